//! Waiting for analyses.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use vt_client::objects::AnalysisStatus;
use vt_client::{AnyObject, Error, RateLimit, RetryPolicy, Waiting};

use crate::{blocking_client, builder, client, millis};
use vt_testkit::{Server, answer, error, json};

fn analysis(kind: &str, status: &str) -> Vec<u8> {
    json(format!(
        r#"{{"data": {{"type": "{kind}", "id": "a1", "attributes": {{"status": "{status}"}}}}}}"#
    ))
}

/// Answers looks at the analysis with these, one after the other, and the last again and again.
fn service(looks: Vec<Vec<u8>>) -> Server {
    let count = AtomicUsize::new(0);
    Server::new(move |request| {
        if request.target.ends_with("/item") {
            json(r#"{"data": {"type": "url", "id": "u1"}}"#)
        } else if request.verb == "POST" {
            analysis("analysis", "queued")
        } else {
            let index = count.fetch_add(1, Ordering::SeqCst).min(looks.len() - 1);
            looks[index].clone()
        }
    })
}

fn all_that_passes() -> Server {
    service(vec![
        error("404 Not Found", &[], "NotFoundError"),
        analysis("analysis", "queued"),
        error("503 Service Unavailable", &[], "TransientError"),
        error(
            "429 Too Many Requests",
            &["retry-after: 0"],
            "TooManyRequestsError",
        ),
        analysis("analysis", "brand-new"),
        analysis("analysis", "in-progress"),
        analysis("analysis", "completed"),
    ])
}

#[tokio::test]
async fn what_passes_is_waited_out_and_the_item_is_given() {
    let server = all_that_passes();
    let told: Arc<Mutex<Vec<String>>> = Arc::default();
    let tell = told.clone();
    let done = client(&server)
        .urls()
        .scan("https://example.com/")
        .wait()
        .intervals(millis(1), millis(5))
        .progress(move |analysis| {
            let status = analysis.attributes().status.as_ref();
            tell.lock().unwrap().push(status.unwrap().to_string());
        })
        .await
        .unwrap();
    assert_eq!(
        done.analysis.attributes().status,
        Some(AnalysisStatus::Completed)
    );
    assert!(matches!(&done.item, Some(AnyObject::Url(url)) if url.id() == "u1"));
    assert_eq!(
        *told.lock().unwrap(),
        ["queued", "brand-new", "in-progress", "completed"]
    );
    let lines = server.lines();
    assert_eq!(lines[0], "POST /api/v3/urls");
    assert!(
        lines[1..8]
            .iter()
            .all(|line| line == "GET /api/v3/analyses/a1")
    );
    assert_eq!(lines[8..], ["GET /api/v3/analyses/a1/item"]);
}

#[tokio::test]
async fn everything_that_gives_an_analysis_can_be_waited_for() {
    let server = service(vec![analysis("analysis", "completed")]);
    let vt = client(&server);
    let hash = "44d88612fea8a8f36de82e1278abb02f";
    for wait in [
        vt.files().scan(b"abc".to_vec()).wait(),
        vt.files().analyse(hash).wait(),
        vt.domains().analyse("example.com").wait(),
        vt.analyses().wait("a1"),
    ] {
        let done = wait
            .intervals(millis(1), millis(1))
            .without_item()
            .await
            .unwrap();
        assert_eq!(done.analysis.id(), "a1");
        assert!(done.item.is_none());
    }
    let looks = server.lines();
    assert_eq!(
        looks
            .iter()
            .filter(|line| line.ends_with("/analyses/a1"))
            .count(),
        4
    );
    assert!(!looks.iter().any(|line| line.ends_with("/item")));
}

#[tokio::test]
async fn private_analyses_have_paths_of_their_own() {
    let server = service(vec![analysis("private_analysis", "completed")]);
    let vt = client(&server);
    let scan = vt.private_files().scan(b"abc".to_vec());
    scan.wait().intervals(millis(1), millis(1)).await.unwrap();
    vt.private_analyses()
        .wait("a1")
        .without_item()
        .await
        .unwrap();
    assert_eq!(
        server.lines(),
        [
            "POST /api/v3/private/files",
            "GET /api/v3/private/analyses/a1",
            "GET /api/v3/private/analyses/a1/item",
            "GET /api/v3/private/analyses/a1",
        ]
    );
}

#[tokio::test]
async fn the_deadline_ends_it() {
    let server = service(vec![analysis("analysis", "queued")]);
    let started = Instant::now();
    let wait = client(&server).analyses().wait("a1");
    let error = wait
        .intervals(millis(10), millis(20))
        .deadline(millis(200))
        .await
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "timed out: the analysis was not completed within 200ms; to wait on, use `analyses().wait(\"a1\")`"
    );
    let Error::Unfinished(unfinished) = error else {
        panic!("{error:?}");
    };
    assert_eq!(&*unfinished.id, "a1");
    assert!(
        matches!(&unfinished.error, Error::Timeout { what: Waiting::Analysis, after, .. } if *after == millis(200)),
        "{unfinished:?}"
    );
    assert!(started.elapsed() < millis(5000));
    let looks = server.requests().len();
    assert!((3..=20).contains(&looks), "{looks}");
}

/// Whoever has only the identifier of what was just submitted says so.
#[tokio::test]
async fn what_was_just_made_is_not_looked_at_at_once() {
    let server = service(vec![analysis("analysis", "completed")]);
    let wait = client(&server).analyses().wait("a1").just_made();
    let wait = wait.intervals(millis(60_000), millis(60_000)).into_future();
    assert!(tokio::time::timeout(millis(300), wait).await.is_err());
    assert!(server.requests().is_empty());
    let sync = blocking_client(&server).analyses().wait("a1").just_made();
    let started = Instant::now();
    let sync = sync.intervals(millis(200), millis(200));
    std::thread::spawn(|| sync.send().unwrap()).join().unwrap();
    assert!(started.elapsed() >= millis(200));
}

/// The service asks for more time than there is.
#[tokio::test]
async fn a_wait_that_must_be_too_long_is_not_begun() {
    let headers = ["retry-after: 3600"];
    let server = service(vec![error(
        "429 Too Many Requests",
        &headers,
        "TooManyRequestsError",
    )]);
    let started = Instant::now();
    let wait = client(&server)
        .analyses()
        .wait("a1")
        .intervals(millis(1), millis(1));
    let error = wait.await.unwrap_err();
    assert_eq!(error.status(), Some(429), "{error:?}");
    assert!(started.elapsed() < millis(10_000));
}

/// A quota that resets before the deadline; and a 429 of who knows whom.
fn refused_for_a_moment() -> Server {
    let busy = "429 Too Many Requests";
    service(vec![
        answer(busy, &[], "<html>slow down</html>"),
        error(busy, &["retry-after: 0"], "QuotaExceededError"),
        error(busy, &["retry-after: 1"], "QuotaExceededError"),
        analysis("analysis", "completed"),
    ])
}

#[tokio::test]
async fn a_quota_that_resets_in_time_is_waited_out() {
    let server = refused_for_a_moment();
    let wait = client(&server).analyses().wait("a1").without_item();
    let wait = wait
        .intervals(millis(1), millis(1))
        .retry(RetryPolicy::none());
    let started = Instant::now();
    wait.await.unwrap();
    assert!(started.elapsed() >= millis(1000));
    assert_eq!(server.requests().len(), 4);
}

#[test]
fn the_blocking_client_waits_a_quota_out() {
    let server = refused_for_a_moment();
    let wait = blocking_client(&server).analyses().wait("a1");
    let wait = wait.without_item().retry(RetryPolicy::none());
    wait.intervals(millis(1), millis(1)).send().unwrap();
    assert_eq!(server.requests().len(), 4);
}

/// Nor is our own limit waited for beyond the deadline.
#[tokio::test]
async fn a_quota_that_resets_too_late_ends_it_with_the_analysis() {
    let busy = "429 Too Many Requests";
    let server = service(vec![error(
        busy,
        &["retry-after: 3600"],
        "QuotaExceededError",
    )]);
    let wait = client(&server).analyses().wait("a1");
    let error = wait.retry(RetryPolicy::none()).await.unwrap_err();
    assert!(error.is_quota_exceeded(), "{error:?}");
    let text = error.to_string();
    assert!(text.contains("it asks to wait 3600 s"), "{text}");
    assert!(text.contains("`analyses().wait(\"a1\")`"), "{text}");
    assert_eq!(server.requests().len(), 1);

    let server = service(vec![analysis("analysis", "queued")]);
    // 2026-11-26, 08:10:00 UTC: it is long until the next day.
    let noon = std::time::UNIX_EPOCH + Duration::from_secs(1_795_680_600);
    let limit = RateLimit::new().per_day(2).clock(move || noon);
    let limited = builder(&server)
        .rate_limit(limit)
        .retry(RetryPolicy::none());
    let wait = limited.build().unwrap().analyses().wait("a1");
    let wait = wait.intervals(millis(1), millis(1));
    let wait = tokio::time::timeout(millis(60_000), wait.into_future());
    let error = wait.await.unwrap().unwrap_err();
    assert!(error.is_quota_exceeded(), "{error:?}");
    assert!(matches!(&error, Error::Unfinished(it) if matches!(it.error, Error::LimitReached(_))));
    assert_eq!(server.requests().len(), 2);
}

/// Completed at three quarters of the time; the item has the last quarter, and not as much time
/// again.
#[tokio::test]
async fn one_deadline_is_for_all() {
    let began = std::sync::OnceLock::new();
    let server = Server::new(move |request| {
        let began = began.get_or_init(Instant::now);
        if request.target.ends_with("/item") {
            error("404 Not Found", &[], "NotFoundError")
        } else if began.elapsed() < millis(1500) {
            analysis("analysis", "queued")
        } else {
            analysis("analysis", "completed")
        }
    });
    let wait = client(&server).analyses().wait("a1");
    let wait = wait.intervals(millis(100), millis(100));
    let error = wait.deadline(millis(2000)).await.unwrap_err();
    assert!(error.is_not_found() || error.is_timeout(), "{error:?}");
    let lines = server.lines();
    let items = lines.iter().filter(|line| line.ends_with("/item")).count();
    assert!(items <= 7, "{items}");
}

#[tokio::test]
async fn no_time_is_too_long() {
    let longest = Duration::MAX;
    let server = service(vec![analysis("analysis", "completed")]);
    let vt = client(&server);
    let wait = vt.analyses().wait("a1").deadline(longest);
    wait.intervals(millis(1), longest).await.unwrap();

    // The analysis was just made, so the first look is after the first interval.
    let scan = vt.files().scan(b"abc".to_vec());
    let wait = scan.wait().intervals(longest, longest).deadline(longest);
    let waiting = tokio::time::timeout(millis(300), wait.into_future());
    assert!(waiting.await.is_err());

    let zip = vt.zip_files().download_all(["0".repeat(32)]);
    let zip = zip.intervals(longest, longest).deadline(longest).ready();
    assert!(tokio::time::timeout(millis(300), zip).await.is_err());
}

#[tokio::test]
async fn what_does_not_pass_ends_it_at_once() {
    let server = service(vec![error(
        "401 Unauthorized",
        &[],
        "WrongCredentialsError",
    )]);
    let error = client(&server).analyses().wait("a1").await.unwrap_err();
    assert_eq!(error.status(), Some(401));
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn dropping_it_cancels_it() {
    let server = service(vec![analysis("analysis", "queued")]);
    let wait = client(&server)
        .analyses()
        .wait("a1")
        .intervals(millis(10), millis(10));
    let wait = wait.into_future();
    let ended = tokio::time::timeout(millis(150), wait).await;
    assert!(ended.is_err());
    tokio::time::sleep(millis(50)).await;
    let looks = server.requests().len();
    assert!(looks > 0);
    tokio::time::sleep(millis(100)).await;
    assert_eq!(server.requests().len(), looks);
}

#[test]
fn the_blocking_client_waits_too() {
    let server = all_that_passes();
    let vt = blocking_client(&server);
    let wait = vt.urls().scan("https://example.com/").wait();
    let done = wait
        .intervals(millis(1), millis(5))
        .deadline(millis(60_000))
        .progress(|_| {})
        .send()
        .unwrap();
    assert!(matches!(done.item, Some(AnyObject::Url(_))));
    let wait = vt.analyses().wait("a1").without_item();
    assert!(wait.send().unwrap().item.is_none());
    let scan = vt.files().scan(b"abc".to_vec()).wait();
    assert_eq!(
        scan.intervals(millis(1), millis(1))
            .send()
            .unwrap()
            .analysis
            .id(),
        "a1"
    );
}

use std::future::IntoFuture;
