//! Lists on standard input: encodings, lines that are not items, and lists that end early.

use std::net::TcpListener;

use crate::support::{HASH, Ran, Script, URL, emulator, received, run_with, start_with};

fn utf_16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

#[test]
fn byte_order_marks_and_utf_16_are_not_part_of_an_item() {
    for (arguments, item, expected) in [
        (&["file", "-"][..], HASH, format!("GET /files/{HASH}")),
        (&["-hr", "-"], HASH, format!("GET /files/{HASH}")),
        (
            &["domain", "-"],
            "example.com",
            "GET /domains/example.com".to_owned(),
        ),
        (
            &["ip", "-"],
            "192.0.2.7",
            "GET /ip_addresses/192.0.2.7".to_owned(),
        ),
        (&["scan", "url", "-"], URL, "POST /urls".to_owned()),
    ] {
        let list = format!("\u{feff}{item}\r\n");
        for list in [
            list.clone().into_bytes(),
            utf_16(&list, u16::to_le_bytes),
            utf_16(&list, u16::to_be_bytes),
        ] {
            let server = emulator();
            run_with(&server.base_url(), arguments, &list).success();
            assert_eq!(received(&server), [&*expected]);
            let body = server.received()[0].body.clone();
            let form = String::from_utf8(body.to_vec()).unwrap();
            assert!(
                form.is_empty() || form.starts_with("url=http%3A%2F%2F"),
                "{form}"
            );
        }
    }
}

#[test]
fn a_line_that_is_not_text_is_a_failed_item() {
    let server = emulator();
    let list = b"example.com\n\nm\xfcnchen.example\nexample.org\n";
    let ran = run_with(&server.base_url(), &["domain", "-"], list);
    assert_eq!(ran.code, 7);
    assert_eq!(ran.stderr, "vt: line 3: it is not valid UTF-8\n");
    assert_eq!(
        received(&server),
        ["GET /domains/example.com", "GET /domains/example.org"]
    );
}

#[test]
fn messages_name_the_line() {
    let server = emulator();
    let list = format!("# first\n192.0.2.7\n192.0.2.777\n{}\n", "9".repeat(2 << 20));
    let ran = run_with(&server.base_url(), &["ip", "-"], list.as_bytes());
    assert_eq!(ran.code, 7);
    let told: Vec<&str> = ran.stderr.lines().collect();
    assert_eq!(told.len(), 2, "{}", ran.stderr);
    assert!(
        told[0].starts_with("vt: line 3: `192.0.2.777`: "),
        "{}",
        told[0]
    );
    assert_eq!(told[1], "vt: line 4: it is longer than 1 MiB");
    // A long item is cut, but no secret in it is cut in two.
    let item = format!("{}{}", "x".repeat(180), crate::support::KEY);
    let told = run_with(&server.base_url(), &["ip", "-"], item.as_bytes()).stderr;
    assert!(told.len() < 1_000 && !told.contains("canary"), "{told}");
}

#[cfg(unix)]
#[test]
fn a_path_in_a_list_need_not_be_text() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(OsStr::from_bytes(b"m\xfcnchen.txt"));
    std::fs::write(&path, "abc").unwrap();
    let list = [path.as_os_str().as_bytes(), b"\n"].concat();
    let server = emulator();
    for arguments in [&["file", "-"][..], &["-far", "-"]] {
        server.clear_received();
        run_with(&server.base_url(), arguments, &list).success();
        assert_eq!(received(&server), [format!("GET /files/{HASH}")]);
    }
    server.clear_received();
    std::fs::write(&path, "something new").unwrap();
    run_with(&server.base_url(), &["scan", "file", "-"], &list).success();
    let uploads = server.received();
    let file = uploads[0].part("file").unwrap();
    assert_eq!(&*file.bytes, b"something new");
}

/// This many domains, one per line.
fn domains(count: usize) -> String {
    (0..count)
        .map(|index| format!("d{index}.example\n"))
        .collect()
}

const GOOD: &str = r#"{"data": {"type": "domain", "id": "x", "attributes": {}}}"#;

fn error(code: &str) -> String {
    format!(r#"{{"error": {{"code": "{code}", "message": "so it is"}}}}"#)
}

#[test]
fn a_list_ends_at_a_failure_that_concerns_every_item() {
    for (status, code, exit) in [
        (429, "QuotaExceededError", 5),
        (401, "WrongCredentialsError", 4),
        (401, "UserNotActiveError", 4),
    ] {
        let server = Script::start(&[(status, &error(code))]);
        let ran = run_with(&server.base_url(), &["domain", "-"], domains(30).as_bytes());
        let told = ran.failure(exit);
        assert_eq!(server.requests().len(), 1, "{told}");
        let told: Vec<&str> = told.lines().collect();
        assert_eq!(told.len(), 2, "{told:?}");
        assert!(
            told[0].starts_with("vt: line 1: `d0.example`: "),
            "{}",
            told[0]
        );
        assert!(
            told[1].ends_with(": 0 done, 30 left; continue from line 1"),
            "{}",
            told[1]
        );
    }
}

#[test]
fn results_before_the_end_of_a_list_stay() {
    let quota = error("QuotaExceededError");
    let server = Script::start(&[(200, GOOD), (404, &error("NotFoundError")), (429, &quota)]);
    let ran = run_with(&server.base_url(), &["domain", "-"], domains(30).as_bytes());
    assert_eq!((ran.code, server.requests().len()), (7, 3));
    assert!(
        ran.stderr
            .ends_with(": 2 done, 28 left; continue from line 3\n"),
        "{}",
        ran.stderr
    );

    let server = Script::start(&[(200, GOOD), (429, &quota)]);
    let typed = ["domain", "a.example", "b.example", "c.example"];
    let ran = crate::support::run_at(&server.base_url(), &typed);
    assert_eq!((ran.code, server.requests().len()), (7, 2));
    assert!(
        ran.stderr
            .ends_with(": 1 done, 2 left; continue from `b.example`\n"),
        "{}",
        ran.stderr
    );

    // No item is left.
    let server = Script::start(&[(429, &quota)]);
    let told = run_with(&server.base_url(), &["domain", "-"], domains(1).as_bytes()).failure(5);
    assert_eq!(told.lines().count(), 1, "{told}");
}

#[test]
fn a_submitted_item_is_not_submitted_again() {
    let analysis = r#"{"data": {"type": "analysis", "id": "x", "attributes": {}}}"#;
    let wrong = error("WrongCredentialsError");
    let server = Script::start(&[(200, analysis), (401, &wrong)]);
    let urls = format!("{URL}\n{URL}a\n{URL}b\n");
    let arguments = ["scan", "url", "-", "--wait", "--interval", "0.01"];
    let ran = run_with(&server.base_url(), &arguments, urls.as_bytes());
    assert_eq!(server.requests().len(), 2, "{}", ran.stderr);
    let told = ran.failure(4);
    assert!(
        told.ends_with(": 1 done, 2 left; continue from line 2\n"),
        "{told}"
    );
}

#[test]
fn a_failure_that_may_concern_one_item_does_not_end_a_list() {
    for (status, code, exit) in [
        (403, "ForbiddenError", 4),
        (404, "NotFoundError", 3),
        (400, "InvalidArgumentError", 1),
    ] {
        let server = Script::start(&[(status, &error(code))]);
        let ran = run_with(&server.base_url(), &["domain", "-"], domains(3).as_bytes());
        assert_eq!(ran.failure(exit).lines().count(), 3);
        assert_eq!(server.requests().len(), 3);
    }
}

#[test]
fn without_a_connection_only_one_item_is_tried() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let nobody = format!("http://{}/api/v3", listener.local_addr().unwrap());
    drop(listener);
    let ran = run_with(&nobody, &["domain", "-"], domains(30).as_bytes());
    let told = ran.failure(6);
    assert_eq!(told.lines().count(), 2, "{told}");
    assert!(
        told.ends_with(": 0 done, 30 left; continue from line 1\n"),
        "{told}"
    );
}

#[test]
fn a_list_that_never_ends_is_not_waited_for() {
    let server = Script::start(&[(429, &error("QuotaExceededError"))]);
    let mut child = start_with(&server.base_url(), &["domain", "-"], domains(2).as_bytes());
    let stdin = child.stdin.take();
    let told = Ran::from(child.wait_with_output().unwrap()).failure(5);
    assert!(
        told.ends_with(": 0 done, at least 2 left; continue from line 1\n"),
        "{told}"
    );
    drop(stdin);
}
