//! `vt api`: any operation of the table and any path, from what is typed to the request and the
//! output.

use serde_json::Value;
use vt_mock::MockServer;

use crate::support::{
    HASH, Script, URL, URL_BASE64, command, document, emulator, received, run, run_at, run_unread,
};

pub(crate) fn comments(server: &MockServer, options: &[&str]) -> String {
    let words = ["api", "domains", "comments", "example.com"];
    run_at(&server.base_url(), &[&words, options].concat()).success()
}

#[test]
fn operations_are_called_by_group_and_method() {
    let server = emulator();
    for (words, request) in [
        (&["files", "get", HASH][..], format!("GET /files/{HASH}")),
        (
            &["files", "get", &HASH.to_uppercase()],
            format!("GET /files/{HASH}"),
        ),
        (&["urls", "get", URL], format!("GET /urls/{URL_BASE64}")),
        (
            &["domains", "comments_ids", "example.com"],
            "GET /domains/example.com/relationships/comments".into(),
        ),
        (
            &["domains", "related", "example.com", "comments"],
            "GET /domains/example.com/comments".into(),
        ),
        (
            &["search", "query", "a b&c"],
            "GET /search?query=a%20b%26c".into(),
        ),
        (
            &[
                "domains",
                "get",
                "example.com",
                "--query",
                "attributes=a,b",
                "--query",
                "new=x=y",
            ],
            "GET /domains/example.com?attributes=a%2Cb&new=x%3Dy".into(),
        ),
        (
            &["domains", "analyse", "example.com"],
            "POST /domains/example.com/analyse".into(),
        ),
    ] {
        let words = [&["api"], words].concat();
        let output = run_at(&server.base_url(), &words).success();
        assert!(
            document(&output)["data"] != Value::Null,
            "{words:?}: {output}"
        );
        assert_eq!(received(&server).last(), Some(&request));
    }
}

#[test]
fn any_path_can_be_requested() {
    let server = emulator();
    for (words, request) in [
        (
            &["GET", "/domains/example.com?attributes=a b"][..],
            "GET /domains/example.com?attributes=a%20b",
        ),
        (
            &["get", "/domains/example.com", "--query", "x=y"],
            "GET /domains/example.com?x=y",
        ),
        (
            &["POST", "/domains/example.com/analyse"],
            "POST /domains/example.com/analyse",
        ),
        (
            &["GET", "/domains/example.com/comments", "--page-size", "3"],
            "GET /domains/example.com/comments?limit=3",
        ),
    ] {
        let words = [&["api"], words].concat();
        let output = run_at(&server.base_url(), &words).success();
        assert!(
            document(&output)["data"] != Value::Null,
            "{words:?}: {output}"
        );
        assert_eq!(received(&server).last().unwrap(), request);
    }
    for verb in ["PUT", "PATCH", "DELETE"] {
        let server = Script::start(&[(200, "{}")]);
        run_at(&server.base_url(), &["api", verb, "/x/y"]).success();
        assert_eq!(server.requests(), [format!("{verb} /api/v3/x/y HTTP/1.1")]);
    }
}

#[test]
fn the_answer_is_printed_as_it_came() {
    let server = Script::start(&[(200, r#"{"z":1e400,"data":[{"a":0.10}],"a":"\u202e"}"#)]);
    let output = run_at(&server.base_url(), &["api", "comments", "list"]).success();
    assert_eq!(
        output,
        "{\n  \"z\": 1e400,\n  \"data\": [\n    {\n      \"a\": 0.10\n    }\n  ],\n  \"a\": \
         \"\\u202e\"\n}\n"
    );
    let server = Script::start(&[(200, "")]);
    assert_eq!(
        run_at(&server.base_url(), &["api", "comments", "delete", "x"]).success(),
        ""
    );
    let server = Script::start(&[(200, "<html>")]);
    let message = run_at(&server.base_url(), &["api", "comments", "list"]).failure(1);
    assert!(
        message.starts_with("vt: `comments list`: expected JSON, found "),
        "{message}"
    );
}

#[test]
fn items_of_all_pages_are_printed_one_per_line() {
    let server = emulator();
    let all = comments(&server, &["--all"]);
    let ids: Vec<Value> = all
        .lines()
        .map(|line| document(line)["id"].clone())
        .collect();
    assert!(ids.len() > 10 && ids.iter().all(Value::is_string), "{all}");
    let few = comments(&server, &["--limit", "3"]);
    assert_eq!(
        few.lines().collect::<Vec<_>>(),
        all.lines().take(3).collect::<Vec<_>>()
    );
    let requests = received(&server).len();
    let small = comments(&server, &["--limit", "5", "--page-size", "2"]);
    assert_eq!(small.lines().count(), 5);
    assert_eq!(received(&server).len(), requests + 3);
    // From the second page on.
    let first = document(&comments(&server, &["--page-size", "4"]));
    let cursor = first["meta"]["cursor"].as_str().unwrap();
    let rest = comments(&server, &["--cursor", cursor, "--all"]);
    assert_eq!(
        rest.lines().collect::<Vec<_>>(),
        all.lines().skip(4).collect::<Vec<_>>()
    );
    // A path is read as a collection in the same way.
    let words = ["api", "GET", "/domains/example.com/comments", "--all"];
    assert_eq!(run_at(&server.base_url(), &words).success(), all);
}

#[test]
fn an_item_that_is_an_error_is_reported_and_the_others_follow() {
    let page = r#"{"data":[{"type":"comment","id":"1","attributes":{ "text":"\n" }},
        {"type":"comment","id":"2","error":{"code":"NotFoundError","message":"gone"}},
        {"type":"comment","id":"3"}]}"#;
    let server = Script::start(&[(200, page)]);
    let ran = run_at(&server.base_url(), &["api", "comments", "list", "--all"]);
    assert_eq!(ran.code, 7);
    assert_eq!(
        ran.stdout,
        "{\"type\":\"comment\",\"id\":\"1\",\"attributes\":{\"text\":\"\\n\"}}\n\
         {\"type\":\"comment\",\"id\":\"3\"}\n"
    );
    assert_eq!(
        ran.stderr,
        "vt: `comments list`: comment `2`: NotFoundError: gone\n"
    );

    let only = r#"{"data":[
        {"type":"comment","id":"2","error":{"code":"NotFoundError","message":"gone"}}]}"#;
    let server = Script::start(&[(200, only)]);
    run_at(
        &server.base_url(),
        &["api", "comments", "list", "--limit", "9"],
    )
    .failure(3);

    // What came before a failure stays.
    let first = r#"{"data":[{"type":"comment","id":"1"}],"meta":{"cursor":"x"}}"#;
    let error = r#"{"error":{"code":"QuotaExceededError","message":"enough"}}"#;
    let server = Script::start(&[(200, first), (429, error)]);
    let ran = run_at(&server.base_url(), &["api", "comments", "list", "--all"]);
    assert_eq!((ran.code, ran.stdout.lines().count()), (7, 1));
    assert_eq!(
        ran.stderr,
        "vt: `comments list`: 429 QuotaExceededError: enough\n"
    );
}

#[test]
fn bytes_go_to_standard_output_or_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("feed.bz2");
    let words = ["api", "feeds", "files", "202402292359"];
    let server = Script::start(&[(200, "BZh9\t{not json")]);
    assert_eq!(
        run_at(&server.base_url(), &words).success(),
        "BZh9\t{not json"
    );
    let to_file = [&words[..], &["--output", path.to_str().unwrap()]].concat();
    assert_eq!(run_at(&server.base_url(), &to_file).success(), "");
    assert_eq!(std::fs::read(&path).unwrap(), b"BZh9\t{not json");
    // A request that fails leaves an older file as it is.
    let server = Script::start(&[(
        404,
        r#"{"error":{"code":"NotFoundError","message":"none"}}"#,
    )]);
    run_at(&server.base_url(), &to_file).failure(3);
    assert_eq!(std::fs::read(&path).unwrap(), b"BZh9\t{not json");
    // The answer of any path is saved, whatever it is.
    let server = Script::start(&[(200, "<html>")]);
    let any = ["api", "GET", "/x", "--output", path.to_str().unwrap()];
    run_at(&server.base_url(), &any).success();
    assert_eq!(std::fs::read(&path).unwrap(), b"<html>");
    let lost = ["api", "GET", "/x", "--output", "/no/such/folder/x"];
    let message = run_at(&server.base_url(), &lost).failure(1);
    assert!(message.contains("`/no/such/folder`"), "{message}");
}

#[test]
fn documents_and_items_go_to_a_file_too() {
    let server = emulator();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("out");
    let output = ["--output", path.to_str().unwrap()];
    assert_eq!(comments(&server, &output), "");
    let page = std::fs::read_to_string(&path).unwrap();
    assert_eq!(page, comments(&server, &[]));
    assert_eq!(
        comments(&server, &[&output[..], &["--limit", "2"]].concat()),
        ""
    );
    assert_eq!(
        std::fs::read_to_string(&path).unwrap(),
        comments(&server, &["--limit", "2"])
    );
}

#[test]
fn the_emulator_answers_without_a_key() {
    let output = command()
        .env_remove("VT_API_KEY")
        .args([
            "--mock",
            "api",
            "domains",
            "comments",
            "example.com",
            "--limit",
            "2",
        ])
        .output()
        .unwrap();
    assert!(output.status.success() && output.stderr.is_empty());
    assert_eq!(String::from_utf8(output.stdout).unwrap().lines().count(), 2);
}

#[test]
fn a_reader_that_has_had_enough_is_not_a_failure() {
    let server = emulator();
    let call = ["api", "domains", "comments", "example.com", "--all"];
    run_unread(&[&["--url", &*server.base_url()], &call[..]].concat()).success();
}

#[test]
fn the_help_of_an_operation_comes_from_the_table() {
    let help = run(["api", "ioc_stream", "list", "--help"]).success();
    for part in [
        "Usage: vt api ioc_stream list [OPTIONS]\n",
        "Request:    GET /ioc_stream\n",
        "Tier:       premium",
        "Reference:  https://docs.virustotal.com/reference/get-objects-from-the-ioc-stream\n",
        "one of `date+`, `date-`; `date-` when absent\n",
        "`false` when absent\n",
        "Example:\n  vt api ioc_stream list --limit 100\n",
        "--all",
    ] {
        assert!(help.contains(part), "no `{part}` in:\n{help}");
    }
    assert!(
        !help.contains("--data") && !help.contains("--file"),
        "{help}"
    );
    let help = run(["api", "files", "add_comment", "-h"]).success();
    for part in [
        "<ID>",
        "MD5, SHA-1 or SHA-256",
        "JSON; use --data, for example --data '{\"data\":{\"type\":\"comment\"",
        "--data @body.json",
    ] {
        assert!(help.contains(part), "no `{part}` in:\n{help}");
    }
    assert!(
        !help.contains("--all") && !help.contains("--file"),
        "{help}"
    );
    let help = run(["api", "files", "--help"]).success();
    assert!(help.contains("Comments on this file"), "{help}");
    let help = run(["api", "files", "get", "--help"]).success();
    assert!(
        help.contains("Answer:     an object of type `file`\n"),
        "{help}"
    );
    assert!(help.contains("its value is sent unchecked"), "{help}");
    let help = run(["api", "--help"]).success();
    assert!(
        help.contains("ip_addresses") && help.contains("DELETE"),
        "{help}"
    );
    for words in [
        &["api", "files", "get", "--help"][..],
        &["api", "files", "--help"],
        &["api", "--help"],
        &["api", "GET", "--help"],
    ] {
        let help = run(words).success();
        assert!(help.contains("--timeout"), "{help}");
        assert!(!help.contains("--wait-timeout"), "{words:?}: {help}");
        assert!(!help.contains("Waiting"), "{words:?}: {help}");
    }
    for words in [&["--help"][..], &["scan", "url", "--help"]] {
        let help = run(words).success();
        assert!(help.contains("--wait-timeout"), "{words:?}: {help}");
    }
    let help = run(["api", "GET", "--help"]).success();
    assert!(
        help.contains("--cursor") && help.contains("Examples:"),
        "{help}"
    );
}
