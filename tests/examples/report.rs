//! The report on a file: `cargo run -p vt-tests --example report`.
//!
//! It asks an emulator on this machine. With `Client::from_env()?` in the place of the builder it
//! asks VirusTotal.

use std::error::Error;

use vt_client::Client;
use vt_mock::{EICAR_MD5, MockServer};

#[tokio::main]
pub(crate) async fn main() -> Result<(), Box<dyn Error>> {
    let server = MockServer::start()?;
    let vt = Client::builder()
        .api_key("any-key")
        .base_url(server.base_url())
        .build()?;
    println!("{}", summary(&vt, EICAR_MD5).await?);
    Ok(())
}

/// One line on a file that is known by any of its hashes.
pub(crate) async fn summary(vt: &Client, hash: &str) -> Result<String, vt_client::Error> {
    let report = vt.files().get(hash).await?;
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
