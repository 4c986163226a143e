//! What requests make, change and remove, with the API's whole table.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests, their helpers included"
)]

#[path = "../server/client.rs"]
#[allow(dead_code, reason = "a helper that other tests use wholly")]
mod client;

mod accounts;
mod archives;
mod collections;
mod community;
mod feeds;
mod hunting;
mod monitor;
mod new_objects;
mod pages;
mod private;
mod refusals;

use client::{Answer, call, get_json};
use serde_json::Value;
use vt_mock::MockServer;

/// 2026-01-01 00:00:00 UTC, which the clock shows at first.
const START: u64 = 1_767_225_600;

fn server() -> MockServer {
    MockServer::start().unwrap()
}

/// Sends JSON and reads `data` of the answer.
#[track_caller]
fn send(server: &MockServer, verb: &str, path: &str, body: &Value) -> Value {
    let answer = attempt(server, verb, path, body);
    let shown = String::from_utf8_lossy(&answer.body).into_owned();
    assert_eq!(answer.status, 200, "{verb} {path}: {shown}");
    answer.json()["data"].clone()
}

/// Sends JSON.
fn attempt(server: &MockServer, verb: &str, path: &str, body: &Value) -> Answer {
    let json = [("content-type", "application/json")];
    call(server, verb, path, &json, body.to_string().as_bytes())
}

#[track_caller]
fn delete(server: &MockServer, path: &str) {
    assert_eq!(call(server, "DELETE", path, &[], b"").status, 200, "{path}");
}

/// `data` of an answer.
#[track_caller]
fn data(server: &MockServer, path: &str) -> Value {
    get_json(server, path)["data"].clone()
}

/// Type and identifier of everything on a first page of forty.
#[track_caller]
fn ids(server: &MockServer, path: &str) -> Vec<String> {
    let mark = if path.contains('?') { '&' } else { '?' };
    let page = data(server, &format!("{path}{mark}limit=40"));
    let id = |item: &Value| item["id"].as_str().unwrap().to_owned();
    page.as_array().unwrap().iter().map(id).collect()
}

#[track_caller]
fn error(server: &MockServer, verb: &str, path: &str, body: &Value) -> (u16, String) {
    attempt(server, verb, path, body).error()
}

fn refused(status: u16, code: &str) -> (u16, String) {
    (status, code.to_owned())
}

/// Sends a form with one file and some texts.
#[track_caller]
fn form(
    server: &MockServer,
    path: &str,
    file: Option<(&str, &[u8])>,
    texts: &[(&str, &str)],
) -> Answer {
    let mut body = Vec::new();
    for (name, text) in texts {
        body.extend(
            format!("--edge\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{text}\r\n")
                .bytes(),
        );
    }
    if let Some((name, content)) = file {
        body.extend(
            format!(
                "--edge\r\n\
                 content-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n"
            )
            .bytes(),
        );
        body.extend(content);
        body.extend(b"\r\n");
    }
    body.extend(b"--edge--\r\n");
    let headers = [("content-type", "multipart/form-data; boundary=edge")];
    call(server, "POST", path, &headers, &body)
}
