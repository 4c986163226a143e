//! Recorded answers from a folder.
//!
//! Objects are kept as the text they came in, so that no digit of a number is lost. They are found
//! by type and identifier in memory: no part of a request ever becomes a path.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use serde_json::value::RawValue;

use crate::samples::Key;
use crate::server::StartError;

/// How deep objects may be within a document: `{"iocs": [{"data": {…}}]}`.
const DEEPEST: usize = 6;

/// Objects by type and identifier.
#[derive(Debug, Default)]
pub(super) struct Recorded(HashMap<String, HashMap<String, Record>>);

/// One recorded object.
#[derive(Clone, Debug)]
pub(crate) struct Record {
    /// The object's text.
    pub(crate) object: Box<RawValue>,
    /// What stood beside `data`, when the object was a whole answer.
    pub(crate) meta: Option<Box<RawValue>>,
}

impl Record {
    /// The object as a value, in which very large numbers lose digits.
    pub(crate) fn value(&self) -> Value {
        serde_json::from_str(self.object.get()).unwrap_or(Value::Null)
    }
}

impl Recorded {
    /// Reads every `*.json` below `folder`. Files that hold no object go to `skipped`.
    pub(super) fn read(
        folder: &Path,
        skipped: &mut Vec<(PathBuf, String)>,
    ) -> Result<Self, StartError> {
        let mut recorded = Self::default();
        for path in files(folder)? {
            let outcome = fs::read(&path).map_err(|error| error.to_string());
            let outcome = outcome.and_then(|bytes| {
                let document: Box<RawValue> =
                    serde_json::from_slice(&bytes).map_err(|error| error.to_string())?;
                match recorded.take(&document, None, 0) {
                    0 => Err(
                        "there is no object with `type`, `id` and `attributes` in it".to_owned(),
                    ),
                    _ => Ok(()),
                }
            });
            if let Err(message) = outcome {
                skipped.push((path, message));
            }
        }
        Ok(recorded)
    }

    /// Takes every object in `document`, and counts them.
    fn take(&mut self, document: &RawValue, meta: Option<&RawValue>, depth: usize) -> usize {
        if depth > DEEPEST {
            return 0;
        }
        let text = document.get();
        if text.starts_with('[') {
            let items: Vec<&RawValue> = serde_json::from_str(text).unwrap_or_default();
            return items
                .into_iter()
                .map(|item| self.take(item, None, depth + 1))
                .sum();
        }
        if !text.starts_with('{') {
            return 0;
        }
        let members: HashMap<String, &RawValue> = serde_json::from_str(text).unwrap_or_default();
        if let Some(key) = key(&members) {
            // A descriptor says nothing; it must not hide a made-up object.
            let says_something = ["attributes", "data"]
                .iter()
                .any(|name| members.contains_key(*name));
            if says_something {
                self.keep(
                    key,
                    Record {
                        object: document.to_owned(),
                        meta: meta.map(ToOwned::to_owned),
                    },
                );
            }
            return usize::from(says_something);
        }
        if let Some(data) = members.get("data") {
            return self.take(data, members.get("meta").copied(), depth + 1);
        }
        let lists = members
            .values()
            .filter(|member| member.get().starts_with('['));
        lists.map(|list| self.take(list, None, depth + 1)).sum()
    }

    /// Of two recordings of an object the longer one is kept.
    fn keep(&mut self, key: Key, record: Record) {
        let known = self.0.entry(key.tag).or_default();
        let longer = known
            .get(&key.id)
            .is_none_or(|known| known.object.get().len() < record.object.get().len());
        if longer {
            known.insert(key.id, record);
        }
    }

    pub(super) fn get(&self, key: &Key) -> Option<&Record> {
        self.0.get(&key.tag)?.get(&key.id)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (Key, &Record)> {
        self.0.iter().flat_map(|(tag, records)| {
            records
                .iter()
                .map(move |(id, record)| (Key::new(tag, id), record))
        })
    }
}

fn key(members: &HashMap<String, &RawValue>) -> Option<Key> {
    let tag: String = serde_json::from_str(members.get("type")?.get()).ok()?;
    let id = members.get("id")?.get();
    let number = || {
        id.bytes()
            .all(|byte| byte.is_ascii_digit())
            .then(|| id.to_owned())
    };
    let id = serde_json::from_str(id).ok().or_else(number)?;
    Some(Key::new(tag, id))
}

/// The JSON files below a folder, in order. Links to folders are not followed.
fn files(folder: &Path) -> Result<Vec<PathBuf>, StartError> {
    let failed = |error| StartError::data(folder, error);
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let path = entry.path();
        if entry.file_type().map_err(failed)?.is_dir() {
            found.extend(files(&path)?);
        } else if path
            .extension()
            .is_some_and(|extension| extension.eq_ignore_ascii_case("json"))
        {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
