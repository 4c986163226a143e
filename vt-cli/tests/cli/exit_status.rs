//! The exit status of runs with several items, and of failures before anything is sent.

use crate::support::{Ran, command, emulator, received, run_at};

#[test]
fn one_failure_does_not_stop_the_others() {
    let server = emulator();
    let ran = run_at(
        &server.base_url(),
        &[
            "domain",
            "example.com",
            "unknown.example",
            "a b/c",
            "example.org",
        ],
    );
    assert_eq!(ran.code, 7);
    assert_eq!(ran.stdout.matches("\"type\": \"domain\"").count(), 2);
    let messages: Vec<&str> = ran.stderr.lines().collect();
    assert_eq!(messages.len(), 2, "{messages:?}");
    assert!(
        messages[0].starts_with("vt: `unknown.example`: 404 NotFoundError: "),
        "{messages:?}"
    );
    assert!(messages[1].starts_with("vt: `a b/c`: "), "{messages:?}");
    assert_eq!(
        received(&server),
        [
            "GET /domains/example.com",
            "GET /domains/unknown.example",
            "GET /domains/example.org"
        ]
    );
}

#[test]
fn if_all_items_fail_the_gravest_reason_counts() {
    let server = emulator();
    run_at(
        &server.base_url(),
        &["domain", "unknown.example", "other.example"],
    )
    .failure(3);
    run_at(&server.base_url(), &["domain", "unknown.example", "a b/c"]).failure(2);
}

#[test]
fn a_missing_file_has_the_same_status_everywhere() {
    let server = emulator();
    for arguments in [
        &["no-such-file"][..],
        &["-far", "no-such-file"],
        &["-fid", "no-such-file"],
        &["-fsr", "no-such-file"],
        &["scan", "file", "no-such-file"],
    ] {
        let message = run_at(&server.base_url(), arguments).failure(1);
        let item = arguments[arguments.len() - 1];
        assert!(message.starts_with(&format!("vt: `{item}`: ")), "{message}");
    }
    server.assert_nothing_received();
}

#[test]
fn a_missing_key_names_the_variable() {
    let server = emulator();
    for key in [None, Some("")] {
        let mut command = command();
        command.env_remove("VT_API_KEY");
        if let Some(key) = key {
            command.env("VT_API_KEY", key);
        }
        let ran = command
            .args(["--url", &server.base_url(), "domain", "example.com"])
            .output()
            .unwrap();
        let message = Ran::from(ran).failure(4);
        assert!(message.starts_with("vt: no API key: "), "{message}");
        assert!(message.contains("`VT_API_KEY`"), "{message}");
    }
    server.assert_nothing_received();
}
