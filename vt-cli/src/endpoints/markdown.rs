//! The list as a document: a chapter for each group, with relationships in a table of their own.

use std::fmt::Write as _;

use vt_table::{Answer, Endpoint, Item};

use super::cells::one_line;
use crate::operations::lookup;

const INTRODUCTION: &str = "\
# Operations

Every operation in the table, by group. `client.GROUP().METHOD(…)` calls it from a program, and
`vt api GROUP METHOD …` from a shell; `vt api GROUP METHOD --help` tells more about it. The tier
tells which accounts may call it: `public` means every account, `unknown` that the reference does
not say.

A relationship is up to two operations: the method with its name returns its objects, and the other
method returns only their types and identifiers.

`vt endpoints --format markdown` writes this file.
";

/// The whole document, without a final line break.
pub(super) fn document(rows: &[&Endpoint]) -> String {
    let mut text = INTRODUCTION.to_owned();
    for (group, rows) in lookup::groups(rows.iter().copied()) {
        chapter(&mut text, group, &rows);
    }
    text.trim_end().to_owned()
}

fn chapter(text: &mut String, group: &str, rows: &[&Endpoint]) {
    let _ = write!(text, "\n## {group}\n");
    let (relationships, methods): (Vec<&Endpoint>, Vec<&Endpoint>) = rows
        .iter()
        .partition(|row| named_relationship(row).is_some());
    if !methods.is_empty() {
        heading(text, "| method | verb and path | tier | returns | |");
        for row in methods {
            line(text, row, None);
        }
    }
    if !relationships.is_empty() {
        heading(
            text,
            "| relationship | verb and path | tier | returns | identifiers | |",
        );
        for fold in folds(&relationships) {
            line(text, fold.shown(), Some(&fold.identifiers()));
        }
    }
}

/// The first two lines of a table.
fn heading(text: &mut String, names: &str) {
    let rule = " --- |".repeat(names.matches(" |").count());
    let _ = write!(text, "\n{names}\n|{rule}\n");
}

fn line(text: &mut String, row: &Endpoint, identifiers: Option<&str>) {
    let _ = write!(
        text,
        "| `{}` | `{} {}` | {} | {} |",
        row.method,
        row.verb,
        row.path_from_root(),
        row.tier,
        returns(&row.answer),
    );
    if let Some(identifiers) = identifiers {
        let _ = write!(text, " {identifiers} |");
    }
    let _ = writeln!(text, " {} |", description(row));
}

/// The name of the relationship that a row reads.
fn named_relationship(row: &Endpoint) -> Option<&str> {
    let name = &*row.relationship.as_ref()?.name;
    (!name.starts_with('{')).then_some(name)
}

/// The rows of one relationship, of which there is at least one.
enum Fold<'t> {
    Objects(&'t Endpoint),
    Ids(&'t Endpoint),
    Both {
        objects: &'t Endpoint,
        ids: &'t Endpoint,
    },
}

impl<'t> Fold<'t> {
    fn shown(&self) -> &'t Endpoint {
        match self {
            Self::Objects(row) | Self::Ids(row) | Self::Both { objects: row, .. } => row,
        }
    }

    fn identifiers(&self) -> String {
        match self {
            Self::Both { ids, .. } => format!("`{}`", ids.method),
            Self::Objects(_) | Self::Ids(_) => String::new(),
        }
    }
}

/// The rows by relationship, in the table's order.
fn folds<'t>(rows: &[&'t Endpoint]) -> Vec<Fold<'t>> {
    let is_ids = |row: &Endpoint| row.relationship.as_ref().is_some_and(|it| it.ids);
    let counterpart = |of: &Endpoint| {
        rows.iter().copied().find(|row| {
            named_relationship(row) == named_relationship(of) && is_ids(row) != is_ids(of)
        })
    };
    rows.iter()
        .copied()
        .filter_map(|row| match (is_ids(row), counterpart(row)) {
            (false, Some(ids)) => Some(Fold::Both { objects: row, ids }),
            (false, None) => Some(Fold::Objects(row)),
            (true, None) => Some(Fold::Ids(row)),
            (true, Some(_)) => None,
        })
        .collect()
}

fn returns(answer: &Answer) -> String {
    match answer {
        Answer::Nothing => "nothing".to_owned(),
        Answer::Text => "text".to_owned(),
        Answer::Bytes => "bytes".to_owned(),
        Answer::Redirect => "bytes, by a redirect".to_owned(),
        Answer::Object { tag, nullable } => {
            let or_none = if *nullable { " or null" } else { "" };
            format!("{}{or_none}", object(tag))
        }
        Answer::Collection(Item::Object(tag)) => format!("list: {}", object(tag)),
        Answer::Collection(Item::Value(kind)) => format!("list: `{kind}`"),
        Answer::Either(tag) => format!("one or a list: {}", object(tag)),
        Answer::Data(kind) | Answer::Whole(kind) => format!("`{kind}`"),
    }
}

fn object(tag: &str) -> String {
    match tag {
        "any" => "any object".to_owned(),
        "descriptor" => "type and identifier".to_owned(),
        _ => format!("`{tag}`"),
    }
}

/// What the row does, with a link to its page and what to use instead of it.
fn description(row: &Endpoint) -> String {
    let mut text = one_line((&*row.doc).into()).replace('|', "\\|");
    if let Some(instead) = &row.deprecated {
        text = format!("**Deprecated**: {}. {text}", instead.replace('|', "\\|"));
    }
    if !row.see.is_empty() {
        let _ = write!(text, " [↗]({})", row.see);
    }
    text
}
