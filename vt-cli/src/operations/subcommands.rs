//! The table as subcommands: `vt api GROUP METHOD ARGUMENTS…`. Help and completion come from it.

use std::ffi::OsString;

use clap::{Arg, Args, Command};
use clap_complete::engine::{ArgValueCandidates, CompletionCandidate};
use vt_table::{Answer, Body, Endpoint, Verb};

use super::typed::{CallOptions, id};
use super::{example, help};
use crate::endpoints;
use crate::operations::lookup;

/// The verbs that stand in place of a group, before a path.
pub(crate) const VERBS: [Verb; 5] = Verb::ALL;

/// The argument of `vt api GET`.
pub(crate) const PATH: &str = "any path";

/// Arguments beyond those of a row.
pub(crate) const EXCESS: &str = "excess";

/// The argument of this index. Names of arguments might be those of options.
pub(crate) fn argument_id(index: usize) -> String {
    format!("argument {index}")
}

/// The command line with the operations of a table in it.
///
/// There may be more than a thousand, so that only what `words` mention is made in full; they are all that was typed.
pub(crate) fn with_operations(
    command: Command,
    endpoints: &[Endpoint],
    words: &[OsString],
) -> Command {
    let mentioned = |name: &str| words.iter().any(|word| word == name);
    let groups = lookup::groups(endpoints);
    let names: Vec<String> = groups.iter().map(|(name, _)| (*name).to_owned()).collect();
    let command = command.mut_subcommand("endpoints", |list| {
        list.mut_arg(endpoints::GROUP, |group| {
            group.add(candidates(names, |name| CompletionCandidate::new(name)))
        })
    });
    if !mentioned("api") {
        return command;
    }
    let groups = groups.into_iter().map(|(name, rows)| {
        let count = rows.len();
        let operations = if count == 1 {
            "operation"
        } else {
            "operations"
        };
        let group = Command::new(name.to_owned()).about(format!("{count} {operations}"));
        if mentioned(name) {
            self::group(group, &rows, &mentioned)
        } else {
            group
        }
    });
    command.mut_subcommand("api", |api| open(api.subcommands(groups), "GROUP"))
}

/// A command whose subcommands come from a table: words that are not in it are looked at later, with a better message.
fn open(command: Command, value_name: &'static str) -> Command {
    command
        .subcommand_required(true)
        .arg_required_else_help(true)
        .disable_help_subcommand(true)
        .allow_external_subcommands(true)
        .subcommand_value_name(value_name)
}

fn group(command: Command, rows: &[&Endpoint], mentioned: &impl Fn(&str) -> bool) -> Command {
    let methods = rows.iter().map(|row| {
        let method = Command::new(row.method.to_string()).about(row.doc.to_string());
        if mentioned(&row.method) {
            operation(method, row, rows)
        } else {
            method
        }
    });
    open(command.subcommands(methods), "METHOD").subcommand_help_heading("Methods")
}

/// `vt api GROUP METHOD`, complete.
fn operation(command: Command, row: &Endpoint, rows: &[&Endpoint]) -> Command {
    let mut usage = format!("vt api {} {} [OPTIONS]", row.group, row.method);
    let mut command = CallOptions::augment_args(command)
        .about(row.doc.to_string())
        .after_help(help::operation(row));
    for (index, argument) in row.arguments.iter().enumerate() {
        let name = argument.name.to_uppercase();
        usage.push_str(&format!(" <{name}>"));
        let mut typed = Arg::new(argument_id(index))
            .value_name(name)
            .help(help::argument(argument));
        if argument.name == "relationship" {
            typed = typed.add(candidates(relationships(rows), |name| {
                CompletionCandidate::new(name)
            }));
        }
        command = command.arg(typed);
    }
    let parameters: Vec<String> = row.query.iter().flat_map(help::values).collect();
    let query = candidates(parameters, |value| CompletionCandidate::new(value));
    let is_collection = matches!(row.answer, Answer::Collection(_) | Answer::Either(_));
    let has_form = matches!(row.body, Body::Form(_) | Body::Multipart(_));
    let hidden = [
        (
            id::DATA,
            matches!(row.body, Body::None | Body::Multipart(_)),
        ),
        (id::FIELD, !has_form),
        (id::FILE, !matches!(row.body, Body::Multipart(_))),
        (id::ALL, !is_collection),
        (id::LIMIT, !is_collection),
        (id::PAGE_SIZE, row.paging.size_parameter.is_empty()),
        (id::CURSOR, !is_collection),
    ];
    hidden
        .into_iter()
        .fold(command, |command, (name, hide)| {
            command.mut_arg(name, |option| option.hide(hide))
        })
        .arg(excess())
        .mut_arg(id::FILE, |option| {
            let part = example::file_part(&row.body);
            option.help(format!(
                "Adds a file to the form, as the part `{part}` or with a name of its own"
            ))
        })
        .mut_arg(id::QUERY, |option| option.add(query))
        .override_usage(usage)
        .disable_help_subcommand(true)
}

/// `vt api GET /any/path`.
pub(crate) fn any_path(verb: &Verb) -> Command {
    let command = Command::new(verb.as_str()).alias(verb.key()).arg(
        Arg::new(PATH)
            .value_name("/PATH[?QUERY]")
            .required(true)
            .help("the path, percent-encoded where it has to be; a query may follow"),
    );
    CallOptions::augment_args(command)
        .about(format!(
            "Sends a {verb} request to any path below the base URL"
        ))
        .after_help(help::ANY_PATH)
}

fn excess() -> Arg {
    Arg::new(EXCESS).num_args(0..).hide(true)
}

/// The relationships that the `related` rows of a group can be asked for.
fn relationships(rows: &[&Endpoint]) -> Vec<String> {
    let mut names: Vec<String> = rows
        .iter()
        .filter_map(|row| row.relationship.as_ref())
        .filter(|relationship| !relationship.name.starts_with('{'))
        .map(|relationship| relationship.name.to_string())
        .collect();
    names.sort();
    names.dedup();
    names
}

fn candidates(
    names: Vec<String>,
    candidate: impl Fn(&String) -> CompletionCandidate + Send + Sync + 'static,
) -> ArgValueCandidates {
    ArgValueCandidates::new(move || names.iter().map(&candidate).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;
    use vt_client::ENDPOINTS;

    use super::*;
    use crate::api::operation::Operation;
    use crate::cli::{Cli, Command as Typing};

    /// All words there are, so that everything is made.
    fn every_word() -> Vec<OsString> {
        let rows = ENDPOINTS.iter();
        let words = rows.flat_map(|row| [&*row.group, &*row.method]);
        std::iter::once("api")
            .chain(words)
            .map(OsString::from)
            .collect()
    }

    #[test]
    fn the_definitions_of_all_operations_are_consistent() {
        with_operations(Cli::command(), ENDPOINTS, &every_word()).debug_assert();
    }

    /// What is typed for a row, in a table of this row alone: a whole table takes long, so often.
    fn find(row: &Endpoint, words: &[&str]) -> Result<String, crate::outcome::exit::Failure> {
        let words: Vec<OsString> = words.iter().map(OsString::from).collect();
        let typed = match Cli::read(std::slice::from_ref(row), &words)
            .unwrap()
            .command
        {
            Some(Typing::Api(typed)) => *typed,
            other => panic!("{words:?}: {other:?}"),
        };
        Operation::find(ENDPOINTS, &typed).map(|operation| operation.row.name())
    }

    #[test]
    fn every_row_is_found_by_the_example_of_its_help() {
        for row in ENDPOINTS {
            let line = crate::operations::example::line(row);
            let words: Vec<&str> = line.split(' ').collect();
            assert_eq!(find(row, &words).unwrap(), row.name(), "{line}");
        }
    }

    #[test]
    fn arguments_are_as_many_as_the_row_has() {
        for count in 0..4 {
            let row = ENDPOINTS.iter().find(|row| row.arguments.len() == count);
            let row = row.unwrap();
            let words = ["vt", "api", &row.group, &row.method];
            let names: Vec<&str> = row.arguments.iter().map(|it| &*it.name).collect();
            let all = [&words, &*names].concat();
            assert!(find(row, &all).is_ok(), "{all:?}");
            assert!(
                find(row, &[&all[..], &["more"]].concat()).is_err(),
                "{all:?}"
            );
            if !names.is_empty() {
                assert!(find(row, &all[..all.len() - 1]).is_err(), "{all:?}");
            }
        }
    }

    /// Names of arguments that are words of the command line's own.
    #[test]
    fn arguments_may_have_the_names_of_options() {
        let row = vt_table::Endpoint {
            arguments: ["all", "url", "excess"]
                .map(|name| vt_table::Argument {
                    name: name.into(),
                    place: vt_table::Place::Query(name.into()),
                    rust_type: "String".into(),
                    doc: "".into(),
                })
                .to_vec()
                .into(),
            ..ENDPOINTS[0].clone()
        };
        let words =
            ["vt", "api", &row.group, &row.method, "1", "2", "3", "--all"].map(OsString::from);
        let table = [row.clone()];
        with_operations(Cli::command(), &table, &words).debug_assert();
        let matches = with_operations(Cli::command(), &table, &words).try_get_matches_from(&words);
        assert!(matches.is_ok(), "{matches:?}");
    }
}
