//! The line that says what is going on, as a person sees it.

use std::fs::File;
use std::io::Read;
use std::process::Stdio;
use std::thread;

use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{Winsize, tcsetwinsize};

use crate::support::{HASH, KEY, Script, command, file, text};

/// What a run writes to standard error, which is a terminal of 60 columns.
fn seen(base_url: &str, arguments: &[&str]) -> String {
    let ours = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
    grantpt(&ours).unwrap();
    unlockpt(&ours).unwrap();
    let size = Winsize {
        ws_row: 20,
        ws_col: 60,
        ws_xpixel: 0,
        ws_ypixel: 0,
    };
    tcsetwinsize(&ours, size).unwrap();
    let name = ptsname(&ours, Vec::new()).unwrap();
    let theirs = File::options()
        .read(true)
        .write(true)
        .open(name.to_str().unwrap())
        .unwrap();
    let mut child = command()
        .env("TERM", "xterm")
        .args(["--url", base_url])
        .args(arguments)
        .stdout(Stdio::null())
        .stderr(theirs)
        .spawn()
        .unwrap();
    let reader = thread::spawn(move || {
        let mut written = Vec::new();
        // When nobody has the terminal open any more, reading fails on Linux and ends elsewhere.
        let _ = File::from(ours).read_to_end(&mut written);
        String::from_utf8(written).unwrap()
    });
    child.wait().unwrap();
    reader.join().unwrap()
}

/// What is visible on the cursor's line: what follows the last `\r` and the last erasure.
fn left(seen: &str) -> &str {
    let line = seen.rsplit(['\r', '\n']).next().unwrap();
    line.rsplit("\u{1b}[2K").next().unwrap()
}

#[test]
fn the_line_says_what_is_going_on_and_is_erased() {
    let server = Script::start(&[(200, r#"{"data":[{"type":"comment","id":"a"}]}"#)]);
    let call = ["api", "files", "comments", HASH, "--all"];
    let seen = seen(&server.base_url(), &call);
    assert!(seen.contains("files comments: "), "{seen:?}");
    assert_eq!(left(&seen), "", "{seen:?}");
}

#[test]
fn a_message_stands_on_a_line_of_its_own() {
    let error = r#"{"error":{"code":"NotFoundError","message":"gone"},"type":"comment","id":"a"}"#;
    let server = Script::start(&[(200, &format!(r#"{{"data":[{error}]}}"#))]);
    let call = ["api", "files", "comments", HASH, "--all"];
    let seen = seen(&server.base_url(), &call);
    let (before, _) = seen.split_once("vt: `files comments`: ").expect(&seen);
    assert!(before.contains("files comments: "), "{seen:?}");
    assert_eq!(left(before), "", "{seen:?}");
}

#[test]
fn the_line_does_not_show_the_key() {
    let server = Script::start(&[(404, "")]);
    let (_folder, path) = file(KEY, "");
    let seen = seen(&server.base_url(), &["file", text(&path)]);
    assert!(seen.contains("hashing "), "{seen:?}");
    assert!(!seen.contains(KEY), "{seen:?}");
}
