//! Uploads, downloads and digests of 300 MB against `curl` and `openssl` doing the same, in one
//! run.
//!
//! `cargo bench -p vt-tests --bench transfer`. A child process serves; each measurement is a child
//! process of its own, ours and the peers' in turn. Printed are medians of wall and CPU time, the
//! ratios, and the largest peak of resident memory of ours. Peers that are not installed are left
//! out. Linux only.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs, thread};

use vt_client::{Client, DigestKind, FileDigests, FileHash, MultipartForm};

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

const SIZE: usize = 300_000_000;
const ROUNDS: usize = 7;
const TICK: Duration = Duration::from_millis(10);

fn main() -> Outcome<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["serve", path] => serve(Path::new(path)),
        ["ours", what, origin, path] => ours(what, origin, Path::new(path)),
        // cargo gives `--bench`.
        _ => compare(),
    }
}

struct Case {
    name: &'static str,
    limit: f64,
    ours: &'static str,
    peers: fn(&Setting) -> Vec<Command>,
}

struct Setting {
    origin: String,
    path: PathBuf,
    output: PathBuf,
}

const CASES: [Case; 5] = [
    Case {
        name: "upload without digests / curl -F",
        limit: 1.5,
        ours: "upload",
        peers: |setting| vec![setting.curl_upload()],
    },
    Case {
        name: "upload with SHA-256 / curl -F, openssl sha256",
        limit: 1.5,
        ours: "scan",
        peers: |setting| vec![setting.curl_upload(), openssl("sha256", &setting.path)],
    },
    Case {
        name: "verified download / curl -o, openssl sha256",
        limit: 1.5,
        ours: "download",
        peers: |setting| vec![setting.curl_download(), openssl("sha256", &setting.output)],
    },
    Case {
        name: "SHA-256 / openssl sha256",
        limit: 1.0 / 0.9,
        ours: "sha256",
        peers: |setting| vec![openssl("sha256", &setting.path)],
    },
    Case {
        name: "three digests / openssl md5, sha1, sha256",
        limit: 1.1,
        ours: "digests",
        peers: |setting| {
            let kinds = ["md5", "sha1", "sha256"];
            kinds.map(|kind| openssl(kind, &setting.path)).into()
        },
    },
];

impl Setting {
    fn curl_upload(&self) -> Command {
        let mut curl = Command::new("curl");
        curl.args(["-s", "-o", "/dev/null", "-F"])
            .arg(format!("file=@{}", self.path.display()))
            .arg(format!("{}/api/v3/files", self.origin));
        curl
    }

    fn curl_download(&self) -> Command {
        let mut curl = Command::new("curl");
        curl.args(["-s", "-o"])
            .arg(&self.output)
            .arg(format!("{}/content", self.origin));
        curl
    }
}

fn openssl(kind: &str, path: &Path) -> Command {
    let mut openssl = Command::new("openssl");
    openssl.arg("dgst").arg(format!("-{kind}")).arg(path);
    openssl
}

fn compare() -> Outcome<()> {
    let folder = env::temp_dir().join(format!("vt-transfer-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    let path = folder.join("sample.bin");
    fs::write(&path, noise(SIZE))?;
    let mut server = Command::new(env::current_exe()?)
        .arg("serve")
        .arg(&path)
        .stdout(Stdio::piped())
        .spawn()?;
    let outcome = measure(&mut server, path, folder.join("output.bin"));
    server.kill()?;
    server.wait()?;
    fs::remove_dir_all(&folder)?;
    outcome
}

fn measure(server: &mut Child, path: PathBuf, output: PathBuf) -> Outcome<()> {
    let mut origin = String::new();
    BufReader::new(server.stdout.take().ok_or("no output")?).read_line(&mut origin)?;
    let setting = Setting {
        origin: origin.trim().to_owned(),
        path,
        output,
    };
    println!(
        "{:46} {:>6} {:>6}   {:>10} {:>10}   {:>10} {:>10}   {:>8}",
        "", "wall", "cpu", "ours wall", "ours cpu", "peer wall", "peer cpu", "peak RSS"
    );
    for case in &CASES {
        run(case, &setting)?;
    }
    Ok(())
}

fn run(case: &Case, setting: &Setting) -> Outcome<()> {
    let installed = (case.peers)(setting).iter().all(|peer| {
        Command::new(peer.get_program())
            .arg("version")
            .output()
            .is_ok()
    });
    let (mut our_times, mut their_times) = (Vec::new(), Vec::new());
    let mut peak = 0;
    // The first round warms the page cache up.
    for round in 0..=ROUNDS {
        let mut command = Command::new(env::current_exe()?);
        command
            .args(["ours", case.ours, &setting.origin])
            .arg(&setting.path);
        let (time, output) = timed(&mut command)?;
        peak = peak.max(output.trim().parse()?);
        let mut theirs = Time::default();
        if installed {
            for peer in &mut (case.peers)(setting) {
                theirs = theirs.plus(timed(peer)?.0);
            }
        }
        if round > 0 {
            our_times.push(time);
            their_times.push(theirs);
        }
    }
    let (ours, theirs) = (median(&our_times), median(&their_times));
    let ratio = |ours: Duration, theirs: Duration| ours.as_secs_f64() / theirs.as_secs_f64();
    println!(
        "{:46} {:6.2} {:6.2}   {:7.0} ms {:7.0} ms   {:7.0} ms {:7.0} ms   {:5.1} MB   (limits: {:.2}, 25 MB)",
        case.name,
        ratio(ours.wall, theirs.wall),
        ratio(ours.cpu, theirs.cpu),
        ours.wall.as_secs_f64() * 1e3,
        ours.cpu.as_secs_f64() * 1e3,
        theirs.wall.as_secs_f64() * 1e3,
        theirs.cpu.as_secs_f64() * 1e3,
        peak as f64 / 1e3,
        case.limit,
    );
    Ok(())
}

#[derive(Clone, Copy, Default)]
struct Time {
    wall: Duration,
    cpu: Duration,
}

impl Time {
    fn plus(self, other: Self) -> Self {
        Self {
            wall: self.wall + other.wall,
            cpu: self.cpu + other.cpu,
        }
    }
}

/// Each for itself: a noisy neighbour disturbs wall time, not CPU time.
fn median(times: &[Time]) -> Time {
    let middle = |mut values: Vec<Duration>| {
        values.sort_unstable();
        values[values.len() / 2]
    };
    Time {
        wall: middle(times.iter().map(|time| time.wall).collect()),
        cpu: middle(times.iter().map(|time| time.cpu).collect()),
    }
}

/// Runs a child process to its end, and tells its time and what it printed.
fn timed(command: &mut Command) -> Outcome<(Time, String)> {
    let before = ticks_of_children()?;
    let started = Instant::now();
    let output = command.stderr(Stdio::inherit()).output()?;
    let wall = started.elapsed();
    if !output.status.success() {
        return Err(format!("{command:?} failed").into());
    }
    let cpu = TICK * u32::try_from(ticks_of_children()? - before)?;
    Ok((Time { wall, cpu }, String::from_utf8(output.stdout)?))
}

/// User and system time of all child processes that have ended.
fn ticks_of_children() -> Outcome<u64> {
    let stat = fs::read_to_string("/proc/self/stat")?;
    let (_, fields) = stat.rsplit_once(')').ok_or("an odd /proc/self/stat")?;
    let fields: Vec<&str> = fields.split_whitespace().collect();
    Ok(fields[13].parse::<u64>()? + fields[14].parse::<u64>()?)
}

/// One measurement; prints the peak of resident memory in kilobytes.
fn ours(what: &str, origin: &str, path: &Path) -> Outcome<()> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let vt = Client::builder()
        .api_key("key")
        .base_url(format!("{origin}/api/v3"))
        .build()?;
    runtime.block_on(async {
        match what {
            "upload" => {
                vt.files()
                    .upload(MultipartForm::new().file_path("file", path))
                    .await?;
            }
            "scan" => {
                let scanned = vt.files().scan(path).await?;
                assert_eq!(scanned.size, SIZE as u64);
            }
            "download" => {
                // The server's digest is computed here once, by another process.
                let hash = fs::read_to_string(path.with_extension("sha256"))?;
                let output = path.with_extension("saved");
                let saved = vt.files().download(hash).to_path(&output).await?;
                assert!(saved.verified.is_some());
            }
            "sha256" => {
                FileHash::of_path(path)?;
            }
            "digests" => {
                let all = [DigestKind::Md5, DigestKind::Sha1, DigestKind::Sha256];
                FileDigests::of_path(path, all)?;
            }
            _ => return Err("no such measurement".into()),
        }
        Ok::<_, Box<dyn std::error::Error>>(())
    })?;
    let status = fs::read_to_string("/proc/self/status")?;
    let peak = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))
        .ok_or("no VmHWM")?;
    println!("{}", peak.trim().trim_end_matches(" kB"));
    Ok(())
}

fn serve(path: &Path) -> Outcome<()> {
    let hash = FileHash::of_path(path)?;
    fs::write(path.with_extension("sha256"), hash.as_str())?;
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let origin = format!("http://{}", listener.local_addr()?);
    println!("{origin}");
    for stream in listener.incoming().flatten() {
        let (path, origin) = (path.to_owned(), origin.clone());
        thread::spawn(move || {
            // The connection's end is an error too.
            let _ = answer(stream, &path, &origin);
        });
    }
    Ok(())
}

fn answer(stream: TcpStream, path: &Path, origin: &str) -> Outcome<()> {
    let mut writer = stream.try_clone()?;
    let mut reader = BufReader::with_capacity(256 * 1024, stream);
    let mut block = vec![0; 256 * 1024];
    loop {
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            if reader.read_until(b'\n', &mut head)? == 0 {
                return Ok(());
            }
        }
        let head = String::from_utf8(head)?.to_ascii_lowercase();
        let length = head
            .lines()
            .find_map(|line| line.strip_prefix("content-length: "));
        if head.contains("expect: 100-continue") {
            writer.write_all(b"HTTP/1.1 100 Continue\r\n\r\n")?;
        }
        let mut left: usize = length.unwrap_or("0").parse()?;
        while left > 0 {
            let wanted = left.min(block.len());
            left -= reader.read(&mut block[..wanted])?;
        }
        if head.starts_with("get") && !head.contains("/upload_url ") {
            let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {SIZE}\r\n\r\n");
            writer.write_all(head.as_bytes())?;
            let mut file = fs::File::open(path)?;
            loop {
                match file.read(&mut block)? {
                    0 => break,
                    length => writer.write_all(&block[..length])?,
                }
            }
            continue;
        }
        let body = if head.contains("/upload_url ") {
            format!(r#"{{"data": "{origin}/upload"}}"#)
        } else {
            r#"{"data": {"type": "analysis", "id": "a"}}"#.to_owned()
        };
        let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n", body.len());
        writer.write_all((head + &body).as_bytes())?;
    }
}

fn noise(length: usize) -> Vec<u8> {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()
    };
    std::iter::repeat_with(next)
        .flatten()
        .take(length)
        .collect()
}
