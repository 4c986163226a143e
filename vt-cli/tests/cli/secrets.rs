//! The API key is never shown.

use std::net::TcpListener;

use crate::support::{HASH, KEY, Ran, Script, URL, command, emulator, file, run, run_at, text};

#[track_caller]
fn assert_secret(ran: &Ran) {
    for stream in [&ran.stdout, &ran.stderr] {
        assert!(!stream.to_lowercase().contains(KEY), "{ran:?}");
        assert!(!stream.contains(&KEY[..16]), "{ran:?}");
        assert!(!stream.contains(&KEY[1..]), "{ran:?}");
        assert!(!stream.contains(&percent_encoded(KEY)), "{ran:?}");
    }
}

fn percent_encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02x}")).collect()
}

#[test]
fn the_log_shows_requests_without_the_key() {
    let server = emulator();
    let quiet = run_at(&server.base_url(), &["domain", "example.com"]).success();
    for verbose in ["-v", "-vv", "--verbose"] {
        let ran = run_at(&server.base_url(), &[verbose, "domain", "example.com"]);
        assert_eq!(ran.code, 0);
        assert_eq!(ran.stdout, quiet, "results are the same");
        assert!(
            ran.stderr.contains("group=\"domains\" method=\"get\""),
            "{ran:?}"
        );
        assert!(ran.stderr.contains("200"), "{ran:?}");
        assert_secret(&ran);
    }
    assert!(server.received().iter().all(|request| request.has_key));
    let lines = |verbose| {
        let ran = run_at(&server.base_url(), &[verbose, "domain", "example.com"]);
        ran.stderr.lines().count()
    };
    assert!(lines("-vv") > lines("-v"));
}

#[test]
fn nothing_shows_the_key() {
    let server = emulator();
    let echo = Script::start(&[(
        403,
        &format!(r#"{{"error":{{"code":"ForbiddenError","message":"the key {KEY} may not"}}}}"#),
    )]);
    let html = Script::start(&[(200, &format!("<html>{KEY}</html>"))]);
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let nobody = format!("http://{}/api/v3", listener.local_addr().unwrap());
    drop(listener);
    let (_folder, path) = file("sample.bin", "a sample");
    for url in [
        &*server.base_url(),
        &*echo.base_url(),
        &*html.base_url(),
        &*nobody,
    ] {
        let cases = [
            &["domain", "example.com"][..],
            &["file", HASH],
            &["-fsr", text(&path)],
            &["-uid", URL],
            // The key in the wrong place.
            &["file", KEY],
            &["url", KEY],
            &["domain", KEY],
            &["ip", KEY],
            &["analysis", KEY],
            &["scan", "file", KEY],
            &["-dr", KEY],
            &["-hr", KEY],
            &[KEY],
            &[KEY, KEY],
            &["--nonsense", KEY],
            &["--timeout", KEY, "domain", "example.com"],
            &["--proxy", KEY, "domain", "example.com"],
        ];
        // Side by side, because each run that finds no server repeats its request after pauses.
        std::thread::scope(|scope| {
            for arguments in cases {
                scope.spawn(move || assert_secret(&run_at(url, &[&["-vv"], arguments].concat())));
            }
        });
    }
    assert_secret(&run(["-vv", "--url", KEY, "domain", "example.com"]));
    assert_secret(&run([
        "-vv",
        "--url",
        &format!("http://{KEY}@127.0.0.1:1"),
        "domain",
        "example.com",
    ]));
}

#[test]
fn a_key_in_another_spelling_is_not_shown() {
    let server = emulator();
    let (upper, encoded) = (KEY.to_uppercase(), percent_encoded(KEY));
    let half_encoded = format!("%{:x}{}", KEY.as_bytes()[0], &KEY[1..]);
    for arguments in [
        &["url", &upper][..],
        &["-dr", &upper],
        &["api", "GET", &format!("/zz/{encoded}")],
        &["api", "GET", &format!("/zz/{half_encoded}")],
        &["api", &upper, "get"],
        &["--nonsense", &upper],
    ] {
        let ran = run_at(&server.base_url(), arguments);
        assert!(!ran.stderr.is_empty(), "{arguments:?}");
        assert_secret(&ran);
        let ran = run_at(&server.base_url(), &[&["-vv"], arguments].concat());
        assert_secret(&ran);
    }
}

/// The standard error of a job is often kept where many can read it.
#[test]
fn words_that_may_be_secrets_are_not_quoted() {
    let after_password =
        "`--password` needs a value; write one that begins with `-` as `--password=…`";
    for (arguments, expected) in [
        (
            &["--mock", "scan", "file", "--password", "-s3cret", "x"][..],
            after_password,
        ),
        (
            &["--mock", "scan", "file", "--password", "-s3cret=x", "x"],
            after_password,
        ),
        (
            &["--mock", "scan", "file", "--password", "--s3cret=x", "x"],
            after_password,
        ),
        (
            &["scan", "file", "x", "--password", "--s3cret"],
            after_password,
        ),
        // This happens to be the name of an option.
        (
            &["--mock", "scan", "file", "--password", "-limit", "x"],
            after_password,
        ),
        (
            &["--mock", "scan", "file", "--password", "-77", "x"],
            after_password,
        ),
        (
            &["--proxy", "-s3cret://u:p@h", "file", "a"],
            "`--proxy` needs a value",
        ),
        (
            &["--timeout", "-s3cret", "file", "a"],
            "`--timeout` needs a value",
        ),
        (&["mock", "--cert-file", "-s3cret"], "begins with `-`"),
        // A password with a space, from a variable that a script does not quote.
        (
            &["--mock", "scan", "file", "--password", "a", "-s3cret", "x"],
            "after `--`",
        ),
        (
            &["--mock", "scan", "file", "--password=a", "-s3cret", "x"],
            "after `--`",
        ),
        // This may be a misspelt option that takes a value.
        (
            &["--mock", "scan", "file", "--passwort", "-s3cret", "x"],
            "after `--`",
        ),
        (
            &["--mock", "scan", "file", "-p", "-s3cret", "x"],
            "after `--`",
        ),
        (
            &["--mock", "scan", "file", "-password=s3cret", "x"],
            "did you mean `--password`?",
        ),
        (&["api", "users", "delete", "me", "-s3cret"], "after `--`"),
        (&["api", "users", "delete", "me", "-s3cret=x"], "after `--`"),
        (
            &["api", "users", "delete", "me", "-hr=s3cret"],
            "after `--`",
        ),
        (&["api", "users", "delete", "me", "-77"], "after `--`"),
        (
            &["api", "users", "delete", "me", "--mock", "-s3cret"],
            "after `--`",
        ),
        (&["api", "GET", "-s3cret"], "after `--`"),
    ] {
        let message = run(arguments).failure(2);
        assert!(message.contains(expected), "{arguments:?}: {message}");
        for secret in ["s3cret", "-77", "u:p", "-limit"] {
            assert!(!message.contains(secret), "{arguments:?}: {message}");
        }
    }
}

#[test]
fn values_that_begin_with_a_dash_are_written_as_the_message_says() {
    let server = emulator();
    let (_folder, path) = file("sample.zip", "a sample");
    let scan = ["scan", "file", "--password=-s3cret", text(&path)];
    run_at(&server.base_url(), &scan).success();
    let delete = ["api", "users", "delete", "me", "--", "-s3cret"];
    run_at(&server.base_url(), &delete);
    let sent = server.received();
    assert!(sent.iter().any(|request| {
        let mut parts = request.parts.iter();
        parts.any(|part| part.name == "password" && *part.bytes == *b"-s3cret")
    }));
    assert!(sent.last().unwrap().header("x-user-password").is_some());
}

#[test]
fn a_key_that_cannot_be_sent_is_not_shown() {
    for broken in [format!("{KEY}\n"), format!("{KEY} x"), format!("{KEY}é")] {
        let ran = command()
            .env("VT_API_KEY", &broken)
            .args([
                "-vv",
                "--url",
                "http://127.0.0.1:1",
                "domain",
                "example.com",
            ])
            .output()
            .unwrap();
        let ran = Ran::from(ran);
        assert_secret(&ran);
        assert!(ran.failure(4).contains("VT_API_KEY"));
    }
}

#[test]
fn the_emulator_does_not_see_the_users_key() {
    let ran = run([
        "-vv",
        "--mock",
        "file",
        "275a021bbfb6489e54d471899f7db9d1663fc695ec2fe2a2c4538aabf651fd0f",
    ]);
    assert_eq!(ran.code, 0);
    assert_secret(&ran);
}

#[test]
fn there_is_no_option_for_the_key() {
    for arguments in [
        &["--api-key", KEY, "x"][..],
        &["--apikey=x", "x"],
        &["-k", KEY],
    ] {
        let ran = run(arguments);
        assert_eq!(ran.code, 2);
        assert_secret(&ran);
    }
    assert!(!run(["--help"]).success().contains("--api-key"));
}
