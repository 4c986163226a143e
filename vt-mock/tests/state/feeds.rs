//! Feeds: every minute in range, the lines of each kind, and what they link to.

use std::io::Read as _;
use std::time::Duration;

use bzip2::read::BzDecoder;
use serde_json::Value;
use vt_mock::MockServer;

use crate::client::{get, send as raw};
use crate::{refused, server};

const KINDS: [(&str, &str); 5] = [
    ("files", "file"),
    ("urls", "url"),
    ("domains", "domain"),
    ("ip_addresses", "ip_address"),
    ("file_behaviours", "file_behaviour"),
];

/// Follows the redirect of a path, without the key.
fn fetch(server: &MockServer, path: &str) -> Vec<u8> {
    let answer = get(server, path);
    assert_eq!(
        answer.status,
        302,
        "{path}: {}",
        String::from_utf8_lossy(&answer.body)
    );
    let target = answer
        .header("location")
        .unwrap()
        .strip_prefix(server.second_origin())
        .unwrap()
        .to_owned();
    let answer = raw(server.second_origin(), "GET", &target, &[], b"");
    assert_eq!(answer.status, 200);
    answer.body
}

fn unpack(bytes: &[u8]) -> Vec<u8> {
    let mut content = Vec::new();
    BzDecoder::new(bytes).read_to_end(&mut content).unwrap();
    content
}

fn lines(content: &[u8]) -> Vec<Value> {
    let text = std::str::from_utf8(content).unwrap();
    assert!(text.ends_with('\n'));
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// The newest minute that there is: 2025-12-31 23:00 UTC.
const NEWEST: &str = "202512312300";

#[test]
fn every_kind_has_lines_of_its_objects() {
    let server = server();
    for (feed, tag) in KINDS {
        let items = lines(&unpack(&fetch(&server, &format!("/feeds/{feed}/{NEWEST}"))));
        assert!(!items.is_empty(), "{feed}");
        for item in items {
            assert_eq!(item["type"], tag);
            assert!(item["attributes"].is_object() && item["context_attributes"].is_object());
            // The object is the one that the API gives, at the minute's date.
            let url = item["links"]["self"].as_str().unwrap();
            let known = get(&server, url.strip_prefix(&server.base_url()).unwrap()).json();
            assert_eq!(known["data"]["id"], item["id"]);
        }
    }
}

#[test]
fn a_minute_is_the_same_by_seed_and_another_by_another() {
    let package = |seed| {
        unpack(&fetch(
            &MockServer::builder().seed(seed).start().unwrap(),
            &format!("/feeds/domains/{NEWEST}"),
        ))
    };
    // The base URL differs each time, and is not in the identifiers.
    let ids = |seed| {
        lines(&package(seed))
            .iter()
            .map(|item| item["id"].clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(ids(1), ids(1));
    assert_ne!(package(1), package(2));
}

#[test]
fn dates_lie_in_the_minute() {
    let server = server();
    for item in lines(&unpack(&fetch(&server, &format!("/feeds/files/{NEWEST}")))) {
        let date = item["attributes"]["last_analysis_date"].as_u64().unwrap();
        assert!((1_767_222_000..1_767_222_060).contains(&date), "{date}");
        assert!(item["context_attributes"]["submitter"]["country"].is_string());
    }
}

#[test]
fn links_work_for_seven_days() {
    let server = server();
    let files = lines(&unpack(&fetch(&server, &format!("/feeds/files/{NEWEST}"))));
    let url = files[0]["context_attributes"]["download_url"]
        .as_str()
        .unwrap();
    let path = url.strip_prefix(&server.base_url()).unwrap();
    let size = files[0]["attributes"]["size"].as_u64().unwrap() as usize;
    assert_eq!(fetch(&server, path).len(), size);
    let reports = lines(&unpack(&fetch(
        &server,
        &format!("/feeds/file_behaviours/{NEWEST}"),
    )));
    for kind in ["html_report", "pcap", "evtx", "memdump"] {
        let url = reports[0]["context_attributes"][kind].as_str().unwrap();
        assert_eq!(
            get(&server, url.strip_prefix(&server.base_url()).unwrap()).status,
            200,
            "{kind}"
        );
    }
    assert_eq!(
        get(&server, "/feeds/files/bm90aGluZw/download").error(),
        refused(404, "NotFoundError")
    );
    server.advance(Duration::from_secs(7 * 86_400));
    assert_eq!(get(&server, path).error(), refused(404, "NotFoundError"));
}

#[test]
fn minutes_are_available_for_seven_days() {
    let server = server();
    let early = refused(400, "NotAvailableYet");
    assert_eq!(get(&server, "/feeds/files/202512312301").error(), early);
    assert_eq!(get(&server, "/feeds/files/209901010000").error(), early);
    assert_eq!(
        get(&server, "/feeds/files/hourly/2025123123").error(),
        early
    );
    assert_eq!(get(&server, "/feeds/files/hourly/2025123122").status, 302);
    assert_eq!(
        get(&server, "/feeds/files/202512242359").error(),
        refused(404, "NotFoundError")
    );
    assert_eq!(
        get(&server, "/feeds/files/202513010000").error(),
        refused(400, "InvalidArgumentError")
    );
    server.advance(Duration::from_secs(60));
    assert_eq!(get(&server, "/feeds/files/202512312301").status, 302);
}

#[test]
fn some_minutes_are_missing_but_never_two_in_a_row() {
    let server = server();
    let status: Vec<u16> = (0..4)
        .flat_map(|hour| {
            (0..60).map(move |minute| {
                format!("/feeds/urls/2025123112{minute:02}")
                    .replace("3112", &format!("31{:02}", 12 + hour))
            })
        })
        .map(|path| get(&server, &path).status)
        .collect();
    let missing: Vec<usize> = (0..240).filter(|minute| status[*minute] == 404).collect();
    assert!((2..=3).contains(&missing.len()), "{missing:?}");
    assert!(status.iter().all(|status| matches!(status, 302 | 404)));
    assert!(missing.windows(2).all(|pair| pair[1] - pair[0] > 1));
}

#[test]
fn an_hour_is_its_minutes() {
    let server = server();
    let content = unpack(&fetch(&server, "/feeds/ip_addresses/hourly/2025123121"));
    let mut archive = tar::Archive::new(&*content);
    let mut minutes = Vec::new();
    for entry in archive.entries().unwrap() {
        let mut content = Vec::new();
        entry.unwrap().read_to_end(&mut content).unwrap();
        minutes.push(content);
    }
    assert!((59..=60).contains(&minutes.len()), "{}", minutes.len());
    assert_eq!(
        minutes[0],
        unpack(&fetch(&server, "/feeds/ip_addresses/202512312100"))
    );
}

#[test]
fn the_path_of_behaviours_has_two_spellings() {
    let server = server();
    let [underscore, hyphen] = ["file_behaviours", "file-behaviours"]
        .map(|name| unpack(&fetch(&server, &format!("/feeds/{name}/{NEWEST}"))));
    assert_eq!(underscore, hyphen);
}
