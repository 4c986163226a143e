//! Rulesets, rules, retrohunt jobs and what they found.

use serde_json::{Value, json};

use super::about::About;
use super::random::Random;
use crate::base::time::{DAY, MINUTE};

const RULE: &str = "rule mock { strings: $text = \"mock\" condition: $text }";

/// The bytes around a match, and their text.
pub(crate) const SNIPPET: &str = "6D 6F 63 6B  mock";

/// What a notification in the stream says of a match.
pub(crate) fn hunting_info(random: &mut Random) -> Value {
    json!({
        "rule_name": "mock", "rule_tags": ["mock"], "snippet": SNIPPET, "source_country": "DE",
        "source_key": random.hex(8), "match_in_subfile": false,
    })
}

/// The rulesets that a notification in the stream comes from.
pub(crate) fn sources() -> Value {
    json!([{ "type": "hunting_ruleset", "id": "5000000000", "label": "mock rules" }])
}

pub(super) fn attributes(tag: &str, about: &About<'_>, random: &mut Random) -> Option<Value> {
    let About {
        id,
        created,
        name,
        size,
    } = about;
    Some(match tag {
        "hunting_ruleset" => json!({
            "name": name, "rules": RULE, "enabled": true, "creation_date": created,
            "modification_date": created + MINUTE, "limit": 100,
            "notification_emails": ["user@example.org"], "number_of_rules": 1,
            "rule_names": ["mock"], "rate_limited": false, "rate_limited_ratio": 0.0,
            "match_object_type": "file", "tags": ["mock"],
        }),
        "hunting_notification" => json!({
            "date": created, "match_in_subfile": false, "rule_name": "mock", "rule_tags": ["mock"],
            "snippet": SNIPPET, "source_country": "DE", "source_key": random.hex(8),
            "tags": ["mock", random.hex(64)],
        }),
        "ioc_stream_notification" => json!({
            "date": created, "entity_type": "file", "entity_id": random.hex(64),
            "origin": "hunting", "tags": ["mock"],
            "hunting_info": hunting_info(random), "sources": sources(),
        }),
        "retrohunt_job" => json!({
            "rules": RULE, "status": "finished", "progress": 100.0, "corpus": "main",
            "creation_date": created, "start_date": created + 5,
            "finish_date": created + 900, "eta_seconds": 0, "num_matches": size,
            "num_matches_outside_time_range": 0,
            "scanned_bytes": 123_456_789_012_u64,
            "time_range": { "start": created - 30 * DAY, "end": created },
            "notification_email": "user@example.org",
        }),
        "yara_rule" => json!({
            "name": id.rsplit('|').next(), "author": "the emulator", "rule": RULE, "enabled": true,
            "matches": random.below(900), "creation_date": created,
            "included_date": created + MINUTE, "last_modification_date": created + 2 * MINUTE,
            "tags": ["mock"], "meta": [{ "key": "description", "value": "Finds what is made up" }],
            "threat_categories": ["trojan"],
        }),
        "yara_ruleset" => json!({
            "name": name, "source": "https://rules.example.org/mock", "rules": RULE,
            "creation_date": created, "modification_date": created + MINUTE,
        }),
        "sigma_rule" => json!({
            "title": name,
            "description": "Looks for a command line that a document should not start",
            "author": "the emulator",
            "date": created, "level": "high", "rule": "title: mock", "source": "Mock Sigma Rules",
            "threat_categories": ["trojan"],
        }),
        "sigma_analysis" => json!({
            "analysis_date": created, "last_modification_date": created,
            "rule_matches": [
                {
                    "rule_id": random.hex(64), "rule_title": "mock", "rule_level": "low",
                    "match_context": [],
                },
            ],
            "severity_stats": { "critical": 0, "high": 0, "medium": 0, "low": 1 },
            "source_severity_stats": {
                "Mock Sigma Rules": { "critical": 0, "high": 0, "medium": 0, "low": 1 },
            },
        }),
        _ => return None,
    })
}
