//! VT Monitor and VT Alerts.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::about::About;
use super::engines::{Verdict, file_results};
use super::object::OWN_USER;
use super::random::{Random, WORLD_DATE};
use crate::base::digest::Facts;
use crate::base::time::{HOUR, MINUTE};

/// Where an item of the pool lies.
pub(super) fn path(number: usize) -> String {
    format!("/releases/setup-{number}.exe")
}

/// The path in an item's identifier.
fn path_of(id: &str) -> Option<String> {
    let place = String::from_utf8(STANDARD.decode(id).ok()?).ok()?;
    let (_, path) = place.strip_prefix("vtmonitor-v1://")?.split_once('/')?;
    Some(format!("/{path}"))
}

/// The bytes of an item.
pub(super) fn content(id: &str) -> Option<Vec<u8>> {
    let line = format!("What lies at {} is made up.\n", path_of(id)?);
    Some(line.repeat(9).into_bytes())
}

pub(super) fn attributes(tag: &str, about: &About<'_>, random: &mut Random) -> Option<Value> {
    let About {
        id, created, name, ..
    } = about;
    Some(match tag {
        "monitor_item" => {
            let facts = Facts::of(&content(id).unwrap_or_default());
            json!({
                "path": path_of(id), "item_type": "file", "creation_date": created,
                "creator_id": OWN_USER, "tags": ["detected"], "details": "a release",
                "md5": facts.md5, "sha1": facts.sha1, "sha256": facts.sha256, "size": facts.size,
                "first_detection_date": created + HOUR, "last_analysis_date": WORLD_DATE - 2 * HOUR,
                "next_analysis_date": WORLD_DATE + 22 * HOUR, "last_detections_count": 1,
                "last_analysis_results": file_results(
                    Verdict { percent: 2, family: "Maybebad" }, random,
                ),
            })
        }
        "monitor_partner_statistics" => json!({
            "date": created, "engine": "Mock Engine", "hashes_count": 90,
            "hashes_detected_count": random.below(9), "items_count": 120,
            "items_detected_count": random.below(12), "period": "day",
        }),
        "monitor_hash_comment" => json!({
            "comment": "Looked at and found harmless.", "date": created, "detection": "confirmed",
            "engine": "Mock Engine",
            "sha256": id.split('-').next(),
        }),
        "alerting_asset" => json!({
            "asset_type": "brand", "value": name, "creation_date": created,
            "last_modification_date": created + MINUTE,
            "asset_info": {
                "brand": {
                    "domains": ["example.com"], "favicons": [random.hex(32)], "names": ["Example"],
                },
            },
        }),
        "alerting_notification" => json!({
            "created": "2025-11-30T12:00:00.000",
            "event_severity": random.pick(&["low", "medium", "high"]),
            "use_case_category": "phishing",
            "detection_category": "url", "is_read": false,
            "event_message_json": {
                "entity": "https://www.example.com/login", "asset": "5000000000",
            },
        }),
        _ => return None,
    })
}
