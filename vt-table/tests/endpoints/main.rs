//! Every construct of the grammar, and the endpoints it makes.

#![allow(clippy::panic, reason = "tests, their helpers included")]

mod answers;
mod opening;
mod relationships;
mod requests;
mod resources;
mod shared_relationships;
mod sharing;
mod typed_parameters;

use vt_table::{Answer, Argument, Body, Endpoint, Loaded, Paging, PagingStyle, Place, TableSource};
use vt_table::{Text, Tier, Verb, read};

/// Definitions that most tables here need. Those that a table has itself are left out.
const DEFINITIONS: [&str; 2] = [
    r#"[sources]
docs  = { title = "Docs", page = "https://docs.example.com/reference/{page}" }
notes = { title = "Notes" }
"#,
    r#"[objects]
file     = "File"
domain   = "Domain"
url      = "Url"
user     = "User"
comment  = "Comment"
analysis = "Analysis"
hunt     = "crate::Hunt"
Dynamic  = ["clue", "graph"]
"#,
];

/// Reads a table that must be right.
fn good(table: &str) -> Loaded {
    let mut text = table.to_owned();
    for definitions in DEFINITIONS {
        let header = definitions.lines().next().unwrap_or_default();
        if !table.contains(header) {
            text.push_str(definitions);
        }
    }
    let loaded = read(&TableSource::new("t.toml", text));
    let all: Vec<String> = loaded.diagnostics.iter().map(|d| d.to_string()).collect();
    assert!(all.is_empty(), "{}", all.join("\n\n"));
    loaded
}

/// The endpoints of a table that must be right.
fn endpoints(table: &str) -> Vec<Endpoint> {
    good(table).api.endpoints().cloned().collect()
}

/// The endpoint of the only row, in a resource `things` with an item.
fn row(row: &str) -> Endpoint {
    let table = format!(
        "[resource.things]\nnoun = \"thing\"\nitem = \"/things/{{id}}\"\ndoc = \"Things.\"\n\
         [resource.things.methods]\n{row}\n"
    );
    let mut endpoints = endpoints(&table);
    assert_eq!(endpoints.len(), 1);
    endpoints.remove(0)
}

/// A plain endpoint. Tests name what differs.
fn plain(name: &str, verb: Verb, path: &str) -> Endpoint {
    let (group, method) = name.split_once('.').unwrap_or_default();
    Endpoint {
        group: text(group),
        method: text(method),
        verb,
        path: text(path),
        root: None,
        authenticated: true,
        arguments: Vec::new().into(),
        query: Vec::new().into(),
        headers: Vec::new().into(),
        body: Body::None,
        answer: Answer::Nothing,
        paging: Paging::NONE,
        tier: Tier::Public,
        idempotent: matches!(verb, Verb::Get | Verb::Put | Verb::Delete),
        relationship: None,
        doc: text("D."),
        note: text(""),
        sources: vec![text("notes")].into(),
        see: text(""),
        deprecated: None,
    }
}

fn text(text: &str) -> Text {
    text.to_owned().into()
}

/// An argument in the path.
fn argument(name: &str, rust_type: &str, doc: &str) -> Argument {
    Argument {
        name: text(name),
        place: Place::Path,
        rust_type: text(rust_type),
        doc: text(doc),
    }
}

/// The argument `id` without a description.
fn id() -> Argument {
    argument("id", "String", "the `id`")
}

/// The usual paging.
fn cursor() -> Paging {
    Paging {
        style: PagingStyle::Cursor,
        items: text("data"),
        size_parameter: text("limit"),
        default_size: Some(10),
        maximum_size: None,
    }
}
