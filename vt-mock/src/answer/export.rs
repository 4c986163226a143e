//! Downloads of a collection's indicators.

use serde_json::{Map, Value, json};

use crate::answer::exchange::Exchange;
use crate::http::failure::Failure;
use crate::samples::object::{INDICATORS, Key};
use crate::world::World;

/// Content type and text of a download, in the format that the path names.
pub(super) fn download(
    exchange: &Exchange<'_>,
    world: &World,
    collection: &Key,
) -> Result<(&'static str, String), Failure> {
    let argument = |name: &str| {
        let found = exchange.arguments.iter().find(|pair| pair.0 == name);
        found.map_or("", |pair| &*pair.1)
    };
    let relationship = argument("relationship");
    let kinds = INDICATORS
        .iter()
        .filter(|kind| relationship.is_empty() || kind.0 == relationship);
    let items: Vec<(&str, Vec<Key>)> = kinds
        .map(|(name, tag)| (*name, world.related(collection, name, tag)))
        .collect();
    if items.is_empty() {
        return Err(Failure::not_found(format!(
            "there is no `{relationship}` to download"
        )));
    }
    Ok(match argument("format") {
        "json" => ("application/json; charset=utf-8", in_json(world, &items)),
        "csv" => ("text/csv; charset=utf-8", in_csv(&items)),
        "stix" => ("application/json; charset=utf-8", in_stix(&items)),
        format => {
            return Err(Failure::invalid_argument(format!(
                "`{format}` is not one of the formats `json`, `csv` and `stix`"
            )));
        }
    })
}

fn in_json(world: &World, items: &[(&str, Vec<Key>)]) -> String {
    let object = |key: &Key| world.find(key).unwrap_or_else(|| key.descriptor());
    let lists: Map<String, Value> = items
        .iter()
        .map(|(name, keys)| ((*name).to_owned(), keys.iter().map(object).collect()))
        .collect();
    Value::Object(lists).to_string()
}

fn in_csv(items: &[(&str, Vec<Key>)]) -> String {
    items
        .iter()
        .flat_map(|(_, keys)| keys)
        .fold("type,id\n".to_owned(), |text, key| {
            text + &format!("{},{}\n", key.tag, key.id)
        })
}

fn in_stix(items: &[(&str, Vec<Key>)]) -> String {
    let objects: Vec<Value> = items
        .iter()
        .flat_map(|(_, keys)| keys)
        .map(|key| match &*key.tag {
            "domain" => json!({ "type": "domain-name", "value": key.id }),
            "ip_address" if key.id.contains(':') => json!({ "type": "ipv6-addr", "value": key.id }),
            "ip_address" => json!({ "type": "ipv4-addr", "value": key.id }),
            "file" => json!({ "type": "file", "hashes": { "SHA-256": key.id } }),
            _ => json!({ "type": "url", "value": key.id }),
        })
        .collect();
    json!({
        "type": "bundle", "id": "bundle--00000000-0000-4000-8000-000000000000",
        "objects": objects,
    })
    .to_string()
}
