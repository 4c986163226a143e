//! Recordings answers from a folder.
//!
//! Objects are kept as the text they came in, so that no digit of a number is lost. They are found
//! by type and identifier in memory. Whole answers are found by the name that the recorder gives to
//! the request, in memory as well: no part of a request ever becomes a path that is opened.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use bytes::Bytes;
use serde_json::Value;
use serde_json::value::RawValue;

use super::file_name;
use crate::base::start_error::StartError;
use crate::http::headers::REDACTED;
use crate::http::reply::Reply;
use crate::routing::router::Router;
use crate::samples::object::Key;

/// How deep objects may be within a document: `{"iocs": [{"data": {…}}]}`.
const DEEPEST: usize = 6;

/// What was recorded.
#[derive(Debug, Default)]
pub(crate) struct Recordings {
    /// Objects by type and identifier.
    objects: HashMap<String, HashMap<String, RecordedObject>>,
    /// Whole answers by the name of their request.
    answers: HashMap<PathBuf, RecordedAnswer>,
}

#[derive(Clone, Debug)]
struct RecordedAnswer {
    content_type: &'static str,
    body: Bytes,
}

/// One recorded object.
#[derive(Clone, Debug)]
pub(crate) struct RecordedObject {
    /// The object's text.
    pub(crate) object: Box<RawValue>,
    /// What stood beside `data`, when the object was a whole answer.
    pub(crate) meta: Option<Box<RawValue>>,
}

impl RecordedObject {
    /// The object as a value, in which very large numbers lose digits.
    pub(crate) fn value(&self) -> Value {
        serde_json::from_str(self.object.get()).unwrap_or(Value::Null)
    }
}

impl Recordings {
    /// Reads every recording below `folder`. Files that hold no object go to `skipped`, unless they
    /// are an answer to a request to a row.
    pub(crate) fn read(
        folder: &Path,
        router: &Router,
        skipped: &mut Vec<(PathBuf, String)>,
    ) -> Result<Self, StartError> {
        let mut recorded = Self::default();
        for path in files(folder)? {
            let name = path
                .strip_prefix(folder)
                .unwrap_or(&path)
                .with_extension("");
            let is_request = file_name::is_of_row(&name, router);
            let kind = path.extension().and_then(|extension| extension.to_str());
            let kind = kind.unwrap_or_default().to_ascii_lowercase();
            let Some(content_type) =
                file_name::content_type(&kind).filter(|_| kind == "json" || is_request)
            else {
                continue;
            };
            let outcome = read(&path).map_err(|error| error.to_string());
            let outcome = outcome.and_then(|bytes| {
                let mut objects = 0;
                let mut is_answer = is_request;
                if kind == "json" {
                    let document: Box<RawValue> =
                        serde_json::from_slice(&bytes).map_err(|error| error.to_string())?;
                    objects = recorded.take(&document, None, 0);
                    is_answer &= is_whole(&document);
                }
                if objects == 0 && !is_request {
                    return Err(
                        "there is no object with `type`, `id` and `attributes` in it".to_owned(),
                    );
                }
                if is_answer {
                    let body = bytes.into();
                    recorded
                        .answers
                        .insert(name, RecordedAnswer { content_type, body });
                }
                Ok(())
            });
            if let Err(message) = outcome {
                skipped.push((path, message));
            }
        }
        Ok(recorded)
    }

    /// The recorded answer to a GET request.
    pub(crate) fn answer(&self, path: &str, query: Option<&str>) -> Option<Reply> {
        if self.answers.is_empty() {
            return None;
        }
        let answer = self
            .answers
            .get(&file_name::name("GET", path, query).ok()?)?;
        let mut reply = Reply::bytes(answer.content_type, answer.body.clone());
        reply.compressible = answer.content_type.starts_with("application/json");
        Some(reply)
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
                    RecordedObject {
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
    fn keep(&mut self, key: Key, record: RecordedObject) {
        let known = self.objects.entry(key.tag).or_default();
        let longer = known
            .get(&key.id)
            .is_none_or(|known| known.object.get().len() < record.object.get().len());
        if longer {
            known.insert(key.id, record);
        }
    }

    pub(crate) fn get(&self, key: &Key) -> Option<&RecordedObject> {
        self.objects.get(&key.tag)?.get(&key.id)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (Key, &RecordedObject)> {
        self.objects.iter().flat_map(|(tag, records)| {
            records
                .iter()
                .map(move |(id, record)| (Key::new(tag, id), record))
        })
    }
}

/// Whether a document is an answer to be given again as it is: no bare object, and no URL that was
/// taken out, for which a good one is made.
fn is_whole(document: &RawValue) -> bool {
    let members: Option<HashMap<String, &RawValue>> = serde_json::from_str(document.get()).ok();
    members.is_some_and(|members| {
        let data = members.get("data").map(|data| data.get().trim_matches('"'));
        key(&members).is_none() && data != Some(REDACTED)
    })
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

/// A pipe or a device in the folder may have no end.
fn read(path: &Path) -> std::io::Result<Vec<u8>> {
    if fs::metadata(path)?.is_file() {
        fs::read(path)
    } else {
        Err(std::io::Error::other("it is not a regular file"))
    }
}

/// The files below a folder, in order. Links to folders are not followed.
fn files(folder: &Path) -> Result<Vec<PathBuf>, StartError> {
    let failed = |error| StartError::data(folder, error);
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let path = entry.path();
        if entry.file_type().map_err(failed)?.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
