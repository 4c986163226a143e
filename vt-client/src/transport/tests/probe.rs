//! A canary key, looked for in everything that can be printed or logged.

use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use http::{HeaderName, HeaderValue};
use tracing_subscriber::fmt::MakeWriter;

use super::server::{Recorded, Server, answer, empty_object};
use super::{KEY, client, download, get, post};
use crate::client::Client;
use crate::config::api_key::ApiKey;
use crate::error::{Error, RedirectError, TransportError, TransportKind};
use crate::id::hint::Hint;
use crate::json::decode::DecodeError;
use crate::policy::retry::RetryPolicy;
use crate::redact::redactor::Redactor;
use crate::redact::secret::Secret;
use crate::wire::call::{Call, Payload};
use crate::wire::header::header_value;
use crate::wire::upload::MultipartForm;

const PASSWORD: &str = "correct-horse-battery";

/// Of a gateway, sent as `Bearer …`.
const TOKEN: &str = "t0ken-of-a-gateway";

/// Fails if the text holds the key or the password, in any case or encoding.
#[track_caller]
fn clean(text: &str) {
    let decoded = percent_encoding::percent_decode_str(text).decode_utf8_lossy();
    let decoded = percent_encoding::percent_decode_str(&decoded).decode_utf8_lossy();
    for text in [text, decoded.as_ref()] {
        let text = text.to_lowercase();
        assert!(!text.contains(&KEY.to_lowercase()), "{text}");
        assert!(!text.contains(PASSWORD), "{text}");
        assert!(!text.contains(TOKEN), "{text}");
    }
}

/// Everything that an error shows, its causes included.
#[track_caller]
fn clean_error(error: &Error) {
    let mut next = Some(error as &dyn std::error::Error);
    while let Some(error) = next {
        clean(&error.to_string());
        clean(&format!("{error:?}"));
        clean(&format!("{error:#?}"));
        next = error.source();
    }
}

fn sensitive(text: &str) -> HeaderValue {
    let mut value = HeaderValue::from_str(text).unwrap();
    value.set_sensitive(true);
    value
}

/// A call with secrets wherever there can be some.
fn loaded(path: &str) -> Call {
    let encoded: String = KEY.bytes().map(|byte| format!("%{byte:02x}")).collect();
    Call {
        query: vec![("key".into(), KEY.into())],
        headers: vec![
            (
                HeaderName::from_static("x-user-password"),
                sensitive(PASSWORD),
            ),
            (
                http::header::AUTHORIZATION,
                sensitive(&format!("Bearer {TOKEN}")),
            ),
        ],
        ..get(&format!("{path}/{KEY}/{encoded}"))
    }
}

#[tokio::test]
async fn nothing_shows_the_key() {
    let echo = |request: &Recorded| {
        let body = format!(
            r#"{{"error":{{"code":"{KEY}","message":"no {KEY} {PASSWORD} at {}"}}}}"#,
            request.line.replace('"', "")
        );
        answer("404 Not Found", &[], body)
    };
    let echoing = Server::answering(echo).await;
    let error = client(&echoing)
        .transport()
        .document(&loaded("/users"))
        .await
        .unwrap_err();
    assert!(error.to_string().contains("[redacted]"), "{error}");
    assert_eq!(
        error.to_string().matches("[redacted]").count(),
        5 + 1,
        "{error}"
    );
    clean_error(&error);

    let page = Server::answering(|_| answer("502 X", &[], format!("<title>{KEY}</title>"))).await;
    clean_error(
        &client(&page)
            .transport()
            .document(&loaded("/users"))
            .await
            .unwrap_err(),
    );
    clean_error(
        &client(&page)
            .transport()
            .transfer(&loaded("/users"))
            .await
            .err()
            .unwrap(),
    );

    let away =
        Server::answering(|_| answer("302 X", &[&format!("location: https://{KEY}.example/")], ""))
            .await;
    clean_error(
        &client(&away)
            .transport()
            .document(&loaded("/users"))
            .await
            .unwrap_err(),
    );
    let mut call = loaded("/users");
    call.verb = vt_table::Verb::Post;
    clean_error(&client(&away).transport().document(&call).await.unwrap_err());

    let silent = Server::talking(|stream| async move { drop(stream) }).await;
    clean_error(
        &client(&silent)
            .transport()
            .document(&loaded("/users"))
            .await
            .unwrap_err(),
    );
    let gone = {
        let server = Server::answering(empty_object).await;
        client(&server)
    };
    clean_error(
        &gone
            .transport()
            .document(&loaded("/users"))
            .await
            .unwrap_err(),
    );

    let bad_path = client(&echoing)
        .transport()
        .document(&loaded("/users?"))
        .await
        .unwrap_err();
    assert!(matches!(bad_path, Error::Usage(_)));
    clean_error(&bad_path);

    let good = Server::answering(empty_object).await;
    let client = client(&good);
    let response = client
        .transport()
        .document(&loaded("/users"))
        .await
        .unwrap();
    clean(&format!("{response:?}"));
    clean(&format!("{client:?} {client:#?}"));
    clean(&format!("{:?}", loaded("").headers));
}

/// Excerpts are cut, and the cut may fall into the key.
#[tokio::test]
async fn a_cut_key_is_not_shown() {
    for before in 0..200 {
        for body in [
            format!("{}{KEY}", "x".repeat(before)),
            format!("[\"{}{KEY}\"]", "x".repeat(before)),
        ] {
            let server = Server::answering(move |_| answer("500 X", &[], body.as_str())).await;
            let error = client(&server)
                .transport()
                .document(&get("/a"))
                .await
                .unwrap_err();
            let shown = format!("{error} {error:?}").to_lowercase();
            assert!(!shown.contains(&KEY[..8].to_lowercase()), "{shown}");
        }
        let text = format!("{}{KEY}{}", "x".repeat(200 - before), "x".repeat(400));
        let key = ApiKey::new(KEY).unwrap();
        let error = Error::from(DecodeError::new(&text, 215, "", "expected"))
            .redacted(&Redactor::new(key.expose()));
        let shown = error.to_string();
        assert!(!shown.contains(&KEY[..8]), "{shown}");
        assert!(!shown.contains(&KEY[KEY.len() - 8..]), "{shown}");
    }
}

#[tokio::test]
async fn a_file_named_like_the_key_is_not_shown() {
    let server = Server::answering(empty_object).await;
    for path in [
        KEY.to_owned(),
        format!("/nowhere/{KEY}/x"),
        format!("/tmp/{KEY}/.."),
    ] {
        let form = MultipartForm::new().file_path("file", path);
        let call = post("/files", Payload::Multipart(form));
        clean_error(
            &client(&server)
                .transport()
                .document(&call)
                .await
                .unwrap_err(),
        );
    }
}

#[tokio::test]
async fn downloads_that_break_do_not_show_the_key() {
    let cut = b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\nconnection: close\r\n\r\nx";
    let server = Server::answering(|_| cut.to_vec()).await;
    let call = Call {
        expects: crate::wire::call::Expects::Transfer,
        ..loaded("/users")
    };
    let mut transfer = client(&server).transport().transfer(&call).await.unwrap();
    let error = loop {
        match transfer.chunk().await {
            Ok(chunk) => assert!(chunk.is_some()),
            Err(error) => break error,
        }
    };
    clean_error(&error);
}

#[test]
fn refusals_do_not_show_the_key() {
    for bad in [
        format!("{KEY}\n"),
        format!("{KEY}\r\nx-other: 1"),
        format!(" {KEY}"),
        format!("{KEY}\u{7f}"),
        format!("{KEY}ü"),
        format!("{KEY}\u{0}"),
    ] {
        let error = ApiKey::new(bad.as_str()).unwrap_err();
        assert!(matches!(&error, Error::Configuration(_)), "{error:?}");
        clean_error(&error);
        clean_error(&Client::new(bad.as_str()).unwrap_err());
        clean(&header_value("password", &bad).unwrap_err());
        let header = Client::builder().api_key(KEY).header("x-a", bad.as_str());
        clean(&format!("{header:?}"));
        if !bad.starts_with(' ') {
            clean_error(&header.build().unwrap_err());
        }
    }
    assert!(ApiKey::new("").is_err());
    assert!(header_value("password", "").is_err());
    assert!(header_value("password", "a b").is_ok());

    for builder in [
        Client::builder()
            .api_key(KEY)
            .header(format!("{KEY} "), "1"),
        Client::builder()
            .api_key(KEY)
            .base_url(format!("https://user:{KEY}@example.com")),
        Client::builder()
            .api_key(KEY)
            .base_url(format!("https:user:{KEY}@")),
        Client::builder()
            .api_key(KEY)
            .base_url(format!("https://www.example.com/api/v3?apikey={KEY}")),
        Client::builder()
            .api_key(KEY)
            .base_url(format!("https://www.example.com/#{KEY}")),
        Client::builder().api_key(KEY).base_url(KEY),
        Client::builder()
            .api_key(KEY)
            .base_url(format!("http://{KEY}.example.com/")),
        Client::builder()
            .api_key(KEY)
            .proxy_all(format!("ftp://user:{KEY}@example.com")),
        Client::builder()
            .api_key(KEY)
            .proxy_all(format!("http://user:{KEY}@")),
        Client::builder()
            .api_key(KEY)
            .proxy_all(format!("http://user:{KEY}@a b")),
        Client::builder()
            .api_key(KEY)
            .user_agent(format!("{KEY}\n")),
        Client::builder().api_key(KEY).x_tool(format!("{KEY}\n")),
    ] {
        clean(&format!("{builder:?} {builder:#?}"));
        clean_error(&builder.build().unwrap_err());
    }
    let key = ApiKey::new(KEY).unwrap();
    assert_eq!(
        format!("{key:?} {:?}", Secret::new(KEY)),
        "[redacted] [redacted]"
    );
}

#[test]
fn redaction_finds_the_key_however_it_is_written() {
    let key = ApiKey::new("ab+c/d=12").unwrap();
    let secrets = Redactor::new(key.expose());
    for text in [
        "ab+c/d=12",
        "AB+C/D=12",
        "ab%2Bc%2Fd%3D12",
        "ab%2bc%2fd%3d12",
        "%61%62+c/d=12",
        "ab%252Bc/d%25253D12",
    ] {
        assert_eq!(secrets.redact(text), "[redacted]", "{text}");
        assert_eq!(
            secrets.redact(&format!("ü{text}{text}%2 {text}ü")),
            "ü[redacted][redacted]%2 [redacted]ü"
        );
    }
    for text in ["", "ab+c/d=1 ", "ab c/d=12", "%", "%2", "100%", "ab%", "ü"] {
        assert_eq!(secrets.redact(text), text);
        assert!(matches!(
            secrets.redact(text),
            std::borrow::Cow::Borrowed(_)
        ));
    }
    // Reading a body into a typed answer happens later, with the same care.
    let error =
        Error::from(DecodeError::new("x ab+c/d=12", 0, "data", "expected")).redacted(&secrets);
    assert_eq!(
        error.to_string(),
        "unexpected answer at `data`, line 1 column 1: expected, near `x [redacted]`"
    );
}

#[test]
fn every_text_of_an_error_is_redacted() {
    let key = ApiKey::new(KEY).unwrap();
    let secrets = Redactor::new(key.expose());
    let text = format!("a {KEY} b");
    for error in [
        Error::usage(text.as_str()),
        Error::configuration(text.as_str()),
        DecodeError::new(&text, 0, &text, text.as_str()).into(),
        TransportError {
            kind: TransportKind::Connect,
            host: text.as_str().into(),
            message: text.as_str().into(),
            hint: Some(Hint::Meant(text.as_str().into())),
            status: None,
            spent: Default::default(),
        }
        .into(),
        Error::Redirect(Box::new(RedirectError {
            status: 302,
            host: Some(text.as_str().into()),
            message: text.as_str().into(),
            spent: Default::default(),
        })),
    ] {
        let error = error.redacted(&secrets);
        assert!(format!("{error:?}").contains("a [redacted] b"), "{error:?}");
        clean_error(&error);
    }
}

#[test]
fn short_keys_do_not_garble_messages() {
    let key = ApiKey::new("a").unwrap();
    assert_eq!(Redactor::new(key.expose()).redact("a bad day"), "a bad day");
}

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Log {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        self.clone()
    }
}

/// One of each kind: answered, failed, repeated, transferred, uploaded.
fn exchange_all() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let repeated = AtomicBool::new(false);
        let server = Server::answering(move |request: &Recorded| {
            let message = format!(r#"{{"error":{{"message":"{KEY} {TOKEN} {PASSWORD}"}}}}"#);
            if request.line.contains("fail") {
                answer("404 X", &[], message)
            } else if request.line.contains("again") && !repeated.swap(true, Ordering::SeqCst) {
                answer("503 X", &[], message)
            } else {
                answer("200 OK", &[], "{\"answer\":1}")
            }
        })
        .await;
        let client = client(&server);
        client
            .transport()
            .document(&loaded("/users"))
            .await
            .unwrap();
        client
            .transport()
            .document(&loaded("/fail"))
            .await
            .unwrap_err();
        let again = Call {
            retry: Some(RetryPolicy::default().first_pause(Duration::ZERO)),
            ..loaded("/again")
        };
        client.transport().document(&again).await.unwrap();
        client
            .transport()
            .transfer(&download("/files/abc/download"))
            .await
            .unwrap();
        let form = MultipartForm::new()
            .text("password", PASSWORD)
            .file_bytes("file", "a", "x");
        client
            .transport()
            .document(&post("/files", Payload::Multipart(form)))
            .await
            .unwrap();
    });
}

#[test]
fn the_log_tells_requests_without_keys_and_bodies() {
    // Whether anybody wants an event is asked when it is first met, and kept. As long as one
    // listener alone is known, only the thread that meets it is asked: another test's thread, which
    // listens to nothing. With two, all of them are. The first wants none of these events, so that
    // none is met before the second is known.
    let _another = tracing::Dispatch::new(
        tracing_subscriber::fmt()
            .with_max_level(tracing::Level::ERROR)
            .with_writer(io::sink)
            .finish(),
    );
    let log = Log::default();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_ansi(false)
        .with_writer(log.clone())
        .finish();
    tracing::subscriber::with_default(subscriber, exchange_all);
    let log = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    clean(&log);
    assert!(!log.contains("\"answer\""), "{log}");
    for expected in [
        "group=\"files\" method=\"get\" verb=\"GET\" path=/users/[redacted]/[redacted]",
        "answered attempt=1 status=200 bytes=12 elapsed=",
        "failed attempt=1 status=404 bytes=",
        "failed attempt=1 status=503 bytes=",
        "pausing before the next attempt attempt=1 pause=0ns",
        "answered attempt=2 status=200 bytes=12 elapsed=",
        "verb=\"POST\" path=/files",
    ] {
        assert!(log.contains(expected), "{expected}: {log}");
    }
}

#[tokio::test]
async fn sensitive_headers_of_the_client_are_redacted_too() {
    let server = Server::answering(|request: &Recorded| {
        answer(
            "401 X",
            &[],
            request.header("x-gateway").unwrap_or_default(),
        )
    })
    .await;
    let client = Client::builder()
        .api_key(KEY)
        .base_url(&server.url)
        .header("x-gateway", PASSWORD)
        .build()
        .unwrap();
    let error = client.transport().document(&get("/a")).await.unwrap_err();
    assert!(error.to_string().contains("[redacted]"), "{error}");
    clean_error(&error);
    let value = HeaderValue::from_static("public");
    assert!(!value.is_sensitive());
}

/// The credentials of all headers, echoed in an answer that is refused or cannot be read.
#[tokio::test]
async fn credentials_of_headers_are_redacted_wherever_an_answer_is_quoted() {
    let server = Server::answering(|request: &Recorded| {
        // The token alone, as a server quotes it.
        let echo = format!("no {PASSWORD} here");
        if request.line.contains("refused") {
            let body = format!(r#"{{"error":{{"code":"{PASSWORD}","message":"{echo}"}}}}"#);
            answer("403 X", &[], body)
        } else if request.line.contains("items") {
            let item =
                format!(r#"{{"data":[{{"error":{{"code":"{PASSWORD}","message":"{echo}"}}}}]}}"#);
            answer("200 OK", &[], item)
        } else {
            answer("200 OK", &[], format!(r#"{{"data":"{echo}"}}"#))
        }
    })
    .await;
    let builder = || {
        Client::builder()
            .api_key(KEY)
            .base_url(&server.url)
            .retry(RetryPolicy::none())
    };
    let value = |scheme: &str| format!("{scheme} {PASSWORD}");
    let plain = builder().build().unwrap();
    let mut failures = Vec::new();
    for (name, value) in [
        ("authorization", value("Bearer")),
        // base64 of `user:correct-horse-battery`
        (
            "authorization",
            "Basic dXNlcjpjb3JyZWN0LWhvcnNlLWJhdHRlcnk=".to_owned(),
        ),
        ("cookie", format!("theme=dark; session={PASSWORD}")),
        ("x-gateway", PASSWORD.to_owned()),
    ] {
        let set = builder().header(name, &value).build().unwrap();
        for (client, own) in [(&set, false), (&plain, true)] {
            macro_rules! sent {
                ($request:expr) => {{
                    let request = $request;
                    if own {
                        request.header(name, &value)
                    } else {
                        request
                    }
                }};
            }
            let refused = client.request(vt_table::Verb::Get, "/refused");
            failures.push(sent!(refused).await.unwrap_err());
            failures.push(
                sent!(client.domains().get("example.com"))
                    .await
                    .unwrap_err(),
            );
            failures.push(
                sent!(client.domains().comments("example.com"))
                    .await
                    .unwrap_err(),
            );
            let other = client
                .request(vt_table::Verb::Get, "/other")
                .json::<Vec<u8>>();
            failures.push(sent!(other).await.unwrap_err());
            let pages = client.request(vt_table::Verb::Get, "/items");
            let page = sent!(pages.pages::<crate::table::resources::AnyObject>())
                .await
                .unwrap();
            failures.extend(page.items.into_iter().filter_map(Result::err));
            // What was answered is given as it is.
            let raw = sent!(client.request(vt_table::Verb::Get, "/raw"))
                .await
                .unwrap();
            assert!(raw.text().contains(PASSWORD));
        }
    }
    assert_eq!(failures.len(), 4 * 2 * 5);
    for error in failures {
        let shown = format!("{error} {error:?}");
        assert!(shown.contains("[redacted]"), "{shown}");
        clean_error(&error);
    }
}

#[tokio::test]
async fn the_password_of_a_proxy_is_redacted() {
    let proxy = Server::answering(|_| {
        answer(
            "500 X",
            &[],
            format!("<title>{PASSWORD} dXNlcjpjb3JyZWN0LWhvcnNlLWJhdHRlcnk=</title>"),
        )
    })
    .await;
    let client = Client::builder()
        .api_key(KEY)
        .base_url("http://service.example")
        .allow_plain_http(true)
        .proxy_all(format!("http://user:{PASSWORD}@{}", proxy.host))
        .retry(RetryPolicy::none())
        .build()
        .unwrap();
    let error = client.transport().document(&get("/a")).await.unwrap_err();
    assert!(error.to_string().contains("[redacted]"), "{error}");
    assert!(!error.to_string().contains("Y29ycmVjdC1ob3Jz"), "{error}");
    assert!(
        !error.to_string().contains("jb3JyZWN0LWhvcnNlLWJhdHRlcnk"),
        "{error}"
    );
    clean_error(&error);
}
