//! Private files and URLs.

use std::time::Duration;

use crate::client::{call, get};
use crate::{data, delete, form, ids, server};

#[test]
fn a_private_file_is_analysed_and_deleted() {
    let server = server();
    let answer = form(
        &server,
        "/private/files",
        Some(("secret.txt", b"private content")),
        &[],
    )
    .json();
    let id = answer["data"]["id"].as_str().unwrap().to_owned();
    assert_eq!(answer["data"]["type"], "private_analysis");
    assert_eq!(ids(&server, "/private/analyses")[0], id);
    let status =
        || data(&server, &format!("/private/analyses/{id}"))["attributes"]["status"].clone();
    assert_eq!(
        [status(), status(), status()],
        ["queued", "in-progress", "completed"]
    );
    let file = data(&server, &format!("/private/analyses/{id}/item"));
    assert_eq!(
        (&file["type"], &file["attributes"]["size"]),
        (&"private_file".into(), &15.into())
    );
    assert!(
        file["attributes"]["last_analysis_results"].is_null(),
        "no engine sees a private file"
    );
    let sha256 = file["id"].as_str().unwrap();
    let path = format!("/private/files/{sha256}");
    assert_eq!(ids(&server, "/private/files")[0], sha256);
    // It is not public.
    assert_eq!(get(&server, &format!("/files/{sha256}")).status, 404);
    let again = call(&server, "POST", &format!("{path}/analyse"), &[], b"").json();
    assert_eq!(again["data"]["type"], "private_analysis");
    delete(&server, &format!("{path}?only_from_storage=true"));
    assert_eq!(get(&server, &path).status, 200);
    delete(&server, &path);
    assert_eq!(get(&server, &path).status, 404);
    assert_ne!(ids(&server, "/private/files")[0], sha256);
}

#[test]
fn a_private_url_is_analysed() {
    let server = server();
    let form = [("content-type", "application/x-www-form-urlencoded")];
    let answer = call(
        &server,
        "POST",
        "/private/urls",
        &form,
        b"url=https%3A%2F%2Fwww.example.org%2Fnew",
    );
    let id = answer.json()["data"]["id"].as_str().unwrap().to_owned();
    server.advance(Duration::from_secs(60));
    let analysis = data(&server, &format!("/private/analyses/{id}"));
    assert_eq!(analysis["attributes"]["status"], "completed");
    let url = data(&server, &format!("/private/analyses/{id}/item"));
    assert_eq!(url["attributes"]["url"], "https://www.example.org/new");
    let path = format!("/private/urls/{}", url["id"].as_str().unwrap());
    assert_eq!(data(&server, &path)["id"], url["id"]);
}
