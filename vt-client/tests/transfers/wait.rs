//! Waiting for analyses.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Instant;

use vt_client::objects::AnalysisStatus;
use vt_client::{AnyObject, Error, Waiting};

use crate::server::{Server, error, json};
use crate::{blocking_client, client, millis};

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
    assert!(
        matches!(&error, Error::Timeout { what: Waiting::Analysis, after, .. } if *after == millis(200)),
        "{error:?}"
    );
    assert_eq!(
        error.to_string(),
        "timed out: the analysis was not completed within 200ms"
    );
    assert!(started.elapsed() < millis(5000));
    let looks = server.requests().len();
    assert!((3..=20).contains(&looks), "{looks}");
}

/// The service asks for more time than there is.
#[tokio::test]
async fn a_wait_that_must_be_too_long_is_not_begun() {
    let headers = ["retry-after: 3600"];
    let server = service(vec![error(
        "429 Too Many Requests",
        &headers,
        "QuotaExceededError",
    )]);
    let started = Instant::now();
    let wait = client(&server)
        .analyses()
        .wait("a1")
        .intervals(millis(1), millis(1));
    let error = wait.await.unwrap_err();
    assert!(error.is_quota_exceeded(), "{error:?}");
    assert!(started.elapsed() < millis(10_000));
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
