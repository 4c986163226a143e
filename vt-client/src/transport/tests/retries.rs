//! What is sent again, counted by the server.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use tokio::io::AsyncWriteExt;
use tokio::net::{TcpListener, TcpStream};
use vt_table::Verb;

use super::server::{Server, answer, read_request};
use super::{KEY, download, drain, get, millis, post};
use crate::client::Client;
use crate::error::{Error, ErrorCode, TransportKind};
use crate::policy::retry::{Decision, Failure, RetryPolicy};
use crate::wire::call::{Call, Payload};

/// Repeats as by default, without long pauses.
pub(super) fn quick() -> RetryPolicy {
    RetryPolicy::default().first_pause(millis(1))
}

pub(super) fn repeating(server: &Server, policy: RetryPolicy) -> Client {
    Client::builder()
        .api_key(KEY)
        .base_url(&server.url)
        .retry(policy)
        .build()
        .unwrap()
}

/// Gives these answers one after the other, and the last one from then on.
pub(super) async fn script(answers: Vec<Vec<u8>>) -> Server {
    let next = AtomicUsize::new(0);
    Server::answering(move |_| {
        let next = next.fetch_add(1, Ordering::SeqCst);
        answers[next.min(answers.len() - 1)].clone()
    })
    .await
}

pub(super) fn ok() -> Vec<u8> {
    answer("200 OK", &[], "{}")
}

pub(super) fn error(status: &str, headers: &[&str], code: &str) -> Vec<u8> {
    let body = format!(r#"{{"error":{{"code":"{code}","message":"m"}}}}"#);
    answer(status, headers, body)
}

pub(super) fn unavailable() -> Vec<u8> {
    error("503 Service Unavailable", &[], "TransientError")
}

pub(super) fn too_many(headers: &[&str]) -> Vec<u8> {
    error("429 Too Many Requests", headers, "TooManyRequestsError")
}

pub(super) fn exceeded() -> Vec<u8> {
    error("429 Too Many Requests", &[], "QuotaExceededError")
}

/// As `comments.add`: not idempotent.
pub(super) fn comment() -> Call {
    let payload = Payload::Bytes {
        content_type: "application/json".into(),
        bytes: r#"{"data":{}}"#.into(),
    };
    post("/files/abc/comments", payload)
}

#[tokio::test]
async fn unavailable_then_there() {
    for status in ["408 X", "429 X", "500 X", "502 X", "503 X", "504 X"] {
        let server = script(vec![answer(status, &[], ""), ok()]).await;
        let client = repeating(&server, quick());
        let response = client
            .transport()
            .document(&get("/files/abc"))
            .await
            .unwrap();
        assert_eq!(response.spent().attempts, 2, "{status}");
        let requests = server.requests();
        assert_eq!(requests.len(), 2, "{status}");
        // The same request, byte by byte.
        assert_eq!(requests[0].line, requests[1].line);
        assert_eq!(requests[0].headers, requests[1].headers);
    }
}

#[tokio::test]
async fn the_default_policy_sends_four_times() {
    let server = script(vec![unavailable()]).await;
    let client = Client::builder().api_key(KEY).base_url(&server.url);
    let client = client.build().unwrap();
    let error = client
        .transport()
        .document(&get("/files/abc"))
        .await
        .unwrap_err();
    assert_eq!(error.code(), Some(&ErrorCode::Transient));
    assert_eq!(error.spent().attempts, 4);
    // PartialFile a second, one, and two at most.
    assert!(error.spent().waited <= millis(3500), "{:?}", error.spent());
    assert_eq!(server.requests().len(), 4);
}

#[tokio::test]
async fn a_policy_of_the_call_takes_the_place_of_the_clients() {
    let server = script(vec![unavailable()]).await;
    let client = repeating(&server, quick());
    let once = client
        .request(Verb::Get, "/files/abc")
        .retry(RetryPolicy::none());
    let error = once.await.unwrap_err();
    assert_eq!(error.spent().attempts, 1);
    assert_eq!(error.spent().waited, Duration::ZERO);
    assert_eq!(server.requests().len(), 1);
    let twice = client.request(Verb::Get, "/files/abc");
    twice.retry(quick().attempts(2)).await.unwrap_err();
    assert_eq!(server.requests().len(), 3);
}

#[tokio::test]
async fn retry_after_is_obeyed_in_both_forms() {
    let (date, later) = (
        "date: Fri, 31 Dec 1999 23:59:57 GMT",
        "retry-after: Fri, 31 Dec 1999 23:59:58 GMT",
    );
    for headers in [vec!["retry-after: 1"], vec![later, date]] {
        let server = script(vec![too_many(&headers), ok()]).await;
        let began = SystemTime::now();
        let client = repeating(&server, quick());
        let response = client
            .transport()
            .document(&get("/files/abc"))
            .await
            .unwrap();
        assert!(began.elapsed().unwrap() >= millis(990), "{headers:?}");
        assert!(response.spent().waited >= millis(1000), "{headers:?}");
        assert_eq!(server.requests().len(), 2, "{headers:?}");
    }
    let server = script(vec![too_many(&[]), ok()]).await;
    let client = repeating(&server, quick());
    let response = client
        .transport()
        .document(&get("/files/abc"))
        .await
        .unwrap();
    assert_eq!(response.spent().attempts, 2);
    assert!(response.spent().waited < millis(1000));
}

#[tokio::test]
async fn a_retry_after_beyond_the_budget_ends_it() {
    let server = script(vec![too_many(&["retry-after: 61"]), ok()]).await;
    let client = repeating(&server, quick());
    let error = client
        .transport()
        .document(&get("/files/abc"))
        .await
        .unwrap_err();
    assert_eq!(error.code(), Some(&ErrorCode::TooManyRequests));
    assert_eq!(error.spent().attempts, 1);
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn a_comment_is_not_made_twice() {
    for answers in [
        vec![unavailable(), ok()],
        vec![error("504 X", &[], "DeadlineExceededError"), ok()],
        vec![error("503 X", &["retry-after: 0"], "TransientError"), ok()],
        vec![error("500 X", &[], "Unknown"), ok()],
        // Of a gateway, which may have passed it on.
        vec![answer("429 X", &[], "<html>slow down</html>"), ok()],
    ] {
        let server = script(answers).await;
        let client = repeating(&server, quick());
        let error = client.transport().document(&comment()).await.unwrap_err();
        assert_eq!(error.spent().attempts, 1, "{error}");
        assert_eq!(server.requests().len(), 1);
    }
    // It was refused before anything was done.
    let server = script(vec![too_many(&[]), ok()]).await;
    let client = repeating(&server, quick());
    let response = client.transport().document(&comment()).await.unwrap();
    assert_eq!(response.spent().attempts, 2);
    let requests = server.requests();
    assert_eq!(requests.len(), 2);
    assert_eq!(requests[0].body, requests[1].body);
}

#[tokio::test]
async fn what_a_repeat_would_not_change_is_not_repeated() {
    for (status, code) in [
        ("400 X", "BadRequestError"),
        ("400 X", "NotAvailableYet"),
        ("401 X", "WrongCredentialsError"),
        ("403 X", "ForbiddenError"),
        ("404 X", "NotFoundError"),
        ("409 X", "AlreadyExistsError"),
        ("501 X", "Unknown"),
    ] {
        let server = script(vec![error(status, &[], code), ok()]).await;
        let client = repeating(&server, quick());
        let error = client
            .transport()
            .document(&get("/files/abc"))
            .await
            .unwrap_err();
        assert_eq!(error.spent().attempts, 1, "{code}");
        assert_eq!(server.requests().len(), 1, "{code}");
    }
    // An answer that came whole and cannot be read.
    for body in ["no json", ""] {
        let server = script(vec![answer("200 OK", &[], body), ok()]).await;
        let client = repeating(&server, quick());
        let request = client.request(Verb::Get, "/files/abc");
        let error = request.json::<serde_json::Value>().await.unwrap_err();
        assert!(matches!(error, Error::Decode { .. }), "{error:?}");
        assert_eq!(error.spent().attempts, 1);
        assert_eq!(server.requests().len(), 1);
    }
    // Compressed with something else than was asked for.
    let server = script(vec![answer("200 OK", &["content-encoding: br"], "x")]).await;
    let client = repeating(&server, quick());
    client
        .transport()
        .document(&get("/files/abc"))
        .await
        .unwrap_err();
    assert_eq!(server.requests().len(), 1);
}

/// Breaks this many connections after a request, having sent these bytes; then answers.
async fn breaking(count: usize, bytes: &'static [u8]) -> (Server, Arc<AtomicUsize>) {
    let requests = Arc::new(AtomicUsize::new(0));
    let counted = requests.clone();
    let server = Server::talking(move |mut stream: TcpStream| {
        let counted = counted.clone();
        async move {
            while read_request(&mut stream).await.is_some() {
                if counted.fetch_add(1, Ordering::SeqCst) < count {
                    stream.write_all(bytes).await.unwrap();
                    if bytes.is_empty() {
                        // A reset in place of an orderly end.
                        stream.set_zero_linger().unwrap();
                    }
                    return;
                }
                stream.write_all(&ok()).await.unwrap();
            }
        }
    })
    .await;
    (server, requests)
}

const HALF: &[u8] = b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{\"data\":";

#[tokio::test]
async fn a_connection_that_breaks_before_or_within_the_answer() {
    for bytes in [b"".as_slice(), HALF] {
        let (server, requests) = breaking(2, bytes).await;
        let client = repeating(&server, quick());
        let response = client
            .transport()
            .document(&get("/files/abc"))
            .await
            .unwrap();
        assert_eq!(response.text(), "{}");
        assert_eq!(response.spent().attempts, 3);
        assert_eq!(requests.load(Ordering::SeqCst), 3);

        let (server, requests) = breaking(1, bytes).await;
        let client = repeating(&server, quick());
        let error = client.transport().document(&comment()).await.unwrap_err();
        assert!(
            matches!(&error, Error::Transport(error) if error.kind == TransportKind::Interrupted),
            "{error:?}"
        );
        assert_eq!(error.spent().attempts, 1);
        assert_eq!(requests.load(Ordering::SeqCst), 1);
    }
}

#[tokio::test]
async fn a_download_is_repeated_until_its_head_has_come() {
    let (server, requests) = breaking(1, b"").await;
    let client = repeating(&server, quick());
    let transfer = client
        .transport()
        .transfer(&download("/files/abc/download"))
        .await
        .unwrap();
    assert_eq!(transfer.spent().attempts, 2);
    assert_eq!(requests.load(Ordering::SeqCst), 2);

    let server = script(vec![unavailable(), ok()]).await;
    let client = repeating(&server, quick());
    let bytes = drain(&client, &download("/files/abc/download")).await;
    assert_eq!(bytes.unwrap(), b"{}");
    assert_eq!(server.requests().len(), 2);

    let (server, requests) = breaking(1, HALF).await;
    let client = repeating(&server, quick());
    let error = drain(&client, &download("/files/abc/download"))
        .await
        .unwrap_err();
    assert_eq!(error.status(), Some(200));
    assert_eq!(error.spent().attempts, 1);
    assert_eq!(requests.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn where_nothing_was_sent_everything_is_repeated() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let refusing = listener.local_addr().unwrap();
    drop(listener);
    let client = |url: String, builder: crate::client::builder::ClientBuilder| {
        let builder = builder.api_key(KEY).base_url(url).retry(quick());
        builder.build().unwrap()
    };
    // A refused connection.
    let refused = client(format!("http://{refusing}"), Client::builder());
    // A name that does not exist.
    let nameless = client("https://nowhere.invalid".into(), Client::builder());
    // A proxy that is not there.
    let proxied = Client::builder()
        .proxy_all(format!("http://{refusing}"))
        .no_proxy("example.com");
    let proxied = client("https://127.0.0.1:9".into(), proxied);
    // A handshake that is broken off.
    let mute = Server::talking(|stream| async move { drop(stream) }).await;
    let handshake = client(mute.url.replace("http", "https"), Client::builder());
    for client in [refused, nameless, proxied, handshake] {
        let error = client.transport().document(&comment()).await.unwrap_err();
        assert!(
            matches!(&error, Error::Transport(error) if error.kind == TransportKind::Connect),
            "{error:?}"
        );
        assert_eq!(error.spent().attempts, 4, "{error}");
    }
    assert_eq!(mute.connections(), 4);
}

#[tokio::test]
async fn the_time_limit_is_one_of_each_attempt() {
    let asked = Arc::new(AtomicUsize::new(0));
    let counted = asked.clone();
    let server = Server::talking(move |mut stream| {
        let counted = counted.clone();
        async move {
            while read_request(&mut stream).await.is_some() {
                if counted.fetch_add(1, Ordering::SeqCst) < 2 {
                    tokio::time::sleep(millis(60_000)).await;
                }
                let _ = stream.write_all(&ok()).await;
            }
        }
    })
    .await;
    let client = repeating(&server, quick());
    let request = client.request(Verb::Get, "/files/abc");
    let response = request.timeout(millis(1500)).await.unwrap();
    assert_eq!(response.spent().attempts, 3);
    assert_eq!(asked.load(Ordering::SeqCst), 3);
}

#[tokio::test]
async fn the_answer_with_its_value_tells_what_it_took() {
    let body = r#"{"data":{"type":"file","id":"abc"}}"#;
    let server = script(vec![unavailable(), answer("200 OK", &[], body)]).await;
    let client = repeating(&server, quick());
    let request = client
        .files()
        .get("44d88612fea8a8f36de82e1278abb02f")
        .with_response();
    let answer = request.await.unwrap();
    assert_eq!(answer.value.id(), "abc");
    assert_eq!(answer.response.spent().attempts, 2);
}

#[tokio::test]
async fn the_blocking_client_repeats_too() {
    let server = script(vec![unavailable(), unavailable(), ok(), unavailable()]).await;
    let client = repeating(&server, quick());
    let blocking = move || {
        let client = crate::client::blocking::Client::from_async(client).unwrap();
        let response = client.request(Verb::Get, "/a").send().unwrap();
        assert_eq!(response.spent().attempts, 3);
        let once = client
            .request(Verb::Get, "/a")
            .retry(RetryPolicy::none())
            .send();
        assert_eq!(once.unwrap_err().spent().attempts, 1);
    };
    tokio::task::spawn_blocking(blocking).await.unwrap();
    assert_eq!(server.requests().len(), 4);
}

#[tokio::test]
async fn a_decision_of_the_callers_own() {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let noted = seen.clone();
    let policy = RetryPolicy::default().decide_with(move |_, situation, random| {
        assert!((0.0..1.0).contains(&random));
        noted
            .lock()
            .unwrap()
            .push((situation.attempts, situation.idempotent));
        match &situation.failure {
            Failure::Refused { status: 404, .. } => Decision::Repeat { pause: millis(1) },
            _ => Decision::Return,
        }
    });
    let missing = error("404 X", &[], "NotFoundError");
    let server = script(vec![missing.clone(), missing, ok()]).await;
    let client = repeating(&server, policy);
    let response = client.transport().document(&comment()).await.unwrap();
    assert_eq!(response.spent().attempts, 3);
    assert_eq!(*seen.lock().unwrap(), [(1, false), (2, false)]);
}

#[tokio::test]
async fn a_request_that_is_dropped_while_it_pauses_is_not_sent_again() {
    let server = script(vec![too_many(&["retry-after: 30"]), ok()]).await;
    let client = repeating(&server, quick());
    let call = get("/a");
    let outcome = tokio::time::timeout(millis(1500), client.transport().document(&call)).await;
    assert!(outcome.is_err());
    assert_eq!(server.requests().len(), 1);
}
