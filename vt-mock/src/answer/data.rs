//! Answers that are neither objects nor collections of them.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use vt_table::Verb;

use super::{search, transfer, values};
use crate::answer::exchange::Exchange;
use crate::base::digest::sha256_hex;
use crate::base::time::{self, DAY};
use crate::checks::quota::usage::{self, Days};
use crate::http::failure::Failure;
use crate::http::reply::Reply;
use crate::world::World;

/// How many days a report of usage covers.
const LONGEST_REPORT: u64 = 30;

/// JSON in `data`, by the operation's name where it is known, or else by the name of the type.
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
            "api_requests_hourly": {
                "user": { "allowed": 240, "used": 3 },
                "group": { "allowed": 600, "used": 9, "inherited_from": "group1" },
            },
            "api_requests_daily": {
                "user": { "allowed": 500, "used": 12 },
                "group": { "allowed": 10_000, "used": 345, "inherited_from": "group1" },
            },
            "api_requests_monthly": { "user": { "allowed": 1_000_000_000, "used": 345 } },
        }),
        "api_usage" => usage(exchange),
        "metadata" => json!({
            "engines": { "Kaspersky": {}, "Microsoft": {} },
            "privileges": ["intelligence", "private-scanning", "downloads-tier-2"],
            "relationships": exchange.table.resources.all_relationships(),
        }),
        "mitre_tree" => {
            let trees = world.samples.mitre_trees(&id);
            trees
                .as_object()
                .and_then(|trees| trees.values().next())
                .cloned()
                .unwrap_or_default()
        }
        "analyse-binary" => values::code_insight(),
        "url" | "gtiwidget" => widget(exchange, world),
        _ => by_type(exchange, kind),
    };
    Ok(Reply::data(value))
}

/// Requests by day, for the days that are asked for, by default the last 30. Without quotas nothing
/// is counted, and a day is made up.
fn usage(exchange: &Exchange<'_>) -> Value {
    let today = exchange.now / DAY;
    let counted = exchange.quota;
    let days = counted.map_or_else(
        || {
            let yesterday = BTreeMap::from([("files.get".to_owned(), 12)]);
            Days::from([(today.saturating_sub(1), yesterday)])
        },
        |counts| counts.days(exchange.api_key),
    );
    let day = |name: &str| exchange.request.query_value(name).and_then(time::day);
    let last = match (day("start_date"), day("end_date")) {
        (_, Some(end)) => end,
        (Some(start), None) => today.min(start + LONGEST_REPORT),
        (None, None) => today,
    };
    let first = day("start_date").unwrap_or_else(|| last.saturating_sub(LONGEST_REPORT - 1));
    usage::show(&days, first, last)
}

fn by_type(exchange: &Exchange<'_>, kind: &str) -> Value {
    match kind {
        "bool" => true.into(),
        "Strings" => (0..3)
            .map(|number| values::value(exchange, "String", number))
            .collect(),
        "String" => "Made up by the emulator.".into(),
        "u64" | "i64" | "u32" | "i32" | "usize" => 42.into(),
        "f64" | "f32" => 0.5.into(),
        _ if kind.starts_with("Vec<") => {
            let item = kind.trim_start_matches("Vec<").trim_end_matches('>');
            (0..3)
                .map(|number| values::value(exchange, item, number))
                .collect()
        }
        _ => values::value(exchange, kind, 0),
    }
}

/// A page to embed, and the object that it shows.
fn widget(exchange: &Exchange<'_>, world: &World) -> Value {
    let query = exchange.request.query_value("query").unwrap_or_default();
    let found = search::exact(world, query);
    let object = found.as_ref().and_then(|key| world.find(key));
    let results = object.as_ref().map(|object| &object["attributes"]);
    let total =
        results.and_then(|results| Some(results["last_analysis_results"].as_object()?.len()));
    json!({
        "url": format!("{}/ui/widget/html/{}", exchange.origins.api, sha256_hex(query.as_bytes())),
        "detection_ratio": {
            "detections": results.and_then(
                |results| results["last_analysis_stats"]["malicious"].as_u64(),
            ).unwrap_or(0),
            "total": total.unwrap_or(0),
        },
        "id": found.as_ref().map_or(query, |key| &*key.id),
        "type": found.as_ref().map_or("unknown", |key| &*key.tag),
        "found": found.is_some(),
    })
}

/// A URL that stands for the row beside this one, which takes uploads.
fn upload_url(exchange: &Exchange<'_>, world: &mut World) -> Value {
    let uploads = exchange.endpoint.path.trim_end_matches("/upload_url");
    let endpoints = &exchange.table.endpoints;
    let index = endpoints
        .iter()
        .position(|row| row.verb == Verb::Post && row.path == uploads);
    let path = world
        .signed_urls
        .new_upload(index.unwrap_or(exchange.index));
    format!("{}{path}", exchange.origins.api).into()
}
