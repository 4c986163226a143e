//! What was typed after `vt api`, before it is looked up in a table.

use std::ffi::OsString;
use std::path::PathBuf;
use std::str::FromStr;

use clap::{ArgMatches, Args, Error, FromArgMatches};

use super::tree::{EXCESS, PATH, VERBS, argument_id};

/// The words and options after `vt api`.
#[derive(Debug)]
pub(crate) struct Typed {
    pub(super) target: Target,
    pub(super) options: CallOptions,
}

/// What is to be called.
#[derive(Debug)]
pub(super) enum Target {
    /// `GROUP METHOD ARGUMENTS…`
    Operation {
        group: String,
        method: String,
        arguments: Vec<String>,
        /// Arguments beyond those of the row.
        excess: Vec<String>,
    },
    /// `GET /any/path`
    Path { verb: String, path: String },
}

/// The options of a call. Which of them make sense depends on the row.
#[derive(Args, Clone, Debug, Default)]
pub(super) struct CallOptions {
    /// Adds a query parameter, also one that the reference does not know. It is sent as it is: its value is not compared with those that are documented
    #[arg(long, value_name = "NAME=VALUE", value_parser = pair)]
    pub(super) query: Vec<(String, String)>,

    /// Adds a request header
    #[arg(long, value_name = "NAME=VALUE", value_parser = header)]
    pub(super) header: Vec<(String, String)>,

    /// The body: text, @FILE, or @- for the standard input. It is sent as it is, with none of the checks that a program's typed bodies have
    #[arg(long, value_name = "TEXT|@FILE|@-")]
    pub(super) data: Option<String>,

    /// Adds a field to the form
    #[arg(long, value_name = "NAME=VALUE", value_parser = pair, conflicts_with = "data")]
    pub(super) field: Vec<(String, String)>,

    /// Adds a file to the form, as the part `file` or with a name of its own
    #[arg(long, value_name = "[NAME=@]PATH", conflicts_with = "data")]
    pub(super) file: Vec<PathBuf>,

    /// All items over all pages, one JSON document per line
    #[arg(long)]
    pub(super) all: bool,

    /// At most this many items, over as many pages as they take, one JSON document per line
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = count::<u64>)]
    pub(super) limit: Option<u64>,

    /// Items per page
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = count::<u32>)]
    pub(super) page_size: Option<u32>,

    /// Where to begin: `meta.cursor` of an earlier page
    #[arg(long, value_name = "CURSOR")]
    pub(super) cursor: Option<String>,

    /// Writes what is answered into this file; `-` is the standard output, even if that is a terminal
    #[arg(long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
}

impl CallOptions {
    /// Whether items are asked for, and not one answer.
    pub(super) fn items(&self) -> bool {
        self.all || self.limit.is_some()
    }
}

fn count<N: FromStr>(text: &str) -> Result<N, String> {
    let number = text.parse();
    number.map_err(|_| "give a number of items".to_owned())
}

fn pair(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((name, value)) if !name.is_empty() => Ok((name.to_owned(), value.to_owned())),
        _ => Err("give a name, `=`, and a value".to_owned()),
    }
}

/// `name=value`, or `name: value` as headers are written elsewhere.
fn header(text: &str) -> Result<(String, String), String> {
    match text.split_once(['=', ':']) {
        Some((name, value)) if !name.is_empty() => {
            Ok((name.trim().to_owned(), value.trim().to_owned()))
        }
        _ => Err("give a name, `=`, and a value".to_owned()),
    }
}

impl FromArgMatches for Typed {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        let Some((first, inner)) = matches.subcommand() else {
            return Ok(Self::unfinished("", ""));
        };
        if let Some(path) = one(inner, PATH) {
            return Ok(Self {
                target: Target::Path {
                    verb: first.to_owned(),
                    path,
                },
                options: CallOptions::from_arg_matches(inner)?,
            });
        }
        let Some((method, inner)) = inner.subcommand() else {
            // A group that is not in the table: clap keeps what follows it under no name.
            let rest = inner.try_get_many::<OsString>("").ok().flatten();
            let second = rest.into_iter().flatten().next();
            return Ok(Self::unfinished(
                first,
                second.and_then(|word| word.to_str()).unwrap_or_default(),
            ));
        };
        if inner.try_get_one::<bool>("all").is_err() {
            // The row was not in the table.
            return Ok(Self::unfinished(first, method));
        }
        let arguments = (0..).map_while(|index| one(inner, &argument_id(index)));
        let excess = inner.try_get_many::<String>(EXCESS).ok().flatten();
        Ok(Self {
            target: Target::Operation {
                group: first.to_owned(),
                method: method.to_owned(),
                arguments: arguments.collect(),
                excess: excess.into_iter().flatten().cloned().collect(),
            },
            options: CallOptions::from_arg_matches(inner)?,
        })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

impl Typed {
    /// A group or method that is not in the table.
    fn unfinished(group: &str, method: &str) -> Self {
        Self {
            target: Target::Operation {
                group: group.to_owned(),
                method: method.to_owned(),
                arguments: Vec::new(),
                excess: Vec::new(),
            },
            options: CallOptions::default(),
        }
    }
}

/// The groups, methods and their options come from a table at run time: see [`super::tree`].
impl Args for Typed {
    fn augment_args(command: clap::Command) -> clap::Command {
        VERBS.iter().fold(command, |command, verb| {
            command.subcommand(super::tree::any_path(verb))
        })
    }

    fn augment_args_for_update(command: clap::Command) -> clap::Command {
        Self::augment_args(command)
    }
}

fn one(matches: &ArgMatches, id: &str) -> Option<String> {
    matches.try_get_one::<String>(id).ok().flatten().cloned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_sign_ends_the_name() {
        let owned = |name: &str, value: &str| Ok((name.to_owned(), value.to_owned()));
        assert_eq!(pair("a=b=c"), owned("a", "b=c"));
        assert_eq!(pair("a="), owned("a", ""));
        assert_eq!(pair("a:b= c"), owned("a:b", " c"));
        assert_eq!(header("a: b=c"), owned("a", "b=c"));
        assert_eq!(header("a=b: c"), owned("a", "b: c"));
        for nothing in ["", "a", "=b"] {
            assert!(pair(nothing).is_err() && header(nothing).is_err());
        }
    }
}
