//! What a user of the client gets when things go wrong, end to end: the emulator does wrong, and
//! counts what it was asked.
//!
//! Every test says three things: the error (its kind and its words), how often the service was
//! asked, and that the client is as good as before when the fault is over.

mod documents;
mod downloads;
mod pages;
mod recovery;
mod redirects;
mod submissions;

use std::future::Future;
use std::time::Duration;

use vt_client::retry::{AtQuota, RetryPolicy};
use vt_client::{Client, Error, TransportKind};
use vt_mock::{Fault, MockServer, On};

/// The EICAR test file, which the emulator knows.
const HASH: &str = "44d88612fea8a8f36de82e1278abb02f";

const REPORT: &str = "GET /files/{}";

/// How often the client repeats a request that may be repeated. What may not be is sent once,
/// whatever this is.
const RETRIES: usize = 2;

/// The limit that answers which never come run into.
const LIMIT: Duration = Duration::from_secs(1);

/// A limit for what comes, so that a busy machine makes no test fail.
const PATIENT: Duration = Duration::from_secs(30);

/// A limit that only a test that hangs runs into.
const FOREVER: Duration = Duration::from_secs(60);

fn client(server: &MockServer) -> Client {
    client_for(server, None)
}

/// The one place where the client is made: with the limits that fit the fault which it will meet.
fn client_for(server: &MockServer, fault: Option<&Fault>) -> Client {
    let limit = match fault {
        Some(Fault::Stall | Fault::StallBody | Fault::Drip { .. }) => LIMIT,
        _ => PATIENT,
    };
    Client::builder()
        .api_key("a-premium-key-for-tests")
        .base_url(server.base_url())
        .system_proxy(false)
        .response_timeout(limit)
        .idle_timeout(limit)
        .answer_timeout(limit)
        .retry(policy())
        .build()
        .unwrap()
}

/// Repeats without long pauses, and waits for no quota.
fn policy() -> RetryPolicy {
    RetryPolicy::default()
        .attempts(1 + RETRIES as u32)
        .first_pause(Duration::from_millis(1))
        .at_quota(AtQuota::Return)
}

/// A server at which `request` goes wrong, each time.
fn server(fault: impl Into<Fault>, request: &str) -> MockServer {
    MockServer::builder()
        .fault(fault, On::request(request))
        .start()
        .unwrap()
}

/// Runs a test's asynchronous part, and fails when it hangs.
fn run<T>(work: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let outcome = runtime.block_on(async { tokio::time::timeout(FOREVER, work).await });
    outcome.expect("it hangs")
}

/// How the user sees a failure: in short, for comparison.
fn kind(error: &Error) -> String {
    match error {
        Error::Transport(error) => transport(error.kind).to_owned(),
        Error::Timeout { what, after, .. } => format!("timeout {what:?} {after:?}"),
        Error::Api(error) => {
            let code = error.code.as_ref().map_or("no code", |code| code.as_str());
            format!("{} {code}", error.status)
        }
        Error::Redirect(_) => "redirect".to_owned(),
        Error::Decode { .. } => "decode".to_owned(),
        other => format!("{other:?}"),
    }
}

fn transport(kind: TransportKind) -> &'static str {
    match kind {
        TransportKind::Connect => "connect",
        TransportKind::Interrupted => "interrupted",
        TransportKind::Protocol => "protocol",
        TransportKind::TooLarge => "too large",
        _ => "another",
    }
}
