//! What exists: samples, recorded answers, and what requests have changed. It may use `base`,
//! `routing`, `http`, `samples` and `record`.

mod analyses;
mod contents;
mod membership;
mod past_analyses;
mod progress;
pub(crate) mod setup;
pub(crate) mod signed_urls;
mod tasks;
mod zip;

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;
use std::sync::Arc;

use serde_json::{Value, json};

use crate::base::digest::Facts;
use crate::base::start_error::StartError;
use crate::http::blob::Blob;
use crate::http::reply::Reply;
use crate::record::recordings::{RecordedObject, Recordings};
use crate::routing::router::Router;
use crate::samples::Samples;
use crate::samples::object::{Key, object};
use crate::samples::other::fresh_id;
use crate::samples::url::{canonical_url, url_id};
use analyses::Analyses;
use contents::{Contents, Pack};
use membership::Memberships;
use setup::Setup;
use signed_urls::SignedUrls;
use tasks::Tasks;

/// The state of the emulator.
#[derive(Debug)]
pub(crate) struct World {
    pub(crate) samples: Arc<Samples>,
    pub(crate) signed_urls: SignedUrls,
    analyses: Analyses,
    recorded: Recordings,
    /// Objects from requests and from the builder.
    made: HashMap<Key, Value>,
    /// Those that a request made; they begin without comments and votes.
    created: HashSet<Key>,
    removed: HashSet<Key>,
    /// Other identifiers of objects, such as the MD5 of a file.
    aliases: HashMap<Key, String>,
    memberships: Memberships,
    tasks: Tasks,
    /// The bytes of uploaded files; `None` of those whose bytes were deleted.
    contents: Contents,
    packs: HashMap<Key, Pack>,
    count: usize,
    /// The time of the request that is being answered, in seconds since 1970.
    now: u64,
}

impl World {
    pub(crate) fn new(
        setup: &Setup,
        samples: Arc<Samples>,
        router: &Router,
        skipped: &mut Vec<(PathBuf, String)>,
    ) -> Result<Self, StartError> {
        let mut world = Self {
            samples,
            signed_urls: SignedUrls::new(setup.seed, setup.takes_stray_keys),
            analyses: Analyses::new(setup.analysis_polls),
            recorded: Recordings::default(),
            made: HashMap::new(),
            created: HashSet::new(),
            removed: HashSet::new(),
            aliases: HashMap::new(),
            memberships: Memberships::default(),
            tasks: Tasks::default(),
            contents: Contents::default(),
            packs: HashMap::new(),
            count: 0,
            now: 0,
        };
        if let Some(folder) = &setup.data {
            world.recorded = Recordings::read(folder, router, skipped)?;
            for (key, record) in world.recorded.iter() {
                for alias in aliases(&key, &record.value()) {
                    world
                        .aliases
                        .insert(Key::new(&*key.tag, alias), key.id.clone());
                }
            }
        }
        for object in &setup.objects {
            let key = key_of(object).ok_or_else(|| StartError::Object(object.to_string()))?;
            world.insert(key, object.clone());
        }
        Ok(world)
    }

    /// Keeps an object under its identifier and its other names.
    pub(crate) fn insert(&mut self, key: Key, object: Value) {
        for alias in aliases(&key, &object) {
            self.aliases
                .insert(Key::new(&*key.tag, alias), key.id.clone());
        }
        self.removed.remove(&key);
        self.made.insert(key, object);
    }

    /// Makes a new object and puts it first in the collection of its type.
    pub(crate) fn create(&mut self, tag: &str) -> Value {
        self.count += 1;
        let key = Key::new(tag, fresh_id(tag, self.count));
        let made_up = self.samples.find(tag, &key.id);
        let object = made_up.unwrap_or_else(|| object(tag, &key.id, json!({})));
        self.list_newest(&key);
        self.created.insert(key.clone());
        self.insert(key, object.clone());
        object
    }

    /// The ending of a new comment's or vote's identifier.
    pub(crate) fn next_ending(&mut self) -> String {
        self.count += 1;
        fresh_id("", self.count)[..8].to_owned()
    }

    /// Removes an object for good.
    pub(crate) fn remove(&mut self, key: Key) {
        self.made.remove(&key);
        self.removed.insert(key);
    }

    /// The object's identifier as answers carry it, if the object exists.
    pub(crate) fn key(&self, tag: &str, id: &str) -> Option<Key> {
        let has = |key: &Key| self.made.contains_key(key) || self.recorded.get(key).is_some();
        let exact = Key::new(tag, id);
        let normal = Key::new(tag, normal(tag, id));
        let known = match self.aliases.get(&normal) {
            _ if has(&exact) => exact,
            Some(id) => Key::new(tag, id),
            None => normal,
        };
        let key = if has(&known) {
            known
        } else if matches!(tag, "analysis" | "private_analysis") {
            self.analysis_item(&known)?;
            known
        } else {
            Key::new(tag, self.samples.canonical(tag, id)?)
        };
        (!self.removed.contains(&key)).then_some(key)
    }

    /// The key that a domain or an address will have once it is analysed for the first time.
    pub(crate) fn unseen(tag: &str, id: &str) -> Option<Key> {
        matches!(tag, "domain" | "ip_address").then(|| Key::new(tag, normal(tag, id)))
    }

    /// The object as it was recorded, if nothing has changed it.
    pub(crate) fn record(&self, key: &Key) -> Option<&RecordedObject> {
        if self.made.contains_key(key) {
            None
        } else {
            self.recorded.get(key)
        }
    }

    /// The answer to a GET request as it was recorded, unless a request has changed what it says of
    /// `subject`.
    pub(crate) fn recorded_answer(
        &self,
        target: &str,
        subject: Option<&Key>,
        place: &str,
    ) -> Option<Reply> {
        let (path, query) = match target.split_once('?') {
            Some((path, query)) => (path, Some(query)),
            None => (target, None),
        };
        let changed = |key: &Key| {
            self.made.contains_key(key)
                || self.removed.contains(key)
                || !self.added_to(key, place).is_empty()
        };
        let answer = self.recorded.answer(path, query)?;
        (!subject.is_some_and(changed)).then_some(answer)
    }

    /// Whether an object is as it was made up: nothing that a request did can be seen in it.
    pub(crate) fn is_made_up(&self, key: &Key) -> bool {
        !self.made.contains_key(key)
            && !self.removed.contains(key)
            && self.recorded.get(key).is_none()
            && !key.tag.ends_with("analysis")
    }

    /// The object, without links unless it was recorded with them.
    pub(crate) fn find(&self, key: &Key) -> Option<Value> {
        if self.removed.contains(key) {
            return None;
        }
        if let Some(object) = self.made.get(key) {
            let mut object = object.clone();
            self.show_task(key, &mut object);
            return Some(object);
        }
        if let Some(record) = self.recorded.get(key) {
            return Some(record.value());
        }
        if let Some(item) = self.analysis_item(key) {
            return self.past_analysis(key, &item);
        }
        self.samples.find(&key.tag, &key.id)
    }
}

/// Type and identifier of an object; a number as identifier is taken as its digits.
fn key_of(object: &Value) -> Option<Key> {
    let id = match &object["id"] {
        Value::String(id) => id.clone(),
        Value::Number(id) => id.to_string(),
        _ => return None,
    };
    Some(Key::new(object["type"].as_str()?, id))
}

/// The spelling under which an identifier is looked up.
fn normal(tag: &str, id: &str) -> String {
    match tag {
        "file" | "private_file" => id.to_ascii_lowercase(),
        "domain" => id.trim_end_matches('.').to_ascii_lowercase(),
        "ip_address" => id.parse().map_or_else(
            |_| id.to_owned(),
            |address: std::net::IpAddr| address.to_string(),
        ),
        "url" | "private_url" => {
            crate::samples::url::canonical_url_id(id).unwrap_or_else(|| id.to_owned())
        }
        _ => id.to_owned(),
    }
}

/// The other identifiers of an object.
fn aliases(key: &Key, object: &Value) -> Vec<String> {
    let attributes = &object["attributes"];
    let texts: Vec<String> = match &*key.tag {
        "file" | "private_file" => ["md5", "sha1", "sha256"]
            .iter()
            .filter_map(|name| attributes[*name].as_str())
            .map(str::to_ascii_lowercase)
            .collect(),
        "url" | "private_url" => attributes["url"]
            .as_str()
            .and_then(canonical_url)
            .map(|url| url_id(&url))
            .into_iter()
            .collect(),
        _ => Vec::new(),
    };
    texts.into_iter().filter(|text| *text != key.id).collect()
}

/// `meta.file_info` or `meta.url_info` of an analysis.
fn item_info(item: &Key, object: &Value) -> Value {
    let attributes = &object["attributes"];
    if item.tag.ends_with("file") {
        json!({ "file_info": {
            "md5": attributes["md5"], "sha1": attributes["sha1"], "sha256": attributes["sha256"],
            "size": attributes["size"],
        } })
    } else if item.tag.ends_with("url") {
        json!({ "url_info": { "id": item.id, "url": attributes["url"] } })
    } else {
        Value::Null
    }
}

/// A file that was uploaded.
#[derive(Clone, Debug)]
pub(crate) struct Upload {
    pub(crate) facts: Facts,
    pub(crate) name: String,
    pub(crate) content: Blob,
}
