//! Answers of one object.

use serde_json::{Map, Value, json};

use crate::answer::exchange::Exchange;
use crate::http::blob::Blob;
use crate::http::failure::Failure;
use crate::http::reply::Reply;
use crate::routing::path::escape_segment;
use crate::samples::object::{Key, merge};
use crate::world::World;

/// How many descriptors stand in an object's `relationships`.
const INLINE: usize = 20;

/// Answers with the object of the path, of a to-one relationship, or the first of its type.
pub(super) fn answer(
    exchange: &Exchange<'_>,
    world: &mut World,
    tag: &str,
) -> Result<Reply, Failure> {
    if let Some(relationship) = exchange.relationship() {
        let (name, related) = relationship?;
        let subject = exchange.subject.as_ref().map(|subject| &subject.key);
        let found = subject.and_then(|subject| world.related_one(subject, name, &related.tag));
        let data = match found {
            None => Value::Null,
            Some(key) if exchange.wants_ids() => key.descriptor(),
            Some(key) => show(exchange, world, &key).unwrap_or(Value::Null),
        };
        let itself = format!("{}{}", exchange.origins.api, exchange.request.target);
        let mut answer = json!({ "data": data, "links": { "self": itself } });
        if related.tag == "subscription_preferences" {
            answer["meta"] = json!({ "count": u8::from(!answer["data"].is_null()) });
        }
        return Ok(Reply::json(&answer));
    }
    let Some(key) = exchange.exact() else {
        let key = match &exchange.subject {
            Some(subject) => world.related_one(&subject.key, exchange.last_segment(), tag),
            None => world.all(tag).into_iter().next(),
        };
        let object = key.and_then(|key| show(exchange, world, &key));
        return Ok(Reply::data(object.unwrap_or(Value::Null)));
    };
    if let Some(record) = world.record(key).filter(|_| !selects(exchange)) {
        let data = record.object.get();
        return Ok(Reply::json_text(match &record.meta {
            Some(meta) => format!("{{\"data\":{data},\"meta\":{}}}", meta.get()),
            None => format!("{{\"data\":{data}}}"),
        }));
    }
    if let Some((mut object, meta)) = world.poll(key, exchange.now) {
        add_links(exchange, world, key, &mut object);
        select(exchange, world, key, &mut object);
        return Ok(Reply::json(&if meta.is_null() {
            json!({ "data": object })
        } else {
            json!({ "data": object, "meta": meta })
        }));
    }
    let made_up = world.is_made_up(key) && !selects(exchange) && quotas(exchange, key).is_none();
    let kept = made_up.then(|| exchange.reports.get(key)).flatten();
    if let Some(text) = kept {
        return Ok(Reply::json_text(text));
    }
    let object = show(exchange, world, key).ok_or_else(|| Failure::no_such(&key.tag, &key.id))?;
    world.count_poll(key);
    let reply = Reply::data(object);
    if let Blob::Memory(text) = &reply.body
        && made_up
    {
        exchange.reports.put(key.clone(), text.clone());
    }
    Ok(reply)
}

/// An object as it is answered: with links, and with what the query asks for.
pub(super) fn show(exchange: &Exchange<'_>, world: &World, key: &Key) -> Option<Value> {
    let mut object = world.find(key)?;
    if let Some(quotas) = quotas(exchange, key) {
        merge(&mut object["attributes"]["quotas"], quotas);
    }
    add_links(exchange, world, key, &mut object);
    select(exchange, world, key, &mut object);
    Some(object)
}

/// What of a user's quotas is counted here; every key is a user's.
fn quotas(exchange: &Exchange<'_>, key: &Key) -> Option<Value> {
    let counts = exchange.quota;
    let counts = counts.filter(|_| key.tag == "user")?;
    let quotas = counts.quotas(exchange.api_key, exchange.now);
    Some(json!(quotas))
}

fn add_links(exchange: &Exchange<'_>, world: &World, key: &Key, object: &mut Value) {
    let Some(members) = object
        .as_object_mut()
        .filter(|members| !members.contains_key("links"))
    else {
        return;
    };
    let mut links = json!({ "self": location(exchange, key) });
    if key.tag.ends_with("analysis")
        && let Some(item) = world.related_one(key, "item", "any")
    {
        links["item"] = location(exchange, &item).into();
    }
    members.insert("links".to_owned(), links);
}

/// Where an object is.
fn location(exchange: &Exchange<'_>, key: &Key) -> String {
    let path = exchange.table.resources.path(&key.tag);
    format!(
        "{}{path}/{}",
        exchange.origins.base(),
        escape_segment(&key.id)
    )
}

/// Whether the query asks for a part of an object, or for more than the object.
fn selects(exchange: &Exchange<'_>) -> bool {
    ["attributes", "exclude_attributes", "relationships"]
        .iter()
        .any(|name| exchange.request.query_value(name).is_some())
}

fn select(exchange: &Exchange<'_>, world: &World, key: &Key, object: &mut Value) {
    let list = |name: &str| {
        let text = exchange.request.query_value(name)?;
        Some(
            text.split(',')
                .map(str::trim)
                .filter(|name| !name.is_empty())
                .collect::<Vec<_>>(),
        )
    };
    if let Some(attributes) = object.get_mut("attributes").and_then(Value::as_object_mut) {
        if let Some(wanted) = list("attributes") {
            attributes.retain(|name, _| wanted.contains(&&**name));
        }
        if let Some(unwanted) = list("exclude_attributes") {
            attributes.retain(|name, _| !unwanted.contains(&&**name));
        }
    }
    if let Some(names) = list("relationships") {
        let path = exchange.table.resources.path(&key.tag);
        let shape = format!("{path}/{{}}");
        let relationships: Map<String, Value> = names
            .into_iter()
            .filter_map(|name| {
                let related = exchange.table.resources.related(&shape, name)?;
                let place = location(exchange, key);
                let data = if related.to_one {
                    world
                        .related_one(key, name, &related.tag)
                        .map_or(Value::Null, |key| key.descriptor())
                } else {
                    let keys = world.related(key, name, &related.tag);
                    keys.iter().take(INLINE).map(Key::descriptor).collect()
                };
                let links = json!({
                    "self": format!("{place}/relationships/{name}"),
                    "related": format!("{place}/{name}"),
                });
                Some((name.to_owned(), json!({ "data": data, "links": links })))
            })
            .collect();
        object["relationships"] = Value::Object(relationships);
    }
}
