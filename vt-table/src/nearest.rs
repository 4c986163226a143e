//! The distance between words; uses nothing.

/// The nearest of these words, if one is so near that it may be meant.
///
/// A word is near if a third of its letters at most must be inserted, removed, replaced or swapped
/// with their neighbours. Case does not matter, and `-` is the same as `_`.
///
/// ```
/// # use vt_table::nearest;
/// assert_eq!(nearest("pagnes", ["returns", "pages"]), Some("pages"));
/// assert_eq!(nearest("IP-Adresses", ["files", "ip_addresses"]), Some("ip_addresses"));
/// assert_eq!(nearest("frobnicate", ["files"]), None);
/// ```
pub fn nearest<'w>(word: &str, words: impl IntoIterator<Item = &'w str>) -> Option<&'w str> {
    let meant = normalised(word);
    words
        .into_iter()
        .map(|other| (strsim::osa_distance(&meant, &normalised(other)), other))
        .filter(|(distance, other)| *distance <= other.len().max(word.len()) / 3)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, other)| other)
}

fn normalised(word: &str) -> String {
    word.to_lowercase().replace('-', "_")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_near_words_are_found() {
        let words = ["returns", "pages", "paging"];
        for (word, near) in [
            ("pagnes", Some("pages")),
            ("return", Some("returns")),
            ("retruns", Some("returns")),
            ("PAGES", Some("pages")),
            ("frobnicate", None),
            ("", None),
        ] {
            assert_eq!(nearest(word, words), near, "{word}");
        }
        assert_eq!(nearest("ip", ["id"]), None);
        assert_eq!(
            nearest("private_scaning", ["private-scanning"]),
            Some("private-scanning")
        );
    }

    #[test]
    fn the_nearest_of_several_is_found() {
        assert_eq!(
            nearest("votes", ["notes", "voters", "votes"]),
            Some("votes")
        );
        // Of two that are equally near, the first.
        assert_eq!(nearest("cats", ["bats", "rats"]), Some("bats"));
    }
}
