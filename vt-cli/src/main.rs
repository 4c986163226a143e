//! The command `vt`: VirusTotal reports and scans from a terminal.

// From the ground up: a folder uses only those above it in this list.
mod outcome;
mod format;
mod output;
mod input;
mod operations;
mod session;
mod endpoints;
mod api;
mod jobs;
mod vtapi3;
mod cli;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::error::ErrorKind;
use vt_client::ENDPOINTS;
use vt_client::printable::escape_lines;
use vt_table::Endpoint;

use crate::api::operation::Operation;
use crate::cli::arguments::Cli;
use crate::cli::task::Task;
use crate::cli::{command, completion, read};
use crate::outcome::exit::Exit;
use crate::outcome::failure::Failure;
use crate::output::redaction::without_key;
use crate::output::{log, stderr, stdout};
use crate::session::Session;

fn main() -> ExitCode {
    let table = ENDPOINTS;
    let words: Vec<OsString> = std::env::args_os().collect();
    // Answers a shell that asks for completions, and ends the process.
    completion::answer(|| command::with_operations(table, &words));
    let exit = match read::read(table, words) {
        Ok((cli, task)) => run(table, &cli, task).unwrap_or_else(|failure| {
            stderr::complain(&failure.message);
            failure.exit
        }),
        Err(error) => show(&error),
    };
    ExitCode::from(exit as u8)
}

fn run(table: &[Endpoint], cli: &Cli, task: Task) -> Result<Exit, Failure> {
    log::start(cli.verbose);
    if !stdout::is_writable() {
        return Err(Failure::new(
            Exit::Failure,
            "standard output is not open for writing",
        ));
    }
    match task {
        Task::List(options) => endpoints::run(table, &options),
        Task::Serve(arguments) => Ok(jobs::serve::run(arguments)),
        Task::Call(typed) => {
            // A mistake in what was typed is reported before the key is looked for.
            let operation = Operation::find(table, &typed)?;
            in_session(cli, async |session| api::run(session, &operation).await)
        }
        Task::Items(command) => in_session(cli, async |session| jobs::run(session, command).await),
        Task::Vtapi3(action, resource) => in_session(cli, async |session| {
            vtapi3::run::run(session, action, resource).await
        }),
    }
}

fn in_session(cli: &Cli, work: impl AsyncFnOnce(&Session) -> Exit) -> Result<Exit, Failure> {
    Session::open(&cli.connection, cli.wait)?.run(work)
}

/// Prints what clap has to say: help and version to standard output, mistakes to standard error.
fn show(error: &clap::Error) -> Exit {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            // Closing the pager early is not a failure.
            let _ = error.print();
            Exit::Success
        }
        _ => {
            let message = without_key(&error.render().to_string());
            stderr::write_error(&stderr::bounded(&escape_lines(&message)));
            Exit::Usage
        }
    }
}
