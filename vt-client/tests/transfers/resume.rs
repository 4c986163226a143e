//! Downloads whose connection breaks.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use proptest::prelude::*;
use vt_client::{
    DigestKind, Error, FileHash, RateLimit, RetryPolicy, TransferError, TransportKind, Verb,
};

use crate::{KEY, blocking_client, builder, client, millis, noise, transfer_error};
use vt_testkit::{Recorded, Reply, Server, answer, error, head};

const TAG: &str = "\"v1\"";

/// Where a request wants to go on.
fn start(request: &Recorded) -> Option<usize> {
    let range = request.header("range")?;
    let start = range.strip_prefix("bytes=")?.strip_suffix('-')?;
    Some(start.parse().unwrap())
}

/// The rest of the content from where it was asked for, cut after so many bytes.
fn part(content: &[u8], request: &Recorded, length: usize) -> Reply {
    let whole = content.len();
    let tag = format!("etag: {TAG}");
    let (mut bytes, rest) = match start(request) {
        None => (head("200 OK", &[&tag], whole), content),
        Some(start) => {
            let range = format!("content-range: bytes {start}-{}/{whole}", whole - 1);
            let head = head("206 Partial Content", &[&tag, &range], whole - start);
            (head, &content[start..])
        }
    };
    bytes.extend_from_slice(&rest[..length.min(rest.len())]);
    if length < rest.len() {
        Reply::Last(bytes)
    } else {
        Reply::Bytes(bytes)
    }
}

/// Cuts each answer after so many bytes; those after the last are whole.
fn cutting(content: Vec<u8>, cuts: Vec<usize>) -> Server {
    let count = AtomicUsize::new(0);
    Server::new(move |request| {
        let index = count.fetch_add(1, Ordering::SeqCst);
        part(
            &content,
            request,
            cuts.get(index).copied().unwrap_or(usize::MAX),
        )
    })
}

/// So many cases, or as many as `PROPTEST_CASES` says, which `.ci/nightly` sets.
fn cases(few: u32) -> u32 {
    let many = std::env::var("PROPTEST_CASES").ok();
    many.and_then(|many| many.parse().ok()).unwrap_or(few)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(48), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_cuts_give_the_same_bytes(
        length in 1_usize..400_000,
        // What brings less than an attempt is worth pauses longer each time.
        cuts in prop::collection::vec(prop_oneof![1_usize..4000, 66_000..90_000_usize, 66_000..90_000_usize], 0..4),
        to_path in any::<bool>(),
    ) {
        let content = noise(length);
        let server = cutting(content.clone(), cuts.clone());
        let vt = blocking_client(&server);
        let download = vt.files().download(FileHash::of_bytes_with(&content, DigestKind::Md5));
        let folder = tempfile::tempdir().unwrap();
        let (saved, bytes) = if to_path {
            let path = folder.path().join("a");
            let saved = download.to_path(&path).unwrap();
            (saved, std::fs::read(&path).unwrap())
        } else {
            let mut bytes = Vec::new();
            (download.to_writer(&mut bytes).unwrap(), bytes)
        };
        prop_assert_eq!(&bytes, &content);
        prop_assert_eq!(saved.size, length as u64);

        // Each request asks for what is missing, and for that of the same file only.
        let requests = server.requests();
        prop_assert_eq!(saved.resumed as usize, requests.len() - 1);
        let mut received = 0;
        for (index, request) in requests.iter().enumerate() {
            if received == 0 {
                prop_assert_eq!(start(request), None);
            } else {
                prop_assert_eq!(start(request), Some(received));
                prop_assert_eq!(request.header("if-range"), Some(TAG));
            }
            prop_assert_eq!(request.header("accept-encoding"), Some("identity"));
            received += cuts.get(index).copied().unwrap_or(usize::MAX).min(length - received);
        }
    }
}

#[tokio::test]
async fn a_gzip_sample_is_resumed_byte_for_byte() {
    use std::io::Write;
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(&noise(5_000)).unwrap();
    let packed = encoder.finish().unwrap();
    let server = cutting(packed.clone(), vec![10, 1]);
    let mut bytes = Vec::new();
    let download = client(&server)
        .files()
        .download(FileHash::of_bytes(&packed));
    download.to_writer(&mut bytes).await.unwrap();
    assert_eq!(bytes, packed);
}

/// The whole is given again each time, and cut at another place.
fn without_ranges(content: Vec<u8>, cuts: &'static [usize]) -> Server {
    let count = AtomicUsize::new(0);
    Server::new(move |_| {
        let index = count.fetch_add(1, Ordering::SeqCst);
        match cuts.get(index) {
            Some(cut) => {
                let mut bytes = head("200 OK", &[], content.len());
                bytes.extend_from_slice(&content[..*cut]);
                Reply::Last(bytes)
            }
            None => Reply::Bytes(answer("200 OK", &[], &content)),
        }
    })
}

#[tokio::test]
async fn a_server_without_ranges_begins_anew() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a");
    let content = noise(1_500_000);
    let hash = FileHash::of_bytes(&content);
    let server = without_ranges(content.clone(), &[700_000, 1_200_000, 5]);
    let download = client(&server).files().download(&hash);
    let saved = download.to_path(&path).await.unwrap();
    assert_eq!((saved.size, saved.resumed), (1_500_000, 3));
    assert_eq!(std::fs::read(&path).unwrap(), content);

    // What is written cannot be taken back.
    let server = without_ranges(content, &[700_000]);
    let download = client(&server).files().download(&hash);
    let error = transfer_error(download.to_writer(tokio::io::sink()).await);
    assert!(matches!(error, TransferError::Range { .. }), "{error:?}");
}

/// A server that breaks at the same place again and again makes no progress, however much it sends;
/// and a byte more each time is none that is worth an attempt, which may count as a download.
#[tokio::test]
async fn no_progress_is_given_up() {
    let folder = tempfile::tempdir().unwrap();
    let content = noise(1000);
    let hash = FileHash::of_bytes(&content);
    let same_place = without_ranges(content.clone(), &[500; 100]);
    let bytes = cutting(content, vec![1; 2000]);
    let download = |server: &Server, name| {
        let download = client(server).files().download(&hash);
        download.to_path(folder.path().join(name))
    };
    // Both at once, since they pause.
    let outcomes = tokio::join!(download(&same_place, "a"), download(&bytes, "b"));
    for outcome in [outcomes.0, outcomes.1] {
        let error = outcome.unwrap_err();
        assert!(
            matches!(&error, Error::Transport(error) if error.kind == TransportKind::Interrupted),
            "{error:?}"
        );
    }
    for server in [same_place, bytes] {
        assert_eq!(server.requests().len(), 6);
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

/// The part is whole as HTTP sees it, but has fewer or more bytes than `Content-Range` promised.
#[tokio::test]
async fn a_part_that_brings_less_than_it_told_is_not_the_end() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a");
    let content = noise(1000);
    for total in ["1000", "*"] {
        let body = content.clone();
        let server = Server::new(move |request| {
            let Some(start) = start(request) else {
                return part(&body, request, 500);
            };
            let range = format!("content-range: bytes {start}-999/{total}");
            let headers = ["etag: \"v1\"", &range];
            // The first one brings less.
            let end = if start == 500 { 510 } else { 1000 };
            Reply::Bytes(answer("206 Partial Content", &headers, &body[start..end]))
        });
        let (vt, blocking) = (client(&server), blocking_client(&server));
        // No digest is known.
        let download = vt.request(Verb::Get, "/x").download();
        assert_eq!(download.to_path(&path).await.unwrap().size, 1000);
        assert_eq!(std::fs::read(&path).unwrap(), content);
        let mut bytes = Vec::new();
        let download = blocking.request(Verb::Get, "/x").download();
        assert_eq!(download.to_writer(&mut bytes).unwrap().size, 1000);
        assert_eq!(bytes, content);
    }
}

#[tokio::test]
async fn a_part_with_more_than_it_told_is_refused() {
    let content = noise(1000);
    let server = Server::new(move |request| match start(request) {
        None => part(&content, request, 500),
        Some(_) => {
            let headers = ["etag: \"v1\"", "content-range: bytes 500-999/1000"];
            Reply::Bytes(answer("206 Partial Content", &headers, [7; 501]))
        }
    });
    let download = client(&server).request(Verb::Get, "/x").download();
    let error = transfer_error(download.to_writer(tokio::io::sink()).await);
    assert!(
        error.to_string().contains("more than the 1000 bytes"),
        "{error}"
    );
}

/// Of a chunked body only the part tells how long it is.
#[tokio::test]
async fn a_length_that_only_a_part_tells_is_heeded() {
    let content = noise(1000);
    let body = content.clone();
    let server = Server::new(move |request| match start(request) {
        None => {
            let head =
                "HTTP/1.1 200 OK\r\netag: \"v1\"\r\ntransfer-encoding: chunked\r\n\r\n1f4\r\n";
            Reply::Last([head.as_bytes(), &body[..500], b"\r\n"].concat())
        }
        Some(start) => {
            let range = format!("content-range: bytes {start}-999/1000");
            let headers = ["etag: \"v1\"", &range];
            let end = if start == 500 { 510 } else { 1000 };
            Reply::Bytes(answer("206 Partial Content", &headers, &body[start..end]))
        }
    });
    let mut bytes = Vec::new();
    let download = client(&server).request(Verb::Get, "/x").download();
    let saved = download.to_writer(&mut bytes).await.unwrap();
    assert_eq!((bytes, saved.resumed), (content, 2));
}

/// Without a tag and a digest, the rest of another file would go unnoticed.
#[tokio::test]
async fn the_rest_of_nobody_knows_what_is_not_asked_for() {
    let server = without_ranges(noise(1000), &[500; 100]);
    let download = client(&server).request(Verb::Get, "/x").download();
    let error = download.to_writer(tokio::io::sink()).await.unwrap_err();
    assert!(matches!(&error, Error::Transport(_)), "{error:?}");
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn a_part_of_something_else_is_refused() {
    for (range, problem) in [
        (
            "content-range: bytes 499-999/1000",
            "at byte 499 and not at byte 500",
        ),
        (
            "content-range: bytes 500-1000/1001",
            "1000 bytes and has 1001",
        ),
        (
            "content-range: bytes 500-700/1000",
            "does not tell which part",
        ),
        ("x-a: b", "does not tell which part"),
    ] {
        let content = noise(1000);
        let body = content.clone();
        let server = Server::new(move |request| match start(request) {
            None => part(&body, request, 500),
            Some(_) => Reply::Bytes(answer("206 Partial Content", &[range], &body[500..])),
        });
        let download = client(&server)
            .files()
            .download(FileHash::of_bytes(&content));
        let error = transfer_error(download.to_writer(tokio::io::sink()).await);
        assert!(error.to_string().contains(problem), "{error}");
    }
}

#[tokio::test]
async fn a_file_that_changed_is_asked_for_from_its_start() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a");
    let content = noise(1000);
    let body = content.clone();
    let count = AtomicUsize::new(0);
    let server = Server::new(move |request| match count.fetch_add(1, Ordering::SeqCst) {
        0 => part(&[7; 1000], request, 500),
        1 => Reply::Bytes(error("416 Range Not Satisfiable", &[], "x")),
        _ => part(&body, request, usize::MAX),
    });
    let download = client(&server)
        .files()
        .download(FileHash::of_bytes(&content));
    download.to_path(&path).await.unwrap();
    assert_eq!(std::fs::read(&path).unwrap(), content);
    assert_eq!(start(&server.requests()[2]), None);
}

/// A download counts against a quota: where it was redirected to is asked for the rest, without the
/// key, as long as it can be.
#[tokio::test]
async fn the_rest_is_asked_for_where_a_redirect_led() {
    let content = noise(3000);
    let body = content.clone();
    let count = AtomicUsize::new(0);
    let storage = Server::new(move |request| match count.fetch_add(1, Ordering::SeqCst) {
        0 | 1 => part(&body, request, 1000),
        2 => Reply::Bytes(answer("403 Forbidden", &[], "<Error>expired</Error>")),
        _ => part(&body, request, usize::MAX),
    });
    let origin = storage.origin.clone();
    let signed = Mutex::new(0);
    let server = Server::new(move |_| {
        let mut signed = signed.lock().unwrap();
        *signed += 1;
        let location = format!("location: {origin}/signed/{signed}");
        answer("302 Found", &[&location], "")
    });
    let mut bytes = Vec::new();
    let download = client(&server)
        .files()
        .download(FileHash::of_bytes(&content));
    let saved = download.to_writer(&mut bytes).await.unwrap();
    assert_eq!(bytes, content);
    assert_eq!(saved.resumed, 2);
    assert_eq!(server.requests().len(), 2);
    let asked: Vec<_> = storage
        .requests()
        .iter()
        .map(|request| (request.target.clone(), start(request)))
        .collect();
    let first = || "/signed/1".to_owned();
    assert_eq!(
        asked,
        [
            (first(), None),
            (first(), Some(1000)),
            (first(), Some(2000)),
            ("/signed/2".to_owned(), Some(2000)),
        ]
    );
    for request in storage.requests() {
        assert!(!format!("{request:?}").contains(KEY));
    }
}

/// A request that acts may have acted, though no byte of its answer came.
#[tokio::test]
async fn a_request_that_acts_is_sent_once() {
    let folder = tempfile::tempdir().unwrap();
    for received in [0, 500] {
        let server = cutting(noise(1000), vec![received]);
        let request = client(&server).request(Verb::Post, "/x");
        let download = request.download().to_path(folder.path().join("a"));
        let error = download.await.unwrap_err();
        assert!(matches!(&error, Error::Transport(_)), "{error:?}");
        assert_eq!(server.lines(), ["POST /api/v3/x"]);
    }
}

#[tokio::test]
async fn a_policy_without_repeats_asks_for_no_rest() {
    let content = noise(1000);
    let hash = FileHash::of_bytes(&content);
    for of_the_client in [true, false] {
        let server = cutting(content.clone(), vec![500]);
        let policy = RetryPolicy::none();
        let download = if of_the_client {
            let vt = builder(&server).retry(policy).build().unwrap();
            vt.files().download(&hash)
        } else {
            client(&server).files().download(&hash).retry(policy)
        };
        let error = download.to_writer(tokio::io::sink()).await.unwrap_err();
        assert!(matches!(&error, Error::Transport(_)), "{error:?}");
        assert_eq!(server.requests().len(), 1);
    }
}

/// The storage host is not told the key, so what it gives counts for nobody.
#[tokio::test]
async fn the_rest_from_elsewhere_is_no_request_of_the_limit() {
    let content = noise(3000);
    let storage = cutting(content.clone(), vec![1000, 1000]);
    let location = format!("location: {}/signed", storage.origin);
    let server = Server::new(move |_| answer("302 Found", &[&location], ""));
    let policy = RetryPolicy::default().at_quota(vt_client::retry::AtQuota::Return);
    let limited = builder(&server).rate_limit(RateLimit::new().per_day(1));
    let vt = limited.retry(policy).build().unwrap();
    let mut bytes = Vec::new();
    let download = vt.files().download(FileHash::of_bytes(&content));
    let saved = download.to_writer(&mut bytes).await.unwrap();
    assert_eq!((bytes, saved.resumed), (content, 2));
    assert_eq!(storage.requests().len(), 3);
    // It does count what is asked of the service.
    let error = vt.files().download("0".repeat(32)).open().await;
    assert!(matches!(error.unwrap_err(), Error::LimitReached(_)));
}

/// `If-Range` is not heeded by all servers.
#[tokio::test]
async fn the_rest_of_another_version_is_refused() {
    let date = |second: u8| format!("last-modified: Wed, 21 Oct 2026 07:28:{second:02} GMT");
    let tag = |name: &str| format!("etag: {name}");
    for (first, second, fits) in [
        (tag("\"v1\""), tag("\"v2\""), false),
        (tag("\"v1\""), tag("\"v1\""), true),
        (date(0), date(1), false),
        (date(0), date(0), true),
        // What is of another kind tells nothing.
        (tag("\"v1\""), date(1), true),
        (date(0), tag("\"v2\""), true),
        (tag("\"v1\""), tag("W/\"v1\""), true),
    ] {
        let shown = format!("{first}, {second}");
        let content = noise(1000);
        let body = content.clone();
        let server = Server::new(move |request| match start(request) {
            None => {
                let mut bytes = head("200 OK", &[&first], body.len());
                bytes.extend_from_slice(&body[..500]);
                Reply::Last(bytes)
            }
            Some(_) => {
                let headers = ["content-range: bytes 500-999/1000", &second];
                Reply::Bytes(answer("206 Partial Content", &headers, &body[500..]))
            }
        });
        let download = client(&server).request(Verb::Get, "/x").download();
        let mut bytes = Vec::new();
        let outcome = download.to_writer(&mut bytes).await;
        if fits {
            assert_eq!(outcome.unwrap().resumed, 1, "{shown}");
            assert_eq!(bytes, content);
        } else {
            let error = transfer_error(outcome);
            assert!(matches!(error, TransferError::Range { .. }), "{error:?}");
            assert!(error.to_string().contains("another version"), "{error}");
        }
    }
}

/// What stands still is asked for anew, as what breaks is.
#[tokio::test]
async fn a_download_that_stands_still_goes_on() {
    let content = noise(1000);
    let body = content.clone();
    let server = Server::new(move |request| match start(request) {
        None => {
            // The rest of it never comes.
            let mut bytes = head("200 OK", &[&format!("etag: {TAG}")], 1000);
            bytes.extend_from_slice(&body[..500]);
            Reply::Bytes(bytes)
        }
        Some(_) => part(&body, request, usize::MAX),
    });
    let vt = builder(&server).idle_timeout(millis(500)).build().unwrap();
    let mut bytes = Vec::new();
    let download = vt.request(Verb::Get, "/x").download();
    let saved = download.to_writer(&mut bytes).await.unwrap();
    assert_eq!(bytes, content);
    assert!(saved.resumed >= 1);
}

/// Whoever was not redirected is refused for good, and asks once.
#[tokio::test]
async fn a_rest_that_is_refused_ends_a_download() {
    for (came, refusal) in [(500, "404 Not Found"), (500, "410 Gone"), (0, "416 X")] {
        let content = noise(1000);
        let body = content.clone();
        let is_first = AtomicBool::new(true);
        let server = Server::new(
            move |request| match is_first.swap(false, Ordering::SeqCst) {
                true => part(&body, request, came),
                false => Reply::Bytes(error(refusal, &[], "NotFoundError")),
            },
        );
        let hash = FileHash::of_bytes(&content);
        let error = client(&server).files().download(hash).await.unwrap_err();
        assert_eq!(error.status(), refusal[..3].parse().ok(), "{error}");
        assert_eq!(server.requests().len(), 2);
    }
}
