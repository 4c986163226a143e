//! Recording: a second emulator is the real service.

use std::fs;
use std::path::Path;

use serde_json::json;
use vt_mock::{EICAR_SHA256, MockServer, StartError};

use crate::client::{Answer, call, form, send};

const CANARY: &str = "canary-5f0c1d7e-key";

/// The real service knows an object that holds what must not be saved.
fn real() -> MockServer {
    let file = json!({ "type": "domain", "id": "secrets.example", "attributes": {
        "apikey": "somebody-elses-key",
        "seen_with": CANARY,
        "reputation": 7,
        "report": "https://storage.googleapis.com/bucket/report?X-Goog-Signature=abcdef",
    } });
    MockServer::builder().object(file).start().unwrap()
}

fn ask(
    server: &MockServer,
    verb: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: &[u8],
) -> Answer {
    let mut all = vec![("x-apikey", CANARY)];
    all.extend_from_slice(headers);
    send(server.origin(), verb, &format!("/api/v3{path}"), &all, body)
}

/// The contents of all files below a folder, with their paths.
fn saved(folder: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(saved(&path));
        } else {
            found.push((
                path.display().to_string(),
                fs::read_to_string(&path).unwrap(),
            ));
        }
    }
    found
}

#[test]
fn answers_are_passed_on_and_saved_without_secrets() {
    let real = real();
    let folder = tempfile::tempdir().unwrap();
    let recorder = crate::builder()
        .record(real.base_url(), Some(folder.path().join("deep/data")))
        .start()
        .unwrap();
    let file = ask(
        &recorder,
        "GET",
        &format!("/files/{EICAR_SHA256}"),
        &[],
        b"",
    );
    assert_eq!(file.status, 200);
    assert_eq!(file.json()["data"]["id"], EICAR_SHA256);
    let secrets = ask(&recorder, "GET", "/domains/secrets.example?a=b", &[], b"");
    assert_eq!(
        secrets.json()["data"]["attributes"]["seen_with"],
        CANARY,
        "the client gets all"
    );
    ask(
        &recorder,
        "GET",
        &format!("/users/{CANARY}"),
        &[("x-user-password", "hunter22")],
        b"",
    );
    ask(
        &recorder,
        "GET",
        &format!("/files/{EICAR_SHA256}/download_url"),
        &[],
        b"",
    );
    ask(&recorder, "GET", "/files/upload_url", &[], b"");
    assert_eq!(
        ask(&recorder, "GET", "/domains/nobody.example.org", &[], b"").status,
        404
    );

    // The real service received the same request, with the key.
    real.assert_received("GET /api/v3/domains/secrets.example?a=b");
    assert!(real.received().iter().all(|request| request.has_key));
    assert_eq!(real.received().len(), recorder.received().len());

    let files = saved(folder.path());
    assert!(files.len() >= 3, "{files:?}");
    for (path, text) in &files {
        for secret in [
            CANARY,
            "somebody-elses-key",
            "hunter22",
            "Signature",
            "/signed/",
            "/upload/",
        ] {
            assert!(
                !text.contains(secret) && !path.contains(secret),
                "{secret} in {path}: {text}"
            );
        }
    }

    // What was saved is replayed.
    let replay = crate::builder()
        .data(folder.path().join("deep/data"))
        .start()
        .unwrap();
    let domain = call(&replay, "GET", "/domains/secrets.example", &[], b"").json();
    let attributes = &domain["data"]["attributes"];
    assert_eq!(attributes["reputation"], 7);
    assert_eq!(attributes["seen_with"], "[redacted]");
    assert_eq!(attributes["report"], "[redacted]");
    assert!(attributes.get("apikey").is_none());
    let replayed = call(&replay, "GET", &format!("/files/{EICAR_SHA256}"), &[], b"").json();
    assert_eq!(
        replayed["data"]["attributes"],
        file.json()["data"]["attributes"]
    );
}

#[test]
fn uploads_and_redirects_are_passed_through() {
    let real = real();
    let recorder = crate::builder()
        .record(real.base_url(), None)
        .start()
        .unwrap();
    let (content_type, body) = form("a.bin", b"passed through");
    let answer = ask(
        &recorder,
        "POST",
        "/files",
        &[("content-type", content_type)],
        &body,
    );
    assert_eq!(answer.json()["data"]["type"], "analysis");
    let request = real.assert_received("POST /api/v3/files");
    assert_eq!(&*request.part("file").unwrap().bytes, b"passed through");
    // The redirect is the client's to follow: no other host was asked, and none got a key.
    let answer = ask(
        &recorder,
        "GET",
        &format!("/files/{}/download", sha256(&recorder)),
        &[],
        b"",
    );
    assert_eq!(answer.status, 302);
    assert!(
        answer
            .header("location")
            .unwrap()
            .starts_with(real.second_origin())
    );
    assert!(
        real.received()
            .iter()
            .all(|request| request.origin == vt_mock::Origin::Api)
    );
}

/// The identifier of the file that was uploaded.
fn sha256(recorder: &MockServer) -> String {
    let (content_type, body) = form("a.bin", b"passed through");
    let answer = ask(
        recorder,
        "POST",
        "/files",
        &[("content-type", content_type)],
        &body,
    );
    let path = format!(
        "/analyses/{}",
        answer.json()["data"]["id"].as_str().unwrap()
    );
    // The third poll completes the analysis, and the file is known.
    let looks: Vec<_> = (0..3)
        .map(|_| ask(recorder, "GET", &path, &[], b"").json())
        .collect();
    let analysis = &looks[2];
    analysis["meta"]["file_info"]["sha256"]
        .as_str()
        .unwrap()
        .to_owned()
}

#[test]
fn a_service_that_is_not_there_is_an_error_of_the_api() {
    let real = real();
    let recorder = crate::builder()
        .record(real.base_url(), None)
        .start()
        .unwrap();
    drop(real);
    let answer = ask(&recorder, "GET", "/domains/example.com", &[], b"");
    assert_eq!(answer.error(), (503, "TransientError".to_owned()));
    assert!(!String::from_utf8_lossy(&answer.body).contains(CANARY));
}

#[test]
fn only_a_safe_base_url_is_taken() {
    for (url, says) in [
        ("www.virustotal.com", "not a URL"),
        ("ftp://example.com", "`https://`"),
        ("http://www.virustotal.com/api/v3", "unprotected"),
        ("http://127.evil.test/", "unprotected"),
    ] {
        let error = crate::builder().record(url, None).start().unwrap_err();
        assert!(matches!(error, StartError::Record { .. }));
        assert!(error.to_string().contains(says), "{error}");
        assert!(error.to_string().contains(url), "{error}");
    }
}

#[test]
fn what_was_recorded_is_replayed_byte_for_byte() {
    let real = MockServer::builder().seed(7).start().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let recorder = MockServer::builder()
        .record(real.base_url(), Some(folder.path().into()))
        .start()
        .unwrap();
    let page = "/domains/example.com/comments?limit=2";
    let first = ask(&recorder, "GET", page, &[], b"");
    let cursor = first.json()["meta"]["cursor"]
        .as_str()
        .unwrap()
        .replace('=', "%3D");
    let sandbox = format!("/file_behaviours/{EICAR_SHA256}_Zenbox");
    let paths = [
        page.to_owned(),
        format!("{page}&cursor={cursor}"),
        format!("/files/{EICAR_SHA256}/behaviour_summary"),
        "/popular_threat_categories".to_owned(),
        "/metadata".to_owned(),
        format!("/users/{CANARY}/overall_quotas"),
        format!("{sandbox}/html"),
        format!("{sandbox}/pcap"),
    ];
    let asked: Vec<Answer> = paths
        .iter()
        .map(|path| ask(&recorder, "GET", path, &[], b""))
        .collect();
    ask(&recorder, "GET", "/files/upload_url", &[], b"");
    let form_of = [("content-type", "application/x-www-form-urlencoded")];
    ask(&recorder, "POST", "/urls", &form_of, b"url=example.com");

    let replay = MockServer::builder().data(folder.path()).start().unwrap();
    assert_eq!(replay.skipped(), []);
    for (path, recorded) in paths.iter().zip(&asked) {
        let replayed = ask(&replay, "GET", path, &[], b"");
        assert_eq!((recorded.status, replayed.status), (200, 200), "{path}");
        assert_eq!(replayed.body, recorded.body, "{path}");
    }
    // A URL that was removed cannot be uploaded to.
    let url = ask(&replay, "GET", "/files/upload_url", &[], b"").json();
    assert!(url["data"].as_str().unwrap().starts_with(replay.origin()));
    // What has changed since then is answered as it is now.
    let comment = br#"{"data":{"type":"comment","attributes":{"text":"new"}}}"#;
    let json = [("content-type", "application/json")];
    ask(
        &replay,
        "POST",
        "/domains/example.com/comments",
        &json,
        comment,
    );
    let page = ask(&replay, "GET", page, &[], b"").json();
    assert_eq!(page["data"][0]["attributes"]["text"], "new");
}
