//! The command `vt`: VirusTotal reports and scans from a terminal.

mod api;
mod cli;
mod endpoints;
mod format;
mod input;
mod jobs;
mod operations;
mod outcome;
mod output;
mod session;
mod vtapi3;

use std::ffi::OsString;
use std::process::ExitCode;
use std::time::Duration;

use clap::error::ErrorKind;
use vt_client::printable::escape_lines;
use vt_client::{ENDPOINTS, Endpoint};

use crate::cli::{Cli, Task};
use crate::outcome::exit::{Exit, Failure};
use crate::session::Session;

/// As long does the program at most stay when it is interrupted, until a half file is gone.
const CLEARING: Duration = Duration::from_secs(2);

fn main() -> ExitCode {
    let table = ENDPOINTS;
    let words: Vec<OsString> = std::env::args_os().collect();
    // When a shell asks what could be typed next, this answers it and ends the process.
    cli::completion::answer(|| Cli::command_with(table, &words));
    let exit = match parse(table, words) {
        Ok((cli, task)) => run(table, &cli, task).unwrap_or_else(|failure| {
            output::complain(&failure.message);
            failure.exit
        }),
        Err(error) => show(&error),
    };
    ExitCode::from(exit as u8)
}

fn parse(table: &[Endpoint], words: Vec<OsString>) -> Result<(Cli, Task), clap::Error> {
    cli::check(&words)?;
    let mut cli = Cli::read(table, &vtapi3::tokens::rewrite(words))?;
    let task = cli.task()?;
    Ok((cli, task))
}

fn run(table: &[Endpoint], cli: &Cli, task: Task) -> Result<Exit, Failure> {
    output::log::start(cli.verbose);
    if !output::is_writable() {
        return Err(Failure::new(
            Exit::Failure,
            "the standard output is not open for writing",
        ));
    }
    match task {
        Task::List(options) => endpoints::run(table, &options),
        Task::Serve(arguments) => Ok(jobs::serve::run(arguments)),
        Task::Call(typed) => {
            // What is wrong with the words is said before the key is looked for.
            let operation = api::operation::Operation::find(table, &typed)?;
            with_session(cli, async |session| api::run(session, &operation).await)
        }
        Task::Items(command) => {
            with_session(cli, async |session| jobs::run(session, command).await)
        }
        Task::Vtapi3(action, resource) => with_session(cli, async |session| {
            jobs::vtapi3(session, action, resource).await
        }),
    }
}

/// Does something that talks to the service.
fn with_session(cli: &Cli, work: impl AsyncFnOnce(&Session) -> Exit) -> Result<Exit, Failure> {
    let session = Session::open(&cli.connection, cli.wait)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| Failure::new(Exit::Failure, format!("cannot start: {error}")))?;
    let exit = runtime.block_on(work(&session));
    if let Exit::Interrupted | Exit::Terminated = exit {
        // What is being written goes with the work that was dropped.
        runtime.shutdown_timeout(CLEARING);
        session::interrupt::end(exit);
    } else {
        // A name resolution that nobody waits for any more is not waited for.
        runtime.shutdown_background();
    }
    Ok(exit)
}

/// Shows what clap has to say: help and version on the standard output, mistakes on the standard error.
fn show(error: &clap::Error) -> Exit {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            // A pager that was closed is no failure.
            let _ = error.print();
            Exit::Success
        }
        _ => {
            let message = output::without_key(&error.render().to_string());
            output::write_error(&output::bounded(&escape_lines(&message)));
            Exit::Usage
        }
    }
}
