//! Invalid identifiers: nothing is sent, and the message says what to type.

use crate::support::{HASH, Script, emulator, run, run_at};

#[test]
fn invalid_arguments_send_nothing() {
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

/// The same mistakes in calls of operations.
#[test]
fn invalid_arguments_of_operations_have_the_same_status() {
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
fn messages_speak_the_language_of_the_command_line() {
    let server = emulator();
    let analysis = "NDRkODg2MTJmZWE4YThmMzZkZTgyZTEyNzhhYmIwMmY6MTYwMDAwMDAwMA==";
    let long = "a".repeat(70_000);
    for (arguments, expected) in [
        (
            &["--url", "http://example.com/", "domain", "x.example"][..],
            "; use https\n",
        ),
        (
            &["domain", "192.0.2.1"],
            "; for an IP address, use `vt ip`\n",
        ),
        (
            &["domain", "http://example.com/"],
            "; for a URL, use `vt url`\n",
        ),
        (
            &["-dr", "http://example.com/"],
            "; for a URL, use `vt url`\n",
        ),
        (
            &["ip", "example.com"],
            "; for a domain name, use `vt domain`\n",
        ),
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
        (
            &["file", analysis],
            "for an analysis, use `vt analysis NDRk",
        ),
        (&["-hr", analysis], "for an analysis, use `vt analysis NDRk"),
        (
            &["api", "files", "get", analysis],
            "for an analysis, use `vt analysis NDRk",
        ),
        (
            &["api", "domains", "get", "192.0.2.1"],
            "; for an IP address, use `vt ip`\n",
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
            "replace `{id}` with the value itself",
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
        // What is quoted can be typed, unlike a call or a path of Rust.
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

/// Nothing is sent, and no terminal is flooded.
#[test]
fn overlong_input_is_refused_in_few_words() {
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

/// As it appears in a copied URL.
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
