//! Downloads, and the second origin.

use vt_mock::{EICAR_SHA256, MockServer, Origin};

use crate::client::{Answer, get, get_json, send};

/// GET of a whole URL without a key.
pub(crate) fn fetch(url: &str) -> Answer {
    fetch_with(url, &[])
}

fn fetch_with(url: &str, headers: &[(&str, &str)]) -> Answer {
    let start = url.match_indices('/').nth(2).unwrap().0;
    send(&url[..start], "GET", &url[start..], headers, b"")
}

/// A file whose content the emulator holds.
fn file(server: &MockServer) -> String {
    let body = get_json(server, &format!("/files/{EICAR_SHA256}/similar_files"));
    body["data"][0]["id"].as_str().unwrap().to_owned()
}

#[test]
fn a_download_redirects_to_the_second_origin() {
    let server = crate::server();
    let answer = get(&server, &format!("/files/{}/download", file(&server)));
    assert_eq!(answer.status, 302);
    let location = answer.header("location").unwrap();
    assert!(
        location.starts_with(&format!("{}/", server.second_origin())),
        "{location}"
    );
    let content = fetch(location);
    assert_eq!(content.status, 200);
    assert_eq!(
        content.header("content-type"),
        Some("application/octet-stream")
    );
    // Signed URLs can be used again.
    assert_eq!(fetch(location).body, content.body);
}

#[test]
fn the_second_origin_refuses_keys() {
    let server = crate::server();
    let url = get_json(&server, &format!("/files/{}/download_url", file(&server)));
    let url = url["data"].as_str().unwrap();
    let answer = fetch_with(url, &[("x-apikey", "secret-key")]);
    assert_eq!(answer.status, 400);
    assert!(!String::from_utf8_lossy(&answer.body).contains("secret-key"));
    assert_eq!(fetch(url).status, 200);
    let on_second: Vec<bool> = server
        .received()
        .iter()
        .filter(|request| request.origin == Origin::Second)
        .map(|request| request.has_key)
        .collect();
    assert_eq!(on_second, [true, false]);
}

#[test]
fn signed_urls_end_after_an_hour() {
    let server = crate::server();
    let url = get_json(&server, &format!("/files/{}/download_url", file(&server)));
    let url = url["data"].as_str().unwrap();
    server.advance(std::time::Duration::from_secs(3_599));
    assert_eq!(fetch(url).status, 200);
    server.advance(std::time::Duration::from_secs(1));
    assert_eq!(fetch(url).error(), (403, "ForbiddenError".to_owned()));
}

#[test]
fn the_second_origin_has_signed_urls_only() {
    let server = crate::server();
    for path in [
        "/",
        "/api/v3/domains/example.com",
        "/signed/../../etc/passwd",
        "/signed/0000/x",
    ] {
        let answer = send(server.second_origin(), "GET", path, &[], b"");
        assert_eq!(answer.error(), (404, "NotFoundError".to_owned()), "{path}");
    }
}

#[test]
fn sandbox_artefacts_are_bytes() {
    let server = crate::server();
    let report = format!("/file_behaviours/{EICAR_SHA256}_C2AE");
    let html = get(&server, &format!("{report}/html"));
    assert_eq!(
        html.header("content-type"),
        Some("text/html; charset=utf-8")
    );
    // The magic number of a little-endian capture.
    assert_eq!(
        get(&server, &format!("{report}/pcap")).body[..4],
        [0xd4, 0xc3, 0xb2, 0xa1]
    );
}

#[test]
fn the_test_virus_is_not_held() {
    let server = crate::server();
    let answer = get(&server, &format!("/files/{EICAR_SHA256}/download"));
    assert_eq!(answer.error(), (404, "NotFoundError".to_owned()));
}
