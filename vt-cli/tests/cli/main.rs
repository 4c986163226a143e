//! The command as a user runs it: arguments in, requests, output and exit status out.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that panics has failed"
)]

mod answers;
mod api;
mod api_mistakes;
mod bodies;
mod command_lines;
mod completion;
mod connections;
mod endpoints;
mod exit_status;
mod identifiers;
mod lists;
mod misread_options;
mod mock;
mod outputs;
#[cfg(unix)]
mod progress;
mod reports;
mod scans;
mod secrets;
mod support;
mod terminal;
mod vtapi3;
