//! Comments, votes and other objects that requests make, change and delete.

use serde_json::json;
use vt_mock::{EICAR_MD5, EICAR_SHA256};

use crate::client::{call, get, get_json, post_json};

#[test]
fn comments_are_added_voted_on_and_deleted() {
    let server = crate::server();
    let path = format!("/files/{EICAR_SHA256}/comments");
    let text = "Seen in #phishing <mails>";
    let body = json!({ "data": { "type": "comment", "attributes": { "text": text } } });
    let comment = post_json(&server, &path, &body).json()["data"].clone();
    assert_eq!(comment["type"], "comment");
    assert_eq!(comment["attributes"]["text"], text);
    assert_eq!(comment["attributes"]["tags"], json!(["phishing"]));
    assert_eq!(
        comment["attributes"]["html"],
        "Seen in #phishing &lt;mails&gt;"
    );
    let id = comment["id"].as_str().unwrap();
    assert!(id.starts_with(&format!("f-{EICAR_SHA256}-")), "{id}");
    // The newest is first, on the object and among all.
    assert_eq!(get_json(&server, &path)["data"][0], comment);
    assert_eq!(get_json(&server, "/comments")["data"][0], comment);
    assert_eq!(
        get_json(&server, "/comments?filter=tag:phishing")["data"][0],
        comment
    );
    // By any of the file's hashes.
    assert_eq!(
        get_json(&server, &format!("/files/{EICAR_MD5}/comments"))["data"][0],
        comment
    );

    let vote = post_json(
        &server,
        &format!("/comments/{id}/vote"),
        &json!({ "data": "positive" }),
    );
    assert_eq!(
        vote.json()["data"],
        json!({ "positive": 1, "negative": 0, "abuse": 0 })
    );
    let again = get_json(&server, &format!("/comments/{id}"));
    assert_eq!(again["data"]["attributes"]["votes"]["positive"], 1);
    let bad = post_json(
        &server,
        &format!("/comments/{id}/vote"),
        &json!({ "data": "great" }),
    );
    assert_eq!(bad.error(), (400, "InvalidArgumentError".to_owned()));

    assert_eq!(
        call(&server, "DELETE", &format!("/comments/{id}"), &[], b"").status,
        200
    );
    assert_eq!(get(&server, &format!("/comments/{id}")).status, 404);
    assert_eq!(
        call(&server, "DELETE", &format!("/comments/{id}"), &[], b"").status,
        404
    );
    assert_ne!(get_json(&server, &path)["data"][0]["id"], id);
}

#[test]
fn a_made_up_comment_can_be_deleted() {
    let server = crate::server();
    let path = format!("/files/{EICAR_SHA256}/comments?limit=40");
    let before = get_json(&server, &path)["data"].as_array().unwrap().clone();
    let id = before[3]["id"].as_str().unwrap();
    assert_eq!(
        call(&server, "DELETE", &format!("/comments/{id}"), &[], b"").status,
        200
    );
    let after = get_json(&server, &path)["data"].as_array().unwrap().clone();
    assert_eq!(after.len(), before.len() - 1);
    assert!(after.iter().all(|comment| comment["id"] != id));
}

#[test]
fn a_second_vote_is_a_conflict() {
    let server = crate::server();
    let path = format!("/files/{EICAR_SHA256}/votes");
    let vote = |path: &str, verdict: &str| {
        post_json(
            &server,
            path,
            &json!({ "data": { "type": "vote", "attributes": { "verdict": verdict } } }),
        )
    };
    let first = vote(&path, "malicious").json()["data"].clone();
    assert_eq!(first["type"], "vote");
    assert_eq!(
        first["attributes"],
        json!({ "date": 1_767_225_600, "verdict": "malicious", "value": -1 })
    );
    assert_eq!(
        vote(&path, "malicious").error(),
        (409, "AlreadyExistsError".to_owned())
    );
    // A vote on another object is another vote.
    assert_eq!(vote("/domains/example.com/votes", "malicious").status, 200);
    // Nor can the vote be changed.
    assert_eq!(
        vote(&path, "harmless").error(),
        (409, "AlreadyExistsError".to_owned())
    );
    let votes = get_json(&server, &format!("{path}?limit=40"))["data"]
        .as_array()
        .unwrap()
        .clone();
    assert_eq!(votes[0], first);
    assert_eq!(
        vote(&path, "great").error(),
        (400, "InvalidArgumentError".to_owned())
    );
}

#[test]
fn other_objects_are_made_changed_and_deleted() {
    let server = crate::server();
    let body =
        json!({ "data": { "type": "graph", "attributes": { "private": true, "nodes": [] } } });
    let graph = post_json(&server, "/graphs", &body).json()["data"].clone();
    let path = format!("/graphs/{}", graph["id"].as_str().unwrap());
    assert_eq!(graph["attributes"]["private"], true);
    assert_eq!(get_json(&server, "/graphs")["data"][0], graph);
    let body = json!({ "data": { "type": "graph", "attributes": { "private": false } } });
    let json = [("content-type", "application/json")];
    let changed =
        call(&server, "PATCH", &path, &json, body.to_string().as_bytes()).json()["data"].clone();
    assert_eq!(changed["attributes"]["private"], false);
    assert_eq!(changed["attributes"]["nodes"], json!([]));
    assert_eq!(get_json(&server, &path)["data"], changed);
    assert_eq!(call(&server, "DELETE", &path, &[], b"").status, 200);
    assert_eq!(get(&server, &path).status, 404);
    assert_ne!(get_json(&server, "/graphs")["data"][0]["id"], graph["id"]);
}
