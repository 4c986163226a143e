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

/// The server says that half of the file is all: HTTP cannot tell, so what comes is what was
/// announced and not a byte of what follows.
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

/// What lies in a folder.
fn names(folder: &std::path::Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect()
}

/// Nothing lies under the final name and nothing unfinished beside it, whatever breaks; what was
/// there before stays.
#[test]
fn a_download_to_a_path_that_fails_leaves_nothing() {
    let (server, id, _) = with_file();
    for (fault, before) in [
        (Fault::ResetBody, None),
        (Fault::NotHttp, None),
        (Fault::status(403), None),
        // Only the digest shows this one.
        (Fault::LengthTooShort, None),
        (Fault::LengthTooShort, Some("older")),
    ] {
        server.clear_faults();
        server.inject(fault.clone(), On::request(BYTES));
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("sample.bin");
        if let Some(before) = before {
            std::fs::write(&path, before).unwrap();
        }
        let saved = run(async { client(&server).files().download(&*id).to_path(&path).await });
        assert!(saved.is_err(), "{fault}");
        let left = std::fs::read_to_string(&path).ok();
        assert_eq!(left.as_deref(), before, "{fault}");
        assert_eq!(names(folder.path()).len(), before.iter().len(), "{fault}");
    }
}

/// A download that breaks goes on where it was, and is the file byte for byte.
#[test]
fn a_download_to_a_path_is_resumed() {
    let (server, id, content) = with_file();
    for (fault, times, service, host) in [
        (Fault::ResetBody, 3, 1, 4),
        // All bytes have come: there is no rest (416), so it begins anew.
        (Fault::LengthTooLong, 1, 1, 3),
        // Nothing has come yet, so the whole request is repeated.
        (Fault::Reset, 1, 2, 2),
    ] {
        server.clear_faults();
        server.clear_received();
        server.inject(fault.clone(), On::request(BYTES).first(times));
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("sample.bin");
        let saved = run(async { client(&server).files().download(&*id).to_path(&path).await });
        let saved = saved.unwrap_or_else(|error| panic!("{fault}: {error}"));
        assert_eq!(saved.size, content.len() as u64, "{fault}");
        assert_eq!(
            saved.verified.as_ref().map(|hash| hash.as_str()),
            Some(&*id),
            "{fault}"
        );
        assert!(std::fs::read(&path).unwrap() == content, "{fault}");
        // Asking the service again counts as a download, so the rest is asked of the host of the
        // bytes.
        server.assert_received_times("GET /api/v3/files/{}/download", service);
        let requests = server.received_as(BYTES);
        assert_eq!(requests.len(), host, "{fault}");
        assert!(requests.iter().all(|request| !request.has_key));
        let goes_on = requests[1].header("range").is_some();
        assert_eq!(goes_on, !matches!(fault, Fault::Reset), "{fault}");
    }
}
