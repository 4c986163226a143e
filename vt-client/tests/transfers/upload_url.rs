//! Large files: where the line is, and what the second host is told.

use std::sync::Arc;

use vt_client::{Error, TransferError};

use crate::{ANALYSIS, KEY, blocking_client, builder, client, transfer_error};
use vt_testkit::{Reply, Server, answer, json};

/// Answers a request for an upload URL with this one, and uploads with an analysis.
fn service(url: impl Into<String>) -> Server {
    let url = url.into();
    Server::new(move |request| {
        if request.target.ends_with("/upload_url") {
            json(serde_json::json!({"data": url}).to_string())
        } else {
            json(ANALYSIS)
        }
    })
}

fn second() -> Server {
    Server::new(|_| json(ANALYSIS))
}

/// The whole body, framing included, counts.
#[tokio::test]
async fn the_line_is_at_32_000_000_bytes_of_the_body() {
    let other = second();
    let server = service(format!("{}/upload/once", other.origin));
    let vt = client(&server);
    vt.files().scan(Vec::new()).await.unwrap();
    let framing = server.requests()[0].body.len();

    vt.files()
        .scan(vec![0; 32_000_000 - framing])
        .await
        .unwrap();
    assert_eq!(
        server.requests()[1].header("content-length"),
        Some("32000000")
    );
    assert_eq!(server.lines(), ["POST /api/v3/files", "POST /api/v3/files"]);
    assert!(other.requests().is_empty());

    vt.files()
        .scan(vec![0; 32_000_001 - framing])
        .await
        .unwrap();
    assert_eq!(server.lines()[2..], ["GET /api/v3/files/upload_url"]);
    let request = other.request();
    assert_eq!(request.line(), "POST /upload/once");
    assert_eq!(request.header("content-length"), Some("32000001"));
}

fn large() -> Vec<u8> {
    vec![7; 32_000_001]
}

#[tokio::test]
async fn the_second_host_is_told_the_key_and_nothing_else_of_the_configuration() {
    let other = second();
    let server = service(format!("{}/upload/once?a=b", other.origin));
    let vt = builder(&server)
        .header("x-gateway", "token")
        .x_tool("tests")
        .build()
        .unwrap();
    vt.files().scan(large()).password("p").await.unwrap();
    let request = other.request();
    assert_eq!(request.line(), "POST /upload/once?a=b");
    let mut names: Vec<&str> = request
        .headers
        .iter()
        .map(|(name, _)| name.as_str())
        .collect();
    names.sort_unstable();
    assert_eq!(
        names,
        [
            "accept",
            "accept-encoding",
            "content-length",
            "content-type",
            "host",
            "user-agent",
            "x-apikey"
        ]
    );
    assert_eq!(request.header("x-apikey"), Some(KEY));
    assert_eq!(request.header("accept"), Some("application/json"));
    assert!(other.origin.ends_with(request.header("host").unwrap()));
    assert!(
        request
            .text()
            .starts_with("--B\r\nContent-Disposition: form-data; name=\"password\"\r\n\r\np\r\n")
    );
    // The service itself is told all of it.
    let asked = server.request();
    assert_eq!(asked.header("x-gateway"), Some("token"));
    assert_eq!(asked.header("x-tool"), Some("tests"));
    assert_eq!(asked.header("x-apikey"), Some(KEY));
}

#[tokio::test]
async fn an_upload_url_of_the_service_itself_is_the_service() {
    let server = Arc::new(std::sync::OnceLock::new());
    let told = server.clone();
    let this = Server::new(move |request| {
        if request.target.ends_with("/upload_url") {
            let origin: &String = told.get().unwrap();
            json(format!(r#"{{"data": "{origin}/_ah/upload/x"}}"#))
        } else {
            json(ANALYSIS)
        }
    });
    server.set(this.origin.clone()).unwrap();
    let vt = builder(&this).x_tool("tests").build().unwrap();
    vt.files().scan(large()).await.unwrap();
    assert_eq!(
        this.lines(),
        ["GET /api/v3/files/upload_url", "POST /_ah/upload/x"]
    );
    assert_eq!(this.requests()[1].header("x-tool"), Some("tests"));
}

#[tokio::test]
async fn a_url_that_is_refused_is_not_asked() {
    for url in [
        "https://evil.test/token",
        "http://127.0.0.1.evil.test/token",
        "https://virustotal.com.evil.test/token",
        "token",
    ] {
        let server = service(url);
        let error = transfer_error(client(&server).files().scan(large()).await);
        assert!(
            matches!(error, TransferError::UploadUrl { .. }),
            "{error:?}"
        );
        assert!(!format!("{error} {error:?}").contains("token"), "{error:?}");
        assert_eq!(server.lines(), ["GET /api/v3/files/upload_url"]);
    }
}

#[tokio::test]
async fn the_second_host_cannot_send_the_upload_elsewhere() {
    let third = second();
    let location = format!("location: {}/there", third.origin);
    let other = Server::new(move |_| answer("307 Temporary Redirect", &[&location], ""));
    let server = service(format!("{}/upload", other.origin));
    let error = client(&server).files().scan(large()).await.unwrap_err();
    assert!(matches!(&error, Error::Redirect(_)), "{error:?}");
    assert_eq!(other.requests().len(), 1);
    assert!(third.requests().is_empty());
    assert_eq!(server.requests().len(), 1);
}

/// Each upload URL is good for one upload, and an upload that may have arrived is not repeated.
#[tokio::test]
async fn an_upload_that_breaks_is_not_repeated() {
    let other = Server::new(|_| Reply::Last(Vec::new()));
    let server = service(format!("{}/upload", other.origin));
    let error = client(&server).files().scan(large()).await.unwrap_err();
    assert!(matches!(&error, Error::Transport(_)), "{error:?}");
    assert_eq!(other.requests().len(), 1);
    assert_eq!(server.requests().len(), 1);
}

#[test]
fn private_files_have_upload_urls_of_their_own() {
    let other = second();
    let server = service(format!("{}/upload", other.origin));
    let vt = blocking_client(&server);
    vt.private_files().scan(large()).send().unwrap();
    assert_eq!(server.lines(), ["GET /api/v3/private/files/upload_url"]);
    assert_eq!(other.lines(), ["POST /upload"]);
}
