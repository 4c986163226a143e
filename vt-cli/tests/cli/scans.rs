//! Submissions.

use vt_mock::MockServer;

use crate::support::{Script, URL, document, emulator, file, received, run_at, text};

#[test]
fn files_are_uploaded_and_their_analyses_named() {
    let server = emulator();
    let (_folder, one) = file("one.bin", "the first");
    let (_folder, two) = file("two.bin", "the second");
    let output = run_at(
        &server.base_url(),
        &["scan", "file", text(&one), text(&two)],
    )
    .success();
    assert_eq!(received(&server), ["POST /files", "POST /files"]);
    let uploads = server.received();
    for (upload, (name, content)) in uploads
        .iter()
        .zip([("one.bin", "the first"), ("two.bin", "the second")])
    {
        assert_eq!(upload.parts.len(), 1);
        let part = upload.part("file").unwrap();
        assert_eq!(part.file_name.as_deref(), Some(name));
        assert_eq!(part.text(), content);
    }
    assert_eq!(output.matches("\"type\": \"analysis\"").count(), 2);
}

#[test]
fn a_file_over_32_mb_goes_to_an_upload_url() {
    let server = emulator();
    let (_folder, path) = file("large.bin", "");
    let large = std::fs::File::options().write(true).open(&path).unwrap();
    large.set_len(33_000_000).unwrap();
    for command in [&["scan", "file"][..], &["-fid"]] {
        server.clear_received();
        run_at(&server.base_url(), &[command, &[text(&path)]].concat()).success();
        let requests = received_anywhere(&server);
        assert_eq!(requests.len(), 2, "{requests:?}");
        assert_eq!(requests[0], "GET /api/v3/files/upload_url");
        assert!(requests[1].starts_with("POST /"), "{requests:?}");
        assert_ne!(requests[1], "POST /api/v3/files");
    }
}

/// The requests that came, including those outside of the API.
fn received_anywhere(server: &MockServer) -> Vec<String> {
    let requests = server.received();
    let lines = requests
        .iter()
        .map(|it| format!("{} {}", it.method, it.target));
    lines.collect()
}

#[test]
fn the_password_of_an_archive_is_sent() {
    let server = emulator();
    let (_folder, path) = file("archive.zip", "not really a ZIP");
    run_at(
        &server.base_url(),
        &["scan", "file", text(&path), "--password", "infected"],
    )
    .success();
    let upload = server.assert_received("POST /api/v3/files");
    assert_eq!(upload.part("password").unwrap().text(), "infected");
    assert_eq!(upload.part("file").unwrap().text(), "not really a ZIP");
}

#[test]
fn urls_are_submitted() {
    let server = emulator();
    let output = run_at(&server.base_url(), &["scan", "url", URL]).success();
    assert_eq!(received(&server), ["POST /urls"]);
    assert_eq!(document(&output)["data"]["type"], "analysis");
    assert_eq!(
        &*server.received()[0].body,
        b"url=http%3A%2F%2Fwww.example.com%2F"
    );
}

#[test]
fn waiting_ends_with_the_completed_analysis() {
    let (_folder, path) = file("sample.bin", "a sample of the test");
    for (kind, item, request) in [
        ("file", text(&path), "POST /files"),
        ("url", URL, "POST /urls"),
    ] {
        let server = emulator();
        let output = run_at(&server.base_url(), &["scan", kind, "--wait", item]).success();
        let analysis = document(&output);
        assert_eq!(analysis["data"]["attributes"]["status"], "completed");
        let look = format!("GET /analyses/{}", analysis["data"]["id"].as_str().unwrap());
        assert_eq!(received(&server), [request, &look, &look, &look]);
    }
}

#[test]
fn waiting_ends_at_the_deadline() {
    let server = MockServer::builder()
        .analysis_polls(u32::MAX)
        .start()
        .unwrap();
    let message = run_at(
        &server.base_url(),
        &["scan", "url", "--wait", URL, "--wait-timeout", "0.5"],
    )
    .failure(6);
    assert!(message.starts_with(&format!("vt: `{URL}`: ")), "{message}");
    assert!(
        message.contains("the analysis was not completed within 500ms"),
        "{message}"
    );
    let looks = received(&server);
    let id = looks[1].strip_prefix("GET /analyses/").unwrap();
    assert!(
        message.contains(&format!("`vt analysis {id}`")),
        "{message}"
    );
}

const SUBMITTED: &str = r#"{"data":{"type":"analysis","id":"u-1-2"}}"#;
const COMPLETED: &str =
    r#"{"data":{"type":"analysis","id":"u-1-2","attributes":{"status":"completed"}}}"#;
const NOT_FOUND: &str = r#"{"error":{"code":"NotFoundError","message":"no such analysis"}}"#;

#[test]
fn an_analysis_may_be_unknown_at_first() {
    let server = Script::start(&[
        (200, SUBMITTED),
        (404, NOT_FOUND),
        (404, NOT_FOUND),
        (200, COMPLETED),
    ]);
    let output = run_at(&server.base_url(), &["-usr", URL]).success();
    assert_eq!(
        document(&output)["data"]["attributes"]["status"],
        "completed"
    );
    assert_eq!(server.requests().len(), 4);
}

#[test]
fn an_error_while_waiting_says_how_to_come_back() {
    let forbidden = r#"{"error":{"code":"ForbiddenError","message":"no longer"}}"#;
    let server = Script::start(&[(200, SUBMITTED), (403, forbidden)]);
    let message = run_at(&server.base_url(), &["-usr", URL]).failure(4);
    assert!(message.contains("no longer"), "{message}");
    assert!(message.contains("`vt analysis u-1-2`"), "{message}");
    assert_eq!(server.requests().len(), 2);
}

const QUOTA: &str = r#"{"error":{"code":"QuotaExceededError","message":"Quota exceeded"}}"#;

/// Report B01: a quota of the minute does not end the waiting while there is time for it to reset.
#[test]
fn a_quota_that_resets_in_time_is_waited_out() {
    let answers = [(200, SUBMITTED), (429, QUOTA), (200, COMPLETED)];
    let server = Script::with_header("retry-after: 1", &answers);
    let output = run_at(&server.base_url(), &["scan", "url", "--wait", URL]).success();
    let analysis = document(&output);
    assert_eq!(analysis["data"]["attributes"]["status"], "completed");
    assert_eq!(server.requests().len(), 3);
}

#[test]
fn a_quota_that_resets_too_late_ends_the_waiting_and_names_the_analysis() {
    for arguments in [&["scan", "url", "--wait", URL][..], &["-usr", URL]] {
        let server = Script::with_header("retry-after: 3600", &[(200, SUBMITTED), (429, QUOTA)]);
        let message = run_at(&server.base_url(), arguments).failure(5);
        assert!(message.contains("429 QuotaExceededError"), "{message}");
        assert!(message.contains("`vt analysis u-1-2`"), "{message}");
        assert!(!message.contains("analyses()"), "{message}");
    }
}

#[test]
fn an_answer_without_identifier_is_a_failure() {
    let server = Script::start(&[(200, r#"{"data":{"type":"analysis"}}"#)]);
    for option in ["-uid", "-usr"] {
        let message = run_at(&server.base_url(), &[option, URL]).failure(1);
        assert!(message.contains("identifier"), "{message}");
    }
}

#[test]
fn a_file_that_cannot_be_read_is_not_uploaded() {
    let server = emulator();
    let (folder, _path) = file("x", "x");
    let missing = folder.path().join("missing");
    for item in [text(&missing), text(folder.path())] {
        for command in [&["scan", "file"][..], &["-fid"], &["-fsr"]] {
            let ran = run_at(&server.base_url(), &[command, &[item]].concat());
            assert!([1, 2].contains(&ran.code), "{ran:?}");
            assert!(ran.stderr.contains(item), "{ran:?}");
            assert_eq!(ran.stdout, "");
        }
    }
    server.assert_nothing_received();
}
