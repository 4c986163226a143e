//! Uploads, waiting, downloads and ZIPs against servers that record every byte, in both clients.

#![allow(clippy::unwrap_used, clippy::panic)] // a panic is how a test fails

mod download;
mod early_answers;
mod ensure;
mod panics;
mod policy;
mod resume;
mod scan;
mod secrets;
#[cfg(unix)]
mod sources;
mod targets;
mod upload_url;
mod wait;
mod zip;

use std::time::Duration;

use vt_client::{Client, ClientBuilder, Error, TransferError, blocking};

use vt_testkit::Server;

/// The key of every test, so that it can be looked for.
const KEY: &str = "CANARY5f3a1c0de9b84a77";

const ANALYSIS: &str = r#"{"data": {"type": "analysis", "id": "a1"}}"#;

fn builder(server: &Server) -> ClientBuilder {
    Client::builder()
        .api_key(KEY)
        .base_url(format!("{}/api/v3", server.origin))
}

fn client(server: &Server) -> Client {
    builder(server).build().unwrap()
}

fn blocking_client(server: &Server) -> blocking::Client {
    blocking::Client::from_async(client(server)).unwrap()
}

const fn millis(count: u64) -> Duration {
    Duration::from_millis(count)
}

/// The error about a file, or a failure of the test.
#[track_caller]
fn transfer_error<T>(outcome: Result<T, Error>) -> TransferError {
    match outcome {
        Err(Error::Transfer(error)) => *error,
        Err(error) => panic!("{error:?}"),
        Ok(_) => panic!("succeeded"),
    }
}

/// Bytes without a pattern that a mistake in positions could hide in.
fn noise(length: usize) -> Vec<u8> {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 32) as u8
    };
    std::iter::repeat_with(next).take(length).collect()
}
