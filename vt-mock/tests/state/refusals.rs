//! Requests that the service refuses.

use serde_json::{Value, json};

use crate::client::{call, get};
use crate::{error, form, refused, send, server};

#[test]
fn a_body_without_an_object_makes_nothing() {
    let server = server();
    for path in [
        "/intelligence/hunting_rulesets",
        "/intelligence/retrohunt_jobs",
        "/graphs",
        "/collections",
        "/saved_searches",
        "/threat_profiles",
        "/alerts/assets",
        "/files/275a021bbfb6489e54d471899f7db9d1663fc695ec2fe2a2c4538aabf651fd0f/comments",
    ] {
        for body in [
            json!([]),
            json!(5),
            json!("x"),
            json!({}),
            json!({ "data": 5 }),
            json!({ "data": [] }),
        ] {
            let (status, _) = error(&server, "POST", path, &body);
            assert_eq!(status, 400, "{path}: {body}");
        }
    }
    // MISP's event has a form of its own.
    let event = json!({ "Event": { "info": "an event", "Attribute": [] } });
    send(&server, "POST", "/integrations/misp/collections", &event);
}

#[test]
fn a_body_must_have_the_type_of_its_object() {
    let server = server();
    let comment = |kind: &str| json!({ "data": { "type": kind, "attributes": { "text": "t" } } });
    let path = "/domains/example.com/comments";
    assert_eq!(
        error(&server, "POST", path, &comment("vote")),
        refused(400, "InvalidArgumentError")
    );
    send(&server, "POST", path, &comment("comment"));
    let vote = json!({ "data": { "type": "comment", "attributes": { "verdict": "harmless" } } });
    assert_eq!(
        error(&server, "POST", "/domains/example.com/votes", &vote),
        refused(400, "InvalidArgumentError")
    );
}

#[test]
fn attributes_keep_their_types() {
    let server = server();
    let rules = "rule a { condition: true }";
    let made = send(
        &server,
        "POST",
        "/intelligence/hunting_rulesets",
        &json!({
            "data": {
                "type": "hunting_ruleset", "attributes": { "name": "n", "rules": rules },
            },
        }),
    );
    let path = format!(
        "/intelligence/hunting_rulesets/{}",
        made["id"].as_str().unwrap()
    );
    let change = |attributes: Value| {
        json!({
            "data": { "type": "hunting_ruleset", "attributes": attributes },
        })
    };
    for wrong in [
        json!({ "enabled": "yes" }),
        json!({ "limit": "many" }),
        json!({ "name": 5 }),
        json!({ "tags": "x" }),
    ] {
        assert_eq!(
            error(&server, "PATCH", &path, &change(wrong.clone())),
            refused(400, "InvalidArgumentError"),
            "{wrong}"
        );
    }
    assert_eq!(error(&server, "PATCH", &path, &change(json!([]))).0, 400);
    send(
        &server,
        "PATCH",
        &path,
        &change(json!({ "limit": 7, "enabled": false })),
    );
}

#[test]
fn attachments_are_parts_of_their_name() {
    let server = server();
    let path = "/dtm/alerts/alert/attachments";
    let answer = form(&server, path, Some(("note.txt", b"hello")), &[]);
    assert_eq!(answer.error(), refused(400, "BadRequestError"));
    assert_eq!(form(&server, path, None, &[("files", "hello")]).status, 200);
}

#[test]
fn options_of_private_analyses_are_checked() {
    let server = server();
    let upload = |content: &[u8], texts: &[(&str, &str)]| {
        form(&server, "/private/files", Some(("a.bin", content)), texts).status
    };
    for wrong in [
        [("retention_period_days", "0")],
        [("retention_period_days", "29")],
        [("retention_period_days", "long")],
        [("storage_region", "MOON")],
        [("interaction_timeout", "59")],
        [("interaction_timeout", "1801")],
        [("enable_internet", "maybe")],
        [("password", "infected")],
    ] {
        assert_eq!(upload(b"text", &wrong), 400, "{wrong:?}");
    }
    assert_eq!(upload(b"PK\x03\x04", &[("password", "infected")]), 200);
    let good = [
        ("retention_period_days", "28"),
        ("storage_region", "EU"),
        ("interaction_timeout", "60"),
    ];
    assert_eq!(upload(b"text", &good), 200);
    let encoded = [("content-type", "application/x-www-form-urlencoded")];
    for (body, status) in [
        ("url=example.com&retention_period_days=40", 400),
        ("url=example.com&storage_region=XX", 400),
        ("url=example.com&storage_region=GB", 200),
    ] {
        assert_eq!(
            call(&server, "POST", "/private/urls", &encoded, body.as_bytes()).status,
            status,
            "{body}"
        );
    }
}

#[test]
fn parameters_with_documented_values_take_no_others() {
    let server = server();
    let ioc = |kind: &str| json!({ "type": kind, "id": "example.com" });
    let iocs = |kind: &str, count: usize| json!({ "data": vec![ioc(kind); count] });
    for (body, status) in [
        (iocs("domain", 1_000), 200),
        (iocs("domain", 1_001), 400),
        (iocs("planet", 1), 400),
        (json!({}), 400),
    ] {
        let json = [("content-type", "application/json")];
        let answer = call(
            &server,
            "POST",
            "/iocs/summary",
            &json,
            body.to_string().as_bytes(),
        );
        assert_eq!(answer.status, status);
    }
    for (path, status) in [
        ("/ioc_stream?order=date-", 200),
        ("/ioc_stream?order=date%2B", 200),
        ("/ioc_stream?order=size-", 400),
        ("/ioc_stream?descriptors_only=perhaps", 400),
        (
            "/users/user0/api_usage?start_date=20251201&end_date=20251231",
            200,
        ),
        (
            "/users/user0/api_usage?start_date=20251201&end_date=20260101",
            400,
        ),
        (
            "/users/user0/api_usage?start_date=20251202&end_date=20251201",
            400,
        ),
        ("/users/user0/api_usage?start_date=2025-12-01", 400),
        ("/users/user0/api_usage?end_date=20251301", 400),
    ] {
        assert_eq!(get(&server, path).status, status, "{path}");
    }
}

#[test]
fn searches_take_known_modifiers_only() {
    let server = server();
    let search = |query: &str| {
        get(
            &server,
            &format!("/intelligence/search?limit=300&query={query}"),
        )
    };
    for query in [
        "colour:red",
        "p:many",
        "size:big%2B",
        "fs:soon",
        "entity:planet",
    ] {
        assert_eq!(
            search(query).error(),
            refused(400, "InvalidArgumentError"),
            "{query}"
        );
    }
    let all = |query: &str| -> Vec<Value> {
        let answer = search(query);
        assert_eq!(answer.status, 200, "{query}");
        answer.json()["data"].as_array().unwrap().clone()
    };
    let files = all("size:1%2B");
    // The median of an attribute divides the files.
    for (modifier, name) in [
        ("size", "size"),
        ("fs", "first_submission_date"),
        ("la", "last_analysis_date"),
        ("ls", "last_submission_date"),
    ] {
        let numbers = || {
            files
                .iter()
                .map(|file| file["attributes"][name].as_u64().unwrap())
        };
        let mut sorted: Vec<u64> = numbers().collect();
        sorted.sort_unstable();
        let middle = sorted[sorted.len() / 2];
        for (sign, wanted) in [
            ("%2B", numbers().filter(|number| *number >= middle).count()),
            ("-", numbers().filter(|number| *number <= middle).count()),
        ] {
            assert_eq!(
                all(&format!("{modifier}:{middle}{sign}")).len(),
                wanted,
                "{modifier}{sign}"
            );
        }
    }
    let large = files
        .iter()
        .filter(|file| file["attributes"]["size"].as_u64().unwrap() >= 92_160)
        .count();
    assert_eq!(all("size:90kb%2B").len(), large);
    assert!(
        all("fs:2025-12-02%2B").is_empty(),
        "the world was looked at before"
    );
    assert_eq!(all("fs:2025-12-02-").len(), files.len());
    assert!(
        all("entity:domain")
            .iter()
            .all(|found| found["type"] == "domain")
    );
}

#[test]
fn a_search_for_what_is_not_there_finds_nothing() {
    let server = server();
    let found = get(&server, "/search?query=nothing.such.example").json();
    assert_eq!(found["data"], json!([]));
    let found = get(&server, "/search?query=example.com").json();
    assert_eq!(found["data"][0]["id"], "example.com");
}
