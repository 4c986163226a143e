//! `vt-mock`: the emulator as a program.

use std::process::ExitCode;

use clap::Parser;
use vt_mock::command::{self, Arguments};

/// A VirusTotal API v3 that runs on your machine.
///
/// Prints its base URL and runs until it is interrupted. Any API key is good; one that begins with
/// `wrong` is refused, and one that begins with `public` is a key of the public API.
#[derive(Debug, Parser)]
#[command(name = "vt-mock", version)]
struct Program {
    #[command(flatten)]
    arguments: Arguments,
}

fn main() -> ExitCode {
    match command::run(Program::parse().arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("vt-mock: {error}");
            ExitCode::FAILURE
        }
    }
}
