//! Options that clap would take for others: messages quote what was typed.

use crate::support::{HASH, Ran, command, run};

#[test]
fn what_clap_would_misunderstand_is_quoted_as_it_was_typed() {
    for (arguments, expected) in [
        (
            &["--mock", "-hrx", HASH][..],
            "there is no option `-hrx`; did you mean `-hr`?",
        ),
        (&["-Vquiet"], "there is no option `-Vquiet`; `vt --help`"),
        (&["-Vx1"], "there is no option `-Vx1`; `vt --help`"),
        (
            &["--mock", &format!("-hr={HASH}")],
            &format!("there is no option `-hr={HASH}`; write `-hr {HASH}`"),
        ),
        (
            &["--mock", "-hr=abc", "a"],
            "there is no option `-hr=abc`; write `-hr abc`",
        ),
        (&["-hr="], "there is no option `-hr=`; did you mean `-hr`?"),
        (
            &["-mock", "x"],
            "there is no option `-mock`; did you mean `--mock`?",
        ),
        (&["--mock", "-12"], "there is no option `-12`; "),
        (&["--timeout", "-12", "x"], "'-12' for '--timeout"),
        (
            &["x", "-12"],
            "there is no option `-12`; `vt --help` and `vt COMMAND --help` list the options; \
             write a value that begins with `-` as `--OPTION=VALUE`, and put any other such word \
             after `--`\n",
        ),
        (
            &["-hr", HASH, "-dr", "example.com"],
            "`-hr` and `-dr` cannot be used together",
        ),
        (
            &["--mock", "fil", "x"],
            "there is no command `fil`; did you mean `file`?",
        ),
        (
            &["--timeout", "5", "domains", "x", "y"],
            "there is no command `domains`; did you mean `domain`?",
        ),
        (&["--timeout", "-1", "x"], "'-1' for '--timeout"),
        (
            &["api", "files", "comments", HASH, "--limit", "x"],
            "invalid value 'x' for '--limit <N>': give a number of items",
        ),
        (
            &["api", "files", "comments", HASH, "--limit", "-1"],
            "invalid value '-1' for '--limit <N>': give a number of items",
        ),
        (
            &["api", "GET", "/files", "--page-size", "many"],
            "invalid value 'many' for '--page-size <N>': give a number of items",
        ),
    ] {
        let message = run(arguments).failure(2);
        assert!(message.contains(expected), "{message}");
    }
}

#[test]
fn an_option_with_one_dash_is_suggested_with_two() {
    for (arguments, expected) in [
        (
            &["-help"][..],
            "there is no option `-help`; did you mean `--help`?",
        ),
        (
            &["-version"],
            "there is no option `-version`; did you mean `--version`?",
        ),
        (
            &["scan", "file", "-wait", "x"],
            "there is no option `-wait`; did you mean `--wait`?",
        ),
        (
            &["scan", "file", "-wiat", "x"],
            "there is no option `-wiat`; did you mean `--wait`?",
        ),
        (
            &["mock", "-port=80"],
            "there is no option `-port=…`; did you mean `--port`?",
        ),
        (&["-h=x"], "there is no option `-h=…`; `vt --help`"),
        (
            &["api", "files", "comments", HASH, "-limit", "5"],
            "; did you mean `--limit`?",
        ),
        (
            &["api", "files", "comments", HASH, "-page-size=5"],
            "; did you mean `--page-size`?",
        ),
        (
            &["api", "files", "comments", HASH, "-all"],
            "; did you mean `--all`?",
        ),
    ] {
        let message = run(arguments).failure(2);
        assert!(message.contains(expected), "{message}");
    }
}

/// A login shell is called `-sh`, and so can any program be.
#[cfg(unix)]
#[test]
fn the_programs_name_is_not_an_option() {
    use std::os::unix::process::CommandExt;
    for name in ["-vt", "-hr", "--domain-report"] {
        let ran = command()
            .arg0(name)
            .args(["--mock", "-dr", "example.com"])
            .output();
        let ran = Ran::from(ran.unwrap());
        assert_eq!((ran.code, &*ran.stderr), (0, ""), "{name}");
    }
}

#[test]
fn mistakes_in_options_are_usage_errors() {
    for arguments in [
        &["--url", "ftp://127.0.0.1", "domain", "example.com"][..],
        &["--url", "127.0.0.1", "domain", "example.com"],
        &["--url", "http://example.com", "domain", "example.com"],
        &["--proxy", "nonsense://x", "domain", "example.com"],
        &["--timeout", "x", "domain", "example.com"],
        &[
            "--mock",
            "--url",
            "http://127.0.0.1:1",
            "domain",
            "example.com",
        ],
        &["--nonsense"],
        &["domain"],
    ] {
        let message = run(arguments).failure(2);
        assert!(!message.is_empty());
    }
}
