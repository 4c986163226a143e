//! Pages: every item exactly once, in each style.

use std::collections::HashSet;

use serde_json::{Value, json};
use vt_mock::{EICAR_SHA256, MockServer};

use crate::client::{call, get, get_json, post_json};

/// Percent-encodes what a cursor may hold.
fn encoded(cursor: &str) -> String {
    cursor
        .replace('+', "%2B")
        .replace('/', "%2F")
        .replace('=', "%3D")
}

/// Every page, by the cursor in `meta`; `links.next` has to say the same.
fn pages(server: &MockServer, path: &str, query: &str) -> Vec<Vec<Value>> {
    let mut pages = Vec::new();
    let mut cursor = String::new();
    loop {
        let body = get_json(server, &format!("{path}?{query}{cursor}"));
        pages.push(body["data"].as_array().unwrap().clone());
        assert!(body["links"]["self"].is_string(), "{body}");
        let Some(next) = body["meta"]["cursor"].as_str() else {
            assert_eq!(
                body["links"]["next"],
                Value::Null,
                "the last page has a next one"
            );
            return pages;
        };
        let link = body["links"]["next"].as_str().unwrap();
        assert!(
            link.contains(&format!("cursor={}", encoded(next))),
            "{link}"
        );
        assert!(pages.len() < 100, "no end");
        cursor = format!("&cursor={}", encoded(next));
    }
}

fn ids(pages: &[Vec<Value>]) -> Vec<String> {
    pages
        .iter()
        .flatten()
        .map(|item| format!("{}/{}", item["type"], item["id"]))
        .collect()
}

#[test]
fn every_collection_has_three_pages_with_every_item_once() {
    let server = crate::server();
    for (path, tag) in [
        (format!("/files/{EICAR_SHA256}/comments"), "comment"),
        (format!("/files/{EICAR_SHA256}/votes"), "vote"),
        (
            format!("/files/{EICAR_SHA256}/behaviours"),
            "file_behaviour",
        ),
        (format!("/files/{EICAR_SHA256}/contacted_domains"), "domain"),
        (format!("/files/{EICAR_SHA256}/similar_files"), "file"),
        (
            "/urls/aHR0cDovL3d3dy5leGFtcGxlLmNvbS8/comments".to_owned(),
            "comment",
        ),
        ("/domains/example.com/resolutions".to_owned(), "resolution"),
        (
            "/ip_addresses/2001:db8::1/resolutions".to_owned(),
            "resolution",
        ),
        ("/comments".to_owned(), "comment"),
        ("/graphs".to_owned(), "graph"),
    ] {
        let pages = pages(&server, &path, "");
        assert_eq!(
            pages.iter().map(Vec::len).collect::<Vec<_>>(),
            [10, 10, 5],
            "{path}"
        );
        let unique: HashSet<String> = ids(&pages).into_iter().collect();
        assert_eq!(unique.len(), 25, "{path}");
        for item in pages.iter().flatten() {
            assert_eq!(item["type"], tag, "{path}");
            assert!(
                item["attributes"]
                    .as_object()
                    .is_some_and(|attributes| !attributes.is_empty()),
                "{path}"
            );
            assert!(item["links"]["self"].is_string(), "{path}");
        }
    }
}

#[test]
fn descriptors_are_those_of_the_objects() {
    let server = crate::server();
    let file = format!("/files/{EICAR_SHA256}");
    for relationship in ["contacted_domains", "comments"] {
        let whole = pages(&server, &format!("{file}/{relationship}"), "");
        let descriptors = pages(&server, &format!("{file}/relationships/{relationship}"), "");
        assert_eq!(ids(&descriptors), ids(&whole));
        for descriptor in descriptors.iter().flatten() {
            let names: Vec<&String> = descriptor.as_object().unwrap().keys().collect();
            assert_eq!(names, ["id", "type"]);
        }
    }
    // The generic form finds the same relationship where it has no row of its own.
    let generic = pages(&server, &format!("{file}/relationships/similar_files"), "");
    assert_eq!(
        ids(&generic),
        ids(&pages(&server, &format!("{file}/similar_files"), ""))
    );
}

#[test]
fn the_page_size_counts_and_is_echoed() {
    let server = crate::server();
    let path = format!("/files/{EICAR_SHA256}/comments");
    let sizes: Vec<usize> = pages(&server, &path, "limit=12")
        .iter()
        .map(Vec::len)
        .collect();
    assert_eq!(sizes, [12, 12, 1]);
    let link = |query: &str| get_json(&server, &format!("{path}{query}"))["links"]["self"].clone();
    assert_eq!(link(""), format!("{}{path}?limit=10", server.base_url()));
    assert_eq!(
        link("?limit=3"),
        format!("{}{path}?limit=3", server.base_url())
    );
    let large = crate::builder().collection_size(95).start().unwrap();
    let sizes: Vec<usize> = pages(&large, &path, "limit=40")
        .iter()
        .map(Vec::len)
        .collect();
    assert_eq!(sizes, [40, 40, 15]);
    let behaviours = pages(
        &large,
        &format!("/files/{EICAR_SHA256}/behaviours"),
        "limit=40",
    );
    assert_eq!(
        ids(&behaviours).into_iter().collect::<HashSet<_>>().len(),
        95
    );
}

#[test]
fn cursors_belong_to_their_collection() {
    let server = crate::server();
    let path = format!("/files/{EICAR_SHA256}/comments");
    let cursor = get_json(&server, &path)["meta"]["cursor"]
        .as_str()
        .unwrap()
        .to_owned();
    assert!(
        cursor.ends_with('='),
        "cursors are to need percent-encoding: {cursor}"
    );
    let cursor = encoded(&cursor);
    assert_eq!(get(&server, &format!("{path}?cursor={cursor}")).status, 200);
    let invalid = (400, "InvalidArgumentError".to_owned());
    assert_eq!(
        get(&server, &format!("/comments?cursor={cursor}")).error(),
        invalid
    );
    assert_eq!(
        get(&server, &format!("{path}?cursor=nonsense")).error(),
        invalid
    );
}

#[test]
fn what_is_added_while_paging_shifts_nothing() {
    let server = crate::server();
    let path = format!("/files/{EICAR_SHA256}/comments");
    let before = ids(&pages(&server, &path, ""));
    let first = get_json(&server, &path);
    let comment = json!({ "data": { "type": "comment", "attributes": { "text": "new" } } });
    assert_eq!(post_json(&server, &path, &comment).status, 200);
    let cursor = encoded(first["meta"]["cursor"].as_str().unwrap());
    let second = get_json(&server, &format!("{path}?cursor={cursor}"));
    let ids = |body: &Value| ids(&[body["data"].as_array().unwrap().clone()]);
    assert_eq!([ids(&first), ids(&second)].concat(), before[..20]);
}

#[test]
fn page_numbers() {
    let server = crate::server();
    let mut seen = HashSet::new();
    let mut sizes = Vec::new();
    for page in 0..3 {
        let body = get_json(&server, &format!("/asm/search/issues/x?page={page}"));
        assert_eq!(body["success"], true);
        let hits = body["result"]["hits"].as_array().unwrap();
        sizes.push(hits.len());
        seen.extend(
            hits.iter()
                .map(|hit| hit["uid"].as_str().unwrap().to_owned()),
        );
        assert_eq!(body["result"]["more"], page < 2, "page {page}");
    }
    assert_eq!(sizes, [25, 25, 15]);
    assert_eq!(seen.len(), 65);
}

#[test]
fn link_headers() {
    let server = crate::server();
    let mut path = "/dtm/alerts?size=25&refs=true".to_owned();
    let mut seen = HashSet::new();
    let mut sizes = Vec::new();
    loop {
        let answer = call(&server, "GET", &path, &[], b"");
        let alerts = answer.json()["alerts"].as_array().unwrap().clone();
        sizes.push(alerts.len());
        seen.extend(
            alerts
                .iter()
                .map(|alert| alert["id"].as_str().unwrap().to_owned()),
        );
        let Some(link) = answer.header("link") else {
            break;
        };
        let url = link
            .strip_prefix('<')
            .unwrap()
            .strip_suffix(">; rel=\"next\"")
            .unwrap();
        path = url.strip_prefix(&server.base_url()).unwrap().to_owned();
    }
    assert_eq!(sizes, [25, 25, 15]);
    assert_eq!(seen.len(), 65);
    assert_eq!(
        get(&server, "/dtm/alerts?size=26").error(),
        (400, "InvalidArgumentError".to_owned())
    );
}

#[test]
fn counts_beside_the_items() {
    let server = crate::server();
    let behaviours = get_json(&server, &format!("/files/{EICAR_SHA256}/behaviours"));
    assert_eq!(behaviours["meta"]["count"], 25);
    let search = get_json(&server, "/intelligence/search?query=size:1%2B");
    assert_eq!(search["meta"]["total_hits"], 25);
    assert!(search["meta"]["days_back"].is_u64());
}
