//! Faults of documents: each is a typed error in good time, whatever the server does.

use std::time::Duration;

use vt_client::Error;
use vt_mock::{Canned, Fault, MockServer, RetryAfter};

use crate::{HASH, LIMIT, REPORT, RETRIES, client, client_for, kind, run, server};

/// What goes wrong, the error's kind, what its text says, and whether the request may be repeated.
fn faults() -> Vec<(Fault, String, &'static str, bool)> {
    let row = |fault: Fault, kind: &str, says, repeated| (fault, kind.to_owned(), says, repeated);
    let slow = Fault::Drip {
        bytes: 64,
        pause: Duration::from_millis(50),
    };
    let timeout = |what: &str| format!("timeout {what} {LIMIT:?}");
    vec![
        row(
            Fault::Reset,
            "interrupted",
            "the connection to `127.0.0.1",
            true,
        ),
        row(
            Fault::ResetBody,
            "interrupted",
            "with status 200 ended early",
            true,
        ),
        row(
            Fault::Close,
            "interrupted",
            "the connection to `127.0.0.1",
            true,
        ),
        row(
            Fault::LengthTooLong,
            "interrupted",
            "with status 200 ended early",
            true,
        ),
        row(
            Fault::Stall,
            &timeout("Completion"),
            "no complete answer within 1s",
            true,
        ),
        row(
            Fault::StallBody,
            &timeout("Completion"),
            "no complete answer within 1s",
            true,
        ),
        row(
            slow,
            &timeout("Completion"),
            "no complete answer within 1s",
            true,
        ),
        row(Fault::TruncatedGzip, "protocol", "gzip", false),
        row(Fault::NotHttp, "protocol", "did not answer in HTTP", false),
        row(Fault::LengthTooShort, "decode", "", false),
        row(Fault::status(500), "500 no code", "500", true),
        row(
            Canned::status(500).body("").into(),
            "500 no code",
            "500 Internal Server Error",
            true,
        ),
        row(
            Fault::status(503),
            "503 TransientError",
            "a fault of the emulator",
            true,
        ),
        row(Fault::status(504), "504 DeadlineExceededError", "504", true),
        row(Fault::status(429), "429 QuotaExceededError", "429", false),
        row(
            Fault::status(401),
            "401 AuthenticationRequiredError",
            "401",
            false,
        ),
        row(Canned::status(200).body("").into(), "decode", "", false),
        row(
            Canned::status(502)
                .content_type("text/html")
                .body("<title>Bad gateway</title>")
                .into(),
            "502 no code",
            "Bad gateway",
            true,
        ),
    ]
}

#[test]
fn each_is_an_error_that_says_what_happened() {
    for (fault, expected, says, repeated) in faults() {
        let server = server(fault.clone(), REPORT);
        let client = client_for(&server, Some(&fault));
        let error = run(async { client.files().get(HASH).await }).unwrap_err();
        assert_eq!(kind(&error), expected, "{fault}: {error}");
        assert!(error.to_string().contains(says), "{fault}: {error}");
        let sent = if repeated { 1 + RETRIES } else { 1 };
        server.assert_received_times("GET /api/v3/files/{}", sent);
    }
}

#[test]
fn the_blocking_client_says_the_same() {
    for (fault, expected, says, _) in faults() {
        let server = server(fault.clone(), REPORT);
        let client =
            vt_client::blocking::Client::from_async(client_for(&server, Some(&fault))).unwrap();
        let error = client.files().get(HASH).send().unwrap_err();
        assert_eq!(kind(&error), expected, "{fault}: {error}");
        assert!(error.to_string().contains(says), "{fault}: {error}");
    }
}

#[test]
fn retry_after_is_told_in_both_forms() {
    for (after, least) in [(RetryAfter::Seconds(90), 90), (RetryAfter::Date(90), 60)] {
        let server = server(Canned::status(429).retry_after(after), REPORT);
        let error = run(async { client(&server).files().get(HASH).await }).unwrap_err();
        let Error::Api(error) = error else {
            panic!("{error}")
        };
        let told = error.retry_after.unwrap().as_secs();
        assert!((least..=90).contains(&told), "{told}");
        // It is longer than anybody waits without being asked to.
        server.assert_received_times("GET /api/v3/files/{}", 1);
    }
    let server = server(Canned::status(429), REPORT);
    let error = run(async { client(&server).files().get(HASH).await }).unwrap_err();
    assert!(matches!(error, Error::Api(error) if error.retry_after.is_none()));
}

/// The body is cut off where the client stops to read it, so that neither memory nor time is used
/// up.
#[test]
fn what_is_too_large_is_not_read() {
    for fault in [Fault::Huge(5_000_000_000), Fault::GzipBomb(5_000_000_000)] {
        let server = server(fault.clone(), REPORT);
        let client = vt_client::Client::builder()
            .api_key("a-premium-key-for-tests")
            .base_url(server.base_url())
            .system_proxy(false)
            .max_document_size(1 << 20)
            .build()
            .unwrap();
        let error = run(async { client.files().get(HASH).await }).unwrap_err();
        assert_eq!(kind(&error), "too large", "{fault}: {error}");
        assert!(error.to_string().contains("`max_document_size`"), "{error}");
        server.assert_received_times("GET /api/v3/files/{}", 1);
    }
}

#[test]
fn a_refused_connection_is_told() {
    let server = MockServer::start().unwrap();
    let client = client(&server);
    server.refuse_connections();
    let error = run(async { client.files().get(HASH).await }).unwrap_err();
    assert_eq!(kind(&error), "connect", "{error}");
    assert!(
        error
            .to_string()
            .contains("could not connect to `127.0.0.1"),
        "{error}"
    );
    assert!(error.is_retryable());
    server.assert_nothing_received();
    server.accept_connections();
    assert!(run(async { client.files().get(HASH).await }).is_ok());
}
