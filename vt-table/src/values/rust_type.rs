//! Rust types, which tables name by their paths.

use crate::names::is_type_path;
use crate::report::{Finding, Report};
use crate::text::At;

/// Whether a word is the path of a Rust type; reports it otherwise. `text` is where it stands,
/// before its variables are filled.
pub(crate) fn is_rust_type(text: &At<String>, word: &str, report: &mut Report<'_>) -> bool {
    if is_type_path(word) {
        return true;
    }
    let finding = Finding::new(
        text.span,
        format!("`{word}` is not the path of a Rust type"),
    );
    report.add(if word.contains('<') {
        finding.help("define an alias with `type`, and use that")
    } else {
        finding.help("join names with `::`, and capitalise the last one")
    });
    false
}
