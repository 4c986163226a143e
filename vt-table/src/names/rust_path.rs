//! Paths of Rust types.

use super::case::is_capitalised;
use crate::reserved::KEYWORDS;

/// Whether it is the path of a Rust type: `File`, `crate::Hunt`, `::other::Hunt`.
pub(crate) fn is_type_path(path: &str) -> bool {
    let mut segments = path
        .strip_prefix("::")
        .unwrap_or(path)
        .split("::")
        .peekable();
    let mut first = true;
    while let Some(segment) = segments.next() {
        let is_last = segments.peek().is_none();
        let leads = first && !is_last && matches!(segment, "crate" | "self" | "super");
        let fits = is_identifier(segment) && (!is_last || is_capitalised(segment));
        if !leads && !fits {
            return false;
        }
        first = first && segment == "super";
    }
    true
}

fn is_identifier(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
        && name != "_"
        && !KEYWORDS.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn type_paths() {
        for good in [
            "File",
            "crate::Hunt",
            "crate::Hunt",
            "::a::b::C",
            "a_1::B2",
            "self::X",
        ] {
            assert!(is_type_path(good), "{good}");
        }
        for bad in [
            "",
            "file",
            "Vec<File>",
            "crate",
            "a::",
            "::",
            "a::crate::B",
            "a:B",
            "a::b",
            "Self",
            "1a::B",
            "a b::C",
            "&File",
        ] {
            assert!(!is_type_path(bad), "{bad}");
        }
    }
}
