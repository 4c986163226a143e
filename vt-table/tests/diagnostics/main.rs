//! Every message with its place, as the author of a table sees it.
//!
//! A case is a table in which `«` and `»` mark what must be underlined, and the whole message, with
//! a line for each note. Nothing else may be wrong in the table.

mod answers;
mod arguments;
mod definitions;
mod documentation;
mod many;
mod mutations;
mod names;
mod paths;
mod relationships;
mod rows;
mod sharing;
mod syntax;

use std::collections::BTreeSet;

use vt_table::{Diagnostic, Loaded, TableSource, read};

/// A table and what is wrong in it.
type Case = (&'static str, &'static str);

/// Sections that most tables need. Those that a case has itself are left out.
const SECTIONS: [(&str, &str); 2] = [
    (
        "[sources]",
        "docs = { title = \"Docs\", page = \"https://docs.example.com/{page}\" }\nnotes = { title = \"Notes\" }\n",
    ),
    (
        "[objects]",
        "file = \"File\"\ncomment = \"Comment\"\nvote = \"Vote\"\nuser = \"User\"\n",
    ),
];

/// The table of a case, with the sections it does not have itself below it.
fn completed(table: &str) -> String {
    let mut text = table.to_owned();
    for (header, body) in SECTIONS {
        if !table.contains(header) {
            text.push_str(&format!("{header}\n{body}"));
        }
    }
    text
}

/// A table in which this is the only row.
fn with_row(row: &str) -> String {
    format!(
        "[resource.files]\ndoc = \"Files.\"\nitem = \"/files/{{id}}\"\n[resource.files.methods]\n{row}\n"
    )
}

/// The place that a case marks: line and column from 1, and the marked text.
struct Marked {
    text: String,
    line: usize,
    column: usize,
    caret: String,
}

fn unmarked(table: &str) -> Marked {
    assert!(
        table.contains('«') && table.contains('»'),
        "no place is marked: {table}"
    );
    let (before, rest) = table.split_once('«').unwrap_or_default();
    let (caret, after) = rest.split_once('»').unwrap_or_default();
    let line_start = before.rfind('\n').map_or(0, |found| found + 1);
    Marked {
        text: format!("{before}{caret}{after}"),
        line: before.matches('\n').count() + 1,
        column: before[line_start..].chars().count() + 1,
        caret: caret.to_owned(),
    }
}

/// The message, and the notes below it with line and column of their places.
fn shown(diagnostic: &Diagnostic) -> String {
    let mut shown = diagnostic.summary();
    for note in &diagnostic.notes {
        assert_eq!(note.file, "t.toml");
        shown.push_str(&format!("\n{} at {}:{}", note.text, note.line, note.column));
    }
    shown
}

fn caret(diagnostic: &Diagnostic) -> String {
    let line = diagnostic.line_text.chars();
    line.skip(diagnostic.caret.start)
        .take(diagnostic.caret.len())
        .collect()
}

fn load(text: &str) -> Loaded {
    read(&TableSource::new("t.toml", text))
}

fn check(table: &str, message: &str) {
    let marked = unmarked(table);
    let loaded = load(&completed(&marked.text));
    let all: Vec<String> = loaded
        .diagnostics
        .iter()
        .map(Diagnostic::to_string)
        .collect();
    assert_eq!(all.len(), 1, "{table}\n\n{}", all.join("\n\n"));
    let diagnostic = &loaded.diagnostics[0];
    assert_eq!(shown(diagnostic), message, "{table}\n\n{diagnostic}");
    assert_eq!(diagnostic.file, "t.toml", "{table}");
    assert_eq!(
        (diagnostic.line, diagnostic.column, caret(diagnostic)),
        (marked.line, marked.column, marked.caret),
        "{table}\n\n{diagnostic}"
    );
    assert_eq!(
        Some(diagnostic.line_text.as_str()),
        marked.text.lines().nth(marked.line - 1),
        "{table}"
    );
}

fn check_all(cases: &[Case]) {
    for (table, message) in cases {
        check(table, message);
    }
}

/// Cases that are one row each.
fn check_rows(cases: &[Case]) {
    for (row, message) in cases {
        check(&with_row(row), message);
    }
}

/// Messages that differ in more than the names in them.
#[test]
fn there_are_many_different_messages() {
    let groups: [&[Case]; 14] = [
        syntax::CASES,
        syntax::VALUES,
        definitions::CASES,
        names::CASES,
        names::ROWS,
        rows::CASES,
        answers::CASES,
        paths::CASES,
        paths::ROWS,
        arguments::CASES,
        arguments::ROWS,
        documentation::CASES,
        sharing::CASES,
        relationships::CASES,
    ];
    let shapes: BTreeSet<String> = groups
        .concat()
        .iter()
        .map(|(_, message)| {
            let message = message.split(['\n', ';']).next().unwrap_or_default();
            let parts = message.split('`').enumerate();
            parts
                .filter(|(index, _)| index % 2 == 0)
                .map(|(_, part)| part)
                .collect()
        })
        .collect();
    assert!(shapes.len() >= 80, "{} {shapes:#?}", shapes.len());
}
