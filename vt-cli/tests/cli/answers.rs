//! Answers of the service, or of something in its place: exit statuses and messages.

use crate::support::{HASH, Script, run_at};

fn error(code: &str) -> String {
    format!(r#"{{"error":{{"code":"{code}","message":"the service says so"}}}}"#)
}

#[test]
fn the_exit_status_follows_the_services_error() {
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

/// Whatever their status, they say nothing about the item or the key.
#[test]
fn answers_from_anyone_but_virustotal_are_failures() {
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
        // Too many requests are too many, no matter who says so.
        (
            429,
            html,
            5,
            "not from VirusTotal: a page of HTML, `Blocked`",
        ),
    ] {
        // Far too late for a repeat.
        let server = Script::with_header("retry-after: 3600", &[(status, body)]);
        for arguments in [&["file", HASH][..], &["api", "domains", "get", "a.com"]] {
            let message = run_at(&server.base_url(), arguments).failure(exit);
            assert!(message.contains(said), "{message}");
        }
    }
}

#[test]
fn a_success_from_anyone_but_virustotal_is_described() {
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
    // A deletion answers nothing worth reading.
    let server = Script::start(&[(204, "")]);
    run_at(&server.base_url(), &["api", "comments", "delete", "d-a-1"]).success();
    run_at(&server.base_url(), &["api", "DELETE", "/comments/d-a-1"]).success();
}

#[test]
fn the_message_says_how_long_the_service_asks_to_wait() {
    let later = [(503, &*error("TransientError"))];
    let server = Script::with_header("retry-after: 3600", &later);
    let message = run_at(&server.base_url(), &["domain", "a.com"]).failure(1);
    assert!(message.contains("; it asks to wait 3600 s"), "{message}");
    assert_eq!(server.requests().len(), 1);
}

#[test]
fn an_answer_that_is_not_json_is_a_failure() {
    for body in ["", "<html>", "{\"data\":", "[]"] {
        let server = Script::start(&[(200, body)]);
        let message = run_at(&server.base_url(), &["domain", "example.com"]).failure(1);
        assert!(message.starts_with("vt: `example.com`: "), "{message}");
    }
}
