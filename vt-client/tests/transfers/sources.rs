//! What is hashed and what is uploaded is a regular file, by whatever way its path was given.
//! Nothing else is waited for or sent.

use std::path::{Path, PathBuf};
use std::sync::mpsc::channel;
use std::time::Duration;

use vt_client::bodies::{FileUpload, MonitorUpload, PrivateFileUpload};
use vt_client::{DigestKind, Error, FileDigests, FileHash, MultipartForm, Verb, blocking};

use crate::blocking_client;
use vt_testkit::{Server, json};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

type Way = (
    &'static str,
    fn(&blocking::Client, &Path) -> Result<(), Error>,
);

/// All ways to give a path.
const WAYS: [Way; 11] = [
    ("of_path", |_, path| Ok(FileHash::of_path(path).map(drop)?)),
    ("of_path_with", |_, path| {
        Ok(FileHash::of_path_with(path, DigestKind::Md5).map(drop)?)
    }),
    ("digests", |_, path| {
        Ok(FileDigests::of_path(path, [DigestKind::Sha1]).map(drop)?)
    }),
    ("scan", |vt, path| vt.files().scan(path).send().map(drop)),
    ("private scan", |vt, path| {
        vt.private_files().scan(path).send().map(drop)
    }),
    ("scan and wait", |vt, path| {
        vt.files().scan(path).wait().send().map(drop)
    }),
    ("ensure_scanned", |vt, path| {
        vt.files().ensure_scanned(path, DAY).send().map(drop)
    }),
    ("upload", |vt, path| {
        vt.files().upload(FileUpload::path(path)).send().map(drop)
    }),
    ("private upload", |vt, path| {
        let upload = PrivateFileUpload::path(path);
        vt.private_files().upload(upload).send().map(drop)
    }),
    ("monitor upload", |vt, path| {
        let upload = MonitorUpload::at_path("/a").file_path(path);
        vt.monitor().upload(upload).send().map(drop)
    }),
    ("form", |vt, path| {
        let form = MultipartForm::new().file_path("file", path);
        let request = vt.request(Verb::Post, "/x").multipart_body(form);
        request.send().map(drop)
    }),
];

/// The outcome of each way; none may take long.
fn outcomes(server: &Server, path: &Path) -> Vec<(&'static str, Result<(), Error>)> {
    let ways = WAYS.into_iter().map(|(name, way)| {
        let (vt, path) = (blocking_client(server), path.to_owned());
        let (sender, receiver) = channel();
        // It would be read or waited for for ever; then the thread stays.
        std::thread::spawn(move || sender.send(way(&vt, &path)));
        let outcome = receiver.recv_timeout(Duration::from_secs(20));
        (name, outcome.unwrap_or_else(|_| panic!("{name} waits")))
    });
    ways.collect()
}

#[test]
fn what_is_no_regular_file_is_refused_by_all_ways() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.unwrap().success());
    let link = folder.path().join("link");
    std::os::unix::fs::symlink(&pipe, &link).unwrap();
    let mut paths: Vec<PathBuf> = vec![pipe, link, folder.path().to_owned()];
    paths.extend(["/dev/zero", "/dev/null"].map(PathBuf::from));
    if cfg!(target_os = "linux") {
        // It has content, but tells no size.
        paths.push("/proc/self/status".into());
    }
    let server = Server::new(|_| json(crate::ANALYSIS));
    for path in paths {
        for (name, outcome) in outcomes(&server, &path) {
            let Err(Error::Usage(message)) = outcome else {
                panic!("{name} of {path:?}: {outcome:?}");
            };
            let start = format!(
                "`{}` can neither be hashed nor uploaded: it is a",
                path.display()
            );
            assert!(message.to_string().starts_with(&start), "{name}: {message}");
        }
    }
    assert!(server.requests().is_empty());
    let missing = folder.path().join("missing");
    for (name, outcome) in outcomes(&server, &missing) {
        let error = outcome.unwrap_err().to_string();
        assert_eq!(
            error,
            format!("`{}` does not exist", missing.display()),
            "{name}"
        );
    }
    assert!(server.requests().is_empty());
}

#[test]
fn a_link_to_a_regular_file_is_followed() {
    let folder = tempfile::tempdir().unwrap();
    let (file, link) = (folder.path().join("file"), folder.path().join("link"));
    std::fs::write(&file, "abc").unwrap();
    std::os::unix::fs::symlink(&file, &link).unwrap();
    assert_eq!(FileHash::of_path(&link).unwrap(), FileHash::of_bytes("abc"));
    let server = Server::new(|_| json(crate::ANALYSIS));
    let scanned = blocking_client(&server).files().scan(&link).send();
    assert_eq!(scanned.unwrap().size, 3);
}
