//! Exit statuses and messages.

use std::net::TcpListener;
use std::time::{Duration, Instant};

use crate::support::{HASH, Ran, Script, command, emulator, received, run, run_at};

fn error(code: &str) -> String {
    format!(r#"{{"error":{{"code":"{code}","message":"the service says so"}}}}"#)
}

#[test]
fn the_exit_status_tells_what_the_service_said() {
    for (status, code, exit) in [
        (400, "BadRequestError", 1),
        (401, "WrongCredentialsError", 4),
        (401, "AuthenticationRequiredError", 4),
        (403, "ForbiddenError", 4),
        (404, "NotFoundError", 3),
        (409, "AlreadyExistsError", 1),
        (429, "QuotaExceededError", 5),
        (429, "TooManyRequestsError", 5),
        (503, "TransientError", 1),
    ] {
        let server = Script::start(&[(status, &error(code))]);
        for arguments in [
            &["domain", "example.com"][..],
            &["-dr", "example.com"],
            &["scan", "url", "http://a/"],
        ] {
            let message = run_at(&server.base_url(), arguments).failure(exit);
            let item = arguments[arguments.len() - 1];
            assert_eq!(
                message,
                format!("vt: `{item}`: {status} {code}: the service says so\n")
            );
        }
    }
}

/// They say nothing of the item or the key, whatever their status is.
#[test]
fn answers_that_are_not_virustotals_are_failures() {
    let html = "<html><title>Blocked</title></html>";
    let other = r#"{"error":{"code":"ResourceNotFound","message":"no route"}}"#;
    for (status, body, exit, said) in [
        (
            401,
            html,
            1,
            "not from VirusTotal: a page of HTML, `Blocked`",
        ),
        (
            403,
            html,
            1,
            "not from VirusTotal: a page of HTML, `Blocked`",
        ),
        (
            404,
            html,
            1,
            "not from VirusTotal: a page of HTML, `Blocked`",
        ),
        (404, "", 1, "not from VirusTotal: an empty body"),
        (404, other, 1, "404 ResourceNotFound: no route"),
        // Too many requests are too many, whoever says so.
        (
            429,
            html,
            5,
            "not from VirusTotal: a page of HTML, `Blocked`",
        ),
    ] {
        // Nothing is repeated so late.
        let server = Script::with_header("retry-after: 3600", &[(status, body)]);
        for arguments in [&["file", HASH][..], &["api", "domains", "get", "a.com"]] {
            let message = run_at(&server.base_url(), arguments).failure(exit);
            assert!(message.contains(said), "{message}");
        }
    }
}

#[test]
fn a_success_that_is_not_virustotals_is_told_as_what_it_is() {
    for (status, body, found) in [
        (200, "<html>sign in</html>", "`200 OK` with a page of HTML"),
        (200, "", "`200 OK` with an empty body"),
        (204, "", "`204 No Content` with an empty body"),
    ] {
        let server = Script::start(&[(status, body)]);
        for arguments in [
            &["domain", "a.com"][..],
            &["api", "domains", "get", "a.com"],
            &["api", "domains", "subdomains", "a.com", "--all"],
            &["api", "GET", "/domains/a.com"],
        ] {
            let message = run_at(&server.base_url(), arguments).failure(1);
            assert!(message.contains(found), "{arguments:?}: {message}");
        }
    }
    // Here nothing is to be read.
    let server = Script::start(&[(204, "")]);
    run_at(&server.base_url(), &["api", "comments", "delete", "d-a-1"]).success();
    run_at(&server.base_url(), &["api", "DELETE", "/comments/d-a-1"]).success();
}

#[test]
fn what_the_service_asks_to_wait_is_told() {
    let later = [(503, &*error("TransientError"))];
    let server = Script::with_header("retry-after: 3600", &later);
    let message = run_at(&server.base_url(), &["domain", "a.com"]).failure(1);
    assert!(message.contains("; it asks to wait 3600 s"), "{message}");
    assert_eq!(server.requests().len(), 1);
}

#[test]
fn an_answer_that_is_no_json_is_a_failure() {
    for body in ["", "<html>", "{\"data\":", "[]"] {
        let server = Script::start(&[(200, body)]);
        let message = run_at(&server.base_url(), &["domain", "example.com"]).failure(1);
        assert!(message.starts_with("vt: `example.com`: "), "{message}");
    }
}

#[test]
fn no_connection_is_a_network_failure() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/api/v3", listener.local_addr().unwrap());
    drop(listener);
    let message = run_at(&url, &["domain", "example.com"]).failure(6);
    assert!(message.starts_with("vt: `example.com`: "), "{message}");
}

#[test]
fn silence_ends_in_time() {
    // The system accepts the connection; nobody answers.
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/api/v3", listener.local_addr().unwrap());
    let start = Instant::now();
    let message = run_at(&url, &["--timeout", "0.4", "domain", "example.com"]).failure(6);
    assert!(message.contains("timed out"), "{message}");
    // Far less than any default; no measure of speed.
    assert!(start.elapsed() < Duration::from_secs(25));
}

#[test]
fn a_proxy_is_asked_in_place_of_the_server() {
    let proxy = Script::start(&[(200, r#"{"data":{"type":"domain","id":"example.com"}}"#)]);
    let server = Script::start(&[(500, "")]);
    run_at(
        &server.base_url(),
        &["--proxy", proxy.origin(), "domain", "example.com"],
    )
    .success();
    let expected = format!("GET {}/domains/example.com HTTP/1.1", server.base_url());
    assert_eq!(proxy.requests(), [expected]);
    assert!(server.requests().is_empty());
}

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
fn where_all_fail_the_gravest_reason_counts() {
    let server = emulator();
    run_at(
        &server.base_url(),
        &["domain", "unknown.example", "other.example"],
    )
    .failure(3);
    run_at(&server.base_url(), &["domain", "unknown.example", "a b/c"]).failure(2);
}

#[test]
fn arguments_that_are_not_valid_send_nothing() {
    let server = emulator();
    for arguments in [
        &["-hr", "no-such-file"][..],
        &["ip", "192.0.2.256"],
        &["-ipr", "example.com"],
        &["domain", "http://example.com/"],
        &["domain", ""],
        &["url", ""],
        &["file", &HASH[1..]],
        &["file", "no-such-file"],
        &[
            "file",
            "f-ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad-1600000000",
        ],
        &["-uar", ""],
        &["-dr", "evil[.]com"],
        &["url", "hxxp://evil[.]com/"],
        &["domain", "a..b"],
        &["scan", "url", "hxxp://evil[.]com/"],
        &["analysis", ".."],
        &["analysis", ""],
        &["scan", "url", ""],
    ] {
        let message = run_at(&server.base_url(), arguments).failure(2);
        let item = arguments[arguments.len() - 1];
        assert!(message.starts_with(&format!("vt: `{item}`: ")), "{message}");
    }
    server.assert_nothing_received();
}

/// The same mistakes, in a call of an operation.
#[test]
fn arguments_of_operations_that_are_not_valid_have_the_same_status() {
    let server = emulator();
    for arguments in [
        &["files", "get", &HASH[1..]][..],
        &["files", "get", "http://example.com/"],
        &["domains", "get", "192.0.2.1"],
        &["ip_addresses", "get", "example.com"],
        &["urls", "get", "hxxp://evil[.]com/"],
        &["analyses", "get", ""],
        &["private_files", "get", "44d88612fea8a8f36de82e1278abb02f"],
        &["GET", "/files/../x"],
    ] {
        let mut words = vec!["api"];
        words.extend(arguments);
        run_at(&server.base_url(), &words).failure(2);
    }
    server.assert_nothing_received();
}

#[test]
fn messages_speak_of_the_command_line() {
    let server = emulator();
    let analysis = "NDRkODg2MTJmZWE4YThmMzZkZTgyZTEyNzhhYmIwMmY6MTYwMDAwMDAwMA==";
    let long = "a".repeat(70_000);
    for (arguments, expected) in [
        (
            &["--url", "http://example.com/", "domain", "x.example"][..],
            "; use https\n",
        ),
        (&["domain", "192.0.2.1"], "; for an address use `vt ip`\n"),
        (
            &["domain", "http://example.com/"],
            "; for a URL use `vt url`\n",
        ),
        (
            &["-dr", "http://example.com/"],
            "; for a URL use `vt url`\n",
        ),
        (&["ip", "example.com"], "; for a name use `vt domain`\n"),
        (
            &["domain", "evil[.]com"],
            "it is defanged; did you mean `evil.com`?\n",
        ),
        (
            &["url", "hxxp://evil[.]com/"],
            "; did you mean `http://evil.com/`?\n",
        ),
        (
            &["scan", "url", "hxxp://evil[.]com/"],
            "; did you mean `http://evil.com/`?\n",
        ),
        (&["ip", "8[.]8[.]8[.]8"], "; did you mean `8.8.8.8`?\n"),
        (&["domain", "a.com,Malware"], "; did you mean `a.com`?\n"),
        (&["file", analysis], "for an analysis use `vt analysis NDRk"),
        (&["-hr", analysis], "for an analysis use `vt analysis NDRk"),
        (
            &["api", "files", "get", analysis],
            "for an analysis use `vt analysis NDRk",
        ),
        (
            &["api", "domains", "get", "192.0.2.1"],
            "; for an address use `vt ip`\n",
        ),
        (
            &["api", "search", "intelligence", "x", "--page-size", "301"],
            "`--query limit=301`",
        ),
        (
            &["api", "files", "comments", HASH, "--cursor", ""],
            "the cursor is empty\n",
        ),
        (
            &["api", "GET", "/files/{id}"],
            "the value itself in the place of `{id}`",
        ),
        (&["api", "analyses", "get", ""], "give an identifier"),
        (&["url", &long], ""),
        (&["domain", &long], ""),
    ] {
        let mut words = vec!["--url"];
        let url = server.base_url();
        if arguments[0] != "--url" {
            words.push(&url);
        } else {
            words.clear();
        }
        words.extend(arguments);
        let ran = run(words);
        assert_eq!(ran.code, 2, "{arguments:?}: {}", ran.stderr);
        assert!(ran.stderr.contains(expected), "{}", ran.stderr);
        // What is quoted is typed; a call or a path of Rust is not.
        for quoted in ran.stderr.split('`').skip(1).step_by(2) {
            let names_the_library = quoted.contains("()")
                || quoted.contains("::")
                || quoted.starts_with('.')
                || [
                    "allow_plain_http",
                    "add_root_certificate_pem",
                    "max_document_size",
                    "open",
                ]
                .contains(&quoted);
            assert!(!names_the_library, "{}", ran.stderr);
        }
    }
}

/// Nothing of the kind is sent, and nobody's terminal is filled.
#[test]
fn what_is_too_long_is_a_mistake_that_is_told_in_few_words() {
    let server = emulator();
    let long = "a".repeat(70_000);
    let url = format!("http://example.com/{long}");
    let base = format!("{}/{long}", server.base_url());
    let query = format!("query={long}");
    let header = format!("x-long={long}");
    let path = format!("/files/{long}");
    for arguments in [
        &["url", &*url][..],
        &["domain", &long],
        &["ip", &long],
        &["file", &long],
        &["-hr", &long],
        &["-uar", &url],
        &["analysis", &long],
        &["api", "analyses", "get", &long],
        &["api", "GET", &path],
        &["api", "GET", "/search", "--query", &query],
        &["api", "GET", "/search", "--header", &header],
        &["api", "GET", "/search", "--cursor", &long],
        &["api", "search", "query", &long],
        &["api", "files", "comments", HASH, "--limit", &long],
        &["api", &long, "get"],
        &["--url", &base, "domain", "example.com"],
    ] {
        let here = server.base_url();
        let words: Vec<&str> = match arguments[0] {
            "--url" => arguments.to_vec(),
            _ => [&["--url", &here], arguments].concat(),
        };
        let message = run(&words).failure(2);
        assert!(message.len() < 6_000, "{} bytes", message.len());
        assert!(!message.contains(&long), "{message}");
    }
    // A form has no such limit.
    run_at(&server.base_url(), &["scan", "url", &url]).success();
    server.assert_received_times("POST /api/v3/urls", 1);
}

/// As it stands in a URL that was copied.
#[test]
fn the_padding_of_an_identifier_is_not_encoded_twice() {
    let server = Script::start(&[(200, r#"{"data":{"type":"analysis","id":"NjY0"}}"#)]);
    for arguments in [
        &["analysis", "NjY0%3D%3D"][..],
        &["api", "analyses", "get", "NjY0%3d%3d"],
        &["api", "GET", "/analyses/NjY0%3D%3D"],
        &["analysis", "NjY0=="],
    ] {
        run_at(&server.base_url(), arguments).success();
    }
    let requests = server.requests();
    for request in &requests {
        let target = request.replace("%3D", "=");
        assert_eq!(target, "GET /api/v3/analyses/NjY0== HTTP/1.1");
    }
    assert_eq!(requests.len(), 4);
}

#[test]
fn a_missing_file_has_one_status() {
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
fn what_clap_would_misunderstand_is_said_as_it_was_typed() {
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
            "there is no option `-12`; `vt --help` and `vt COMMAND --help` list the options; a value that begins with `-` is written `--OPTION=VALUE`, and any other such word stands after `--`\n",
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
fn an_option_of_any_command_with_one_dash_is_told_with_two() {
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

/// A login shell is called `-sh`, and anything can be called so.
#[cfg(unix)]
#[test]
fn the_name_of_the_program_is_no_option() {
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
        let message = crate::support::Ran::from(ran).failure(4);
        assert!(message.starts_with("vt: no API key: "), "{message}");
        assert!(message.contains("`VT_API_KEY`"), "{message}");
    }
    server.assert_nothing_received();
}
