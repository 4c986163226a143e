//! Uploads, submitted URLs and rescans, and what is known once they are analysed.

use std::time::Duration;

use serde_json::{Value, json};
use vt_mock::{EICAR_MD5, EICAR_SHA1, EICAR_SHA256, MockServer};

use crate::client::{call, form, get, get_json};

/// Uploads `hello` and gives the analysis' identifier.
fn upload(server: &MockServer, path: &str) -> String {
    let (content_type, body) = form("hello.txt", b"hello");
    let answer = call(
        server,
        "POST",
        path,
        &[("content-type", content_type)],
        &body,
    );
    assert_eq!(
        answer.status,
        200,
        "{}",
        String::from_utf8_lossy(&answer.body)
    );
    let data = answer.json()["data"].clone();
    assert_eq!(data["type"], "analysis");
    assert_eq!(data["attributes"], Value::Null);
    data["id"].as_str().unwrap().to_owned()
}

// The digests of `hello`.
const MD5: &str = "5d41402abc4b2a76b9719d911017c592";
const SHA1: &str = "aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d";
const SHA256: &str = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

fn status(server: &MockServer, analysis: &str) -> String {
    let body = get_json(server, &format!("/analyses/{analysis}"));
    body["data"]["attributes"]["status"]
        .as_str()
        .unwrap()
        .to_owned()
}

#[test]
fn an_upload_is_queued_in_progress_completed_and_then_known() {
    let server = crate::server();
    let analysis = upload(&server, "/files");
    assert_eq!(get(&server, &format!("/files/{SHA256}")).status, 404);

    let queued = get_json(&server, &format!("/analyses/{analysis}"));
    assert_eq!(queued["data"]["attributes"]["status"], "queued");
    assert_eq!(queued["data"]["attributes"]["results"], json!({}));
    assert_eq!(queued["data"]["attributes"]["stats"]["type-unsupported"], 0);
    let facts = json!({ "md5": MD5, "sha1": SHA1, "sha256": SHA256, "size": 5 });
    assert_eq!(queued["meta"]["file_info"], facts);

    let partial = get_json(&server, &format!("/analyses/{analysis}"))["data"]["attributes"].clone();
    assert_eq!(partial["status"], "in-progress");
    assert_eq!(get(&server, &format!("/files/{MD5}")).status, 404);

    let whole = get_json(&server, &format!("/analyses/{analysis}"))["data"]["attributes"].clone();
    assert_eq!(whole["status"], "completed");
    let count = |attributes: &Value| attributes["results"].as_object().unwrap().len();
    assert!(0 < count(&partial) && count(&partial) < count(&whole));

    for hash in [MD5, SHA1, SHA256] {
        let file = get_json(&server, &format!("/files/{hash}"))["data"].clone();
        assert_eq!(file["id"], SHA256);
        assert_eq!(file["attributes"]["size"], 5);
        assert_eq!(file["attributes"]["meaningful_name"], "hello.txt");
        assert_eq!(file["attributes"]["last_analysis_stats"], whole["stats"]);
    }
    let item = get_json(&server, &format!("/analyses/{analysis}/item"));
    assert_eq!(item["data"]["id"], SHA256);
    // It has no comments yet.
    assert_eq!(
        get_json(&server, &format!("/files/{SHA256}/comments"))["data"],
        json!([])
    );
}

#[test]
fn an_uploaded_file_is_downloaded_as_it_was() {
    let server = crate::builder().analysis_polls(0).start().unwrap();
    upload(&server, "/files");
    let location = get(&server, &format!("/files/{SHA256}/download"))
        .header("location")
        .unwrap()
        .to_owned();
    assert_eq!(crate::transfers::fetch(&location).body, b"hello");
}

#[test]
fn time_completes_an_analysis_too() {
    let server = crate::builder().analysis_polls(1_000).start().unwrap();
    let analysis = upload(&server, "/files");
    assert_eq!(status(&server, &analysis), "queued");
    server.advance(Duration::from_secs(15));
    assert_eq!(status(&server, &analysis), "in-progress");
    assert_eq!(get(&server, &format!("/files/{SHA256}")).status, 404);
    server.advance(Duration::from_secs(45));
    assert_eq!(get(&server, &format!("/files/{SHA256}")).status, 200);
    assert_eq!(status(&server, &analysis), "completed");
}

#[test]
fn the_identifier_of_a_files_analysis_is_its_md5_and_the_time() {
    use base64::Engine as _;
    let server = crate::server();
    let decoded = |id: String| {
        let bytes = base64::engine::general_purpose::STANDARD
            .decode(id)
            .unwrap();
        String::from_utf8(bytes).unwrap()
    };
    // 2026-01-01 00:00:00 UTC.
    assert_eq!(
        decoded(upload(&server, "/files")),
        format!("{MD5}:1767225600")
    );
    // Another analysis in the same second has another identifier.
    assert_ne!(
        decoded(upload(&server, "/files")),
        format!("{MD5}:1767225600")
    );
}

#[test]
fn the_test_virus_is_recognised_when_it_is_uploaded() {
    let server = crate::builder().analysis_polls(0).start().unwrap();
    // Written backwards, so that no scanner finds it here or in the compiled test.
    let backwards = r"*H+H$!ELIF-TSET-SURIVITNA-DRADNATS-RACIE$}7)CC7)^P(45XZP\4[PA@%P!O5X";
    let virus: String = backwards.chars().rev().collect();
    let (content_type, body) = form("virus", virus.as_bytes());
    let answer = call(
        &server,
        "POST",
        "/files",
        &[("content-type", content_type)],
        &body,
    );
    let id = answer.json()["data"]["id"].as_str().unwrap().to_owned();
    let analysis = get_json(&server, &format!("/analyses/{id}"));
    assert_eq!(
        analysis["meta"]["file_info"],
        json!({ "md5": EICAR_MD5, "sha1": EICAR_SHA1, "sha256": EICAR_SHA256, "size": 68 })
    );
    assert!(
        analysis["data"]["attributes"]["stats"]["malicious"]
            .as_u64()
            .unwrap()
            > 40
    );
}

#[test]
fn an_upload_url_takes_one_upload() {
    let server = crate::server();
    let url = get_json(&server, "/files/upload_url")["data"]
        .as_str()
        .unwrap()
        .to_owned();
    let path = url.strip_prefix(server.origin()).unwrap();
    let (content_type, body) = form("hello.txt", b"hello");
    let send = |headers: &[(&str, &str)]| {
        crate::client::send(server.origin(), "POST", path, headers, &body)
    };
    let content_type = ("content-type", content_type);
    assert_eq!(send(&[content_type]).status, 401);
    let key = ("x-apikey", "some-key");
    let answer = send(&[key, content_type]);
    assert_eq!(answer.json()["data"]["type"], "analysis");
    assert_eq!(
        send(&[key, content_type]).error(),
        (404, "NotFoundError".to_owned())
    );
    assert_eq!(server.received()[1].template.as_deref(), Some("/files"));
}

#[test]
fn large_bodies_need_an_upload_url() {
    let server = crate::server();
    let content = vec![0; 32_000_000];
    let (content_type, body) = form("large", &content);
    let answer = call(
        &server,
        "POST",
        "/files",
        &[("content-type", content_type)],
        &body,
    );
    assert_eq!(answer.error().0, 413);
    let url = get_json(&server, "/files/upload_url")["data"]
        .as_str()
        .unwrap()
        .to_owned();
    let path = url.strip_prefix(server.origin()).unwrap();
    let headers = [("x-apikey", "some-key"), ("content-type", content_type)];
    assert_eq!(
        crate::client::send(server.origin(), "POST", path, &headers, &body).status,
        200
    );
}

#[test]
fn a_submitted_url_is_analysed_and_then_known() {
    let server = crate::server();
    let form = [("content-type", "application/x-www-form-urlencoded")];
    let answer = call(
        &server,
        "POST",
        "/urls",
        &form,
        b"url=http%3A%2F%2Fnew.test%2Fa%3Fb%3D1",
    );
    let analysis = answer.json()["data"]["id"].as_str().unwrap().to_owned();
    // The SHA-256 of the URL, and the time.
    let id = "635029b422689e03ba8c1a6445151356509e3c8c57e0e7a5d14aa393c071098a";
    assert_eq!(analysis, format!("u-{id}-1767225600"));
    assert_eq!(get(&server, &format!("/urls/{id}")).status, 404);
    for wanted in ["queued", "in-progress", "completed"] {
        assert_eq!(status(&server, &analysis), wanted);
    }
    let body = get_json(&server, &format!("/analyses/{analysis}"));
    assert_eq!(
        body["meta"]["url_info"],
        json!({ "id": id, "url": "http://new.test/a?b=1" })
    );
    // An analysis of a URL has fewer categories than a file's.
    assert_eq!(
        body["data"]["attributes"]["stats"]["type-unsupported"],
        Value::Null
    );
    let by_text = get_json(&server, "/urls/aHR0cDovL25ldy50ZXN0L2E_Yj0x");
    assert_eq!(by_text["data"]["id"], id);
    let bad = call(&server, "POST", "/urls", &form, b"url=http%3A%2F%2F");
    assert_eq!(bad.error(), (400, "InvalidArgumentError".to_owned()));
}

#[test]
fn a_rescan_is_an_analysis_of_the_same_object() {
    let server = crate::server();
    let answer = call(
        &server,
        "POST",
        &format!("/files/{EICAR_MD5}/analyse"),
        &[],
        b"",
    );
    let analysis = answer.json()["data"]["id"].as_str().unwrap().to_owned();
    for wanted in ["queued", "in-progress", "completed"] {
        assert_eq!(status(&server, &analysis), wanted);
    }
    let file = get_json(&server, &format!("/files/{EICAR_SHA256}"))["data"].clone();
    assert_eq!(file["attributes"]["last_analysis_date"], 1_767_225_600);
    let newest =
        get_json(&server, &format!("/files/{EICAR_SHA256}/analyses"))["data"][0]["id"].clone();
    assert_eq!(newest, analysis);
    let answer = call(&server, "POST", "/ip_addresses/192.0.2.1/analyse", &[], b"");
    assert!(
        answer.json()["data"]["id"]
            .as_str()
            .unwrap()
            .starts_with("i-")
    );
}
