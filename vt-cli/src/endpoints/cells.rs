//! The cells of a row, for formats with columns.

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
        row.path_from_root(),
        row.paging.style.as_str().into(),
        kinds::cell(kinds::body(&row.body)),
        kinds::cell(kinds::answer(&row.answer)),
        row.tier.as_str().into(),
        (&*row.doc).into(),
    ];
    cells.map(one_line)
}

/// The text without anything that would break a line or a cell.
pub(super) fn one_line(text: Cow<'_, str>) -> Cow<'_, str> {
    let is_unprintable = |character| !is_printable(character);
    if text.contains(is_unprintable) {
        Cow::Owned(text.replace(is_unprintable, " "))
    } else {
        text
    }
}
