//! Analyses that no request has started: by their identifiers, completed long ago.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

use super::World;
use super::analyses::{Analysis, attributes};
use super::progress::{Progress, Stage};
use crate::base::digest::sha256_hex;
use crate::samples::object::{Key, object};

impl World {
    /// What an analysis is about.
    pub(super) fn analysis_item(&self, key: &Key) -> Option<Key> {
        let prefix = match &*key.tag {
            "analysis" => "",
            "private_analysis" => "private_",
            _ => return None,
        };
        if let Some(analysis) = self.analyses.started.get(key) {
            return Some(analysis.item.clone());
        }
        if let Some(file) = file_of(&key.id) {
            return self.key(&format!("{prefix}file"), &file);
        }
        let (kind, rest) = key.id.split_once('-')?;
        let (digest, date) = rest.split_once('-')?;
        date.parse::<u64>().ok()?;
        let hashed = |tag: &str| {
            self.all(tag)
                .into_iter()
                .find(|key| sha256_hex(key.id.as_bytes()) == digest)
        };
        match kind {
            "u" => self.key(&format!("{prefix}url"), digest),
            "d" => hashed("domain"),
            "i" => hashed("ip_address"),
            _ => None,
        }
    }

    /// An analysis that no request has started; it was completed long ago.
    pub(super) fn past_analysis(&self, key: &Key, item: &Key) -> Option<Value> {
        if let Some(analysis) = self.analyses.started.get(key) {
            let stage = if analysis.completed {
                Stage::Completed
            } else {
                Stage::Queued
            };
            return Some(object(&key.tag, &key.id, attributes(analysis, stage)));
        }
        let analysis = Analysis {
            item: item.clone(),
            outcome: self.find(item)?,
            progress: Progress::new(date_of(&key.id).unwrap_or_default()),
            completed: true,
        };
        Some(object(
            &key.tag,
            &key.id,
            attributes(&analysis, Stage::Completed),
        ))
    }
}

/// The MD5 in the identifier of a file's analysis.
fn file_of(id: &str) -> Option<String> {
    let text = String::from_utf8(STANDARD.decode(id).ok()?).ok()?;
    let (md5, date) = text.split_once(':')?;
    date.parse::<u64>().ok()?;
    (md5.len() == 32).then(|| md5.to_owned())
}

fn date_of(id: &str) -> Option<u64> {
    let decoded = STANDARD
        .decode(id)
        .ok()
        .and_then(|bytes| String::from_utf8(bytes).ok());
    match decoded {
        Some(text) => text.split_once(':')?.1.parse().ok(),
        None => id.rsplit_once('-')?.1.parse().ok(),
    }
}
