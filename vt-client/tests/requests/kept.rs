//! What an answer has and no type knows of comes to the caller all the same, on every row whose
//! answer is a dictionary or a list of dictionaries.

use std::fmt::Debug;
use std::sync::{Arc, Mutex};

use serde::Serialize;
use serde::de::DeserializeOwned;
use vt_client::__private::table::{Answer, Endpoint, Item};
use vt_client::answers::{AsmIssueStatus, DtmAlertStatus, Plain, ThreatList};
use vt_client::bodies::{CommentVote, Descriptor, DtmSearch};
use vt_client::objects::{ContextAttributes, Dynamic};
use vt_client::{Attributes, ENDPOINTS, Json, Object};

use crate::{blocking_client, client};
use vt_testkit::{Server, json};

/// A dictionary with fields that no type has: at the top, in lists, and of values that a
/// `serde_json::Value` does not hold.
const UNKNOWN: &str = r#"{"brand_new": {"deep": [1.50e400, "\u0078", 12345678901234567890123]}, "id": 5,
    "tactics": [{"brand_new": 1}], "processes_tree": [{"brand_new": 2}], "iocs": [{"brand_new": 3}],
    "brand_new": "twice"}"#;

/// A value that keeps its text.
trait Kept: Serialize + DeserializeOwned + Debug {
    fn text(&self) -> Json<'_>;
}

impl<A: Attributes> Kept for Plain<A> {
    fn text(&self) -> Json<'_> {
        self.json()
    }
}

impl Kept for ThreatList {
    fn text(&self) -> Json<'_> {
        self.json()
    }
}

/// Fails unless the value has all that came, and serde writes and reads it.
#[track_caller]
fn keeps<T: Kept>(value: &T) {
    assert_eq!(value.text().text(), UNKNOWN);
    let deep = value.text().find("/processes_tree/0/brand_new").unwrap();
    assert_eq!(deep.text(), "2");
    let written = serde_json::to_string(value).unwrap();
    assert_eq!(written, UNKNOWN);
    let again: T = serde_json::from_str(&written).unwrap();
    assert_eq!(again.text().text(), UNKNOWN);
    assert!(!format!("{value:?}").contains("brand_new"));
}

/// The type that a row answers besides objects, if it is no text, truth or list of texts.
fn dictionary(row: &Endpoint) -> Option<&str> {
    let name = match &row.answer {
        Answer::Data(name) | Answer::Whole(name) | Answer::Collection(Item::Value(name)) => name,
        _ => return None,
    };
    let is_text = ["bool", "String", "Strings", "SecretText", "CodeInsight"].contains(&&**name);
    (!is_text).then_some(name)
}

fn row(name: &str) -> &'static Endpoint {
    let mut rows = ENDPOINTS.iter();
    rows.find(|row| row.name() == name)
        .unwrap_or_else(|| panic!("no row is `{name}`"))
}

/// The body with the unknown dictionary where the row's answer is.
fn body(name: &str) -> String {
    let row = row(name);
    match &row.answer {
        Answer::Whole(_) => UNKNOWN.to_owned(),
        Answer::Collection(_) => {
            let mut body = format!("[{UNKNOWN}]");
            for step in row.paging.items.rsplit('.') {
                body = format!(r#"{{"{step}": {body}}}"#);
            }
            body
        }
        _ => format!(r#"{{"data": {UNKNOWN}}}"#),
    }
}

const HASH: &str = "8739c76e681f900923b900c9df0ef75cf421d39cabb54650c4b9ad19b6a76d85";

#[tokio::test]
async fn every_dictionary_keeps_what_no_type_knows() {
    let told = Arc::new(Mutex::new(String::new()));
    let server = {
        let told = told.clone();
        Server::new(move |_| json(told.lock().unwrap().as_bytes()))
    };
    let vt = client(&server);
    let mut seen = Vec::new();
    macro_rules! one {
        ($($name:literal $call:expr;)*) => { $(
            *told.lock().unwrap() = body($name);
            let value = $call.await.unwrap_or_else(|error| panic!("{}: {error}", $name));
            keeps(&value);
            seen.push($name);
        )* };
    }
    macro_rules! many {
        ($($name:literal $call:expr;)*) => { $(
            *told.lock().unwrap() = body($name);
            let values = $call.limit(1).all().await;
            let values = values.unwrap_or_else(|error| panic!("{}: {error}", $name));
            keeps(&values[0]);
            seen.push($name);
        )* };
    }
    one! {
        "files.behaviour_summary" vt.files().behaviour_summary(HASH);
        "files.behaviour_mitre_trees" vt.files().behaviour_mitre_trees(HASH);
        "comments.vote" vt.comments().vote("f-1-2", CommentVote::Positive);
        "private_files.behaviour_summary" vt.private_files().behaviour_summary(HASH);
        "private_files.behaviour_mitre_trees" vt.private_files().behaviour_mitre_trees(HASH);
        "private_files.generate_ai_report" vt.private_files().generate_ai_report(HASH);
        "metadata.get" vt.metadata().get();
        "widget.url" vt.widget().url("site.example");
        "widget.gti" vt.widget().gti("site.example");
        "collections.mitre_tree" vt.collections().mitre_tree("malware--1");
        "threat_lists.list" vt.threat_lists().list();
        "threat_lists.latest" vt.threat_lists().latest("iot");
        "threat_lists.hourly" vt.threat_lists().hourly("iot", "2025110110");
        "iocs.summary" vt.iocs().summary(vec![Descriptor::domain("site.example")]);
        "dtm.update_alert" vt.dtm().update_alert("d1", DtmAlertStatus::Read);
        "dtm.monitor" vt.dtm().monitor("m1");
        "asm.entity" vt.asm().entity("e1");
        "asm.issue" vt.asm().issue("i1");
        "asm.set_issue_status" vt.asm().set_issue_status("i1", AsmIssueStatus::Closed);
        "users.api_usage" vt.users().api_usage("me");
        "users.overall_quotas" vt.users().overall_quotas("me");
        "groups.api_usage" vt.groups().api_usage("acme");
    }
    many! {
        "dtm.alerts" vt.dtm().alerts();
        "dtm.monitors" vt.dtm().monitors();
        "dtm.search" vt.dtm().search(DtmSearch::new("bear"));
        "asm.projects" vt.asm().projects();
        "asm.search_entities" vt.asm().search_entities("name:bear");
        "asm.search_issues" vt.asm().search_issues("name:bear");
        "monitor.events" vt.monitor().events();
    }
    seen.sort_unstable();
    let mut all: Vec<String> = ENDPOINTS
        .iter()
        .filter(|row| dictionary(row).is_some())
        .map(|row| row.name())
        .collect();
    all.sort_unstable();
    assert_eq!(
        seen, all,
        "each row whose answer is a dictionary is to be asked for here"
    );
}

#[test]
fn the_blocking_client_keeps_it_too() {
    let server = Server::new(|_| json(body("files.behaviour_summary")));
    let vt = blocking_client(&server);
    keeps(&vt.files().behaviour_summary(HASH).send().unwrap());
    let server = Server::new(|_| json(body("asm.search_issues")));
    let issues = blocking_client(&server).asm().search_issues("bear");
    keeps(&issues.limit(1).all().unwrap()[0]);
}

/// A dictionary that is something else is still an error that says so.
#[tokio::test]
async fn what_is_no_dictionary_is_told() {
    for (data, found) in [("[]", "a list"), ("null", "null"), ("\"x\"", "a string")] {
        let server = Server::new(move |_| json(format!(r#"{{"data": {data}}}"#)));
        let vt = client(&server);
        for error in [
            vt.files().behaviour_summary(HASH).await.unwrap_err(),
            vt.users().overall_quotas("me").await.unwrap_err(),
        ] {
            let expected = format!("expected an object, found {found}");
            assert!(error.to_string().contains(&expected), "{error}");
        }
    }
}

/// What stands beside the items of a page, and in place of one.
#[tokio::test]
async fn pages_keep_what_is_beside_their_items() {
    const BODY: &str = r#"{"brand_new": [1], "meta": {"count": 7, "brand_new": 1.50},
        "data": [{"type": "file", "id": "f", "error": {"code": "NotFoundError", "message": "no", "brand_new": 2}, "more": 3}],
        "links": {"self": "s", "brand_new": "b"}}"#;
    let server = Server::json(BODY);
    let page = client(&server).files().comments(HASH).await.unwrap();
    assert_eq!(page.envelope().text(), BODY);
    assert_eq!(page.meta().find("brand_new").unwrap().text(), "1.50");
    assert_eq!(page.envelope().get("links.brand_new"), Some("b".into()));
    let Err(vt_client::Error::Item(error)) = &page.items[0] else {
        panic!("{:?}", page.items[0])
    };
    assert_eq!(error.raw.json().get("error.brand_new"), Some(2.into()));
    let written = serde_json::to_string(error).unwrap();
    assert_eq!(written, error.raw.get());
    assert!(BODY.contains(&written));
}

#[test]
fn the_context_of_an_object_is_typed() {
    let context = r#"{"confidence": 1, "download_url": "https://d.example/t", "evtx": "https://d.example/e",
        "file_md5": "a", "file_sha1": "b", "file_type_tag": "peexe", "first_seen_date": "2024-02-29",
        "html_report": "https://d.example/h", "hunting_info": {"match_in_subfile": true, "rule_name": "brown",
        "rule_tags": ["bear"], "snippet": "62 65", "source_country": "FR", "source_key": "0a1b"},
        "match_in_subfile": false, "memdump": "https://d.example/m", "notification_date": 1709164800,
        "notification_id": 77, "notification_snippet": "62 65", "notification_source_country": "FR",
        "notification_source_key": "0a1b", "notification_tags": ["bears"], "origin": "hunting",
        "pcap": "https://d.example/p", "port": "443", "quota_consumed_from_group": 3,
        "related_from": [{"type": "collection", "id": "c", "attributes": {"name": "Honey"}}], "role": "viewer",
        "rule_name": "brown", "rule_tags": ["bear"], "ruleset_id": "5", "ruleset_name": "bears",
        "shared_with_me": false, "snippet": "L3Z0", "sources": [{"type": "hunting_ruleset", "id": "5", "label": "bears"}],
        "submitter": {"city": "x", "country": "ZZ", "id": "0a1b", "interface": "api", "region": "y"},
        "tags": ["bears"], "threat_list_id": "iot", "timestamp": 1709164800, "url": "http://u.example/"}"#;
    let text = format!(r#"{{"type": "file", "id": "f", "context_attributes": {context}}}"#);
    let file: Object<Dynamic> = text.parse().unwrap();
    let expected: serde_json::Value = serde_json::from_str(context).unwrap();
    let mut written = serde_json::to_value(file.context()).unwrap();
    assert_eq!(written["confidence"].as_f64(), Some(1.0));
    written["confidence"] = 1.into();
    assert_eq!(written, expected);
    for field in ContextAttributes::fields() {
        assert!(expected.get(field.name).is_some(), "`{}`", field.name);
    }
    assert_eq!(file.context().notification_id.as_deref(), Some("77"));
    let rule = file
        .context()
        .hunting_info
        .as_ref()
        .unwrap()
        .rule_name
        .as_deref();
    assert_eq!(rule, Some("brown"));
    // The raw one is beside it, and secrets are not shown.
    assert_eq!(file.context_attributes().text(), context);
    assert!(!format!("{:?}", file.context()).contains("d.example"));
    let none: Object<Dynamic> = r#"{"type": "file", "id": "f"}"#.parse().unwrap();
    assert_eq!(none.context(), &ContextAttributes::default());
}
