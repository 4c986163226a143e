//! Searches: what a query names, and as much of Intelligence queries as a made-up world needs.

use serde_json::Value;

use super::select::terms;
use crate::base::time::{DAY, HOUR, MINUTE, second};
use crate::http::failure::Failure;
use crate::samples::object::Key;
use crate::samples::url::{canonical_url, url_id};
use crate::world::World;

/// The kinds of objects that `entity:` names.
const ENTITIES: [(&str, &str); 6] = [
    ("file", "file"),
    ("url", "url"),
    ("domain", "domain"),
    ("ip", "ip_address"),
    ("ip_address", "ip_address"),
    ("collection", "collection"),
];

/// Documented modifiers that are accepted and do not filter: what they mean is not known here.
const PASSED_OVER: [&str; 22] = [
    "asn",
    "behaviour",
    "behavior",
    "comment",
    "content",
    "country",
    "gti_score",
    "has",
    "hostname",
    "imphash",
    "itw",
    "lang",
    "magic",
    "main_icon_dhash",
    "metadata",
    "parent_domain",
    "path",
    "similar-to",
    "ssdeep",
    "submitter",
    "title",
    "vhash",
];

/// What `/search` finds: the object that the query names, or the comments with its `#tag`.
pub(super) fn named(world: &World, query: &str) -> Vec<Key> {
    if let Some(tag) = query.strip_prefix('#') {
        let mut comments = world.all("comment");
        comments.retain(|key| super::select::passes(world, key, &format!("tag:{tag}")));
        return comments;
    }
    exact(world, query).into_iter().collect()
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

/// What an Intelligence query finds: what it names, or objects of the type that `entity:` names,
/// files by default.
pub(super) fn intelligence(world: &World, query: &str, now: u64) -> Result<Vec<Key>, Failure> {
    if let Some(key) = exact(world, query) {
        return Ok(vec![key]);
    }
    if query.contains("://") || query.starts_with('#') {
        return Ok(named(world, query));
    }
    let terms = understood(query, now)?;
    if terms.is_empty() {
        // Words without a modifier are looked for anywhere.
        let mut keys = world.all("file");
        keys.retain(|key| {
            let object = world.find(key).unwrap_or_default();
            query.split_whitespace().all(|word| contains(&object, word))
        });
        return Ok(keys);
    }
    let entity = terms.iter().find_map(|term| match term.wanted {
        Condition::Entity(tag) => Some(tag),
        _ => None,
    });
    let mut keys = world.all(entity.unwrap_or("file"));
    keys.retain(|key| matches(world, key, &terms));
    Ok(keys)
}

/// The keys of a list that pass the terms of a query.
pub(super) fn among(
    world: &World,
    mut keys: Vec<Key>,
    query: &str,
    now: u64,
) -> Result<Vec<Key>, Failure> {
    let terms = understood(&query.replace("entity:any", ""), now)?;
    keys.retain(|key| matches(world, key, &terms));
    Ok(keys)
}

/// One `modifier:value` of a query.
struct Term {
    name: String,
    wanted: Condition,
}

enum Condition {
    Entity(&'static str),
    /// A number from one to another, both included.
    Range(f64, f64),
    Text(String),
    Anything,
}

/// The terms of a query; one that is unknown or has a wrong value is refused.
fn understood(query: &str, now: u64) -> Result<Vec<Term>, Failure> {
    terms(query)
        .into_iter()
        .map(|(name, value)| {
            let name = name.trim_start_matches('(').to_ascii_lowercase();
            let value = value.trim_end_matches(')');
            let wanted = wanted(&name, value, now)?;
            Ok(Term { name, wanted })
        })
        .collect()
}

fn wanted(name: &str, value: &str, now: u64) -> Result<Condition, Failure> {
    let range = |read: &dyn Fn(&str) -> Option<(f64, f64)>| {
        let (text, sign) = match value.split_at_checked(value.len().saturating_sub(1)) {
            Some((text, sign @ ("+" | "-"))) => (text, sign),
            _ => (value, ""),
        };
        let (low, high) = read(text).ok_or_else(|| {
            Failure::invalid_argument(format!("`{value}` is not a value of the modifier `{name}`"))
        })?;
        Ok(match sign {
            "+" => Condition::Range(low, f64::INFINITY),
            "-" => Condition::Range(f64::NEG_INFINITY, high),
            _ => Condition::Range(low, high),
        })
    };
    let one = |number: f64| (number, number);
    match name {
        "entity" => {
            let entity = ENTITIES.iter().find(|entity| entity.0 == value);
            entity
                .map(|entity| Condition::Entity(entity.1))
                .ok_or_else(|| {
                    Failure::invalid_argument(format!("there is no entity `{value}` to search"))
                })
        }
        "p" | "positives" | "s" | "submissions" | "sources" => {
            range(&|text| text.parse().ok().map(one))
        }
        "size" => range(&|text| bytes(text).map(one)),
        "fs" | "ls" | "la" => range(&|text| time(text, now)),
        "type" | "tag" | "tags" | "name" | "engines" | "md5" | "sha1" | "sha256" => {
            Ok(Condition::Text(value.to_owned()))
        }
        _ if PASSED_OVER.contains(&name) => Ok(Condition::Anything),
        _ => Err(Failure::invalid_argument(format!(
            "`{name}` is not a modifier of searches"
        ))),
    }
}

/// A number of bytes, `90`, `90kb`, `1.5MB`.
fn bytes(text: &str) -> Option<f64> {
    let text = text.to_ascii_lowercase();
    let units = [("kb", 10), ("mb", 20), ("gb", 30)];
    let unit = units
        .iter()
        .find_map(|(name, bits)| Some((text.strip_suffix(name)?, *bits)));
    let (digits, bits) = unit.unwrap_or((&text, 0));
    Some(digits.parse::<f64>().ok()? * f64::from(1_u32 << bits))
}

/// The first and the last second of what a text names: a day, `2025-11-30`; a second,
/// `2025-11-30T12:00:00` or counted from 1970; a number of days, hours or minutes ago, `7d`.
fn time(text: &str, now: u64) -> Option<(f64, f64)> {
    let units = [("d", DAY), ("h", HOUR), ("m", MINUTE)];
    let ago = units
        .iter()
        .find_map(|(name, seconds)| Some((text.strip_suffix(name)?, *seconds)));
    if let Some((digits, seconds)) = ago {
        let length = digits.parse::<u64>().ok()?.checked_mul(seconds)?;
        let time = now.saturating_sub(length) as f64;
        return Some((time, time));
    }
    if let Ok(time) = text.parse::<u64>() {
        return Some((time as f64, time as f64));
    }
    let start = second(text.trim_end_matches('Z'))?;
    let length = if text.contains('T') { 1 } else { DAY };
    Some((start as f64, (start + length - 1) as f64))
}

fn contains(value: &Value, wanted: &str) -> bool {
    let text = value.to_string().to_lowercase();
    text.contains(&wanted.to_lowercase())
}

fn matches(world: &World, key: &Key, terms: &[Term]) -> bool {
    let object = world.find(key).unwrap_or_default();
    let attributes = &object["attributes"];
    terms.iter().all(|term| {
        let attribute = match &*term.name {
            "p" | "positives" => &attributes["last_analysis_stats"]["malicious"],
            "s" | "submissions" => &attributes["times_submitted"],
            "sources" => &attributes["unique_sources"],
            "fs" => &attributes["first_submission_date"],
            "ls" => &attributes["last_submission_date"],
            "la" => &attributes["last_analysis_date"],
            "type" => &attributes["type_tags"],
            "tag" | "tags" => &attributes["tags"],
            "name" => &attributes["names"],
            "engines" => &attributes["last_analysis_results"],
            name => &attributes[name],
        };
        match &term.wanted {
            Condition::Entity(tag) => key.tag == *tag,
            Condition::Range(low, high) => {
                let number = attribute.as_f64();
                number.is_some_and(|number| (*low..=*high).contains(&number))
            }
            Condition::Text(wanted) => contains(attribute, wanted),
            Condition::Anything => true,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::{bytes, time};

    #[test]
    fn sizes_have_units() {
        assert_eq!(bytes("90"), Some(90.0));
        assert_eq!(bytes("90kb"), Some(92_160.0));
        assert_eq!(bytes("1.5MB"), Some(1_572_864.0));
        assert_eq!(bytes("kb"), None);
    }

    #[test]
    fn times_are_days_seconds_or_ago() {
        let day = 1_767_225_600.0;
        assert_eq!(time("2026-01-01", 0), Some((day, day + 86_399.0)));
        assert_eq!(
            time("2026-01-01T00:01:05", 0),
            Some((day + 65.0, day + 65.0))
        );
        assert_eq!(time("2d", 200_000), Some((27_200.0, 27_200.0)));
        assert_eq!(time("soon", 0), None);
        assert_eq!(time("2026-13-01", 0), None);
    }
}
