//! The service answers while the file is still on its way.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, mpsc};
use std::time::Duration;

use vt_client::{Client, RetryPolicy};

use crate::{ANALYSIS, KEY, millis, noise};
use vt_testkit::{error, json, skip, talking};

/// More than the kernel holds for a connection that nobody reads.
const SIZE: usize = 20_000_000;

/// Reads a request's head, and tells the length of its body.
fn read_head(stream: &mut TcpStream) -> usize {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") {
        stream.read_exact(&mut byte).unwrap();
        head.push(byte[0]);
    }
    let head = String::from_utf8(head).unwrap();
    let length = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "));
    length.unwrap().parse().unwrap()
}

/// Reads until nothing comes any more, and tells how much came.
fn drain(stream: &mut TcpStream) -> usize {
    let mut block = vec![0; 65536];
    let mut came = 0;
    while let Ok(count @ 1..) = stream.read(&mut block) {
        came += count;
    }
    came
}

fn client(origin: String) -> Client {
    let policy = RetryPolicy::default().first_pause(millis(1));
    let builder = Client::builder().api_key(KEY).base_url(origin);
    builder.retry(policy).build().unwrap()
}

/// The first body goes on for as long as it can while the second one is sent.
#[tokio::test(flavor = "multi_thread")]
async fn an_earlier_attempt_does_not_disturb_the_next() {
    let file = tempfile::NamedTempFile::new().unwrap();
    let content = noise(SIZE);
    std::fs::write(&file, &content).unwrap();
    let attempts = AtomicUsize::new(0);
    let (begun, second_began) = mpsc::channel();
    let (ended, first_ended) = mpsc::channel();
    let second_began = Mutex::new(second_began);
    let first_ended = Mutex::new(first_ended);
    let origin = talking(move |mut stream| {
        let length = read_head(&mut stream);
        if attempts.fetch_add(1, Ordering::SeqCst) == 0 {
            let early = error("429 Too Many Requests", &[], "TooManyRequestsError");
            stream.write_all(&early).unwrap();
            second_began.lock().unwrap().recv().unwrap();
            // It would go on to its end, and then wait for another request.
            let _ = skip(&mut stream, length);
            ended.send(()).unwrap();
        } else {
            begun.send(()).unwrap();
            first_ended.lock().unwrap().recv().unwrap();
            skip(&mut stream, length).unwrap();
            stream.write_all(&json(ANALYSIS)).unwrap();
        }
    });
    let told: Arc<Mutex<Vec<u64>>> = Arc::default();
    let tell = told.clone();
    let scan = client(origin).files().scan(file.path());
    let scanned = scan
        .progress(move |sent, _| tell.lock().unwrap().push(sent))
        .await
        .unwrap();
    assert_eq!(scanned.size, SIZE as u64);
    let expected = vt_client::FileHash::of_bytes(&content);
    assert_eq!(scanned.sha256.as_str(), expected.as_str());
    assert_eq!(told.lock().unwrap().last(), Some(&(SIZE as u64)));
}

/// Neither sent on nor told of.
#[tokio::test(flavor = "multi_thread")]
async fn what_was_refused_is_not_sent_on() {
    for (status, code) in [
        ("401 Unauthorized", "WrongCredentialsError"),
        ("413 Payload Too Large", "InvalidArgumentError"),
    ] {
        let (returned, went_on) = mpsc::channel::<()>();
        let went_on = Mutex::new(went_on);
        let (tell_read, read) = mpsc::channel();
        let origin = talking(move |mut stream| {
            read_head(&mut stream);
            stream.write_all(&error(status, &[], code)).unwrap();
            went_on.lock().unwrap().recv().unwrap();
            stream
                .set_read_timeout(Some(Duration::from_secs(2)))
                .unwrap();
            tell_read.send(drain(&mut stream)).unwrap();
        });
        let told = Arc::new(AtomicUsize::new(0));
        let tell = told.clone();
        let scan = client(origin).files().scan(vec![7; SIZE]);
        let scan = scan.progress(move |_, _| {
            tell.fetch_add(1, Ordering::SeqCst);
        });
        let refused = scan.await.unwrap_err();
        assert_eq!(refused.code().unwrap().as_str(), code);
        let calls = told.load(Ordering::SeqCst);
        returned.send(()).unwrap();
        let read = tokio::task::spawn_blocking(move || read.recv().unwrap());
        let read = read.await.unwrap();
        assert!(read < SIZE, "{read}");
        assert_eq!(told.load(Ordering::SeqCst), calls);
    }
}

/// Dropped while the server reads nothing.
#[tokio::test(flavor = "multi_thread")]
async fn what_was_dropped_is_not_sent_on() {
    let (dropped, went_on) = mpsc::channel::<()>();
    let went_on = Mutex::new(went_on);
    let (tell_read, read) = mpsc::channel();
    let origin = talking(move |mut stream| {
        read_head(&mut stream);
        went_on.lock().unwrap().recv().unwrap();
        stream
            .set_read_timeout(Some(Duration::from_secs(2)))
            .unwrap();
        tell_read.send(drain(&mut stream)).unwrap();
    });
    let scan = client(origin).files().scan(vec![7; SIZE]).into_future();
    assert!(tokio::time::timeout(millis(500), scan).await.is_err());
    dropped.send(()).unwrap();
    let read = tokio::task::spawn_blocking(move || read.recv().unwrap());
    let read = read.await.unwrap();
    assert!(read < SIZE, "{read}");
}

use std::future::IntoFuture;
