//! Bodies of answers: compression and limits.

use super::server::{Server, answer};
use super::{KEY, client, download, drain, get, gzip};
use crate::client::Client;
use crate::error::{Error, TransportKind};

fn limited(server: &Server, bytes: u64) -> Client {
    Client::builder()
        .api_key(KEY)
        .base_url(&server.url)
        .max_document_size(bytes)
        .build()
        .unwrap()
}

#[tokio::test]
async fn documents_are_decompressed() {
    let text = r#"{"data":"x"}"#.repeat(1000);
    for encoding in ["gzip", "x-gzip", "GZIP"] {
        let body = gzip(text.as_bytes());
        let header = format!("content-encoding: {encoding}");
        let server = Server::answering(move |_| answer("200 OK", &[&header], &body)).await;
        let response = client(&server)
            .transport()
            .document(&get("/a"))
            .await
            .unwrap();
        assert_eq!(response.text(), text);
        assert_eq!(response.headers().get("content-encoding"), None);
        assert_eq!(response.headers().get("content-length"), None);
    }
    // Two members, one after the other, are one text.
    let mut body = gzip(b"{\"data\":");
    body.extend(gzip(b"1}"));
    let server =
        Server::answering(move |_| answer("200 OK", &["content-encoding: gzip"], &body)).await;
    let response = client(&server)
        .transport()
        .document(&get("/a"))
        .await
        .unwrap();
    assert_eq!(response.text(), "{\"data\":1}");
}

#[tokio::test]
async fn plain_documents_come_as_they_are() {
    for header in [
        "x-a: b",
        "content-encoding: identity",
        "content-encoding: gzip",
    ] {
        for body in ["", "1", "{}", "{\"data\":[1,2,3]}"] {
            let server = Server::answering(move |_| answer("200 OK", &[header], body)).await;
            let response = client(&server)
                .transport()
                .document(&get("/a"))
                .await
                .unwrap();
            assert_eq!(response.text(), body, "{header}");
        }
    }
}

#[tokio::test]
async fn encodings_that_were_not_asked_for_are_told() {
    let server = Server::answering(|_| answer("200 OK", &["content-encoding: br"], "\u{b}")).await;
    let error = client(&server)
        .transport()
        .document(&get("/a"))
        .await
        .unwrap_err();
    assert!(error.to_string().contains("`br`"), "{error}");
    assert_eq!(error.status(), Some(200));
}

#[tokio::test]
async fn a_broken_compression_is_told() {
    let mut body = gzip(&[7; 5000]);
    body.truncate(body.len() - 6);
    let server =
        Server::answering(move |_| answer("200 OK", &["content-encoding: gzip"], &body)).await;
    let error = client(&server)
        .transport()
        .document(&get("/a"))
        .await
        .unwrap_err();
    let Error::Transport(inner) = &error else {
        panic!("{error:?}");
    };
    assert_eq!(
        (inner.kind, inner.status),
        (TransportKind::Protocol, Some(200))
    );
}

#[tokio::test]
async fn documents_have_a_limit_before_and_after_decompression() {
    let bomb = gzip(&vec![b' '; 50_000_000]);
    assert!(bomb.len() < 100_000);
    let server =
        Server::answering(move |_| answer("200 OK", &["content-encoding: gzip"], &bomb)).await;
    let error = limited(&server, 200_000)
        .transport()
        .document(&get("/a"))
        .await
        .unwrap_err();
    let Error::Transport(inner) = &error else {
        panic!("{error:?}");
    };
    assert_eq!(inner.kind, TransportKind::TooLarge);
    assert!(error.to_string().contains("200000"), "{error}");

    let server = Server::answering(|_| answer("200 OK", &[], [b' '; 1000])).await;
    assert!(
        limited(&server, 1000)
            .transport()
            .document(&get("/a"))
            .await
            .is_ok()
    );
    let error = limited(&server, 999)
        .transport()
        .document(&get("/a"))
        .await
        .unwrap_err();
    assert!(matches!(&error, Error::Transport(inner) if inner.kind == TransportKind::TooLarge));
    // Downloads have none.
    let bytes = drain(&limited(&server, 1), &download("/a")).await.unwrap();
    assert_eq!(bytes.len(), 1000);
}

#[tokio::test]
async fn downloads_are_not_decompressed() {
    let body = gzip(b"a file that is a gzip archive");
    let served = body.clone();
    let server =
        Server::answering(move |_| answer("200 OK", &["content-encoding: gzip"], &served)).await;
    let client = client(&server);
    let mut transfer = client.transport().transfer(&download("/a")).await.unwrap();
    assert_eq!(transfer.status, 200);
    assert_eq!(transfer.length, Some(body.len() as u64));
    assert_eq!(transfer.headers.get("content-encoding").unwrap(), "gzip");
    let mut bytes = Vec::new();
    while let Some(chunk) = transfer.chunk().await.unwrap() {
        bytes.extend_from_slice(&chunk);
    }
    assert_eq!(bytes, body);
}

#[tokio::test]
async fn chunked_answers_are_read_whole() {
    let server = Server::answering(|_| {
        b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\n{\"a\r\n4\r\n\":1}\r\n0\r\n\r\n"
            .to_vec()
    })
    .await;
    let client = client(&server);
    assert_eq!(
        client
            .transport()
            .document(&get("/a"))
            .await
            .unwrap()
            .text(),
        "{\"a\":1}"
    );
    let transfer = client.transport().transfer(&download("/a")).await.unwrap();
    assert_eq!(transfer.length, None);
}
