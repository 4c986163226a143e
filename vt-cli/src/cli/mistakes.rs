//! Mistakes that clap would misunderstand, told in words that name what was typed.

use std::ffi::OsString;

use clap::CommandFactory;
use clap::error::ErrorKind;

use super::Cli;
use crate::{legacy, lookup};

/// Refuses what clap would misunderstand, in words that say what was typed; these are all of them, as they were typed.
pub(crate) fn check(words: &[OsString]) -> Result<(), clap::Error> {
    if let Some((one, other)) = legacy::two_options(words) {
        return Err(usage(
            ErrorKind::ArgumentConflict,
            format!("`{one}` and `{other}` cannot be used together; run `vt` once for each"),
        ));
    }
    if let Some(cluster) = legacy::unknown_cluster(words, takes_number) {
        let hint = option_meant(&cluster);
        return Err(usage(
            ErrorKind::UnknownArgument,
            format!("there is no option `{cluster}`; {hint}"),
        ));
    }
    Ok(())
}

/// Whether a number may follow this option, also one that is negative, about which the option says more than that it is unknown.
fn takes_number(option: &str) -> bool {
    fn is_among(command: &clap::Command, name: &str) -> bool {
        let is_meant = |argument: &clap::Arg| {
            argument.get_long() == Some(name) && argument.is_allow_negative_numbers_set()
        };
        let mut commands = command.get_subcommands();
        command.get_arguments().any(is_meant) || commands.any(|command| is_among(command, name))
    }
    let name = option.strip_prefix("--");
    name.is_some_and(|name| is_among(&Cli::command(), name))
}

/// What to write in place of a word with a single dash that is no option.
fn option_meant(typed: &str) -> String {
    let (option, value) = typed.split_once('=').unwrap_or((typed, ""));
    if !value.is_empty() && legacy::short_options().any(|short| short == option) {
        return format!("write `{option} {value}`");
    }
    let name = option.trim_start_matches('-');
    let is_long = |argument: &clap::Arg| argument.get_long() == Some(name);
    if Cli::command().get_arguments().any(is_long) {
        return format!("did you mean `--{name}`?");
    }
    let known = legacy::short_options().map(|option| &option[1..]);
    match lookup::nearest(name, known) {
        Some(near) => format!("did you mean `-{near}`?"),
        None => "`vt --help` lists what there is; a word that begins with `-` stands after `--`, as the value of an option after its `=`".to_owned(),
    }
}

/// A first word that is no command is a file's path to clap, which then does not know what to do with the second.
pub(super) fn command_meant(
    command: &clap::Command,
    words: &[OsString],
    error: clap::Error,
) -> clap::Error {
    let Some(first) = first_word(command, words) else {
        return error;
    };
    let is_known = command.find_subcommand(first).is_some();
    let is_of_vtapi3 = words.iter().any(legacy::is_option);
    if error.kind() != ErrorKind::UnknownArgument || is_known || is_of_vtapi3 {
        return error;
    }
    let known = command.get_subcommands().map(clap::Command::get_name);
    match lookup::meant(first, &known.collect::<Vec<_>>()) {
        Some(question) => usage(
            ErrorKind::InvalidSubcommand,
            format!("there is no command `{first}`; {question}"),
        ),
        None => error,
    }
}

/// The first word that is neither an option nor the value of one.
fn first_word<'w>(command: &clap::Command, words: &'w [OsString]) -> Option<&'w str> {
    let takes_value = |word: &str| {
        command.get_arguments().any(|option| {
            let name = option.get_long();
            word.strip_prefix("--") == name && name.is_some() && option.get_action().takes_values()
        })
    };
    let mut words = words.iter().skip(1).map(|word| word.to_str());
    while let Some(word) = words.next() {
        match word? {
            "--" => return None,
            option if takes_value(option) => drop(words.next()),
            option if option.starts_with('-') => {}
            word => return Some(word),
        }
    }
    None
}

pub(super) fn usage(kind: ErrorKind, message: String) -> clap::Error {
    Cli::command().error(kind, message)
}
