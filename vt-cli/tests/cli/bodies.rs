//! The bodies of `vt api`: JSON, forms and files, typed or read from files.

use serde_json::json;
use vt_mock::{MockServer, Received};

use crate::support::{HASH, emulator, file, run, run_at, run_with, text};

fn last(server: &MockServer) -> Received {
    server.received().pop().unwrap()
}

const COMMENT: &str =
    "{\"data\" : {\"type\":\"comment\",\"attributes\":{\"text\":\"h\u{e9}llo\"}}}\n";

#[test]
fn json_is_sent_as_it_was_given() {
    let (_folder, path) = file("comment.json", COMMENT);
    let at_path = format!("@{}", path.display());
    for data in [COMMENT, &at_path] {
        // Posting the same comment again would be a conflict.
        let server = emulator();
        let words = [
            "api",
            "domains",
            "add_comment",
            "example.com",
            "--data",
            data,
        ];
        run_at(&server.base_url(), &words).success();
        let sent = last(&server);
        assert_eq!((&*sent.method, &*sent.body), ("POST", COMMENT.as_bytes()));
        assert_eq!(sent.header("content-type"), Some("application/json"));
    }
    let server = emulator();
    let path = "/domains/example.com/comments";
    let call = ["api", "POST", path, "--data", "@-"];
    run_with(&server.base_url(), &call, COMMENT.as_bytes()).success();
    assert_eq!(&*last(&server).body, COMMENT.as_bytes());
}

#[test]
fn invalid_json_is_shown_with_line_column_and_excerpt() {
    let server = emulator();
    let (_folder, path) = file("comment.json", "{\n  \"data\": {\"é\": comment}\n}\n");
    let data = format!("@{}", path.display());
    for words in [
        &[
            "api",
            "domains",
            "add_comment",
            "example.com",
            "--data",
            &data,
        ][..],
        &[
            "api",
            "POST",
            "/domains/example.com/comments",
            "--data",
            &data,
        ],
    ] {
        let message = run_at(&server.base_url(), words).failure(2);
        let expected = "the body is not JSON: expected value, line 2 column 17: `  \"data\": \
            {\"é\": comment}`";
        assert!(message.contains(expected), "{message}");
    }
    server.assert_nothing_received();
}

#[test]
fn a_missing_or_wrong_body_is_refused_with_what_is_needed() {
    let server = emulator();
    for (words, message) in [
        (
            &["domains", "add_comment", "example.com"][..],
            concat!(
                r#"its body is missing: JSON; use --data, for example --data '{"data":"#,
                r#"{"type":"comment","attributes":{"text":"a #phishing page"}}}' "#,
                r#"(its fields: https://docs.virustotal.com/reference/"#
            ),
        ),
        (
            &["urls", "scan"],
            "its body is missing: a form; use --field",
        ),
        (
            &["files", "upload"],
            "its body is missing: a multipart form; use --file",
        ),
        (
            &["monitor", "upload"],
            "its body is missing: a multipart form; use --file and --field, for example --file \
             sample.bin --field path=/folder/name",
        ),
        (
            &["files", "upload", "--data", "x"],
            "use `--file PATH` and `--field NAME=VALUE` instead of `--data`",
        ),
        (
            &["urls", "scan", "--file", "x"],
            "its form takes no files; leave out `--file`",
        ),
        (
            &["domains", "add_comment", "example.com", "--field", "a=b"],
            "use `--data` instead of `--field` and `--file`",
        ),
        (
            &["urls", "scan", "--data", "{\"url\": 1}"],
            "the value of `url` is not a string",
        ),
    ] {
        let words = [&["api"], words].concat();
        let told = run_at(&server.base_url(), &words).failure(2);
        assert!(told.contains(message), "{words:?}: {told}");
    }
    #[cfg(unix)]
    {
        let words = ["api", "urls", "scan", "--data", "@/dev/zero"];
        let told = run_at(&server.base_url(), &words).failure(2);
        assert!(
            told.contains("`--data @/dev/zero` has more than 67108864 bytes"),
            "{told}"
        );
    }
    let words = ["api", "urls", "scan", "--data", "@/no/such/file"];
    let told = run_at(&server.base_url(), &words).failure(1);
    assert!(
        told.contains("`--data @/no/such/file` cannot be read: "),
        "{told}"
    );
    let words = ["api", "files", "upload", "--file", "/no/such/file"];
    let told = run_at(&server.base_url(), &words).failure(1);
    assert!(told.contains("/no/such/file"), "{told}");
    server.assert_nothing_received();
}

#[test]
fn forms_are_given_by_field_or_as_text() {
    let server = emulator();
    for words in [
        &["urls", "scan", "--field", "url=http://a.example/?b=c d"][..],
        &["urls", "scan", "--data", "url=http://a.example/?b%3dc+d"],
        &[
            "urls",
            "scan",
            "--data",
            r#"{"url": "http://a.example/?b=c d"}"#,
        ],
        &["POST", "/urls", "--field", "url=http://a.example/?b=c d"],
    ] {
        run_at(&server.base_url(), &[&["api"], words].concat()).success();
        let sent = last(&server);
        assert_eq!(
            &*sent.body, b"url=http%3A%2F%2Fa.example%2F%3Fb%3Dc+d",
            "{words:?}"
        );
        assert_eq!(
            sent.header("content-type"),
            Some("application/x-www-form-urlencoded")
        );
    }
}

#[test]
fn files_are_parts_with_their_base_names() {
    let server = emulator();
    let (_folder, path) = file("sample.bin", "MZ-sample");
    let named = format!("file=@{}", text(&path));
    for words in [
        &[
            "api",
            "files",
            "upload",
            "--field",
            "password=x y",
            "--file",
            text(&path),
        ][..],
        &[
            "api",
            "POST",
            "/files",
            "--file",
            &named,
            "--field",
            "password=x y",
        ],
    ] {
        run_at(&server.base_url(), words).success();
        let sent = last(&server);
        assert_eq!(sent.parts.len(), 2);
        assert_eq!(sent.part("password").unwrap().text(), "x y");
        let part = sent.part("file").unwrap();
        assert_eq!(
            (part.file_name.as_deref(), &*part.bytes),
            (Some("sample.bin"), &b"MZ-sample"[..])
        );
        assert!(!String::from_utf8_lossy(&sent.body).contains("private-folder"));
    }
}

/// The line below `Example:` in the help of an operation, split into words.
fn example(group: &str, method: &str) -> Vec<String> {
    let help = run(["api", group, method, "--help"]).success();
    let (_, line) = help.split_once("Example:\n  vt ").unwrap();
    let line = line.lines().next().unwrap();
    line.split(' ').map(str::to_owned).collect()
}

#[test]
fn the_examples_of_forms_with_files_work() {
    let (_folder, path) = file("sample.bin", "MZ-sample");
    for (group, method, part) in [
        ("files", "upload", "file"),
        ("private_files", "upload", "file"),
        ("monitor", "upload", "file"),
        ("dtm", "add_attachments", "files"),
    ] {
        let mut words = example(group, method);
        let place = words.iter().position(|word| word == "PATH").unwrap();
        words[place] = text(&path).to_owned();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let server = emulator();
        run_at(&server.base_url(), &words).success();
        let sent = last(&server);
        let sent = sent.part(part).map(|part| part.text());
        assert_eq!(sent.as_deref(), Some("MZ-sample"), "{words:?}");
        let help = run(["api", group, method, "--help"]).success();
        let option = format!("as the part `{part}`");
        assert!(help.contains(&option), "{help}");
    }
}

#[test]
fn a_header_gives_another_content_type() {
    let server = emulator();
    let words = [
        "api",
        "POST",
        "/x",
        "--data",
        "rule a {}",
        "--header",
        "Content-Type: text/plain",
    ];
    run_at(&server.base_url(), &words);
    let sent = last(&server);
    assert_eq!(
        (sent.header("content-type"), &*sent.body),
        (Some("text/plain"), &b"rule a {}"[..])
    );
    let words = [
        "api",
        "domains",
        "get",
        "example.com",
        "--header",
        "x-tool=a: b",
    ];
    run_at(&server.base_url(), &words).success();
    assert_eq!(last(&server).header("x-tool"), Some("a: b"));
}

#[test]
fn a_deletion_may_have_a_body() {
    let server = emulator();
    let body = json!({"data": [{"type": "domain", "id": "example.com"}]}).to_string();
    let words = [
        "api",
        "DELETE",
        "/graphs/x/relationships/y",
        "--data",
        &body,
    ];
    run_at(&server.base_url(), &words);
    let sent = last(&server);
    assert_eq!((&*sent.method, &*sent.body), ("DELETE", body.as_bytes()));
    let words = ["api", "files", "get", HASH];
    run_at(&server.base_url(), &words).success();
    assert!(last(&server).body.is_empty());
}
