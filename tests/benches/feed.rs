//! A package of a feed, read as typed objects that keep their text, against `bzip2 -dc` alone, in
//! one run.
//!
//! `cargo bench -p vt-tests --bench feed`. A child process serves a package of 400 made-up reports
//! of some 20 KB; the feed reads it over loopback while the tool decompresses the same bytes from a
//! file to nowhere. They take turns, and the ratios are of the time on the clock and of CPU time.
//! Decompressing and reading run side by side, so the clock's ratio needs two cores. Linux only.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs, thread};

use vt_client::feed::Files;

const ROUNDS: usize = 9;
const REPORTS: u64 = 400;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    if env::args().any(|argument| argument == "serve") {
        return serve();
    }
    if Command::new("bzip2")
        .arg("--help")
        .stderr(Stdio::null())
        .stdout(Stdio::null())
        .status()
        .is_err()
    {
        println!(
            "feed: skipped, because there is no `bzip2` to compare with; install the package `bzip2`"
        );
        return Ok(());
    }
    let mut server = Command::new(env::current_exe()?)
        .arg("serve")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    let packed = compress(&package())?;
    server.stdin.take().ok_or("no input")?.write_all(&packed)?;
    let mut origin = String::new();
    BufReader::new(server.stdout.take().ok_or("no output")?).read_line(&mut origin)?;
    let outcome = compare(origin.trim(), &packed);
    server.kill()?;
    server.wait()?;
    outcome
}

fn compare(origin: &str, packed: &[u8]) -> Result<(), Box<dyn std::error::Error>> {
    let file = env::temp_dir().join(format!("vt-feed-{}.bz2", std::process::id()));
    fs::write(&file, packed)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let vt = vt_client::Client::builder()
        .api_key("key")
        .base_url(origin)
        .build()?;
    let ours = || {
        runtime.block_on(async {
            let request = vt.feed(Files).from("202611260800").until("202611260801");
            let mut feed = request.allow_expired().clock(after_all).stream();
            let mut count = 0;
            let mut bytes = 0;
            while let Some(item) = feed.next().await {
                let file = item?.object;
                assert_eq!(file.attributes().reputation, Some(-7));
                bytes += file.raw().len();
                count += 1;
            }
            assert_eq!(count, REPORTS);
            Ok::<usize, vt_client::Error>(bytes)
        })
    };
    let theirs = || {
        Command::new("bzip2")
            .arg("-dc")
            .arg(&file)
            .stdout(Stdio::null())
            .status()
    };
    // Connections and caches are warm when the counting starts.
    let bytes = ours()?;
    theirs()?;
    let (mut our_times, mut their_times) = (Vec::new(), Vec::new());
    let (mut our_cpu, mut their_cpu) = (0, 0);
    for _ in 0..ROUNDS {
        let (start, ticks) = (Instant::now(), ticks()?);
        ours()?;
        our_times.push(start.elapsed());
        our_cpu += self::ticks()?.0 - ticks.0;
        let start = Instant::now();
        theirs()?;
        their_times.push(start.elapsed());
        their_cpu += self::ticks()?.1 - ticks.1;
    }
    fs::remove_file(&file)?;
    let (our_time, their_time) = (median(our_times), median(their_times));
    println!(
        "package: {REPORTS} reports, {bytes} bytes, {} compressed",
        packed.len()
    );
    println!("feed:       {our_time:>9.1?} (median of {ROUNDS}), {our_cpu} ticks of CPU in all");
    println!(
        "bzip2 -dc:  {their_time:>9.1?} (median of {ROUNDS}), {their_cpu} ticks of CPU in all"
    );
    println!(
        "ratio of time: {:.2}",
        our_time.as_secs_f64() / their_time.as_secs_f64()
    );
    println!("ratio of CPU:  {:.2}", our_cpu as f64 / their_cpu as f64);
    Ok(())
}

/// A time at which the package is there.
fn after_all() -> std::time::SystemTime {
    std::time::UNIX_EPOCH + Duration::from_secs(4_000_000_000)
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

/// User and system time of this process, and of children that ended, in clock ticks.
fn ticks() -> Result<(u64, u64), Box<dyn std::error::Error>> {
    let stat = fs::read_to_string("/proc/self/stat")?;
    let fields: Vec<&str> = stat
        .rsplit_once(')')
        .ok_or("an odd /proc/self/stat")?
        .1
        .split_whitespace()
        .collect();
    let sum = |from: usize| {
        Ok::<u64, std::num::ParseIntError>(
            fields[from].parse::<u64>()? + fields[from + 1].parse::<u64>()?,
        )
    };
    Ok((sum(11)?, sum(13)?))
}

fn compress(text: &str) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    let mut tool = Command::new("bzip2")
        .arg("-c")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    let mut input = tool.stdin.take().ok_or("no input")?;
    let text = text.to_owned();
    let writer = thread::spawn(move || input.write_all(text.as_bytes()));
    let mut packed = Vec::new();
    tool.stdout
        .take()
        .ok_or("no output")?
        .read_to_end(&mut packed)?;
    writer.join().map_err(|_| "the writer panicked")??;
    tool.wait()?;
    Ok(packed)
}

/// Serves what comes on the standard input.
fn serve() -> Result<(), Box<dyn std::error::Error>> {
    let mut packed = Vec::new();
    std::io::stdin().read_to_end(&mut packed)?;
    let listener = TcpListener::bind("127.0.0.1:0")?;
    println!("http://{}", listener.local_addr()?);
    let head = format!(
        "HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n",
        packed.len()
    );
    let answer = [head.as_bytes(), &packed].concat();
    for stream in listener.incoming().flatten() {
        let answer = answer.clone();
        thread::spawn(move || {
            let mut reader = BufReader::new(stream);
            let mut line = String::new();
            while reader.read_line(&mut line).is_ok_and(|length| length > 0) {
                if line == "\r\n" && reader.get_mut().write_all(&answer).is_err() {
                    break;
                }
                line.clear();
            }
        });
    }
    Ok(())
}

/// Numbers that follow no pattern, always the same.
struct Noise(u64);

impl Noise {
    fn next(&mut self) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        self.0 >> 33
    }

    fn hexadecimal(&mut self, digits: usize) -> String {
        let mut text = String::new();
        while text.len() < digits {
            text.push_str(&format!("{:08x}", self.next() << 1));
        }
        text.truncate(digits);
        text
    }
}

/// Reports that differ as real ones do: hashes, dates, names and verdicts vary, the names of fields
/// repeat.
fn package() -> String {
    let mut noise = Noise(7);
    let mut text = String::new();
    for _ in 0..REPORTS {
        text.push_str(&report(&mut noise).to_string());
        text.push('\n');
    }
    text
}

fn report(noise: &mut Noise) -> serde_json::Value {
    let sha256 = noise.hexadecimal(64);
    let mut engines = serde_json::Map::new();
    for index in 0..72 {
        let name = format!("Engine {index}");
        let is_malicious = noise.next().is_multiple_of(3);
        let result = format!(
            "Trojan.{}.Gen.{}",
            noise.hexadecimal(6),
            noise.next() % 1000
        );
        engines.insert(
            name.clone(),
            serde_json::json!({
                "method": "blacklist", "engine_name": name, "engine_version": format!("{}.{}.0", noise.next() % 20, noise.next() % 9000),
                "engine_update": format!("202611{:02}", noise.next() % 28 + 1),
                "category": if is_malicious { "malicious" } else { "undetected" },
                "result": if is_malicious { serde_json::Value::from(result) } else { serde_json::Value::Null },
            }),
        );
    }
    let names: Vec<String> = (0..noise.next() % 12)
        .map(|_| format!("{}.exe", noise.hexadecimal(12)))
        .collect();
    let sections: Vec<serde_json::Value> = (0..8)
        .map(|_| {
            serde_json::json!({"name": ".text", "entropy": (noise.next() % 800) as f64 / 100.0, "md5": noise.hexadecimal(32),
                "virtual_address": noise.next() % 1_000_000, "raw_size": noise.next() % 1_000_000, "chi2": noise.next()})
        })
        .collect();
    let imports: Vec<serde_json::Value> = (0..40)
        .map(|_| serde_json::json!({"library_name": format!("{}.dll", noise.hexadecimal(6)), "imported_functions": [noise.hexadecimal(14), noise.hexadecimal(18)]}))
        .collect();
    serde_json::json!({
        "type": "file", "id": sha256, "links": {"self": format!("https://www.virustotal.com/api/v3/files/{sha256}")},
        "attributes": {
            "sha256": sha256, "sha1": noise.hexadecimal(40), "md5": noise.hexadecimal(32), "reputation": -7, "size": noise.next() % 10_000_000,
            "ssdeep": noise.hexadecimal(90), "tlsh": noise.hexadecimal(70), "vhash": noise.hexadecimal(30), "names": names,
            "first_submission_date": 1_700_000_000 + noise.next() % 60_000_000, "last_analysis_date": 1_760_000_000 + noise.next() % 1_000_000,
            "last_analysis_results": engines, "last_analysis_stats": {"malicious": noise.next() % 72, "undetected": noise.next() % 72},
            "pe_info": {"imphash": noise.hexadecimal(32), "sections": sections, "import_list": imports}, "tags": ["peexe", "signed"],
        },
        "context_attributes": {"download_url": format!("https://www.virustotal.com/api/v3/feeds/files/{}/download", noise.hexadecimal(80))},
    })
}
