//! What an unknown word may mean.

use vt_table::nearest;

/// The nearest of these words or, if none is near, those that contain this one, as a question.
pub(crate) fn meant(word: &str, known: &[&str]) -> Option<String> {
    let names = match nearest(word, known.iter().copied()) {
        Some(name) => vec![name],
        None => with_word(word, known),
    };
    let (last, others) = names.split_last()?;
    let choice = match others {
        [] => format!("`{last}`"),
        _ => format!("`{}` or `{last}`", others.join("`, `")),
    };
    Some(format!("did you mean {choice}?"))
}

/// The most names that are listed.
const MOST_NAMES: usize = 3;

/// The names that contain this word or a word that begins with it: whole words first, then the
/// shortest names.
fn with_word<'w>(word: &str, known: &[&'w str]) -> Vec<&'w str> {
    let word = normalised(word);
    // Some names are singular and some are plural.
    let stem = word.strip_suffix('s').unwrap_or(&word);
    if stem.len() < 2 {
        return Vec::new();
    }
    let begins = |name: &&str| format!("_{name}").contains(&format!("_{stem}"));
    let is_whole = |name: &str| format!("_{name}_").contains(&format!("_{word}_"));
    let mut names: Vec<&str> = known.iter().copied().filter(begins).collect();
    names.sort_by_key(|name| (!is_whole(name), name.len()));
    names.truncate(MOST_NAMES);
    names
}

/// Names have underscores and lower case; people and shells use dashes and any case.
fn normalised(word: &str) -> String {
    word.to_lowercase().replace('-', "_")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_words_are_suggested() {
        let known = ["files", "ip_addresses", "url"];
        for (word, near) in [
            ("fiels", Some("files")),
            ("file", Some("files")),
            ("FILES", Some("files")),
            ("ip-adresses", Some("ip_addresses")),
            ("urls", Some("url")),
            ("frobnicate", None),
            ("", None),
        ] {
            let expected = near.map(|near| format!("did you mean `{near}`?"));
            assert_eq!(meant(word, &known), expected, "{word}");
        }
    }

    #[test]
    fn names_with_the_word_are_suggested_if_none_is_near() {
        let known = [
            "hunting_rulesets",
            "hunting_notifications",
            "yara_rules",
            "yara_rulesets",
            "threat_lists",
            "private_zip_files",
        ];
        for (word, choice) in [
            ("threats", "`threat_lists`"),
            ("ZIP", "`private_zip_files`"),
            ("private-zip", "`private_zip_files`"),
            ("hunting", "`hunting_rulesets` or `hunting_notifications`"),
            ("ruleset", "`yara_rulesets` or `hunting_rulesets`"),
            // A whole word comes before the beginning of one.
            (
                "rule",
                "`yara_rules`, `yara_rulesets` or `hunting_rulesets`",
            ),
        ] {
            let expected = Some(format!("did you mean {choice}?"));
            assert_eq!(meant(word, &known), expected, "{word}");
        }
        for word in ["livehunt", "ules", "s", "_", "z"] {
            assert_eq!(meant(word, &known), None, "{word}");
        }
    }
}
