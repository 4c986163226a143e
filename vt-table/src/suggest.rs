//! The help for a word that is unknown; uses `nearest` only.

use crate::nearest::nearest;

/// The help for a word that is not a possible one: the nearest of those, or all if they are few.
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

/// `` `a`, `b`, `c` ``.
pub(crate) fn listed(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    quoted.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_help_is_a_near_word_or_the_few_that_are_possible() {
        let help = |word, words: &[&'static str]| suggest(word, words.iter().copied());
        assert_eq!(
            help("itme", &["item", "self"]).as_deref(),
            Some("did you mean `item`?")
        );
        assert_eq!(
            help("x", &["item"]).as_deref(),
            Some("the only one here is `item`")
        );
        assert_eq!(
            help("x", &["item", "self"]).as_deref(),
            Some("expected one of `item`, `self`")
        );
        assert_eq!(help("x", &[]), None);
        assert_eq!(help("x", &["item"; 13]), None);
    }
}
