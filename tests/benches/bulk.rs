//! CPU of `files().lookup_many()` against bare reqwest and `serde_json::Value` doing the same, in one run.
//!
//! `cargo bench -p vt-tests --bench bulk`. 2,000 look-ups of a report of some 39 KB, 16 at a time. A child process serves them over
//! keep-alive connections, so its CPU is not counted; the two clients take turns on one thread, and the ratio is of this process' own
//! CPU time. Linux only.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::process::{Command, Stdio};
use std::{env, fs, thread};

use tokio::task::JoinSet;

const HASH: &str = "44d88612fea8a8f36de82e1278abb02f";
const ROUNDS: usize = 5;
const LOOK_UPS: usize = 2000;
const CONCURRENCY: usize = 16;

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

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

/// The hashes that are looked up: all different, since duplicates are asked once.
fn hashes() -> Vec<String> {
    (0..LOOK_UPS).map(|index| format!("{index:032x}")).collect()
}

fn compare(origin: &str) -> Outcome<()> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let vt = vt_client::Client::builder()
        .api_key("key")
        .base_url(format!("{origin}/api/v3"))
        .build()?;
    let sync = vt_client::blocking::Client::from_async(vt.clone())?;
    let bare = reqwest::Client::builder().no_proxy().build()?;

    let ours = || {
        runtime.block_on(async {
            let mut reports = vt
                .files()
                .lookup_many(hashes())
                .concurrency(CONCURRENCY)
                .stream();
            let mut count = 0;
            while let Some((_, report)) = reports.next().await {
                assert_eq!(report?.attributes().reputation, Some(-7));
                count += 1;
            }
            assert_eq!(count, LOOK_UPS);
            Ok(())
        })
    };
    let blocking = || {
        let mut count = 0;
        for (_, report) in sync.files().lookup_many(hashes()).concurrency(CONCURRENCY) {
            assert_eq!(report?.attributes().reputation, Some(-7));
            count += 1;
        }
        assert_eq!(count, LOOK_UPS);
        Ok(())
    };
    let theirs = || runtime.block_on(bare_look_ups(&bare, origin));
    // Connections and caches are warm when the counting starts.
    ours()?;
    blocking()?;
    theirs()?;
    let mut used = [0; 3];
    for _ in 0..ROUNDS {
        used[0] += counted(&ours)?;
        used[1] += counted(&theirs)?;
        used[2] += counted(&blocking)?;
    }
    let [ours, theirs, blocking] = used;
    let look_ups = ROUNDS * LOOK_UPS;
    println!(
        "files().lookup_many(): {ours} ticks of CPU for {look_ups} look-ups of {} bytes, {CONCURRENCY} at a time",
        report().len()
    );
    println!("reqwest + Value: {theirs} ticks");
    println!("blocking lookup_many(): {blocking} ticks");
    println!("ratio: {:.2}", ours as f64 / theirs as f64);
    println!("ratio, blocking: {:.2}", blocking as f64 / theirs as f64);
    Ok(())
}

/// The same with a set of tasks and nothing else.
async fn bare_look_ups(bare: &reqwest::Client, origin: &str) -> Outcome<()> {
    let mut hashes = hashes().into_iter();
    let mut tasks = JoinSet::new();
    let mut count = 0;
    loop {
        while tasks.len() < CONCURRENCY
            && let Some(hash) = hashes.next()
        {
            let request = bare
                .get(format!("{origin}/api/v3/files/{hash}"))
                .header("x-apikey", "key");
            tasks.spawn(async move {
                let answer = request.send().await?.error_for_status()?.bytes().await?;
                let report: serde_json::Value = serde_json::from_slice(&answer).unwrap_or_default();
                Ok::<_, reqwest::Error>(report)
            });
        }
        let Some(report) = tasks.join_next().await else {
            break;
        };
        assert_eq!(report??["data"]["attributes"]["reputation"], -7);
        count += 1;
    }
    assert_eq!(count, LOOK_UPS);
    Ok(())
}

/// The CPU that this takes, in clock ticks.
fn counted(work: &dyn Fn() -> Outcome<()>) -> Outcome<u64> {
    let start = ticks()?;
    work()?;
    Ok(ticks()? - start)
}

/// User and system time of this process, in clock ticks.
fn ticks() -> Outcome<u64> {
    let stat = fs::read_to_string("/proc/self/stat")?;
    let fields: Vec<&str> = stat
        .rsplit_once(')')
        .ok_or("an odd /proc/self/stat")?
        .1
        .split_whitespace()
        .collect();
    Ok(fields[11].parse::<u64>()? + fields[12].parse::<u64>()?)
}

fn serve() -> Outcome<()> {
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
    let names: Vec<String> = (0..310)
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
