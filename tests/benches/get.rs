//! CPU of a generated `files().get()` against bare reqwest and `serde_json::Value` doing the same, in one run.
//!
//! `cargo bench -p vt-tests --bench get`. A child process serves a fixed report of some 40 KB over keep-alive connections, so
//! its CPU is not counted; the two clients take turns, and the ratio is of this process' own CPU time. Linux only.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::process::{Command, Stdio};
use std::{env, fs, thread};

const HASH: &str = "44d88612fea8a8f36de82e1278abb02f";
const ROUNDS: usize = 8;
const REQUESTS: usize = 500;

fn main() -> Result<(), Box<dyn std::error::Error>> {
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

fn compare(origin: &str) -> Result<(), Box<dyn std::error::Error>> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let vt = vt_client::Client::builder()
        .api_key("key")
        .base_url(format!("{origin}/api/v3"))
        .build()?;
    let bare = reqwest::Client::builder().no_proxy().build()?;
    let url = format!("{origin}/api/v3/files/{HASH}");

    let ours = || {
        runtime.block_on(async {
            for _ in 0..REQUESTS {
                let report = vt.files().get(HASH).await?;
                assert_eq!(report.attributes().reputation, Some(-7));
            }
            Ok::<(), vt_client::Error>(())
        })
    };
    let theirs = || {
        runtime.block_on(async {
            for _ in 0..REQUESTS {
                let answer = bare
                    .get(&url)
                    .header("x-apikey", "key")
                    .send()
                    .await?
                    .error_for_status()?
                    .bytes()
                    .await?;
                let report: serde_json::Value = serde_json::from_slice(&answer).unwrap_or_default();
                assert_eq!(report["data"]["attributes"]["reputation"], -7);
            }
            Ok::<(), reqwest::Error>(())
        })
    };
    // Connections and caches are warm when the counting starts.
    ours()?;
    theirs()?;
    let (mut our_ticks, mut their_ticks) = (0, 0);
    for _ in 0..ROUNDS {
        let start = ticks()?;
        ours()?;
        let middle = ticks()?;
        theirs()?;
        our_ticks += middle - start;
        their_ticks += ticks()? - middle;
    }
    let requests = ROUNDS * REQUESTS;
    println!(
        "files().get(): {our_ticks} ticks of CPU for {requests} requests of {} bytes",
        report().len()
    );
    println!("reqwest + Value: {their_ticks} ticks");
    println!("ratio: {:.2}", our_ticks as f64 / their_ticks as f64);
    Ok(())
}

/// User and system time of this process, in clock ticks.
fn ticks() -> Result<u64, Box<dyn std::error::Error>> {
    let stat = fs::read_to_string("/proc/self/stat")?;
    let fields: Vec<&str> = stat
        .rsplit_once(')')
        .ok_or("an odd /proc/self/stat")?
        .1
        .split_whitespace()
        .collect();
    Ok(fields[11].parse::<u64>()? + fields[12].parse::<u64>()?)
}

fn serve() -> Result<(), Box<dyn std::error::Error>> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    println!("http://{}", listener.local_addr()?);
    let body = report();
    let answer = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    for stream in listener.incoming().flatten() {
        let answer = answer.clone();
        thread::spawn(move || {
            let mut reader = BufReader::new(stream);
            let mut line = String::new();
            while reader.read_line(&mut line).is_ok_and(|length| length > 0) {
                if line == "\r\n" && reader.get_mut().write_all(answer.as_bytes()).is_err() {
                    break;
                }
                line.clear();
            }
        });
    }
    Ok(())
}

/// A file report such as the service gives: many engines, names and tags.
fn report() -> String {
    let mut engines = serde_json::Map::new();
    for index in 0..150 {
        engines.insert(
            format!("Engine {index}"),
            serde_json::json!({
                "method": "blacklist", "engine_name": format!("Engine {index}"), "engine_version": format!("{index}.0.1.2"),
                "engine_update": "20261101", "category": if index % 3 == 0 { "undetected" } else { "malicious" },
                "result": if index % 3 == 0 { serde_json::Value::Null } else { format!("Trojan.Generic.{index}").into() },
            }),
        );
    }
    let names: Vec<String> = (0..200)
        .map(|index| format!("invoice-{index}-of-a-made-up-company.exe"))
        .collect();
    serde_json::json!({"data": {
        "type": "file", "id": "275a021bbfb6489e54d471899f7db9d1663fc695ec2fe2a2c4538aabf651fd0f",
        "links": {"self": "https://www.virustotal.com/api/v3/files/x"},
        "attributes": {"reputation": -7, "size": 68, "names": names, "last_analysis_results": engines,
            "last_analysis_stats": {"malicious": 100, "undetected": 50}, "md5": HASH, "tags": ["peexe", "signed", "overlay"],
            "pe_info": {"sections": (0..40).map(|index| serde_json::json!({"name": ".text", "entropy": 6.5, "size": index})).collect::<Vec<_>>()}},
    }})
    .to_string()
}
