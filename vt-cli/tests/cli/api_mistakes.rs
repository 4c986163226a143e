//! `vt api`: what is refused before anything is sent, and how errors are reported.

use crate::support::{HASH, KEY, Script, command, emulator, received, run_at};

#[test]
fn mistakes_are_reported_before_anything_is_sent() {
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
            "there is no verb `BREW`; put one of GET, POST, PUT, PATCH, DELETE before the path",
        ),
        (
            &["xylophones", "get"],
            "there is no group `xylophones`; `vt api --help` lists the groups, `vt endpoints` all \
             operations",
        ),
        (&["livehunt", "list"], "`vt endpoints` all operations"),
        (
            &["ip", "get", "192.0.2.7"],
            "there is no group `ip`; did you mean `ip_addresses`?",
        ),
        (
            &["private"],
            "did you mean `private_urls`, `private_files` or `private_analyses`?",
        ),
        (
            &["threat"],
            "did you mean `threat_lists`, `threat_actors` or `threat_profiles`?",
        ),
        (
            &["rulesets"],
            "did you mean `yara_rulesets` or `hunting_rulesets`?",
        ),
        (
            &["ruleset"],
            "did you mean `yara_rulesets` or `hunting_rulesets`?",
        ),
        (
            &["hunting"],
            "did you mean `hunting_rulesets` or `hunting_notifications`?",
        ),
        (
            &["files", "sigma", HASH],
            "`files` has no method `sigma`; did you mean `sigma_analysis`",
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
            "`files get` needs the argument `ID`: the file's hash: MD5, SHA-1 or SHA-256",
        ),
        (
            &["users", "delete", "me"],
            "`users delete` needs the argument `PASSWORD`: the account's password (header \
             `x-user-password`)",
        ),
        (
            &["files", "get", HASH, "more", "x"],
            "`files get` takes 1 argument; `more` is one too many",
        ),
        (
            &["files", "get", HASH, "--all"],
            "`files get`: it does not return a collection; leave out `--all`",
        ),
        (
            &["files", "get", HASH, "--data", "{}"],
            "`files get`: it takes no body; leave out `--data`",
        ),
        (
            &["files", "get", HASH, "--field", "a=b"],
            "`files get`: it takes no body; leave out `--field` and `--file`",
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
            "replace `{id}` with the value itself",
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
fn an_oversized_page_is_refused_with_a_way_around() {
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
fn exit_statuses_are_those_of_the_other_commands() {
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
fn the_key_is_required_sent_and_never_shown() {
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
