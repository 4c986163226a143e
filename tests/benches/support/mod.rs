//! What the benchmarks of look-ups share: a server of file reports in a process of its own, and the
//! CPU of this one.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::process::{Command, Stdio};
use std::{env, fs, thread};

pub(crate) const HASH: &str = "44d88612fea8a8f36de82e1278abb02f";

pub(crate) type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

/// Compares two clients of a server whose report has this many names. The server's CPU is not
/// counted, since it is another process.
pub(crate) fn beside_a_server(names: usize, compare: fn(&str) -> Outcome<()>) -> Outcome<()> {
    if env::args().any(|argument| argument == "serve") {
        return serve(&report(names));
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

/// User and system time of this process, in clock ticks.
pub(crate) fn ticks() -> Outcome<u64> {
    let stat = fs::read_to_string("/proc/self/stat")?;
    let fields: Vec<&str> = stat
        .rsplit_once(')')
        .ok_or("an odd /proc/self/stat")?
        .1
        .split_whitespace()
        .collect();
    Ok(fields[11].parse::<u64>()? + fields[12].parse::<u64>()?)
}

fn serve(body: &str) -> Outcome<()> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    println!("http://{}", listener.local_addr()?);
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
pub(crate) fn report(names: usize) -> String {
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
    let names: Vec<String> = (0..names)
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
