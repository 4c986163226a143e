//! How fast the emulator starts and answers, beside a bare server that sends the same bytes.
//!
//! `cargo bench -p vt-mock`. Each server is a process of its own, on one core where `taskset` is
//! installed.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    missing_docs,
    reason = "a benchmark stops at the first thing that is not as expected"
)]

use std::convert::Infallible;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use bytes::Bytes;
use http::Response;
use http_body_util::Full;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use vt_mock::MockServer;

const CONNECTIONS: usize = 4;
const TIME: Duration = Duration::from_secs(3);

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let [_, role, size] = &arguments[..]
        && role == "bare"
    {
        return serve_bare(size.parse().unwrap());
    }
    start();
    answers();
}

/// The time until a server can be asked.
fn start() {
    let library = median(20, || drop(MockServer::start().unwrap()));
    let program = median(20, || drop(Server::emulator()));
    println!(
        "start: {library:.1?} in a test, {program:.1?} as a program (with the process itself)"
    );
}

fn median(rounds: usize, mut work: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..rounds)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed()
        })
        .collect();
    times.sort();
    times[rounds / 2]
}

/// Requests for each second over connections that stay open.
fn answers() {
    for path in [
        "/users/me",
        "/domains/example.com",
        "/files/275a021bbfb6489e54d471899f7db9d1663fc695ec2fe2a2c4538aabf651fd0f",
    ] {
        let emulator = Server::emulator();
        let (rate, size) = emulator.rate(path);
        let (bare, _) = Server::bare(size).rate(path);
        println!(
            "GET {path}: {size} bytes, {rate:.0} a second; \
             a bare server {bare:.0}, {:.2} times as many",
            bare / rate
        );
    }
}

/// A server in a process of its own.
struct Server {
    child: Child,
    address: String,
}

impl Server {
    fn emulator() -> Self {
        Self::of(pinned(env!("CARGO_BIN_EXE_vt-mock")))
    }

    fn bare(size: usize) -> Self {
        let mut command = pinned(std::env::current_exe().unwrap().to_str().unwrap());
        command.args(["bare", &size.to_string()]);
        Self::of(command)
    }

    fn of(mut command: Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.as_mut().unwrap())
            .read_line(&mut line)
            .unwrap();
        let url = line.trim().strip_prefix("http://").unwrap();
        let address = url.split('/').next().unwrap().to_owned();
        Self { child, address }
    }

    /// The answers in a second, and the size of one.
    fn rate(&self, path: &str) -> (f64, usize) {
        let request = format!(
            "GET /api/v3{path} HTTP/1.1\r\nhost: {}\r\nx-apikey: k\r\n\r\n",
            self.address
        );
        let start = Instant::now();
        let counts: Vec<(usize, usize)> = std::thread::scope(|scope| {
            let clients: Vec<_> = (0..CONNECTIONS)
                .map(|_| scope.spawn(|| self.ask(&request, start)))
                .collect();
            clients
                .into_iter()
                .map(|client| client.join().unwrap())
                .collect()
        });
        let answers: usize = counts.iter().map(|count| count.0).sum();
        #[allow(clippy::cast_precision_loss, reason = "far below what f64 holds")]
        let rate = answers as f64 / start.elapsed().as_secs_f64();
        (rate, counts[0].1)
    }

    fn ask(&self, request: &str, start: Instant) -> (usize, usize) {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.set_nodelay(true).unwrap();
        let (mut answers, mut size) = (0, 0);
        let mut buffer = vec![0; 1 << 20];
        while start.elapsed() < TIME {
            stream.write_all(request.as_bytes()).unwrap();
            size = read(&mut stream, &mut buffer);
            answers += 1;
        }
        (answers, size)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Both fail only if it has ended.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Reads one answer, and gives its body's length.
fn read(stream: &mut TcpStream, buffer: &mut [u8]) -> usize {
    let mut filled = 0;
    loop {
        let count = stream.read(&mut buffer[filled..]).unwrap();
        assert!(count > 0, "the server closed the connection");
        filled += count;
        let Some(end) = buffer[..filled]
            .windows(4)
            .position(|window| window == b"\r\n\r\n")
        else {
            continue;
        };
        let head = std::str::from_utf8(&buffer[..end]).unwrap();
        assert!(head.starts_with("HTTP/1.1 200 "), "{head}");
        let length: usize = head
            .lines()
            .find_map(|line| line.strip_prefix("content-length: "))
            .unwrap()
            .parse()
            .unwrap();
        while filled < end + 4 + length {
            filled += stream.read(&mut buffer[filled..]).unwrap();
        }
        return length;
    }
}

/// A command on the first core, if `taskset` is installed.
fn pinned(program: &str) -> Command {
    let has_taskset = Command::new("taskset")
        .arg("--version")
        .stdout(Stdio::null())
        .status()
        .is_ok_and(|status| status.success());
    if !has_taskset {
        return Command::new(program);
    }
    let mut command = Command::new("taskset");
    command.args(["-c", "0", program]);
    command
}

/// A server that sends the same bytes whatever it is asked.
fn serve_bare(size: usize) {
    let body = Bytes::from(vec![b'x'; size]);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        println!("http://{}/api/v3", listener.local_addr().unwrap());
        loop {
            let (stream, _) = listener.accept().await.unwrap();
            stream.set_nodelay(true).unwrap();
            let body = body.clone();
            let answer = service_fn(move |_| {
                let response = Response::new(Full::new(body.clone()));
                async { Ok::<_, Infallible>(response) }
            });
            tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), answer));
        }
    });
}
