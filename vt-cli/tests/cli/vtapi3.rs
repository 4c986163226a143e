//! vtapi3's command line: the requests of each option in their order, and the output.
//!
//! The expectations are what `python -m vtapi3` was seen to send, except that scan reports poll the
//! analysis until it is completed: the emulator says twice that it is not.

use serde_json::Value;

use crate::support::{HASH, URL, URL_BASE64, document, emulator, file, received, run_at, text};

/// Runs the short and the long form of an option, which must do the same.
fn both(options: [&str; 2], resource: &str) -> [(Vec<String>, String); 2] {
    options.map(|option| {
        let server = emulator();
        let output = run_at(&server.base_url(), &[option, resource]).success();
        (received(&server), output)
    })
}

#[test]
fn file_id_uploads_and_prints_the_identifier_of_the_analysis() {
    let (_folder, path) = file("sample.bin", "a sample of the test");
    for (requests, output) in both(["-fid", "--file-id"], text(&path)) {
        assert_eq!(requests, ["POST /files"]);
        let id = output.strip_prefix("File ID: ").unwrap();
        let id = id.strip_suffix('\n').unwrap();
        assert!(!id.is_empty() && !id.contains(char::is_whitespace), "{id}");
    }
}

#[test]
fn the_printed_identifier_is_that_of_an_analysis() {
    let server = emulator();
    let (_folder, path) = file("sample.bin", "a sample of the test");
    for (option, resource) in [("-fid", text(&path)), ("-uid", URL)] {
        let output = run_at(&server.base_url(), &[option, resource]).success();
        let id = output.trim_end().rsplit(' ').next().unwrap();
        let analysis = document(&run_at(&server.base_url(), &["analysis", id]).success());
        assert_eq!(analysis["data"]["type"], "analysis");
        assert_eq!(analysis["data"]["id"], id);
    }
}

#[test]
fn file_scan_report_uploads_waits_and_prints_the_analysis() {
    let (_folder, path) = file("sample.bin", "a sample of the test");
    for (requests, output) in both(["-fsr", "--file-scan-report"], text(&path)) {
        assert_waited("POST /files", &requests, &document(&output));
    }
}

#[test]
fn url_scan_report_submits_waits_and_prints_the_analysis() {
    for (requests, output) in both(["-usr", "--url-scan-report"], URL) {
        assert_waited("POST /urls", &requests, &document(&output));
    }
}

#[track_caller]
fn assert_waited(first: &str, requests: &[String], analysis: &Value) {
    let id = analysis["data"]["id"].as_str().unwrap();
    // Base64 with padding: a `=` in a path is not encoded.
    let look = format!("GET /analyses/{id}");
    assert_eq!(requests, [first, &look, &look, &look]);
    assert_eq!(analysis["data"]["type"], "analysis");
    assert_eq!(analysis["data"]["attributes"]["status"], "completed");
}

#[test]
fn url_id_submits_and_prints_the_identifier_of_the_analysis() {
    for (requests, output) in both(["-uid", "--url-id"], URL) {
        assert_eq!(requests, ["POST /urls"]);
        assert!(output.starts_with("URL ID: u-"), "{output}");
        assert_eq!(output.lines().count(), 1);
    }
}

#[test]
fn file_analyse_report_hashes_and_looks_up() {
    let (_folder, path) = file("abc.txt", "abc");
    for (requests, output) in both(["-far", "--file-analyse-report"], text(&path)) {
        assert_eq!(requests, [format!("GET /files/{HASH}")]);
        assert_eq!(document(&output)["data"]["id"], HASH);
    }
}

#[test]
fn no_option_is_file_analyse_report() {
    let (_folder, path) = file("abc.txt", "abc");
    let server = emulator();
    let output = run_at(&server.base_url(), &[text(&path)]).success();
    assert_eq!(received(&server), [format!("GET /files/{HASH}")]);
    assert_eq!(document(&output)["data"]["id"], HASH);
}

#[test]
fn lookups_send_one_request_and_print_the_answer_only() {
    let url = format!("GET /urls/{URL_BASE64}");
    let hash = format!("GET /files/{HASH}");
    for (options, resource, request, kind) in [
        (["-hr", "--hash-report"], HASH, &*hash, "file"),
        (["-uar", "--url-analyse-report"], URL, &*url, "url"),
        (
            ["-ipr", "--ip-report"],
            "192.0.2.7",
            "GET /ip_addresses/192.0.2.7",
            "ip_address",
        ),
        (
            ["-dr", "--domain-report"],
            "example.com",
            "GET /domains/example.com",
            "domain",
        ),
    ] {
        for (requests, output) in both(options, resource) {
            assert_eq!(requests, [request], "{options:?}");
            let report = document(&output);
            assert_eq!(report["data"]["type"], kind, "{options:?}");
            assert_eq!(
                report["data"]["attributes"]["reputation"], -7,
                "{options:?}"
            );
        }
    }
}

#[test]
fn a_url_that_looks_like_a_hash_is_still_a_url() {
    let server = emulator();
    run_at(&server.base_url(), &["-uar", HASH]).failure(3);
    // From `printf %s HASH | base64 -w0`, without the padding.
    let id =
        "YmE3ODE2YmY4ZjAxY2ZlYTQxNDE0MGRlNWRhZTIyMjNiMDAzNjFhMzk2MTc3YTljYjQxMGZmNjFmMjAwMTVhZA";
    assert_eq!(received(&server), [format!("GET /urls/{id}")]);
}

#[test]
fn an_uploaded_file_has_only_its_base_name() {
    let (_folder, path) = file("sample.bin", "a sample of the test");
    for option in ["-fid", "-fsr"] {
        let server = emulator();
        run_at(&server.base_url(), &[option, text(&path)]).success();
        let upload = server.assert_received("POST /api/v3/files");
        assert_eq!(upload.parts.len(), 1);
        let part = upload.part("file").unwrap();
        assert_eq!(part.file_name.as_deref(), Some("sample.bin"));
        assert_eq!(part.text(), "a sample of the test");
        assert!(!String::from_utf8_lossy(&upload.body).contains("private-folder"));
    }
}

#[test]
fn a_url_is_submitted_as_a_form() {
    let server = emulator();
    run_at(
        &server.base_url(),
        &["-uid", "http://www.example.com/?a=b c&d=ü"],
    )
    .success();
    let submission = server.assert_received("POST /api/v3/urls");
    assert_eq!(
        submission.header("content-type"),
        Some("application/x-www-form-urlencoded")
    );
    assert_eq!(
        &*submission.body,
        b"url=http%3A%2F%2Fwww.example.com%2F%3Fa%3Db+c%26d%3D%C3%BC"
    );
}

#[test]
fn a_resource_that_is_not_a_file_sends_nothing() {
    let server = emulator();
    for arguments in [&["-far", HASH][..], &[HASH], &["no-such-file"]] {
        let message = run_at(&server.base_url(), arguments).failure(1);
        assert!(
            message.contains(arguments[arguments.len() - 1]),
            "{message}"
        );
        assert!(message.contains("`vt file`"), "{message}");
    }
    server.assert_nothing_received();
}

#[test]
fn two_options_are_refused_together() {
    let server = emulator();
    for arguments in [
        &["-fid", "-hr", HASH][..],
        &["-hr", "-hr", HASH],
        &["-hr", "file", HASH],
        &["file", "-hr", HASH],
        &["-hr", HASH, HASH],
        &["-hr"],
    ] {
        let message = run_at(&server.base_url(), arguments).failure(2);
        assert!(
            ["--hash-report", "`-hr`", HASH]
                .iter()
                .any(|word| message.contains(word)),
            "{message}"
        );
    }
    server.assert_nothing_received();
}

#[test]
fn a_resource_may_be_named_like_a_command() {
    let server = emulator();
    run_at(&server.base_url(), &["-dr", "--", "domain"]).failure(3);
    assert_eq!(received(&server), ["GET /domains/domain"]);
}
