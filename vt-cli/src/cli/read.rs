//! From words to a task: first the mistakes that clap would misunderstand, then vtapi3's options,
//! then clap.

use std::ffi::OsString;

use clap::FromArgMatches;
use vt_table::Endpoint;

use super::arguments::Cli;
use super::task::Task;
use super::{command, mistakes};
use crate::vtapi3::tokens;

/// Reads what was typed, for this table: the task, and the options of all commands.
pub(crate) fn read(
    endpoints: &[Endpoint],
    words: Vec<OsString>,
) -> Result<(Cli, Task), clap::Error> {
    mistakes::check(&words)?;
    let mut cli = parse(endpoints, &tokens::rewrite(words))?;
    let task = cli.task()?;
    Ok((cli, task))
}

fn parse(endpoints: &[Endpoint], words: &[OsString]) -> Result<Cli, clap::Error> {
    let mut command = command::with_operations(endpoints, words);
    let matches = command
        .try_get_matches_from_mut(words)
        .map_err(|error| mistakes::reworded(&command, words, error))?;
    Cli::from_arg_matches(&matches).map_err(|error| error.format(&mut command))
}
