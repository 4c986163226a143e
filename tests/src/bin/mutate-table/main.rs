//! Corrupts the table, one kind of mistake at a time, and tells which rows no test notices.
//!
//! Every row is corrupted in each run, so a run is one build; a row survives a run when no failure names one of its methods.
//! Run by hand (`cargo run -p vt-tests --bin mutate-table`): it takes some minutes and edits `endpoints.toml`, which it puts back.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::{env, fs};

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
        corrupt: |table| verbs(table),
        concerns: |row| row.relationship.is_none(),
    },
    Mutation {
        name: "another path",
        corrupt: |table| paths(table),
        concerns: |_| true,
    },
    Mutation {
        name: "another answer",
        corrupt: |table| {
            let table = values(table, &["returns"], |value| {
                match value {
                    "nothing" => "text".into(),
                    // A relationship must lead to objects.
                    "subscription_preferences" => "vote".into(),
                    _ => "nothing".into(),
                }
            });
            // These say more of an answer that is no longer there.
            ["whole = true", "nullable = true"]
                .iter()
                .fold(table, |table, key| {
                    table
                        .replace(&format!(", {key}"), "")
                        .replace(&format!("{key}, "), "")
                })
        },
        concerns: |row| {
            !matches!(
                row.answer,
                vt_table::Answer::Collection(_) | vt_table::Answer::Either(_)
            ) && row.relationship.is_none()
        },
    },
    Mutation {
        name: "another type of items",
        corrupt: |table| {
            values(table, &["pages"], |value| {
                if value == "vote" {
                    "comment".into()
                } else {
                    "vote".into()
                }
            })
        },
        concerns: |row| {
            matches!(row.answer, vt_table::Answer::Collection(_)) && row.relationship.is_none()
        },
    },
    Mutation {
        name: "another tier",
        corrupt: |table| {
            values(table, &["tier"], |value| {
                if value == "feeds" {
                    "monitor".into()
                } else {
                    "feeds".into()
                }
            })
        },
        concerns: |row| row.tier != vt_table::Tier::Public && row.relationship.is_none(),
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

/// Each verb becomes another one that takes the same things.
fn verbs(table: &str) -> String {
    let swaps = [
        ("get = \"", "delete = \""),
        ("post = \"", "put = \""),
        ("put = \"", "post = \""),
        ("patch = \"", "post = \""),
        ("delete = \"", "get = \""),
    ];
    lines(table, |line| {
        // The reader refuses other verbs than `get` in the rows that relationships are stamped from.
        let of_relationships = ["objects", "ids", "related", "related_ids"]
            .iter()
            .any(|key| line.starts_with(&format!("{key} = {{ name")));
        if !line.contains('{') || line.starts_with("sources") || of_relationships {
            return line.to_owned();
        }
        // GET has no body.
        let swaps = swaps
            .iter()
            .map(|(from, to)| match line.contains(" json = ") {
                true if to.starts_with("get") => (from, &"patch = \""),
                _ => (from, to),
            });
        let found = swaps
            .filter_map(|(from, to)| Some((line.find(&format!(" {from}"))?, from, to)))
            .min();
        found.map_or(line.to_owned(), |(_, from, to)| {
            line.replacen(&format!(" {from}"), &format!(" {to}"), 1)
        })
    })
}

/// Each path gets a wrong last literal; a shared item's path gets it at the resource.
fn paths(table: &str) -> String {
    let keys = ["get", "post", "put", "patch", "delete", "item"];
    values(table, &keys, |value| match value.strip_prefix("{item}") {
        _ if ["{item}", "{path}"].contains(&value) => format!("{value}/x"),
        Some(rest) if rest.starts_with("/{") => format!("{{item}}/x{rest}"),
        _ if value.ends_with('}') => value.replacen("/{", "x/{", 1),
        _ => format!("{value}x"),
    })
}

/// Changes the text value of these keys, wherever they stand.
fn values(table: &str, keys: &[&str], change: impl Fn(&str) -> String) -> String {
    lines(table, |line| {
        let mut line = line.to_owned();
        if line.starts_with("sources") {
            return line;
        }
        for key in keys {
            let found = [format!("{key} = \""), format!("{key}    = \"")]
                .into_iter()
                .find_map(|start| {
                    let at = line.find(&start)?;
                    let word_begins = at == 0 || line[..at].ends_with([' ', '{', ',']);
                    word_begins.then_some(at + start.len())
                });
            if let Some(start) = found {
                let end = start + line[start..].find('"').unwrap_or(0);
                line = format!(
                    "{}{}{}",
                    &line[..start],
                    change(&line[start..end]),
                    &line[end..]
                );
            }
        }
        line
    })
}

fn lines(table: &str, change: impl Fn(&str) -> String) -> String {
    table.lines().map(|line| if line.starts_with('#') { line.to_owned() } else { change(line) } + "\n").collect()
}
