//! ZIP files: what they contain, when they are ready, and that other programs open them.

use std::io::Write as _;
use std::process::Command;

use serde_json::json;
use vt_mock::MockServer;

use crate::client::{get, send as raw};
use crate::{data, form, refused, send, server};

/// Uploads a file and lets its analysis end.
fn upload(server: &MockServer, path: &str, content: &[u8]) -> String {
    let analysis = form(server, path, Some(("a.txt", content)), &[]).json()["data"]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    server.advance(std::time::Duration::from_secs(60));
    let analyses = if path.starts_with("/private") {
        "/private/analyses"
    } else {
        "/analyses"
    };
    let item = data(server, &format!("{analyses}/{analysis}/item"));
    item["id"].as_str().unwrap().to_owned()
}

/// The archive of two files and an unknown one.
fn archive(server: &MockServer, path: &str, hashes: &[String], password: Option<&str>) -> Vec<u8> {
    let unknown = "0".repeat(32);
    let hashes: Vec<&String> = hashes.iter().chain([&unknown]).collect();
    let mut body = json!({ "data": { "hashes": hashes } });
    if let Some(password) = password {
        body["data"]["password"] = password.into();
    }
    let zip = send(server, "POST", path, &body);
    assert_eq!(zip["attributes"]["status"], "starting");
    assert_eq!(
        (
            &zip["attributes"]["files_ok"],
            &zip["attributes"]["files_error"]
        ),
        (&json!(2), &json!(1))
    );
    let path = format!("{path}/{}", zip["id"].as_str().unwrap());
    assert_eq!(
        get(server, &format!("{path}/download")).error(),
        refused(404, "NotFoundError")
    );
    let states = [(); 3].map(|()| data(server, &path)["attributes"]["status"].clone());
    assert_eq!(states, ["starting", "creating", "finished"]);
    let answer = get(server, &format!("{path}/download"));
    assert_eq!(answer.status, 302);
    let url = answer.header("location").unwrap();
    let target = url.strip_prefix(server.second_origin()).unwrap();
    let answer = raw(server.second_origin(), "GET", target, &[], b"");
    assert_eq!(
        (answer.status, answer.header("content-type")),
        (200, Some("application/zip"))
    );
    answer.body
}

/// Lets Python's zipfile, if it is here, check an archive and print an entry.
fn open(archive: &[u8], entry: &str, password: Option<&str>) -> Option<Vec<u8>> {
    let folder = std::env::temp_dir().join(format!("vt-mock-zip-{}-{}", std::process::id(), entry));
    std::fs::File::create(&folder)
        .unwrap()
        .write_all(archive)
        .unwrap();
    let program = "import sys, zipfile\n\
        archive = zipfile.ZipFile(sys.argv[1])\n\
        password = sys.argv[3].encode() if len(sys.argv) > 3 else None\n\
        archive.setpassword(password)\n\
        assert archive.testzip() is None and len(archive.namelist()) == 2\n\
        assert {entry.date_time for entry in archive.infolist()} == {(2025, 12, 1, 0, 0, 0)}\n\
        sys.stdout.buffer.write(archive.read(sys.argv[2]))";
    let output = Command::new("python3")
        .args(["-c", program])
        .arg(&folder)
        .arg(entry)
        .args(password)
        .output();
    std::fs::remove_file(&folder).unwrap();
    let output = output.ok()?;
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    Some(output.stdout)
}

#[test]
fn an_archive_holds_the_files() {
    let server = server();
    let hashes = [
        upload(&server, "/files", b"first content"),
        upload(&server, "/files", b"second"),
    ];
    let archive = archive(&server, "/intelligence/zip_files", &hashes, None);
    assert!(archive.starts_with(b"PK\x03\x04"));
    if let Some(content) = open(&archive, &hashes[0], None) {
        assert_eq!(content, b"first content");
    }
}

#[test]
fn a_private_archive_has_a_password() {
    let server = server();
    let hashes = [
        upload(&server, "/private/files", b"first secret"),
        upload(&server, "/private/files", b"second"),
    ];
    let archive = archive(&server, "/private/zip_files", &hashes, Some("infected"));
    assert!(!archive.windows(6).any(|window| window == b"secret"));
    if let Some(content) = open(&archive, &hashes[0], Some("infected")) {
        assert_eq!(content, b"first secret");
    }
}

#[test]
fn an_archive_of_nothing_is_refused() {
    let server = server();
    for body in [
        json!({ "data": {} }),
        json!({ "data": { "hashes": [] } }),
        json!({ "data": { "hashes": [1] } }),
    ] {
        assert_eq!(
            crate::error(&server, "POST", "/intelligence/zip_files", &body),
            refused(400, "BadRequestError"),
            "{body}"
        );
    }
}
