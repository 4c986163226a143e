//! A panic of the caller's own code (what is told of progress, a reader, a stream) is told as one,
//! with what it says. It is no error of the connection, nothing is repeated, and the client works
//! on.

use std::io::{self, Read};
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;
use vt_client::{Error, FileHash, UploadSource};

use crate::{ANALYSIS, blocking_client, client, noise};
use vt_testkit::{Server, answer, json};

const MESSAGE: &str = "the caller's own mistake";

fn panics<T>(_: u64, _: u64) -> T {
    panic!("{MESSAGE}")
}

#[track_caller]
fn is_told<T>(outcome: Result<T, Error>, doing: &str) {
    let Err(Error::Panicked(message)) = outcome.map(drop) else {
        panic!("not told as a panic");
    };
    assert_eq!(&*message, format!("a panic while {doing}: {MESSAGE}"));
}

const TOLD: &str = "progress was told";

fn taking() -> Server {
    Server::new(|_| json(ANALYSIS))
}

struct Panics;

impl Read for Panics {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        panics(0, 0)
    }
}

impl Stream for Panics {
    type Item = io::Result<Bytes>;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        panics(0, 0)
    }
}

#[tokio::test]
async fn of_progress_while_a_file_is_uploaded() {
    let server = taking();
    let vt = client(&server);
    let blocking = blocking_client(&server);
    // One that is sent at once, and one that is on its way for a while.
    for content in [noise(3), noise(3_000_000)] {
        let scan = || vt.files().scan(content.clone()).progress(panics);
        is_told(scan().await, TOLD);
        is_told(scan().wait().await, TOLD);
        let scan = vt.private_files().scan(content.clone());
        is_told(scan.progress(panics).await, TOLD);
        let scan = || blocking.files().scan(content.clone()).progress(panics);
        is_told(scan().send(), TOLD);
        is_told(scan().wait().send(), TOLD);
    }
    // What came of them is no whole request.
    assert!(server.requests().is_empty());
    vt.files().scan(noise(3)).await.unwrap();
    blocking.files().scan(noise(3)).send().unwrap();
}

#[tokio::test]
async fn of_a_reader_or_a_stream_that_is_uploaded() {
    let server = taking();
    let vt = client(&server);
    let blocking = blocking_client(&server);
    type Make = fn() -> UploadSource;
    let sources: [(Make, &str); 4] = [
        (|| UploadSource::reader(Panics), "a file was read"),
        (|| UploadSource::reader_of(Panics, 3), "a file was read"),
        (|| UploadSource::stream(Panics), "a stream was read"),
        (|| UploadSource::stream_of(Panics, 3), "a stream was read"),
    ];
    for (source, doing) in sources {
        is_told(vt.files().scan(source()).await, doing);
        is_told(blocking.files().scan(source()).send(), doing);
    }
    assert!(server.requests().is_empty());
    vt.files().scan(noise(3)).await.unwrap();
    blocking.files().scan(noise(3)).send().unwrap();
}

#[tokio::test]
async fn of_progress_while_a_file_is_downloaded() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a");
    let content = noise(700_000);
    let hash = FileHash::of_bytes(&content);
    let server = Server::new(move |_| answer("200 OK", &[], &content));
    let vt = client(&server);
    let blocking = blocking_client(&server);
    let download = || vt.files().download(&hash).progress(panics);
    is_told(download().to_path(&path).await, TOLD);
    is_told(download().to_writer(tokio::io::sink()).await, TOLD);
    is_told(download().await, TOLD);
    let download = || blocking.files().download(&hash).progress(panics);
    is_told(download().to_path(&path), TOLD);
    is_told(download().to_writer(io::sink()), TOLD);
    is_told(download().send(), TOLD);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    assert_eq!(server.requests().len(), 6);
    blocking.files().download(&hash).to_path(&path).unwrap();
}

#[tokio::test]
async fn of_progress_while_something_is_waited_for() {
    let server = taking();
    let vt = client(&server);
    let blocking = blocking_client(&server);
    let wait = vt.analyses().wait("a1").progress(|_| panics(0, 0));
    is_told(wait.await, TOLD);
    let wait = blocking.analyses().wait("a1").progress(|_| panics(0, 0));
    is_told(wait.send(), TOLD);
    let zip = vt
        .zip_files()
        .download_all(["44d88612fea8a8f36de82e1278abb02f"]);
    is_told(zip.making(|_| panics(0, 0)).ready().await, TOLD);
    assert_eq!(server.lines().len(), 4);
}
