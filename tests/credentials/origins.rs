//! Two origins: who is asked, and what the other one learns. Each has a port of its own on the same
//! host.

use tokio::runtime::Runtime;
use vt_client::bodies::FileUpload;
use vt_client::{Client, Error, Verb};
use vt_testkit::{Recorded, Recorder, Reply};
use vt_tests::cases::KEY;

use crate::search::shown;
use crate::{PASSWORD, assert_clean, runtime};

/// The SHA-256 of `bytes`, which the downloads bring.
const HASH: &str = "277089d91c0bdf4f2e6862ba7e4a07605119431f5d13f726dd352b06f1b206a9";

struct Two {
    service: Recorder,
    other: Recorder,
    runtime: Runtime,
    client: Client,
}

impl Two {
    /// A service, another origin, and a client with everything that must stay with the service.
    fn start() -> Self {
        let (service, other) = (Recorder::start(), Recorder::start());
        other.reply(Reply::new("200 OK", &[], "bytes"));
        let client = Client::builder()
            .api_key(KEY)
            .base_url(format!("{}/api/v3", service.origin()))
            .user_agent("probe")
            .x_tool("my-tool")
            .header("x-gateway", PASSWORD)
            .header("authorization", "Bearer gateway")
            .header("cookie", "session=1")
            .build()
            .unwrap();
        Self {
            service,
            other,
            runtime: runtime(),
            client,
        }
    }

    fn to_other(&self, status: &str) -> Reply {
        moved(status, &format!("{}/signed?token=1", self.other.origin()))
    }
}

fn moved(status: &str, location: &str) -> Reply {
    let location = format!("location: {location}");
    let headers = [
        &*location,
        "set-cookie: session=2; path=/",
        "referrer-policy: unsafe-url",
    ];
    Reply::new(status, &headers, "moved")
}

fn host(recorder: &Recorder) -> &str {
    &recorder.origin()["http://".len()..]
}

/// All that an origin may be told that is not the service, in the order of the wire.
#[track_caller]
fn assert_told_nothing(request: &Recorded, target: &str, encoding: &str, host: &str) {
    assert_eq!((&*request.verb, &*request.target), ("GET", target));
    let expected = [
        ("accept-encoding", encoding),
        ("accept", "*/*"),
        // Not the caller's own, which is the service's business.
        (
            "user-agent",
            concat!("vt-client/", env!("CARGO_PKG_VERSION"), " (gzip)"),
        ),
        ("host", host),
    ];
    let sorted = |headers: &mut Vec<(String, String)>| headers.sort();
    let mut sent = request.headers.clone();
    let mut expected: Vec<(String, String)> = expected
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    sorted(&mut sent);
    sorted(&mut expected);
    assert_eq!(sent, expected);
    assert_eq!(request.body, b"");
}

#[track_caller]
fn assert_told_all(request: &Recorded) {
    for (name, value) in [
        ("x-apikey", KEY),
        ("x-gateway", PASSWORD),
        ("x-tool", "my-tool"),
        ("authorization", "Bearer gateway"),
        ("cookie", "session=1"),
    ] {
        assert_eq!(request.header(name), Some(value), "{name}");
    }
}

#[test]
fn a_download_elsewhere_tells_nothing_but_the_url() {
    let two = Two::start();
    for status in ["301 X", "302 X", "303 X", "307 X", "308 X"] {
        two.service.reply(two.to_other(status));
        let download = two.client.files().download(HASH);
        let download = download
            .header("x-user-password", PASSWORD)
            .header("accept", "application/x-own")
            .query("a", "b");
        let bytes = two.runtime.block_on(download.into_future()).unwrap();
        assert_eq!(bytes, "bytes");
        let [first] = &two.service.take()[..] else {
            panic!("one request")
        };
        assert_told_all(first);
        assert_eq!(first.header("x-user-password"), Some(PASSWORD));
        let [second] = &two.other.take()[..] else {
            panic!("one request")
        };
        assert_told_nothing(second, "/signed?token=1", "identity", host(&two.other));
    }
}

#[test]
fn a_document_elsewhere_tells_nothing_but_the_url() {
    let two = Two::start();
    two.service.reply(two.to_other("302 X"));
    two.other.answer(r#"{"data":{"type":"file","id":"x"}}"#);
    let request = two.client.files().get(HASH).header("x-own", PASSWORD);
    assert_eq!(
        two.runtime.block_on(request.into_future()).unwrap().id(),
        "x"
    );
    assert_told_nothing(
        &two.other.take()[0],
        "/signed?token=1",
        "gzip",
        host(&two.other),
    );
}

/// The other host must not choose what the key asks the service.
#[test]
fn the_way_back_is_without_the_key() {
    let two = Two::start();
    let back = format!("{}/api/v3/users/me", two.service.origin());
    for (first, rest) in [
        (two.to_other("302 X"), Reply::new("200 OK", &[], "bytes")),
        // And away and back again.
        (two.to_other("302 X"), two.to_other("302 X")),
    ] {
        two.service
            .replies([first, rest, Reply::new("200 OK", &[], "bytes")]);
        two.other.reply(moved("302 X", &back));
        let download = two.client.files().download(HASH).into_future();
        assert_eq!(two.runtime.block_on(download).unwrap(), "bytes");
        let asked = two.service.take();
        assert_told_all(&asked[0]);
        assert!(asked.len() >= 2);
        for request in &asked[1..] {
            assert_told_nothing(request, "/api/v3/users/me", "identity", host(&two.service));
        }
        for request in two.other.take() {
            assert_told_nothing(&request, "/signed?token=1", "identity", host(&two.other));
        }
    }
}

#[test]
fn within_the_service_the_key_goes_along() {
    let two = Two::start();
    two.service
        .replies([moved("302 X", "../b?c"), Reply::new("200 OK", &[], "bytes")]);
    let download = two.client.files().download(HASH).into_future();
    assert_eq!(two.runtime.block_on(download).unwrap(), "bytes");
    let asked = two.service.take();
    assert_eq!(asked[1].target, "/api/v3/files/b?c");
    asked.iter().for_each(assert_told_all);
}

#[test]
fn only_get_is_redirected() {
    let two = Two::start();
    for status in ["301 X", "302 X", "303 X", "307 X", "308 X"] {
        for location in [
            format!("{}/x", two.other.origin()),
            format!("{}/x", two.service.origin()),
        ] {
            two.service.reply(moved(status, &location));
            for verb in [Verb::Post, Verb::Put, Verb::Patch, Verb::Delete] {
                let request = two
                    .client
                    .request(verb, "/a")
                    .json_body(&serde_json::json!({ "password": PASSWORD }));
                refused(&two, two.runtime.block_on(request.into_future()));
            }
            let upload = FileUpload::bytes("a", &b"content"[..]).password(PASSWORD);
            let upload = two.client.files().upload(upload);
            refused(&two, two.runtime.block_on(upload.into_future()));
            let scan = two.client.urls().scan("http://www.example.com/");
            refused(&two, two.runtime.block_on(scan.into_future()));
        }
    }
}

/// One request to the service, none to anybody else, and an error that says so.
#[track_caller]
fn refused<T>(two: &Two, outcome: Result<T, Error>) {
    let Err(error) = outcome else {
        panic!("it was followed")
    };
    assert!(matches!(error, Error::Redirect(_)), "{error}");
    assert_clean("the error", &shown(&error));
    assert_eq!(two.service.take().len(), 1);
    assert_eq!(two.other.take(), []);
}

#[test]
fn ten_redirects_are_followed_and_no_more() {
    let two = Two::start();
    for (hops, good) in [(10, true), (11, false)] {
        let mut replies: Vec<Reply> = (0..hops)
            .map(|hop| moved("302 X", &format!("/hop/{hop}")))
            .collect();
        replies.push(Reply::new("200 OK", &[], "bytes"));
        two.service.replies(replies);
        let outcome = two
            .runtime
            .block_on(two.client.files().download(HASH).into_future());
        assert_eq!(outcome.is_ok(), good, "{hops}");
        assert_eq!(two.service.take().len(), 11);
    }
}

#[test]
fn other_schemes_are_refused() {
    let two = Two::start();
    for location in [
        format!("ftp://{}/", host(&two.other)),
        format!("file://{}/etc/passwd", host(&two.other)),
        "data:text/plain,x".to_owned(),
        "javascript:x".to_owned(),
    ] {
        two.service.reply(moved("302 X", &location));
        let outcome = two
            .runtime
            .block_on(two.client.files().download(HASH).into_future());
        refused(&two, outcome);
    }
}

/// What looks like the service and is not: each of these parses as the other origin or as none.
#[test]
fn a_redirect_cannot_pass_for_the_service() {
    let two = Two::start();
    let (service, other) = (host(&two.service), host(&two.other));
    for location in [
        format!("//{other}/signed?token=1"),
        format!("http:\\\\{other}\\signed?token=1"),
        format!("http://{service}@{other}/signed?token=1"),
        format!("http://{service}:x@{other}/signed?token=1#{service}"),
        format!("HTTP://{other}/api/../signed?token=1"),
        format!(
            "http://{}/signed?token=1",
            other.replace("127.0.0.1", "0x7f.1")
        ),
    ] {
        two.service.reply(moved("302 X", &location));
        let download = two.client.files().download(HASH).into_future();
        assert_eq!(
            two.runtime.block_on(download).unwrap(),
            "bytes",
            "{location}"
        );
        two.service.take();
        let [request] = &two.other.take()[..] else {
            panic!("one request: {location}")
        };
        assert_told_nothing(request, "/signed?token=1", "identity", other);
    }
    // Another name of the same address is another origin.
    let location = format!("http://localhost:{}/x", service.rsplit(':').next().unwrap());
    two.service.replies([
        moved("302 X", &location),
        Reply::new("200 OK", &[], "bytes"),
    ]);
    let download = two.client.files().download(HASH).into_future();
    assert_eq!(two.runtime.block_on(download).unwrap(), "bytes");
    let asked = two.service.take();
    assert_told_nothing(
        &asked[1],
        "/x",
        "identity",
        &location["http://".len()..location.len() - 2],
    );
}

mod linked {
    //! A table with pages by `Link` header.

    vt_client::endpoints!(inline "linked.toml" r#"
        [sources]
        notes = { title = "A table of this test" }

        [resource.notices]
        noun = "alert"
        doc = "Alerts."

        [resource.notices.methods]
        list = { get = "/alerts", pages = "Value", paging = "link", items = "alerts", doc = "Alerts.", source = "notes" }
    "# => pub(crate) Linked);
}

#[test]
fn pages_elsewhere_are_not_asked_for() {
    use linked::Linked;

    let two = Two::start();
    let (service, other) = (host(&two.service), host(&two.other));
    for link in [
        format!("http://{other}/api/v3/alerts?page=2"),
        format!("//{other}/api/v3/alerts?page=2"),
        format!("http://{service}@{other}/api/v3/alerts?page=2"),
        format!("http://{service}.example/api/v3/alerts?page=2"),
        format!("https://{service}/api/v3/alerts?page=2"),
        format!("http://{service}/api/v3x/alerts?page=2"),
        format!("http://{service}/api/v3/../v4/alerts?page=2"),
        format!("http://{service}/api/v3/%2e%2e/v4/alerts?page=2"),
        "https://api.intelligence.mandiant.com.example/v4/alerts?page=2".to_owned(),
        "https://api.intelligence.mandiant.com/v4x/alerts?page=2".to_owned(),
        "https://api.intelligence.mandiant.com/v4@evil.example/alerts?page=2".to_owned(),
        "https://api.intelligence.mandiant.com/v4/../../alerts".to_owned(),
    ] {
        let link = format!("link: <{link}>; rel=\"next\"");
        two.service
            .reply(Reply::new("200 OK", &[&link], r#"{"alerts":[1]}"#));
        let outcome = two.runtime.block_on(two.client.notices().list().all());
        assert!(outcome.is_err(), "{link}");
        assert_eq!(two.service.take().len(), 1, "{link}");
        assert_eq!(two.other.take(), [], "{link}");
    }
    // The control: this one is the service's own.
    let link = format!("link: <http://{service}/api/v3/alerts?page=2>; rel=\"next\"");
    two.service.replies([
        Reply::new("200 OK", &[&link], r#"{"alerts":[1]}"#),
        Reply::new("200 OK", &[], r#"{"alerts":[2]}"#),
    ]);
    let all = two.runtime.block_on(two.client.notices().list().all());
    assert_eq!(all.unwrap(), [1, 2]);
    let asked = two.service.take();
    assert_eq!(asked[1].target, "/api/v3/alerts?page=2");
    asked.iter().for_each(assert_told_all);
}
