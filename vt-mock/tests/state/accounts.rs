//! Users, groups and service accounts.

use std::time::Duration;

use serde_json::json;
use vt_mock::{MockServer, Quota};

use crate::client::{KEY, call, get};
use crate::{attempt, data, delete, error, ids, refused, send, server};

#[test]
fn a_user_is_changed_and_deleted_with_a_password() {
    let server = server();
    // The key names its own user, and stands in no answer.
    let user = get(&server, &format!("/users/{KEY}"));
    assert_eq!(user.json()["data"]["id"], "user0");
    assert!(!String::from_utf8_lossy(&user.body).contains(KEY));
    let body = json!({ "data": { "type": "user", "attributes": { "first_name": "Ana" } } });
    assert_eq!(
        send(&server, "PATCH", "/users/user3", &body)["attributes"]["first_name"],
        "Ana"
    );
    assert_eq!(
        call(&server, "DELETE", "/users/user3", &[], b"").error(),
        refused(400, "InvalidArgumentError")
    );
    let password = [("x-user-password", "correct horse")];
    assert_eq!(
        call(&server, "DELETE", "/users/user3", &password, b"").status,
        200
    );
    assert_eq!(get(&server, "/users/user3").status, 404);
}

#[test]
fn members_of_a_group_are_added_by_their_email_addresses() {
    let server = server();
    for who in ["users", "administrators"] {
        let path = format!("/groups/group1/relationships/{who}");
        let body = |id: &str| json!({ "data": [{ "type": "user", "id": id }] });
        assert_eq!(
            error(&server, "POST", &path, &body("newcomer")),
            refused(400, "BadRequestError")
        );
        assert_eq!(data(&server, &format!("{path}/newcomer")), false);
        attempt(&server, "POST", &path, &body("newcomer@example.org"));
        assert_eq!(data(&server, &format!("{path}/newcomer")), true);
        assert_eq!(
            ids(&server, &format!("/groups/group1/{who}"))[0],
            "newcomer"
        );
        delete(&server, &format!("{path}/newcomer"));
        assert_eq!(data(&server, &format!("{path}/newcomer")), false);
        // The account stays.
        assert_eq!(get(&server, "/users/newcomer").status, 200);
    }
}

#[test]
fn service_accounts_have_unique_names() {
    let server = server();
    let path = "/groups/group1/relationships/service_accounts";
    let body = json!({ "data": [{ "type": "service_account", "id": "feeds" }] });
    let made = send(&server, "POST", path, &body);
    assert_eq!(
        (&made[0]["type"], &made[0]["id"]),
        (&json!("service_account"), &json!("group1_feeds"))
    );
    assert_eq!(
        ids(&server, "/groups/group1/service_accounts")[0],
        "group1_feeds"
    );
    assert_eq!(
        data(&server, "/service_accounts/group1_feeds")["id"],
        "group1_feeds"
    );
    assert_eq!(
        error(&server, "POST", path, &body),
        refused(409, "AlreadyExistsError")
    );
}

#[test]
fn all_reports_of_quotas_agree() {
    let quota = Quota {
        minute: 10,
        day: 500,
        month: Some(9_000),
    };
    let server = MockServer::builder().quota(quota).start().unwrap();
    // This request comes before anything is counted: its answer must not be repeated later.
    data(&server, "/users/user0");
    get(&server, "/domains/example.com");
    get(&server, "/domains/example.com");
    server.advance(Duration::from_secs(86_400));
    get(&server, "/domains/example.com");
    let user = data(&server, "/users/user0")["attributes"]["quotas"].clone();
    let overall = data(&server, "/users/user0/overall_quotas");
    for (name, allowed, used) in [
        ("api_requests_hourly", 600, 1),
        ("api_requests_daily", 500, 1),
        ("api_requests_monthly", 9_000, 3),
    ] {
        let quota = json!({ "allowed": allowed, "used": used });
        assert_eq!(user[name], quota, "{name}");
        assert_eq!(overall[name]["user"], quota, "{name}");
    }
    let usage = data(&server, "/users/user0/api_usage");
    assert_eq!(usage["daily"].as_object().unwrap().len(), 30);
    assert_eq!(usage["daily"]["2026-01-01"], json!({ "domains.get": 2 }));
    assert_eq!(usage["daily"]["2026-01-02"], json!({ "domains.get": 1 }));
    assert_eq!(usage["total"], json!({ "domains.get": 3 }));
    let days = "start_date=20260102&end_date=20260103";
    let usage = data(&server, &format!("/users/user0/api_usage?{days}"));
    assert_eq!(usage["total"], json!({ "domains.get": 1 }));
}
