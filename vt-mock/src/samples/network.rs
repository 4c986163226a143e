//! Domains and IP addresses, all of them reserved for documentation.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use serde_json::{Value, json};

use super::engines::{Verdict, analysis_stats, scanner_results};
use super::random::{Random, WORLD_DATE};
use super::{Samples, records};
use crate::base::time::DAY;

/// The name of a member of the pool.
pub(super) fn domain(number: usize) -> String {
    match number {
        0 => "example.com".to_owned(),
        1 => "bad.example.net".to_owned(),
        2 => "www.example.com".to_owned(),
        3 => "example.org".to_owned(),
        _ => format!("host-{number}.example.net"),
    }
}

/// The address of a member of the pool: every third is of version 6.
pub(super) fn address(number: usize) -> IpAddr {
    let step = number / 3;
    match (number % 3, u8::try_from(step % 254 + 1).unwrap_or(1)) {
        (0, last) if step < 254 => Ipv4Addr::new(192, 0, 2, last).into(),
        (1, last) if step < 254 => Ipv4Addr::new(198, 51, 100, last).into(),
        (2, _) => Ipv6Addr::from((0x2001_0db8_u128 << 96) + step as u128 + 1).into(),
        (kind, _) => {
            // Past the small blocks, version 6 has room for everything.
            Ipv6Addr::from((0x2001_0db8_u128 << 96) + ((kind as u128 + 1) << 32) + step as u128)
                .into()
        }
    }
}

fn verdict(text: &str, random: &mut Random) -> Verdict {
    let percent = match text {
        "example.com" | "example.org" | "192.0.2.1" | "2001:db8::1" => 0,
        "bad.example.net" | "198.51.100.1" => 45,
        _ if random.chance(25) => 40,
        _ => 0,
    };
    Verdict {
        percent,
        family: "malware",
    }
}

pub(super) fn domain_attributes(samples: &Samples, name: &str) -> Value {
    let mut random = samples.random("domain", name);
    let random = &mut random;
    let verdict = verdict(name, random);
    let malicious = verdict.is_malicious();
    let results = scanner_results(verdict, random);
    let created = random.date();
    let (category, context) = match malicious {
        true => ("bot networks", sightings()),
        false => ("information technology", json!([])),
    };
    json!({
        "categories": {
            "Forcepoint ThreatSeeker": category,
            "BitDefender": "computersandsoftware",
        },
        "creation_date": created,
        "crowdsourced_context": context,
        "first_seen_itw_date": created + DAY,
        "last_seen_itw_date": WORLD_DATE - 9_000,
        "favicon": { "raw_md5": random.hex(32), "dhash": random.hex(16) },
        "jarm": random.hex(62),
        "last_analysis_date": WORLD_DATE - 5_400,
        "last_analysis_stats": analysis_stats("domain", &results),
        "last_analysis_results": results,
        "last_dns_records": [
            { "type": "A", "value": address(random.below(9)).to_string(), "ttl": 300 },
            { "type": "AAAA", "value": "2001:db8::1", "ttl": 300 },
            { "type": "NS", "value": "ns1.example.org", "ttl": 86_400 },
            { "type": "MX", "value": "mail.example.org", "ttl": 3_600, "priority": 10 },
            { "type": "CAA", "value": "ca.example.org", "ttl": 3_600, "tag": "issue", "flag": 0 },
            {
                "type": "SOA", "value": "ns1.example.org", "ttl": 3_600,
                "rname": "admin.example.org", "serial": 2_025_110_101, "refresh": 7_200,
                "retry": 3_600, "expire": 1_209_600, "minimum": 3_600,
            },
        ],
        "last_dns_records_date": WORLD_DATE - 5_400,
        "last_https_certificate": records::certificate(samples, name),
        "last_https_certificate_date": WORLD_DATE - 5_400,
        "last_modification_date": WORLD_DATE - 5_000,
        "last_update_date": created + 30 * DAY,
        "popularity_ranks": if malicious { json!({}) } else { popularity(random) },
        "registrar": "Mock Registrar, Inc.",
        "reputation": if malicious { -25 } else { 10 },
        "tags": if malicious { vec!["dga"] } else { vec![] },
        "tld": name.rsplit('.').next(),
        "total_votes": {
            "harmless": random.below(40), "malicious": if malicious { random.below(40) } else { 0 },
        },
        "whois": format!(
            "Domain Name: {}\nRegistrar: Mock Registrar, Inc.\nName Server: ns1.example.org",
            name.to_uppercase(),
        ),
        "whois_date": WORLD_DATE - 20 * DAY,
        "gti_assessment": assessment(malicious),
    })
}

pub(super) fn address_attributes(samples: &Samples, text: &str) -> Value {
    let mut random = samples.random("ip_address", text);
    let random = &mut random;
    let verdict = verdict(text, random);
    let malicious = verdict.is_malicious();
    let results = scanner_results(verdict, random);
    let network = if text.contains(':') {
        "2001:db8::/32".to_owned()
    } else {
        format!(
            "{}.0/24",
            text.rsplit_once('.').map_or(text, |parts| parts.0)
        )
    };
    json!({
        "as_owner": "Documentation Networks",
        "asn": 64_496 + random.below(15),
        "continent": "EU",
        "country": random.pick(&["DE", "FR", "NL", "ES"]),
        "network": network,
        "regional_internet_registry": "RIPE NCC",
        "jarm": random.hex(62),
        "last_analysis_date": WORLD_DATE - 2_400,
        "last_analysis_stats": analysis_stats("ip_address", &results),
        "last_analysis_results": results,
        "last_https_certificate": records::certificate(samples, text),
        "last_https_certificate_date": WORLD_DATE - 2_400,
        "last_modification_date": WORLD_DATE - 2_000,
        "last_seen_itw_date": WORLD_DATE - 9_000,
        "reputation": if malicious { -30 } else { 0 },
        "tags": if malicious { vec!["suspicious-udp"] } else { vec![] },
        "total_votes": {
            "harmless": random.below(4), "malicious": if malicious { random.below(9) } else { 0 },
        },
        "whois": format!("NetRange: {text}\nNetName: DOCUMENTATION\nCountry: ZZ"),
        "whois_date": WORLD_DATE - 40 * DAY,
        "gti_assessment": assessment(malicious),
    })
}

/// What analysts say of a malicious domain.
fn sightings() -> Value {
    json!([{
        "title": "Seen in the emulator", "details": "It was made up.", "severity": "high",
        "source": "Mock", "timestamp": WORLD_DATE - DAY,
    }])
}

fn popularity(random: &mut Random) -> Value {
    let rank = random.between(1, 1_000_000);
    json!({ "Mock Top Million": { "rank": rank, "timestamp": WORLD_DATE - DAY } })
}

fn assessment(malicious: bool) -> Value {
    let (verdict, severity, score) = match malicious {
        true => ("VERDICT_MALICIOUS", "SEVERITY_MEDIUM", 60),
        false => ("VERDICT_UNDETECTED", "SEVERITY_NONE", 0),
    };
    json!({
        "verdict": { "value": verdict }, "severity": { "value": severity },
        "threat_score": { "value": score }, "description": "An opinion of the emulator.",
    })
}
