//! Running the command, and servers for it to talk to.

use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use serde_json::{Value, json};
use tempfile::TempDir;
use vt_mock::MockServer;
use vt_testkit::{Recorder, Reply};

/// A key that must never be shown.
pub(crate) const KEY: &str = "canary0123456789abcdef0123456789abcdef0123456789abcdef0123456789";

/// The command, in an environment that holds only a key.
pub(crate) fn command() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vt"));
    command
        .env_clear()
        .env("VT_API_KEY", KEY)
        .stdin(Stdio::null());
    command
}

/// How a run ended.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code().expect("not killed"),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

impl Ran {
    /// The results of a run that succeeded without a message.
    #[track_caller]
    pub(crate) fn success(self) -> String {
        assert_eq!((self.code, &*self.stderr), (0, ""), "{}", self.stdout);
        self.stdout
    }

    /// The message of a run that failed without a result.
    #[track_caller]
    pub(crate) fn failure(self, code: i32) -> String {
        assert_eq!((self.code, &*self.stdout), (code, ""), "{}", self.stderr);
        self.stderr
    }
}

pub(crate) fn run(arguments: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Ran {
    command().args(arguments).output().unwrap().into()
}

/// Runs the command against a server, waiting only briefly between looks at an analysis.
pub(crate) fn run_at(base_url: &str, arguments: &[&str]) -> Ran {
    run(["--url", base_url, "--interval", "0.01"]
        .iter()
        .chain(arguments))
}

/// The command with this on its standard input, which is not at its end yet.
pub(crate) fn start_with(base_url: &str, arguments: &[&str], input: &[u8]) -> Child {
    let mut child = command()
        .args(["--url", base_url])
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that stops early does not read all of it.
    let _ = child.stdin.as_mut().unwrap().write_all(input);
    child
}

/// Runs the command with this on its standard input.
pub(crate) fn run_with(base_url: &str, arguments: &[&str], input: &[u8]) -> Ran {
    let mut child = start_with(base_url, arguments, input);
    drop(child.stdin.take());
    child.wait_with_output().unwrap().into()
}

/// Runs the command with a pipe that nobody reads any more, even before it starts.
pub(crate) fn run_unread(arguments: &[&str]) -> Ran {
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let output = command().args(arguments).stdout(writer).output();
    output.unwrap().into()
}

/// An emulator that knows a few things.
pub(crate) fn emulator() -> MockServer {
    let known =
        |kind: &str, id: &str| json!({"type": kind, "id": id, "attributes": {"reputation": -7}});
    MockServer::builder()
        .object(known("domain", "example.com"))
        .object(known("domain", "example.org"))
        .object(known("ip_address", "192.0.2.7"))
        .object(known("ip_address", "2001:db8::7"))
        .object(known("file", HASH))
        .object(known("url", URL_SHA256))
        .start()
        .unwrap()
}

/// SHA-256 of `abc`, a test vector of FIPS 180-2.
pub(crate) const HASH: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

pub(crate) const URL: &str = "http://www.example.com/";
/// From `printf %s URL | base64`.
pub(crate) const URL_BASE64: &str = "aHR0cDovL3d3dy5leGFtcGxlLmNvbS8";
/// From `printf %s URL | sha256sum`.
pub(crate) const URL_SHA256: &str =
    "14b570acce51451285fa2340e01f97344efe518c8770f5bbc0a794d9bcd55f01";

/// The requests that came, as `GET /files/…` below the base URL.
pub(crate) fn received(server: &MockServer) -> Vec<String> {
    let requests = server.received();
    let lines = requests.iter().map(|request| {
        let target = request.target.strip_prefix("/api/v3").unwrap();
        format!("{} {target}", request.method)
    });
    lines.collect()
}

/// A file of this content, in a folder of its own whose name must not be told.
pub(crate) fn file(name: &str, content: &str) -> (TempDir, PathBuf) {
    let folder = tempfile::Builder::new()
        .prefix("private-folder")
        .tempdir()
        .unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, content).unwrap();
    (folder, path)
}

pub(crate) fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// The only document of a run's output.
pub(crate) fn document(output: &str) -> Value {
    serde_json::from_str(output).unwrap()
}

/// A server that gives the answers of a list one after the other, the last one again and again.
pub(crate) struct Script(Recorder);

impl Script {
    pub(crate) fn start(answers: &[(u16, &str)]) -> Self {
        Self::with_header("x-nothing: 1", answers)
    }

    /// All answers have this header, too.
    pub(crate) fn with_header(header: &str, answers: &[(u16, &str)]) -> Self {
        let headers = [
            "content-type: application/json",
            "connection: close",
            header,
        ];
        let replies = answers.iter().map(|(status, body)| {
            Reply::Last(vt_testkit::answer(
                &format!("{status} Whatever"),
                &headers,
                body,
            ))
        });
        let recorder = Recorder::start();
        recorder.replies(replies);
        Self(recorder)
    }

    pub(crate) fn origin(&self) -> &str {
        self.0.origin()
    }

    pub(crate) fn base_url(&self) -> String {
        format!("{}/api/v3", self.origin())
    }

    /// The first lines of the requests.
    pub(crate) fn requests(&self) -> Vec<String> {
        let requests = self.0.requests().into_iter();
        requests
            .map(|request| format!("{} {}", request.line(), request.version))
            .collect()
    }
}
