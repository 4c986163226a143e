//! Collections that break in the middle: what came stays, and can be gone on from.

use vt_client::Client;
use vt_mock::{Fault, MockServer, On};

use crate::{HASH, LIMIT, RETRIES, client, client_for, kind, run};

const COMMENTS: &str = "GET /files/{}/comments";

/// The identifiers that came, and the error that ended the rest.
fn collect(client: &Client) -> (Vec<String>, Option<vt_client::Error>) {
    run(async {
        let mut items = client.files().comments(HASH).page_size(10).stream();
        let mut ids = Vec::new();
        while let Some(item) = items.next().await {
            match item {
                Ok(comment) => ids.push(comment.id().to_owned()),
                Err(error) => return (ids, Some(error)),
            }
        }
        (ids, None)
    })
}

#[test]
fn what_came_before_the_fault_is_whole_and_in_order() {
    let whole = collect(&client(&MockServer::start().unwrap())).0;
    assert_eq!(whole.len(), 25, "three pages of ten");
    for (fault, expected) in [
        (Fault::ResetBody, "interrupted".to_owned()),
        (Fault::LengthTooLong, "interrupted".to_owned()),
        (Fault::TruncatedGzip, "protocol".to_owned()),
        (Fault::Stall, format!("timeout Completion {LIMIT:?}")),
        (Fault::status(503), "503 TransientError".to_owned()),
    ] {
        let server = MockServer::start().unwrap();
        server.inject(fault.clone(), On::request(COMMENTS).after(1));
        let (ids, error) = collect(&client_for(&server, Some(&fault)));
        assert_eq!(ids, whole[..10], "{fault}");
        assert_eq!(kind(&error.unwrap()), expected, "{fault}");
        let pages = server.received_as("GET /api/v3/files/{}/comments").len();
        assert!((2..=2 + RETRIES).contains(&pages), "{fault}: {pages}");
    }
}

#[test]
fn going_on_from_the_cursor_loses_and_repeats_nothing() {
    let server = MockServer::start().unwrap();
    let client = client(&server);
    let whole = collect(&client).0;
    // Every page breaks before it is good.
    server.inject(Fault::ResetBody, On::request(COMMENTS).every(2));
    let ids = run(async {
        let (mut ids, mut cursor) = (Vec::new(), None::<String>);
        for _ in 0..40 {
            let mut page = client.files().comments(HASH).page_size(10);
            if let Some(cursor) = &cursor {
                page = page.cursor(cursor);
            }
            let Ok(page) = page.await else { continue };
            let items = page
                .items
                .into_iter()
                .map(|item| item.unwrap().id().to_owned());
            ids.extend(items);
            cursor = page.cursor;
            if cursor.is_none() {
                return ids;
            }
        }
        panic!("no end");
    });
    assert_eq!(ids, whole);
}
