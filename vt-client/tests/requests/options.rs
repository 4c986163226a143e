//! Options of request values: query parameters, headers, time.

use std::time::{Duration, Instant};

use vt_client::parameters::CountLimit;
use vt_client::{Error, RetryPolicy, Verb};

use crate::{BlockingThings, KEY, Things, blocking_client, client, usage};
use vt_testkit::Server;

const OBJECT: &str = r#"{"data": {"type": "file", "id": "a"}}"#;

#[tokio::test]
async fn parameters_are_sent_in_their_order_and_encoded() {
    let server = Server::json(OBJECT);
    client(&server)
        .things()
        .get("a")
        .attributes(["names", "size"])
        .query("x y", "1&2")
        .relationships(vec!["comments".to_owned(), "votes".to_owned()])
        .query("n", 7)
        .await
        .unwrap();
    assert_eq!(
        server.request().target,
        "/api/v3/things/a?attributes=names%2Csize&x%20y=1%262&relationships=comments%2Cvotes&n=7"
    );
}

#[tokio::test]
async fn lists_of_names_grow() {
    let server = Server::json(OBJECT);
    let vt = client(&server);
    let names: [&str; 0] = [];
    for (request, sent) in [
        (
            vt.things()
                .get("a")
                .attributes(["a"])
                .attributes(["b", "c"]),
            "attributes=a%2Cb%2Cc",
        ),
        (
            vt.things().get("a").attributes(["a"]).attributes(names),
            "attributes=a",
        ),
        (
            vt.things().get("a").attributes(names).attributes(["a"]),
            "attributes=a",
        ),
        (vt.things().get("a").attributes(names), "attributes="),
        (
            vt.things()
                .get("a")
                .query("relationships", "x")
                .relationships(["y"]),
            "relationships=x%2Cy",
        ),
        (vt.things().get("a").query("a", 1).query("a", 2), "a=1&a=2"),
    ] {
        request.await.unwrap();
        assert_eq!(server.request().target, format!("/api/v3/things/a?{sent}"));
        server.forget();
    }
}

#[tokio::test]
async fn every_kind_of_request_has_the_options() {
    let server = Server::json(r#"{"data": []}"#);
    let (vt, sync) = (client(&server), blocking_client(&server));
    macro_rules! with_options {
        ($request:expr) => {
            $request
                .query("q", 1)
                .parameter(CountLimit(7))
                .header("X-A", "b c")
                .timeout(Duration::from_secs(9))
                .attributes(["a"])
                .relationships(["r"])
        };
    }
    with_options!(vt.things().whole("a")).await.unwrap();
    with_options!(vt.things().few()).await.unwrap();
    with_options!(vt.things().content("a")).await.unwrap();
    with_options!(vt.request(Verb::Get, "/x")).await.unwrap();
    with_options!(sync.things().whole("a")).send().unwrap();
    with_options!(sync.things().few()).send().unwrap();
    with_options!(sync.things().content("a")).send().unwrap();
    with_options!(sync.request(Verb::Get, "/x")).send().unwrap();
    let requests = server.requests();
    assert_eq!(requests.len(), 8);
    for request in requests {
        let (_, query) = request.target.split_once('?').unwrap();
        assert_eq!(query, "q=1&count_limit=7&attributes=a&relationships=r");
        assert_eq!(request.values("x-a"), ["b c"]);
    }
}

#[tokio::test]
async fn headers_of_a_request_take_the_place_of_the_clients() {
    let server = Server::json(OBJECT);
    let vt = vt_client::Client::builder()
        .api_key(KEY)
        .base_url(&server.origin)
        .header("x-trace", "client")
        .header("x-other", "client")
        .build()
        .unwrap();
    vt.things()
        .get("a")
        .header("X-Trace", "one")
        .header("x-trace", "two")
        .header("accept", "text/html")
        .header("User-Agent", "mine")
        .await
        .unwrap();
    let request = server.request();
    assert_eq!(request.values("x-trace"), ["one", "two"]);
    assert_eq!(request.values("x-other"), ["client"]);
    assert_eq!(request.values("accept"), ["text/html"]);
    assert_eq!(request.values("user-agent"), ["mine"]);
    assert_eq!(request.values("x-apikey"), [KEY]);
    assert_eq!(request.values("accept-encoding"), ["gzip"]);
}

#[tokio::test]
async fn headers_that_are_not_the_callers_are_refused() {
    let server = Server::json(OBJECT);
    let vt = client(&server);
    for name in [
        "x-apikey",
        "X-APIKEY",
        "X-ApiKey",
        "Accept-Encoding",
        "content-type",
        "Content-Length",
        "host",
        "transfer-encoding",
        "connection",
    ] {
        let text = format!("the header `{}` cannot be set", name.to_lowercase());
        usage(vt.things().get("a").header(name, "1").await, &text);
        usage(vt.things().list().header(name, "1").all().await, &text);
        usage(vt.things().content("a").header(name, "1").await, &text);
        usage(vt.request(Verb::Get, "/a").header(name, "1").await, &text);
    }
    for name in ["", "a b", "a:b", "ä"] {
        let text = format!("`{name}` is not a header's name");
        usage(vt.things().get("a").header(name, "1").await, &text);
    }
    for value in ["", " a", "a\r\nx-apikey: b", "ü"] {
        let refused = vt.things().get("a").header("X-A", value).await;
        usage(refused, "the value of the header `x-a` ");
    }
    assert_eq!(server.connections(), 0);
}

#[tokio::test]
async fn a_headers_value_is_redacted_where_the_service_repeats_it() {
    let server = Server::new(|request| {
        let echo = format!(
            r#"{{"error": {{"message": "bad {}"}}}}"#,
            request.values("x-token")[0]
        );
        vt_testkit::answer("401 Unauthorized", &[], echo)
    });
    let request = client(&server)
        .things()
        .get("a")
        .header("x-token", "gateway-token");
    let error = request.await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "401 Unauthorized: bad [redacted] (without an error code of VirusTotal)"
    );
}

#[tokio::test]
async fn a_time_limit_holds_for_this_request() {
    let server = Server::new(|_| {
        std::thread::sleep(Duration::from_secs(20));
        Vec::new()
    });
    let (vt, limit) = (client(&server), Duration::from_millis(100));
    let started = Instant::now();
    for error in [
        vt.things().get("a").timeout(limit).await.unwrap_err(),
        vt.things().list().timeout(limit).all().await.unwrap_err(),
        vt.things().content("a").timeout(limit).await.unwrap_err(),
        vt.request(Verb::Get, "/a")
            .timeout(limit)
            .await
            .unwrap_err(),
    ] {
        assert!(
            matches!(&error, Error::Timeout { after, .. } if *after == limit),
            "{error:?}"
        );
    }
    // The client's own limits are minutes.
    assert!(started.elapsed() < Duration::from_secs(15));
}

#[tokio::test]
async fn a_policy_of_repeats_holds_for_this_request() {
    let server = Server::new(|_| vt_testkit::answer("503 Service Unavailable", &[], ""));
    // Neither client repeats by itself.
    let (vt, sync) = (client(&server), blocking_client(&server));
    let thrice = RetryPolicy::default()
        .attempts(3)
        .first_pause(Duration::from_millis(1));
    macro_rules! sent_thrice {
        ($request:expr) => {
            assert_eq!($request.unwrap_err().status(), Some(503));
            assert_eq!(server.requests().len(), 3);
            server.forget();
        };
    }
    sent_thrice!(vt.things().get("a").retry(thrice.clone()).await);
    sent_thrice!(vt.things().list().retry(thrice.clone()).all().await);
    sent_thrice!(vt.things().content("a").retry(thrice.clone()).await);
    sent_thrice!(vt.request(Verb::Get, "/a").retry(thrice.clone()).await);
    sent_thrice!(sync.things().get("a").retry(thrice.clone()).send());
    sent_thrice!(sync.things().list().retry(thrice.clone()).all());
    sent_thrice!(sync.things().content("a").retry(thrice.clone()).send());
    sent_thrice!(sync.request(Verb::Get, "/a").retry(thrice.clone()).send());
    assert!(vt.things().get("a").await.is_err());
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn no_time_limit_is_nothing_or_infinite() {
    let server = Server::json(OBJECT);
    let vt = client(&server);
    let day = Duration::from_secs(24 * 60 * 60);
    for limit in [Duration::ZERO, Duration::MAX, day + Duration::from_secs(1)] {
        let refused = vt.things().get("a").timeout(limit).await;
        usage(
            refused,
            "`timeout` must be more than 0 and at most 24 hours",
        );
    }
    assert_eq!(server.connections(), 0);
    vt.things().get("a").timeout(day).await.unwrap();
}
