//! Objects that are made up: a closed set, in which everything that is named can be asked for. It
//! may use `base` and `routing`.
//!
//! Each kind has a pool of members, known by number; collections are drawn from the pools. An
//! object is made from the seed, its type and its identifier alone, so that it is the same
//! wherever it appears.

mod about;
mod accounts;
mod behaviour;
pub(crate) mod cache;
pub(crate) mod community;
pub(crate) mod eicar;
pub(crate) mod engines;
pub(crate) mod feed;
pub(crate) mod file;
pub(crate) mod hunting;
mod monitor;
mod network;
pub(crate) mod object;
pub(crate) mod other;
pub(crate) mod random;
mod records;
mod threats;
pub(crate) mod url;

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, OnceLock};

use serde_json::{Value, json};

use crate::base::time::DAY;
use crate::samples::cache::Cache;
use crate::samples::object::{Key, analysis_id, merge, object};
use crate::samples::random::{Random, WORLD_DATE};
use crate::samples::url::url_id;

/// The pools.
#[derive(Debug)]
pub(crate) struct Samples {
    seed: u64,
    /// How many items a collection has.
    size: usize,
    files: OnceLock<file::Files>,
    urls: OnceLock<HashMap<String, usize>>,
    objects: Cache<Arc<Value>>,
}

impl Samples {
    pub(crate) fn new(seed: u64, size: usize) -> Self {
        Self {
            seed,
            size,
            files: OnceLock::new(),
            urls: OnceLock::new(),
            objects: Cache::default(),
        }
    }

    /// A pool is larger than a collection, so that collections differ.
    fn pool_size(&self) -> usize {
        self.size + 15
    }

    fn random(&self, tag: &str, id: &str) -> Random {
        Random::new(self.seed, &[tag, id])
    }

    fn files(&self) -> &file::Files {
        self.files
            .get_or_init(|| file::Files::new(self.pool_size()))
    }

    fn urls(&self) -> &HashMap<String, usize> {
        let number = |number| (url_id(&url::pool_url(number)), number);
        self.urls
            .get_or_init(|| (0..self.pool_size()).map(number).collect())
    }

    /// The identifier that answers carry for `id`, or `None` if there is no such object.
    pub(crate) fn canonical(&self, tag: &str, id: &str) -> Option<String> {
        match tag {
            "file" | "private_file" => self.files().find(id).map(|facts| facts.1.sha256.clone()),
            "url" | "private_url" => {
                let id = url::canonical_url_id(id)?;
                self.urls().contains_key(&id).then_some(id)
            }
            "domain" => {
                let name = id.trim_end_matches('.').to_ascii_lowercase();
                (0..self.pool_size())
                    .any(|number| network::domain(number) == name)
                    .then_some(name)
            }
            "ip_address" => {
                let address = id.parse::<IpAddr>().ok()?;
                let known = (0..self.pool_size()).any(|number| network::address(number) == address);
                known.then(|| address.to_string())
            }
            "comment" | "vote" => self.find_community(tag, id).map(|_| id.to_owned()),
            "resolution" => records::split_resolution(self, id).map(|_| id.to_owned()),
            "submission" => records::split_submission(id).map(|_| id.to_owned()),
            "file_behaviour" | "private_file_behaviour" => {
                let (file, sandbox) = behaviour::split(id)?;
                let known =
                    self.canonical("file", file).is_some() && behaviour::is_sandbox(sandbox);
                known.then(|| id.to_owned())
            }
            _ => (!id.starts_with("unknown")).then(|| id.to_owned()),
        }
    }

    /// The object of this identifier (in any of its forms), without links.
    pub(crate) fn find(&self, tag: &str, id: &str) -> Option<Value> {
        if let Some(object) = self.objects.get(&Key::new(tag, id)) {
            return Some(Value::clone(&object));
        }
        let key = Key::new(tag, self.canonical(tag, id)?);
        let object = self.make(tag, &key.id)?;
        self.objects.put(key, Arc::new(object.clone()));
        Some(object)
    }

    /// Makes the object of this identifier, which is in its canonical form.
    fn make(&self, tag: &str, id: &str) -> Option<Value> {
        let attributes = match tag {
            "file" | "private_file" => {
                let (number, facts) = self.files().find(id)?;
                let mut attributes = file::attributes(self, number, facts);
                if tag == "private_file" {
                    file::withhold_from_private_file(&mut attributes);
                }
                attributes
            }
            "url" | "private_url" => url::attributes(self, *self.urls().get(id)?),
            "domain" => network::domain_attributes(self, id),
            "ip_address" => network::address_attributes(self, id),
            "comment" | "vote" => self.find_community(tag, id)?,
            "resolution" => records::resolution(self, id)?,
            "submission" => records::submission(self, id)?,
            "whois" => records::whois(self, id),
            "ssl_cert" => records::certificate(self, id),
            "file_behaviour" | "private_file_behaviour" => behaviour::attributes(self, id)?,
            _ => other::attributes(self, tag, id),
        };
        Some(object(tag, id, attributes))
    }

    /// A domain or an address of no pool, without votes or comments.
    pub(crate) fn unseen(&self, key: &Key) -> Option<Value> {
        let mut attributes = match &*key.tag {
            "domain" => network::domain_attributes(self, &key.id),
            "ip_address" => network::address_attributes(self, &key.id),
            _ => return None,
        };
        let nobody = json!({ "reputation": 0, "total_votes": { "harmless": 0, "malicious": 0 } });
        merge(&mut attributes, nobody);
        Some(object(&key.tag, &key.id, attributes))
    }

    /// The identifier of a member of a pool.
    fn member(&self, tag: &str, number: usize) -> Key {
        let id = match tag {
            "any" => {
                let tag = ["file", "url", "domain", "ip_address"][number % 4];
                return self.member(tag, number);
            }
            "file" | "private_file" => self.files().facts(number).sha256.clone(),
            "url" | "private_url" => url_id(&url::pool_url(number)),
            "domain" => network::domain(number),
            "ip_address" => network::address(number).to_string(),
            "comment" | "vote" => self
                .community_id(tag, &self.member("file", number), 0)
                .unwrap_or_default(),
            "resolution" => format!("{}{}", network::address(number), network::domain(number)),
            "submission" => {
                records::submission_id(&self.member("file", number), number).unwrap_or_default()
            }
            "file_behaviour" | "private_file_behaviour" => {
                behaviour::id(&self.files().facts(number).sha256, number)
            }
            "analysis" | "private_analysis" => self
                .analysis_id(&self.member("file", number), number)
                .unwrap_or_default(),
            _ => other::pool_id(self.seed, tag, number),
        };
        Key::new(tag, id)
    }

    /// Every member that a collection of this type shows.
    pub(crate) fn pool(&self, tag: &str) -> Vec<Key> {
        (0..self.size)
            .map(|number| self.member(tag, number))
            .collect()
    }

    /// The objects of one relationship of `subject`, of this type.
    pub(crate) fn related(&self, subject: &Key, relationship: &str, tag: &str) -> Vec<Key> {
        let tag = match (tag, relationship) {
            ("any", "viewers" | "editors" | "owner") => "user",
            ("any", "analyses") => "analysis",
            ("any", "network_location") => "domain",
            ("any", "behaviours") => "private_file_behaviour",
            (tag, _) => tag,
        };
        let own = |number: usize| match tag {
            "comment" | "vote" => self.community_id(tag, subject, number),
            "resolution" => match &*subject.tag {
                "domain" => Some(format!("{}{}", network::address(number), subject.id)),
                "ip_address" => Some(format!("{}{}", subject.id, network::domain(number))),
                _ => None,
            },
            "submission" => records::submission_id(subject, number),
            "file_behaviour" | "private_file_behaviour" => subject
                .tag
                .ends_with("file")
                .then(|| behaviour::id(&subject.id, number)),
            "analysis" | "private_analysis" => self.analysis_id(subject, number),
            _ => None,
        };
        if let Some(kind) =
            threats::kind_of_relationship(relationship).filter(|_| tag == "collection")
        {
            let id = |number: usize| {
                threats::id(
                    kind,
                    number,
                    &mut Random::new(self.seed, &["id", kind, &number.to_string()]),
                )
            };
            return (0..self.size)
                .map(|number| Key::new(tag, id(number)))
                .collect();
        }
        if own(0).is_some() {
            return (0..self.size)
                .filter_map(own)
                .map(|id| Key::new(tag, id))
                .collect();
        }
        let start = Random::new(self.seed, &[&subject.tag, &subject.id, relationship])
            .below(self.pool_size());
        (0..self.pool_size())
            .map(|step| self.member(tag, (start + step) % self.pool_size()))
            .filter(|key| key != subject)
            .take(self.size)
            .collect()
    }

    /// The one object of a to-one relationship; `None` where there is none.
    pub(crate) fn related_one(&self, subject: &Key, relationship: &str, tag: &str) -> Option<Key> {
        let nothing = matches!(relationship, "group" | "subscription_preferences")
            || (relationship.ends_with("parent") && subject.id.matches('.').count() < 2);
        if nothing {
            return None;
        }
        if let ("parent" | "immediate_parent", Some((_, parent))) =
            (relationship, subject.id.split_once('.'))
        {
            let parent = self.canonical("domain", parent)?;
            return Some(Key::new("domain", parent));
        }
        if let Some(item) = self
            .item_of(subject)
            .filter(|_| relationship == "item" || relationship == "file")
        {
            return Some(item);
        }
        self.related(subject, relationship, tag).into_iter().next()
    }

    /// What a comment, vote, submission, analysis or sandbox report is about, by its identifier.
    fn item_of(&self, subject: &Key) -> Option<Key> {
        match &*subject.tag {
            "comment" | "vote" => community::subject(&subject.id).map(|found| found.0),
            "submission" => records::split_submission(&subject.id).map(|found| found.0),
            "file_behaviour" => {
                behaviour::split(&subject.id).map(|found| Key::new("file", found.0))
            }
            "private_file_behaviour" => {
                behaviour::split(&subject.id).map(|found| Key::new("private_file", found.0))
            }
            _ => None,
        }
    }

    /// The identifier of an analysis of `subject`, older with a larger number.
    fn analysis_id(&self, subject: &Key, number: usize) -> Option<String> {
        let date = WORLD_DATE - DAY * number as u64;
        let facts = self.files().find(&subject.id).map(|found| &found.1.md5);
        analysis_id(&subject.tag, &subject.id, facts.map(String::as_str), date)
    }

    /// The content of a file of the pool or of Monitor.
    pub(crate) fn content(&self, key: &Key) -> Option<Vec<u8>> {
        if key.tag == "monitor_item" {
            return monitor::content(&key.id);
        }
        let (number, _) = self.files().find(&key.id)?;
        file::content(number)
    }

    /// What the sandboxes saw of a file, in one dictionary.
    pub(crate) fn behaviour_summary(&self, sha256: &str) -> Value {
        behaviour::summary(self, sha256)
    }

    /// MITRE ATT&CK trees of a file by sandbox.
    pub(crate) fn mitre_trees(&self, sha256: &str) -> Value {
        behaviour::mitre_trees(self, sha256)
    }
}
