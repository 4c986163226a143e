//! Corrupts the table, one kind of mistake at a time, and tells which rows no test notices.
//!
//! Every row is corrupted in each run, so a run is one build; a row survives a run when no failure
//! names one of its methods. Run by hand (`cargo run -p vt-tests --bin mutate-table`): it takes
//! some minutes and edits `endpoints.toml`, which it puts back.

mod corrupt;

use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::{env, fs};

use vt_table::TableSource;

/// A kind of mistake: what it is called, and the corrupted table.
struct Mutation {
    name: &'static str,
    corrupt: fn(&str) -> String,
}

const SOURCE: &str = "another source";

const MUTATIONS: [Mutation; 13] = [
    Mutation {
        name: "another verb",
        corrupt: corrupt::verbs,
    },
    Mutation {
        name: "another path",
        corrupt: corrupt::paths,
    },
    Mutation {
        name: "another answer",
        corrupt: corrupt::answers,
    },
    Mutation {
        name: "another type of items",
        corrupt: |table| {
            corrupt::values(table, &["pages"], |value| match value {
                "vote" => "comment".into(),
                _ => "vote".into(),
            })
        },
    },
    Mutation {
        name: "another tier",
        corrupt: |table| {
            corrupt::values(table, &["tier"], |value| match value {
                "feeds" => "monitor".into(),
                _ => "feeds".into(),
            })
        },
    },
    Mutation {
        name: "another query parameter",
        corrupt: corrupt::query,
    },
    Mutation {
        name: "another set of values, range or default",
        corrupt: corrupt::limits,
    },
    Mutation {
        name: "another header",
        corrupt: |table| {
            let table = table.replace("headers = { x-", "headers = { y-");
            table.replace("headers = { PROJECT-ID", "headers = { OTHER-ID")
        },
    },
    Mutation {
        name: "another page size",
        corrupt: corrupt::page_sizes,
    },
    Mutation {
        name: "another way of paging",
        corrupt: |table| corrupt::values(table, &["paging"], |_| "cursor".into()),
    },
    Mutation {
        name: "another place of the items",
        corrupt: |table| corrupt::values(table, &["items"], |_| "elsewhere".into()),
    },
    Mutation {
        name: "repeats, root and key",
        corrupt: |table| {
            let table = table.replace("idempotent = true", "idempotent = false");
            let table = table.replace("root = \"/ui\"", "root = \"/uj\"");
            table.replace("key = false", "key = true")
        },
    },
    Mutation {
        name: SOURCE,
        corrupt: corrupt::sources,
    },
];

fn main() -> ExitCode {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let path = root.join("endpoints.toml");
    let (Ok(table), Ok(_)) = (fs::read_to_string(&path), env::set_current_dir(&root)) else {
        eprintln!("cannot read {}", path.display());
        return ExitCode::FAILURE;
    };
    let rows = |name: &str, table: String| vt_table::read(&TableSource::new(name, table));
    let right = rows("endpoints.toml", table.clone());
    let wrong = MUTATIONS.map(|mutation| rows(mutation.name, (mutation.corrupt)(&table)));
    // A table that is not even read would be noticed by no test, and building it takes time.
    let unread: Vec<_> = wrong
        .iter()
        .flat_map(|loaded| &loaded.diagnostics)
        .collect();
    if !unread.is_empty() {
        unread
            .iter()
            .for_each(|diagnostic| eprintln!("{diagnostic}\n"));
        eprintln!("a corruption makes a table that cannot be read");
        return ExitCode::FAILURE;
    }
    let mut survivors = 0;
    for (mutation, wrong) in MUTATIONS.iter().zip(&wrong) {
        let failed = fs::write(&path, (mutation.corrupt)(&table)).map(|()| failing_methods());
        if fs::write(&path, &table).is_err() {
            eprintln!("the table could not be put back; `git checkout endpoints.toml`");
            return ExitCode::FAILURE;
        }
        let Ok(failed) = failed else {
            return ExitCode::FAILURE;
        };
        let corrupted: Vec<String> = right
            .api
            .endpoints()
            .zip(wrong.api.endpoints())
            .filter(|(right, wrong)| right != wrong)
            // A relationship's own source is in the table alone.
            .filter(|(right, _)| {
                let link = right.relationship.as_ref();
                mutation.name != SOURCE || link.is_none_or(|link| link.name == "{relationship}")
            })
            .map(|(right, _)| right.name())
            .collect();
        let alive: Vec<&String> = corrupted
            .iter()
            .filter(|name| !failed.contains(*name))
            .collect();
        survivors += alive.len();
        println!(
            "{}: {} of {} corrupted rows noticed; survivors: {alive:?}",
            mutation.name,
            corrupted.len() - alive.len(),
            corrupted.len()
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
