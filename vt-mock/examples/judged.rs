//! Runs a command against an emulator and lists the operations that it asked for.
//!
//! The command finds the base URL in `VT_MOCK_URL`. What it asked for is printed when it ends: each
//! verb and path template once, and their number. Fails when the command does, or when it asked for
//! fewer than the given number of operations.
//!
//! ```sh
//! cargo run -p vt-mock --example judged -- 60 python3 -m pytest tests/python
//! ```

#![allow(
    clippy::expect_used,
    reason = "a tool of the tests, which reports to its user alone"
)]

use std::collections::BTreeSet;
use std::process::{Command, ExitCode};

use vt_mock::MockServer;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let least: usize = arguments
        .next()
        .and_then(|number| number.parse().ok())
        .expect("the first argument is how many operations are wanted at least");
    let program = arguments.next().expect("a command follows the number");
    let server = MockServer::builder()
        .system_clock()
        // vt-py sends its key along with redirects.
        .take_stray_keys()
        .start()
        .expect("the emulator starts");
    let status = Command::new(&program)
        .args(arguments)
        .env("VT_MOCK_URL", server.base_url())
        .status()
        .expect("the command can be run");
    let received = server.received();
    let operations: BTreeSet<String> = received
        .iter()
        .filter_map(|request| {
            Some(format!(
                "{} {}",
                request.method,
                request.template.as_deref()?
            ))
        })
        .collect();
    for operation in &operations {
        println!("{operation}");
    }
    println!(
        "{} distinct operations in {} requests; at least {least} are wanted",
        operations.len(),
        received.len()
    );
    if status.success() && operations.len() >= least {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
