//! URLs and their identifiers.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};
use serde_json::{Value, json};

use super::engines::{Verdict, analysis_stats, scanner_results};
use super::object::{first_submission, merge};
use super::random::{Random, WORLD_DATE};
use super::{Samples, network};
use crate::base::digest::sha256_hex;

/// The URL of a member of the pool.
pub(super) fn pool_url(number: usize) -> String {
    match number {
        0 => "http://www.example.com/".to_owned(),
        1 => "https://login.bad.example.net/account?next=%2F".to_owned(),
        2 => "http://example.com/".to_owned(),
        _ => format!("https://{}/path/{number}", network::domain(number)),
    }
}

/// The URL as the service would spell it; text without a scheme is taken for http.
pub(crate) fn canonical_url(text: &str) -> Option<String> {
    let text = text.trim();
    let text = if text.contains("://") {
        text.to_owned()
    } else {
        format!("http://{text}")
    };
    let mut url = ::url::Url::parse(&text)
        .ok()
        .filter(|url| url.host().is_some())?;
    url.set_fragment(None);
    Some(url.into())
}

/// The identifier that answers carry.
pub(crate) fn url_id(url: &str) -> String {
    sha256_hex(url.as_bytes())
}

/// The identifier that answers carry, from either form that requests may have.
pub(crate) fn canonical_url_id(id: &str) -> Option<String> {
    if id.len() == 64 && id.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Some(id.to_ascii_lowercase());
    }
    let text = id.trim_end_matches('=');
    let bytes = URL_SAFE_NO_PAD
        .decode(text)
        .or_else(|_| STANDARD_NO_PAD.decode(text))
        .ok()?;
    let url = String::from_utf8(bytes).ok()?;
    canonical_url(&url).map(|url| url_id(&url))
}

/// A member's attributes.
pub(super) fn attributes(samples: &Samples, number: usize) -> Value {
    let verdict = match number % 4 {
        1 => Verdict {
            percent: 60,
            family: "phishing",
        },
        3 => Verdict {
            percent: 8,
            family: "malware",
        },
        _ => Verdict::CLEAN,
    };
    let url = pool_url(number);
    let mut random = samples.random("url", &url);
    let first_seen = random.date();
    report(&url, verdict, &mut random, first_seen, WORLD_DATE - 1_800)
}

/// The attributes of a URL that was submitted.
pub(crate) fn submitted_url(url: &str, now: u64) -> Value {
    let mut random = Random::new(0, &["submitted", url]);
    let mut attributes = report(url, Verdict::CLEAN, &mut random, now, now);
    merge(&mut attributes, first_submission());
    attributes
}

fn report(
    url: &str,
    verdict: Verdict,
    random: &mut Random,
    first_seen: u64,
    analysed: u64,
) -> Value {
    let results = scanner_results(verdict, random);
    let malicious = verdict.is_malicious();
    let category = match malicious {
        true => "phishing and other frauds",
        false => "information technology",
    };
    json!({
        "url": url,
        "last_final_url": url,
        "title": if malicious { "Sign in" } else { "Example page" },
        "tld": "example",
        "categories": {
            "Forcepoint ThreatSeeker": category,
            "Sophos": "general business",
        },
        "first_submission_date": first_seen,
        "last_submission_date": analysed,
        "last_analysis_date": analysed,
        "last_modification_date": analysed,
        "last_analysis_stats": analysis_stats("url", &results),
        "last_analysis_results": results,
        "last_http_response_code": 200,
        "last_http_response_content_length": random.between(300, 90_000),
        "last_http_response_content_sha256": random.hex(64),
        "last_http_response_headers": {
            "content-type": "text/html; charset=UTF-8", "server": "mock",
        },
        "last_http_response_cookies": { "session": random.hex(12) },
        "last_http_response_cookies_extended": [
            { "name": "session", "path": "/", "http_only": true },
        ],
        "console_messages": ["a made-up message"],
        "javascript_variables": ["mock", "jQuery"],
        "user_agent": "Mozilla/5.0 (mock)",
        "proxy_country": "DE",
        "web_category": if malicious { "phishing" } else { "business" },
        "crowdsourced_context": [
            {
                "title": "Seen in the emulator", "details": "It was made up.", "severity": "info",
                "source": "Mock", "timestamp": analysed,
            },
        ],
        "html_meta": { "viewport": ["width=device-width"], "description": ["A made-up page"] },
        "has_content": true,
        "favicon": { "raw_md5": random.hex(32), "dhash": random.hex(16) },
        "outgoing_links": ["https://www.example.org/", "https://www.example.net/about"],
        "redirection_chain": [url],
        "targeted_brand": if malicious { json!({ "Phishtank": "Mock Bank" }) } else { json!({}) },
        "trackers": {
            "Google Tag Manager": [
                {
                    "id": "GTM-MOCK1", "timestamp": analysed,
                    "url": "https://tags.example.org/gtm.js",
                },
            ],
        },
        "threat_names": if malicious { vec!["Mockphish"] } else { vec![] },
        "reputation": if malicious { -12 } else { 3 },
        "times_submitted": random.between(1, 90),
        "total_votes": {
            "harmless": random.below(9), "malicious": if malicious { random.below(30) } else { 0 },
        },
        "tags": if malicious { vec!["phishing", "external-resources"] } else { vec![] },
    })
}
