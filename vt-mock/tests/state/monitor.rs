//! VT Monitor and VT Alerts.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

use crate::client::{call, get, send as raw};
use crate::{data, delete, form, ids, refused, send, server};

/// The identifier in a path, where `=`, `+` and `/` are escaped.
fn place(id: &str) -> String {
    format!(
        "/monitor/items/{}",
        id.replace('+', "%2B")
            .replace('/', "%2F")
            .replace('=', "%3D")
    )
}

#[test]
fn items_are_deleted_with_their_folder() {
    let server = server();
    let folder =
        form(&server, "/monitor/items", None, &[("path", "/tools/")]).json()["data"].clone();
    assert_eq!(folder["attributes"]["item_type"], "folder");
    let item = form(
        &server,
        "/monitor/items",
        Some(("setup.exe", b"MZ content")),
        &[("path", "/tools/setup.exe")],
    );
    let item = item.json()["data"].clone();
    let id = item["id"].as_str().unwrap();
    assert_eq!(
        STANDARD.decode(id).unwrap(),
        b"vtmonitor-v1://user0/tools/setup.exe"
    );
    assert_eq!(
        (&item["attributes"]["size"], &item["attributes"]["path"]),
        (&json!(10), &json!("/tools/setup.exe"))
    );
    assert_eq!(item["attributes"]["sha256"].as_str().unwrap().len(), 64);
    assert_eq!(ids(&server, "/monitor/items?filter=path:/tools/")[0], id);
    assert_eq!(
        data(&server, &format!("{}/owner", place(id)))["id"],
        "user0"
    );

    let body = json!({
        "data": { "type": "monitor_item", "id": id, "attributes": { "details": "release 1" } },
    });
    let changed = send(&server, "PATCH", &format!("{}/config", place(id)), &body);
    assert_eq!(changed["attributes"]["details"], "release 1");

    let answer = get(&server, &format!("{}/download", place(id)));
    let target = answer
        .header("location")
        .unwrap()
        .strip_prefix(server.second_origin())
        .unwrap();
    assert_eq!(
        raw(server.second_origin(), "GET", target, &[], b"").body,
        b"MZ content"
    );

    // A new version replaces the old one.
    let again = form(
        &server,
        "/monitor/items",
        Some(("setup.exe", b"MZ")),
        &[("item", id)],
    )
    .json();
    assert_eq!(
        (&again["data"]["id"], &again["data"]["attributes"]["size"]),
        (&item["id"], &json!(2))
    );

    delete(&server, &place(folder["id"].as_str().unwrap()));
    assert_eq!(call(&server, "GET", &place(id), &[], b"").status, 404);
    assert!(ids(&server, "/monitor/items?filter=path:/tools/").is_empty());
}

#[test]
fn items_need_a_path_and_a_file() {
    let server = server();
    let file = Some(("a", b"x".as_slice()));
    assert_eq!(
        form(&server, "/monitor/items", file, &[]).error(),
        refused(400, "BadRequestError")
    );
    assert_eq!(
        form(&server, "/monitor/items", None, &[("path", "/a")]).error(),
        refused(400, "BadRequestError")
    );
    assert_eq!(
        form(&server, "/monitor/items", file, &[("path", "a")]).error(),
        refused(400, "InvalidArgumentError")
    );
}

#[test]
fn partners_comments_and_watched_assets() {
    let server = server();
    let hash = "a".repeat(64);
    let body = json!({
        "data": [
            {
                "type": "monitor_hash_comment",
                "attributes": { "engine": "E", "sha256": hash, "comment": "ours" },
            },
        ],
    });
    let made = send(
        &server,
        "POST",
        &format!("/monitor_partner/hashes/{hash}/comments"),
        &body,
    );
    let path = format!(
        "/monitor_partner/comments/{}",
        made[0]["id"].as_str().unwrap()
    );
    let body = json!({
        "data": [{ "type": "monitor_hash_comment", "attributes": { "comment": "fixed" } }],
    });
    assert_eq!(
        send(&server, "PATCH", &path, &body)["attributes"]["comment"],
        "fixed"
    );
    delete(&server, &path);
    assert_eq!(get(&server, &path).status, 404);

    let body = json!({
        "data": {
            "type": "alerting_asset",
            "attributes": { "asset_type": "domain", "value": "example.com" },
        },
    });
    let asset = send(&server, "POST", "/alerts/assets", &body);
    assert_eq!(asset["attributes"]["value"], "example.com");
    let path = format!("/alerts/assets/{}", asset["id"].as_str().unwrap());
    assert_eq!(data(&server, &path)["id"], asset["id"]);
    delete(&server, &path);
    assert_eq!(get(&server, &path).status, 404);
}
