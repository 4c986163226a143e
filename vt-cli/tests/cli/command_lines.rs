//! The exact messages for many command lines. They are the same with and without debug assertions:
//! `.ci/run` runs these tests both ways.

use crate::support::{HASH, run};

/// The first line of the message for a command line, which is refused with status 2.
#[track_caller]
fn said(line: &str) -> String {
    let told = run(line.split(' ').filter(|word| !word.is_empty())).failure(2);
    let first = told.lines().next().unwrap_or_default();
    let first = first.strip_prefix("vt: ").unwrap_or(first);
    first.strip_prefix("error: ").unwrap_or(first).to_owned()
}

#[track_caller]
fn all(lines: &[(&str, &str)]) {
    for (line, expected) in lines {
        assert_eq!(said(line), *expected, "vt {line}");
    }
}

#[test]
fn near_names_are_suggested() {
    all(&[
        (
            "api files analyze x",
            "`files` has no method `analyze`; did you mean `analyse`?",
        ),
        (
            "api files analyze",
            "`files` has no method `analyze`; did you mean `analyse`?",
        ),
        (
            "api files analyze --all",
            "`files` has no method `analyze`; did you mean `analyse`?",
        ),
        (
            "api files analyze --limit 3 x",
            "`files` has no method `analyze`; did you mean `analyse`?",
        ),
        (
            "api files zzz x",
            "`files` has no method `zzz`; `vt api files --help` lists them",
        ),
        (
            "api files comment x",
            "`files` has no method `comment`; did you mean `comments`?",
        ),
        (
            "--mock api files comment x",
            "`files` has no method `comment`; did you mean `comments`?",
        ),
        (
            "api --mock files comment x",
            "`files` has no method `comment`; did you mean `comments`?",
        ),
        (
            "api fiels get x",
            "there is no group `fiels`; did you mean `files`?",
        ),
        (
            "api fiels",
            "there is no group `fiels`; did you mean `files`?",
        ),
        (
            "api fiels --all",
            "there is no group `fiels`; did you mean `files`?",
        ),
        (
            "api url get x",
            "there is no group `url`; did you mean `urls`?",
        ),
        (
            "api get_comments files",
            "there is no group `get_comments`; did you mean `comments`?",
        ),
        (
            "api comments files x",
            "`comments` has no method `files`; `vt api comments --help` lists them",
        ),
        (
            "api HEAD /files",
            "there is no verb `HEAD`; put one of GET, POST, PUT, PATCH, DELETE before the path",
        ),
    ]);
}

#[test]
fn arguments_are_counted() {
    all(&[
        (
            "api files get",
            "`files get` needs the argument `ID`: the file's hash: MD5, SHA-1 or SHA-256",
        ),
        (
            "api files get x y",
            "`files get` takes 1 argument; `y` is one too many",
        ),
        (
            "api files get x y z",
            "`files get` takes 1 argument; `y` is one too many",
        ),
        (
            "api GET",
            "the following required arguments were not provided:",
        ),
        (
            "api GET /files/{id}",
            "`/files/{id}`: replace `{id}` with the value itself; a literal brace is `%7B` or \
             `%7D`",
        ),
        (
            "api GET /files//x",
            "`/files//x` has an empty segment; is an identifier missing?",
        ),
        (
            "api get /files//x",
            "`/files//x` has an empty segment; is an identifier missing?",
        ),
    ]);
}

#[test]
fn options_fit_their_operation() {
    let hash = HASH;
    for (line, expected) in [
        (
            format!("api files get {hash} --all"),
            "`files get`: it does not return a collection; leave out `--all`",
        ),
        (
            format!("api files get {hash} --limit 3"),
            "`files get`: it does not return a collection; leave out `--limit`",
        ),
        (
            format!("api files get {hash} --page-size 3"),
            "`files get`: it does not return a collection; leave out `--page-size`",
        ),
        (
            format!("api files get {hash} --cursor x"),
            "`files get`: it does not return a collection; leave out `--cursor`",
        ),
        (
            format!("api search intelligence {hash} --page-size 301"),
            "`search intelligence`: a page size of 301 is over the documented maximum of 300; \
             `--query limit=301` sends it anyway",
        ),
        (
            format!("api files comments {hash} --limit x"),
            "invalid value 'x' for '--limit <N>': give a number of items",
        ),
        (
            format!("api files comments {hash} --query x"),
            "invalid value 'x' for '--query <NAME=VALUE>': give `NAME=VALUE`",
        ),
    ] {
        assert_eq!(said(&line), expected, "vt {line}");
    }
}

#[test]
fn conflicts_are_reported() {
    all(&[
        (
            "api files upload --data x --field a=b",
            "the argument '--data <TEXT|@FILE|@->' cannot be used with '--field <NAME=VALUE>'",
        ),
        (
            "api files upload --data x --file a",
            "the argument '--data <TEXT|@FILE|@->' cannot be used with '--file <[NAME=@]PATH>'",
        ),
        (
            "api POST /x --file a --data x",
            "the argument '--file <[NAME=@]PATH>' cannot be used with '--data <TEXT|@FILE|@->'",
        ),
        (
            "--mock --url http://127.0.0.1 x",
            "the argument '--mock' cannot be used with '--url <URL>'",
        ),
        (
            "--mock --proxy http://127.0.0.1 x",
            "the argument '--mock' cannot be used with '--proxy <URL>'",
        ),
        (
            "file x --mock --url http://127.0.0.1",
            "the argument '--mock' cannot be used with '--url <URL>'",
        ),
        (
            "--file-id --hash-report x",
            "`--file-id` and `--hash-report` cannot be used together; run `vt` once for each",
        ),
        (
            "-fid -hr x",
            "`-fid` and `-hr` cannot be used together; run `vt` once for each",
        ),
        (
            "-hr file x",
            "`--hash-report` cannot be used with a command; put `--` before a resource that is \
             named like a command",
        ),
        (
            "x file y",
            "`x` comes before a command; write `vt COMMAND …`",
        ),
    ]);
}

#[test]
fn missing_arguments_are_named() {
    all(&[
        (
            "-hr",
            "`--hash-report` needs a resource: a file, hash, URL, IP address or domain",
        ),
        (
            "--mock",
            "nothing to do: give a command, or a file to look up",
        ),
        ("fil x", "there is no command `fil`; did you mean `file`?"),
        (
            "domains x",
            "there is no command `domains`; did you mean `domain`?",
        ),
        (
            "file",
            "the following required arguments were not provided:",
        ),
        ("url", "the following required arguments were not provided:"),
        (
            "domain --mock",
            "the following required arguments were not provided:",
        ),
        ("ip", "the following required arguments were not provided:"),
        (
            "analysis",
            "the following required arguments were not provided:",
        ),
        (
            "scan file",
            "the following required arguments were not provided:",
        ),
        (
            "scan url --wait",
            "the following required arguments were not provided:",
        ),
    ]);
}

#[test]
fn invalid_values_are_refused_with_what_is_expected() {
    all(&[
        (
            "--timeout 0 x",
            "invalid value '0' for '--timeout <SECONDS>': give more than 0 and at most 86400 \
             seconds",
        ),
        (
            "--timeout -1 x",
            "invalid value '-1' for '--timeout <SECONDS>': give more than 0 and at most 86400 \
             seconds",
        ),
        (
            "--timeout never x",
            "invalid value 'never' for '--timeout <SECONDS>': give a number of seconds",
        ),
        (
            "file x --interval 0",
            "invalid value '0' for '--interval <SECONDS>': give more than 0 and at most 86400 \
             seconds",
        ),
        (
            "scan url x --wait-timeout 0",
            "invalid value '0' for '--wait-timeout <SECONDS>': give more than 0 and at most 86400 \
             seconds",
        ),
        ("--nonsense x", "unexpected argument '--nonsense' found"),
        ("file x --wait", "unexpected argument '--wait' found"),
        (
            "api files get x --nonsense",
            "unexpected argument '--nonsense' found",
        ),
        (
            "-zzz",
            "there is no option `-zzz`; `vt --help` and `vt COMMAND --help` list the options; \
             write a value that begins with `-` as `--OPTION=VALUE`, and put any other such word \
             after `--`",
        ),
        (
            "endpoints --tier x",
            "invalid value 'x' for '--tier <TIER>'",
        ),
        (
            "endpoints --format x",
            "invalid value 'x' for '--format <FORMAT>'",
        ),
        (
            "endpoints --group fiels",
            "there is no group `fiels`; did you mean `files`?",
        ),
        ("endpoints x", "unexpected argument 'x' found"),
    ]);
}
