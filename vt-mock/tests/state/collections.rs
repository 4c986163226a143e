//! Collections, references, graphs, saved searches and threat profiles.

use serde_json::json;
use vt_mock::{EICAR_MD5, EICAR_SHA256};

use crate::client::{call, get, get_json};
use crate::{attempt, data, delete, error, ids, refused, send, server};

#[test]
fn a_collection_made_of_relationships() {
    let server = server();
    let unknown = "f".repeat(64);
    let attributes = json!({ "name": "n", "description": "d" });
    let body = json!({ "data": { "type": "collection", "attributes": attributes, "relationships": {
        "domains": {
            "data": [
                { "type": "domain", "id": "example.com" },
                { "type": "domain", "id": "bad.example.net" },
            ],
        },
        "urls": { "data": [{ "type": "url", "url": "https://www.example.com/" }] },
        "files": {
            "data": [{ "type": "file", "id": EICAR_MD5 }, { "type": "file", "id": unknown }],
        },
    } } });
    let made = send(&server, "POST", "/collections", &body);
    let counts = |object: &serde_json::Value| {
        ["domains", "urls", "files", "ip_addresses"]
            .map(|name| object["attributes"][format!("{name}_count")].as_u64())
    };
    assert_eq!(counts(&made), [Some(2), Some(1), Some(2), Some(0)]);
    let path = format!("/collections/{}", made["id"].as_str().unwrap());
    assert_eq!(
        ids(&server, &format!("{path}/domains")),
        ["example.com", "bad.example.net"]
    );
    assert_eq!(data(&server, &format!("{path}/owner"))["id"], "user0");

    // A file that the service does not know is an error in its place, but has a descriptor.
    let files = data(&server, &format!("{path}/files"));
    assert_eq!(files[0]["id"], EICAR_SHA256);
    assert_eq!(files[1]["error"]["code"], "NotFoundError");
    assert_eq!(
        (&files[1]["type"], &files[1]["id"]),
        (&json!("file"), &json!(unknown))
    );
    let descriptors = data(&server, &format!("{path}/relationships/files"));
    assert_eq!(descriptors[1], json!({ "type": "file", "id": unknown }));

    let body = json!({ "data": [{ "type": "ip_address", "id": "192.0.2.1" }] });
    send(&server, "POST", &format!("{path}/ip_addresses"), &body);
    let body = json!({ "data": [{ "type": "domain", "id": "example.com" }] });
    send(&server, "DELETE", &format!("{path}/domains"), &body);
    assert_eq!(
        ids(&server, &format!("{path}/domains")),
        ["bad.example.net"]
    );
    assert_eq!(
        counts(&data(&server, &path)),
        [Some(1), Some(1), Some(2), Some(1)]
    );
    assert_eq!(
        error(&server, "POST", &format!("{path}/files"), &body),
        refused(400, "InvalidArgumentError")
    );

    let csv = String::from_utf8(get(&server, &format!("{path}/download/csv")).body).unwrap();
    assert!(
        csv.contains("domain,bad.example.net\n") && csv.contains("ip_address,192.0.2.1\n"),
        "{csv}"
    );
    let json = get(&server, &format!("{path}/ip_addresses/download/json")).json();
    assert_eq!(json["ip_addresses"][0]["id"], "192.0.2.1");
    assert_eq!(
        get(&server, &format!("{path}/download/pdf")).error(),
        refused(400, "InvalidArgumentError")
    );

    delete(&server, &path);
    assert_eq!(call(&server, "GET", &path, &[], b"").status, 404);
}

#[test]
fn a_collection_made_of_a_text() {
    let server = server();
    let text = format!(
        "see hxxps://www.example.com/a, www[.]example.com (192.0.2.1) and {EICAR_MD5}; not this."
    );
    let body = json!({
        "data": { "type": "collection", "attributes": { "name": "n" }, "raw_items": text },
    });
    let made = send(&server, "POST", "/collections", &body);
    let path = format!("/collections/{}", made["id"].as_str().unwrap());
    assert_eq!(
        ids(&server, &format!("{path}/domains")),
        ["www.example.com"]
    );
    assert_eq!(ids(&server, &format!("{path}/ip_addresses")), ["192.0.2.1"]);
    assert_eq!(ids(&server, &format!("{path}/files")), [EICAR_SHA256]);
    assert_eq!(made["attributes"]["urls_count"], 1);
    let body = json!({
        "data": {
            "type": "collection", "attributes": { "name": "m" }, "raw_items": "bad.example.net",
        },
    });
    let changed = send(&server, "PATCH", &path, &body);
    assert_eq!(
        (
            &changed["attributes"]["name"],
            &changed["attributes"]["domains_count"]
        ),
        (&json!("m"), &json!(2))
    );
    let found = ids(&server, &format!("{path}/search?query=entity:any"));
    assert_eq!(found.len(), 5);
}

#[test]
fn a_subscription_is_absent_until_it_is_made() {
    let server = server();
    let body = json!({ "data": { "type": "collection", "attributes": { "name": "n" } } });
    let made = send(&server, "POST", "/collections", &body);
    let path = format!(
        "/collections/{}/subscription_preferences",
        made["id"].as_str().unwrap()
    );
    let answer = get_json(&server, &path);
    assert_eq!(
        (&answer["data"], &answer["meta"]["count"]),
        (&json!(null), &json!(0))
    );
    let body = json!({
        "data": {
            "type": "subscription_preferences",
            "attributes": { "notification_emails": ["a@example.org"], "daily_email": true },
        },
    });
    let subscription = send(&server, "POST", &path, &body);
    assert_eq!(subscription["attributes"]["daily_email"], true);
    assert_eq!(
        data(&server, &path)["attributes"]["notification_emails"],
        json!(["a@example.org"])
    );
}

#[test]
fn a_graph_is_shared_by_either_path() {
    let server = server();
    let body = json!({
        "data": { "type": "graph", "attributes": { "private": true, "nodes": [], "links": [] } },
    });
    let path = format!(
        "/graphs/{}",
        send(&server, "POST", "/graphs", &body)["id"]
            .as_str()
            .unwrap()
    );
    let user = |id: &str| json!({ "data": [{ "type": "user", "id": id }] });
    assert_eq!(
        data(&server, &format!("{path}/relationships/viewers")),
        json!([])
    );
    send(
        &server,
        "POST",
        &format!("{path}/relationships/viewers"),
        &user("user1"),
    );
    send(&server, "POST", &format!("{path}/viewers"), &user("user2"));
    send(&server, "POST", &format!("{path}/editors"), &user("user3"));
    assert_eq!(ids(&server, &format!("{path}/viewers")), ["user2", "user1"]);
    assert_eq!(
        data(&server, &format!("{path}/relationships/viewers/user2")),
        true
    );
    assert_eq!(
        data(&server, &format!("{path}/relationships/editors/user2")),
        false
    );
    delete(&server, &format!("{path}/relationships/viewers/user2"));
    assert_eq!(
        data(&server, &format!("{path}/relationships/viewers/user2")),
        false
    );
    assert_eq!(data(&server, &format!("{path}/owner"))["id"], "user0");
    assert_eq!(data(&server, &format!("{path}/group")), json!(null));
}

#[test]
fn saved_searches_and_threat_profiles_are_shared_and_deleted() {
    let server = server();
    let body = json!({
        "data": {
            "type": "saved_search",
            "attributes": { "name": "n", "search_query": "p:5+", "private": true },
        },
    });
    let search = send(&server, "POST", "/saved_searches", &body);
    let path = format!("/saved_searches/{}", search["id"].as_str().unwrap());
    let user = json!({ "data": [{ "type": "user", "id": "user1" }] });
    send(
        &server,
        "POST",
        &format!("{path}/relationship/viewers"),
        &user,
    );
    send(
        &server,
        "DELETE",
        &format!("{path}/relationship/viewers"),
        &user,
    );
    let body = json!({ "data": { "type": "saved_search", "attributes": { "private": false } } });
    let changed = send(&server, "PATCH", &path, &body);
    assert_eq!(changed["attributes"]["search_query"], "p:5+");
    assert_eq!(changed["attributes"]["private"], false);
    delete(&server, &path);
    assert_eq!(call(&server, "GET", &path, &[], b"").status, 404);

    let body = json!({
        "data": {
            "type": "threat_profile",
            "attributes": { "name": "p", "interests": { "target_industries": ["Finance"] } },
        },
    });
    let profile = send(&server, "POST", "/threat_profiles", &body);
    assert_eq!(
        profile["attributes"]["interests"]["target_industries"],
        json!(["Finance"])
    );
    let path = format!("/threat_profiles/{}", profile["id"].as_str().unwrap());
    send(
        &server,
        "POST",
        &format!("{path}/relationships/viewers"),
        &user,
    );
    assert_eq!(
        ids(&server, "/threat_profiles")[0],
        profile["id"].as_str().unwrap()
    );
    delete(&server, &path);
    assert_eq!(attempt(&server, "PATCH", &path, &body).status, 404);
}
