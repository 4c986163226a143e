//! What was to be done on a runtime that has ended is told as that, and as no usage error.

use std::time::Duration;

use tokio::runtime::{Builder, Handle, Runtime};
use vt_client::{Error, RateLimit, UploadSource, bulk};

use crate::{Things, client};
use vt_testkit::{Server, json};

fn runtime() -> Runtime {
    Builder::new_current_thread().enable_all().build().unwrap()
}

/// A runtime that is gone, but for what still refers to it.
fn ended() -> Handle {
    let runtime = runtime();
    let handle = runtime.handle().clone();
    runtime.shutdown_background();
    handle
}

#[track_caller]
fn is_told<T>(outcome: Result<T, Error>, doing: &str) {
    match outcome {
        Err(error @ Error::RuntimeEnded(_)) => {
            let text = error.to_string();
            assert_eq!(text, format!("the runtime ended while {doing}"));
            assert!(!error.is_retryable());
        }
        Err(error) => panic!("{error:?}"),
        Ok(_) => panic!("succeeded"),
    }
}

#[test]
fn work_on_files() {
    let server = Server::json("{}");
    let vt = client(&server);
    let file = tempfile::NamedTempFile::new().unwrap();
    let gone = ended();
    is_told(
        gone.block_on(async { vt.files().scan(file.path()).await }),
        "a file was measured",
    );
    let reader = UploadSource::reader(std::io::empty());
    is_told(
        gone.block_on(async { vt.files().scan(reader).await }),
        "a file was read",
    );
    let ensure = vt.files().ensure_scanned(file.path(), Duration::ZERO);
    is_told(gone.block_on(async { ensure.await }), "a file was read");
    assert!(server.requests().is_empty());
}

#[test]
fn a_shared_rate_limit() {
    let server = Server::json("{}");
    let folder = tempfile::tempdir().unwrap();
    let vt = vt_client::Client::builder()
        .api_key(crate::KEY)
        .base_url(&server.origin)
        .rate_limit(RateLimit::public_api().shared_in(folder.path()))
        .build()
        .unwrap();
    let look = ended().block_on(async { vt.domains().get("example.com").await });
    is_told(look, "the rate limit was looked up");
    assert!(server.requests().is_empty());
}

/// The runtime that asks for the next page, or for the answers of a bulk, ends before whoever waits
/// for them.
#[test]
fn requests_on_their_way() {
    let hangs = Server::new(|request| {
        if request.parameter("cursor").is_some() || request.target.contains("slow") {
            std::thread::sleep(Duration::from_secs(50));
        }
        json(r#"{"data": [{"type": "thing", "id": "a"}], "meta": {"cursor": "c"}}"#)
    });
    let vt = client(&hangs);
    let first = runtime();
    let (mut items, mut many) = first.block_on(async {
        let mut items = vt.things().list().prefetch().stream();
        items.next().await.unwrap().unwrap();
        let mut many = bulk(["slow"], |id| vt.things().get(id)).stream();
        let given_up = tokio::time::timeout(Duration::from_millis(50), many.next()).await;
        assert!(given_up.is_err());
        (items, many)
    });
    drop(first);
    runtime().block_on(async {
        let page = items.next().await.unwrap();
        is_told(page, "the next page was asked for");
        let (id, answer) = many.next().await.unwrap();
        assert_eq!(id, "slow");
        is_told(answer, "an answer was waited for");
    });
}
