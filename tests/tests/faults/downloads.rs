//! Downloads that break: the user is told, and nobody takes a part for the whole.

use bytes::BytesMut;
use vt_client::{Client, Error};
use vt_mock::{Fault, MockServer, On};

use crate::{LIMIT, client, client_for, kind, run};

/// Where the bytes come from: the second origin, after a redirect.
const BYTES: &str = "GET /signed/{}/{}";

/// A server that has a file of a megabyte, and the file's identifier.
fn with_file() -> (MockServer, String, Vec<u8>) {
    let server = MockServer::builder().analysis_polls(0).start().unwrap();
    let content: Vec<u8> = (0..1_u32 << 18).flat_map(u32::to_le_bytes).collect();
    let upload = vt_client::bodies::FileUpload::bytes("sample.bin", content.clone());
    let client = client(&server);
    let id = run(async {
        let analysis = client.files().upload(upload).await.unwrap();
        let item = client
            .analyses()
            .get(analysis.id())
            .with_response()
            .await
            .unwrap();
        let body: serde_json::Value = serde_json::from_slice(item.response.body()).unwrap();
        body["meta"]["file_info"]["sha256"]
            .as_str()
            .unwrap()
            .to_owned()
    });
    server.clear_received();
    (server, id, content)
}

/// The bytes that came, and how it ended.
async fn read(client: &Client, id: &str) -> (BytesMut, Result<(), Error>) {
    let mut bytes = BytesMut::new();
    let mut transfer = match client.files().download(id).open().await {
        Ok(transfer) => transfer,
        Err(error) => return (bytes, Err(error)),
    };
    loop {
        match transfer.chunk().await {
            Ok(Some(chunk)) => bytes.extend_from_slice(&chunk),
            Ok(None) => return (bytes, Ok(())),
            Err(error) => return (bytes, Err(error)),
        }
    }
}

#[test]
fn a_broken_transfer_never_ends_as_a_whole_one() {
    let (server, id, content) = with_file();
    for (fault, expected) in [
        (Fault::Reset, "interrupted".to_owned()),
        (Fault::ResetBody, "interrupted".to_owned()),
        (Fault::Close, "interrupted".to_owned()),
        (Fault::LengthTooLong, "interrupted".to_owned()),
        (Fault::StallBody, format!("timeout Download {LIMIT:?}")),
        (Fault::NotHttp, "protocol".to_owned()),
        (Fault::status(503), "503 TransientError".to_owned()),
    ] {
        server.clear_faults();
        server.inject(fault.clone(), On::request(BYTES));
        let client = client_for(&server, Some(&fault));
        let (bytes, end) = run(read(&client, &id));
        let error = end.expect_err("a part was taken for the whole");
        assert_eq!(kind(&error), expected, "{fault}: {error}");
        assert!(
            content.starts_with(&bytes),
            "{fault}: bytes that are not the file's"
        );
        // In memory there is nothing but the error.
        assert!(
            run(async { client.files().download(&*id).await }).is_err(),
            "{fault}"
        );
    }
    server.clear_faults();
    let (bytes, end) = run(read(&client(&server), &id));
    assert!(end.is_ok() && *bytes == *content);
    // All requests for bytes went without the key.
    let strangers = server.received_as(BYTES);
    assert!(!strangers.is_empty());
    assert!(strangers.iter().all(|request| !request.has_key));
}

/// The server says that half of the file is all: HTTP cannot tell, so what comes is what was announced and not a byte of what follows.
#[test]
fn a_length_that_is_too_short_is_what_is_read() {
    let (server, id, content) = with_file();
    server.inject(Fault::LengthTooShort, On::request(BYTES));
    let (bytes, end) = run(read(&client(&server), &id));
    assert!(end.is_ok());
    assert!(*bytes == content[..content.len() / 2]);
}

/// Slowness alone is no failure: a transfer may take any time while bytes move.
#[test]
fn a_slow_transfer_comes_whole() {
    let (server, id, content) = with_file();
    let drip = Fault::Drip {
        bytes: 1 << 17,
        pause: LIMIT / 4,
    };
    let client = client_for(&server, Some(&drip));
    server.inject(drip, On::request(BYTES));
    let (bytes, end) = run(read(&client, &id));
    assert!(end.is_ok() && *bytes == *content, "{end:?}");
}

// Here belong the downloads to a path: after each fault of `a_broken_transfer_never_ends_as_a_whole_one`, and after `LengthTooShort` (which only
// the digest shows), nothing lies under the final name and nothing unfinished beside it; and a download that breaks once and is resumed
// is the file, byte for byte.
