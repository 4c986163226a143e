//! Time limits. The durations are short, and what must be slow is much slower.

use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpSocket, TcpStream};
use tokio::time::sleep;

use super::server::{Server, read_request};
use super::{KEY, download, drain, get, millis, post};
use crate::client::Client;
use crate::error::{Error, Waiting};
use crate::policy::retry::RetryPolicy;
use crate::wire::call::{Call, Payload};
use crate::wire::upload::MultipartForm;

/// Every limit of a client in these tests.
const LIMIT: u64 = 700;

/// Soon enough on a busy machine, and long before a server that stands still goes on.
const SOON: Duration = Duration::from_secs(20);

fn hasty(server: &Server) -> Client {
    Client::builder()
        .api_key(KEY)
        .base_url(&server.url)
        .connect_timeout(millis(LIMIT))
        .response_timeout(millis(LIMIT))
        .idle_timeout(millis(LIMIT))
        .answer_timeout(millis(LIMIT))
        .retry(RetryPolicy::none())
        .build()
        .unwrap()
}

fn waited_for(error: &Error) -> Waiting {
    assert!(error.is_timeout() && error.is_retryable(), "{error:?}");
    match error {
        Error::Timeout { what, after, .. } => {
            assert_eq!(*after, millis(LIMIT));
            *what
        }
        other => panic!("{other:?}"),
    }
}

/// A server that takes little into its buffers, so that an upload moves as fast as it reads.
fn narrow<F>(talk: impl Fn(TcpStream) -> F + Send + 'static) -> Server
where
    F: Future<Output = ()> + Send + 'static,
{
    let socket = TcpSocket::new_v4().unwrap();
    socket.set_recv_buffer_size(16 * 1024).unwrap();
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    Server::on(socket.listen(8).unwrap(), talk)
}

fn upload(size: usize) -> Call {
    let form = MultipartForm::new().file_bytes("file", "a.bin", vec![7_u8; size]);
    post("/files", Payload::Multipart(form))
}

async fn answer_ok(stream: &mut TcpStream) {
    let _ = stream
        .write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}")
        .await;
}

/// Reads a request's body in small steps until it is complete.
async fn read_slowly(stream: &mut TcpStream, step: usize, pause: u64) {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await.unwrap());
    }
    let head = String::from_utf8(head).unwrap().to_lowercase();
    let (_, length) = head.split_once("content-length: ").unwrap();
    let mut left: usize = length.split("\r\n").next().unwrap().parse().unwrap();
    let mut buffer = vec![0; step];
    while left > 0 {
        let wanted = left.min(step);
        stream.read_exact(&mut buffer[..wanted]).await.unwrap();
        left -= wanted;
        sleep(millis(pause)).await;
    }
}

#[tokio::test]
async fn an_upload_may_take_longer_than_every_limit() {
    let server = narrow(|mut stream| async move {
        read_slowly(&mut stream, 512 * 1024, 50).await;
        answer_ok(&mut stream).await;
    });
    let started = Instant::now();
    let response = hasty(&server)
        .transport()
        .document(&upload(40_000_000))
        .await
        .unwrap();
    assert_eq!(response.status(), 200);
    let took = started.elapsed();
    assert!(
        took > 3 * millis(LIMIT),
        "{took:?}: not longer than the limits"
    );
}

#[tokio::test]
async fn an_upload_that_stands_still_ends() {
    let server = narrow(|mut stream| async move {
        let mut taken = vec![0; 1_000_000];
        stream.read_exact(&mut taken).await.unwrap();
        sleep(millis(60_000)).await;
    });
    let started = Instant::now();
    let error = hasty(&server)
        .transport()
        .document(&upload(40_000_000))
        .await
        .unwrap_err();
    assert_eq!(waited_for(&error), Waiting::Upload);
    assert!(started.elapsed() < SOON, "{:?}", started.elapsed());
}

#[tokio::test]
async fn a_large_body_in_memory_is_an_upload_too() {
    let server = narrow(|mut stream| async move {
        read_slowly(&mut stream, 512 * 1024, 50).await;
        answer_ok(&mut stream).await;
    });
    let payload = Payload::Bytes {
        content_type: "application/octet-stream".into(),
        bytes: vec![7; 40_000_000].into(),
    };
    let started = Instant::now();
    hasty(&server)
        .transport()
        .document(&post("/a", payload))
        .await
        .unwrap();
    assert!(started.elapsed() > 3 * millis(LIMIT));
}

#[tokio::test]
async fn after_the_last_byte_of_an_upload_the_answer_has_a_limit() {
    let server = Server::talking(|mut stream| async move {
        read_request(&mut stream).await.unwrap();
        sleep(millis(60_000)).await;
    })
    .await;
    let started = Instant::now();
    let error = hasty(&server)
        .transport()
        .document(&upload(1000))
        .await
        .unwrap_err();
    assert_eq!(waited_for(&error), Waiting::Answer);
    assert!(started.elapsed() < SOON);
}

#[tokio::test]
async fn a_limit_for_one_call_ends_an_upload_that_moves() {
    let server = narrow(|mut stream| async move {
        read_slowly(&mut stream, 64 * 1024, 25).await;
        answer_ok(&mut stream).await;
    });
    let call = Call {
        timeout: Some(millis(LIMIT)),
        ..upload(40_000_000)
    };
    let error = hasty(&server)
        .transport()
        .document(&call)
        .await
        .unwrap_err();
    assert_eq!(waited_for(&error), Waiting::Completion);
}

async fn drip(stream: &mut TcpStream, count: usize, pause: u64) {
    read_request(stream).await.unwrap();
    let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {count}\r\n\r\n");
    stream.write_all(head.as_bytes()).await.unwrap();
    for _ in 0..count {
        sleep(millis(pause)).await;
        if stream.write_all(b"x").await.is_err() {
            return;
        }
    }
}

#[tokio::test]
async fn a_download_may_take_longer_than_every_limit() {
    let server =
        Server::talking(|mut stream| async move { drip(&mut stream, 15, 200).await }).await;
    let started = Instant::now();
    let bytes = drain(&hasty(&server), &download("/a")).await.unwrap();
    assert_eq!(bytes, [b'x'; 15]);
    assert!(started.elapsed() > 3 * millis(LIMIT));
}

#[tokio::test]
async fn the_callers_own_time_is_not_the_downloads() {
    let server = Server::talking(|mut stream| async move {
        read_request(&mut stream).await.unwrap();
        let head = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nx";
        stream.write_all(head).await.unwrap();
        sleep(millis(2 * LIMIT + 300)).await;
        stream.write_all(b"y").await.unwrap();
    })
    .await;
    let mut transfer = hasty(&server)
        .transport()
        .transfer(&download("/a"))
        .await
        .unwrap();
    assert_eq!(transfer.chunk().await.unwrap().unwrap(), "x");
    // Writing to a slow disk, say.
    sleep(millis(2 * LIMIT)).await;
    assert_eq!(transfer.chunk().await.unwrap().unwrap(), "y");
    assert_eq!(transfer.chunk().await.unwrap(), None);
}

#[tokio::test]
async fn a_download_that_stands_still_ends() {
    let server = Server::talking(|mut stream| async move {
        drip(&mut stream, 3, 60_000).await;
    })
    .await;
    let started = Instant::now();
    let error = drain(&hasty(&server), &download("/a")).await.unwrap_err();
    assert_eq!(waited_for(&error), Waiting::Download);
    assert!(started.elapsed() < SOON);
}

#[tokio::test]
async fn a_download_that_does_not_begin_ends() {
    let server = Server::talking(|mut stream| async move {
        read_request(&mut stream).await.unwrap();
        sleep(millis(60_000)).await;
    })
    .await;
    let started = Instant::now();
    let error = drain(&hasty(&server), &download("/a")).await.unwrap_err();
    assert_eq!(waited_for(&error), Waiting::Answer);
    assert!(started.elapsed() < SOON);
}

#[tokio::test]
async fn a_document_has_a_limit_even_when_it_moves() {
    let server =
        Server::talking(|mut stream| async move { drip(&mut stream, 100, 100).await }).await;
    let started = Instant::now();
    let error = hasty(&server)
        .transport()
        .document(&get("/a"))
        .await
        .unwrap_err();
    assert_eq!(waited_for(&error), Waiting::Completion);
    assert!(started.elapsed() < SOON);
}

#[tokio::test]
async fn a_limit_for_one_call_takes_the_place_of_the_clients() {
    let server =
        Server::talking(|mut stream| async move { drip(&mut stream, 10, 150).await }).await;
    let call = Call {
        timeout: Some(millis(30_000)),
        ..get("/a")
    };
    assert_eq!(
        hasty(&server)
            .transport()
            .document(&call)
            .await
            .unwrap()
            .text(),
        "xxxxxxxxxx"
    );
    let call = Call {
        timeout: Some(Duration::MAX),
        ..get("/a")
    };
    assert!(hasty(&server).transport().document(&call).await.is_ok());
}

#[tokio::test]
async fn a_stalled_error_body_still_tells_the_status() {
    let server = Server::talking(|mut stream| async move {
        read_request(&mut stream).await.unwrap();
        let head = b"HTTP/1.1 429 Too Many Requests\r\ncontent-length: 50\r\n\r\n{";
        stream.write_all(head).await.unwrap();
        sleep(millis(60_000)).await;
    })
    .await;
    let error = hasty(&server)
        .transport()
        .document(&get("/a"))
        .await
        .unwrap_err();
    assert_eq!(error.status(), Some(429), "{error:?}");
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_connection_that_is_not_made_ends() {
    // Nobody accepts, so the queue fills and the kernel ignores further attempts.
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let listener = socket.listen(1).unwrap();
    let address = listener.local_addr().unwrap();
    let mut queued = Vec::new();
    while let Ok(Ok(stream)) = tokio::time::timeout(millis(300), TcpStream::connect(address)).await
    {
        queued.push(stream);
    }
    let client = Client::builder()
        .api_key(KEY)
        .base_url(format!("http://{address}"))
        .connect_timeout(millis(LIMIT))
        .retry(RetryPolicy::none())
        .build()
        .unwrap();
    let started = Instant::now();
    let error = client.transport().document(&get("/a")).await.unwrap_err();
    assert_eq!(waited_for(&error), Waiting::Connection);
    assert!(started.elapsed() < SOON);
}

#[tokio::test]
async fn an_answer_that_comes_before_the_end_of_an_upload_counts() {
    let server = Server::talking(|mut stream| async move {
        let mut head = vec![0; 500];
        stream.read_exact(&mut head).await.unwrap();
        let body = r#"{"error":{"code":"QuotaExceededError","message":"early"}}"#;
        let bytes = super::server::answer("429 Too Many Requests", &[], body);
        stream.write_all(&bytes).await.unwrap();
        // Takes what is still sent, as servers do for a while.
        let mut sink = vec![0; 65536];
        while stream.read(&mut sink).await.is_ok_and(|count| count > 0) {}
    })
    .await;
    let error = hasty(&server)
        .transport()
        .document(&upload(40_000_000))
        .await
        .unwrap_err();
    assert_eq!(error.status(), Some(429), "{error:?}");
}
