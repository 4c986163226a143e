//! Answers that are not objects, read from texts with every field that is known.

#![allow(clippy::unwrap_used, clippy::panic)] // a panic is how a test fails

mod support;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use support::{expected, is_empty};
use vt_client::__private::{plain_item, read_data, read_page_with, read_whole};
use vt_client::answers::{
    ApiUsage, AsmEntity, AsmEntityDetail, AsmIssue, AsmIssueDetail, AsmIssueFields, AsmIssueStatus,
    AsmOutcome, AsmProject, AsmProjectFields, CodeInsight, DtmAlert, DtmAlertFields,
    DtmAlertStatus, DtmDocument, DtmMonitor, IocsSummary, Metadata, MitreTree, MonitorEvent,
    MonitorEventFields, OverallQuota, OverallQuotas, Plain, ThreatList, ThreatLists, Widget,
};
use vt_client::objects::{File, User};
use vt_client::{AnyObject, Attributes, FieldInfo, Kind, Object};

/// Every typed field is in the value, filled with it, and nothing else is; structures inside too.
fn fills<A: Attributes + Serialize>(typed: &A, raw: &Value) {
    assert_eq!(
        serde_json::to_value(typed).unwrap(),
        filled(A::fields(), raw)
    );
}

/// What typed fields hold of a value that has all of them.
fn filled(fields: &[FieldInfo], raw: &Value) -> Value {
    let entries = fields.iter().map(|field| {
        let raw = &raw[field.name];
        let value =
            expected(field.kind, raw).unwrap_or_else(|| panic!("`{}` is {raw}", field.name));
        assert!(!is_empty(field.kind, &value), "`{}` is missing", field.name);
        let structure = match (field.kind, raw) {
            (Kind::List(Kind::Structure(fields)), Value::Array(list)) => Some((*fields, &list[0])),
            (Kind::Structure(fields), raw) => Some((fields, raw)),
            _ => None,
        };
        if let Some((fields, raw)) = structure {
            filled(fields(), raw);
        }
        (field.name.to_owned(), value)
    });
    Value::Object(entries.collect())
}

fn data<T: DeserializeOwned>(data: &Value) -> T {
    let body = json!({ "data": data, "meta": {} }).to_string();
    read_data(body.as_bytes()).unwrap()
}

fn whole<T: DeserializeOwned>(body: &Value) -> T {
    read_whole(body.to_string().as_bytes()).unwrap()
}

/// The items of a page, each of which keeps its text.
fn items<A: Attributes>(body: &Value, path: &str) -> Vec<Plain<A>> {
    let body = body.to_string();
    let page = read_page_with::<Plain<A>>(body.as_bytes(), path, plain_item).unwrap();
    let items: Vec<_> = page.items.into_iter().map(Result::unwrap).collect();
    for item in &items {
        assert!(body.contains(item.raw()));
    }
    items
}

#[test]
fn usage_by_day_and_endpoint() {
    let raw = json!({
        "daily": {"2024-02-28": {}, "2024-02-29": {"/api/v3/(file_info)": 7, "odd": "many"}},
        "total": {"/api/v3/(file_info)": 7},
        "new": 1,
    });
    let usage: ApiUsage = data(&raw);
    assert_eq!(
        usage.daily.keys().collect::<Vec<_>>(),
        ["2024-02-28", "2024-02-29"]
    );
    let day = usage.daily.get("2024-02-29").unwrap();
    assert_eq!(
        day.iter().collect::<Vec<_>>(),
        [("/api/v3/(file_info)", &7)]
    );
    assert_eq!(usage.total.get("/api/v3/(file_info)"), Some(&7));
}

#[test]
fn quotas_of_user_and_group() {
    let both = json!({
        "user": {"allowed": 1000, "used": 74},
        "group": {"allowed": 30_000_000, "inherited_from": "acme", "used": 535_676},
    });
    let quotas: OverallQuotas =
        data(&json!({"api_requests_daily": both, "cases": {"user": {"allowed": 20}}, "odd": 5}));
    let quotas = quotas.fields();
    fills::<OverallQuota>(quotas.get("api_requests_daily").unwrap(), &both);
    let cases = quotas.get("cases").unwrap();
    assert_eq!(cases.user.as_ref().unwrap().allowed, Some(20));
    assert_eq!(cases.group, None);
    assert!(quotas.get("odd").is_none());
}

#[test]
fn what_the_service_consists_of() {
    let raw = json!({
        "engines": {"Alpha AV": {}, "Beta.Scan": {"category": "x"}},
        "privileges": ["intelligence"],
        "relationships": {"file": [{"name": "behaviours", "description": "What it did"}]},
    });
    let metadata: Metadata = data(&raw);
    fills(metadata.fields(), &raw);
    let relationship = &metadata.relationships.get("file").unwrap()[0];
    assert_eq!(relationship.name.as_deref(), Some("behaviours"));
    assert_eq!(relationship.description.as_deref(), Some("What it did"));
}

#[test]
fn a_widget() {
    let raw = json!({
        "url": "https://www.virustotal.com/ui/widget/html/abc", "id": "192.0.2.7", "type": "ip_address",
        "found": true, "detection_ratio": {"detections": 3, "total": 90},
    });
    fills(data::<Widget>(&raw).fields(), &raw);
    let unknown: Widget = data(&json!({"url": "u", "found": false, "detection_ratio": null}));
    assert_eq!(
        (unknown.found, unknown.detection_ratio.as_ref()),
        (Some(false), None)
    );
}

#[test]
fn one_tree_of_tactics() {
    let raw = json!({"tactics": [{
        "id": "TA0005", "name": "Defense Evasion", "description": "d", "link": "https://attack.mitre.org/tactics/TA0005/",
        "techniques": [{
            "id": "T1055", "name": "Process Injection", "description": "d", "link": "l",
            "signatures": [{"severity": "LOW", "description": "d", "match_data": ["m"]}],
        }],
    }]});
    let tree: MitreTree = data(&raw);
    fills(tree.fields(), &raw);
    assert_eq!(tree.tactics[0].techniques[0].id.as_deref(), Some("T1055"));
}

#[test]
fn an_explanation_of_code() {
    let insight: CodeInsight = data(&json!("SXQgcmV0dXJucy4="));
    assert_eq!(insight.decoded().as_deref(), Some("It returns."));
    assert!(read_data::<CodeInsight>(br#"{"data": {}}"#).is_err());
}

#[test]
fn events_of_monitor() {
    let raw = json!({
        "action": "upload", "creator_id": "bear", "details": {"size": 5}, "level": 20, "monitor_key": "k", "owner_id": "acme",
        "plaintext_description": "bear uploaded a file", "source": "api", "subject": "/bear.exe", "timestamp": 1_709_164_800,
    });
    let events: Vec<MonitorEvent> = items::<MonitorEventFields>(
        &json!({"data": [raw, {"new": [1]}], "meta": {"cursor": "c"}}),
        "data",
    );
    fills(events[0].fields(), &raw);
    assert_eq!(events[1].fields(), &MonitorEventFields::default());
    assert_eq!(events[1].get("new.0"), Some(json!(1)));
}

#[test]
fn alerts_of_digital_threat_monitoring() {
    let raw = json!({
        "id": "d1", "monitor_id": "m1", "monitor_version": 2, "title": "t", "alert_type": "Message", "alert_summary": "s",
        "ai_doc_summary": "a", "status": "in_progress", "severity": "low", "severity_reasoning": {"rule": ""},
        "confidence": 0.256_5, "confidence_reasoning": {"version": ""}, "indicator_mscore": 50, "similarity_score": 0.95,
        "aggregated_under_id": "d0", "created_at": "2024-02-29T00:00:00.199Z", "updated_at": "2024-02-29T00:00:01Z",
        "email_sent_at": "", "tags": ["t"], "has_analysis": false, "ignore": true, "doc_url": "https://dtm.example/docs/1",
        "labels_url": "https://dtm.example/docs/1/labels", "topics_url": "https://dtm.example/docs/1/topics",
        "doc_matches": [{"match_path": "body"}], "label_matches": [{"label": "x"}],
        "topic_matches": [{"topic_id": "doc_type:message", "value": "Honey", "term": "honey", "offsets": [0, 5]}],
    });
    let alerts: Vec<DtmAlert> = items::<DtmAlertFields>(&json!({"alerts": [raw]}), "alerts");
    fills(alerts[0].fields(), &raw);
    assert_eq!(alerts[0].fields().status, Some(DtmAlertStatus::InProgress));
    assert_eq!(
        alerts[0].get("doc_matches.0.match_path"),
        Some(json!("body"))
    );
    assert_eq!(alerts[0].fields().topic_matches[0].offsets, [0, 5]);
    fills(whole::<DtmAlert>(&raw).fields(), &raw);
}

#[test]
fn issues_and_projects_of_attack_surface_management() {
    let raw = json!({
        "id": "i", "uid": "i", "uuid": "u", "dynamic_id": 7, "name": "weak", "pretty_name": "Weak", "description": "d",
        "upstream": "intrigue", "first_seen": "2024-02-29T00:00:00.000Z", "last_seen": "2024-02-29T00:00:00.000Z",
        "entity_uid": "e", "entity_type": "Intrigue::Entity::Uri", "entity_name": "https://acme.example", "alias_group": "g",
        "collection": "c", "collection_uuid": "cu", "collection_type": "user_collection", "organization_uuid": "o",
        "summary": {
            "pretty_name": "Weak", "severity": 5, "scoped": true, "confidence": "confirmed", "status": "open_triaged",
            "status_new": "open", "status_new_detailed": "triaged", "category": "misconfiguration", "identifiers": [{"type": "CVE"}],
            "ticket_list": ["T-1"],
        },
        "tags": ["t"], "cisa_known_exploited": false,
    });
    let body = json!({"success": true, "result": {"hits": [raw], "more": false}});
    let issues: Vec<AsmIssue> = items::<AsmIssueFields>(&body, "result.hits");
    fills(issues[0].fields(), &raw);
    let summary = issues[0].fields().summary.as_ref().unwrap();
    assert_eq!(summary.status, Some(AsmIssueStatus::OpenTriaged));

    let raw = json!({"id": 6632, "uuid": "u", "name": "Acme"});
    let body = json!({"success": true, "result": [raw]});
    let projects: Vec<AsmProject> = items::<AsmProjectFields>(&body, "result");
    fills(projects[0].fields(), &raw);

    let raw = json!({"success": true, "message": "done", "result": {"uid": "e"}});
    fills(whole::<AsmOutcome>(&raw).fields(), &raw);
    let entity: AsmEntityDetail = whole(&raw);
    let uid = entity.result.as_ref().unwrap().json().get("uid");
    assert_eq!(uid, Some(json!("e")));
    let issue: AsmIssueDetail = whole(&json!({"success": false}));
    assert_eq!(
        (issue.success, issue.message.as_deref()),
        (Some(false), None)
    );
}

#[test]
fn what_is_not_documented_keeps_its_text() {
    for body in [json!({"a": [{"b": 1}]}), json!(["x"]), json!(null)] {
        let (lists, summary): (ThreatLists, IocsSummary) = (whole(&body), whole(&body));
        assert_eq!(lists.json().to_value(), Some(body.clone()));
        assert_eq!(summary.get("a.0.b"), body.pointer("/a/0/b").cloned());
    }
    let monitor: DtmMonitor = whole(&json!({"id": "m", "doc_condition": {}}));
    assert_eq!(monitor.get("id"), Some(json!("m")));
    let documents: Vec<DtmDocument> = items(&json!({"docs": [{"body": "x"}]}), "docs");
    assert_eq!(documents[0].get("body"), Some(json!("x")));
    let entities: Vec<AsmEntity> =
        items(&json!({"result": {"hits": [{"name": "x"}]}}), "result.hits");
    assert_eq!(entities[0].get("name"), Some(json!("x")));
}

#[test]
fn indicators_of_a_threat_list() {
    let list: ThreatList = whole(&json!({"iocs": [
        {"data": {"type": "file", "id": "f", "attributes": {"size": "5"}, "context_attributes": {"threat_list_id": "iot"}}},
        {"data": {"type": "martian", "id": "m"}},
    ]}));
    let [AnyObject::File(file), AnyObject::Other(martian)] = list.iocs() else {
        panic!("{list:?}")
    };
    assert_eq!(file.attributes().size, Some(5));
    assert_eq!(
        file.context_attributes().get("threat_list_id"),
        Some(json!("iot"))
    );
    assert_eq!(martian.clone().into_typed::<File>().id(), "m");
}

#[test]
fn keys_and_signed_urls_are_not_shown() {
    let user: Object<User> = include_str!("fixtures/user.json").parse().unwrap();
    let key = user
        .attributes()
        .apikey
        .as_ref()
        .unwrap()
        .expose()
        .to_owned();
    assert_eq!(key.len(), 64);
    for shown in [
        format!("{user:?}"),
        format!("{:?}", user.attributes()),
        format!("{:?}", user.raw_attributes()),
        format!("{:?}", AnyObject::from(user.clone().into_typed())),
    ] {
        assert!(!shown.contains(&key), "{shown}");
    }
    let shot: Object<vt_client::objects::Screenshot> =
        include_str!("fixtures/screenshot.json").parse().unwrap();
    let shown = format!("{:?}", shot.attributes());
    assert!(
        shown.contains("Box One") && !shown.contains("Signature"),
        "{shown}"
    );
    let event: MonitorEvent = whole(&json!({"subject": "secret"}));
    assert!(!format!("{event:?}").contains("secret"));
}
