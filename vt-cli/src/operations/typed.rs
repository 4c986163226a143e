//! What was typed after `vt api`, before it is looked up in a table.

use std::ffi::OsString;

use clap::{ArgMatches, Args, Error, FromArgMatches};
use vt_table::Verb;

use super::call_options::CallOptions;
use super::ids::{EXCESS, PATH, argument_id};
use super::subcommands;
use crate::outcome::failure::Failure;

/// The words and options after `vt api`. Their meaning is known only once they have been looked up
/// in the table: asking clap for an unknown name fails under debug assertions only.
#[derive(Debug)]
pub(crate) struct Typed {
    /// A group, or a verb that precedes a path.
    pub(crate) first: String,
    /// A method.
    pub(crate) second: String,
    /// The rest.
    rest: ArgMatches,
}

impl FromArgMatches for Typed {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        let (first, rest) = matches.subcommand().unwrap_or(("", matches));
        let (second, rest) = match rest.subcommand() {
            Some((second, rest)) => (second.to_owned(), rest),
            // Clap keeps all words after an unknown group under the empty name, which is known in
            // every build.
            None => {
                let words = rest.try_get_many::<OsString>("").ok().flatten();
                let second = words.into_iter().flatten().next();
                let second = second.and_then(|word| word.to_str()).unwrap_or_default();
                (second.to_owned(), rest)
            }
        };
        Ok(Self {
            first: first.to_owned(),
            second,
            rest: rest.clone(),
        })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

/// For a method or a verb that is in the table.
impl Typed {
    /// The path after a verb.
    pub(crate) fn path(&self) -> String {
        self.all(PATH).next().unwrap_or_default()
    }

    /// The arguments that were typed, at most this many.
    pub(crate) fn arguments(&self, count: usize) -> Vec<String> {
        let arguments = (0..count).map_while(|index| self.all(&argument_id(index)).next());
        arguments.collect()
    }

    /// The words after the arguments.
    pub(crate) fn excess(&self) -> Vec<String> {
        self.all(EXCESS).collect()
    }

    pub(crate) fn options(&self) -> Result<CallOptions, Failure> {
        // This fails only if clap was given another table.
        CallOptions::from_arg_matches(&self.rest).map_err(|error| Failure::usage(error.to_string()))
    }

    fn all(&self, id: &str) -> impl Iterator<Item = String> {
        let words = self.rest.try_get_many::<String>(id).ok().flatten();
        words.into_iter().flatten().cloned()
    }
}

/// The groups, methods and their options come from a table at run time: see [`subcommands`].
impl Args for Typed {
    fn augment_args(command: clap::Command) -> clap::Command {
        Verb::ALL.iter().fold(command, |command, verb| {
            command.subcommand(subcommands::any_path(verb))
        })
    }

    fn augment_args_for_update(command: clap::Command) -> clap::Command {
        Self::augment_args(command)
    }
}
