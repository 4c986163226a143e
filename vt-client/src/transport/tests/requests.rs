//! What is sent, byte by byte.

use std::borrow::Cow;

use http::{HeaderName, HeaderValue};
use vt_table::Verb;

use super::server::{Server, empty_object};
use super::{KEY, client, download, drain, get, post};
use crate::client::Client;
use crate::error::Error;
use crate::wire::call::{Call, Payload};

fn user_agent() -> String {
    format!("user-agent: vt-client/{} (gzip)", env!("CARGO_PKG_VERSION"))
}

#[tokio::test]
async fn a_plain_get_has_exactly_these_headers() {
    let server = Server::answering(empty_object).await;
    client(&server)
        .transport()
        .document(&get("/files/abc"))
        .await
        .unwrap();
    let request = server.request();
    assert_eq!(request.line, "GET /files/abc HTTP/1.1");
    assert_eq!(
        request.headers,
        [
            "accept-encoding: gzip".to_owned(),
            "accept: application/json".to_owned(),
            format!("host: {}", server.host),
            user_agent(),
            format!("x-apikey: {KEY}"),
        ]
    );
}

#[tokio::test]
async fn a_download_asks_for_bytes_as_they_are() {
    let server = Server::answering(empty_object).await;
    drain(&client(&server), &download("/files/abc/download"))
        .await
        .unwrap();
    assert_eq!(
        server.request().headers,
        [
            "accept-encoding: identity".to_owned(),
            "accept: */*".to_owned(),
            format!("host: {}", server.host),
            user_agent(),
            format!("x-apikey: {KEY}"),
        ]
    );
}

#[tokio::test]
async fn verbs_that_carry_bodies_say_that_there_is_none() {
    for verb in Verb::ALL {
        let server = Server::answering(empty_object).await;
        let call = Call {
            verb,
            ..get("/analyses")
        };
        client(&server).transport().document(&call).await.unwrap();
        let request = server.request();
        assert_eq!(request.line, format!("{verb} /analyses HTTP/1.1"));
        let expected = match verb {
            Verb::Post | Verb::Put | Verb::Patch => Some("0"),
            Verb::Get | Verb::Delete => None,
        };
        assert_eq!(request.header("content-length"), expected, "{verb}");
        assert_eq!(request.header("transfer-encoding"), None, "{verb}");
        assert_eq!(request.header("content-type"), None, "{verb}");
    }
}

#[tokio::test]
async fn a_body_is_sent_as_it_is() {
    for verb in [Verb::Post, Verb::Delete] {
        let server = Server::answering(empty_object).await;
        let payload = Payload::Bytes {
            content_type: Cow::Borrowed("application/json"),
            bytes: r#"{"data":"ü"}"#.into(),
        };
        let call = Call {
            verb,
            ..post("/comments", payload)
        };
        client(&server).transport().document(&call).await.unwrap();
        let request = server.request();
        assert_eq!(request.body, r#"{"data":"ü"}"#.as_bytes());
        assert_eq!(request.header("content-type"), Some("application/json"));
        assert_eq!(request.header("content-length"), Some("13"));
    }
}

#[tokio::test]
async fn query_values_are_encoded_whole() {
    let server = Server::answering(empty_object).await;
    let call = Call {
        query: vec![
            ("limit".into(), "10".into()),
            ("cursor".into(), "STEwCi4=".into()),
            ("query".into(), "size:90kb+ name:\"a&b\" é/?#%".into()),
            ("empty".into(), String::new()),
        ],
        ..get("/intelligence/search")
    };
    client(&server).transport().document(&call).await.unwrap();
    assert_eq!(
        server.request().line,
        "GET /intelligence/search?limit=10&cursor=STEwCi4%3D\
         &query=size%3A90kb%2B%20name%3A%22a%26b%22%20%C3%A9%2F%3F%23%25&empty= HTTP/1.1"
    );
}

#[tokio::test]
async fn the_base_url_may_have_a_path_and_a_final_slash() {
    for suffix in ["/api/v3", "/api/v3/", "/api/v3//"] {
        let server = Server::answering(empty_object).await;
        let client = Client::builder()
            .api_key(KEY)
            .base_url(format!("{}{suffix}", server.url))
            .build()
            .unwrap();
        assert_eq!(client.base_url(), format!("{}/api/v3", server.url));
        client
            .transport()
            .document(&get("/files/abc"))
            .await
            .unwrap();
        assert_eq!(server.request().line, "GET /api/v3/files/abc HTTP/1.1");
    }
}

#[tokio::test]
async fn another_root_takes_the_place_of_the_base_path() {
    let server = Server::answering(empty_object).await;
    let client = Client::builder()
        .api_key(KEY)
        .base_url(format!("{}/api/v3", server.url))
        .build()
        .unwrap();
    let call = Call {
        root: Some(Cow::Borrowed("/ui")),
        authenticated: false,
        ..get("/widget/html/t")
    };
    client.transport().document(&call).await.unwrap();
    let request = server.request();
    assert_eq!(request.line, "GET /ui/widget/html/t HTTP/1.1");
    assert_eq!(request.header("x-apikey"), None);
}

#[tokio::test]
async fn encoded_segments_arrive_unchanged() {
    let server = Server::answering(empty_object).await;
    let path = "/users/..%2Fusers%2Fme/%252e%252e/:@!$&'()*+,;=-._~/%C3%A9%20%7C";
    client(&server)
        .transport()
        .document(&get(path))
        .await
        .unwrap();
    assert_eq!(server.request().line, format!("GET {path} HTTP/1.1"));
}

#[tokio::test]
async fn paths_that_would_change_on_the_way_are_not_sent() {
    let server = Server::answering(empty_object).await;
    for path in [
        "/files/../users/me",
        "/files/%2e%2e/users/me",
        "/files/.",
        "/files\\..\\users",
        "/files/a?x=1",
        "/files/a#f",
        "/files/a b",
        "/files/é",
        "files/a",
        "@example.com/",
        ".example.com/",
        ":99999/",
    ] {
        let error = client(&server)
            .transport()
            .document(&get(path))
            .await
            .unwrap_err();
        assert!(matches!(error, Error::Usage(_)), "{path}: {error:?}");
    }
    assert_eq!(server.connections(), 0);
}

#[tokio::test]
async fn headers_of_the_client_and_of_the_call() {
    let server = Server::answering(empty_object).await;
    let client = Client::builder()
        .api_key(KEY)
        .base_url(&server.url)
        .user_agent("my-tool/2")
        .x_tool("my-tool")
        .header("X-Gateway", "one")
        .header("x-trace", "client")
        .build()
        .unwrap();
    let call = Call {
        headers: vec![
            (
                HeaderName::from_static("x-trace"),
                HeaderValue::from_static("call"),
            ),
            (
                HeaderName::from_static("project-id"),
                HeaderValue::from_static("7"),
            ),
            (
                HeaderName::from_static("accept"),
                HeaderValue::from_static("text/html"),
            ),
        ],
        ..get("/asm")
    };
    client.transport().document(&call).await.unwrap();
    assert_eq!(
        server.request().headers,
        [
            "accept-encoding: gzip".to_owned(),
            "accept: text/html".to_owned(),
            format!("host: {}", server.host),
            "project-id: 7".to_owned(),
            "user-agent: my-tool/2 (gzip)".to_owned(),
            format!("x-apikey: {KEY}"),
            "x-gateway: one".to_owned(),
            "x-tool: my-tool".to_owned(),
            "x-trace: call".to_owned(),
        ]
    );
}

#[tokio::test]
async fn headers_that_the_client_decides_are_refused() {
    let server = Server::answering(empty_object).await;
    for name in [
        "x-apikey",
        "host",
        "content-length",
        "transfer-encoding",
        "connection",
        "accept-encoding",
    ] {
        let call = Call {
            headers: vec![(HeaderName::from_static(name), HeaderValue::from_static("1"))],
            ..get("/files/abc")
        };
        let error = client(&server)
            .transport()
            .document(&call)
            .await
            .unwrap_err();
        assert!(
            matches!(&error, Error::Usage(text) if text.message.contains(name)),
            "{error:?}"
        );
    }
    assert_eq!(server.connections(), 0);
}

/// 65,534 bytes is the longest URL that the HTTP library takes; headers of more than 64 KiB are
/// nothing that a server takes.
#[tokio::test]
async fn what_is_too_long_is_told_in_few_words_and_not_sent() {
    let server = Server::answering(empty_object).await;
    let client = client(&server);
    let base = client.config().base.as_str().trim_end_matches('/').len();
    let path = |length: usize| get(&format!("/{}", "a".repeat(length - 1)));
    client
        .transport()
        .document(&path(65_534 - base))
        .await
        .unwrap();
    assert_eq!(server.requests().len(), 1);

    let header = |length: usize| {
        let value = HeaderValue::from_str(&"b".repeat(length)).unwrap();
        (HeaderName::from_static("x-long"), value)
    };
    let headers = |headers| Call {
        headers,
        ..get("/files/abc")
    };
    client
        .transport()
        .document(&headers(vec![header(60_000)]))
        .await
        .unwrap();
    assert_eq!(server.requests().len(), 2);

    let query = Call {
        query: vec![("query".into(), "ü".repeat(20_000))],
        ..get("/files/abc")
    };
    for (call, told) in [
        (path(65_535 - base), "its path alone has"),
        (path(1_000_000), "its path alone has"),
        (query, "its query alone has 120006"),
        (headers(vec![header(70_000)]), "the headers have 70"),
        // More than a map of headers can hold.
        (
            headers(vec![header(1); 40_000]),
            "the headers have 440000 bytes",
        ),
    ] {
        let error = client.transport().document(&call).await.unwrap_err();
        assert!(matches!(&error, Error::Usage(_)), "{error:?}");
        let message = error.to_string();
        assert!(message.contains(told) && message.len() < 300, "{message}");
    }
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn connections_are_reused_by_documents_and_downloads() {
    let server = Server::answering(empty_object).await;
    let client = client(&server);
    for _ in 0..3 {
        client
            .clone()
            .transport()
            .document(&get("/files/abc"))
            .await
            .unwrap();
        drain(&client, &download("/files/abc/download"))
            .await
            .unwrap();
    }
    assert_eq!(server.requests().len(), 6);
    assert_eq!(server.connections(), 1);
}

#[test]
fn a_client_outlives_the_runtime_it_was_used_on() {
    let servers = tokio::runtime::Runtime::new().unwrap();
    let server = servers.block_on(Server::answering(empty_object));
    let client = client(&server);
    for _ in 0..3 {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        runtime
            .block_on(client.transport().document(&get("/files/abc")))
            .unwrap();
    }
    assert_eq!(server.requests().len(), 3);
}

#[test]
fn without_a_runtime_a_request_fails_and_does_not_panic() {
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};

    let client = Client::new(KEY).unwrap();
    let call = get("/files/abc");
    let poll =
        pin!(client.transport().document(&call)).poll(&mut Context::from_waker(Waker::noop()));
    assert!(
        matches!(poll, Poll::Ready(Err(Error::Usage(_)))),
        "{poll:?}"
    );
}

#[test]
fn futures_can_be_sent_to_other_threads() {
    fn sendable<T: Send + 'static>(_: T) {}
    let client = Client::new(KEY).unwrap();
    let call = get("/files/abc");
    let moved = client.clone();
    sendable(async move {
        let response = moved.transport().document(&call).await;
        drop((response, moved, call));
    });
    let call = download("/files/abc");
    sendable(async move {
        let mut transfer = client.transport().transfer(&call).await?;
        transfer.chunk().await
    });
    fn shared<T: Send + Sync>() {}
    shared::<Client>();
    shared::<Error>();
}
