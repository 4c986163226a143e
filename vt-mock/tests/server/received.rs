//! What the server says of the requests that it received.

use vt_mock::{EICAR_SHA256, MockServer, Origin};

use crate::client::{KEY, call, form, get, send};

#[test]
fn a_request_is_kept_whole_but_for_its_key() {
    let server = crate::server();
    let path = format!("/files/{EICAR_SHA256}/comments?limit=5&filter=a%20b%2Bc&filter=2");
    call(
        &server,
        "GET",
        &path,
        &[("X-Tool", "me"), ("x-user-password", "hunter22")],
        b"",
    );
    let requests = server.received();
    assert_eq!(requests.len(), 1);
    let request = &requests[0];
    assert_eq!(request.method, "GET");
    assert_eq!(request.origin, Origin::Api);
    assert_eq!(
        request.path,
        format!("/api/v3/files/{EICAR_SHA256}/comments")
    );
    assert_eq!(request.target, format!("/api/v3{path}"));
    let pairs = [("limit", "5"), ("filter", "a b+c"), ("filter", "2")];
    assert_eq!(
        request.query,
        pairs.map(|(name, value)| (name.to_owned(), value.to_owned()))
    );
    assert_eq!(request.query_value("limit"), Some("5"));
    assert_eq!(request.header("x-tool"), Some("me"));
    assert!(request.has_key);
    assert_eq!(request.header("x-apikey"), Some("[redacted]"));
    assert_eq!(request.header("x-user-password"), Some("[redacted]"));
    assert_eq!(request.endpoint.as_deref(), Some("files.comments"));
    assert_eq!(request.template.as_deref(), Some("/files/{id}/comments"));
    server.clear_received();
    server.assert_nothing_received();
}

#[test]
fn the_key_is_nowhere_in_what_is_kept() {
    let server = crate::builder().accept_key(KEY).start().unwrap();
    get(&server, &format!("/graphs/{KEY}?apikey={KEY}"));
    call(
        &server,
        "GET",
        "/nope",
        &[
            ("authorization", &format!("Bearer {KEY}")),
            ("x-other", KEY),
        ],
        b"",
    );
    let shown = format!(
        "{:?} {server:?} {:?}",
        server.received(),
        crate::builder().accept_key(KEY)
    );
    assert!(!shown.contains(KEY), "{shown}");
    let lines: Vec<String> = server.received().iter().map(ToString::to_string).collect();
    assert_eq!(lines[0], "GET /api/v3/graphs/[redacted]?apikey=[redacted]");
}

#[test]
fn a_short_key_is_redacted_too() {
    let server = crate::server();
    send(
        server.origin(),
        "GET",
        "/api/v3/comments",
        &[("x-apikey", "k")],
        b"",
    );
    assert_eq!(server.received()[0].header("x-apikey"), Some("[redacted]"));
}

#[test]
fn no_answer_repeats_the_key() {
    let server = crate::server();
    let answer = get(&server, &format!("/users/{KEY}"));
    assert_eq!(answer.json()["data"]["type"], "user");
    assert!(!String::from_utf8_lossy(&answer.body).contains(KEY));
    // Another name is another user.
    assert_eq!(
        get(&server, "/users/somebody").json()["data"]["id"],
        "somebody"
    );
}

#[test]
fn a_request_without_a_key_has_none() {
    let server = crate::server();
    send(server.origin(), "GET", "/api/v3/comments", &[], b"");
    assert!(!server.received()[0].has_key);
}

#[test]
fn parts_of_a_form() {
    let server = crate::server();
    let mut body =
        b"--edge\r\nContent-Disposition: form-data; name=\"password\"\r\n\r\ninfected\r\n".to_vec();
    let (content_type, file) = form("r\u{e9}sum\u{e9} %22x%22.exe", b"\x00\r\n--edg\xff");
    body.extend_from_slice(&file);
    call(
        &server,
        "POST",
        "/files",
        &[("content-type", content_type)],
        &body,
    );
    let request = server.assert_received("POST /api/v3/files");
    assert_eq!(request.body, body);
    assert_eq!(request.parts.len(), 2);
    assert_eq!(request.part("password").unwrap().text(), "infected");
    let file = request.part("file").unwrap();
    assert_eq!(
        file.file_name.as_deref(),
        Some("r\u{e9}sum\u{e9} %22x%22.exe")
    );
    assert_eq!(
        file.content_type.as_deref(),
        Some("application/octet-stream")
    );
    assert_eq!(&*file.bytes, b"\x00\r\n--edg\xff");
}

#[test]
fn refused_requests_are_kept_too() {
    let server = crate::server();
    get(&server, "/nope?x=1");
    send(server.second_origin(), "GET", "/elsewhere", &[], b"");
    let lines: Vec<String> = server.received().iter().map(ToString::to_string).collect();
    assert_eq!(
        lines,
        ["GET /api/v3/nope?x=1", "GET /elsewhere (second origin)"]
    );
    assert_eq!(server.received()[0].endpoint, None);
}

#[test]
fn patterns() {
    let server = crate::server();
    get(&server, "/domains/example.com/comments?limit=3");
    server.assert_received("GET /api/v3/domains/example.com/comments");
    server.assert_received("GET /api/v3/domains/{}/comments?limit=3");
    server.assert_received_times("GET /api/v3/domains/{domain}/comments", 1);
    for other in [
        "POST /api/v3/domains/example.com/comments",
        "GET /api/v3/domains/example.com",
        "GET /api/v3/domains/{}/comments?limit=4",
        "GET /api/v3/domains/{}/comments?",
        "GET /api/v3/domains/example.com/comments/{}",
    ] {
        server.assert_received_times(other, 0);
    }
}

#[test]
fn a_failed_assertion_lists_what_came() {
    let server = crate::server();
    get(&server, "/domains/example.com");
    let message = |assertion: &dyn Fn()| {
        let caught = std::panic::catch_unwind(std::panic::AssertUnwindSafe(assertion)).unwrap_err();
        caught.downcast_ref::<String>().unwrap().clone()
    };
    assert_eq!(
        message(&|| drop(server.assert_received("GET /api/v3/domains/example.org"))),
        "`GET /api/v3/domains/example.org` was not received; received were:\n  GET /api/v3/domains/example.com"
    );
    assert_eq!(
        message(&|| server.assert_received_times("GET /api/v3/domains/{}", 2)),
        "`GET /api/v3/domains/{}` was received 1 times and not 2; received were:\n  GET /api/v3/domains/example.com"
    );
    assert!(
        message(&|| server.assert_nothing_received()).contains("GET /api/v3/domains/example.com")
    );
}

#[test]
fn the_key_is_redacted_in_bodies_too() {
    let server = MockServer::start().unwrap();
    let mut body = b"--edge\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\n".to_vec();
    body.extend_from_slice(format!("a {KEY}\r\n").as_bytes());
    let (content_type, file) = form("a.bin", b"\xff\x00 binary");
    body.extend_from_slice(&file);
    call(
        &server,
        "POST",
        "/files",
        &[("content-type", content_type)],
        &body,
    );
    let text = format!(r#"{{"data":{{"type":"comment","attributes":{{"text":"{KEY}"}}}}}}"#);
    let json = [("content-type", "application/json")];
    call(
        &server,
        "POST",
        "/domains/example.com/comments",
        &json,
        text.as_bytes(),
    );
    let received = server.received();
    let contains = |bytes: &[u8]| {
        bytes
            .windows(KEY.len())
            .any(|window| window == KEY.as_bytes())
    };
    for request in &received {
        assert!(!contains(&request.body));
        assert!(request.parts.iter().all(|part| !contains(&part.bytes)));
    }
    assert_eq!(received[0].part("note").unwrap().text(), "a [redacted]");
    assert_eq!(
        &*received[0].part("file").unwrap().bytes,
        b"\xff\x00 binary"
    );
    let shown = send(server.origin(), "GET", "/_mock/received", &[], b"");
    assert!(!contains(&shown.body));
}
