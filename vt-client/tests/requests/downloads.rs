//! Bytes: in memory up to a limit, or chunk by chunk.

use std::io::Write;

use vt_client::{Client, Error, TransportKind, blocking};

use crate::{BlockingThings, KEY, Things, blocking_client, client};
use vt_testkit::{Server, answer};

fn limited(server: &Server, limit: u64) -> Client {
    Client::builder()
        .api_key(KEY)
        .base_url(&server.origin)
        .max_document_size(limit)
        .build()
        .unwrap()
}

/// 1000 bytes in chunks of 100, so that no length is told.
fn chunked() -> Server {
    Server::new(|_| {
        let mut bytes = b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n".to_vec();
        for number in 0..10 {
            bytes.extend_from_slice(b"64\r\n");
            bytes.extend_from_slice(&[number; 100]);
            bytes.extend_from_slice(b"\r\n");
        }
        bytes.extend_from_slice(b"0\r\n\r\n");
        bytes
    })
}

#[track_caller]
fn too_large<T: std::fmt::Debug>(outcome: Result<T, Error>) {
    match outcome {
        Err(Error::Transport(error)) => {
            assert_eq!(error.kind, TransportKind::TooLarge);
            assert_eq!(error.status, Some(200));
            assert!(error.message.contains("larger than 999 bytes"), "{error}");
            assert_eq!(error.hint, Some(vt_client::Hint::DocumentTooLarge));
            assert!(error.to_string().contains("use `open`"), "{error}");
        }
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn what_is_read_into_memory_has_a_limit_and_what_is_opened_has_none() {
    for server in [Server::new(|_| answer("200 OK", &[], [7; 1000])), chunked()] {
        let vt = limited(&server, 1000);
        assert_eq!(vt.things().content("a").await.unwrap().len(), 1000);
        let vt = limited(&server, 999);
        too_large(vt.things().content("a").await);
        let sync = blocking::Client::from_async(vt.clone()).unwrap();
        too_large(sync.things().content("a").send());

        let mut transfer = vt.things().content("a").open().await.unwrap();
        let mut length = 0;
        while let Some(chunk) = transfer.chunk().await.unwrap() {
            length += chunk.len();
        }
        assert_eq!(length, 1000);
        let chunks = sync.things().content("a").open().unwrap();
        assert_eq!(
            chunks.map(|chunk| chunk.unwrap().len()).sum::<usize>(),
            1000
        );
    }
}

/// A length that is told is believed before the bytes come.
#[tokio::test]
async fn an_answer_that_is_announced_as_too_large_is_not_waited_for() {
    let server = Server::new(|_| b"HTTP/1.1 200 OK\r\ncontent-length: 5000000000\r\n\r\n".to_vec());
    too_large(limited(&server, 999).things().content("a").await);
}

#[tokio::test]
async fn an_opened_transfer_has_the_bytes_as_the_server_has_them() {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(b"packed").unwrap();
    let packed = encoder.finish().unwrap();
    let body = packed.clone();
    let server = Server::new(move |_| answer("200 OK", &["content-encoding: gzip"], &body));
    let mut transfer = client(&server).things().content("a").open().await.unwrap();
    let mut bytes = Vec::new();
    while let Some(chunk) = transfer.chunk().await.unwrap() {
        bytes.extend_from_slice(&chunk);
    }
    assert_eq!(bytes, packed);
    let request = server.request();
    assert_eq!(request.values("accept-encoding"), ["identity"]);
    assert_eq!(request.values("accept"), ["*/*"]);
}

#[tokio::test]
async fn an_opened_transfer_tells_what_it_is() {
    let server = Server::new(|_| answer("206 Partial Content", &["x-a: b"], "four"));
    let transfer = client(&server).things().content("a").open().await.unwrap();
    assert_eq!((transfer.status(), transfer.length()), (206, Some(4)));
    assert_eq!(transfer.headers()["x-a"], "b");
    let chunks = blocking_client(&server)
        .things()
        .content("a")
        .open()
        .unwrap();
    assert_eq!(chunks.length(), Some(4));
    let shown = format!("{chunks:?}");
    assert!(
        shown.starts_with("Chunks { status: 206, length: Some(4)"),
        "{shown}"
    );
    assert_eq!(
        blocking_client(&chunked())
            .things()
            .content("a")
            .open()
            .unwrap()
            .length(),
        None
    );
}

#[test]
fn chunks_end_after_an_error() {
    // The connection ends in the middle of the body.
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let origin = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        use std::io::Read;
        let (mut stream, _) = listener.accept().unwrap();
        let _ = stream.read(&mut [0; 4096]).unwrap();
        stream
            .write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nfirst")
            .unwrap();
    });
    let vt = Client::builder()
        .api_key(KEY)
        .base_url(origin)
        .build()
        .unwrap();
    let sync = blocking::Client::from_async(vt).unwrap();
    let mut chunks = sync.things().content("a").open().unwrap();
    assert_eq!(chunks.next().unwrap().unwrap(), "first");
    let error = chunks.next().unwrap().unwrap_err();
    assert!(
        matches!(&error, Error::Transport(error) if error.kind == TransportKind::Interrupted),
        "{error:?}"
    );
    assert!(chunks.next().is_none());
    assert!(chunks.next().is_none());
}

#[test]
fn chunks_end_after_the_last() {
    let sync = blocking_client(&Server::json("abc"));
    let mut chunks = sync.things().content("a").open().unwrap();
    assert_eq!(chunks.next().unwrap().unwrap(), "abc");
    assert!(chunks.next().is_none());
    assert!(chunks.next().is_none());
}
