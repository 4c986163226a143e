//! Foreign text on a terminal: shown, bounded, and never obeyed.

use std::fs;

use crate::support::{Ran, Script, run, run_at, text};

/// Characters that control a terminal or are invisible: a title, a bell, colours in C1, directions,
/// separators, spaces without width, tags.
const STEERING: &str = "a\u{1b}]0;b\u{7}\u{9b}31m\u{85}\r\u{7f}\u{202e}\u{2066}\u{61c}\u{2028}\
    \u{200b}\u{200d}\u{2060}\u{feff}\u{fff9}\u{e0041}z";

/// Fails if one of those characters is in the output.
#[track_caller]
fn assert_harmless(ran: &Ran) {
    assert_ne!(ran.code, 0, "{}", ran.stdout);
    for said in [&ran.stdout, &ran.stderr] {
        let steers =
            |character: char| !"az0;b]31m".contains(character) && STEERING.contains(character);
        assert!(!said.contains(steers), "{said:?}");
    }
}

/// The same for quoted text, which is escaped rather than left out.
#[track_caller]
fn assert_escaped(ran: &Ran) {
    assert_harmless(ran);
    assert!(ran.stderr.contains("\\u{202e}"), "{}", ran.stderr);
}

#[test]
fn the_services_text_does_not_control_the_terminal() {
    let escaped = serde_json::to_string(STEERING).unwrap();
    for (status, body) in [
        (
            400,
            format!(r#"{{"error":{{"code":{escaped},"message":{escaped}}}}}"#),
        ),
        (
            400,
            format!(r#"{{"error":{{"code":"X","message":{escaped}}}}}"#),
        ),
        (502, format!("<title>{STEERING}</title>")),
        (502, STEERING.to_owned()),
        (200, STEERING.to_owned()),
        (200, format!("{{\"data\":{escaped}}}")),
        (200, format!("{{\"data\":\n\"{STEERING}\"")),
    ] {
        let server = Script::start(&[(status, &body)]);
        assert_escaped(&run_at(&server.base_url(), &["domain", "a.example"]));
        assert_escaped(&run_at(&server.base_url(), &["-vv", "domain", "a.example"]));
    }
    let item = format!(
        r#"{{"error":{{"code":{escaped},"message":{escaped}}},"type":{escaped},"id":{escaped}}}"#
    );
    let server = Script::start(&[(200, &format!(r#"{{"data":[{item}]}}"#))]);
    let arguments = ["-vv", "api", "domains", "comments", "a.example", "--all"];
    assert_escaped(&run_at(&server.base_url(), &arguments));
}

#[test]
fn typed_text_does_not_control_the_terminal() {
    let server = Script::start(&[(500, "")]);
    let path = format!("/{STEERING}");
    let data = format!("{{\"a\":{STEERING}");
    for arguments in [
        &["file", STEERING][..],
        &["scan", "file", STEERING],
        &["domain", STEERING],
        &["ip", STEERING],
        &["api", "files", STEERING],
        &["api", "files", "get", STEERING],
        &["api", "GET", STEERING],
        &["-vv", "api", "GET", &path, STEERING],
        &["api", "POST", "/comments", "--data", &data],
        &[
            "api",
            "POST",
            "/comments",
            "--data",
            &format!("@{STEERING}"),
        ],
        &["--proxy", STEERING, "domain", "a.example"],
        &["--timeout", STEERING, "domain", "a.example"],
        &[STEERING],
        &["-", STEERING],
    ] {
        assert_harmless(&run_at(&server.base_url(), arguments));
    }
    for arguments in [["file", STEERING], ["domain", STEERING]] {
        assert_escaped(&run_at(&server.base_url(), &arguments));
    }
    assert_harmless(&run(["--url", STEERING, "domain", "a.example"]));
}

#[test]
fn the_emulators_input_does_not_control_the_terminal() {
    let folder = tempfile::tempdir().unwrap();
    let table = folder.path().join("table.toml");
    fs::write(&table, "[sources]\n\"a\\u202eb\" = 7\n'c\u{202e}d' = 8\n").unwrap();
    assert_harmless(&run(["mock", "--endpoints", text(&table)]));
    assert_harmless(&run(["mock", "--faults", STEERING]));
    assert_harmless(&run(["mock", "--data", STEERING]));
}

/// Indenting each line by its depth once turned 100,000 levels into gigabytes.
#[test]
fn deeply_nested_documents_are_printed_in_proportion() {
    let depth = 50_000;
    let nested = format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    let object = format!(r#"{{"type":"domain","id":"a.example","attributes":{{"a":{nested}}}}}"#);
    let one = Script::start(&[(200, &format!(r#"{{"data":{object}}}"#))]);
    for arguments in [
        &["domain", "a.example"][..],
        &["api", "domains", "get", "a.example"],
        &["api", "GET", "/a"],
    ] {
        let output = run_at(&one.base_url(), arguments).success();
        assert!(output.len() < 70 * nested.len(), "{}", output.len());
        assert_eq!(output.matches(['[', ']']).count(), 2 * depth);
    }
    let many = Script::start(&[(200, &format!(r#"{{"data":[{object}]}}"#))]);
    let output = run_at(&many.base_url(), &["api", "GET", "/a", "--all"]).success();
    assert_eq!(output.trim_end(), object);
}
