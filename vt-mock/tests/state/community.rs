//! Comments and votes.

use serde_json::{Value, json};
use vt_mock::EICAR_SHA256;

use crate::{START, data, delete, error, ids, refused, send, server};

fn comment(text: &str) -> Value {
    json!({ "data": { "type": "comment", "attributes": { "text": text } } })
}

fn vote(verdict: &str) -> Value {
    json!({ "data": { "type": "vote", "attributes": { "verdict": verdict } } })
}

#[test]
fn a_comment_is_on_its_item_by_its_author_and_among_the_latest() {
    let server = server();
    let path = "/domains/example.com/comments";
    let made = send(&server, "POST", path, &comment("Bad #C2 host"));
    let id = made["id"].as_str().unwrap();
    assert!(id.starts_with("d-example.com-"), "{id}");
    assert_eq!(made["attributes"]["tags"], json!(["c2"]));
    assert_eq!(made["attributes"]["date"], START);
    for list in [
        path,
        "/comments",
        "/users/user0/comments",
        "/comments?filter=tag:c2",
        "/search?query=%23c2",
    ] {
        assert_eq!(ids(&server, list)[0], id, "{list}");
    }
    assert_eq!(
        data(&server, &format!("/comments/{id}/author"))["id"],
        "user0"
    );
    assert_eq!(
        data(&server, &format!("/comments/{id}/item"))["id"],
        "example.com"
    );
    assert_eq!(
        error(&server, "POST", path, &comment("Bad #C2 host")),
        refused(409, "AlreadyExistsError")
    );
    delete(&server, &format!("/comments/{id}"));
    for list in [path, "/comments", "/users/user0/comments"] {
        assert!(!ids(&server, list).contains(&id.to_owned()), "{list}");
    }
    // A comment that was deleted can be added again.
    send(&server, "POST", path, &comment("Bad #C2 host"));
}

#[test]
fn a_vote_counts_in_the_total() {
    let server = server();
    let votes =
        || data(&server, &format!("/files/{EICAR_SHA256}"))["attributes"]["total_votes"].clone();
    let before = votes();
    let made = send(
        &server,
        "POST",
        &format!("/files/{EICAR_SHA256}/votes"),
        &vote("harmless"),
    );
    assert_eq!(
        made["attributes"],
        json!({ "date": START, "verdict": "harmless", "value": 1 })
    );
    assert_eq!(
        votes()["harmless"],
        before["harmless"].as_u64().unwrap() + 1
    );
    assert_eq!(votes()["malicious"], before["malicious"]);
    assert_eq!(
        ids(&server, "/users/user0/votes")[0],
        made["id"].as_str().unwrap()
    );
}

#[test]
fn votes_on_a_comment_add_up() {
    let server = server();
    let made = send(
        &server,
        "POST",
        "/ip_addresses/192.0.2.1/comments",
        &comment("x"),
    );
    let path = format!("/comments/{}/vote", made["id"].as_str().unwrap());
    send(&server, "POST", &path, &json!({ "data": "positive" }));
    let votes = send(&server, "POST", &path, &json!({ "data": "abuse" }));
    assert_eq!(votes, json!({ "positive": 1, "negative": 0, "abuse": 1 }));
}

#[test]
fn a_change_shows_in_objects_that_were_read_before() {
    let server = server();
    let id = &ids(&server, "/domains/example.com/comments")[0];
    let path = format!("/comments/{id}");
    let first = data(&server, &path);
    let part = data(&server, &format!("{path}?attributes=text"));
    assert_eq!(
        part["attributes"],
        json!({ "text": first["attributes"]["text"] })
    );
    assert_eq!(data(&server, &path), first);
    let positive = |comment: &Value| comment["attributes"]["votes"]["positive"].as_u64().unwrap();
    let vote = json!({ "data": "positive" });
    send(&server, "POST", &format!("{path}/vote"), &vote);
    assert_eq!(positive(&data(&server, &path)), positive(&first) + 1);
    delete(&server, &path);
    assert_eq!(
        error(&server, "GET", &path, &Value::Null),
        refused(404, "NotFoundError")
    );
    server.reset().unwrap();
    assert_eq!(data(&server, &path), first);
}
