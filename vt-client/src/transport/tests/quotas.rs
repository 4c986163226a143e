//! Quotas, of the service and of our own limit, and what of a request counts for them.

use std::time::SystemTime;

use vt_table::Verb;

use super::retries::{error, exceeded, ok, quick, repeating, script, unavailable};
use super::server::{Recorded, Server, answer, empty_object};
use super::{KEY, download, drain, get, post};
use crate::client::Client;
use crate::error::Error;
use crate::policy::limit::RateLimit;
use crate::policy::retry::AtQuota;
use crate::wire::call::{Call, Payload};

/// Answers the account's quotas, and everything else that a quota is exceeded.
async fn with_quotas(daily: &'static str) -> Server {
    Server::answering(move |request: &Recorded| {
        if request.line.contains("/overall_quotas") {
            let body = format!(r#"{{"data":{{"api_requests_daily":{{"user":{daily}}}}}}}"#);
            answer("200 OK", &[], body)
        } else {
            exceeded()
        }
    })
    .await
}

#[tokio::test]
async fn an_exceeded_daily_quota_is_returned_at_once_where_it_is_known() {
    let server = with_quotas(r#"{"allowed":500,"used":500}"#).await;
    let client = repeating(&server, quick().quotas_of("some one"));
    let error = client
        .transport()
        .document(&get("/files/abc"))
        .await
        .unwrap_err();
    assert!(error.is_quota_exceeded());
    assert_eq!(error.spent().attempts, 1);
    let lines: Vec<String> = server.requests().into_iter().map(|it| it.line).collect();
    assert_eq!(
        lines,
        [
            "GET /files/abc HTTP/1.1",
            "GET /users/some%20one/overall_quotas HTTP/1.1"
        ]
    );
    // Nobody asked to look it up, or to wait.
    let server = with_quotas("{}").await;
    let client = repeating(&server, quick().at_quota(AtQuota::Return));
    client
        .transport()
        .document(&get("/files/abc"))
        .await
        .unwrap_err();
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn an_exceeded_quota_is_known_from_our_own_counts() {
    let server = script(vec![ok(), exceeded()]).await;
    let limited = |policy| {
        Client::builder()
            .api_key(KEY)
            .base_url(&server.url)
            .retry(policy)
            .rate_limit(RateLimit::new().per_day(2))
            .build()
            .unwrap()
    };
    let client = limited(quick());
    client.transport().document(&get("/a")).await.unwrap();
    // The second of two: it is the day's, so that the minute is not waited for.
    let error = client.transport().document(&get("/a")).await.unwrap_err();
    assert_eq!(error.status(), Some(429));
    assert_eq!(error.spent().attempts, 1);
    // The third is not sent.
    let error = client.transport().document(&get("/a")).await.unwrap_err();
    assert!(matches!(error, Error::LimitReached(_)), "{error:?}");
    assert_eq!(server.requests().len(), 2);
}

/// At the public API's rate the minute is full most of the time, whichever quota is exceeded.
#[tokio::test(start_paused = true)]
async fn a_minute_that_was_waited_for_was_not_the_exceeded_quota() {
    let noon = "date: Thu, 26 Nov 2026 12:00:00 GMT";
    let server = script(vec![error("429 X", &[noon], "QuotaExceededError")]).await;
    let (start, began) = (SystemTime::now(), tokio::time::Instant::now());
    let client = Client::builder()
        .api_key(KEY)
        .base_url(&server.url)
        .retry(quick())
        .rate_limit(
            RateLimit::new()
                .per_minute(1)
                .clock(move || start + began.elapsed()),
        )
        .build()
        .unwrap();
    let error = client.transport().document(&get("/a")).await.unwrap_err();
    assert!(error.is_quota_exceeded());
    // The minute's at first, then the day's, which is not waited for.
    assert_eq!(error.spent().attempts, 2);
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn quotas_are_not_asked_for_where_nothing_is_waited_for() {
    for policy in [quick().at_quota(AtQuota::Return), quick().attempts(1)] {
        let server = with_quotas("{}").await;
        let client = repeating(&server, policy.quotas_of("someone"));
        client
            .transport()
            .document(&get("/files/abc"))
            .await
            .unwrap_err();
        assert_eq!(server.requests().len(), 1);
    }
}

/// Why the request failed is told, and not that our own limit does not allow to repeat it.
#[tokio::test]
async fn a_repeat_that_the_limit_refuses_leaves_the_error_of_the_attempt() {
    let server = script(vec![unavailable(), ok()]).await;
    let client = limited(&server, 1);
    let error = client.transport().document(&get("/a")).await.unwrap_err();
    assert_eq!(error.status(), Some(503), "{error:?}");
    assert_eq!(error.spent().attempts, 1);
    // Nothing of the next one is sent.
    let error = client.transport().document(&get("/a")).await.unwrap_err();
    assert!(matches!(error, Error::LimitReached(_)), "{error:?}");
    assert_eq!(error.spent().attempts, 0);
    assert_eq!(server.requests().len(), 1);
}

fn limited(server: &Server, per_day: u64) -> Client {
    Client::builder()
        .api_key(KEY)
        .base_url(&server.url)
        .retry(quick())
        .rate_limit(RateLimit::new().per_day(per_day))
        .build()
        .unwrap()
}

fn is_used_up(outcome: Result<crate::model::response::Response, Error>) -> bool {
    matches!(outcome, Err(Error::LimitReached(_)))
}

#[tokio::test]
async fn every_attempt_counts_for_all_clones() {
    let server = script(vec![unavailable(), ok()]).await;
    let client = limited(&server, 5);
    client.transport().document(&get("/a")).await.unwrap();
    drain(&client.clone(), &download("/a")).await.unwrap();
    let form = crate::wire::upload::MultipartForm::new().file_bytes("file", "a", "x");
    let upload = post("/files", Payload::Multipart(form));
    client.clone().transport().document(&upload).await.unwrap();
    let blocking = {
        let client = client.clone();
        move || {
            let client = crate::client::blocking::Client::from_async(client).unwrap();
            client.request(Verb::Get, "/a").send().unwrap();
        }
    };
    tokio::task::spawn_blocking(blocking).await.unwrap();
    assert!(is_used_up(client.transport().document(&get("/a")).await));
    assert_eq!(server.requests().len(), 5);
}

#[tokio::test]
async fn what_carries_no_key_does_not_count() {
    let elsewhere = Server::answering(empty_object).await;
    let location = format!("location: {}/signed", elsewhere.url);
    let server = Server::answering(move |request: &Recorded| {
        match request.line.split(' ').nth(1).unwrap() {
            "/elsewhere" => answer("302 Found", &[&location], ""),
            "/here" => answer("302 Found", &["location: /a"], ""),
            _ => ok(),
        }
    })
    .await;
    let client = limited(&server, 3);
    let keyless = Call {
        authenticated: false,
        ..get("/widget")
    };
    for _ in 0..5 {
        client.transport().document(&keyless).await.unwrap();
    }
    drain(&client, &download("/elsewhere")).await.unwrap();
    assert_eq!(elsewhere.requests().len(), 1);
    // Twice to the service.
    drain(&client, &download("/here")).await.unwrap();
    assert!(is_used_up(client.transport().document(&get("/a")).await));
}
