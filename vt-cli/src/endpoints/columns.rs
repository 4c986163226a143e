//! The list as columns: aligned for people, separated by tabs for programs.

use std::borrow::Cow;

use vt_client::printable::is_printable;
use vt_table::Endpoint;

use crate::endpoints::kinds;

const HEADINGS: [&str; 9] = [
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

/// One line per row, the cells separated by tabs.
pub(super) fn separated(rows: &[&Endpoint]) -> String {
    let lines: Vec<String> = rows.iter().map(|row| cells(row).join("\t")).collect();
    lines.join("\n")
}

/// A heading and one line per row, each column as wide as its widest cell.
pub(super) fn aligned(rows: &[&Endpoint]) -> String {
    let mut lines: Vec<[Cow<'_, str>; 9]> = vec![HEADINGS.map(Cow::Borrowed)];
    lines.extend(rows.iter().map(|row| cells(row)));
    let mut widths = [0; 9];
    for line in &lines {
        for (width, cell) in widths.iter_mut().zip(line) {
            *width = (*width).max(cell.chars().count());
        }
    }
    let lines: Vec<String> = lines
        .iter()
        .map(|line| {
            let cells = line.iter().zip(widths);
            let padded = cells.map(|(cell, width)| format!("{cell:width$}"));
            padded.collect::<Vec<_>>().join("  ").trim_end().to_owned()
        })
        .collect();
    lines.join("\n")
}

fn cells(row: &Endpoint) -> [Cow<'_, str>; 9] {
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
