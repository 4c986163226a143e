//! Keys, paths, verbs and arguments that are refused.

use serde_json::json;
use vt_mock::EICAR_SHA256;

use crate::client::{call, get, post_json, send};

fn error(status: u16, code: &str) -> (u16, String) {
    (status, code.to_owned())
}

#[test]
fn the_key_decides() {
    let server = crate::server();
    let target = format!("/api/v3/files/{EICAR_SHA256}");
    let with = |headers: &[(&str, &str)]| send(server.origin(), "GET", &target, headers, b"");
    assert_eq!(with(&[]).error(), error(401, "AuthenticationRequiredError"));
    assert_eq!(
        with(&[("x-apikey", "")]).error(),
        error(401, "AuthenticationRequiredError")
    );
    assert_eq!(
        with(&[("x-apikey", "wrong-one")]).error(),
        error(401, "WrongCredentialsError")
    );
    assert_eq!(with(&[("X-Apikey", "anything")]).status, 200);
    assert_eq!(with(&[("x-apikey", "public-key")]).status, 200);
}

#[test]
fn premium_operations_refuse_a_public_key() {
    let server = crate::server();
    let target = format!("/api/v3/files/{EICAR_SHA256}/similar_files");
    let with = |key| send(server.origin(), "GET", &target, &[("x-apikey", key)], b"");
    assert_eq!(with("public-key").error(), error(403, "ForbiddenError"));
    assert_eq!(with("premium-key").status, 200);
}

#[test]
fn listed_keys_are_the_only_ones() {
    let server = crate::builder()
        .accept_key("one")
        .accept_public_key("two")
        .start()
        .unwrap();
    let with = |key, path: &str| {
        send(
            server.origin(),
            "GET",
            &format!("/api/v3{path}"),
            &[("x-apikey", key)],
            b"",
        )
        .status
    };
    assert_eq!(with("one", "/intelligence/search?query=x"), 200);
    assert_eq!(with("two", "/intelligence/search?query=x"), 403);
    assert_eq!(with("two", "/domains/example.com"), 200);
    assert_eq!(with("three", "/domains/example.com"), 401);
}

#[test]
fn an_operation_without_a_key_needs_none() {
    let server = crate::server();
    let answer = send(server.origin(), "GET", "/ui/widget/html/token", &[], b"");
    assert_eq!(answer.status, 200);
    assert_eq!(
        answer.header("content-type"),
        Some("text/html; charset=utf-8")
    );
    // Its path is not below the API's prefix.
    assert_eq!(
        get(&server, "/widget/html/token").error(),
        error(404, "NotFoundError")
    );
}

#[test]
fn unknown_paths_and_wrong_verbs() {
    let server = crate::server();
    for path in [
        "/nope",
        "/files/a/b/c/d",
        "/files/",
        "/domains/example.com/",
    ] {
        assert_eq!(
            get(&server, path).error(),
            error(404, "NotFoundError"),
            "{path}"
        );
    }
    let answer = call(&server, "PUT", "/comments", &[], b"");
    assert_eq!(answer.error().0, 405);
    assert_eq!(answer.header("allow"), Some("GET"));
    assert_eq!(
        call(&server, "BREW", "/graphs", &[], b"").header("allow"),
        Some("GET, POST")
    );
}

#[test]
fn page_sizes_are_checked() {
    let server = crate::server();
    let comments = format!("/files/{EICAR_SHA256}/comments");
    for bad in ["0", "-1", "ten", "1.5", ""] {
        let answer = get(&server, &format!("{comments}?limit={bad}"));
        assert_eq!(
            answer.error(),
            error(400, "InvalidArgumentError"),
            "limit={bad}"
        );
    }
    // Search documents a maximum of 300, comments none.
    assert_eq!(
        get(&server, "/intelligence/search?query=x&limit=300").status,
        200
    );
    let answer = get(&server, "/intelligence/search?query=x&limit=301");
    assert_eq!(answer.error(), error(400, "InvalidArgumentError"));
    assert_eq!(get(&server, &format!("{comments}?limit=1000")).status, 200);
}

#[test]
fn identifiers_are_checked_by_their_kind() {
    let server = crate::server();
    for path in [
        "/files/xyz",
        "/files/275a021b",
        "/ip_addresses/300.1.2.3",
        "/domains/a%20b",
        "/urls/a%20b",
    ] {
        assert_eq!(
            get(&server, path).error(),
            error(400, "InvalidArgumentError"),
            "{path}"
        );
    }
}

#[test]
fn what_is_not_there_is_not_found() {
    let server = crate::server();
    let missing = "0".repeat(64);
    for path in [
        format!("/files/{missing}"),
        format!("/files/{missing}/comments"),
        format!("/files/{missing}/relationships/contacted_domains"),
        format!("/urls/{missing}"),
        "/domains/nobody.example.org".to_owned(),
        "/ip_addresses/8.8.8.8".to_owned(),
        "/analyses/bm90aGluZzox".to_owned(),
        "/comments/f-0000-1234".to_owned(),
        "/graphs/unknown-graph".to_owned(),
        format!("/files/{EICAR_SHA256}/no_such_relationship"),
    ] {
        assert_eq!(
            get(&server, &path).error(),
            error(404, "NotFoundError"),
            "{path}"
        );
    }
}

#[test]
fn required_parameters_headers_and_ranges() {
    let server = crate::server();
    let invalid = error(400, "InvalidArgumentError");
    assert_eq!(get(&server, "/search").error(), invalid);
    assert_eq!(get(&server, "/search?query=").error(), invalid);
    assert_eq!(
        get(&server, "/intelligence/search?query=x&days=91").error(),
        invalid
    );
    assert_eq!(
        get(&server, "/intelligence/search?query=x&days=90").status,
        200
    );
    let path = "/intelligence/hunting_rulesets";
    assert_eq!(call(&server, "DELETE", path, &[], b"").error(), invalid);
    let answer = call(&server, "DELETE", path, &[("x-confirm-delete", "me")], b"");
    assert_eq!(answer.error(), error(400, "BadRequestError"));
    let answer = call(
        &server,
        "DELETE",
        path,
        &[("x-confirm-delete", "user0")],
        b"",
    );
    assert_eq!(answer.json()["data"]["type"], "operation");
}

#[test]
fn malformed_bodies() {
    let server = crate::server();
    let bad = error(400, "BadRequestError");
    let comments = format!("/files/{EICAR_SHA256}/comments");
    let json = [("content-type", "application/json")];
    assert_eq!(
        call(&server, "POST", &comments, &json, b"{\"data\":").error(),
        bad
    );
    assert_eq!(call(&server, "POST", &comments, &json, b"").error(), bad);
    for body in [
        json!({}),
        json!({ "data": [] }),
        json!({ "data": { "attributes": { "text": 1 } } }),
        json!([]),
    ] {
        assert_eq!(post_json(&server, &comments, &body).error(), bad, "{body}");
    }
    let cut = [("content-type", "multipart/form-data; boundary=edge")];
    assert_eq!(
        call(&server, "POST", "/files", &cut, b"--edge\r\nContent-Disp").error(),
        bad
    );
    assert_eq!(
        call(&server, "POST", "/files", &cut, b"--other\r\n\r\n").error(),
        bad
    );
    assert_eq!(
        call(
            &server,
            "POST",
            "/files",
            &[("content-type", "multipart/form-data")],
            b"x"
        )
        .error(),
        bad
    );
    assert_eq!(call(&server, "POST", "/files", &[], b"x").error(), bad);
    assert_eq!(call(&server, "POST", "/urls", &[], b"x=1").error(), bad);
}
