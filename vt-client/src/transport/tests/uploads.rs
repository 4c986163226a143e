//! Forms with files: framing, lengths, names, failures.

use std::io::Write as _;
use std::path::Path;

use super::server::{Recorded, Server, empty_object};
use super::{client, post};
use crate::client::Client;
use crate::error::TransferError;
use crate::error::{Error, IoKind};
use crate::transport::idle::Clock;
use crate::wire::call::Payload;
use crate::wire::upload::MultipartForm;

async fn sent(form: MultipartForm) -> Recorded {
    let server = Server::answering(empty_object).await;
    client(&server)
        .transport()
        .document(&post("/files", Payload::Multipart(form)))
        .await
        .unwrap();
    server.request()
}

async fn refused(form: MultipartForm) -> Error {
    let server = Server::answering(empty_object).await;
    let error = client(&server)
        .transport()
        .document(&post("/files", Payload::Multipart(form)))
        .await
        .unwrap_err();
    assert_eq!(server.connections(), 0);
    error
}

/// What a server makes of the boundary in the content type.
fn boundary(request: &Recorded) -> &str {
    let content_type = request.header("content-type").unwrap();
    content_type
        .strip_prefix("multipart/form-data; boundary=")
        .unwrap()
}

#[tokio::test]
async fn texts_come_first_and_all_lengths_are_known() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sample.bin");
    std::fs::write(&path, b"from\r\ndisk").unwrap();
    let form = MultipartForm::new()
        .file_path("file", &path)
        .text("password", "in fected\r\nü")
        .file_bytes("second", "C/memory.txt", "from memory")
        .text("locale", "EN_US");
    let request = sent(form).await;
    let boundary = boundary(&request);
    let expected = format!(
        "--{boundary}\r\n\
         Content-Disposition: form-data; name=\"password\"\r\n\r\n\
         in fected\r\nü\r\n\
         --{boundary}\r\n\
         Content-Disposition: form-data; name=\"locale\"\r\n\r\n\
         EN_US\r\n\
         --{boundary}\r\n\
         Content-Disposition: form-data; name=\"file\"; filename=\"sample.bin\"\r\n\
         Content-Type: application/octet-stream\r\n\r\n\
         from\r\ndisk\r\n\
         --{boundary}\r\n\
         Content-Disposition: form-data; name=\"second\"; filename=\"memory.txt\"\r\n\
         Content-Type: application/octet-stream\r\n\r\n\
         from memory\r\n\
         --{boundary}--\r\n"
    );
    assert_eq!(String::from_utf8(request.body.clone()).unwrap(), expected);
    assert_eq!(
        request.header("content-length"),
        Some(expected.len().to_string().as_str())
    );
    assert_eq!(request.header("transfer-encoding"), None);
    assert_eq!(request.header("expect"), None);
}

#[tokio::test]
async fn names_are_escaped_as_browsers_do() {
    let form = MultipartForm::new().text("a\"b\r\nc", "1").file_bytes(
        "file",
        "übung \"1\"\r\nX: y.txt",
        "",
    );
    let request = sent(form).await;
    let body = String::from_utf8(request.body).unwrap();
    assert!(
        body.contains("form-data; name=\"a%22b%0D%0Ac\"\r\n\r\n1"),
        "{body}"
    );
    assert!(
        body.contains("name=\"file\"; filename=\"übung %221%22%0D%0AX: y.txt\"\r\n"),
        "{body}"
    );
    assert!(!body.contains("filename*"), "{body}");
}

#[tokio::test]
async fn a_large_file_arrives_whole_and_can_be_sent_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("large.bin");
    let content: Vec<u8> = (0..3_000_001_u32)
        .map(|index| (index % 251) as u8)
        .collect();
    std::fs::write(&path, &content).unwrap();
    let server = Server::answering(empty_object).await;
    let client = client(&server);
    let call = post(
        "/files",
        Payload::Multipart(MultipartForm::new().file_path("file", &path)),
    );
    client.transport().document(&call).await.unwrap();
    client.transport().document(&call).await.unwrap();
    let requests = server.requests();
    assert_eq!(requests.len(), 2);
    for request in &requests {
        let found = request
            .body
            .windows(content.len())
            .any(|part| part == content);
        assert!(found);
    }
    assert_ne!(boundary(&requests[0]), boundary(&requests[1]));
}

#[tokio::test]
async fn an_empty_file_is_sent() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("empty");
    std::fs::write(&path, b"").unwrap();
    let request = sent(MultipartForm::new().file_path("file", &path)).await;
    let body = String::from_utf8(request.body).unwrap();
    assert!(body.contains("octet-stream\r\n\r\n\r\n--"), "{body}");
}

#[tokio::test]
async fn files_that_cannot_be_read_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("missing.bin");
    let error = refused(MultipartForm::new().file_path("file", &missing)).await;
    let Error::Io { path, kind, .. } = &error else {
        panic!("{error:?}");
    };
    assert_eq!(
        (path.as_path(), *kind),
        (missing.as_path(), IoKind::NotFound)
    );
    assert!(error.to_string().contains("missing.bin"), "{error}");

    let error = refused(MultipartForm::new().file_path("file", folder.path())).await;
    assert!(
        matches!(&error, Error::Usage(text) if text.message.contains("a folder")),
        "{error:?}"
    );

    for name in ["", "..", "/"] {
        let error = refused(MultipartForm::new().file_path("file", name)).await;
        assert!(matches!(&error, Error::Usage(_)), "{error:?}");
        let error = refused(MultipartForm::new().file_bytes("file", name, "x")).await;
        assert!(matches!(&error, Error::Usage(_)), "{error:?}");
    }
    if cfg!(target_os = "linux") {
        let error = refused(MultipartForm::new().file_path("file", "/dev/zero")).await;
        assert!(
            matches!(&error, Error::Usage(text) if text.message.contains("/dev/zero")),
            "{error:?}"
        );
    }
}

#[test]
fn a_forbidden_file_is_told_as_such() {
    let denied = std::io::Error::from(std::io::ErrorKind::PermissionDenied);
    let error = Error::io(Path::new("secret.bin"), denied);
    assert!(matches!(
        &error,
        Error::Io {
            kind: IoKind::PermissionDenied,
            ..
        }
    ));
    assert_eq!(error.to_string(), "no permission to use `secret.bin`");
    let busy = std::io::Error::other("disk on fire");
    let error = Error::io(Path::new("a.bin"), busy);
    assert!(matches!(
        &error,
        Error::Io {
            kind: IoKind::Other,
            ..
        }
    ));
    assert_eq!(error.to_string(), "cannot use `a.bin`: disk on fire");
}

#[tokio::test]
async fn a_file_that_shrinks_while_it_is_sent_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("shrinking.bin");
    let mut file = std::fs::File::create(&path).unwrap();
    file.write_all(&vec![7; 30_000_000]).unwrap();
    let server = Server::talking(move |mut stream| {
        let file = file.try_clone().unwrap();
        async move {
            use tokio::io::AsyncReadExt as _;
            stream.read_u8().await.unwrap();
            file.set_len(1).unwrap();
            let mut sink = vec![0; 65536];
            while stream.read(&mut sink).await.is_ok_and(|count| count > 0) {}
        }
    })
    .await;
    let form = MultipartForm::new().file_path("file", &path);
    let error = client(&server)
        .transport()
        .document(&post("/files", Payload::Multipart(form)))
        .await
        .unwrap_err();
    size_changed(&error, "shrinking.bin", 30_000_000, 1);
}

#[track_caller]
fn size_changed(error: &Error, file: &str, before: u64, after: u64) {
    match error {
        Error::Transfer(error) => match &**error {
            TransferError::SizeChanged {
                name,
                expected,
                found,
            } => {
                assert!(name.ends_with(file), "{name}");
                assert_eq!((*expected, *found), (before, after));
            }
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    }
}

/// The last block is held back until the file is seen to end with it.
#[tokio::test]
async fn a_file_that_grows_is_an_error_before_its_last_byte() {
    for content in [&b""[..], b"12345", &[7; 600_000]] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("log");
        std::fs::write(&path, content).unwrap();
        let form = MultipartForm::new()
            .file_path("file", &path)
            .open()
            .unwrap();
        let mut file = std::fs::OpenOptions::new()
            .append(true)
            .open(&path)
            .unwrap();
        file.write_all(b"67890").unwrap();
        let clock = Clock::moving(client_timeouts(), true, None);
        let progress = clock.progress();
        let mut upload = super::super::body::Upload::new(form.parts, progress.clone());
        let mut sent = 0;
        let failed = loop {
            let frame = std::future::poll_fn(|context| {
                http_body::Body::poll_frame(std::pin::Pin::new(&mut upload), context)
            });
            match frame.await {
                Some(Ok(frame)) => sent += frame.into_data().unwrap().len(),
                Some(Err(_)) => break true,
                None => break false,
            }
        };
        assert!(failed);
        assert!(sent < content.len() + 200, "{sent}");
        let error = progress.unwrap().failure().unwrap();
        let length = content.len() as u64;
        size_changed(&error, "log", length, length + 5);
    }
}

fn client_timeouts() -> crate::config::timeouts::Timeouts {
    Client::new(super::KEY).unwrap().config().timeouts
}

#[test]
fn debug_shows_names_only() {
    let form = MultipartForm::new()
        .text("password", "infected")
        .file_bytes("file", "a.bin", "content");
    assert_eq!(format!("{form:?}"), r#"["password", "file"]"#);
}
