//! Resolutions, submissions, whois records and certificates.

use std::net::IpAddr;

use serde_json::{Value, json};

use super::Samples;
use super::object::Key;
use super::random::WORLD_DATE;
use crate::base::time::{DAY, HOUR};

/// Address and domain of a resolution's identifier, which is both in a row.
pub(super) fn split_resolution(samples: &Samples, id: &str) -> Option<(IpAddr, String)> {
    let splits = (2..id.len())
        .filter(|at| id.is_char_boundary(*at))
        .filter_map(|at| {
            let (address, domain) = id.split_at(at);
            let plausible = domain.starts_with(|letter: char| letter.is_ascii_alphanumeric())
                && domain.contains(|letter: char| letter.is_ascii_alphabetic());
            Some((
                address.parse().ok().filter(|_| plausible)?,
                domain.to_owned(),
            ))
        });
    let splits: Vec<(IpAddr, String)> = splits.collect();
    // `192.0.2.11.example.net` can be read in two ways; the known name decides.
    let known = splits
        .iter()
        .find(|split| samples.canonical("domain", &split.1).is_some());
    known.or(splits.first()).cloned()
}

pub(super) fn resolution(samples: &Samples, id: &str) -> Option<Value> {
    let (address, host_name) = split_resolution(samples, id)?;
    let mut random = samples.random("resolution", id);
    let stats =
        json!({ "harmless": 61, "malicious": 2, "suspicious": 1, "timeout": 0, "undetected": 28 });
    Some(json!({
        "date": random.date(),
        "host_name": host_name,
        "ip_address": address.to_string(),
        "resolver": random.pick(&["VirusTotal", "Georgia Institute of Technology"]),
        "host_name_last_analysis_stats": stats,
        "ip_address_last_analysis_stats": stats,
    }))
}

/// The identifier of a submission, older with a larger number.
pub(super) fn submission_id(subject: &Key, number: usize) -> Option<String> {
    let letter = match &*subject.tag {
        "file" => 'f',
        "url" => 'u',
        _ => return None,
    };
    Some(format!(
        "{letter}-{}-{}",
        subject.id,
        WORLD_DATE - 2 * HOUR * (number as u64 + 1)
    ))
}

/// What was submitted, and when.
pub(super) fn split_submission(id: &str) -> Option<(Key, u64)> {
    let mut parts = id.split('-');
    let tag = match parts.next()? {
        "f" => "file",
        "u" => "url",
        _ => return None,
    };
    let (item, date) = (parts.next()?, parts.next()?.parse().ok()?);
    (item.len() == 64 && parts.next().is_none()).then(|| (Key::new(tag, item), date))
}

pub(super) fn submission(samples: &Samples, id: &str) -> Option<Value> {
    let (_, date) = split_submission(id)?;
    let mut random = samples.random("submission", id);
    Some(json!({
        "date": date,
        "interface": random.pick(&["web", "api", "email"]),
        "country": random.pick(&["DE", "FR", "US", "ES"]),
        "city": random.pick(&["berlin", "paris", "boston", "malaga"]),
        "name": format!("sample_{}.bin", random.below(1000)),
        "source_key": random.hex(8),
    }))
}

pub(super) fn whois(samples: &Samples, id: &str) -> Value {
    let mut random = samples.random("whois", id);
    let first_seen = random.date();
    json!({
        "first_seen_date": first_seen,
        "last_updated": first_seen + 40 * DAY,
        "registrar_name": "Mock Registrar, Inc.",
        "registrant_country": "ZZ",
        "whois_map": {
            "Domain Name": "EXAMPLE.NET",
            "Registrar": "Mock Registrar, Inc.",
            "Creation Date": "2014-03-01T10:00:00Z",
            "Name Server": "ns1.example.org|ns2.example.org",
            "Status": "clientTransferProhibited",
        },
    })
}

/// A certificate's attributes; the same in its own object as within a domain.
pub(super) fn certificate(samples: &Samples, id: &str) -> Value {
    let mut random = samples.random("ssl_cert", id);
    let thumbprint_sha256 = if id.len() == 64 {
        id.to_owned()
    } else {
        random.hex(64)
    };
    json!({
        "cert_signature": { "signature_algorithm": "sha256RSA", "signature": random.hex(128) },
        "extensions": {
            "CA": false,
            "key_usage": ["digitalSignature", "keyEncipherment"],
            "extended_key_usage": ["serverAuth", "clientAuth"],
            "subject_alternative_name": ["example.net", "www.example.net"],
            "subject_key_identifier": random.hex(40),
            "authority_key_identifier": { "keyid": random.hex(40) },
            "ca_information_access": {
                "OCSP": "http://ocsp.example.org", "CA Issuers": "http://ca.example.org/ca.crt",
            },
            "certificate_policies": ["2.23.140.1.2.1"],
            "crl_distribution_points": ["http://crl.example.org/ca.crl"],
        },
        "first_seen_date": random.date(),
        "issuer": { "C": "ZZ", "O": "Mock Trust", "CN": "Mock CA 1" },
        "public_key": {
            "algorithm": "RSA",
            "rsa": { "key_size": 2048, "modulus": random.hex(64), "exponent": "010001" },
        },
        "serial_number": random.hex(32),
        "signature_algorithm": "sha256RSA",
        "size": random.between(900, 2_000),
        "subject": { "CN": "example.net", "O": "Example" },
        "thumbprint": random.hex(40),
        "thumbprint_sha256": thumbprint_sha256,
        "validity": { "not_before": "2025-06-01 00:00:00", "not_after": "2026-06-30 23:59:59" },
        "version": "V3",
    })
}
