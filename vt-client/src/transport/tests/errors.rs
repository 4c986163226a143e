//! Answers without success, broken answers, and what errors tell.

use std::time::{Duration, SystemTime};

use vt_table::Verb;

use super::server::{Server, answer};
use super::{client, download, drain, get, gzip};
use crate::error::{Error, ErrorCode, TransportKind};

async fn answered(bytes: Vec<u8>) -> Error {
    let server = Server::answering(move |_| bytes.clone()).await;
    client(&server)
        .transport()
        .document(&get("/files/abc"))
        .await
        .unwrap_err()
}

#[tokio::test]
async fn documented_codes_are_known() {
    for (status, wire, code) in [
        (400, "BadRequestError", ErrorCode::BadRequest),
        (400, "InvalidArgumentError", ErrorCode::InvalidArgument),
        (400, "NotAvailableYet", ErrorCode::NotAvailableYet),
        (400, "NotAvailableYetError", ErrorCode::NotAvailableYet),
        (
            400,
            "UnselectiveContentQueryError",
            ErrorCode::UnselectiveContentQuery,
        ),
        (
            400,
            "UnsupportedContentQueryError",
            ErrorCode::UnsupportedContentQuery,
        ),
        (
            401,
            "AuthenticationRequiredError",
            ErrorCode::AuthenticationRequired,
        ),
        (401, "UserNotActiveError", ErrorCode::UserNotActive),
        (401, "WrongCredentialsError", ErrorCode::WrongCredentials),
        (403, "ForbiddenError", ErrorCode::Forbidden),
        (404, "NotFoundError", ErrorCode::NotFound),
        (409, "AlreadyExistsError", ErrorCode::AlreadyExists),
        (424, "FailedDependencyError", ErrorCode::FailedDependency),
        (429, "QuotaExceededError", ErrorCode::QuotaExceeded),
        (429, "TooManyRequestsError", ErrorCode::TooManyRequests),
        (429, "TooManyRequests", ErrorCode::TooManyRequests),
        (503, "TransientError", ErrorCode::Transient),
        (504, "DeadlineExceededError", ErrorCode::DeadlineExceeded),
        (418, "TeapotError", ErrorCode::Unknown("TeapotError".into())),
    ] {
        let body = format!(r#"{{"error":{{"code":"{wire}","message":"what happened"}}}}"#);
        let error = answered(answer(&format!("{status} X"), &[], &body)).await;
        assert_eq!(error.status(), Some(status));
        assert_eq!(error.code(), Some(&code));
        assert_eq!(error.response().unwrap().text(), body);
        assert_eq!(error.to_string(), format!("{status} {code}: what happened"));
        let later = matches!(
            code,
            ErrorCode::NotAvailableYet
                | ErrorCode::QuotaExceeded
                | ErrorCode::TooManyRequests
                | ErrorCode::Transient
                | ErrorCode::DeadlineExceeded
        );
        assert_eq!(error.is_retryable(), later, "{wire}");
        assert_eq!(error.is_not_found(), code == ErrorCode::NotFound, "{wire}");
        assert_eq!(
            error.is_quota_exceeded(),
            code == ErrorCode::QuotaExceeded,
            "{wire}"
        );
        assert!(!error.is_timeout());
    }
}

#[tokio::test]
async fn bodies_that_are_no_errors_still_tell_the_status() {
    let html = "<html><head><title>502 Bad\u{1b}[2J Gateway</title></head><body>x</body></html>";
    for (body, expected) in [
        ("", "502 Bad Gateway: not from VirusTotal: an empty body"),
        (
            " \r\n",
            "502 Bad Gateway: not from VirusTotal: an empty body",
        ),
        (
            html,
            "502 Bad Gateway: not from VirusTotal: a page of HTML, `502 Bad\\u{1b}[2J Gateway`",
        ),
        (
            "<h1>no title</h1>",
            "502 Bad Gateway: not from VirusTotal: a page of HTML, `<h1>no title</h1>`",
        ),
        (
            "upstream\u{7}\n down",
            "502 Bad Gateway: not from VirusTotal: what is not JSON, `upstream\\u{7}\\n down`",
        ),
        (
            r#"{"data":1}"#,
            r#"502 Bad Gateway: not from VirusTotal: JSON without an error code, `{"data":1}`"#,
        ),
        (
            r#"{"error":"plain"}"#,
            "502 Bad Gateway: plain (without an error code of VirusTotal)",
        ),
        (
            r#"{"success":false,"message":"asm"}"#,
            "502 Bad Gateway: asm (without an error code of VirusTotal)",
        ),
        (
            r#"{"error":{"code":7,"message":"n"}}"#,
            "502 Bad Gateway: n (without an error code of VirusTotal)",
        ),
        (
            r#"{"error":{"code":"TransientError"}}"#,
            r#"502 TransientError: the answer has no error message: `{"error":{"code":"TransientError"}}`"#,
        ),
        (
            r#"{"error":{"code":"X"#,
            r#"502 Bad Gateway: not from VirusTotal: what is not JSON, `{"error":{"code":"X`"#,
        ),
    ] {
        let error = answered(answer("502 Bad Gateway", &[], body)).await;
        assert_eq!(error.to_string(), expected);
        assert_eq!(error.status(), Some(502));
        assert!(error.is_retryable());
    }
    let long = answered(answer("500 X", &[], "y".repeat(100_000))).await;
    assert!(long.to_string().len() < 300, "{long}");
    assert_eq!(long.response().unwrap().body().len(), 100_000);
    let endless = answered(answer("500 X", &[], "y".repeat(3_000_000))).await;
    assert!(
        endless
            .to_string()
            .starts_with("500 Internal Server Error: not from VirusTotal: what is not JSON, `yyy"),
        "{endless}"
    );
    assert!(endless.response().unwrap().body().len() <= 1024 * 1024);
}

#[tokio::test]
async fn a_truncated_gzip_on_a_429_says_429() {
    let body = br#"{"error":{"code":"QuotaExceededError","message":"Quota exceeded"}}"#;
    let whole = gzip(body);
    let cut = &whole[..whole.len() / 2];
    let error = answered(answer(
        "429 Too Many Requests",
        &["content-encoding: gzip"],
        cut,
    ))
    .await;
    assert_eq!(error.status(), Some(429));
    // Which of the two it is nobody can read.
    assert!(!error.is_quota_exceeded() && error.is_retryable());
    assert!(
        error.to_string().starts_with("429 Too Many Requests"),
        "{error}"
    );
    assert!(error.to_string().contains("gzip"), "{error}");
    // Only the checksum is missing: the text is all there.
    let cut = &whole[..whole.len() - 4];
    let error = answered(answer(
        "429 Too Many Requests",
        &["content-encoding: gzip"],
        cut,
    ))
    .await;
    assert_eq!(error.code(), Some(&ErrorCode::QuotaExceeded));
    // Plain text that claims to be gzip.
    let error = answered(answer(
        "429 Too Many Requests",
        &["content-encoding: gzip"],
        body,
    ))
    .await;
    assert_eq!(error.to_string(), "429 QuotaExceededError: Quota exceeded");
}

#[tokio::test]
async fn answers_that_end_early_tell_the_status() {
    let cut = |status: &str| {
        format!("HTTP/1.1 {status}\r\ncontent-length: 100\r\nconnection: close\r\n\r\n{{\"er")
            .into_bytes()
    };
    let error = answered(cut("503 Service Unavailable")).await;
    assert!(matches!(error, Error::Api(_)), "{error:?}");
    assert_eq!(error.status(), Some(503));
    assert_eq!(error.response().unwrap().text(), "{\"er");
    let error = answered(cut("200 OK")).await;
    let Error::Transport(inner) = &error else {
        panic!("{error:?}");
    };
    assert_eq!(
        (inner.kind, inner.status),
        (TransportKind::Interrupted, Some(200))
    );
    assert_eq!(error.status(), Some(200));
    assert!(error.is_retryable());
    let server = Server::answering(move |_| cut("200 OK")).await;
    let error = drain(&client(&server), &download("/x")).await.unwrap_err();
    assert!(matches!(error, Error::Transport(_)), "{error:?}");
}

#[tokio::test]
async fn what_is_not_http_is_told() {
    let error = answered(b"SSH-2.0-OpenSSH_9.6\r\nconnection: close\r\n\r\n".to_vec()).await;
    let Error::Transport(inner) = &error else {
        panic!("{error:?}");
    };
    assert_eq!(inner.kind, TransportKind::Protocol, "{error}");
    assert!(!error.is_retryable());
}

#[tokio::test]
async fn a_connection_that_closes_without_an_answer_is_told() {
    let server = Server::talking(|stream| async move { drop(stream) }).await;
    let error = client(&server)
        .transport()
        .document(&get("/a"))
        .await
        .unwrap_err();
    let Error::Transport(inner) = &error else {
        panic!("{error:?}");
    };
    assert_eq!(inner.kind, TransportKind::Interrupted, "{error}");
    assert!(error.to_string().contains(&server.host), "{error}");
}

#[tokio::test]
async fn a_refused_connection_names_the_host() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let server = Server::on(listener, |_| async {});
    let client = client(&server);
    let host = server.host.clone();
    drop(server);
    tokio::task::yield_now().await;
    let error = client
        .transport()
        .document(&get("/files/abc"))
        .await
        .unwrap_err();
    let Error::Transport(inner) = &error else {
        panic!("{error:?}");
    };
    assert_eq!(inner.kind, TransportKind::Connect);
    assert!(error.to_string().contains(&host), "{error}");
    assert!(!error.to_string().contains("files"), "{error}");
    assert!(error.is_retryable());
    assert_eq!(error.status(), None);
}

/// Those that are decided upon: VirusTotal's own code counts, whatever the status is.
#[tokio::test]
async fn a_gateways_status_is_not_virustotals_word() {
    let html = "<html><title>Blocked</title></html>";
    for status in [401, 403, 404, 409, 429, 503] {
        let of_gateway = answered(answer(
            &format!("{status} X"),
            &["content-type: text/html; charset=utf-8"],
            html,
        ))
        .await;
        let Error::Api(inner) = &of_gateway else {
            panic!("{of_gateway:?}");
        };
        assert!(!inner.is_from_virustotal());
        let said = "not from VirusTotal: a page of text/html, `Blocked`";
        assert!(of_gateway.to_string().ends_with(said), "{of_gateway}");
        assert!(!of_gateway.is_not_found() && !of_gateway.is_quota_exceeded());
        assert_eq!(of_gateway.is_retryable(), matches!(status, 429 | 503));
        assert_eq!(of_gateway.code(), None);
    }
}

#[tokio::test]
async fn what_the_service_asks_to_wait_is_told() {
    let error = answered(answer(
        "429 X",
        &["retry-after: 3600"],
        r#"{"error":{"code":"TooManyRequestsError","message":"slow down"}}"#,
    ))
    .await;
    assert_eq!(
        error.to_string(),
        "429 TooManyRequestsError: slow down; it asks to wait 3600 s"
    );
}

/// Successes that cannot be VirusTotal's are told as what they are, with their status.
#[tokio::test]
async fn a_success_that_is_no_json_is_told_as_what_it_is() {
    let html = "<html><title>Sign in</title></html>";
    let page = ["content-type: text/html"];
    for (status, headers, body, found) in [
        (
            "200 OK",
            &page[..],
            html,
            "`200 OK` with a page of text/html",
        ),
        ("200 OK", &[], html, "`200 OK` with a page of HTML"),
        ("200 OK", &[], "", "`200 OK` with an empty body"),
        (
            "204 No Content",
            &[],
            "",
            "`204 No Content` with an empty body",
        ),
        (
            "202 Accepted",
            &[],
            " \r\n",
            "`202 Accepted` with an empty body",
        ),
        (
            "200 OK",
            &["content-type: text/plain"],
            "upstream down",
            "`200 OK` with text/plain",
        ),
    ] {
        let bytes = answer(status, headers, body);
        let server = Server::answering(move |_| bytes.clone()).await;
        let request = client(&server).request(Verb::Get, "/files/abc");
        let error = request.json::<serde_json::Value>().await.unwrap_err();
        assert!(matches!(&error, Error::Decode { .. }), "{error:?}");
        let said = error.to_string();
        assert!(
            said.contains(&format!("expected JSON, found {found}")),
            "{said}"
        );
        assert!(error.status().is_some());
    }
    // What nobody reads must not be somebody else's page either.
    let bytes = answer("200 OK", &page, html);
    let server = Server::answering(move |_| bytes.clone()).await;
    let remove = client(&server).comments().delete("c-1");
    let error = remove.await.unwrap_err().to_string();
    assert!(
        error.contains("`200 OK` with a page of text/html"),
        "{error}"
    );
}

#[tokio::test]
async fn retry_after_in_both_forms() {
    let until = |header: &str| {
        let header = header.to_owned();
        async move {
            match answered(answer("429 X", &[&header], "")).await {
                Error::Api(error) => error.retry_after,
                other => panic!("{other:?}"),
            }
        }
    };
    assert_eq!(
        until("retry-after: 17").await,
        Some(Duration::from_secs(17))
    );
    assert_eq!(until("retry-after: 0").await, Some(Duration::ZERO));
    assert_eq!(until("retry-after: -1").await, None);
    assert_eq!(until("retry-after: soon").await, None);
    assert_eq!(until("x: y").await, None);
    assert_eq!(
        until("retry-after: Fri, 31 Dec 1999 23:59:59 GMT").await,
        Some(Duration::ZERO)
    );
    let huge = until("retry-after: 18446744073709551615").await.unwrap();
    assert!(SystemTime::now().checked_add(huge).is_some());
    let later = SystemTime::now() + Duration::from_secs(120);
    let date = httpdate::fmt_http_date(later);
    let wait = until(&format!("retry-after: {date}")).await.unwrap();
    assert!((115..=120).contains(&wait.as_secs()), "{wait:?}");
    // By the server's clock, which is years off.
    let wait =
        until("retry-after: Fri, 31 Dec 1999 23:59:59 GMT\r\ndate: Fri, 31 Dec 1999 23:59:29 GMT")
            .await;
    assert_eq!(wait, Some(Duration::from_secs(30)));
}
