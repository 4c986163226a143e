//! Files: three that everybody can name, and a pool of others with true contents and digests.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::eicar::{EICAR_MD5, EICAR_SHA1, EICAR_SHA256};
use super::engines::{Verdict, analysis_stats, file_results};
use super::object::{first_submission, merge};
use super::random::Random;
use super::random::WORLD_DATE;
use super::{Samples, behaviour};
use crate::base::digest::Facts;
use crate::base::time::HOUR;

/// The pool, with each member's digests.
#[derive(Debug)]
pub(super) struct Files {
    facts: Vec<Facts>,
    numbers: HashMap<String, usize>,
}

impl Files {
    pub(super) fn new(count: usize) -> Self {
        let eicar = Facts {
            md5: EICAR_MD5.to_owned(),
            sha1: EICAR_SHA1.to_owned(),
            sha256: EICAR_SHA256.to_owned(),
            size: 68,
        };
        let facts: Vec<Facts> = (0..count)
            .map(|number| {
                content(number).map_or_else(|| eicar.clone(), |content| Facts::of(&content))
            })
            .collect();
        let numbers = facts.iter().enumerate().flat_map(|(number, facts)| {
            [&facts.md5, &facts.sha1, &facts.sha256].map(|digest| (digest.clone(), number))
        });
        Self {
            numbers: numbers.collect(),
            facts,
        }
    }

    /// By MD5, SHA-1 or SHA-256 in any case.
    pub(super) fn find(&self, digest: &str) -> Option<(usize, &Facts)> {
        let number = *self.numbers.get(&digest.to_ascii_lowercase())?;
        Some((number, self.facts.get(number)?))
    }

    pub(super) fn facts(&self, number: usize) -> &Facts {
        &self.facts[number % self.facts.len()]
    }
}

/// The bytes of a member of the pool. The EICAR test file is not held: antivirus software would
/// take the emulator for it.
pub(super) fn content(number: usize) -> Option<Vec<u8>> {
    let line = match number {
        0 => return None,
        1 => "A clean file that the emulator made up.\n".to_owned(),
        2 => "A file that the emulator calls malware; it is text.\n".to_owned(),
        _ => format!("File {number} of the emulator's pool.\n"),
    };
    Some(line.repeat(20 + number % 40).into_bytes())
}

fn verdict(number: usize) -> Verdict {
    match number % 6 {
        _ if number == 0 => Verdict {
            percent: 96,
            family: "EICAR",
        },
        2 => Verdict {
            percent: 80,
            family: "Mocksteal",
        },
        4 => Verdict {
            percent: 55,
            family: "Sampledrop",
        },
        5 => Verdict {
            percent: 4,
            family: "Maybebad",
        },
        _ => Verdict::CLEAN,
    }
}

/// A member's attributes.
pub(super) fn attributes(samples: &Samples, number: usize, facts: &Facts) -> Value {
    let (verdict, kind) = (verdict(number), FileKind::of(number));
    let mut random = samples.random("file", &facts.sha256);
    let first_seen = if number == 0 {
        1_148_301_722
    } else {
        random.date()
    };
    let names = match number {
        0 => vec![
            "eicar.com".to_owned(),
            "eicar.com.txt".to_owned(),
            "eicar_test".to_owned(),
        ],
        1 => vec!["clean.txt".to_owned()],
        _ => vec![
            format!(
                "{}_{number}.{}",
                random.pick(&["invoice", "setup", "update", "report"]),
                kind.extension
            ),
            format!("sample{number}.{}", kind.extension),
        ],
    };
    let mut attributes = report(
        facts,
        &names,
        verdict,
        &mut random,
        first_seen,
        WORLD_DATE - HOUR,
    );
    merge(&mut attributes, typed(&kind, number, &mut random));
    if verdict.is_malicious() {
        merge(&mut attributes, detections(verdict, facts, &mut random));
    }
    attributes
}

/// The attributes of a file that was uploaded.
pub(crate) fn uploaded_file(facts: &Facts, name: &str, now: u64) -> Value {
    let verdict = if facts.sha256 == EICAR_SHA256 {
        self::verdict(0)
    } else {
        Verdict::CLEAN
    };
    let mut random = Random::new(0, &["upload", &facts.sha256]);
    let mut attributes = report(facts, &[name.to_owned()], verdict, &mut random, now, now);
    merge(&mut attributes, typed(&FileKind::TEXT, 1, &mut random));
    if verdict.is_malicious() {
        merge(&mut attributes, detections(verdict, facts, &mut random));
    }
    merge(&mut attributes, first_submission());
    merge(&mut attributes, json!({ "unique_sources": 1 }));
    attributes
}

/// Takes out what private files do not have: no engine sees them.
pub(crate) fn withhold_from_private_file(attributes: &mut Value) {
    if let Some(attributes) = attributes.as_object_mut() {
        for name in [
            "last_analysis_results",
            "last_analysis_stats",
            "popular_threat_classification",
            "reputation",
            "times_submitted",
            "total_votes",
            "unique_sources",
        ] {
            attributes.remove(name);
        }
    }
}

/// What every file has.
fn report(
    facts: &Facts,
    names: &[String],
    verdict: Verdict,
    random: &mut Random,
    first_seen: u64,
    analysed: u64,
) -> Value {
    let results = file_results(verdict, random);
    let malicious = verdict.is_malicious();
    json!({
        "md5": facts.md5,
        "sha1": facts.sha1,
        "sha256": facts.sha256,
        "size": facts.size,
        "meaningful_name": names.first(),
        "names": names,
        "first_submission_date": first_seen,
        "last_submission_date": analysed,
        "last_analysis_date": analysed,
        "last_modification_date": analysed,
        "last_analysis_stats": analysis_stats("file", &results),
        "last_analysis_results": results,
        "reputation": if malicious { -(random.between(20, 300) as i64) } else { random.between(0, 40) as i64 },
        "times_submitted": random.between(1, 400),
        "unique_sources": random.between(1, 200),
        "total_votes": { "harmless": random.below(20), "malicious": if malicious { random.below(80) } else { 0 } },
        "downloadable": true,
        "vhash": random.hex(32),
        "ssdeep": format!("24:{}:{}", random.hex(24), random.hex(24)),
        "tlsh": format!("T1{}", random.hex(70).to_uppercase()),
    })
}

/// A kind of file.
struct FileKind {
    tag: &'static str,
    description: &'static str,
    extension: &'static str,
    magic: &'static str,
    tags: &'static [&'static str],
}

impl FileKind {
    const TEXT: FileKind = FileKind {
        tag: "text",
        description: "Text",
        extension: "txt",
        magic: "ASCII text",
        tags: &["text"],
    };
    const WINDOWS: FileKind = FileKind {
        tag: "peexe",
        description: "Win32 EXE",
        extension: "exe",
        magic: "PE32 executable (GUI) Intel 80386, for MS Windows",
        tags: &["peexe", "overlay", "signed"],
    };
    const DOCUMENT: FileKind = FileKind {
        tag: "pdf",
        description: "PDF",
        extension: "pdf",
        magic: "PDF document, version 1.7",
        tags: &["pdf", "js-embedded"],
    };

    fn of(number: usize) -> FileKind {
        match number {
            0 => FileKind {
                extension: "com",
                tags: &["text", "known-distributor", "via-tor"],
                ..Self::TEXT
            },
            1 => Self::TEXT,
            _ if number % 5 == 3 => Self::DOCUMENT,
            _ => Self::WINDOWS,
        }
    }
}

/// What depends on the kind of file.
fn typed(kind: &FileKind, number: usize, random: &mut Random) -> Value {
    let mut attributes = json!({
        "type_tag": kind.tag,
        "type_tags": [if kind.tag == "peexe" { "executable" } else { "document" }, kind.tag],
        "type_description": kind.description,
        "type_extension": kind.extension,
        "magic": kind.magic,
        "magika": kind.tag.to_uppercase(),
        "tags": kind.tags,
        "capabilities_tags": ["str_win32_http_api"],
        "trid": [
            { "file_type": kind.description, "probability": 82.5 },
            { "file_type": "Generic data", "probability": 17.5 },
        ],
        "exiftool": { "FileType": kind.tag.to_uppercase(), "FileTypeExtension": kind.extension, "MIMEType": "application/octet-stream", "CodeSize": 512 * (1 + number) },
    });
    if kind.tag == "peexe" {
        let created = random.date();
        merge(
            &mut attributes,
            json!({
                "creation_date": created,
                "authentihash": random.hex(64),
                "packers": { "PEiD": "UPX 2.93 - 3.00 [LZMA]", "F-PROT": "UPX_LZMA" },
                "main_icon": { "raw_md5": random.hex(32), "dhash": random.hex(16) },
                "detectiteasy": { "filetype": "PE32", "values": [
                    { "type": "Compiler", "name": "EP:Microsoft Visual C/C++", "version": "2017 v.15.9" },
                    { "type": "Linker", "name": "Microsoft Linker", "version": "14.16" },
                ] },
                "signature_info": {
                    "product": format!("Mock Product {number}"),
                    "description": "Setup",
                    "file version": "1.2.3.4",
                    "original name": "setup.exe",
                    "copyright": "Nobody",
                    "verified": "Signed",
                    "signing date": "10:11 AM 03/04/2025",
                    "signers": "Mock Signing CA; Mock Root",
                    "signers details": [signer("Mock Signing CA", random), signer("Mock Root", random)],
                    "counter signers": "Mock Time",
                    "counter signers details": [signer("Mock Time", random)],
                    "x509": [signer("Mock Signing CA", random)],
                },
                "pe_info": {
                    "imphash": random.hex(32),
                    "machine_type": 332,
                    "timestamp": created,
                    "entry_point": 4096 + random.below(65_536),
                    "rich_pe_header_hash": random.hex(32),
                    "sections": [
                        { "name": ".text", "virtual_address": 4096, "virtual_size": 20_480, "raw_size": 20_480, "entropy": 6.44, "md5": random.hex(32), "flags": "rx", "chi2": 112_233.5 },
                        { "name": ".data", "virtual_address": 24_576, "virtual_size": 4_096, "raw_size": 1_024, "entropy": 2.11, "md5": random.hex(32), "flags": "rw", "chi2": 90_210.25 },
                    ],
                    "import_list": [
                        { "library_name": "KERNEL32.dll", "imported_functions": ["CreateFileW", "ExitProcess", "GetProcAddress", "LoadLibraryA"] },
                        { "library_name": "WININET.dll", "imported_functions": ["InternetOpenA", "InternetReadFile"] },
                    ],
                    "resource_langs": { "ENGLISH US": 3 },
                    "resource_types": { "RT_ICON": 2, "RT_MANIFEST": 1 },
                    "resource_details": [
                        { "lang": "ENGLISH US", "type": "RT_ICON", "filetype": "ICO", "entropy": 4.2, "chi2": 8_123.5, "sha256": random.hex(64) },
                    ],
                },
            }),
        );
    }
    if kind.tag == "pdf" {
        merge(
            &mut attributes,
            json!({ "pdf_info": {
            "header": "%PDF-1.7", "num_pages": 1 + number % 9, "num_obj": 40, "num_endobj": 40, "num_stream": 12,
            "num_endstream": 12, "xref": 1, "trailer": 1, "startxref": 1, "javascript": 1, "js": 1, "openaction": 1,
            "autoaction": 0, "acroform": 0, "encrypted": 0, "flash": 0, "embedded_file": 0, "jbig2_compression": 0,
            "launch_action": 0, "num_object_streams": 2, "suspicious_colors": 0, "xfa": 0,
        } }),
        );
    }
    attributes
}

/// A certificate in a signature.
fn signer(name: &str, random: &mut Random) -> Value {
    json!({
        "name": name, "cert issuer": "Mock Root", "algorithm": "sha256RSA", "status": "Valid", "valid usage": "Code Signing",
        "valid from": "12:00 AM 01/01/2024", "valid to": "11:59 PM 12/31/2027", "serial number": random.hex(32).to_uppercase(),
        "thumbprint": random.hex(40).to_uppercase(),
    })
}

/// What only detected files have.
fn detections(verdict: Verdict, facts: &Facts, random: &mut Random) -> Value {
    let family = verdict.family.to_lowercase();
    json!({
        "popular_threat_classification": {
            "suggested_threat_label": format!("trojan.{family}"),
            "popular_threat_category": [{ "count": 21, "value": "trojan" }, { "count": 4, "value": "dropper" }],
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
            "match_context": [{ "values": { "Image": "C:\\Windows\\System32\\cmd.exe", "EventID": "1" } }],
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
            "alert_context": [{ "src_ip": "192.0.2.7", "src_port": 49_152, "dest_ip": "198.51.100.9", "dest_port": 443, "hostname": "c2.example.net", "url": "http://c2.example.net/a", "protocol": "TCP" }],
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
