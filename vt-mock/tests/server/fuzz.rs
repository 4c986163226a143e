//! Seeded nonsense on the socket: the server answers or closes, and none of its threads panics.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpStream};
use std::sync::Once;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use vt_mock::MockServer;

use crate::client::{KEY, get};

static PANICS: AtomicUsize = AtomicUsize::new(0);
static WATCH: Once = Once::new();

/// Counts panics on the servers' threads; tests of assertions panic on purpose on theirs.
fn watch_panics() {
    WATCH.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            if std::thread::current().name() == Some("vt-mock") {
                PANICS.fetch_add(1, Ordering::SeqCst);
            }
            before(panic);
        }));
    });
}

/// How long one loop goes on at most, and how often: as `VT_FUZZ_SECONDS` says, which `.ci/nightly`
/// sets.
fn budget() -> (Duration, usize) {
    let seconds = std::env::var("VT_FUZZ_SECONDS").ok();
    match seconds.and_then(|seconds| seconds.parse().ok()) {
        Some(seconds) => (Duration::from_secs(seconds), usize::MAX),
        None => (Duration::from_secs(2), 2_000),
    }
}

/// Good requests, to be corrupted.
const REQUESTS: [&str; 6] = [
    "GET /api/v3/files/44d88612fea8a8f36de82e1278abb02f?limit=3 HTTP/1.1\r\nhost: x\r\n\
     x-apikey: k\r\n\r\n",
    "POST /api/v3/files HTTP/1.1\r\nhost: x\r\nx-apikey: k\r\n\
     content-type: multipart/form-data; boundary=edge\r\ncontent-length: 89\r\n\r\n--edge\r\n\
     Content-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nabc\r\n--edge--\r\n",
    "POST /api/v3/urls HTTP/1.1\r\nhost: x\r\nx-apikey: k\r\ntransfer-encoding: chunked\r\n\
     content-type: application/x-www-form-urlencoded\r\n\r\n5\r\nurl=h\r\n0\r\n\r\n",
    "POST /_mock/time HTTP/1.1\r\nhost: x\r\ncontent-length: 14\r\n\r\n{\"advance\": 1}",
    "POST /_mock/faults HTTP/1.1\r\nhost: x\r\ncontent-length: 21\r\n\r\nGET /nowhere: 503 x2\r",
    "GET /signed/../../etc/passwd HTTP/1.1\r\nhost: x\r\nexpect: 100-continue\r\n\
     connection: close\r\n\r\n",
];

fn spoil(random: &mut fastrand::Rng, request: &str) -> Vec<u8> {
    let mut bytes = request.as_bytes().to_vec();
    for _ in 0..random.usize(0..6) {
        let at = random.usize(..bytes.len());
        match random.u8(..5) {
            0 => bytes[at] = random.u8(..),
            1 => bytes.truncate(at + 1),
            2 => bytes.insert(at, random.u8(..)),
            3 => {
                bytes.remove(at);
            }
            _ => {
                let piece = bytes[at..].to_vec();
                bytes.extend_from_slice(&piece);
            }
        }
        if bytes.is_empty() {
            bytes.push(b'G');
        }
    }
    bytes
}

/// Sends these bytes and reads until the server closes.
fn exchange(server: &MockServer, bytes: &[u8]) -> Vec<u8> {
    let address = server.origin().strip_prefix("http://").unwrap();
    let mut stream = TcpStream::connect(address).unwrap();
    stream
        .set_read_timeout(Some(Duration::from_secs(10)))
        .unwrap();
    // It may have been closed already.
    let _ = stream.write_all(bytes);
    let _ = stream.shutdown(Shutdown::Write);
    let mut answer = Vec::new();
    match stream.read_to_end(&mut answer) {
        Err(error) if error.kind() != std::io::ErrorKind::ConnectionReset => {
            panic!("{error} after {:?}", String::from_utf8_lossy(bytes))
        }
        _ => answer,
    }
}

fn fuzz(mut bytes: impl FnMut(&mut fastrand::Rng) -> Vec<u8>, seed: u64) {
    watch_panics();
    let server = crate::builder().keep_received(10).start().unwrap();
    let mut random = fastrand::Rng::with_seed(seed);
    let start = Instant::now();
    let mut rounds = 0;
    let (time, most) = budget();
    while start.elapsed() < time && rounds < most {
        let bytes = bytes(&mut random);
        let answer = exchange(&server, &bytes);
        let shown = String::from_utf8_lossy(&bytes).into_owned();
        assert!(
            answer.is_empty() || answer.starts_with(b"HTTP/1.1 "),
            "round {rounds}: {shown:?}"
        );
        assert_eq!(
            PANICS.load(Ordering::SeqCst),
            0,
            "round {rounds}: {shown:?}"
        );
        rounds += 1;
    }
    server.clear_faults();
    assert_eq!(get(&server, "/domains/example.com").status, 200);
    assert!(rounds > 10, "{rounds}");
}

#[test]
fn corrupted_requests() {
    let spoilt = |random: &mut fastrand::Rng| {
        let request = REQUESTS[random.usize(..REQUESTS.len())];
        spoil(random, request)
    };
    fuzz(spoilt, 20_260_102);
}

#[test]
fn random_bytes() {
    let bytes = |random: &mut fastrand::Rng| {
        let length = random.usize(1..2_000);
        (0..length).map(|_| random.u8(..)).collect()
    };
    fuzz(bytes, 20_260_103);
}

#[test]
fn random_forms() {
    let form = |random: &mut fastrand::Rng| {
        let pieces = [
            "--edge",
            "--edge--",
            "\r\n",
            "\r\n\r\n",
            "Content-Disposition: form-data",
            "; name=\"file\"",
            "; filename=\"",
            "\"",
            "Content-Type: ",
            "\u{0}",
            "\u{e9}",
            "file",
            "password",
            "Content-Length: -1",
            ": ",
            "abc",
        ];
        let body: String = (0..random.usize(0..40))
            .map(|_| pieces[random.usize(..pieces.len())])
            .collect();
        let path = ["/files", "/private/files", "/monitor/items"][random.usize(..3)];
        format!(
            "POST /api/v3{path} HTTP/1.1\r\nhost: x\r\nx-apikey: {KEY}\r\nconnection: close\r\n\
             content-type: multipart/form-data; boundary=edge\r\ncontent-length: {}\r\n\r\n{body}",
            body.len()
        )
        .into_bytes()
    };
    fuzz(form, 20_260_104);
}

#[test]
fn random_documents() {
    let document = |random: &mut fastrand::Rng| {
        let pieces = [
            "{",
            "}",
            "[",
            "]",
            "\"data\":",
            "\"type\":",
            "\"attributes\":",
            "\"comment\"",
            "\"text\":",
            "1e999",
            "-",
            "null",
            ",",
            "\"\\ud800\"",
            "\"id\":",
            "\"verdict\":",
            "\"harmless\"",
            "[[[[[[",
            "\"rules\":",
            "true",
        ];
        let body: String = (0..random.usize(0..30))
            .map(|_| pieces[random.usize(..pieces.len())])
            .collect();
        let path = [
            "/files/44d88612fea8a8f36de82e1278abb02f/comments",
            "/files/44d88612fea8a8f36de82e1278abb02f/votes",
            "/intelligence/hunting_rulesets",
            "/graphs",
            "/collections",
        ][random.usize(..5)];
        format!(
            "POST /api/v3{path} HTTP/1.1\r\nhost: x\r\nx-apikey: {KEY}\r\nconnection: close\r\n\
             content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
            body.len()
        )
        .into_bytes()
    };
    fuzz(document, 20_260_105);
}

#[test]
fn heads_that_are_too_long() {
    watch_panics();
    let server = crate::server();
    let long = "a".repeat(1 << 20);
    for request in [
        format!("GET /{long} HTTP/1.1\r\nhost: x\r\n\r\n"),
        format!("GET / HTTP/1.1\r\nhost: x\r\nx-apikey: {long}\r\n\r\n"),
        format!("GET / HTTP/1.1\r\n{}\r\n", "a: b\r\n".repeat(5_000)),
    ] {
        let answer = exchange(&server, request.as_bytes());
        assert!(
            answer.is_empty() || answer.starts_with(b"HTTP/1.1 4"),
            "{:?}",
            String::from_utf8_lossy(&answer)
        );
    }
    assert_eq!(get(&server, "/domains/example.com").status, 200);
    assert_eq!(PANICS.load(Ordering::SeqCst), 0);
}

#[test]
fn bodies_that_are_too_large_are_refused_before_they_come() {
    let server = crate::server();
    let head = format!(
        "POST /api/v3/files HTTP/1.1\r\nhost: x\r\nx-apikey: {KEY}\r\n\
         content-length: 99999999999\r\n\r\n"
    );
    let answer = String::from_utf8(exchange(&server, head.as_bytes())).unwrap();
    assert!(answer.starts_with("HTTP/1.1 413 "), "{answer}");
    assert!(answer.contains("\"BadRequestError\""), "{answer}");
    assert!(answer.contains("connection: close"), "{answer}");
}
