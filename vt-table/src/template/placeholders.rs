//! Placeholders in a text.

use std::ops::Range;

/// The variable for the type tag of a resource's objects, and the same in camel case.
pub(super) const SELF: &str = "self";
pub(super) const SELF_TYPE: &str = "Self";

/// The places of each `{name}` in a text. Braces around anything else are text.
pub(crate) fn placeholders(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.match_indices('{').filter_map(|(start, _)| {
        let length = text[start + 1..].find(['{', '}'])?;
        let name = &text[start + 1..start + 1 + length];
        let end = start + length + 2;
        let is_name = name.starts_with(|c: char| c.is_ascii_lowercase())
            && name
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
        let is_variable = is_name || name == SELF_TYPE;
        (is_variable && text[..end].ends_with('}')).then_some(start..end)
    })
}

/// The variable that a placeholder stands for: `self` for `Self`.
pub(crate) fn variable(name: &str) -> &str {
    match name {
        SELF_TYPE => SELF,
        name => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_in_braces_are_placeholders() {
        let text = r#"{a} {"json": 1} {} {b_2}{{c}} { d } {E} {é} {Self} {SELF} {open"#;
        let found: Vec<&str> = placeholders(text).map(|place| &text[place]).collect();
        assert_eq!(found, ["{a}", "{b_2}", "{c}", "{Self}"]);
    }
}
