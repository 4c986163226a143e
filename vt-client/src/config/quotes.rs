//! Quotes around a value, which some programs leave on.

/// Whether the same quotes stand around a text.
pub(crate) fn in_quotes(text: &str) -> bool {
    text.len() > 1
        && ['"', '\'', '`']
            .iter()
            .any(|&quote| text.starts_with(quote) && text.ends_with(quote))
}
