//! What the table says of resources: which path is an object of which type, and which
//! relationships a type has.

use std::collections::{BTreeMap, HashMap};

use serde_json::{Value, json};
use vt_table::{Answer, Endpoint, Item, Verb};

use super::path::{placeholder, segments, shape};

/// Knowledge drawn from a list of endpoints.
#[derive(Debug, Default)]
pub(crate) struct Resources {
    /// `/files/{}` is a `file`.
    tags: HashMap<String, String>,
    /// A `file` is below `/files`.
    paths: HashMap<String, String>,
    /// `/files/{}` has `contacted_domains`.
    relationships: HashMap<(String, String), Related>,
    /// `contacted_domains`, of whatever resource named it first.
    names: HashMap<String, Related>,
}

/// Where a relationship leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Related {
    pub(crate) tag: String,
    pub(crate) to_one: bool,
}

/// An object in a path template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SubjectPath {
    pub(crate) tag: String,
    /// `/files/{}`.
    pub(crate) shape: String,
    /// Which of the path's placeholders is its identifier.
    pub(crate) argument: usize,
    /// What follows in the template: `relationships`, `comments`.
    pub(crate) rest: Vec<String>,
}

impl Resources {
    pub(crate) fn new(endpoints: &[Endpoint]) -> Self {
        let mut resources = Self::default();
        for endpoint in endpoints {
            resources.learn_item(endpoint);
            resources.learn_relationship(endpoint);
        }
        resources
    }

    fn learn_item(&mut self, endpoint: &Endpoint) {
        let Answer::Object { tag, .. } = &endpoint.answer else {
            return;
        };
        let shape = shape(&endpoint.path);
        let Some(collection) = shape.strip_suffix("/{}") else {
            return;
        };
        if endpoint.verb != Verb::Get || collection.contains("{}") || !is_kind(tag) {
            return;
        }
        self.paths
            .entry(tag.to_string())
            .or_insert_with(|| collection.to_owned());
        self.tags.entry(shape).or_insert_with(|| tag.to_string());
    }

    fn learn_relationship(&mut self, endpoint: &Endpoint) {
        let Some(relationship) = endpoint.relationship.as_ref().filter(|found| !found.ids) else {
            return;
        };
        let tag = match &endpoint.answer {
            Answer::Object { tag, .. }
            | Answer::Either(tag)
            | Answer::Collection(Item::Object(tag)) => tag,
            _ => return,
        };
        let shape = shape(&endpoint.path);
        let Some((parent, _)) = shape.rsplit_once('/') else {
            return;
        };
        if placeholder(&relationship.name).is_some() {
            return;
        }
        let related = Related {
            tag: tag.to_string(),
            to_one: relationship.to_one,
        };
        let name = relationship.name.to_string();
        self.names
            .entry(name.clone())
            .or_insert_with(|| related.clone());
        self.relationships
            .entry((parent.to_owned(), name))
            .or_insert(related);
    }

    /// The object that a row is about: the last one in its path.
    pub(crate) fn subject_path(&self, endpoint: &Endpoint) -> Option<SubjectPath> {
        let segments: Vec<&str> = segments(&endpoint.path).collect();
        (1..=segments.len()).rev().find_map(|length| {
            let (item, rest) = segments.split_at(length);
            let shape = shape(&item.join("/"));
            let tag = self.tags.get(&shape)?.clone();
            Some(SubjectPath {
                tag,
                argument: item
                    .iter()
                    .filter(|segment| placeholder(segment).is_some())
                    .count()
                    - 1,
                shape,
                rest: rest.iter().map(|segment| (*segment).to_owned()).collect(),
            })
        })
    }

    /// The relationship of this name of the objects below `shape`.
    pub(crate) fn related(&self, shape: &str, name: &str) -> Option<&Related> {
        self.relationships
            .get(&(shape.to_owned(), name.to_owned()))
            .or_else(|| self.names.get(name))
    }

    /// The relationships of each type, as the service's metadata lists them.
    pub(crate) fn all_relationships(&self) -> Value {
        let mut types: BTreeMap<&str, BTreeMap<&str, String>> = BTreeMap::new();
        for ((shape, name), related) in &self.relationships {
            if let Some(tag) = self.tags.get(shape) {
                let description = format!("{} ({})", name.replace('_', " "), related.tag);
                types.entry(tag).or_default().insert(name, description);
            }
        }
        let list = |names: BTreeMap<&str, String>| -> Value {
            let entry = |(name, description)| json!({ "name": name, "description": description });
            names.into_iter().map(entry).collect()
        };
        let types = types
            .into_iter()
            .map(|(tag, names)| (tag.to_owned(), list(names)));
        Value::Object(types.collect())
    }

    /// The path below which objects of this type are, `/files`.
    pub(crate) fn path(&self, tag: &str) -> String {
        match self.paths.get(tag) {
            Some(path) => path.clone(),
            None if tag.ends_with('y') => format!("/{}ies", &tag[..tag.len() - 1]),
            None if tag.ends_with('s') => format!("/{tag}es"),
            None => format!("/{tag}s"),
        }
    }
}

/// Whether a tag names a kind of object and not a form of answer.
fn is_kind(tag: &str) -> bool {
    !matches!(tag, "any" | "descriptor")
}
