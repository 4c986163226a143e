//! Downloads to paths and writers.

use std::io::Write;
use std::path::Path;
use std::sync::{Arc, Mutex};

use vt_client::{DigestKind, Error, FileHash, TransferError, Verb};

use crate::{blocking_client, client, noise, transfer_error};
use vt_testkit::{Server, answer};

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect()
}

fn serving(content: &[u8]) -> Server {
    let content = content.to_vec();
    Server::new(move |_| answer("200 OK", &[], &content))
}

#[tokio::test]
async fn a_file_is_verified_by_the_kind_of_hash_that_was_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sample.bin");
    let content = noise(700_000);
    let server = serving(&content);
    let vt = client(&server);
    for kind in [DigestKind::Md5, DigestKind::Sha1, DigestKind::Sha256] {
        let hash = FileHash::of_bytes_with(&content, kind);
        let saved = vt.files().download(&hash).to_path(&path).await.unwrap();
        assert_eq!((saved.size, saved.resumed), (700_000, 0));
        assert_eq!(saved.verified, Some(hash));
        assert_eq!(std::fs::read(&path).unwrap(), content);
        assert_eq!(names(folder.path()), ["sample.bin"]);
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    let request = &server.requests()[0];
    assert_eq!(request.header("accept-encoding"), Some("identity"));
    assert_eq!(
        (request.header("range"), request.header("if-range")),
        (None, None)
    );
}

#[tokio::test]
async fn other_bytes_leave_nothing_and_replace_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sample.bin");
    let server = serving(b"something else");
    let vt = client(&server);
    for kind in [DigestKind::Md5, DigestKind::Sha1, DigestKind::Sha256] {
        let asked = FileHash::of_bytes_with("what was asked for", kind);
        let got = FileHash::of_bytes_with("something else", kind);
        match transfer_error(vt.files().download(&asked).to_path(&path).await) {
            TransferError::Digest {
                expected, found, ..
            } => {
                assert_eq!((expected, found), (Some(asked), got));
            }
            other => panic!("{other:?}"),
        }
        assert!(names(folder.path()).is_empty());
    }
    std::fs::write(&path, "old").unwrap();
    let asked = FileHash::of_bytes("what was asked for");
    transfer_error(vt.files().download(&asked).to_path(&path).await);
    transfer_error(
        blocking_client(&server)
            .files()
            .download(&asked)
            .to_path(&path),
    );
    assert_eq!(std::fs::read(&path).unwrap(), b"old");
    assert_eq!(names(folder.path()), ["sample.bin"]);
}

#[tokio::test]
async fn others_are_verified_when_told_how() {
    let server = serving(b"abc");
    let vt = client(&server);
    let download = || vt.request(Verb::Get, "/things/1/download").download();
    let saved = download().to_writer(tokio::io::sink()).await.unwrap();
    assert_eq!(saved.verified, None);
    let digest = FileHash::of_bytes_with("abc", DigestKind::Md5);
    let saved = download()
        .expect_digest(digest.clone())
        .to_writer(tokio::io::sink())
        .await
        .unwrap();
    assert_eq!(saved.verified, Some(digest));
    let other = FileHash::of_bytes("xyz");
    let error = transfer_error(
        download()
            .expect_digest(other)
            .to_writer(tokio::io::sink())
            .await,
    );
    assert!(matches!(error, TransferError::Digest { .. }), "{error:?}");
}

/// A sample may be a gzip file, and a server may say so.
#[tokio::test]
async fn what_is_compressed_stays_so() {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(&noise(10_000)).unwrap();
    let packed = encoder.finish().unwrap();
    let body = packed.clone();
    let server = Server::new(move |_| answer("200 OK", &["content-encoding: gzip"], &body));
    let mut bytes = Vec::new();
    let hash = FileHash::of_bytes(&packed);
    let download = client(&server).files().download(&hash);
    download.to_writer(&mut bytes).await.unwrap();
    assert_eq!(bytes, packed);
}

#[tokio::test]
async fn where_nothing_can_be_saved_nothing_is_asked() {
    let folder = tempfile::tempdir().unwrap();
    let server = serving(b"abc");
    let vt = client(&server);
    let hash = FileHash::of_bytes("abc");
    let missing = folder.path().join("missing/sample.bin");
    let error = vt
        .files()
        .download(&hash)
        .to_path(&missing)
        .await
        .unwrap_err();
    assert!(matches!(&error, Error::Io { .. }), "{error:?}");
    for path in [
        folder.path(),
        Path::new(""),
        Path::new("/"),
        Path::new(".."),
    ] {
        let error = vt.files().download(&hash).to_path(path).await.unwrap_err();
        assert!(matches!(&error, Error::Usage(_)), "{error:?}");
    }
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn a_refusal_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::new(|_| vt_testkit::error("403 Forbidden", &[], "ForbiddenError"));
    let hash = FileHash::of_bytes("abc");
    let download = client(&server).files().download(&hash);
    let error = download.to_path(folder.path().join("a")).await.unwrap_err();
    assert_eq!(error.status(), Some(403));
    assert!(names(folder.path()).is_empty());
}

#[tokio::test]
async fn a_download_that_is_dropped_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let origin = vt_testkit::talking(|mut stream| {
        let _ = std::io::Read::read(&mut stream, &mut [0; 4096]);
        let _ = stream.write_all(&vt_testkit::head("200 OK", &[], 1_000_000));
        let _ = stream.write_all(&[7; 900_000]);
        std::thread::sleep(crate::millis(5000));
    });
    let vt = vt_client::Client::builder()
        .api_key(crate::KEY)
        .base_url(origin)
        .build()
        .unwrap();
    let hash = FileHash::of_bytes("abc");
    let download = vt.files().download(&hash).to_path(folder.path().join("a"));
    assert!(
        tokio::time::timeout(crate::millis(500), download)
            .await
            .is_err()
    );
    // The thread that writes may be a moment behind.
    for _ in 0..100 {
        if names(folder.path()).is_empty() {
            return;
        }
        tokio::time::sleep(crate::millis(20)).await;
    }
    panic!("{:?}", names(folder.path()));
}

#[tokio::test]
async fn progress_counts_to_the_end() {
    let content = noise(300_000);
    let server = serving(&content);
    let told: Arc<Mutex<Vec<(u64, u64)>>> = Arc::default();
    let tell = told.clone();
    let download = client(&server)
        .files()
        .download(FileHash::of_bytes(&content));
    let download = download.progress(move |came, total| tell.lock().unwrap().push((came, total)));
    download.to_writer(tokio::io::sink()).await.unwrap();
    let told = told.lock().unwrap();
    assert!(told.is_sorted());
    assert_eq!(told.last(), Some(&(300_000, 300_000)));
}

#[test]
fn blocking_chunks_tell_what_a_transfer_tells() {
    let server = Server::new(|_| answer("200 OK", &["x-goog-hash: h"], "abc"));
    let vt = blocking_client(&server);
    let hash = FileHash::of_bytes("abc");
    let mut chunks = vt.files().download(hash).open().unwrap();
    let bytes: Vec<u8> = chunks.by_ref().flat_map(Result::unwrap).collect();
    assert_eq!(bytes, b"abc");
    assert_eq!((chunks.status(), chunks.length()), (200, Some(3)));
    assert_eq!(chunks.headers()["x-goog-hash"], "h");
    assert_eq!(chunks.spent().attempts, 1);
}

/// The error's body comes a byte at a time, so that it never stands still.
#[tokio::test]
async fn a_refusal_that_does_not_end_is_one_all_the_same() {
    let origin = vt_testkit::talking(|mut stream| {
        let _ = std::io::Read::read(&mut stream, &mut [0; 4096]);
        let _ = stream.write_all(&vt_testkit::head("403 Forbidden", &[], 1_000_000));
        while stream.write_all(b"x").is_ok() {
            std::thread::sleep(crate::millis(20));
        }
    });
    let vt = vt_client::Client::builder()
        .api_key(crate::KEY)
        .base_url(origin)
        .response_timeout(crate::millis(300))
        .build()
        .unwrap();
    let download = vt.files().download(FileHash::of_bytes("abc")).open();
    // It would take hours.
    let download = tokio::time::timeout(crate::millis(60_000), download);
    let error = download.await.unwrap().unwrap_err();
    assert_eq!(error.status(), Some(403), "{error:?}");
}

#[test]
fn the_blocking_client_saves_too() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sample.bin");
    let content = noise(300_000);
    let server = serving(&content);
    let vt = blocking_client(&server);
    let hash = FileHash::of_bytes(&content);
    let saved = vt
        .files()
        .download(&hash)
        .progress(|_, _| {})
        .to_path(&path)
        .unwrap();
    assert_eq!(saved.verified.as_ref(), Some(&hash));
    assert_eq!(std::fs::read(&path).unwrap(), content);
    // A writer that is borrowed, on this thread.
    let mut bytes = Vec::new();
    let saved = vt.files().download(&hash).to_writer(&mut bytes).unwrap();
    assert_eq!(saved.size, 300_000);
    assert_eq!(bytes, content);
    let other = FileHash::of_bytes("abc");
    let download = vt.request(Verb::Get, "/x").download().expect_digest(other);
    transfer_error(download.to_writer(std::io::sink()));
}
