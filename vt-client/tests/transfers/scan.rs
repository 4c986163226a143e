//! Uploads: what is on the wire, and what comes back.

use std::io::{Cursor, Read, Write};
use std::sync::{Arc, Mutex};
use std::thread::sleep;

use bytes::Bytes;
use vt_client::bodies::PrivateFileOptions;
use vt_client::{DigestKind, Error, TransferError, UploadSource, Waiting};

use crate::{ANALYSIS, blocking_client, builder, client, millis, transfer_error};
use vt_testkit::{Server, json, skip, talking};

fn analyses() -> Server {
    Server::new(|_| json(ANALYSIS))
}

/// RFC 1321, FIPS 180.
const ABC: [&str; 3] = [
    "900150983cd24fb0d6963f7d28e17f72",
    "a9993e364706816aba3e25717850c26c9cd0d89d",
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
];

#[tokio::test]
async fn every_kind_of_source_is_the_same_on_the_wire() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("abc");
    std::fs::write(&path, "abc").unwrap();
    let pieces = || Pieces(vec![Bytes::from("c"), Bytes::from(""), Bytes::from("ab")]);
    let sources: Vec<UploadSource> = vec![
        path.as_path().into(),
        path.clone().into(),
        path.to_str().unwrap().into(),
        Bytes::from("abc").into(),
        b"abc".to_vec().into(),
        UploadSource::reader(Cursor::new("abc")),
        UploadSource::reader_of(Cursor::new("abcdef"), 3),
        UploadSource::stream(pieces()),
        UploadSource::stream_of(pieces(), 3),
    ];
    for source in sources {
        let server = analyses();
        let shown = format!("{source:?}");
        let scanned = client(&server)
            .files()
            .scan(source)
            .name("abc")
            .digests([DigestKind::Md5, DigestKind::Sha1])
            .await
            .unwrap();
        assert_eq!(scanned.analysis.id(), "a1", "{shown}");
        assert_eq!(scanned.size, 3);
        let [md5, sha1, sha256] = ABC;
        assert_eq!(scanned.md5.unwrap().as_str(), md5);
        assert_eq!(scanned.sha1.unwrap().as_str(), sha1);
        assert_eq!(scanned.sha256.as_str(), sha256);
        let request = server.request();
        assert_eq!(request.line(), "POST /api/v3/files");
        assert_eq!(request.header("transfer-encoding"), None);
        assert_eq!(
            request.text(),
            "--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"abc\"\r\n\
             Content-Type: application/octet-stream\r\n\r\nabc\r\n--B--\r\n",
            "{shown}"
        );
    }
}

/// The pieces, the last first.
struct Pieces(Vec<Bytes>);

impl futures_core::Stream for Pieces {
    type Item = std::io::Result<Bytes>;

    fn poll_next(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Self::Item>> {
        std::task::Poll::Ready(self.0.pop().map(Ok))
    }
}

#[tokio::test]
async fn what_has_another_length_than_told_is_an_error() {
    let server = analyses();
    let vt = client(&server);
    let long = || Pieces(vec![Bytes::from("defg"), Bytes::from("abc")]);
    for (source, found) in [
        (UploadSource::reader_of(Cursor::new("abc"), 4), 3),
        (UploadSource::reader_of(Cursor::new(""), 4), 0),
        (UploadSource::stream_of(long(), 8), 7),
        (UploadSource::stream_of(long(), 5), 7),
    ] {
        let shown = format!("{source:?}");
        match transfer_error(vt.files().scan(source).await) {
            TransferError::SizeChanged { found: came, .. } => assert_eq!(came, found, "{shown}"),
            other => panic!("{shown}: {other:?}"),
        }
    }
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn a_reader_is_uploaded_once() {
    let server = analyses();
    let vt = client(&server);
    let source = UploadSource::reader_of(Cursor::new("abc"), 3);
    vt.files().scan(source.clone()).await.unwrap();
    let error = vt.files().scan(source).await.unwrap_err();
    assert!(
        matches!(&error, Error::Usage(text) if text.message.contains("once")),
        "{error:?}"
    );
}

/// The file's own name, unless another is given; of a path, the last component alone.
#[cfg(unix)]
#[tokio::test]
async fn names_are_escaped_and_without_folders() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("we\"ird\r\nnäme 文.bin");
    std::fs::write(&path, "x").unwrap();
    let server = analyses();
    let vt = client(&server);
    vt.files().scan(path).await.unwrap();
    vt.files()
        .scan(b"x".to_vec())
        .name("/etc/pass\"wd")
        .await
        .unwrap();
    vt.files().scan(b"x".to_vec()).await.unwrap();
    let names: Vec<String> = server
        .requests()
        .iter()
        .map(|request| {
            // Raw UTF-8, as it is on the wire.
            let body = String::from_utf8(request.body.clone()).unwrap();
            assert!(!body.contains("filename*"), "{body}");
            let (_, rest) = body.split_once("filename=\"").unwrap();
            rest.split_once("\"\r\nContent-Type").unwrap().0.to_owned()
        })
        .collect();
    assert_eq!(names, ["we%22ird%0D%0Anäme 文.bin", "pass%22wd", "file"]);
}

#[tokio::test]
async fn a_password_comes_before_the_file() {
    let server = analyses();
    client(&server)
        .files()
        .scan(b"PK".to_vec())
        .password("first")
        .password("in fected")
        .await
        .unwrap();
    let text = server.request().text();
    assert!(
        text.starts_with(
            "--B\r\nContent-Disposition: form-data; name=\"password\"\r\n\r\nin fected\r\n--B\r\n\
             Content-Disposition: form-data; name=\"file\"; filename=\"file\"\r\n"
        ),
        "{text}"
    );
}

#[tokio::test]
async fn private_scans_have_their_options_and_path() {
    let server = Server::new(|_| json(r#"{"data": {"type": "private_analysis", "id": "p1"}}"#));
    let vt = client(&server);
    let options = PrivateFileOptions::new()
        .retention_period_days(7)
        .enable_internet(true);
    let scan = vt
        .private_files()
        .scan(b"MZ".to_vec())
        .options(options)
        .password("x");
    assert_eq!(scan.await.unwrap().analysis.id(), "p1");
    let request = server.request();
    assert_eq!(request.line(), "POST /api/v3/private/files");
    let text = request.text();
    let fields: Vec<&str> = text
        .split("name=\"")
        .skip(1)
        .map(|part| part.split('"').next().unwrap())
        .collect();
    // `filename="` ends as `name="` does.
    assert_eq!(
        fields,
        [
            "retention_period_days",
            "enable_internet",
            "password",
            "file",
            "file"
        ]
    );

    let options = PrivateFileOptions::new().retention_period_days(99);
    let error = vt
        .private_files()
        .scan(b"MZ".to_vec())
        .options(options)
        .await
        .unwrap_err();
    assert!(
        error.to_string().contains("retention_period_days"),
        "{error}"
    );
    assert_eq!(server.requests().len(), 1);
}

/// The options are about all else, unless they have one.
#[tokio::test]
async fn a_password_outlives_later_options() {
    let server = Server::new(|_| json(r#"{"data": {"type": "private_analysis", "id": "p1"}}"#));
    let vt = client(&server);
    let options = || PrivateFileOptions::new().retention_period_days(7);
    for (options, password, other) in [
        (options(), "first", "second"),
        (options().password("second"), "second", "first"),
    ] {
        let scan = vt.private_files().scan(b"MZ".to_vec());
        let earlier = PrivateFileOptions::new().retention_period_days(3);
        let scan = scan.options(earlier).password("first").options(options);
        scan.await.unwrap();
        let text = server.requests().last().unwrap().text();
        let field = format!("name=\"password\"\r\n\r\n{password}\r\n");
        assert!(text.contains(&field), "{text}");
        assert!(!text.contains(other), "{text}");
        let days = "name=\"retention_period_days\"\r\n\r\n7\r\n";
        assert!(text.contains(days), "{text}");
        assert_eq!(text.matches("retention_period_days").count(), 1, "{text}");
    }
}

#[tokio::test]
async fn progress_counts_the_file_to_its_end() {
    let server = analyses();
    let told: Arc<Mutex<Vec<(u64, u64)>>> = Arc::default();
    let tell = told.clone();
    client(&server)
        .files()
        .scan(vec![7; 100_000])
        .progress(move |sent, total| tell.lock().unwrap().push((sent, total)))
        .await
        .unwrap();
    let told = told.lock().unwrap();
    assert!(told.is_sorted());
    assert_eq!(told.last(), Some(&(100_000, 100_000)));
    assert!(told.len() > 2);
}

#[tokio::test]
async fn what_is_too_large_is_refused_before_the_first_byte() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("huge.bin");
    let limit = 650 * 1024 * 1024;
    std::fs::File::create(&path)
        .unwrap()
        .set_len(limit + 1)
        .unwrap();
    let server = Server::new(|_| json(r#"{"data": "https://evil.test/u"}"#));
    let vt = client(&server);
    for outcome in [
        vt.files().scan(&path).await.map(drop),
        vt.private_files().scan(&path).await.map(drop),
        blocking_client(&server)
            .files()
            .scan(&path)
            .send()
            .map(drop),
    ] {
        match transfer_error(outcome) {
            TransferError::TooLarge {
                name,
                size,
                limit: told,
                ..
            } => {
                assert_eq!((&*name, size, told), ("huge.bin", Some(limit + 1), limit));
            }
            other => panic!("{other:?}"),
        }
    }
    assert!(server.requests().is_empty());
    // One byte less is let through, as far as the upload URL, which is refused here.
    let file = std::fs::OpenOptions::new().write(true).open(&path).unwrap();
    file.set_len(limit).unwrap();
    let error = transfer_error(vt.files().scan(&path).await);
    assert!(
        matches!(error, TransferError::UploadUrl { .. }),
        "{error:?}"
    );
}

#[tokio::test]
async fn what_cannot_be_read_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let server = analyses();
    let vt = client(&server);
    let error = vt
        .files()
        .scan(folder.path().join("missing.bin"))
        .await
        .unwrap_err();
    assert!(matches!(&error, Error::Io { .. }), "{error:?}");
    assert!(error.to_string().contains("missing.bin"), "{error}");
    let error = vt.files().scan(folder.path()).await.unwrap_err();
    assert!(error.to_string().contains("a folder"), "{error}");
    assert!(server.requests().is_empty());
}

/// The server reads nothing: the connection takes what the kernel holds, and no more.
#[tokio::test]
async fn an_upload_that_stands_still_ends_in_time() {
    let origin = talking(|stream| {
        sleep(millis(20_000));
        drop(stream);
    });
    let vt = vt_client::Client::builder()
        .api_key(crate::KEY)
        .base_url(origin)
        .idle_timeout(millis(300))
        .build()
        .unwrap();
    let started = std::time::Instant::now();
    let error = vt.files().scan(vec![0; 30_000_000]).await.unwrap_err();
    assert!(
        matches!(
            &error,
            Error::Timeout {
                what: Waiting::Upload,
                ..
            }
        ),
        "{error:?}"
    );
    assert!(started.elapsed() < millis(10_000));
}

/// It takes longer than every limit together.
#[tokio::test]
async fn a_slow_upload_that_moves_succeeds() {
    let origin = talking(|mut stream| {
        let mut head = Vec::new();
        let mut byte = [0];
        while !head.ends_with(b"\r\n\r\n") {
            stream.read_exact(&mut byte).unwrap();
            head.push(byte[0]);
        }
        let head = String::from_utf8(head).unwrap();
        let length = head
            .lines()
            .find_map(|line| line.strip_prefix("content-length: "));
        let mut left: usize = length.unwrap().parse().unwrap();
        while left > 0 {
            let piece = left.min(200_000);
            skip(&mut stream, piece).unwrap();
            left -= piece;
            sleep(millis(30));
        }
        stream.write_all(&json(ANALYSIS)).unwrap();
    });
    let vt = vt_client::Client::builder()
        .api_key(crate::KEY)
        .base_url(origin)
        .connect_timeout(millis(500))
        .response_timeout(millis(500))
        .idle_timeout(millis(500))
        // What the kernel holds at the end takes its time too.
        .answer_timeout(millis(3000))
        .build()
        .unwrap();
    let started = std::time::Instant::now();
    vt.files().scan(vec![0; 30_000_000]).await.unwrap();
    assert!(started.elapsed() > millis(4000));
}

#[test]
fn the_blocking_client_scans_too() {
    let server = analyses();
    let vt = blocking_client(&server);
    let scan = vt.files().scan(UploadSource::reader(Cursor::new("abc")));
    let scanned = scan
        .name("a")
        .password("p")
        .digests([DigestKind::Md5])
        .progress(|_, _| {})
        .send()
        .unwrap();
    assert_eq!(scanned.sha256.as_str(), ABC[2]);
    assert_eq!(scanned.md5.unwrap().as_str(), ABC[0]);
    assert!(server.request().text().contains("filename=\"a\""));
    let options = PrivateFileOptions::new().disable_sandbox(true);
    vt.private_files()
        .scan(b"MZ".to_vec())
        .options(options)
        .send()
        .unwrap();
    assert_eq!(server.lines()[1], "POST /api/v3/private/files");
}

#[tokio::test]
async fn a_passing_key_does_not_show() {
    let server = analyses();
    let error = builder(&server)
        .build()
        .unwrap()
        .files()
        .scan(format!("/nowhere/{}", crate::KEY))
        .await
        .unwrap_err();
    assert!(
        !format!("{error} {error:?}").contains(crate::KEY),
        "{error:?}"
    );
}
