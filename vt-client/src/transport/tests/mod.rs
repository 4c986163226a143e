//! The transport against servers that are written here and record every byte.

mod bodies;
mod errors;
mod limits;
mod probe;
mod proxies;
mod quotas;
mod redirects;
mod requests;
mod retries;
mod secure;
mod server;
mod tunnels;
mod uploads;

use std::time::Duration;

use vt_table::Verb;

use self::server::Server;
use crate::client::Client;
use crate::error::Error;
use crate::policy::retry::RetryPolicy;
use crate::wire::call::{Call, Expects, Payload};

/// The key of every test, so that it can be looked for.
const KEY: &str = "CANARY5f3a1c0de9b84a77";

/// A client that sends everything once: what is repeated is the matter of `retries`.
fn client(server: &Server) -> Client {
    Client::builder()
        .api_key(KEY)
        .base_url(&server.url)
        .retry(RetryPolicy::none())
        .build()
        .unwrap()
}

fn get(path: &str) -> Call {
    Call::new("files.get", Verb::Get, path)
}

fn post(path: &str, payload: Payload) -> Call {
    Call {
        verb: Verb::Post,
        payload,
        idempotent: false,
        ..get(path)
    }
}

fn download(path: &str) -> Call {
    Call {
        expects: Expects::Transfer,
        ..get(path)
    }
}

/// Reads a download to its end.
async fn drain(client: &Client, call: &Call) -> Result<Vec<u8>, Error> {
    let mut transfer = client.transport().transfer(call).await?;
    let mut bytes = Vec::new();
    while let Some(chunk) = transfer.chunk().await? {
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}

const fn millis(count: u64) -> Duration {
    Duration::from_millis(count)
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    use std::io::Write as _;
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}
