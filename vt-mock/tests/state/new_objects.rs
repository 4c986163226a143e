//! New objects count what has happened to them, and nothing is made up about them.

use std::time::Duration;

use serde_json::{Value, json};

use crate::client::{call, get};
use crate::{data, delete, form, send, server};

const SHA256: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"; // of `abc`

#[test]
fn a_new_file_counts_its_submissions_and_votes() {
    let server = server();
    let path = format!("/files/{SHA256}");
    let upload = || form(&server, "/files", Some(("abc", b"abc")), &[]);
    upload();
    server.advance(Duration::from_secs(61));
    let counts = |names: [&str; 4]| {
        let file = data(&server, &path);
        names.map(|name| file["attributes"][name].clone())
    };
    let names = [
        "times_submitted",
        "unique_sources",
        "reputation",
        "total_votes",
    ];
    let nobody = json!({ "harmless": 0, "malicious": 0 });
    assert_eq!(counts(names), [json!(1), json!(1), json!(0), nobody]);
    // Twice at once; a vote in between is not lost.
    upload();
    upload();
    let vote = json!({ "data": { "type": "vote", "attributes": { "verdict": "malicious" } } });
    send(&server, "POST", &format!("{path}/votes"), &vote);
    server.advance(Duration::from_secs(61));
    let somebody = json!({ "harmless": 0, "malicious": 1 });
    assert_eq!(counts(names), [json!(3), json!(1), json!(-1), somebody]);
}

#[test]
fn a_new_url_was_submitted_once() {
    let server = server();
    let encoded = [("content-type", "application/x-www-form-urlencoded")];
    let answer = call(
        &server,
        "POST",
        "/urls",
        &encoded,
        b"url=https://new.example.net/",
    );
    let id = answer.json()["data"]["id"].as_str().unwrap().to_owned();
    server.advance(Duration::from_secs(61));
    let url = data(&server, &format!("/analyses/{id}/item"));
    assert_eq!(url["attributes"]["times_submitted"], 1);
    assert_eq!(url["attributes"]["reputation"], 0);
    assert_eq!(
        url["attributes"]["total_votes"],
        json!({ "harmless": 0, "malicious": 0 })
    );
}

#[test]
fn a_new_graph_counts_its_comments() {
    let server = server();
    let graph = json!({
        "data": { "type": "graph", "attributes": { "graph_data": { "description": "mine" } } },
    });
    let graph = send(&server, "POST", "/graphs", &graph);
    let path = format!("/graphs/{}", graph["id"].as_str().unwrap());
    assert_eq!(graph["attributes"]["comments_count"], 0);
    assert_eq!(graph["attributes"]["views_count"], 0);
    assert_eq!(graph["attributes"]["nodes"], json!([]));
    let comment = json!({ "data": { "type": "comment", "attributes": { "text": "good" } } });
    let comment = send(&server, "POST", &format!("{path}/comments"), &comment);
    let count = || data(&server, &path)["attributes"]["comments_count"].clone();
    assert_eq!(count(), 1);
    delete(
        &server,
        &format!("/comments/{}", comment["id"].as_str().unwrap()),
    );
    assert_eq!(count(), 0);
}

#[test]
fn new_collections_are_collections_of_what_is_in_them() {
    let server = server();
    for number in 0..8 {
        let name = format!("c{number}");
        let domains = json!({ "data": [{ "type": "domain", "id": "example.com" }] });
        let body = json!({ "data": {
            "type": "collection", "attributes": { "name": name },
            "relationships": { "domains": domains },
        } });
        let made = send(&server, "POST", "/collections", &body);
        let id = made["id"].as_str().unwrap();
        assert!(
            id.len() == 64 && id.bytes().all(|byte| byte.is_ascii_hexdigit()),
            "{id}"
        );
        let attributes = &made["attributes"];
        assert_eq!(attributes["collection_type"], "collection");
        assert_eq!(attributes["domains_count"], 1);
        for count in [
            "files_count",
            "urls_count",
            "ip_addresses_count",
            "references_count",
        ] {
            assert_eq!(attributes[count], 0, "{count}");
        }
        assert_eq!(attributes["description"], "");
        for name in ["origin", "alt_names", "sponsor_region", "summary_stats"] {
            assert_eq!(attributes[name], Value::Null, "{name}");
        }
    }
}

#[test]
fn a_retrohunt_job_has_no_dates_before_they_come() {
    let server = server();
    let body = json!({
        "data": {
            "type": "retrohunt_job", "attributes": { "rules": "rule a { condition: true }" },
        },
    });
    let job = send(&server, "POST", "/intelligence/retrohunt_jobs", &body);
    let path = format!(
        "/intelligence/retrohunt_jobs/{}",
        job["id"].as_str().unwrap()
    );
    let dates =
        |job: &Value| ["start_date", "finish_date"].map(|name| job["attributes"][name].is_u64());
    assert_eq!(
        (&job["attributes"]["status"], dates(&job)),
        (&json!("starting"), [false, false])
    );
    server.advance(Duration::from_secs(20));
    let job = data(&server, &path);
    assert_eq!(
        (&job["attributes"]["status"], dates(&job)),
        (&json!("running"), [true, false])
    );
    server.advance(Duration::from_secs(60));
    let job = data(&server, &path);
    assert_eq!(
        (&job["attributes"]["status"], dates(&job)),
        (&json!("finished"), [true, true])
    );
}

#[test]
fn an_unknown_domain_or_address_is_known_once_it_is_analysed() {
    let server = server();
    for path in ["/domains/never.seen.example", "/ip_addresses/203.0.113.77"] {
        assert_eq!(get(&server, path).status, 404, "{path}");
        let analyse = call(&server, "POST", &format!("{path}/analyse"), &[], b"");
        assert_eq!(analyse.status, 200, "{path}");
        let id = analyse.json()["data"]["id"].as_str().unwrap().to_owned();
        server.advance(Duration::from_secs(61));
        let analysis = data(&server, &format!("/analyses/{id}"));
        assert_eq!(analysis["attributes"]["status"], "completed");
        assert_eq!(data(&server, path)["attributes"]["reputation"], 0);
    }
    // Files and URLs have to be submitted.
    assert_eq!(
        call(
            &server,
            "POST",
            &format!("/files/{SHA256}/analyse"),
            &[],
            b""
        )
        .status,
        404
    );
}

#[test]
fn a_head_is_a_get_without_its_body() {
    let server = server();
    let head = call(&server, "HEAD", "/domains/example.com", &[], b"");
    assert_eq!((head.status, head.body.len()), (200, 0));
    assert_eq!(
        call(&server, "HEAD", "/domains/never.seen.example", &[], b"").status,
        404
    );
    assert_eq!(call(&server, "HEAD", "/iocs/summary", &[], b"").status, 405);
}

#[test]
fn the_objects_that_examples_name_are_there() {
    let server = server();
    data(&server, "/domains/example.org");
    let url = data(&server, "/urls/aHR0cDovL2V4YW1wbGUuY29tLw"); // http://example.com/
    assert_eq!(url["attributes"]["url"], "http://example.com/");
    let eicar = "275a021bbfb6489e54d471899f7db9d1663fc695ec2fe2a2c4538aabf651fd0f";
    let answer = get(&server, &format!("/files/{eicar}/download"));
    assert_eq!(answer.status, 404);
    let message = answer.json()["error"]["message"]
        .as_str()
        .unwrap()
        .to_owned();
    assert!(message.contains("is not in the program"), "{message}");
}

#[test]
fn statistics_have_their_own_type_and_packages_their_own_names() {
    let server = server();
    let statistics = data(&server, "/monitor/statistics?limit=1");
    assert_eq!(statistics[0]["type"], "monitor_partner_statistics");
    for (path, ending) in [
        ("hourly/2025123121", "package.tar.bz2"),
        ("202512312200", "package.bz2"),
    ] {
        let answer = get(&server, &format!("/feeds/files/{path}"));
        let location = answer.header("location").unwrap();
        let name = location
            .split('?')
            .next()
            .unwrap()
            .rsplit('/')
            .next()
            .unwrap();
        assert_eq!(name, ending);
    }
}
