//! Connections that are refused, that stay silent, or that a proxy makes.

use std::net::TcpListener;
use std::time::{Duration, Instant};

use crate::support::{Script, run_at};

#[test]
fn a_refused_connection_is_a_network_failure() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/api/v3", listener.local_addr().unwrap());
    drop(listener);
    let message = run_at(&url, &["domain", "example.com"]).failure(6);
    assert!(message.starts_with("vt: `example.com`: "), "{message}");
}

#[test]
fn silence_ends_at_the_timeout() {
    // The system accepts the connection, and nobody answers.
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/api/v3", listener.local_addr().unwrap());
    let start = Instant::now();
    let message = run_at(&url, &["--timeout", "0.4", "domain", "example.com"]).failure(6);
    assert!(message.contains("timed out"), "{message}");
    // Far less than any default; this does not measure speed.
    assert!(start.elapsed() < Duration::from_secs(25));
}

#[test]
fn a_proxy_is_asked_instead_of_the_server() {
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
