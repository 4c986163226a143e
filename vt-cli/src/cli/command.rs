//! The whole command line, for clap and for shells: this program's commands and a table's
//! operations.

use std::ffi::OsString;

use clap::{Arg, Args, Command, CommandFactory};
use vt_table::Endpoint;

use super::arguments::Cli;
use crate::endpoints;
use crate::operations::{lookup, subcommands};
use crate::session::waiting::WaitOptions;

/// The command line with this table's operations in it; `words` is all that was typed.
pub(crate) fn with_operations(endpoints: &[Endpoint], words: &[OsString]) -> Command {
    let groups = lookup::groups(endpoints).into_iter();
    let groups = groups.map(|(name, _)| name.to_owned()).collect();
    let command = without_waiting(Cli::command()).mut_subcommand("endpoints", |list| {
        list.mut_arg(endpoints::GROUP, |group| {
            group.add(subcommands::candidates(groups))
        })
    });
    if !words.iter().any(|word| word == "api") {
        return command;
    }
    command.mut_subcommand("api", |api| subcommands::add(api, endpoints, words))
}

/// Hides the options of waiting in the help of commands that do not wait. All commands take these
/// options, so that they can stand anywhere.
fn without_waiting(command: Command) -> Command {
    let waiting = WaitOptions::augment_args(Command::new("waiting"));
    let hidden = waiting
        .get_arguments()
        .map(|option| option.clone().hide(true));
    let hidden: Vec<Arg> = hidden.collect();
    command.mut_subcommands(|command| match command.get_name() {
        "scan" => command,
        _ => command.args(hidden.clone()),
    })
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;
    use vt_client::ENDPOINTS;

    use super::*;
    use crate::api::operation::Operation;
    use crate::cli::read::read;
    use crate::cli::task::Task;
    use crate::operations::example;
    use crate::outcome::failure::Failure;

    #[test]
    fn the_definitions_are_consistent() {
        without_waiting(Cli::command()).debug_assert();
    }

    /// All words there are, so that everything is built.
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
        with_operations(ENDPOINTS, &every_word()).debug_assert();
    }

    /// What is found in the table for these words, which clap reads with a table of this row alone,
    /// because a whole one takes long.
    fn find(row: &Endpoint, words: &[&str]) -> Result<String, Failure> {
        let words: Vec<OsString> = words.iter().map(OsString::from).collect();
        let typed = match read(std::slice::from_ref(row), words.clone()) {
            Ok((_, Task::Call(typed))) => typed,
            other => panic!("{words:?}: {other:?}"),
        };
        Operation::find(ENDPOINTS, &typed).map(|operation| operation.row.name())
    }

    #[test]
    fn every_row_is_found_by_the_example_of_its_help() {
        for row in ENDPOINTS {
            let line = example::line(row);
            let words: Vec<&str> = line.split(' ').collect();
            assert_eq!(find(row, &words).unwrap(), row.name(), "{line}");
        }
    }

    #[test]
    fn a_call_takes_as_many_arguments_as_its_row_has() {
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

    /// The arguments have names that the command line uses itself.
    #[test]
    fn arguments_may_have_the_names_of_options() {
        let row = Endpoint {
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
        with_operations(&table, &words).debug_assert();
        let matches = with_operations(&table, &words).try_get_matches_from(&words);
        assert!(matches.is_ok(), "{matches:?}");
    }
}
