//! `vt api`: any operation of the table and any path, from the words to the request and the output.

use std::process::Stdio;

use serde_json::Value;
use vt_mock::MockServer;

use crate::support::{
    HASH, KEY, Script, URL, URL_BASE64, command, document, emulator, received, run, run_at,
};

fn comments(server: &MockServer, options: &[&str]) -> String {
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
fn any_path_can_be_asked() {
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
        "{\n  \"z\": 1e400,\n  \"data\": [\n    {\n      \"a\": 0.10\n    }\n  ],\n  \"a\": \"\\u202e\"\n}\n"
    );
    let server = Script::start(&[(200, "")]);
    assert_eq!(
        run_at(&server.base_url(), &["api", "comments", "delete", "x"]).success(),
        ""
    );
    let server = Script::start(&[(200, "<html>")]);
    let message = run_at(&server.base_url(), &["api", "comments", "list"]).failure(1);
    assert!(
        message.starts_with("vt: `comments list`: the answer is not JSON: "),
        "{message}"
    );
}

#[test]
fn items_are_lines_over_all_pages() {
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
fn errors_of_single_items_are_told_and_the_others_follow() {
    let page = r#"{"data":[{"type":"comment","id":"1","attributes":{ "text":"\n" }},
        {"type":"comment","id":"2","error":{"code":"NotFoundError","message":"gone"}},{"type":"comment","id":"3"}]}"#;
    let server = Script::start(&[(200, page)]);
    let ran = run_at(&server.base_url(), &["api", "comments", "list", "--all"]);
    assert_eq!(ran.code, 7);
    assert_eq!(
        ran.stdout,
        "{\"type\":\"comment\",\"id\":\"1\",\"attributes\":{\"text\":\"\\n\"}}\n{\"type\":\"comment\",\"id\":\"3\"}\n"
    );
    assert_eq!(
        ran.stderr,
        "vt: `comments list`: comment `2`: NotFoundError: gone\n"
    );

    let only = r#"{"data":[{"type":"comment","id":"2","error":{"code":"NotFoundError","message":"gone"}}]}"#;
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
fn bytes_go_to_the_standard_output_or_a_file() {
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
    // Whatever comes from any path.
    let server = Script::start(&[(200, "<html>")]);
    let any = ["api", "GET", "/x", "--output", path.to_str().unwrap()];
    run_at(&server.base_url(), &any).success();
    assert_eq!(std::fs::read(&path).unwrap(), b"<html>");
    let lost = ["api", "GET", "/x", "--output", "/no/such/folder/x"];
    let message = run_at(&server.base_url(), &lost).failure(1);
    assert!(message.contains("`/no/such/folder/x`"), "{message}");
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
fn mistakes_are_told_before_anything_is_sent() {
    let server = emulator();
    for (words, message) in [
        (
            &["fiels", "get", HASH][..],
            "there is no group `fiels`; did you mean `files`?",
        ),
        (
            &["fiels"],
            "there is no group `fiels`; did you mean `files`?",
        ),
        (
            &["intelligence", "search", "x"],
            "there is no group `intelligence`; did you mean `search intelligence`?",
        ),
        (
            &["intelligence", "x"],
            "there is no group `intelligence`; did you mean `search intelligence`?",
        ),
        (
            &["files", "intelligence", "x"],
            "`files` has no method `intelligence`; did you mean `search intelligence`?",
        ),
        (
            &["BREW", "/files"],
            "`BREW` is no verb that the API knows; before a path stands one of GET, POST, PUT, PATCH, DELETE",
        ),
        (
            &["xylophones", "get"],
            "there is no group `xylophones`; `vt api --help` lists them",
        ),
        (
            &["files", "coments", HASH],
            "`files` has no method `coments`; did you mean `comments`?",
        ),
        (
            &["ip-addresses", "get", "x"],
            "there is no group `ip-addresses`; did you mean `ip_addresses`?",
        ),
        (
            &["files", "zzz", HASH],
            "`files` has no method `zzz`; `vt api files --help` lists them",
        ),
        (
            &["files", "get"],
            "`files get` lacks its argument `ID`: its identifier: MD5, SHA-1 or SHA-256",
        ),
        (
            &["users", "delete", "me"],
            "`users delete` lacks its argument `PASSWORD`: the account's password (header `x-user-password`)",
        ),
        (
            &["files", "get", HASH, "more", "x"],
            "`files get` takes 1 argument; `more` is too many",
        ),
        (
            &["files", "get", HASH, "--all"],
            "`files get`: it answers no collection; leave out `--all`",
        ),
        (
            &["files", "get", HASH, "--data", "{}"],
            "`files get`: it has no body; leave out `--data`",
        ),
        (
            &["files", "get", HASH, "--field", "a=b"],
            "`files get`: it has no body; leave out `--field` and `--file`",
        ),
        (
            &["files", "get", "x"],
            "`files get`: the argument `id`: `x` is not a file hash",
        ),
        (
            &["ip_addresses", "get", "192.0.2.256"],
            "`ip_addresses get`: the argument `ip`: `192.0.2.256`",
        ),
        (
            &["feeds", "files", "yesterday"],
            "`feeds files`: the argument `time`: `yesterday`",
        ),
        (
            &["comments", "get", ".."],
            "`comments get`: the argument `id`: ",
        ),
        (
            &["GET", "files"],
            "`GET files`: the path `files` must begin with `/`",
        ),
        (
            &["GET", "/files/{id}"],
            "write the value itself in the place of `{id}`",
        ),
        (
            &["GET", "/files//comments"],
            "`/files//comments` has an empty segment",
        ),
    ] {
        let words = [&["api"], words].concat();
        let told = run_at(&server.base_url(), &words).failure(2);
        assert!(
            told.starts_with("vt: ") && told.contains(message),
            "{words:?}: {told}"
        );
        assert_eq!(told.lines().count(), 1, "{told}");
    }
    for words in [
        &["api"][..],
        &["api", "files"],
        &["api", "GET"],
        &["api", "files", "comments", HASH, "--limit", "x"],
        &["api", "files", "comments", HASH, "--query", "x"],
        &["api", "files", "comments", HASH, "--nonsense"],
        &["api", "files", "upload", "--data", "x", "--file", "y"],
    ] {
        assert!(!run_at(&server.base_url(), words).failure(2).is_empty());
    }
    server.assert_nothing_received();
}

#[test]
fn a_page_over_the_maximum_is_refused_with_the_way_round() {
    let server = emulator();
    let words = ["api", "search", "intelligence", "x"];
    let ran = run_at(
        &server.base_url(),
        &[&words[..], &["--page-size", "301"]].concat(),
    );
    let message = ran.failure(2);
    assert!(
        message.contains("the documented maximum of 300; `--query limit=301` sends it"),
        "{message}"
    );
    server.assert_nothing_received();
    run_at(
        &server.base_url(),
        &[&words[..], &["--query", "limit=300"]].concat(),
    )
    .success();
    assert_eq!(
        received(&server),
        ["GET /intelligence/search?query=x&limit=300"]
    );
}

#[test]
fn the_statuses_of_the_service_are_those_of_the_other_commands() {
    for (status, code, exit) in [
        (400, "BadRequestError", 1),
        (401, "WrongCredentialsError", 4),
        (403, "ForbiddenError", 4),
        (404, "NotFoundError", 3),
        (429, "QuotaExceededError", 5),
    ] {
        let error = format!(r#"{{"error":{{"code":"{code}","message":"so"}}}}"#);
        let server = Script::start(&[(status, &error)]);
        for words in [
            &["api", "files", "get", HASH][..],
            &["api", "files", "comments", HASH, "--all"],
            &["api", "files", "download", HASH],
            &["api", "GET", "/x"],
        ] {
            let message = run_at(&server.base_url(), words).failure(exit);
            assert!(
                message.ends_with(&format!("`: {status} {code}: so\n")),
                "{message}"
            );
        }
    }
}

#[test]
fn the_key_is_needed_sent_and_never_shown() {
    let server = emulator();
    let without = command()
        .env_remove("VT_API_KEY")
        .args(["--url", &server.base_url(), "api", "comments", "list"])
        .output()
        .unwrap();
    assert_eq!(without.status.code(), Some(4));
    server.assert_nothing_received();
    for words in [
        &["-vv", "api", "search", "query", KEY][..],
        &["-vv", "api", "files", "get", KEY],
        &["-vv", "api", KEY, "get"],
        &["-vv", "api", "GET", KEY],
        &[
            "-vv",
            "api",
            "files",
            "get",
            HASH,
            "--header",
            &format!("x-other={KEY}"),
        ],
        &[
            "-vv",
            "api",
            "comments",
            "list",
            "--header",
            &format!("x-apikey={KEY}"),
        ],
        &["-vv", "api", "comments", "delete", "x", "--data", KEY],
    ] {
        let ran = run_at(&server.base_url(), words);
        assert!(!ran.stderr.is_empty());
        assert!(!ran.stderr.contains(KEY), "{words:?}: {}", ran.stderr);
    }
    let sent = server.received();
    assert!(!sent.is_empty() && sent.iter().all(|request| request.has_key));
    // A password is an argument like any other, and is not logged.
    let ran = run_at(
        &server.base_url(),
        &["-vv", "api", "users", "delete", "nobody", "hunter2"],
    );
    assert!(!ran.stderr.contains("hunter2"), "{}", ran.stderr);
    let sent = server.received();
    assert!(sent.last().unwrap().header("x-user-password").is_some());
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
fn a_reader_that_has_had_enough_is_no_failure() {
    let server = emulator();
    let mut child = command()
        .args([
            "--url",
            &server.base_url(),
            "api",
            "domains",
            "comments",
            "example.com",
            "--all",
        ])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), &*output.stderr), (Some(0), &b""[..]));
}

#[test]
fn the_help_of_an_operation_comes_from_the_table() {
    let help = run(["api", "ioc_stream", "list", "--help"]).success();
    for part in [
        "Usage: vt api ioc_stream list [OPTIONS]\n",
        "Request:    GET /ioc_stream\n",
        "Tier:       premium",
        "Reference:  https://docs.virustotal.com/reference/get-objects-from-the-ioc-stream\n",
        "one of `date+`, `date-`\n",
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
    let help = run(["api", "--help"]).success();
    assert!(
        help.contains("ip_addresses") && help.contains("DELETE"),
        "{help}"
    );
    let help = run(["api", "GET", "--help"]).success();
    assert!(
        help.contains("--cursor") && help.contains("Examples:"),
        "{help}"
    );
}
