//! A path may hold the key, which shows nowhere all the same.

use std::collections::HashSet;
use std::fmt::{Debug, Display};
use std::sync::Mutex;

use vt_client::{Client, Download, Error, RetryPolicy, Verb, blocking};

use crate::{KEY, blocking_client, client};
use vt_testkit::{Recorded, Reply, Server, answer, head};

#[track_caller]
fn hidden(shown: impl Debug + Display) {
    let text = format!("{shown} {shown:?}");
    assert!(!text.contains(KEY), "{text}");
    assert!(text.contains("[redacted]"), "{text}");
}

#[track_caller]
fn hidden_in_debug(shown: impl Debug) {
    let text = format!("{shown:?} {shown:#?}");
    assert!(!text.contains(KEY), "{text}");
    assert!(text.contains("[redacted]"), "{text}");
}

#[tokio::test]
async fn a_key_in_a_path_does_not_show() {
    let server = Server::new(|_| vt_testkit::json(crate::ANALYSIS));
    let vt = client(&server);
    let folder = tempfile::tempdir().unwrap();
    let inside = folder.path().join(KEY);
    let hash = "44d88612fea8a8f36de82e1278abb02f";
    let week = std::time::Duration::from_secs(7 * 24 * 60 * 60);
    hidden(vt.files().scan(KEY).await.unwrap_err());
    hidden(vt.files().scan(&inside).wait().await.unwrap_err());
    hidden(vt.files().ensure_scanned(KEY, week).await.unwrap_err());
    // Of a temporary file, the cause names the path too; of a folder, only the message.
    let missing = inside.join("sample.bin");
    let error = vt.files().download(hash).to_path(&missing).await;
    hidden(error.unwrap_err());
    std::fs::create_dir(&inside).unwrap();
    let error = vt.files().download(hash).to_path(&inside).await;
    hidden(error.unwrap_err());

    let blocking = blocking_client(&server);
    let missing = inside.join("missing/sample.bin");
    let outcome = tokio::task::spawn_blocking(move || {
        let ensured = blocking.files().ensure_scanned(KEY, week).send();
        hidden(ensured.unwrap_err());
        let saved = blocking.files().download(hash).to_path(&missing);
        hidden(saved.unwrap_err());
        hidden_in_debug(blocking.files().scan(KEY));
    });
    outcome.await.unwrap();
    assert!(server.requests().is_empty());
}

/// What a writer says may be a path.
#[test]
fn a_key_in_a_writers_error_does_not_show() {
    struct Full;
    impl std::io::Write for Full {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::Error::other(format!("/{KEY}/x is full")))
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let server = Server::new(|_| vt_testkit::answer("200 OK", &[], "abc"));
    let download = blocking_client(&server).files().download("0".repeat(32));
    hidden(download.to_writer(Full).unwrap_err());
}

#[tokio::test]
async fn debug_does_not_show_it_either() {
    let server = Server::new(|_| vt_testkit::json("{}"));
    let vt = client(&server);
    hidden_in_debug(vt.files().scan(format!("samples/{KEY}")));
    hidden_in_debug(vt.files().scan(Vec::new()).name(KEY));
    let week = std::time::Duration::from_secs(7 * 24 * 60 * 60);
    hidden_in_debug(vt.files().ensure_scanned(format!("samples/{KEY}"), week));
    hidden_in_debug(vt.zip_files().download_all([KEY]));
    let shown = format!("{:?}", vt.analyses().wait(KEY));
    assert!(!shown.contains(KEY), "{shown}");
    let pace = "Wait { pace: Pace { first: 15s, longest: 30s";
    assert!(shown.starts_with(pace), "{shown}");
    let shown = format!("{:?}", vt.files().scan("samples/a.bin").name("b"));
    assert!(shown.contains("\"samples/a.bin\""), "{shown}");
    assert!(shown.contains("Some(\"b\")"), "{shown}");
}

/// In a header of one request, sent as `Bearer …`.
const TOKEN: &str = "t0ken-of-a-gateway";

/// Redirects to a host that is named after the token, where every download fails in its own way.
fn telling_the_token(request: &Recorded, asked_before: bool) -> Reply {
    let Some((_, place)) = request.target.split_once(&format!("{TOKEN}.example")) else {
        let (_, place) = request.target.split_once("/api/v3").unwrap();
        let location = format!("location: http://{TOKEN}.example{place}");
        return Reply::Bytes(answer("302 Found", &[&location], ""));
    };
    let encoding = format!("content-encoding: {TOKEN}");
    match place {
        "/cut" => Reply::Last(head("200 OK", &[], 1000)),
        "/short" if !asked_before => Reply::Last(head("200 OK", &[], 1000)),
        "/short" => {
            let range = "content-range: bytes 0-999/1000";
            Reply::Bytes(answer("206 Partial Content", &[range], "abc"))
        }
        "/large" => Reply::Last(head("200 OK", &[], 1 << 40)),
        "/encoded" => Reply::Bytes(answer("200 OK", &[&encoding], "abc")),
        other => panic!("{other}"),
    }
}

/// The credentials of a request's own headers are secrets in what its download says, too.
#[tokio::test]
async fn a_requests_own_credentials_do_not_show_in_errors_of_its_download() {
    let targets = Mutex::new(HashSet::new());
    let proxy = Server::new(move |request| {
        let is_new = targets.lock().unwrap().insert(request.target.clone());
        telling_the_token(request, !is_new)
    });
    let vt = Client::builder()
        .api_key(KEY)
        .base_url("http://service.example/api/v3")
        .allow_plain_http(true)
        .proxy_all(&proxy.origin)
        .build()
        .unwrap();
    let blocking = blocking::Client::from_async(vt.clone()).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a");
    let token = format!("Bearer {TOKEN}");
    let policy = |place: &str| match place {
        "/short" => RetryPolicy::default(),
        _ => RetryPolicy::none(),
    };
    let asked = |place: &str| -> Download {
        let request = vt.request(Verb::Get, place).retry(policy(place));
        request.header("authorization", &token).download()
    };
    let asked_blocking = |place: &str| -> blocking::Download {
        let request = blocking.request(Verb::Get, place).retry(policy(place));
        request.header("authorization", &token).download()
    };
    let mut failures: Vec<Error> = Vec::new();
    for place in ["/cut", "/encoded", "/large"] {
        failures.push(asked(place).await.unwrap_err());
        failures.push(asked_blocking(place).send().unwrap_err());
    }
    for place in ["/cut", "/encoded"] {
        failures.push(asked(place).to_path(&path).await.unwrap_err());
        failures.push(asked(place).to_writer(Vec::new()).await.unwrap_err());
        failures.push(asked_blocking(place).to_path(&path).unwrap_err());
        failures.push(asked_blocking(place).to_writer(Vec::new()).unwrap_err());
    }
    // The connection is made again, and a part comes that is shorter than it tells.
    failures.push(asked("/short").await.unwrap_err());
    let mut transfer = asked("/cut").open().await.unwrap();
    failures.push(transfer.chunk().await.unwrap_err());
    let mut chunks = asked_blocking("/cut").open().unwrap();
    failures.push(chunks.next().unwrap().unwrap_err());
    for error in failures {
        let shown = format!("{error} {error:?}");
        assert!(!shown.contains(TOKEN), "{shown}");
        assert!(shown.contains("[redacted]"), "{shown}");
    }
}
