//! An operation of one's own, beside those that are built in: `cargo run -p vt-tests --example own_table`.

use std::error::Error;

use vt_client::Client;
use vt_mock::MockServer;

pub(crate) mod own {
    #![allow(
        missing_docs,
        dead_code,
        unreachable_pub,
        reason = "generated code is public"
    )]
    vt_client::endpoints!("./own_table.toml" => pub OwnTable);
}

// With the trait in scope, every client has `dtm_alerts()`.
use own::OwnTable;

#[tokio::main]
pub(crate) async fn main() -> Result<(), Box<dyn Error>> {
    // The emulator reads the same table.
    let server = MockServer::builder().endpoints(own::ENDPOINTS).start()?;
    let vt = Client::builder()
        .api_key("any-key")
        .base_url(server.base_url())
        .build()?;
    println!("{}", title(&vt, "cbq3v7k8d9j0a1b2c3d4").await?);
    Ok(())
}

/// The title of an alert.
pub(crate) async fn title(vt: &Client, id: &str) -> Result<String, vt_client::Error> {
    let alert = vt.dtm_alerts().get(id).await?;
    Ok(alert.fields().title.clone().unwrap_or_default())
}
