//! Faults as clients see them on the wire.

use std::io::{ErrorKind, Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use serde_json::json;
use vt_mock::{Canned, EICAR_SHA256, Fault, MockServer, On, RetryAfter};

use crate::client::{KEY, call, get, post_json};

const PATH: &str = "/domains/example.com";

/// A server whose first answer goes wrong.
fn with(fault: impl Into<Fault>) -> MockServer {
    crate::builder()
        .fault(fault, On::request("GET /domains/{}").first(1))
        .start()
        .unwrap()
}

/// How long nothing has to come for a connection to have stalled: a busy machine is slow to answer,
/// too.
const SILENCE: Duration = Duration::from_secs(1);

/// What came until the connection ended, and how it ended: `Ok` if it was closed in order.
fn raw(server: &MockServer, path: &str) -> (Vec<u8>, Result<(), ErrorKind>) {
    let address = server.origin().strip_prefix("http://").unwrap();
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(SILENCE)).unwrap();
    let request = format!(
        "GET /api/v3{path} HTTP/1.1\r\nhost: {address}\r\nx-apikey: {KEY}\r\n\
         connection: close\r\n\r\n"
    );
    stream.write_all(request.as_bytes()).unwrap();
    let mut bytes = Vec::new();
    let mut block = [0; 4_096];
    loop {
        match stream.read(&mut block) {
            Ok(0) => return (bytes, Ok(())),
            Ok(count) => bytes.extend_from_slice(&block[..count]),
            Err(error) => return (bytes, Err(error.kind())),
        }
    }
}

/// Head and body of what came, where a whole head came.
fn parts(bytes: &[u8]) -> (String, &[u8]) {
    let end = bytes
        .windows(4)
        .position(|window| window == b"\r\n\r\n")
        .expect("no head");
    let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
    (head, &bytes[end + 4..])
}

fn announced(head: &str) -> usize {
    let line = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "));
    line.unwrap().parse().unwrap()
}

/// The body without a fault, which this server sends from the second time on.
fn whole(server: &MockServer) -> Vec<u8> {
    get(server, PATH).body
}

#[test]
fn connections_are_reset() {
    let (bytes, end) = raw(&with(Fault::Reset), PATH);
    assert_eq!((bytes.len(), end), (0, Err(ErrorKind::ConnectionReset)));
    let server = with(Fault::ResetBody);
    let (bytes, end) = raw(&server, PATH);
    assert_eq!(end, Err(ErrorKind::ConnectionReset));
    let (head, body) = parts(&bytes);
    let whole = whole(&server);
    assert!(head.starts_with("HTTP/1.1 200 OK\r\n"));
    assert_eq!(announced(&head), whole.len());
    assert!(body == &whole[..whole.len() / 2]);
}

#[test]
fn connections_are_closed_without_an_answer() {
    assert_eq!(raw(&with(Fault::Close), PATH), (Vec::new(), Ok(())));
    assert_eq!(
        raw(&with(Fault::NotHttp), PATH),
        (b"220 mock.test ESMTP ready\r\n\r\n".to_vec(), Ok(()))
    );
}

#[test]
fn connections_stall() {
    let waits = |error| matches!(error, ErrorKind::WouldBlock | ErrorKind::TimedOut);
    let (bytes, end) = raw(&with(Fault::Stall), PATH);
    assert!(bytes.is_empty() && end.is_err_and(waits));
    let server = with(Fault::StallBody);
    let (bytes, end) = raw(&server, PATH);
    assert!(end.is_err_and(waits));
    assert_eq!(parts(&bytes).1.len(), whole(&server).len() / 2);
}

#[test]
fn lengths_are_wrong() {
    let server = with(Fault::LengthTooLong);
    let (bytes, end) = raw(&server, PATH);
    let (head, body) = parts(&bytes);
    assert_eq!(end, Ok(()));
    assert!(body == whole(&server));
    assert!(announced(&head) > body.len());
    let server = with(Fault::LengthTooShort);
    let (bytes, end) = raw(&server, PATH);
    let (head, body) = parts(&bytes);
    assert_eq!(end, Ok(()));
    assert!(body == whole(&server));
    assert!(announced(&head) < body.len());
}

#[test]
fn gzip_is_cut_off_while_the_message_is_whole() {
    let server = with(Fault::TruncatedGzip);
    let (bytes, end) = raw(&server, PATH);
    let (head, body) = parts(&bytes);
    assert_eq!(end, Ok(()));
    assert!(head.contains("content-encoding: gzip"));
    assert_eq!(announced(&head), body.len());
    assert!(body.starts_with(&[0x1f, 0x8b]));
    let mut text = Vec::new();
    assert!(
        flate2::read::GzDecoder::new(body)
            .read_to_end(&mut text)
            .is_err()
    );
    assert!(whole(&server).starts_with(&text));
}

#[test]
fn answers_are_replaced() {
    let answer = get(&with(Fault::status(429)), PATH);
    assert_eq!(answer.error(), (429, "QuotaExceededError".to_owned()));
    assert_eq!(answer.header("retry-after"), None);

    let answer = get(
        &with(Canned::status(429).retry_after(RetryAfter::Seconds(7))),
        PATH,
    );
    assert_eq!(answer.header("retry-after"), Some("7"));

    let before = std::time::SystemTime::now();
    let answer = get(
        &with(Canned::status(429).retry_after(RetryAfter::Date(60))),
        PATH,
    );
    let date = httpdate::parse_http_date(answer.header("retry-after").unwrap()).unwrap();
    let from_now = date.duration_since(before).unwrap().as_secs();
    assert!((58..=62).contains(&from_now), "{from_now}");

    assert_eq!(
        get(&with(Fault::status(503)), PATH).error(),
        (503, "TransientError".to_owned())
    );
    let answer = get(&with(Fault::status(500)), PATH);
    assert_eq!((answer.status, answer.body.len()), (500, 0));
    let page = Canned::status(502)
        .content_type("text/html")
        .body("<h1>no</h1>");
    let answer = get(&with(page), PATH);
    assert_eq!(answer.header("content-type"), Some("text/html"));
    assert_eq!(answer.body, b"<h1>no</h1>");
}

#[test]
fn redirects_lead_in_a_circle_or_away() {
    let server = with(Fault::RedirectLoop);
    let answer = get(&server, &format!("{PATH}?a=b"));
    assert_eq!(answer.status, 302);
    assert_eq!(
        answer.header("location"),
        Some("/api/v3/domains/example.com?a=b")
    );
    let server = with(Fault::RedirectAway);
    let expected = format!("{}/api/v3/domains/example.com", server.second_origin());
    assert_eq!(get(&server, PATH).header("location"), Some(&*expected));
}

#[test]
fn large_bodies_are_as_large_as_they_say() {
    let answer = get(&with(Fault::Huge(300_000)), PATH);
    assert_eq!(answer.header("content-length"), Some("300000"));
    assert_eq!(answer.body.len(), 300_000);
    assert!(answer.json()["data"].is_string());
    let answer = get(&with(Fault::GzipBomb(50 << 20)), PATH);
    assert_eq!(answer.header("content-encoding"), Some("gzip"));
    let length: usize = answer.header("content-length").unwrap().parse().unwrap();
    assert_eq!(length, answer.body.len());
    assert!(length < 100_000, "{length}");
    let mut text = String::new();
    flate2::read::GzDecoder::new(&*answer.body)
        .read_to_string(&mut text)
        .unwrap();
    assert!(text.len() > 50 << 20);
}

#[test]
fn five_gigabytes_are_sent_without_being_held() {
    let server = with(Fault::Huge(5_000_000_000));
    let address = server.origin().strip_prefix("http://").unwrap();
    let mut stream = TcpStream::connect(address).unwrap();
    let request = format!("GET /api/v3{PATH} HTTP/1.1\r\nhost: x\r\nx-apikey: {KEY}\r\n\r\n");
    stream.write_all(request.as_bytes()).unwrap();
    let mut block = vec![0; 1 << 20];
    stream.read_exact(&mut block).unwrap();
    assert_eq!(announced(&parts(&block).0), 5_000_000_000);
    // A client that goes away in the middle does not disturb the server.
    drop(stream);
    assert_eq!(get(&server, "/ip_addresses/192.0.2.1").status, 200);
}

#[test]
fn slow_answers_come_whole() {
    let drip = Fault::Drip {
        bytes: 4_000,
        pause: Duration::from_millis(20),
    };
    let start = Instant::now();
    let server = with(drip);
    let answer = get(&server, PATH);
    assert!(answer.body == whole(&server));
    let pieces = u64::try_from(answer.body.len() / 4_000).unwrap();
    assert!(start.elapsed() >= Duration::from_millis(20 * pieces));

    let start = Instant::now();
    assert_eq!(
        get(&with(Fault::Delay(Duration::from_millis(150))), PATH).status,
        200
    );
    assert!(start.elapsed() >= Duration::from_millis(150));
}

#[test]
fn connections_are_refused_and_taken_again() {
    let server = crate::server();
    let address = server.origin().strip_prefix("http://").unwrap();
    for _ in 0..3 {
        server.refuse_connections();
        let error = TcpStream::connect(address).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::ConnectionRefused);
        server.accept_connections();
        assert_eq!(get(&server, PATH).status, 200);
    }
    assert_eq!(server.received().len(), 3);
    server.refuse_connections();
    // Dropping a server that refuses connections does not hang.
}

#[test]
fn a_restart_resets_and_refuses_for_a_while() {
    let server = crate::server();
    // Long enough to be seen on a busy machine.
    let refuse = Fault::Refuse(Duration::from_secs(1));
    server.inject(refuse, On::any().first(1));
    let (bytes, end) = raw(&server, PATH);
    assert_eq!((bytes.len(), end), (0, Err(ErrorKind::ConnectionReset)));
    let address = server.origin().strip_prefix("http://").unwrap();
    let error = TcpStream::connect(address).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::ConnectionRefused);
    let start = Instant::now();
    while TcpStream::connect(address).is_err() {
        assert!(start.elapsed() < Duration::from_secs(10), "it stays closed");
        std::thread::sleep(Duration::from_millis(10));
    }
    assert_eq!(get(&server, PATH).status, 200);
}

#[test]
fn an_upload_is_reset_on_its_way() {
    let server = crate::server();
    server.inject(Fault::ResetUpload, On::request("POST /files"));
    let address = server.origin().strip_prefix("http://").unwrap();
    let mut stream = TcpStream::connect(address).unwrap();
    let head = format!(
        "POST /api/v3/files HTTP/1.1\r\nhost: x\r\nx-apikey: {KEY}\r\n\
         content-length: 90000000\r\n\r\n"
    );
    stream.write_all(head.as_bytes()).unwrap();
    let block = vec![0; 1 << 20];
    let broken = (0..90).any(|_| stream.write_all(&block).is_err());
    assert!(broken, "the whole body was taken");
    let request = server.assert_received("POST /api/v3/files");
    assert!(request.body.len() < 80_000_000);
    assert_eq!(request.fault.as_deref(), Some("reset-upload"));
}

#[test]
fn a_request_whose_answer_is_lost_had_its_effect() {
    let comments = &format!("/files/{EICAR_SHA256}/comments");
    let comment = json!({ "data": { "type": "comment", "attributes": { "text": "lost" } } });
    let texts = |server: &MockServer| {
        get(server, &format!("{comments}?limit=40"))
            .json()
            .to_string()
    };
    for (fault, has_effect) in [(Fault::ResetBody, true), (Fault::status(503), false)] {
        let server = crate::server();
        server.inject(fault.clone(), On::request("POST *").first(1));
        if has_effect {
            let caught = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
                post_json(&server, comments, &comment)
            }));
            assert!(caught.is_err(), "the answer came");
        } else {
            assert_eq!(post_json(&server, comments, &comment).status, 503);
        }
        assert_eq!(texts(&server).contains("lost"), has_effect, "{fault}");
    }
}

#[test]
fn other_requests_are_not_struck_and_those_that_were_name_the_fault() {
    let server = crate::builder()
        .faults("GET /domains/{}: 503 x1; GET /signed/{}/{}: reset")
        .unwrap()
        .start()
        .unwrap();
    assert_eq!(get(&server, "/ip_addresses/192.0.2.1").status, 200);
    assert_eq!(get(&server, PATH).status, 503);
    assert_eq!(get(&server, PATH).status, 200);
    let faults: Vec<_> = server
        .received()
        .into_iter()
        .map(|request| request.fault)
        .collect();
    assert_eq!(faults, [None, Some("503".to_owned()), None]);
    assert_eq!(
        server.faults()[0],
        ("GET /domains/{}: 503 x1".to_owned(), 1)
    );
    server.clear_faults();
    assert!(server.faults().is_empty());
    assert!(server.inject_text("GET: what").is_err());
    server.inject_text("*: 500").unwrap();
    assert_eq!(get(&server, PATH).status, 500);
    assert_eq!(call(&server, "POST", "/nowhere", &[], b"").status, 500);
}
