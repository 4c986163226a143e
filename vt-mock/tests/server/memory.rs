//! What the program holds in memory while large bodies come and go.
#![cfg(target_os = "linux")]

use std::io::{Read, Write};
use std::net::TcpStream;
use std::thread;

use serde_json::json;

use crate::client::{Answer, KEY, parse, send};
use crate::program::Running;

const MIB: u64 = 1 << 20;

/// How much memory the program may use for four uploads at once.
const BOUND: u64 = 64 * MIB;

/// The size of an upload; four together are more than the bound.
const SIZE: u64 = 20 * MIB;

const FORM: &str = "multipart/form-data; boundary=edge";

/// The most memory that the program has had.
fn peak(program: &Running) -> u64 {
    let path = format!("/proc/{}/status", program.child.id());
    let status = std::fs::read_to_string(path).unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM:"));
    let kib = line.unwrap().split_whitespace().nth(1).unwrap();
    kib.parse::<u64>().unwrap() << 10
}

/// Sends a body that is never in memory: its start, one byte repeated, and its end. Gives the
/// answer, if the connection was not closed before it was read.
fn post(url: &str, content_type: &str, start: &str, filler: u8, end: &str) -> Option<Answer> {
    let rest = url.strip_prefix("http://").unwrap();
    let (address, path) = rest.split_once('/').unwrap();
    let length = start.len() as u64 + SIZE + end.len() as u64;
    let mut stream = TcpStream::connect(address).unwrap();
    let head = format!(
        "POST /{path} HTTP/1.1\r\nhost: {address}\r\nx-apikey: {KEY}\r\nconnection: close\r\n\
         content-type: {content_type}\r\ncontent-length: {length}\r\n\r\n{start}"
    );
    let block = vec![filler; MIB as usize];
    let mut send = || {
        stream.write_all(head.as_bytes())?;
        for _ in 0..SIZE / MIB {
            stream.write_all(&block)?;
        }
        stream.write_all(end.as_bytes())
    };
    // A server that refuses does not read on.
    let _ = send();
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    (!answer.is_empty()).then(|| parse(&answer))
}

fn upload(url: &str, filler: u8) -> Answer {
    let start = "--edge\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n";
    post(url, FORM, start, filler, "\r\n--edge--\r\n").unwrap()
}

/// Four at once.
fn at_once(work: impl Fn(u8) -> u16 + Sync) -> Vec<u16> {
    thread::scope(|scope| {
        let work = &work;
        let threads: Vec<_> = (1..=4).map(|n| scope.spawn(move || work(n))).collect();
        threads.into_iter().map(|it| it.join().unwrap()).collect()
    })
}

#[test]
fn uploads_are_not_held_in_memory() {
    let program = Running::start(&[]);
    let direct = format!("{}/files", program.url);
    let statuses = at_once(|filler| {
        let url = program.get("/files/upload_url").json()["data"].clone();
        upload(url.as_str().unwrap(), filler).status
    });
    assert_eq!(statuses, [200; 4]);
    assert!(peak(&program) < BOUND, "{}", peak(&program));

    // Refused are a form without a part, and a body that is not a form.
    let refused = at_once(|filler| post(&direct, FORM, "", filler, "").unwrap().status);
    assert_eq!(refused, [400; 4]);
    // The announced length is too large, so the connection is closed while bytes are on their way.
    let document = |filler| post(&direct, "application/json", "", filler, "");
    let refused = at_once(|filler| document(filler).map_or(413, |answer| answer.status));
    assert_eq!(refused, [413; 4]);
    assert!(peak(&program) < BOUND, "{}", peak(&program));

    // Passed on.
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().to_str().unwrap();
    let recorder = Running::start(&["--record", &program.url, "--data", data]);
    let direct = format!("{}/files", recorder.url);
    assert_eq!(upload(&direct, b'b').status, 200);
    assert!(peak(&recorder) < BOUND, "{}", peak(&recorder));
}

#[test]
fn a_large_upload_can_be_downloaded() {
    let program = Running::start(&[]);
    let url = program.get("/files/upload_url").json()["data"].clone();
    let analysis = upload(url.as_str().unwrap(), b'a').json()["data"]["id"].clone();
    let analysis = format!("/analyses/{}", analysis.as_str().unwrap());
    // From `head -c 20971520 /dev/zero | tr '\0' a | sha256sum`.
    let hash = "48b6fb8f1c2fec38d030604889d674722c4af237733c913b698400b59c9294b4";
    // Polling the analysis, as clients do, completes it.
    let is_known = || program.get(&format!("/files/{hash}")).status == 200;
    assert!((0..9).any(|_| program.get(&analysis).status == 200 && is_known()));
    let answer = program.get(&format!("/files/{hash}/download"));
    let url = answer.header("location").unwrap().to_owned();
    let (address, path) = url
        .strip_prefix("http://")
        .unwrap()
        .split_once('/')
        .unwrap();
    let ask = |range: &str| {
        let mut stream = TcpStream::connect(address).unwrap();
        let head =
            format!("GET /{path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n{range}\r\n");
        stream.write_all(head.as_bytes()).unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        parse(&bytes)
    };
    let whole = ask("");
    assert_eq!(whole.body.len() as u64, SIZE);
    assert!(whole.body.iter().all(|byte| *byte == b'a'));
    let part = ask("range: bytes=20971512-\r\n");
    assert_eq!((part.status, &*part.body), (206, &b"aaaaaaaa"[..]));
    assert_eq!(
        part.header("content-range"),
        Some("bytes 20971512-20971519/20971520")
    );
    assert!(peak(&program) < BOUND, "{}", peak(&program));
}

#[test]
fn an_archive_is_not_held_in_memory() {
    let program = Running::start(&[]);
    let hash = |filler| {
        let url = program.get("/files/upload_url").json()["data"].clone();
        let analysis = upload(url.as_str().unwrap(), filler).json()["data"]["id"].clone();
        let analysis = format!("/analyses/{}", analysis.as_str().unwrap());
        for _ in 0..3 {
            assert_eq!(program.get(&analysis).status, 200);
        }
        program.get(&format!("{analysis}/item")).json()["data"]["id"].clone()
    };
    let body = json!({ "data": { "hashes": [hash(b'a'), hash(b'b')], "password": "infected" } });
    let origin = program.url.strip_suffix("/api/v3").unwrap();
    let headers = [("x-apikey", KEY), ("content-type", "application/json")];
    let zips = "/intelligence/zip_files";
    let path = format!("/api/v3{zips}");
    let zip = send(origin, "POST", &path, &headers, body.to_string().as_bytes()).json();
    let zip = format!("{zips}/{}", zip["data"]["id"].as_str().unwrap());
    for _ in 0..3 {
        assert_eq!(program.get(&zip).status, 200);
    }
    let answer = program.get(&format!("{zip}/download"));
    let url = answer.header("location").unwrap();
    let path = url.find("/signed/").unwrap();
    let archive = send(&url[..path], "GET", &url[path..], &[], b"");
    assert!(archive.body.len() as u64 > 2 * SIZE, "{}", archive.status);
    assert!(peak(&program) < BOUND, "{}", peak(&program));
}
