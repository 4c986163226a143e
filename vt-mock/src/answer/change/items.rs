//! Indicators in bodies: as descriptors, and in plain text.

use std::net::IpAddr;

use serde_json::{Value, json};

use crate::http::failure::Failure;
use crate::samples::object::{INDICATORS, Key, merge};
use crate::samples::url::{canonical_url, url_id};
use crate::world::World;

/// The type that a relationship of indicators holds.
pub(super) fn tag_of(relationship: &str) -> Option<&'static str> {
    let kind = INDICATORS.iter().find(|kind| kind.0 == relationship)?;
    Some(kind.1)
}

/// The object that a descriptor names. A URL may be given as `url`, and need not be known.
pub(super) fn key(world: &World, descriptor: &Value) -> Result<Key, Failure> {
    let text = |name: &str| descriptor[name].as_str().filter(|text| !text.is_empty());
    let tag =
        text("type").ok_or_else(|| Failure::bad_request("an entry of `data` has no `type`"))?;
    if let Some(url) = text("url").filter(|_| tag == "url") {
        let url = canonical_url(url)
            .ok_or_else(|| Failure::invalid_argument(format!("`{url}` is not a URL")))?;
        return Ok(Key::new(tag, url_id(&url)));
    }
    let id = text("id").ok_or_else(|| Failure::bad_request("an entry of `data` has no `id`"))?;
    Ok(world.key(tag, id).unwrap_or_else(|| Key::new(tag, id)))
}

/// The indicators in a text, whatever separates them.
pub(super) fn in_text(world: &World, text: &str) -> Vec<Key> {
    text.split(|letter: char| letter.is_whitespace() || ",;\"'<>()|".contains(letter))
        .filter_map(|word| in_word(&word.replace("[.]", ".").replace("hxxp", "http")))
        .map(|(tag, id)| world.key(tag, &id).unwrap_or_else(|| Key::new(tag, id)))
        .collect()
}

fn in_word(word: &str) -> Option<(&'static str, String)> {
    let word = word.trim_end_matches(['.', ':', '!', '?']);
    if [32, 40, 64].contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Some(("file", word.to_ascii_lowercase()));
    }
    if let Ok(address) = word.parse::<IpAddr>() {
        return Some(("ip_address", address.to_string()));
    }
    if word.contains("://") {
        return canonical_url(word).map(|url| ("url", url_id(&url)));
    }
    let labels: Vec<&str> = word.split('.').collect();
    let is_label = |label: &&str| {
        !label.is_empty()
            && label
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    let top = labels.last()?;
    (labels.len() > 1
        && labels.iter().all(is_label)
        && top.len() > 1
        && top.bytes().all(|byte| byte.is_ascii_alphabetic()))
    .then(|| ("domain", word.to_ascii_lowercase()))
}

/// Updates the counts of a collection.
pub(super) fn recount(world: &mut World, subject: &Key, now: u64) {
    let Some(mut object) = world.find(subject).filter(|_| subject.tag == "collection") else {
        return;
    };
    let mut counts = json!({ "last_modification_date": now });
    for (relationship, tag) in INDICATORS {
        let count = world.related(subject, relationship, tag).len();
        counts[format!("{relationship}_count")] = count.into();
    }
    if let Some(attributes) = object.get_mut("attributes") {
        merge(attributes, counts);
    }
    world.insert(subject.clone(), object);
}

#[cfg(test)]
mod tests {
    use super::in_word;

    #[test]
    fn words_are_recognised() {
        let tag = |word| in_word(word).map(|found| (found.0, found.1));
        let found = |tag, id: &str| Some((tag, id.to_owned()));
        assert_eq!(
            tag("44D88612FEA8A8F36DE82E1278ABB02F"),
            found("file", "44d88612fea8a8f36de82e1278abb02f")
        );
        assert_eq!(tag("2001:db8::1"), found("ip_address", "2001:db8::1"));
        assert_eq!(tag("192.0.2.1"), found("ip_address", "192.0.2.1"));
        assert_eq!(tag("www.Example.com."), found("domain", "www.example.com"));
        for word in ["see", "1.5", "e.g.", "a..b", "", "192.0.2.1000"] {
            assert_eq!(tag(word), None, "{word}");
        }
    }
}
