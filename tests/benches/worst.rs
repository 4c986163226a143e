//! Whether every step over a body takes time linear in its length: the worst texts of 1, 10 and 100
//! MB, in one run.
//!
//! `cargo bench -p vt-tests --bench worst`. A child process makes the bodies, so its CPU is not
//! counted. Each body is asked for as an object, as a page, and as the answer of a refusal; the CPU
//! of all that is given per megabyte. Where it grew with the length, the last column would be above
//! 1. Texts of many small items are not read as pages of 100 MB, which take gigabytes. Linux only.

#[allow(dead_code, reason = "the look-ups need more of it")]
mod support;

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::process::{Command, Stdio};
use std::{env, thread};

use vt_client::objects::File;
use vt_client::{Client, Object, RetryPolicy, Verb};

use support::{Outcome, ticks};

const MEGABYTE: usize = 1_000_000;
const SIZES: [usize; 3] = [1, 10, 100];

/// Ticks of `/proc/self/stat`.
const TICKS_PER_SECOND: f64 = 100.0;

/// A name, what the text begins with, what it is made of, and what it ends with.
type Text = (&'static str, &'static [u8], &'static [u8], &'static [u8]);

const TEXTS: [Text; 22] = [
    ("marks of URLs", b"", br#""://a "#, b""),
    ("URLs, cut off", br#"{"data":["#, br#""http://a/b","#, b""),
    (
        "URLs in a list",
        br#"{"data":["#,
        br#""http://a/b","#,
        b"1]}",
    ),
    ("URLs in a string", br#"{"data":""#, b"http://a/b ", b""),
    ("escaped slashes", br#"{"data":""#, br":\/\/", b""),
    ("apikey", b"", br#""apikey""#, b""),
    ("apikeys", b"{", br#""apikey":"a","#, b""),
    ("quotes", b"", b"\"", b""),
    ("backslashes", br#"{"data":""#, br"\\", b""),
    ("escapes", br#"{"data":""#, br"\u00e9", b"\"}"),
    (
        "half surrogates",
        br#"{"data":{"id":""#,
        br"\ud83d",
        b"\"}}",
    ),
    ("commas", b"[", b"1,", b""),
    ("brackets", b"", b"[", b""),
    ("objects in objects", b"", b"{\"a\":", b""),
    ("not UTF-8", b"", b"\xff", b""),
    (
        "not UTF-8 at the end",
        br#"{"data":""#,
        "é".as_bytes(),
        b"\xff",
    ),
    ("one long string", br#"{"data":""#, b"a", b""),
    (
        "one long number",
        br#"{"data":{"attributes":{"size":"#,
        b"9",
        b"}}}",
    ),
    ("line feeds", b"", b"\n", b"x"),
    (
        "duplicate names",
        br#"{"data":{"#,
        br#""id":"a","#,
        br#""id":"b"}}"#,
    ),
    ("duplicate data", b"{", br#""data":[],"#, br#""data":[]}"#),
    (
        "errors in a list",
        br#"{"data":["#,
        br#"{"error":{"code":"a","message":"b"}},"#,
        b"1]}",
    ),
];

/// Texts whose pages are lists of many items.
const LISTS: [&str; 2] = ["URLs in a list", "errors in a list"];

fn main() -> Outcome<()> {
    if env::args().any(|argument| argument == "serve") {
        return serve();
    }
    let mut server = Command::new(env::current_exe()?)
        .arg("serve")
        .stdout(Stdio::piped())
        .spawn()?;
    let mut origin = String::new();
    BufReader::new(server.stdout.take().ok_or("no output")?).read_line(&mut origin)?;
    let outcome = compare(origin.trim());
    server.kill()?;
    server.wait()?;
    outcome
}

fn compare(origin: &str) -> Outcome<()> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let client = Client::builder()
        .api_key("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")
        .base_url(origin)
        .retry(RetryPolicy::none())
        .build()?;
    println!(
        "{:24}{:>10}{:>10}{:>10}{:>10}",
        "ms of CPU per MB", "1 MB", "10 MB", "100 MB", "ratio"
    );
    for (number, (name, ..)) in TEXTS.iter().enumerate() {
        let mut costs = Vec::new();
        for size in SIZES {
            // A tick is 10 ms.
            let rounds = 30_usize.div_ceil(size);
            let before = ticks()?;
            for _ in 0..rounds {
                runtime.block_on(ask(&client, name, &format!("{number}/{size}")));
            }
            let elapsed = (ticks()? - before) as f64 * 1000.0 / TICKS_PER_SECOND;
            costs.push(elapsed / (rounds * size) as f64);
        }
        println!(
            "{name:24}{:10.2}{:10.2}{:10.2}{:10.2}",
            costs[0],
            costs[1],
            costs[2],
            costs[2] / costs[0].min(costs[1])
        );
    }
    Ok(())
}

/// What these answers are is told by tests; here they are only read.
async fn ask(client: &Client, name: &str, body: &str) {
    let path = |status: &str| format!("/{status}/{body}");
    let object = client
        .request(Verb::Get, &path("200"))
        .json::<Object<File>>()
        .await;
    drop(object.map_err(|error| error.to_string()));
    if !(LISTS.contains(&name) && body.ends_with("/100")) {
        let page = client
            .request(Verb::Get, &path("200"))
            .pages::<Object<File>>()
            .await;
        let items = page.map(|page| page.items).unwrap_or_default();
        for error in items.iter().filter_map(|item| item.as_ref().err()) {
            drop(error.to_string());
        }
    }
    let refused = client.request(Verb::Get, &path("400")).await;
    drop(refused.map_err(|error| error.to_string()));
}

fn serve() -> Outcome<()> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    println!("http://{}", listener.local_addr()?);
    for stream in listener.incoming().flatten() {
        thread::spawn(move || {
            let mut reader = BufReader::new(stream);
            let (mut line, mut target) = (String::new(), String::new());
            while reader.read_line(&mut line).is_ok_and(|length| length > 0) {
                if let Some(rest) = line.strip_prefix("GET /") {
                    target = rest.split(' ').next().unwrap_or_default().to_owned();
                }
                if line == "\r\n" && answer(&target, reader.get_mut()).is_none() {
                    break;
                }
                line.clear();
            }
        });
    }
    Ok(())
}

/// Answers `STATUS/TEXT/SIZE`; `None` when the client has had enough.
fn answer(target: &str, writer: &mut impl Write) -> Option<()> {
    let mut words = target.split('/');
    let status = words.next()?;
    let (_, start, piece, end) = TEXTS[words.next()?.parse::<usize>().ok()?];
    let size = words.next()?.parse::<usize>().ok()? * MEGABYTE;
    let mut body = start.to_vec();
    while body.len() < size {
        body.extend_from_slice(piece);
    }
    body.extend_from_slice(end);
    let head = format!(
        "HTTP/1.1 {status} X\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    writer.write_all(head.as_bytes()).ok()?;
    writer.write_all(&body).ok()
}
