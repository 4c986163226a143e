//! Cursors of changing collections: everything that was there comes exactly once.

use serde_json::{Value, json};
use vt_mock::MockServer;

use crate::client::get_json;
use crate::{ids, send, server};

/// Turns all pages of a collection; `meanwhile` happens after each.
fn walk(server: &MockServer, path: &str, limit: usize, meanwhile: impl Fn(usize)) -> Vec<String> {
    let mut seen = Vec::new();
    let mut cursor = String::new();
    for number in 0.. {
        let page = get_json(server, &format!("{path}?limit={limit}{cursor}"));
        let items = page["data"].as_array().unwrap();
        assert!(items.len() <= limit);
        seen.extend(
            items
                .iter()
                .map(|item| item["id"].as_str().unwrap().to_owned()),
        );
        let Value::String(next) = &page["meta"]["cursor"] else {
            break;
        };
        cursor = format!("&cursor={}", next.replace('=', "%3D"));
        meanwhile(number);
    }
    seen
}

fn comment(server: &MockServer, path: &str, text: String) {
    send(
        server,
        "POST",
        path,
        &json!({ "data": { "type": "comment", "attributes": { "text": text } } }),
    );
}

#[test]
fn every_limit_gives_everything_once() {
    let server = server();
    let path = "/domains/example.com/comments";
    let all = ids(&server, path);
    for limit in [1, 2, 3, 7, 10, 24, 25, 26, 40] {
        assert_eq!(walk(&server, path, limit, |_| ()), all, "{limit}");
    }
}

#[test]
fn additions_at_the_front_shift_nothing() {
    let server = server();
    let path = "/domains/example.com/comments";
    let before = ids(&server, path);
    let seen = walk(&server, path, 4, |number| {
        comment(&server, path, format!("meanwhile {number}"));
        comment(&server, path, format!("and again {number}"));
    });
    assert_eq!(seen, before);
    assert_eq!(ids(&server, path).len(), 37, "25 and 12 new ones");
}

#[test]
fn deletions_of_what_was_not_seen_yet_shift_nothing() {
    let server = server();
    let path = "/intelligence/hunting_notifications";
    let before = ids(&server, path);
    let seen = walk(&server, path, 5, |number| {
        crate::delete(&server, &format!("{path}/{}", before[24 - number]));
    });
    let left: Vec<String> = ids(&server, path);
    assert_eq!(seen, before[..left.len()]);
    assert!(left.len() < 25);
}

#[test]
fn deletions_of_what_was_seen_shift_nothing() {
    let server = server();
    let path = "/intelligence/hunting_notifications";
    let before = ids(&server, path);
    let seen = walk(&server, path, 5, |number| {
        crate::delete(&server, &format!("{path}/{}", before[number]));
    });
    assert_eq!(seen, before);
}
