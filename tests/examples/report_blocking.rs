//! The report on a file without an async runtime:
//! `cargo run -p vt-tests --example report_blocking`.
//!
//! The same names as in `report.rs`, with `.send()` in the place of `.await`.

use std::error::Error;

use vt_client::blocking;
use vt_mock::{EICAR_MD5, MockServer};

pub(crate) fn main() -> Result<(), Box<dyn Error>> {
    let server = MockServer::start()?;
    let client = vt_client::Client::builder()
        .api_key("any-key")
        .base_url(server.base_url())
        .build()?;
    let vt = blocking::Client::from_async(client)?;
    println!("{}", summary(&vt, EICAR_MD5)?);
    Ok(())
}

/// One line on a file that is known by any of its hashes.
pub(crate) fn summary(vt: &blocking::Client, hash: &str) -> Result<String, vt_client::Error> {
    let report = vt.files().get(hash).send()?;
    let file = report.attributes();
    let malicious = file
        .last_analysis_stats
        .as_ref()
        .and_then(|stats| stats.malicious);
    let name = file.meaningful_name.as_deref();
    Ok(format!(
        "{} ({}): malicious by {} engines",
        report.id(),
        name.unwrap_or("no name"),
        malicious.unwrap_or_default()
    ))
}
