//! The command as a user runs it: arguments in, requests, output and exit status out.

mod errors;
mod reports;
mod scans;
mod secrets;
mod support;
mod vtapi3;
