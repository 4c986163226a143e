//! The command `vt`: VirusTotal reports and scans from a terminal.

mod cli;
mod commands;
mod exit;
mod json;
mod legacy;
mod log;
mod mock;
mod output;
mod session;
mod wait;

use std::process::ExitCode;

use clap::Parser;
use clap::error::ErrorKind;

use crate::cli::Cli;
use crate::exit::{Exit, Failure};
use crate::session::Session;

fn main() -> ExitCode {
    let exit = match parse() {
        Ok((cli, task)) => run(&cli, task).unwrap_or_else(|failure| {
            output::complain(&failure.message);
            failure.exit
        }),
        Err(error) => show(&error),
    };
    ExitCode::from(exit as u8)
}

fn parse() -> Result<(Cli, cli::Task), clap::Error> {
    let mut cli = Cli::try_parse_from(legacy::rewrite(std::env::args_os()))?;
    let task = cli.task()?;
    Ok((cli, task))
}

fn run(cli: &Cli, task: cli::Task) -> Result<Exit, Failure> {
    log::start(cli.verbose);
    // It is the service and asks none, so that it needs no key.
    let task = match task {
        cli::Task::Command(cli::Command::Mock(arguments)) => {
            return Ok(commands::mock::run(arguments));
        }
        task => task,
    };
    let session = Session::open(&cli.connection, cli.wait)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| Failure::new(Exit::Failure, format!("cannot start: {error}")))?;
    let exit = runtime.block_on(commands::run(&session, task));
    // A name resolution that nobody waits for any more is not waited for.
    runtime.shutdown_background();
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
            output::write_error(&error.render().to_string());
            Exit::Usage
        }
    }
}
