//! A small HTTP client of its own, so that nothing is hidden: one connection for each request.

use std::io::{Read, Write};
use std::net::TcpStream;

use serde_json::Value;
use vt_mock::MockServer;

pub(crate) const KEY: &str = "a-premium-key-for-tests";

/// An answer as it came.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|header| header.0 == name)
            .map(|header| &*header.1)
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|_| panic!("not JSON: {}", String::from_utf8_lossy(&self.body)))
    }

    /// Status and code of an error.
    pub(crate) fn error(&self) -> (u16, String) {
        let body = self.json();
        assert!(
            body["error"]["message"]
                .as_str()
                .is_some_and(|text| !text.is_empty()),
            "{body}"
        );
        (
            self.status,
            body["error"]["code"].as_str().unwrap().to_owned(),
        )
    }
}

/// Sends a request with these headers and no others but those that HTTP needs.
pub(crate) fn send(
    origin: &str,
    verb: &str,
    target: &str,
    headers: &[(&str, &str)],
    body: &[u8],
) -> Answer {
    let address = origin.strip_prefix("http://").unwrap();
    let mut request =
        format!("{verb} {target} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n");
    for (name, value) in headers {
        request.push_str(&format!("{name}: {value}\r\n"));
    }
    if !body.is_empty() {
        request.push_str(&format!("content-length: {}\r\n", body.len()));
    }
    request.push_str("\r\n");
    let mut stream = TcpStream::connect(address).unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    stream.write_all(body).unwrap();
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).unwrap();
    parse(&bytes)
}

pub(crate) fn parse(bytes: &[u8]) -> Answer {
    let end = bytes
        .windows(4)
        .position(|window| window == b"\r\n\r\n")
        .expect("no end of headers");
    let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
    let mut lines = head.split("\r\n");
    let status = lines
        .next()
        .unwrap()
        .split(' ')
        .nth(1)
        .unwrap()
        .parse()
        .unwrap();
    let headers = lines.map(|line| {
        let (name, value) = line.split_once(':').unwrap();
        (name.to_lowercase(), value.trim().to_owned())
    });
    Answer {
        status,
        headers: headers.collect(),
        body: bytes[end + 4..].to_vec(),
    }
}

/// Below the base URL, with a premium key.
pub(crate) fn call(
    server: &MockServer,
    verb: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: &[u8],
) -> Answer {
    let mut all = vec![("x-apikey", KEY)];
    all.extend_from_slice(headers);
    send(server.origin(), verb, &format!("/api/v3{path}"), &all, body)
}

pub(crate) fn get(server: &MockServer, path: &str) -> Answer {
    call(server, "GET", path, &[], b"")
}

/// The body of a GET that has to succeed.
pub(crate) fn get_json(server: &MockServer, path: &str) -> Value {
    let answer = get(server, path);
    assert_eq!(
        answer.status,
        200,
        "{path}: {}",
        String::from_utf8_lossy(&answer.body)
    );
    assert_eq!(
        answer.header("content-type"),
        Some("application/json; charset=utf-8"),
        "{path}"
    );
    answer.json()
}

pub(crate) fn post_json(server: &MockServer, path: &str, body: &Value) -> Answer {
    call(
        server,
        "POST",
        path,
        &[("content-type", "application/json")],
        body.to_string().as_bytes(),
    )
}

/// A form with one file.
pub(crate) fn form(name: &str, content: &[u8]) -> (&'static str, Vec<u8>) {
    let head = format!(
        "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
         Content-Type: application/octet-stream\r\n\r\n"
    );
    let mut body = head.into_bytes();
    body.extend_from_slice(content);
    body.extend_from_slice(b"\r\n--edge--\r\n");
    ("multipart/form-data; boundary=edge", body)
}
