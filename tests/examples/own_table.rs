//! An operation of one's own, beside those that are built in:
//! `cargo run -p vt-tests --example own_table`.

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

// With the trait in scope, every client has `collection_features()`.
use own::OwnTable;

#[tokio::main]
pub(crate) async fn main() -> Result<(), Box<dyn Error>> {
    // The emulator reads the same table.
    let server = MockServer::builder().endpoints(own::ENDPOINTS).start()?;
    let vt = Client::builder()
        .api_key("any-key")
        .base_url(server.base_url())
        .build()?;
    for id in found(&vt, "a-collection").await? {
        println!("{id}");
    }
    Ok(())
}

/// The identifiers of a collection's indicators that have a tag.
pub(crate) async fn found(vt: &Client, collection: &str) -> Result<Vec<String>, vt_client::Error> {
    let search = vt.collection_features().search(collection);
    let found = search
        .query("feature_type", "tags")
        .query("feature_id", "downloader");
    let indicators = found.limit(20).all().await?;
    Ok(indicators.iter().map(|one| one.id().to_owned()).collect())
}
