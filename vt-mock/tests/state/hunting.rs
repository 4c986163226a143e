//! Rulesets, retrohunt jobs, notifications and the stream.

use std::time::Duration;

use serde_json::{Value, json};
use vt_mock::MockServer;

use crate::client::{call, get_json};
use crate::{START, attempt, data, delete, error, ids, refused, send, server};

const RULES: &str = "rule one { condition: true }\nrule two : tag { condition: one }";
const RULESETS: &str = "/intelligence/hunting_rulesets";
const JOBS: &str = "/intelligence/retrohunt_jobs";

fn ruleset(name: &str) -> Value {
    json!({
        "data": {
            "type": "hunting_ruleset",
            "attributes": { "name": name, "rules": RULES, "enabled": false },
        },
    })
}

fn job(server: &MockServer) -> String {
    let body = json!({
        "data": { "type": "retrohunt_job", "attributes": { "rules": RULES, "corpus": "goodware" } },
    });
    let job = send(server, "POST", JOBS, &body);
    assert_eq!(job["attributes"]["status"], "starting");
    assert_eq!(job["attributes"]["corpus"], "goodware");
    format!("{JOBS}/{}", job["id"].as_str().unwrap())
}

#[test]
fn a_ruleset_is_made_changed_and_deleted() {
    let server = server();
    let made = send(&server, "POST", RULESETS, &ruleset("mine"));
    assert_eq!(made["attributes"]["number_of_rules"], 2);
    assert_eq!(made["attributes"]["rule_names"], json!(["one", "two"]));
    assert_eq!(made["attributes"]["creation_date"], START);
    assert_eq!(made["attributes"]["enabled"], false);
    let path = format!("{RULESETS}/{}", made["id"].as_str().unwrap());
    assert_eq!(data(&server, &format!("{path}/owner"))["id"], "user0");
    assert_eq!(
        ids(&server, &format!("{RULESETS}?filter=name:mine")),
        [made["id"].as_str().unwrap()]
    );

    server.advance(Duration::from_secs(60));
    let body = json!({
        "data": {
            "type": "hunting_ruleset",
            "attributes": { "enabled": true, "rules": "rule three { condition: true }" },
        },
    });
    let changed = send(&server, "PATCH", &path, &body);
    assert_eq!(changed["attributes"]["name"], "mine");
    assert_eq!(changed["attributes"]["enabled"], true);
    assert_eq!(changed["attributes"]["rule_names"], json!(["three"]));
    assert_eq!(changed["attributes"]["creation_date"], START);
    assert_eq!(changed["attributes"]["modification_date"], START + 60);

    delete(&server, &path);
    assert_eq!(call(&server, "GET", &path, &[], b"").status, 404);
}

#[test]
fn a_ruleset_without_rules_is_refused() {
    let server = server();
    let body = json!({
        "data": { "type": "hunting_ruleset", "attributes": { "name": "n", "rules": "nothing" } },
    });
    assert_eq!(
        error(&server, "POST", RULESETS, &body),
        refused(400, "InvalidArgumentError")
    );
    let body = json!({ "data": { "type": "hunting_ruleset", "attributes": { "rules": RULES } } });
    assert_eq!(
        error(&server, "POST", RULESETS, &body),
        refused(400, "BadRequestError")
    );
}

#[test]
fn all_rulesets_are_deleted_with_a_confirmation() {
    let server = server();
    let made = send(&server, "POST", RULESETS, &ruleset("mine"));
    let confirm = [("x-confirm-delete", "user0")];
    let operation = call(&server, "DELETE", RULESETS, &confirm, b"").json()["data"].clone();
    assert_eq!(
        (&operation["type"], &operation["attributes"]["status"]),
        (&json!("operation"), &json!("running"))
    );
    assert!(ids(&server, RULESETS).is_empty());
    let path = format!("{RULESETS}/{}", made["id"].as_str().unwrap());
    assert_eq!(call(&server, "GET", &path, &[], b"").status, 404);
    server.advance(Duration::from_secs(60));
    let operation = data(
        &server,
        &format!("/operations/{}", operation["id"].as_str().unwrap()),
    );
    assert_eq!(operation["attributes"]["status"], "finished");
}

#[test]
fn editors_are_added_and_removed_and_owners_change() {
    let server = server();
    let made = send(&server, "POST", RULESETS, &ruleset("mine"));
    let path = format!("{RULESETS}/{}", made["id"].as_str().unwrap());
    let editors = format!("{path}/relationships/editors");
    let body =
        json!({ "data": [{ "type": "user", "id": "user3" }, { "type": "group", "id": "group1" }] });
    let added = send(&server, "POST", &editors, &body);
    assert_eq!(added[0]["id"], "user3");
    assert_eq!(data(&server, &format!("{editors}/user3")), true);
    assert_eq!(data(&server, &format!("{editors}/user4")), false);
    assert_eq!(ids(&server, &editors), ["group1", "user3"]);
    delete(&server, &format!("{editors}/user3"));
    assert_eq!(ids(&server, &format!("{path}/editors")), ["group1"]);
    let again = call(&server, "DELETE", &format!("{editors}/user3"), &[], b"");
    assert_eq!(again.error(), refused(404, "NotFoundError"));
    send(
        &server,
        "POST",
        &format!("{path}/relationships/owner"),
        &json!({ "data": { "type": "user", "id": "user5" } }),
    );
    assert_eq!(data(&server, &format!("{path}/owner"))["id"], "user5");
}

#[test]
fn polls_advance_a_job() {
    let server = server();
    let path = job(&server);
    let status = || data(&server, &path)["attributes"]["status"].clone();
    assert!(ids(&server, &format!("{path}/matching_files")).is_empty());
    assert_eq!(
        [status(), status(), status(), status()],
        ["starting", "running", "finished", "finished"]
    );
}

#[test]
fn time_advances_a_job_which_then_has_files() {
    let server = server();
    let path = job(&server);
    server.advance(Duration::from_secs(15));
    assert_eq!(data(&server, &path)["attributes"]["status"], "running");
    server.advance(Duration::from_secs(45));
    let job = data(&server, &path);
    assert_eq!(job["attributes"]["status"], "finished");
    assert_eq!(job["attributes"]["progress"], 100.0);
    assert_eq!(job["attributes"]["finish_date"], START + 60);
    let matches = job["attributes"]["num_matches"].as_u64().unwrap() as usize;
    let files = data(&server, &format!("{path}/matching_files?limit=40"));
    assert_eq!(files.as_array().unwrap().len(), matches);
    assert!(matches > 0);
    assert_eq!(files[0]["type"], "file");
    assert!(files[0]["context_attributes"]["rule_name"].is_string());
}

#[test]
fn a_job_is_aborted_once() {
    let server = server();
    let path = job(&server);
    let abort = || attempt(&server, "POST", &format!("{path}/abort"), &json!({}));
    assert_eq!(abort().status, 200);
    let status = || data(&server, &path)["attributes"]["status"].clone();
    assert_eq!(
        [status(), status(), status()],
        ["aborting", "aborted", "aborted"]
    );
    assert_eq!(abort().error(), refused(400, "BadRequestError"));
    server.advance(Duration::from_secs(600));
    assert_eq!(status(), "aborted");
    delete(&server, &path);
    assert_eq!(call(&server, "GET", &path, &[], b"").status, 404);
}

#[test]
fn ten_jobs_run_at_a_time() {
    let server = server();
    let first = job(&server);
    (1..10).for_each(|_| drop(job(&server)));
    let body = json!({ "data": { "type": "retrohunt_job", "attributes": { "rules": RULES } } });
    assert_eq!(
        error(&server, "POST", JOBS, &body),
        refused(429, "QuotaExceededError")
    );
    attempt(&server, "POST", &format!("{first}/abort"), &json!({}));
    job(&server);
}

#[test]
fn notifications_are_deleted_one_by_one_and_by_tag() {
    let server = server();
    let path = "/intelligence/hunting_notifications";
    let before = ids(&server, path);
    delete(&server, &format!("{path}/{}", before[0]));
    assert_eq!(ids(&server, path), before[1..]);
    let tag = data(&server, path)[0]["attributes"]["tags"][1]
        .as_str()
        .unwrap()
        .to_owned();
    delete(&server, &format!("{path}?tag={tag}"));
    assert_eq!(ids(&server, path), before[2..]);
    delete(&server, path);
    assert!(ids(&server, path).is_empty());
}

#[test]
fn the_stream_shows_what_notifications_are_about() {
    let server = server();
    let page = get_json(&server, "/ioc_stream?limit=40");
    let items = page["data"].as_array().unwrap();
    assert!(items.iter().all(|item| item["attributes"].is_object()));
    let context = &items[0]["context_attributes"];
    assert_eq!(context["origin"], "hunting");
    assert!(
        context["notification_date"].is_u64() && context["hunting_info"]["rule_name"].is_string()
    );
    let notification = format!(
        "/ioc_stream_notifications/{}",
        context["notification_id"].as_str().unwrap()
    );
    assert_eq!(
        data(&server, &notification)["type"],
        "ioc_stream_notification"
    );
    delete(&server, &notification);
    let after = data(&server, "/ioc_stream?limit=40&descriptors_only=true");
    assert_eq!(after.as_array().unwrap().len(), items.len() - 1);
    assert!(after[0]["attributes"].is_null());
    assert_eq!(
        after[0]["context_attributes"],
        items[1]["context_attributes"]
    );
    delete(&server, "/ioc_stream");
    assert!(ids(&server, "/ioc_stream").is_empty());
}
