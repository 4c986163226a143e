//! `/_mock`, the clock, quotas and latency.

use std::time::{Duration, Instant, UNIX_EPOCH};

use serde_json::{Value, json};
use vt_mock::{EICAR_SHA256, MockServer, Quota};

use crate::client::{Answer, KEY, call, form, get, get_json, send};

fn admin(server: &MockServer, verb: &str, action: &str, body: &str) -> Answer {
    send(
        server.origin(),
        verb,
        &format!("/_mock{action}"),
        &[],
        body.as_bytes(),
    )
}

fn shown(server: &MockServer, action: &str) -> Value {
    let answer = admin(server, "GET", action, "");
    assert_eq!(answer.status, 200);
    answer.json()
}

#[test]
fn the_clock_is_shown_and_moved() {
    let server = crate::server();
    assert_eq!(
        shown(&server, "/time"),
        json!({ "time": 1_767_225_600, "frozen": true })
    );
    let moved = admin(&server, "POST", "/time", r#"{"advance": 90}"#).json();
    assert_eq!(moved, json!({ "time": 1_767_225_690, "frozen": true }));
    admin(&server, "POST", "/time", r#"{"set": 1000, "advance": 5}"#);
    assert_eq!(server.time(), UNIX_EPOCH + Duration::from_secs(1_005));
    admin(&server, "POST", "/time", r#"{"frozen": false}"#);
    assert_eq!(shown(&server, "/time")["frozen"], false);
    for bad in [
        "",
        "[]",
        "{}",
        r#"{"set": -1}"#,
        r#"{"set": 1e300}"#,
        r#"{"advance": "1"}"#,
        r#"{"jump": 1}"#,
        r#"{"frozen": 1}"#,
    ] {
        assert_eq!(admin(&server, "POST", "/time", bad).error().0, 400, "{bad}");
    }
}

#[test]
fn a_server_starts_at_the_time_it_is_given_and_can_be_frozen() {
    let start = UNIX_EPOCH + Duration::from_secs(5_000);
    let server = crate::builder().time(start).start().unwrap();
    assert_eq!(server.time(), start);
    let server = crate::builder().time(start).system_clock().start().unwrap();
    server.freeze();
    let frozen = server.time();
    assert!(frozen >= start);
    server.advance(Duration::from_secs(60));
    assert_eq!(server.time(), frozen + Duration::from_secs(60));
    server.set_time(start);
    assert_eq!(server.time(), start);
    server.unfreeze();
}

#[test]
fn received_requests_are_listed_without_their_keys() {
    let server = crate::server();
    get(&server, &format!("/files/{EICAR_SHA256}?apikey={KEY}&a=b"));
    let (content_type, body) = form("a.txt", b"content");
    call(
        &server,
        "POST",
        "/files",
        &[("content-type", content_type)],
        &body,
    );
    let answer = admin(&server, "GET", "/received", "");
    assert!(!String::from_utf8_lossy(&answer.body).contains(KEY));
    let list = answer.json();
    assert_eq!(list["count"], 2);
    let first = &list["received"][0];
    assert_eq!(first["method"], "GET");
    assert_eq!(first["path"], format!("/api/v3/files/{EICAR_SHA256}"));
    assert_eq!(
        first["query"],
        json!([["apikey", "[redacted]"], ["a", "b"]])
    );
    assert_eq!(first["has_key"], true);
    assert_eq!(list["received"][1]["parts"][0]["file_name"], "a.txt");
    // Showing the list is not a request to the API.
    assert_eq!(server.received().len(), 2);
    assert_eq!(admin(&server, "DELETE", "/received", "").status, 204);
    server.assert_nothing_received();
}

#[test]
fn faults_are_added_listed_and_removed() {
    let server = crate::server();
    let answer = admin(
        &server,
        "POST",
        "/faults",
        "GET /domains/{}: 503 x1\n*: 500",
    );
    assert_eq!(answer.status, 200);
    assert_eq!(get(&server, "/domains/example.com").status, 503);
    assert_eq!(get(&server, "/domains/example.com").status, 500);
    let expected = json!({ "faults": [
        { "fault": "GET /domains/{}: 503 x1", "struck": 1 },
        { "fault": "* *: 500", "struck": 1 },
    ] });
    assert_eq!(shown(&server, "/faults"), expected);
    let answer = admin(&server, "POST", "/faults", "GET /a: explode");
    assert_eq!(answer.error(), (400, "InvalidArgumentError".to_owned()));
    assert_eq!(shown(&server, "/faults"), expected);
    assert_eq!(admin(&server, "DELETE", "/faults", "").status, 204);
    assert_eq!(get(&server, "/domains/example.com").status, 200);
}

#[test]
fn reset_forgets_what_requests_have_changed() {
    let server = crate::server();
    let (content_type, body) = form("new.bin", b"something nobody has seen");
    let analysis = call(
        &server,
        "POST",
        "/files",
        &[("content-type", content_type)],
        &body,
    )
    .json();
    let path = format!("/analyses/{}", analysis["data"]["id"].as_str().unwrap());
    assert_eq!(get(&server, &path).status, 200);
    assert_eq!(admin(&server, "POST", "/reset", "").status, 204);
    assert_eq!(get(&server, &path).status, 404);
    assert_eq!(get(&server, &format!("/files/{EICAR_SHA256}")).status, 200);
}

#[test]
fn unknown_paths_and_verbs_are_refused() {
    let server = crate::server();
    assert!(shown(&server, "")["GET /_mock/received"].is_string());
    assert_eq!(admin(&server, "GET", "/nothing", "").error().0, 404);
    let answer = admin(&server, "DELETE", "/time", "");
    assert_eq!(answer.error().0, 405);
    assert_eq!(answer.header("allow"), Some("GET, POST"));
    // It is on the API's origin only, and not every path that begins like it belongs to it.
    assert_eq!(
        send(server.second_origin(), "GET", "/_mock", &[], b"").status,
        404
    );
    assert_eq!(
        send(server.origin(), "GET", "/_mocked", &[], b"").error().0,
        404
    );
}

const QUOTAS: &str = "/users/somebody/overall_quotas";

#[test]
fn quotas_are_counted_for_each_key_and_start_again() {
    let quota = Quota {
        minute: 3,
        day: 5,
        month: Some(7),
    };
    let server = crate::builder().quota(quota).start().unwrap();
    let ask = |key: &str| {
        send(
            server.origin(),
            "GET",
            "/api/v3/domains/example.com",
            &[("x-apikey", key)],
            b"",
        )
    };
    let statuses =
        |requests: usize| -> Vec<u16> { (0..requests).map(|_| ask(KEY).status).collect() };
    assert_eq!(statuses(5), [200, 200, 200, 429, 429]);
    assert_eq!(ask(KEY).error(), (429, "QuotaExceededError".to_owned()));
    // Another key has a quota of its own, and a wrong one has none.
    assert_eq!(ask("another-key").status, 200);
    assert_eq!(ask("wrong-key").status, 401);
    server.advance(Duration::from_secs(60));
    assert_eq!(statuses(3), [200, 200, 429], "the day's five");
    server.advance(Duration::from_secs(86_400));
    assert_eq!(statuses(3), [200, 200, 429], "the month's seven");
    server.advance(Duration::from_secs(31 * 86_400));
    assert_eq!(statuses(1), [200]);
    server.reset().unwrap();
    assert_eq!(statuses(3), [200, 200, 200]);
}

#[test]
fn quotas_can_be_looked_up_when_they_are_used_up() {
    let server = MockServer::builder().quota(Quota::PUBLIC).start().unwrap();
    for _ in 0..5 {
        get(&server, "/domains/example.com");
    }
    let data = get_json(&server, QUOTAS)["data"].clone();
    let user = |allowed: u64, used: u64| json!({ "user": { "allowed": allowed, "used": used } });
    assert_eq!(data["api_requests_hourly"], user(240, 4));
    assert_eq!(data["api_requests_daily"], user(500, 4));
    server.advance(Duration::from_secs(86_400));
    assert_eq!(
        get_json(&server, QUOTAS)["data"]["api_requests_daily"],
        user(500, 0)
    );
}

#[test]
fn quotas_are_read_from_text() {
    let month = Quota {
        minute: 4,
        day: 500,
        month: Some(15_500),
    };
    assert_eq!("4,500".parse(), Ok(Quota::PUBLIC));
    assert_eq!("4, 500, 15500".parse(), Ok(month));
    for bad in ["", "4", "4,x", "1,2,3,4", "-1,2"] {
        assert!(
            bad.parse::<Quota>().unwrap_err().contains("`4,500`"),
            "{bad}"
        );
    }
}

#[test]
fn answers_take_as_long_as_the_latency_says() {
    let pause = Duration::from_millis(60);
    let server = crate::builder().latency(pause..=pause * 2).start().unwrap();
    let start = Instant::now();
    get(&server, "/domains/example.com");
    assert!(start.elapsed() >= pause);
}

#[test]
fn a_limited_list_keeps_the_last() {
    let server = crate::builder().keep_received(2).start().unwrap();
    for name in ["a.example", "b.example", "c.example"] {
        get(&server, &format!("/domains/{name}"));
    }
    let paths: Vec<String> = server
        .received()
        .into_iter()
        .map(|request| request.path)
        .collect();
    assert_eq!(
        paths,
        ["/api/v3/domains/b.example", "/api/v3/domains/c.example"]
    );
    assert_eq!(shown(&server, "/received")["count"], 3);
}

#[test]
fn the_clock_is_not_advanced_backwards() {
    let server = crate::server();
    let answer = admin(&server, "POST", "/time", r#"{"advance": -5}"#);
    assert_eq!(answer.status, 400);
    let message = answer.json()["error"]["message"]
        .as_str()
        .unwrap()
        .to_owned();
    assert!(
        message.contains("0 or more") && message.contains("`set`"),
        "{message}"
    );
}
