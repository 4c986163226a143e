//! Corrupts the table, one kind of mistake at a time, and tells which rows no test notices.
//!
//! Every row is corrupted in each run, so a run is one build; a row survives a run when no failure names one of its methods.
//! Run by hand (`cargo run -p vt-tests --bin mutate-table`): it takes some minutes and edits `endpoints.toml`, which it puts back.

mod corrupt;

use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::{env, fs};

use vt_table::{Answer, Argument, PagingStyle, Place, Tier, Verb};

/// A kind of mistake: what it is called, and the corrupted table.
struct Mutation {
    name: &'static str,
    corrupt: fn(&str) -> String,
    /// Whether a row of the table is concerned at all.
    concerns: fn(&vt_table::Endpoint) -> bool,
}

const MUTATIONS: &[Mutation] = &[
    Mutation {
        name: "another verb",
        corrupt: corrupt::verbs,
        concerns: |row| row.relationship.is_none(),
    },
    Mutation {
        name: "another path",
        corrupt: corrupt::paths,
        concerns: |_| true,
    },
    Mutation {
        name: "another answer",
        corrupt: corrupt::answers,
        concerns: |row| {
            !matches!(row.answer, Answer::Collection(_) | Answer::Either(_))
                && row.relationship.is_none()
        },
    },
    Mutation {
        name: "another type of items",
        corrupt: |table| {
            corrupt::values(table, &["pages"], |value| match value {
                "vote" => "comment".into(),
                _ => "vote".into(),
            })
        },
        concerns: |row| matches!(row.answer, Answer::Collection(_)) && row.relationship.is_none(),
    },
    Mutation {
        name: "another tier",
        corrupt: |table| {
            corrupt::values(table, &["tier"], |value| match value {
                "feeds" => "monitor".into(),
                _ => "feeds".into(),
            })
        },
        concerns: |row| row.tier != Tier::Public && row.relationship.is_none(),
    },
    Mutation {
        name: "another query parameter",
        corrupt: corrupt::query,
        concerns: |row| {
            let required = |argument: &Argument| matches!(argument.place, Place::Query(_));
            !(row.query.is_empty() && row.headers.is_empty()) || row.arguments.iter().any(required)
        },
    },
    Mutation {
        name: "another set of values, range or default",
        corrupt: corrupt::limits,
        concerns: |row| {
            let limited = |one: &vt_table::Parameter| {
                let default = one.default.is_some() && one.values.is_empty();
                !one.values.is_empty() || one.range.is_some() || default
            };
            row.query.iter().any(limited)
        },
    },
    Mutation {
        name: "another header",
        corrupt: |table| {
            let table = table.replace("headers = { x-", "headers = { y-");
            table.replace("headers = { PROJECT-ID", "headers = { OTHER-ID")
        },
        concerns: |row| {
            let required = |argument: &Argument| matches!(argument.place, Place::Header(_));
            !row.headers.is_empty() || row.arguments.iter().any(required)
        },
    },
    Mutation {
        name: "another page size",
        corrupt: corrupt::page_sizes,
        concerns: |row| {
            let paging = &row.paging;
            paging.maximum_size.is_some()
                || paging.default_size.is_some_and(|size| size != 10)
                || (paging.style == PagingStyle::Cursor && paging.size_parameter.is_empty())
        },
    },
    Mutation {
        name: "another way of paging",
        corrupt: |table| corrupt::values(table, &["paging"], |_| "cursor".into()),
        concerns: |row| {
            !matches!(row.paging.style, PagingStyle::Cursor)
                && matches!(row.answer, Answer::Collection(_))
        },
    },
    Mutation {
        name: "another place of the items",
        corrupt: |table| corrupt::values(table, &["items"], |_| "elsewhere".into()),
        concerns: |row| row.paging.items != "data",
    },
    Mutation {
        name: "repeats, root and key",
        corrupt: |table| {
            let table = table.replace("idempotent = true", "idempotent = false");
            let table = table.replace("root = \"/ui\"", "root = \"/uj\"");
            table.replace("key = false", "key = true")
        },
        concerns: |row| (row.verb == Verb::Post && row.idempotent) || row.root.is_some(),
    },
    Mutation {
        name: "another source",
        corrupt: corrupt::sources,
        // A relationship's own source is in the table alone.
        concerns: |row| row.relationship.is_none(),
    },
];

fn main() -> ExitCode {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let path = root.join("endpoints.toml");
    let (Ok(table), Ok(_)) = (fs::read_to_string(&path), env::set_current_dir(&root)) else {
        eprintln!("cannot read {}", path.display());
        return ExitCode::FAILURE;
    };
    let loaded = vt_table::read(&vt_table::Source::new("endpoints.toml", table.as_str()));
    let mut survivors = 0;
    // A table that is not even read would be noticed by no test, and building it takes time.
    for mutation in MUTATIONS {
        let source = vt_table::Source::new(mutation.name, (mutation.corrupt)(&table));
        for diagnostic in vt_table::read(&source).diagnostics {
            eprintln!("{diagnostic}\n");
            survivors += 1;
        }
    }
    if survivors > 0 {
        eprintln!("a corruption makes a table that cannot be read");
        return ExitCode::FAILURE;
    }
    for mutation in MUTATIONS {
        let failed = fs::write(&path, (mutation.corrupt)(&table)).map(|()| failing_methods());
        if fs::write(&path, &table).is_err() {
            eprintln!("the table could not be put back; `git checkout endpoints.toml`");
            return ExitCode::FAILURE;
        }
        let Ok(failed) = failed else {
            return ExitCode::FAILURE;
        };
        let rows: Vec<String> = loaded
            .api
            .endpoints()
            .filter(|row| (mutation.concerns)(row))
            .map(vt_table::Endpoint::name)
            .collect();
        let alive: Vec<&String> = rows.iter().filter(|name| !failed.contains(*name)).collect();
        survivors += alive.len();
        println!(
            "{}: {} of {} rows noticed; survivors: {alive:?}",
            mutation.name,
            rows.len() - alive.len(),
            rows.len()
        );
    }
    if survivors == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// The methods that a failure of the wire tests names.
fn failing_methods() -> BTreeSet<String> {
    let output = Command::new(env!("CARGO"))
        .args(["test", "-p", "vt-tests", "--test", "wire", "--no-fail-fast"])
        .output();
    let Ok(output) = output else {
        return BTreeSet::new();
    };
    let text = format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    if !text.contains("test result") {
        eprintln!("the corrupted table does not compile:\n{text}");
    }
    // `line 12 files.comments (async): …` and `row files.comments: …`.
    let words = text.lines().filter_map(|line| {
        let mut words = line.split([' ', ':']);
        match words.next() {
            Some("line") => words.nth(1),
            Some("row") => words.next(),
            _ => None,
        }
    });
    words.map(str::to_owned).collect()
}
