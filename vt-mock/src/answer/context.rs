//! Context attributes: what a collection says of each object in it.

use serde_json::{Value, json};

use crate::answer::exchange::Exchange;
use crate::base::time::{DAY, MINUTE};
use crate::samples::hunting::{SNIPPET, hunting_info, sources};
use crate::samples::object::Key;
use crate::samples::random::{Random, WORLD_DATE};
use crate::world::World;

/// The object that an entry of a collection stands for, and its context attributes there.
pub(super) fn of(exchange: &Exchange<'_>, world: &World, entry: &Key) -> (Key, Option<Value>) {
    let mut random = Random::new(0, &["context", &entry.tag, &entry.id]);
    let place = exchange.last_segment();
    let context = match place {
        "ioc_stream" => {
            let item = world
                .related_one(entry, "item", "any")
                .unwrap_or_else(|| entry.clone());
            return (item, Some(stream(entry, &mut random)));
        }
        "hunting_notification_files" => json!({
            "notification_id": format!("{}-{}", 4_000_000, random.hex(16)),
            "notification_date": random.date(),
            "notification_tags": ["mock"], "notification_source_key": random.hex(8),
            "notification_source_country": "DE",
            "notification_snippet": SNIPPET, "ruleset_name": "mock rules",
            "rule_name": "mock", "rule_tags": ["mock"],
            "match_in_subfile": false,
        }),
        "matching_files" => json!({ "rule_name": "mock", "match_in_subfile": random.chance(20) }),
        "users_consuming_quota" => {
            json!({ "quota_consumed_from_group": random.between(1, 1_000) })
        }
        "users" | "administrators" | "groups" => {
            json!({ "role": if place == "administrators" { "admin" } else { "user" } })
        }
        "recommendations" => {
            json!({ "recommendation_reason": "interests", "relevance_score": random.below(100) })
        }
        "saved_searches" => json!({ "role": "owner", "shared_with_me": false }),
        _ => return (entry.clone(), None),
    };
    (entry.clone(), Some(context))
}

fn stream(notification: &Key, random: &mut Random) -> Value {
    json!({
        "notification_id": notification.id,
        "notification_date": WORLD_DATE - random.between(MINUTE, DAY),
        "origin": "hunting",
        "sources": sources(),
        "tags": ["mock"],
        "hunting_info": hunting_info(random),
    })
}
