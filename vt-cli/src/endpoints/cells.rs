//! The cells of a row, for formats that have columns.

use std::borrow::Cow;

use vt_client::printable::is_printable;
use vt_table::Endpoint;

use super::kinds;

pub(super) const HEADINGS: [&str; 9] = [
    "GROUP",
    "METHOD",
    "VERB",
    "PATH",
    "PAGES",
    "BODY",
    "ANSWER",
    "TIER",
    "DESCRIPTION",
];

/// One cell for each heading.
pub(super) fn cells(row: &Endpoint) -> [Cow<'_, str>; 9] {
    let cells: [Cow<'_, str>; 9] = [
        (&*row.group).into(),
        (&*row.method).into(),
        row.verb.as_str().into(),
        path(row),
        row.paging.style.as_str().into(),
        kinds::cell(kinds::body(&row.body)),
        kinds::cell(kinds::answer(&row.answer)),
        row.tier.as_str().into(),
        (&*row.doc).into(),
    ];
    cells.map(one_line)
}

/// The path below the base URL, or below the host where another root replaces the base URL's path.
fn path(row: &Endpoint) -> Cow<'_, str> {
    match &row.root {
        Some(root) => Cow::Owned(format!("{root}{}", row.path)),
        None => Cow::Borrowed(&row.path),
    }
}

/// The text without what would break a line or a cell.
fn one_line(text: Cow<'_, str>) -> Cow<'_, str> {
    let is_unprintable = |character| !is_printable(character);
    if text.contains(is_unprintable) {
        Cow::Owned(text.replace(is_unprintable, " "))
    } else {
        text
    }
}
