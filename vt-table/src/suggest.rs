//! "Did you mean": the nearest of the words that are possible.

/// The help for a word that is none of these: the nearest of them, or all when they are few.
pub(crate) fn suggest<'w>(
    word: &str,
    possible: impl IntoIterator<Item = &'w str>,
) -> Option<String> {
    const FEW: usize = 12;
    let possible: Vec<&str> = possible.into_iter().collect();
    if let Some(near) = nearest(word, possible.iter().copied()) {
        return Some(format!("did you mean `{near}`?"));
    }
    match possible.as_slice() {
        [] => None,
        [only] => Some(format!("the only one here is `{only}`")),
        several if several.len() <= FEW => Some(format!("expected one of {}", listed(several))),
        _ => None,
    }
}

/// The nearest of these words, if one is near enough to be meant.
pub(crate) fn nearest<'w>(
    word: &str,
    possible: impl IntoIterator<Item = &'w str>,
) -> Option<&'w str> {
    possible
        .into_iter()
        .map(|other| (distance(word, other), other))
        .filter(|(distance, other)| *distance <= other.len().max(word.len()) / 3)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, other)| other)
}

/// `` `a`, `b`, `c` ``.
pub(crate) fn listed(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    quoted.join(", ")
}

/// How many letters to insert, remove, replace or swap with their neighbour.
fn distance(a: &str, b: &str) -> usize {
    let a: Vec<char> = a.chars().collect();
    let b: Vec<char> = b.chars().collect();
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let mut best = (above[j] + usize::from(x != y))
                .min(above[j + 1] + 1)
                .min(row[j] + 1);
            if i > 0 && j > 0 && *x == b[j - 1] && a[i - 1] == *y {
                best = best.min(before[j - 1] + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut above, row);
    }
    above[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distance_counts_edits() {
        for (a, b, edits) in [
            ("", "", 0),
            ("", "abc", 3),
            ("pages", "pages", 0),
            ("pagnes", "pages", 1),
            ("itme", "item", 1),
            ("get", "got", 1),
            ("kitten", "sitting", 3),
            ("é", "e", 1),
        ] {
            assert_eq!(distance(a, b), edits, "{a} {b}");
            assert_eq!(distance(b, a), edits, "{b} {a}");
        }
    }

    #[test]
    fn only_near_words_are_suggested() {
        let words = ["returns", "pages", "paging"];
        assert_eq!(nearest("pagnes", words), Some("pages"));
        assert_eq!(nearest("return", words), Some("returns"));
        assert_eq!(nearest("frobnicate", words), None);
        assert_eq!(nearest("ip", ["id"]), None);
    }
}
