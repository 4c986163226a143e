//! Searches: what a query names, and Intelligence queries as far as a made-up world needs them.

use super::select::{in_range, terms};
use crate::samples::{Key, canonical_url, url_id};
use crate::world::World;

/// What `/search` finds: the object that the query names, the comments with its `#tag`, or, as a
/// convenience for tests of pages, everything.
pub(super) fn named(world: &World, query: &str) -> Vec<Key> {
    if let Some(tag) = query.strip_prefix('#') {
        let mut comments = world.all("comment");
        comments.retain(|key| super::select::passes(world, key, &format!("tag:{tag}")));
        return comments;
    }
    match exact(world, query) {
        Some(key) => vec![key],
        None => world.all("any"),
    }
}

/// The one object that a query names.
pub(super) fn exact(world: &World, query: &str) -> Option<Key> {
    let url = canonical_url(query).map(|url| url_id(&url));
    let named = [("file", query), ("domain", query), ("ip_address", query)];
    let mut named = named
        .into_iter()
        .chain(url.as_deref().map(|id| ("url", id)));
    named.find_map(|(tag, id)| world.key(tag, id))
}

/// What an Intelligence query finds: of the type that `entity:` names, files by default.
pub(super) fn intelligence(world: &World, query: &str) -> Vec<Key> {
    let terms = terms(query);
    if terms.is_empty() || query.contains("://") {
        return named(world, query);
    }
    let entity = terms.iter().find(|term| term.0 == "entity");
    let tag = match entity.map_or("file", |term| &*term.1) {
        "ip" => "ip_address",
        tag => tag,
    };
    let mut keys = world.all(tag);
    keys.retain(|key| matches(world, key, &terms));
    keys
}

/// Those of a list that pass the terms of a query.
pub(super) fn among(world: &World, mut keys: Vec<Key>, query: &str) -> Vec<Key> {
    let terms = terms(query);
    keys.retain(|key| matches(world, key, &terms));
    keys
}

fn matches(world: &World, key: &Key, terms: &[(String, String)]) -> bool {
    let object = world.find(key).unwrap_or_default();
    let attributes = &object["attributes"];
    let number = |value: &serde_json::Value| value.as_f64().unwrap_or_default();
    let contains = |value: &serde_json::Value, wanted: &str| {
        value
            .to_string()
            .to_lowercase()
            .contains(&wanted.to_lowercase())
    };
    terms.iter().all(|(name, wanted)| match &**name {
        "p" | "positives" => in_range(
            number(&attributes["last_analysis_stats"]["malicious"]),
            wanted,
        ),
        "size" => in_range(number(&attributes["size"]), wanted),
        "type" => contains(&attributes["type_tags"], wanted),
        "tag" => contains(&attributes["tags"], wanted),
        "name" => contains(&attributes["names"], wanted),
        "engines" => contains(&attributes["last_analysis_results"], wanted),
        // What other modifiers mean is not known here.
        _ => true,
    })
}
