//! `vt mock`: the emulator as a service, for programs that talk to VirusTotal. It needs no key.

use vt_mock::command::{self, Arguments};

use crate::outcome::exit::Exit;
use crate::output::stderr::complain_in_lines;

/// Runs until it is interrupted. The base URL goes to standard output.
pub(crate) fn run(arguments: Arguments) -> Exit {
    match command::run(arguments) {
        Ok(()) => Exit::Success,
        Err(error) => {
            complain_in_lines(&error.to_string());
            Exit::Failure
        }
    }
}
