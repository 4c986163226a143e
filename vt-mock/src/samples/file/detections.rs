//! What only detected files have.

use serde_json::{Value, json};

use crate::base::digest::Facts;
use crate::base::time::HOUR;
use crate::samples::behaviour;
use crate::samples::engines::Verdict;
use crate::samples::random::{Random, WORLD_DATE};

/// What only detected files have.
pub(super) fn detections(verdict: Verdict, facts: &Facts, random: &mut Random) -> Value {
    let family = verdict.family.to_lowercase();
    json!({
        "popular_threat_classification": {
            "suggested_threat_label": format!("trojan.{family}"),
            "popular_threat_category": [
                { "count": 21, "value": "trojan" }, { "count": 4, "value": "dropper" },
            ],
            "popular_threat_name": [{ "count": 18, "value": family }],
        },
        "sandbox_verdicts": {
            behaviour::SANDBOXES[0]: {
                "category": "malicious",
                "confidence": 80,
                "sandbox_name": behaviour::SANDBOXES[0],
                "malware_classification": ["MALWARE", "TROJAN"],
                "malware_names": [verdict.family],
            },
            behaviour::SANDBOXES[1]: {
                "category": "malicious",
                "confidence": 92,
                "sandbox_name": behaviour::SANDBOXES[1],
                "malware_classification": ["MALWARE"],
                "malware_names": [verdict.family],
            },
        },
        "crowdsourced_yara_results": [{
            "rule_name": format!("{}_strings", verdict.family),
            "ruleset_id": random.hex(10),
            "ruleset_name": format!("mock_{family}"),
            "description": format!("Finds {} by its strings", verdict.family),
            "author": "the emulator",
            "source": "https://rules.example.org/mock",
            "match_in_subfile": false,
            "match_date": WORLD_DATE - 2 * HOUR,
        }],
        "sigma_analysis_stats": { "critical": 0, "high": 1, "medium": 2, "low": 3 },
        "sigma_analysis_summary": {
            "Mock Sigma Rules": { "critical": 0, "high": 1, "medium": 2, "low": 3 },
        },
        "sigma_analysis_results": [{
            "rule_id": random.hex(64),
            "rule_title": "Script interpreter started by an office program",
            "rule_description": "Looks for a command line that a document should not start",
            "rule_source": "Mock Sigma Rules",
            "rule_author": "the emulator",
            "rule_level": "high",
            "match_context": [
                { "values": { "Image": "C:\\Windows\\System32\\cmd.exe", "EventID": "1" } },
            ],
        }],
        "crowdsourced_ids_stats": { "high": 1, "medium": 0, "low": 1, "info": 0 },
        "crowdsourced_ids_results": [{
            "rule_category": "trojan-activity",
            "alert_severity": "high",
            "rule_msg": format!("MOCK {} check-in", verdict.family),
            "rule_raw": "alert tcp $HOME_NET any -> $EXTERNAL_NET any (sid:1;)",
            "rule_source": "Mock Rules",
            "rule_url": "https://rules.example.org/1",
            "rule_id": "1:1",
            "alert_context": [
                {
                    "src_ip": "192.0.2.7", "src_port": 49_152, "dest_ip": "198.51.100.9",
                    "dest_port": 443, "hostname": "c2.example.net",
                    "url": "http://c2.example.net/a", "protocol": "TCP",
                },
            ],
        }],
        "gti_assessment": {
            "verdict": { "value": "VERDICT_MALICIOUS" },
            "severity": { "value": "SEVERITY_HIGH" },
            "threat_score": { "value": 90 },
            "contributing_factors": { "mandiant_confidence_score": 95, "gavs_detections": 3 },
            "description": format!("{} is malicious in this made-up world.", &facts.sha256[..8]),
        },
    })
}
