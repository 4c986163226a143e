//! Snake case and camel case.

/// Whether a name consists of lower-case letters, digits and single underscores, and begins with a
/// letter: `ip_addresses`.
pub(crate) fn is_snake_case(name: &str) -> bool {
    let possible = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.chars().all(possible)
        && !name.contains("__")
        && !name.ends_with('_')
}

/// A suggestion for the name in snake case; `None` if there is none.
pub(crate) fn snake_case(name: &str) -> Option<String> {
    let mut out = String::new();
    let mut previous = '_';
    for character in name.chars() {
        let next = if character.is_ascii_alphanumeric() {
            character.to_ascii_lowercase()
        } else {
            '_'
        };
        let begins_word = character.is_ascii_uppercase() && previous.is_ascii_lowercase();
        if (begins_word || next == '_') && !out.ends_with('_') && !out.is_empty() {
            out.push('_');
        }
        if next != '_' {
            out.push(next);
        }
        previous = character;
    }
    let out = out.trim_matches('_').to_owned();
    is_snake_case(&out).then_some(out)
}

/// The name of a Rust type for a name in snake case: `IpAddress` for `ip_address`.
pub fn camel_case(name: &str) -> String {
    let words = name.split('_').filter(|word| !word.is_empty());
    words.map(capitalised).collect()
}

pub(crate) fn capitalised(word: &str) -> String {
    let mut characters = word.chars();
    match characters.next() {
        Some(first) => first.to_ascii_uppercase().to_string() + characters.as_str(),
        None => String::new(),
    }
}

/// Whether a word begins with a capital letter, as Rust types do and VirusTotal's words do not.
pub(crate) fn is_capitalised(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_types() {
        for (name, expected) in [
            ("file", "File"),
            ("ip_address", "IpAddress"),
            ("ioc_stream_notification", "IocStreamNotification"),
            ("a_1", "A1"),
            ("", ""),
        ] {
            assert_eq!(camel_case(name), expected);
        }
    }

    #[test]
    fn snake_case_and_how_to_get_there() {
        for good in ["a", "ip_addresses", "hash2", "a_1"] {
            assert!(is_snake_case(good), "{good}");
        }
        for (bad, better) in [
            ("addComment", Some("add_comment")),
            ("IPAddress", Some("ipaddress")),
            ("add-comment", Some("add_comment")),
            ("a__b", Some("a_b")),
            ("_a", Some("a")),
            ("1a", None),
            ("é", None),
            ("", None),
        ] {
            assert!(!is_snake_case(bad), "{bad}");
            assert_eq!(snake_case(bad).as_deref(), better, "{bad}");
        }
    }
}
