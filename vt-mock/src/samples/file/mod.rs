//! Files: three well-known ones, and a pool of others with true contents and digests.

mod detections;
mod kind;

use std::collections::HashMap;

use serde_json::{Value, json};

use crate::base::digest::Facts;
use crate::base::time::HOUR;
use crate::samples::Samples;
use crate::samples::eicar::{EICAR_MD5, EICAR_SHA1, EICAR_SHA256};
use crate::samples::engines::{Verdict, analysis_stats, file_results};
use crate::samples::object::{first_submission, merge};
use crate::samples::random::{Random, WORLD_DATE};
use detections::detections;
use kind::{FileKind, typed};

/// The pool, with each member's digests.
#[derive(Debug)]
pub(in crate::samples) struct Files {
    facts: Vec<Facts>,
    numbers: HashMap<String, usize>,
}

impl Files {
    pub(in crate::samples) fn new(count: usize) -> Self {
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
    pub(in crate::samples) fn find(&self, digest: &str) -> Option<(usize, &Facts)> {
        let number = *self.numbers.get(&digest.to_ascii_lowercase())?;
        Some((number, self.facts.get(number)?))
    }

    pub(in crate::samples) fn facts(&self, number: usize) -> &Facts {
        &self.facts[number % self.facts.len()]
    }
}

/// The bytes of a member of the pool. Those of the EICAR test file are not held, because antivirus
/// software would take the emulator for it.
pub(in crate::samples) fn content(number: usize) -> Option<Vec<u8>> {
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
pub(in crate::samples) fn attributes(samples: &Samples, number: usize, facts: &Facts) -> Value {
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

/// Removes what private files do not have, because no engine sees them.
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
    let reputation = match malicious {
        true => -(random.between(20, 300) as i64),
        false => random.between(0, 40) as i64,
    };
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
        "reputation": reputation,
        "times_submitted": random.between(1, 400),
        "unique_sources": random.between(1, 200),
        "total_votes": {
            "harmless": random.below(20), "malicious": if malicious { random.below(80) } else { 0 },
        },
        "downloadable": true,
        "vhash": random.hex(32),
        "ssdeep": format!("24:{}:{}", random.hex(24), random.hex(24)),
        "tlsh": format!("T1{}", random.hex(70).to_uppercase()),
    })
}
