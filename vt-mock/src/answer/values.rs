//! JSON that is not an object of the API: items of lists and whole answers, by the name of their
//! type.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::answer::exchange::Exchange;
use crate::http::failure::Failure;
use crate::samples::object::{INDICATORS, Key, OWN_USER, merge};
use crate::samples::random::{Random, WORLD_DATE};
use crate::world::World;

/// One value of a type.
pub(super) fn value(exchange: &Exchange<'_>, kind: &str, number: usize) -> Value {
    let kind = kind.rsplit("::").next().unwrap_or(kind);
    let mut random = Random::new(0, &[kind, &number.to_string()]);
    let random = &mut random;
    match kind {
        "String" => format!("{} {number}", exchange.last_segment()).into(),
        "DtmAlert" => dtm_alert(number, random),
        "AsmProject" => {
            json!({
                "id": 1_000 + number, "uuid": random.uuid(),
                "name": format!("project {number}"),
            })
        }
        "AsmIssue" => asm_issue(number, random),
        "AsmEntity" => json!({
            "id": random.hex(64), "uid": random.hex(64),
            "name": format!("host-{number}.example.net"), "type": "Intrigue::Entity::DnsRecord",
            "first_seen": "2025-10-01T08:00:00.000Z", "last_seen": "2025-11-30T08:00:00.000Z",
            "collection": "mock_collection", "scoped": true,
        }),
        "MonitorEvent" => json!({
            "action": random.pick(&["UPLOAD", "DELETE", "ANALYSIS"]), "creator_id": OWN_USER,
            "details": { "size": 10 }, "level": 1, "monitor_key": random.hex(32),
            "owner_id": OWN_USER, "plaintext_description": "A file was uploaded.", "source": "api",
            "subject": format!("/releases/setup-{number}.exe"),
            "timestamp": WORLD_DATE - 60 * number as u64,
        }),
        _ => other(exchange, number, random),
    }
}

fn dtm_alert(number: usize, random: &mut Random) -> Value {
    let created = time(number);
    let url = |part: &str| format!("https://www.example.org/dtm/docs/forum_post/{number}{part}");
    json!({
        "id": random.hex(20), "monitor_id": random.hex(20), "monitor_version": 2,
        "title": format!("Made-up alert {number}"), "alert_type": "Forum Post",
        "alert_summary": "Somebody mentioned example.com.",
        "ai_doc_summary": "A mention of example.com.", "status": "new",
        "severity": random.pick(&["low", "medium", "high"]),
        "severity_reasoning": { "reason": "a guess" }, "confidence": 0.75,
        "confidence_reasoning": { "reason": "a guess" }, "indicator_mscore": random.below(100),
        "similarity_score": 0.5, "aggregated_under_id": random.hex(20), "created_at": created,
        "updated_at": created, "email_sent_at": created, "tags": ["mock"], "has_analysis": false,
        "ignore": false, "doc_url": url(""), "labels_url": url("/labels"),
        "topics_url": url("/topics"),
        "doc_matches": [
            { "match_path": "body", "locations": [{ "offsets": [0, 11], "value": "example.com" }] },
        ],
        "label_matches": [{ "label": "information-security", "confidence": 90 }],
        "topic_matches": [
            {
                "topic_id": random.hex(12), "value": "example.com", "term": "example.com",
                "offsets": [0, 11],
            },
        ],
    })
}

fn asm_issue(number: usize, random: &mut Random) -> Value {
    json!({
        "id": random.hex(64), "uid": random.hex(64), "uuid": random.uuid(),
        "dynamic_id": 50_000_000 + number, "name": "mock_weakness",
        "pretty_name": format!("Mock weakness {number}"),
        "description": "A port that should be closed.", "upstream": "intrigue",
        "first_seen": time(number), "last_seen": "2025-11-30T08:00:00.000Z",
        "entity_uid": random.hex(64), "entity_type": "Intrigue::Entity::NetworkService",
        "entity_name": "192.0.2.1:8080/tcp", "alias_group": "7", "collection": "mock_collection",
        "collection_uuid": random.uuid(), "collection_type": "user_collection",
        "organization_uuid": random.uuid(),
        "summary": {
            "pretty_name": format!("Mock weakness {number}"), "severity": 3, "scoped": true,
            "confidence": "potential", "status": "open_new", "status_new": "open",
            "status_new_detailed": "new", "category": "misconfiguration",
            "identifiers": [{ "name": "CVE-2025-1000", "type": "CVE" }],
            "ticket_list": [{ "id": "MOCK-1" }],
        },
        "tags": ["mock"], "cisa_known_exploited": false,
    })
}

/// What values whose shape is not documented have in common.
fn other(exchange: &Exchange<'_>, number: usize, random: &mut Random) -> Value {
    let created = time(number);
    json!({
        "id": random.hex(24),
        "name": format!("{} {number}", exchange.last_segment()),
        "title": format!("Made-up {} {number}", exchange.last_segment()),
        "status": "new",
        "created_at": created,
        "updated_at": created,
        "timestamp": WORLD_DATE - 60 * number as u64,
    })
}

fn time(number: usize) -> String {
    let (day, hour) = (1 + number % 28, number % 24);
    format!("2025-11-{day:02}T{hour:02}:15:00.000Z")
}

/// How many indicators a summary takes.
const MOST_IOCS: usize = 1_000;

/// Refuses a summary of too many indicators, or of what is none.
pub(super) fn check(exchange: &Exchange<'_>, kind: &str) -> Result<(), Failure> {
    if !kind.ends_with("IocsSummary") {
        return Ok(());
    }
    let body = exchange.request.json().unwrap_or_default();
    let iocs = body["iocs"].as_array().or(body["data"].as_array());
    let iocs = iocs.ok_or_else(|| Failure::bad_request("the body has no list at `data`"))?;
    if iocs.len() > MOST_IOCS {
        return Err(Failure::invalid_argument(format!(
            "a summary takes {MOST_IOCS} indicators at most, not {}",
            iocs.len()
        )));
    }
    let is_indicator = |ioc: &Value| {
        let known = INDICATORS.iter().any(|(_, tag)| ioc["type"] == *tag);
        known && ioc["id"].as_str().is_some_and(|id| !id.is_empty())
    };
    match iocs.iter().find(|ioc| !is_indicator(ioc)) {
        Some(other) => Err(Failure::invalid_argument(format!(
            "`{other}` is not a file, URL, domain or IP address with `type` and `id`"
        ))),
        None => Ok(()),
    }
}

/// JSON that is the whole body.
pub(super) fn whole(exchange: &Exchange<'_>, world: &World, kind: &str) -> Value {
    let body = exchange.request.json().unwrap_or_default();
    let last = exchange.arguments.last().map(|argument| &*argument.1);
    match kind.rsplit("::").next().unwrap_or(kind) {
        "ThreatList" => threat_list(exchange, world),
        "ThreatLists" => {
            let names = ["ransomware", "phishing", "trending", "infostealer"];
            json!({
                "data": names.map(
                    |name| json!({ "id": name, "name": name, "type": "threat_list" }),
                ),
            })
        }
        "IocsSummary" => {
            let iocs = body["iocs"].as_array().or(body["data"].as_array());
            let summary = |ioc: &Value| {
                let key = Key::new(
                    ioc["type"].as_str().unwrap_or_default(),
                    ioc["id"].as_str().unwrap_or_default(),
                );
                let key = world.key(&key.tag, &key.id).unwrap_or(key);
                let known = world.find(&key).unwrap_or_default();
                let mut summary = key.descriptor();
                merge(
                    &mut summary,
                    json!({ "summary": known["attributes"]["last_analysis_stats"] }),
                );
                summary
            };
            json!({ "data": iocs.into_iter().flatten().map(summary).collect::<Vec<_>>() })
        }
        "AsmEntityDetail" => outcome(value(exchange, "AsmEntity", 0)),
        "AsmIssueDetail" => outcome(value(exchange, "AsmIssue", 0)),
        "AsmOutcome" => outcome(json!({ "status": body["status"] })),
        kind => {
            let mut whole = value(exchange, kind, 0);
            if let Some(id) = last {
                merge(&mut whole, json!({ "id": id }));
            }
            merge(&mut whole, body);
            whole
        }
    }
}

fn outcome(result: Value) -> Value {
    json!({ "success": true, "message": "Result(s) found", "result": result })
}

/// The newest indicators, of the type that is asked for.
fn threat_list(exchange: &Exchange<'_>, world: &World) -> Value {
    let asked = exchange.request.query_value("type");
    let limit = exchange.request.query_value("limit");
    let limit = limit.and_then(|limit| limit.parse().ok()).unwrap_or(20);
    let keys = world.all(asked.unwrap_or("any"));
    let iocs: Vec<Value> = keys
        .iter()
        .filter_map(|key| world.find(key))
        .take(limit)
        .map(|object| json!({ "data": object }))
        .collect();
    json!({ "iocs": iocs })
}

/// An explanation of code: JSON in base64, as the service answers it.
pub(super) fn code_insight() -> Value {
    let text = json!({ "summary": "Does nothing.", "description": "The code returns at once." });
    STANDARD.encode(text.to_string()).into()
}
