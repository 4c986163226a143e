//! What a download may replace, and whether it is what was asked for.

use std::io::Write;
use std::path::Path;

use vt_client::{Error, FileHash, TransferError, Verb};

use crate::{blocking_client, client, noise, transfer_error};
use vt_testkit::{Reply, Server, answer, head};

fn serving(content: &[u8]) -> Server {
    let content = content.to_vec();
    Server::new(move |_| answer("200 OK", &[], &content))
}

/// A regular file, or none: anything else would be lost, or lead elsewhere. Nothing is asked.
#[cfg(unix)]
#[tokio::test]
async fn nothing_but_a_regular_file_is_replaced() {
    use std::os::unix::fs::{FileTypeExt, symlink};
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let made = std::process::Command::new("mkfifo")
        .arg(at("pipe"))
        .status();
    assert!(made.unwrap().success());
    let _socket = std::os::unix::net::UnixListener::bind(at("socket")).unwrap();
    std::fs::write(at("kept"), "old").unwrap();
    symlink(at("kept"), at("link")).unwrap();
    symlink(at("missing"), at("dangling")).unwrap();
    let server = serving(b"abc");
    let (vt, blocking) = (client(&server), blocking_client(&server));
    let hash = FileHash::of_bytes("abc");
    for (path, why) in [
        (at("pipe"), "is a pipe or a device"),
        (at("socket"), "is a pipe or a device"),
        (Path::new("/dev/null").to_owned(), "is a pipe or a device"),
        (at("link"), "is a symbolic link"),
        (at("dangling"), "is a symbolic link"),
        (folder.path().to_owned(), "is a folder"),
        (at("missing/"), "is not a file's name"),
    ] {
        let saved = vt.files().download(&hash).to_path(&path).await;
        let and_blocking = blocking.files().download(&hash).to_path(&path);
        for outcome in [saved, and_blocking] {
            let Err(Error::Usage(message)) = outcome else {
                panic!("{path:?}: {outcome:?}");
            };
            assert!(
                message
                    .to_string()
                    .contains(&format!("`{}` {why}", path.display())),
                "{message}"
            );
        }
    }
    assert!(server.requests().is_empty());
    assert!(std::fs::metadata(at("pipe")).unwrap().file_type().is_fifo());
    assert_eq!(std::fs::read(at("kept")).unwrap(), b"old");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 5);
    // Links to folders on the way are followed as ever.
    symlink(folder.path(), at("elsewhere")).unwrap();
    let download = vt.files().download(&hash);
    download.to_path(at("elsewhere/kept")).await.unwrap();
    assert_eq!(std::fs::read(at("kept")).unwrap(), b"abc");
}

/// What the operating system says of the path is told of the path, before anything is asked.
#[cfg(unix)]
#[tokio::test]
async fn a_path_that_cannot_be_looked_at_is_told() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("file"), "old").unwrap();
    let path = folder.path().join("file/below");
    let server = serving(b"abc");
    let download = client(&server).files().download(FileHash::of_bytes("abc"));
    let error = download.to_path(&path).await.unwrap_err();
    let Error::Io { path: told, .. } = &error else {
        panic!("{error:?}");
    };
    assert_eq!(told, &path);
    assert!(server.requests().is_empty());
}

/// Something else takes the name while the bytes come.
#[cfg(unix)]
#[tokio::test]
async fn what_takes_the_name_meanwhile_is_not_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a");
    let link = path.clone();
    let server = Server::new(move |_| {
        std::os::unix::fs::symlink("/dev/null", &link).unwrap();
        answer("200 OK", &[], "abc")
    });
    let download = client(&server).files().download(FileHash::of_bytes("abc"));
    let error = download.to_path(&path).await.unwrap_err();
    assert!(matches!(error, Error::Usage(_)), "{error:?}");
    assert!(std::fs::symlink_metadata(&path).unwrap().is_symlink());
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

/// In memory, too: a filter's page is no sample.
#[tokio::test]
async fn a_page_in_place_of_a_sample_is_no_success() {
    let page = "<html>blocked</html>";
    let server = Server::new(move |_| answer("200 OK", &["content-type: text/html"], page));
    let hash = FileHash::of_bytes("abc");
    let (vt, blocking) = (client(&server), blocking_client(&server));
    let outcomes = [
        vt.files().download(&hash).await,
        blocking.files().download(&hash).send(),
        vt.call(row("files", "download"))
            .argument("id", hash.as_str())
            .download()
            .await,
    ];
    for outcome in outcomes {
        let error = transfer_error(outcome);
        assert!(matches!(error, TransferError::Digest { .. }), "{error:?}");
    }
    let hash = FileHash::of_bytes(page);
    assert_eq!(vt.files().download(&hash).await.unwrap(), page);
}

fn row(group: &str, method: &str) -> &'static vt_client::Endpoint {
    let rows = vt_client::ENDPOINTS.iter();
    let mut rows = rows.filter(|row| row.group == group && row.method == method);
    rows.next().unwrap()
}

/// In memory a broken connection is made again, as it is for a file.
#[tokio::test]
async fn what_is_read_into_memory_goes_on_too() {
    let content = noise(3000);
    let body = content.clone();
    let server = Server::new(move |request| match request.header("range") {
        None => {
            let mut bytes = head("200 OK", &[], 3000);
            bytes.extend_from_slice(&body[..1000]);
            Reply::Last(bytes)
        }
        Some(range) => {
            assert_eq!(range, "bytes=1000-");
            let range = "content-range: bytes 1000-2999/3000";
            Reply::Bytes(answer("206 Partial Content", &[range], &body[1000..]))
        }
    });
    let download = client(&server)
        .files()
        .download(FileHash::of_bytes(&content));
    assert_eq!(download.await.unwrap(), content);
}

/// Nothing was compressed on request. Where a digest is known, it decides: see
/// `what_is_compressed_stays_so`.
#[tokio::test]
async fn what_is_compressed_unasked_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a");
    std::fs::write(&path, "old").unwrap();
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(b"what was asked for").unwrap();
    let packed = encoder.finish().unwrap();
    for encoding in ["gzip", "GZIP", "br", "identity, gzip"] {
        let (body, header) = (packed.clone(), format!("content-encoding: {encoding}"));
        let server = Server::new(move |_| answer("200 OK", &[&header], &body));
        let (vt, blocking) = (client(&server), blocking_client(&server));
        let download = || vt.request(Verb::Get, "/x").download();
        let others = || blocking.request(Verb::Get, "/x").download();
        let outcomes = [
            download().to_path(&path).await.map(drop),
            download().to_writer(tokio::io::sink()).await.map(drop),
            download().await.map(drop),
            others().to_path(&path).map(drop),
            others().to_writer(std::io::sink()).map(drop),
            others().send().map(drop),
        ];
        for outcome in outcomes {
            let error = transfer_error(outcome);
            let TransferError::Encoded { encoding: told, .. } = &error else {
                panic!("{error:?}");
            };
            assert_eq!(&**told, encoding);
        }
        // The digest of what is inside: the bytes that came are others.
        let hash = FileHash::of_bytes("what was asked for");
        let error = transfer_error(vt.files().download(hash).to_path(&path).await);
        assert!(matches!(error, TransferError::Digest { .. }), "{error:?}");
    }
    assert_eq!(std::fs::read(&path).unwrap(), b"old");
    let server = Server::new(|_| answer("200 OK", &["content-encoding: identity"], "abc"));
    let download = client(&server).request(Verb::Get, "/x").download();
    assert_eq!(download.await.unwrap(), "abc");
}
