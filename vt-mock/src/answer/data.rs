//! Answers that are neither objects nor collections of them.

use serde_json::{Value, json};
use vt_table::Verb;

use super::{Exchange, collection, transfer};
use crate::reply::{Failure, Reply};
use crate::samples::{WORLD_DATE, merge};
use crate::world::World;

/// JSON in `data`: by the operation's name where it is known, and else by the type's.
pub(super) fn data(
    exchange: &Exchange<'_>,
    world: &mut World,
    kind: &str,
) -> Result<Reply, Failure> {
    let subject = exchange.subject.as_ref().map(|subject| subject.key.clone());
    let id = subject.map_or_else(String::new, |key| key.id);
    let value = match exchange.last_segment() {
        "upload_url" => upload_url(exchange, world),
        "download_url" => transfer::signed_url(exchange, world)?.into(),
        "behaviour_summary" => world.samples.behaviour_summary(&id),
        "behaviour_mitre_trees" => world.samples.mitre_trees(&id),
        "popular_threat_categories" => {
            json!(["adware", "banker", "dropper", "ransomware", "trojan"])
        }
        "overall_quotas" => json!({
            "api_requests_hourly": { "user": { "allowed": 240, "used": 3 } },
            "api_requests_daily": { "user": { "allowed": 500, "used": 12 } },
            "api_requests_monthly": { "user": { "allowed": 1_000_000_000, "used": 345 } },
        }),
        "api_usage" => json!({
            "daily": { "2025-11-30": { "get_file_report": 12 }, "2025-12-01": {} },
            "total": { "get_file_report": 12 },
        }),
        "metadata" => json!({
            "engines": { "Kaspersky": {}, "Microsoft": {} },
            "privileges": ["intelligence"],
            "relationships": { "file": [{ "name": "contacted_domains", "description": "Domains contacted by the file" }] },
        }),
        "url" | "gtiwidget" => json!({
            "url": format!("{}/ui/widget/html/{}", exchange.service.origin, "mock-widget-token"),
            "detection_ratio": { "detections": 64, "total": 70 },
            "id": id, "type": "file", "found": true,
        }),
        _ => by_type(exchange, kind),
    };
    Ok(Reply::data(value))
}

fn by_type(exchange: &Exchange<'_>, kind: &str) -> Value {
    match kind {
        "bool" => true.into(),
        "String" => "Made up by the emulator.".into(),
        "u64" | "i64" | "u32" | "i32" | "usize" => 42.into(),
        "f64" | "f32" => 0.5.into(),
        _ if kind.starts_with("Vec<") => {
            let item = kind.trim_start_matches("Vec<").trim_end_matches('>');
            (0..3)
                .map(|number| collection::value(exchange, item, number))
                .collect()
        }
        _ => collection::value(exchange, kind, 0),
    }
}

/// The URL stands for the row that takes uploads beside this one.
fn upload_url(exchange: &Exchange<'_>, world: &mut World) -> Value {
    let uploads = exchange.endpoint.path.trim_end_matches("/upload_url");
    let endpoints = &exchange.service.endpoints;
    let index = endpoints
        .iter()
        .position(|row| row.verb == Verb::Post && row.path == uploads);
    let path = world.tickets.new_upload(index.unwrap_or(exchange.index));
    format!("{}{path}", exchange.service.origin).into()
}

/// JSON that is the whole body.
pub(super) fn whole(exchange: &Exchange<'_>, kind: &str) -> Reply {
    let path = &*exchange.endpoint.path;
    let result = collection::value(exchange, kind, 0);
    let body = if path.starts_with("/asm") {
        json!({ "success": true, "message": "Result(s) found", "result": result })
    } else if path.contains("threat_lists") {
        json!({ "iocs": [{ "data": { "type": "domain", "id": "bad.example.net", "attributes": { "last_analysis_date": WORLD_DATE } } }] })
    } else if path.contains("/download/") {
        json!({ "files": [], "domains": ["bad.example.net"], "urls": [], "ip_addresses": ["198.51.100.1"] })
    } else {
        let mut result = result;
        if let Some((_, id)) = exchange.arguments.last() {
            merge(&mut result, json!({ "id": id }));
        }
        result
    };
    Reply::json(&body)
}
