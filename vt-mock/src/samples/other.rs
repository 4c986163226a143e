//! Objects of all other kinds. Any identifier exists, except those that begin with `unknown`.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::about::About;
use super::object::OWN_USER;
use super::random::Random;
use super::{Samples, accounts, hunting, monitor, threats};
use crate::base::time::{DAY, HOUR, MINUTE};

/// The identifier of a member of a pool.
pub(super) fn pool_id(seed: u64, tag: &str, number: usize) -> String {
    shaped(
        tag,
        number,
        &mut Random::new(seed, &["id", tag, &number.to_string()]),
    )
}

/// The identifier of an object that a request makes.
pub(crate) fn fresh_id(tag: &str, number: usize) -> String {
    let mut random = Random::new(number as u64, &["new", tag]);
    match tag {
        // The account's own collections are not threats.
        "collection" => random.hex(64),
        _ => shaped(tag, 1_000 + number, &mut random),
    }
}

fn shaped(tag: &str, number: usize, random: &mut Random) -> String {
    match tag {
        "graph" => format!("g{}", random.hex(64)),
        "collection" => threats::id(threats::kind(number), number, random),
        "whois" | "ssl_cert" | "reference" | "sigma_rule" | "sigma_analysis" => random.hex(64),
        "threat_actor" => random.uuid(),
        "user" => format!("user{number}"),
        "group" => format!("group{number}"),
        "service_account" => format!("group1_robot{number}"),
        "attack_tactic" => format!("TA{:04}", number + 1),
        "attack_technique" => format!("T{:04}", 1_000 + number),
        "retrohunt_job" => format!("{OWN_USER}-{}", 1_700_000_000 + number),
        "hunting_notification" => format!("{}-{}-{}", 4_000_000 + number, number, random.hex(16)),
        "yara_rule" => format!("{}|rule_{number}", random.hex(10)),
        "yara_ruleset" => random.hex(10),
        "monitor_item" => STANDARD.encode(format!(
            "vtmonitor-v1://{OWN_USER}{}",
            monitor::path(number)
        )),
        "monitor_partner_statistics" => format!("Mock Engine-day-2025-11-{:02}", number % 30 + 1),
        "hunting_ruleset" | "saved_search" | "alerting_asset" | "zip_file" | "operation" => {
            (5_000_000_000 + number as u64).to_string()
        }
        _ => format!("{}{number:02}", random.hex(22)),
    }
}

pub(super) fn attributes(samples: &Samples, tag: &str, id: &str) -> Value {
    let mut random = samples.random(tag, id);
    let random = &mut random;
    let about = About {
        id,
        created: random.date(),
        name: format!("{} {}", tag.replace('_', " "), random.hex(4)),
        size: samples.size,
    };
    None.or_else(|| accounts::attributes(tag, &about, random))
        .or_else(|| hunting::attributes(tag, &about, random))
        .or_else(|| monitor::attributes(tag, &about, random))
        .or_else(|| threats::attributes(tag, &about, random))
        .unwrap_or_else(|| rest(tag, &about, random))
}

fn rest(tag: &str, about: &About<'_>, random: &mut Random) -> Value {
    let About { created, name, .. } = about;
    match tag {
        "graph" => json!({
            "graph_data": { "description": name, "version": "5.0.0" }, "private": false,
            "creation_date": created,
            "last_modified_date": created + HOUR, "comments_count": 2,
            "views_count": random.below(500),
            "position": { "scale": 1, "x": 0, "y": 0 },
            "nodes": [
                {
                    "type": "domain", "entity_id": "example.com",
                    "entity_attributes": { "has_detections": 0 }, "index": 0, "text": "", "x": 1.5,
                    "y": -2.5,
                },
                {
                    "type": "ip_address", "entity_id": "192.0.2.1",
                    "entity_attributes": { "country": "DE", "has_detections": 3 }, "index": 1,
                    "text": "host", "x": 80.0, "y": 12.25, "fx": 80.0, "fy": 12.25,
                },
            ],
            "links": [
                {
                    "connection_type": "resolutions", "source": "example.com",
                    "target": "192.0.2.1",
                },
            ],
        }),
        "screenshot" => json!({
            "sandbox_name": "Zenbox", "date": created,
            "link": "https://www.example.org/screenshot.png",
            "analysed_file_sha256": random.hex(64),
        }),
        "saved_search" => json!({
            "name": name, "description": "Files that engines detect.",
            "search_query": "entity:file p:5+", "private": true, "origin": "Crowdsourced",
            "tags": ["mock"], "creation_date": created, "last_modification_date": created + MINUTE,
            "last_execution_date": created + 2 * MINUTE,
        }),
        "zip_file" => {
            json!({ "status": "finished", "progress": 100, "files_ok": 2, "files_error": 0 })
        }
        "operation" => json!({ "status": "finished" }),
        "cluster" => json!({
            "date": created, "num_samples": random.between(2, 900),
            "avg_positives": random.below(60), "vhash": random.hex(32),
        }),
        "clue" => json!({
            "name": name, "description": "What files have in common.", "creation_date": created,
            "count": random.between(2, 90),
        }),
        _ => json!({
            "name": name, "description": "Made up by the emulator.", "creation_date": created,
            "last_modification_date": created + DAY, "tags": ["mock"],
        }),
    }
}
