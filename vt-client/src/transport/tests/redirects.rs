//! Redirects: who is asked, and what they learn.

use http::{HeaderName, HeaderValue};
use url::Url;
use vt_table::Verb;

use super::super::connect::Destination;
use super::super::redirect::Redirect;
use super::server::{Recorded, Server, answer, empty_object};
use super::{KEY, client, download, drain, get, post};
use crate::client::Client;
use crate::config::api_key::ApiKey;
use crate::error::Error;
use crate::redact::redactor::Redactor;
use crate::wire::call::{Call, Expects, Payload};

fn to(location: &str) -> Vec<u8> {
    answer("302 Found", &[&format!("location: {location}")], "moved")
}

#[tokio::test]
async fn another_origin_learns_nothing_but_the_url() {
    for expects in [Expects::Document, Expects::Transfer] {
        let storage = Server::answering(|_| answer("200 OK", &[], "bytes")).await;
        let location = format!("{}/signed?token=1", storage.url);
        let service = Server::answering(move |_| {
            answer(
                "302 Found",
                &[
                    &format!("location: {location}"),
                    "set-cookie: session=1; path=/",
                ],
                "",
            )
        })
        .await;
        let client = Client::builder()
            .api_key(KEY)
            .base_url(&service.url)
            .x_tool("my-tool")
            .header("x-gateway", "token")
            .build()
            .unwrap();
        let mut password = HeaderValue::from_static("hunter2hunter2");
        password.set_sensitive(true);
        let call = Call {
            expects,
            headers: vec![
                (HeaderName::from_static("x-user-password"), password),
                (
                    HeaderName::from_static("accept"),
                    HeaderValue::from_static("x/y"),
                ),
            ],
            ..get("/files/abc/download")
        };
        match expects {
            Expects::Document => {
                let response = client.transport().document(&call).await.unwrap();
                assert_eq!(response.text(), "bytes");
            }
            Expects::Transfer => assert_eq!(drain(&client, &call).await.unwrap(), b"bytes"),
        }
        let first = service.request();
        assert_eq!(first.header("x-apikey"), Some(KEY));
        assert_eq!(first.header("x-user-password"), Some("hunter2hunter2"));
        let second = storage.request();
        assert_eq!(second.line, "GET /signed?token=1 HTTP/1.1");
        let encoding = match expects {
            Expects::Document => "accept-encoding: gzip",
            Expects::Transfer => "accept-encoding: identity",
        };
        assert_eq!(
            second.headers,
            [
                encoding.to_owned(),
                "accept: */*".to_owned(),
                format!("host: {}", storage.host),
                format!("user-agent: vt-client/{} (gzip)", env!("CARGO_PKG_VERSION")),
            ]
        );
    }
}

#[tokio::test]
async fn the_same_origin_keeps_the_headers() {
    let server = Server::answering(|request: &Recorded| {
        if request.line.contains("/old") {
            to("../new?x=1#fragment")
        } else {
            empty_object(request)
        }
    })
    .await;
    client(&server)
        .transport()
        .document(&get("/a/old"))
        .await
        .unwrap();
    let [first, second] = server.requests().try_into().unwrap();
    assert_eq!(second.line, "GET /new?x=1 HTTP/1.1");
    assert_eq!(first.headers, second.headers);
}

#[tokio::test]
async fn a_third_party_cannot_aim_the_key_back_at_the_service() {
    let back = std::sync::Arc::new(std::sync::OnceLock::<String>::new());
    let location = back.clone();
    let third_party = Server::answering(move |_| to(location.get().unwrap())).await;
    let away = format!("{}/away", third_party.url);
    let service = Server::answering(move |request: &Recorded| {
        if request.line.contains("/start") {
            to(&away)
        } else {
            empty_object(request)
        }
    })
    .await;
    back.set(format!("{}/users/me", service.url)).unwrap();
    client(&service)
        .transport()
        .document(&get("/start"))
        .await
        .unwrap();
    let [_, back] = service.requests().try_into().unwrap();
    assert_eq!(back.line, "GET /users/me HTTP/1.1");
    assert_eq!(back.header("x-apikey"), None);
}

#[tokio::test]
async fn a_key_in_the_path_does_not_travel_to_a_third_party() {
    let third_party = Server::answering(empty_object).await;
    let away = format!("{}/users/{}", third_party.url, KEY.to_lowercase());
    let service = Server::answering(move |_| to(&away)).await;
    let error = client(&service)
        .transport()
        .document(&get(&format!("/users/{KEY}")))
        .await
        .unwrap_err();
    assert!(matches!(error, Error::Redirect(_)), "{error:?}");
    assert_eq!(third_party.connections(), 0);
}

/// As `iocs.summary` answers when its answer is large.
#[tokio::test]
async fn the_answer_of_a_question_is_fetched_elsewhere() {
    let storage = Server::answering(|_| answer("200 OK", &[], "{\"many\":1}")).await;
    let location = format!("{}/signed?token=1", storage.url);
    let service = Server::answering(move |_| to(&location)).await;
    let payload = Payload::Bytes {
        content_type: "application/json".into(),
        bytes: r#"{"iocs":["8.8.8.8"]}"#.into(),
    };
    let question = Call {
        follows_see_other: true,
        ..post("/iocs/summary", payload)
    };
    let response = client(&service)
        .transport()
        .document(&question)
        .await
        .unwrap();
    assert_eq!(response.text(), "{\"many\":1}");
    assert_eq!(service.request().line, "POST /iocs/summary HTTP/1.1");
    let fetched = storage.request();
    assert_eq!(fetched.line, "GET /signed?token=1 HTTP/1.1");
    assert_eq!(fetched.body, b"");
    assert_eq!(
        fetched.headers,
        [
            "accept-encoding: gzip".to_owned(),
            "accept: */*".to_owned(),
            format!("host: {}", storage.host),
            format!("user-agent: vt-client/{} (gzip)", env!("CARGO_PKG_VERSION")),
        ]
    );
}

/// Neither is the question sent to a third party, nor is anything else of the service taken for the
/// answer.
#[tokio::test]
async fn a_question_is_not_repeated_elsewhere_and_not_answered_here() {
    let elsewhere = Server::answering(empty_object).await;
    let (away, here) = (format!("{}/x", elsewhere.url), "/iocs/summary/".to_owned());
    for (status, location, follows_see_other) in [
        ("307 X", &away, true),
        ("308 X", &away, true),
        ("301 X", &away, true),
        ("302 X", &here, true),
        ("302 X", &away, false),
    ] {
        let location = format!("location: {location}");
        let service = Server::answering(move |_| answer(status, &[&location], "")).await;
        let question = Call {
            idempotent: true,
            follows_see_other,
            ..post("/iocs/summary", Payload::Empty)
        };
        let error = client(&service)
            .transport()
            .document(&question)
            .await
            .unwrap_err();
        assert!(matches!(error, Error::Redirect(_)), "{error:?}");
        let text = error.to_string();
        assert!(text.ends_with("; only GET follows redirects"), "{text}");
        assert_eq!(service.requests().len(), 1);
    }
    assert_eq!(elsewhere.connections(), 0);
}

#[tokio::test]
async fn other_verbs_are_not_redirected() {
    for verb in [Verb::Post, Verb::Put, Verb::Patch, Verb::Delete] {
        let elsewhere = Server::answering(empty_object).await;
        let location = format!("{}/x", elsewhere.url);
        let service = Server::answering(move |_| to(&location)).await;
        let call = Call {
            verb,
            ..post("/files", Payload::Empty)
        };
        let error = client(&service)
            .transport()
            .document(&call)
            .await
            .unwrap_err();
        assert_eq!(error.status(), Some(302));
        let message = error.to_string();
        assert!(message.contains(verb.as_str()), "{message}");
        assert!(message.contains(&elsewhere.host), "{message}");
        assert_eq!(elsewhere.connections(), 0);
        assert_eq!(service.requests().len(), 1);
    }
}

#[tokio::test]
async fn ten_redirects_are_followed_and_no_more() {
    let server = Server::answering(|request: &Recorded| {
        let path = request.line.split(' ').nth(1).unwrap();
        match path.trim_start_matches('/').parse::<u32>().unwrap() {
            0 => empty_object(request),
            hops => to(&format!("/{}", hops - 1)),
        }
    })
    .await;
    let client = client(&server);
    client.transport().document(&get("/10")).await.unwrap();
    assert_eq!(server.requests().len(), 11);
    let error = client.transport().document(&get("/11")).await.unwrap_err();
    assert!(matches!(&error, Error::Redirect(_)), "{error:?}");
    assert_eq!(server.requests().len(), 22);
}

#[tokio::test]
async fn a_refusal_of_another_origin_tells_its_status() {
    let storage =
        Server::answering(|_| answer("403 Forbidden", &[], "<Error>expired</Error>")).await;
    let location = storage.url.clone();
    let service = Server::answering(move |_| to(&location)).await;
    let error = drain(&client(&service), &download("/files/abc/download"))
        .await
        .unwrap_err();
    assert_eq!(error.status(), Some(403));
    assert!(error.to_string().contains("expired"), "{error}");
}

#[test]
fn where_redirects_lead() {
    let key = ApiKey::new(KEY).unwrap();
    let secrets = Redactor::new(key.expose());
    let service = Url::parse("https://www.virustotal.com/api/v3").unwrap();
    let next = |from: &str, destination, location: &[u8]| {
        let mut headers = http::HeaderMap::new();
        headers.insert("location", HeaderValue::from_bytes(location).unwrap());
        Redirect {
            follows_see_other: false,
            verb: Verb::Get,
            from: &Url::parse(from).unwrap(),
            destination,
            status: 302,
            headers: &headers,
        }
        .next(&service, &secrets)
        .map(|(url, destination)| (url.to_string(), destination))
        .map_err(|error| error.to_string())
    };
    let from = "https://www.virustotal.com/api/v3/files/a/download";
    for (location, url, destination) in [
        (
            "b",
            "https://www.virustotal.com/api/v3/files/a/b",
            Destination::Api,
        ),
        ("/ui", "https://www.virustotal.com/ui", Destination::Api),
        (
            "//other.example/x",
            "https://other.example/x",
            Destination::ThirdParty,
        ),
        (
            "HTTPS://WWW.VirusTotal.com:443/x",
            "https://www.virustotal.com/x",
            Destination::Api,
        ),
        (
            "https://www.virustotal.com:444/x",
            "https://www.virustotal.com:444/x",
            Destination::ThirdParty,
        ),
        (
            "https://www.virustotal.com./x",
            "https://www.virustotal.com./x",
            Destination::ThirdParty,
        ),
        (
            "https://virustotal.com/x",
            "https://virustotal.com/x",
            Destination::ThirdParty,
        ),
        (
            "https://user:pass@other.example/x#f",
            "https://other.example/x",
            Destination::ThirdParty,
        ),
        (
            "https://www.virustotal.com@other.example/",
            "https://other.example/",
            Destination::ThirdParty,
        ),
    ] {
        assert_eq!(
            next(from, Destination::Api, location.as_bytes()),
            Ok((url.to_owned(), destination)),
            "{location}"
        );
    }
    let back = next(
        from,
        Destination::ThirdParty,
        b"https://www.virustotal.com/x",
    );
    assert_eq!(back.unwrap().1, Destination::ThirdParty);
    for location in [
        &b"http://www.virustotal.com/x"[..],
        b"http://other.example/x",
        b"ftp://other.example/x",
        b"data:text/plain,x",
        b"https://",
        b"https://other.example/\xff",
    ] {
        let refused = next(from, Destination::Api, location);
        assert!(refused.is_err(), "{refused:?}");
    }
    let plain = next(
        "http://127.0.0.1:1/a",
        Destination::ThirdParty,
        b"http://127.0.0.1:2/b",
    );
    assert!(plain.is_ok());
    let upwards = next(
        "http://127.0.0.1:1/a",
        Destination::ThirdParty,
        b"https://a.example/b",
    );
    assert!(upwards.is_ok());
}

#[tokio::test]
async fn a_redirect_that_is_too_long_is_told_in_few_words() {
    let server = Server::answering(|_| {
        let location = format!("/{}", "a".repeat(70_000));
        answer("302 Found", &[&format!("location: {location}")], "")
    })
    .await;
    let error = client(&server)
        .transport()
        .document(&get("/a"))
        .await
        .unwrap_err();
    assert!(matches!(&error, Error::Redirect(_)), "{error:?}");
    let message = error.to_string();
    assert!(
        message.contains("too long") && message.len() < 300,
        "{message}"
    );
}

#[tokio::test]
async fn a_redirect_to_nowhere_is_told() {
    let server = Server::answering(|_| answer("302 Found", &[], "")).await;
    let error = client(&server)
        .transport()
        .document(&get("/a"))
        .await
        .unwrap_err();
    assert!(matches!(&error, Error::Redirect(_)), "{error:?}");
    let server = Server::answering(|_| answer("304 Not Modified", &[], "")).await;
    let error = client(&server)
        .transport()
        .document(&get("/a"))
        .await
        .unwrap_err();
    assert!(matches!(&error, Error::Api(_)), "{error:?}");
    assert_eq!(error.status(), Some(304));
}
