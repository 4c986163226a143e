//! How the calls of several requests are repeated, and what they need.

use std::future::IntoFuture;
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use vt_client::{Error, RetryPolicy};

use crate::{ANALYSIS, blocking_client, client, millis};
use vt_testkit::{Server, error, json};

const HASH: &str = "44d88612fea8a8f36de82e1278abb02f";

/// Refuses each request as one too many, after so many that it answers.
fn busy_after(answered: usize, body: &'static str) -> Server {
    let count = std::sync::atomic::AtomicUsize::new(0);
    Server::new(move |_| {
        if count.fetch_add(1, std::sync::atomic::Ordering::SeqCst) < answered {
            return json(body);
        }
        let asked = ["retry-after: 0"];
        error("429 Too Many Requests", &asked, "TooManyRequestsError")
    })
}

fn busy() -> Server {
    busy_after(0, "")
}

#[track_caller]
fn sent<T>(outcome: Result<T, Error>, server: &Server, times: usize) {
    assert_eq!(outcome.err().unwrap().status(), Some(429));
    assert_eq!(server.requests().len(), times, "{:?}", server.lines());
}

#[tokio::test]
async fn each_call_has_a_policy_of_its_own() {
    let file = tempfile::NamedTempFile::new().unwrap();
    for attempts in [1, 3] {
        let policy = RetryPolicy::default().first_pause(millis(1));
        let policy = || policy.clone().attempts(attempts);
        let times = attempts as usize;

        let server = busy();
        let scan = client(&server).files().scan(b"abc".to_vec());
        sent(scan.retry(policy()).await, &server, times);

        // A large file's first request is for the upload URL.
        let server = busy();
        let scan = client(&server).files().scan(vec![0; 32_000_001]);
        sent(scan.retry(policy()).await, &server, times);

        let server = busy();
        let ensure = client(&server)
            .files()
            .ensure_scanned(file.path(), Duration::ZERO);
        sent(ensure.retry(policy()).await, &server, times);

        let server = busy();
        let zip = client(&server).zip_files().download_all([HASH]);
        let saved = zip.retry(policy()).to_writer(tokio::io::sink()).await;
        sent(saved, &server, times);

        // One look, since the next would be too late.
        let server = busy();
        let wait = client(&server).analyses().wait("a1");
        let wait = wait.intervals(millis(60_000), millis(60_000));
        let wait = wait.deadline(millis(59_000));
        sent(wait.retry(policy()).await, &server, times);

        // What is waited for is looked at as the scan is sent.
        let server = busy_after(1, ANALYSIS);
        let scan = client(&server).files().scan(b"abc".to_vec());
        let wait = scan.retry(policy()).wait();
        let wait = wait.intervals(millis(1000), millis(60_000));
        // The second look would be at two and a half seconds.
        let outcome = wait.deadline(millis(2000)).await;
        assert_eq!(outcome.unwrap_err().status(), Some(429));
        assert_eq!(server.requests().len(), 1 + times);
    }
}

#[test]
fn each_blocking_call_has_a_policy_of_its_own() {
    let file = tempfile::NamedTempFile::new().unwrap();
    let once = RetryPolicy::none;

    let server = busy();
    let scan = blocking_client(&server).files().scan(b"abc".to_vec());
    sent(scan.retry(once()).send(), &server, 1);

    let server = busy();
    let ensure = blocking_client(&server)
        .files()
        .ensure_scanned(file.path(), Duration::ZERO);
    sent(ensure.retry(once()).send(), &server, 1);

    let server = busy();
    let zip = blocking_client(&server).zip_files().download_all([HASH]);
    sent(zip.retry(once()).to_writer(std::io::sink()), &server, 1);

    let server = busy();
    let wait = blocking_client(&server).analyses().wait("a1");
    let wait = wait.intervals(millis(60_000), millis(60_000));
    let wait = wait.deadline(millis(59_000));
    sent(wait.retry(once()).send(), &server, 1);
}

/// Whoever polls without a runtime is told so, and nothing panics.
#[test]
fn outside_a_runtime_everything_is_a_usage_error() {
    #[track_caller]
    fn is_told<T>(future: impl IntoFuture<Output = Result<T, Error>>) {
        let mut future = pin!(future.into_future());
        let polled = future
            .as_mut()
            .poll(&mut Context::from_waker(Waker::noop()));
        match polled {
            Poll::Ready(Err(Error::Usage(text))) => {
                assert!(text.message.contains("runtime"), "{text}")
            }
            Poll::Ready(Err(error)) => panic!("{error:?}"),
            Poll::Ready(Ok(_)) => panic!("succeeded"),
            Poll::Pending => panic!("pending"),
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a");
    std::fs::write(&path, "abc").unwrap();
    let server = busy();
    let vt = client(&server);
    is_told(vt.files().get(HASH));
    is_told(vt.files().download(HASH).to_path(folder.path().join("b")));
    is_told(vt.files().download(HASH).to_writer(tokio::io::sink()));
    is_told(vt.files().scan(&path));
    is_told(
        vt.files()
            .scan(vt_client::UploadSource::reader(std::io::empty())),
    );
    is_told(vt.files().scan(&path).wait());
    is_told(vt.files().ensure_scanned(&path, Duration::ZERO));
    is_told(vt.analyses().wait("a1"));
    is_told(vt.zip_files().download_all([HASH]).to_path(&path));
    assert!(server.requests().is_empty());
}
