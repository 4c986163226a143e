//! `--output`: a file receives all that was asked for or stays as it was; pipes and devices are
//! written to as the content comes.

use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::thread;
use std::time::Duration;

use tempfile::TempDir;
use vt_testkit::{Recorder, Reply};

use crate::support::{HASH, command, run_at, text};

/// The content with the hash.
const CONTENT: &str = "abc";

/// A server that sends raw answers one after another, the last one again and again; after each it
/// closes the connection or stalls.
struct Raw {
    base_url: String,
    recorder: Recorder,
}

impl Raw {
    fn start(answers: Vec<String>, stands_still: bool) -> Self {
        let recorder = Recorder::start();
        let reply = match stands_still {
            true => Reply::Bytes,
            false => Reply::Last,
        };
        recorder.replies(answers.into_iter().map(|answer| reply(answer.into_bytes())));
        Self {
            base_url: format!("{}/api/v3", recorder.origin()),
            recorder,
        }
    }

    fn new(answers: impl IntoIterator<Item = String>) -> Self {
        Self::start(answers.into_iter().collect(), false)
    }

    fn requests(&self) -> usize {
        self.recorder.requests().len()
    }
}

/// An answer with these header lines.
fn answer(status: &str, headers: &str, body: &str) -> String {
    format!("HTTP/1.1 {status}\r\n{headers}\r\n{body}")
}

fn sized(headers: &str, body: &str) -> String {
    let length = body.len();
    answer(
        "200 OK",
        &format!("content-length: {length}\r\n{headers}"),
        body,
    )
}

/// A folder with an older file in it.
fn older() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sample.bin");
    std::fs::write(&path, "old").unwrap();
    (folder, path)
}

/// Fails unless the folder holds one file, with this content.
#[track_caller]
fn is_all(folder: &TempDir, content: &str) {
    let entries = std::fs::read_dir(folder).unwrap();
    let names: Vec<_> = entries.map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["sample.bin"]);
    let found = std::fs::read(folder.path().join("sample.bin")).unwrap();
    assert_eq!(String::from_utf8_lossy(&found), content);
}

/// The calls whose path tells the digest of the content.
fn by_hash() -> [Vec<String>; 3] {
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    [
        words(&["api", "files", "download", HASH]),
        words(&["api", "GET", &format!("/files/{HASH}/download")]),
        words(&["api", "monitor_partner", "download", HASH]),
    ]
}

fn to_file(words: &[String], path: &Path) -> Vec<String> {
    [words, &["--output".to_owned(), text(path).to_owned()]].concat()
}

#[track_caller]
fn fails(server: &Raw, words: &[String], code: i32) -> String {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    run_at(&server.base_url, &words).failure(code)
}

fn any(path: &Path) -> Vec<String> {
    to_file(&["api", "GET", "/x"].map(str::to_owned), path)
}

#[test]
fn content_that_does_not_match_its_hash_is_not_saved() {
    let page = "<html><title>Blocked</title></html>";
    for headers in [
        "content-type: text/html\r\n",
        // The decompressed content would match, but it is not what came.
        "content-encoding: gzip\r\n",
    ] {
        let server = Raw::new([sized(headers, page)]);
        for words in by_hash() {
            let (folder, path) = older();
            let message = fails(&server, &to_file(&words, &path), 1);
            assert!(message.contains("is not what was asked for"), "{message}");
            assert!(message.contains(HASH), "{message}");
            is_all(&folder, "old");
        }
    }
    // The body ends with the connection, and only the hash tells that this is too early.
    let server = Raw::new([answer("200 OK", "connection: close\r\n", "ab")]);
    for words in by_hash() {
        let (folder, path) = older();
        fails(&server, &to_file(&words, &path), 1);
        is_all(&folder, "old");
    }
    // What was written to a pipe cannot be taken back, but the exit status tells.
    let words: Vec<&str> = vec!["api", "files", "download", HASH];
    let ran = run_at(&server.base_url, &words);
    assert_eq!((ran.code, &*ran.stdout), (1, "ab"), "{}", ran.stderr);
}

#[test]
fn content_that_matches_its_hash_replaces_the_older_file() {
    let server = Raw::new([sized("", CONTENT)]);
    for words in by_hash() {
        let (folder, path) = older();
        let words = to_file(&words, &path);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        assert_eq!(run_at(&server.base_url, &words).success(), "");
        is_all(&folder, CONTENT);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = std::fs::metadata(&path).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
    }
}

#[test]
fn a_broken_download_is_resumed_or_leaves_the_older_file() {
    // Without a digest or a validator, the rest is not requested.
    for broken in [
        answer("200 OK", "content-length: 10\r\n", "abc"),
        answer("200 OK", "transfer-encoding: chunked\r\n", "3\r\nabc\r\n"),
        answer("200 OK", "transfer-encoding: chunked\r\n", "a\r\nabc"),
    ] {
        let server = Raw::new([broken]);
        let (folder, path) = older();
        let message = fails(&server, &any(&path), 6);
        assert!(message.contains("ended early"), "{message}");
        is_all(&folder, "old");
        assert_eq!(server.requests(), 1);
    }
    let range = "content-length: 1\r\ncontent-range: bytes 2-2/3\r\n";
    let server = Raw::new([
        answer("200 OK", "content-length: 3\r\n", "ab"),
        answer("206 Partial Content", range, "c"),
    ]);
    let (folder, path) = older();
    let words = to_file(&by_hash()[0], &path);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    run_at(&server.base_url, &words).success();
    is_all(&folder, CONTENT);
    assert_eq!(
        server.recorder.requests()[1].header("range"),
        Some("bytes=2-")
    );
}

#[test]
fn content_that_is_compressed_unasked_is_not_saved() {
    let server = Raw::new([sized("content-encoding: gzip\r\n", "abc")]);
    let (folder, path) = older();
    let message = fails(&server, &any(&path), 1);
    assert!(message.contains("with the encoding `gzip`"), "{message}");
    is_all(&folder, "old");
}

/// One call for each kind of answer: bytes, a document, items.
const CALLS: [&[&str]; 3] = [
    &["api", "GET", "/x"],
    &["api", "domains", "get", "example.com"],
    &["api", "comments", "list", "--all"],
];

#[cfg(unix)]
#[test]
fn links_and_folders_are_refused_before_anything_is_sent() {
    let server = Raw::new([sized("", "{}")]);
    let folder = tempfile::tempdir().unwrap();
    let kept = folder.path().join("kept");
    std::fs::write(&kept, "old").unwrap();
    let at = |name: &str| folder.path().join(name);
    std::os::unix::fs::symlink(&kept, at("link")).unwrap();
    std::os::unix::fs::symlink(at("missing"), at("dangling")).unwrap();
    for call in CALLS {
        for (path, why) in [
            (at("link"), "is a symbolic link, which is not followed"),
            (at("dangling"), "is a symbolic link, which is not followed"),
            (folder.path().to_owned(), "is a folder"),
            (at("missing/"), "does not name a file"),
        ] {
            let words = [call, &["--output", text(&path)]].concat();
            let message = run_at(&server.base_url, &words).failure(2);
            assert!(message.contains(why), "{message}");
        }
    }
    // A missing folder is refused as well.
    for call in &CALLS[..2] {
        let path = at("missing").join("x");
        let words = [*call, &["--output", text(&path)]].concat();
        let message = run_at(&server.base_url, &words).failure(1);
        assert!(message.contains(text(&at("missing"))), "{message}");
    }
    assert_eq!(server.requests(), 0);
    assert_eq!(std::fs::read(&kept).unwrap(), b"old");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 3);
}

#[cfg(unix)]
#[test]
fn pipes_and_devices_are_written_to_as_content_comes() {
    use std::os::unix::fs::FileTypeExt;
    let server = Raw::new([sized("", r#"{"data":[]}"#)]);
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.unwrap().success());
    for (call, expected) in CALLS
        .into_iter()
        .zip(["{\"data\":[]}", "{\n  \"data\": []\n}\n", ""])
    {
        let (sender, receiver) = std::sync::mpsc::channel();
        let path = pipe.clone();
        thread::spawn(move || sender.send(std::fs::read_to_string(path).unwrap()));
        let words = [call, &["--output", text(&pipe)]].concat();
        assert_eq!(run_at(&server.base_url, &words).success(), "");
        let read = receiver.recv_timeout(Duration::from_secs(20)).unwrap();
        assert_eq!(read, expected);
        assert!(std::fs::metadata(&pipe).unwrap().file_type().is_fifo());
        let words = [call, &["--output", "/dev/null"]].concat();
        assert_eq!(run_at(&server.base_url, &words).success(), "");
        // A file that the shell has opened is not truncated.
        for name in ["-", "/dev/stdout", "/dev/fd/1"] {
            let log = folder.path().join("log");
            std::fs::write(&log, "before\n").unwrap();
            let opened = std::fs::OpenOptions::new().append(true).open(&log);
            let mut command = command();
            command.args(["--url", &server.base_url]).args(call);
            command.args(["--output", name]).stdout(opened.unwrap());
            assert!(command.status().unwrap().success());
            let found = std::fs::read_to_string(&log).unwrap();
            assert_eq!(found, format!("before\n{expected}"), "{name}");
        }
    }
}

/// A signal ends the program as usual; the file has its old content, and no unfinished file is
/// left.
#[cfg(unix)]
#[test]
fn an_interruption_leaves_nothing_behind() {
    use std::os::unix::process::ExitStatusExt;
    let half = answer(
        "200 OK",
        "content-length: 2000000\r\n",
        &"x".repeat(1_000_000),
    );
    let server = Raw::start(vec![half], true);
    for call in [&["api", "files", "download", HASH][..], CALLS[0], CALLS[1]] {
        for (name, number) in [("INT", 2), ("TERM", 15)] {
            let (folder, path) = older();
            let mut child = command()
                .args(["--url", &server.base_url])
                .args(call)
                .args(["--output", text(&path)])
                .stderr(Stdio::piped())
                .spawn()
                .unwrap();
            let has_begun = || {
                let mut entries = std::fs::read_dir(&folder).unwrap();
                let is_half = |name: &str| name.starts_with(".vt-");
                entries.any(|entry| is_half(entry.unwrap().file_name().to_str().unwrap()))
            };
            let before = server.requests();
            for _ in 0..1000 {
                if has_begun() && server.requests() > before {
                    break;
                }
                thread::sleep(Duration::from_millis(10));
            }
            assert!(has_begun(), "{call:?}");
            let kill = std::process::Command::new("kill")
                .args([&format!("-{name}"), &child.id().to_string()])
                .status();
            assert!(kill.unwrap().success());
            let status = child.wait().unwrap();
            assert_eq!(status.signal(), Some(number), "{call:?}: {status}");
            is_all(&folder, "old");
        }
    }
}

#[test]
fn a_document_is_saved_whole_or_not_at_all() {
    let (folder, path) = older();
    let words = [CALLS[1], &["--output", text(&path)]].concat();
    let server = Raw::new([sized("", "{\"data\": not json")]);
    run_at(&server.base_url, &words).failure(1);
    is_all(&folder, "old");
    let server = Raw::new([sized("", "{\"data\":1}")]);
    assert_eq!(run_at(&server.base_url, &words).success(), "");
    is_all(&folder, "{\n  \"data\": 1\n}\n");
    // Unlike a sample, it has the mode of any new file.
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode();
        let new = folder.path().join("new");
        std::fs::write(&new, "").unwrap();
        assert_eq!(mode(&path), mode(&new));
    }
}
