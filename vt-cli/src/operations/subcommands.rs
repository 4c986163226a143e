//! The table as subcommands, `vt api GROUP METHOD ARGUMENTS…`, with help and completion.

use std::ffi::OsString;

use clap::{Arg, Args, Command};
use clap_complete::engine::{ArgValueCandidates, CompletionCandidate};
use vt_table::{Body, Endpoint, Verb};

use super::call_options::{CallOptions, id};
use super::ids::{EXCESS, PATH, argument_id};
use super::{example, help, lookup};

/// Adds a subcommand for each group of a table.
///
/// There may be more than a thousand operations, so only those that `words`, all that was typed,
/// mention are built in full.
pub(crate) fn add(command: Command, endpoints: &[Endpoint], words: &[OsString]) -> Command {
    let mentioned = |name: &str| words.iter().any(|word| word == name);
    let groups = lookup::groups(endpoints).into_iter().map(|(name, rows)| {
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
    open(command.subcommands(groups), "GROUP")
}

/// A command whose subcommands come from a table. Unknown words are allowed: they are looked up
/// later, with a better message than clap's.
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

/// `vt api GROUP METHOD`, in full.
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
            .help(capitalised(&help::argument(argument)));
        if argument.name == "relationship" {
            typed = typed.add(candidates(relationships(rows)));
        }
        command = command.arg(typed);
    }
    let parameters: Vec<String> = row.query.iter().flat_map(help::values).collect();
    let query = candidates(parameters);
    let is_collection = row.answer.is_collection();
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
                "Add a file to the form, as the part `{part}` or under a name of its own"
            ))
        })
        .mut_arg(id::QUERY, |option| option.add(query))
        .override_usage(usage)
        .disable_help_subcommand(true)
}

/// The table's texts begin in lower case, to stand in a sentence.
fn capitalised(text: &str) -> String {
    let mut rest = text.chars();
    let first = rest.next().into_iter().flat_map(char::to_uppercase);
    first.chain(rest.as_str().chars()).collect()
}

/// `vt api GET /any/path`.
pub(crate) fn any_path(verb: &Verb) -> Command {
    let command = Command::new(verb.as_str()).alias(verb.key()).arg(
        Arg::new(PATH)
            .value_name("/PATH[?QUERY]")
            .required(true)
            .help("The path, percent-encoded where necessary; a query may follow"),
    );
    CallOptions::augment_args(command)
        .about(format!(
            "Send a {verb} request to any path below the base URL"
        ))
        .after_help(help::ANY_PATH)
}

fn excess() -> Arg {
    Arg::new(EXCESS).num_args(0..).hide(true)
}

/// The relationships that a group's `related` rows can be asked for.
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

/// Words that a shell offers.
pub(crate) fn candidates(names: Vec<String>) -> ArgValueCandidates {
    ArgValueCandidates::new(move || {
        names
            .iter()
            .map(CompletionCandidate::new)
            .collect::<Vec<_>>()
    })
}
