//! New objects and changed ones.

use serde_json::{Value, json};

use super::{attribute, blank, data, items, rules, subject};
use crate::answer::exchange::Exchange;
use crate::answer::object::show;
use crate::http::failure::Failure;
use crate::http::reply::Reply;
use crate::samples::object::{INDICATORS, Key, OWN_USER, merge};
use crate::world::World;

/// The attributes that a new object of a type needs.
fn required(tag: &str) -> &'static [&'static str] {
    match tag {
        "hunting_ruleset" => &["name", "rules"],
        "retrohunt_job" => &["rules"],
        "collection" | "threat_profile" => &["name"],
        "saved_search" => &["name", "search_query"],
        "reference" => &["url"],
        "alerting_asset" => &["asset_type", "value"],
        "monitor_hash_comment" => &["comment"],
        _ => &[],
    }
}

/// Makes an object: what the body says, and the rest made up.
pub(super) fn object(
    exchange: &Exchange<'_>,
    world: &mut World,
    tag: &str,
) -> Result<Reply, Failure> {
    let key = make(exchange, world, tag)?;
    Ok(Reply::data(show(exchange, world, &key).unwrap_or_default()))
}

/// The same, where the API takes and answers a list of one.
pub(super) fn several(
    exchange: &Exchange<'_>,
    world: &mut World,
    tag: &str,
) -> Result<Reply, Failure> {
    let key = make(exchange, world, tag)?;
    Ok(Reply::data(
        show(exchange, world, &key).into_iter().collect(),
    ))
}

/// Makes an object in a to-one relationship of the object of the path.
pub(super) fn related(
    exchange: &Exchange<'_>,
    world: &mut World,
    relationship: &str,
    tag: &str,
) -> Result<Reply, Failure> {
    let subject = subject(exchange)?.clone();
    let key = make(exchange, world, tag)?;
    world.set_one(&subject, relationship, key.clone());
    Ok(Reply::data(show(exchange, world, &key).unwrap_or_default()))
}

fn make(exchange: &Exchange<'_>, world: &mut World, tag: &str) -> Result<Key, Failure> {
    // A body of another service, such as an event of MISP, has no `data`; `body` has refused the
    // others without it.
    if exchange
        .request
        .json()
        .is_some_and(|body| body.get("data").is_some())
    {
        for name in required(tag) {
            attribute(exchange, name)?;
        }
    }
    let data = data(exchange);
    let packed = match tag {
        "zip_file" => Some(hashes(&data)?),
        "retrohunt_job" => {
            rules::check_job(
                world,
                data["attributes"]["rules"].as_str().unwrap_or_default(),
            )?;
            None
        }
        _ => None,
    };
    let given = with_consequences(tag, data["attributes"].clone())?;
    let mut object = world.create(tag);
    let key = Key::new(tag, object["id"].as_str().unwrap_or_default());
    if let Some(attributes) = object.get_mut("attributes") {
        blank::blank(tag, attributes);
        merge(attributes, json!({ "creation_date": exchange.now }));
        touch(attributes, exchange.now);
        merge(attributes, given);
    }
    world.insert(key.clone(), object);
    world.start_task(&key, exchange.now);
    if let Some(hashes) = packed {
        let files = if exchange.endpoint.path.starts_with("/private") {
            "private_file"
        } else {
            "file"
        };
        let password = data["password"].as_str().map(str::to_owned);
        world.pack(&key, files, &hashes, password);
    }
    let user = Key::new("user", OWN_USER);
    world.add(&user, &format!("{tag}s"), key.clone());
    world.set_one(&key, "owner", user);
    if tag == "collection" {
        fill(world, &key, &data)?;
        items::recount(world, &key, exchange.now);
    }
    Ok(key)
}

/// Writes the time of a change into those of its attributes that an object has.
fn touch(attributes: &mut Value, now: u64) {
    for name in [
        "modification_date",
        "last_modification_date",
        "last_modified_date",
    ] {
        if attributes.get(name).is_some() {
            attributes[name] = now.into();
        }
    }
}

/// The hashes of the files to pack.
fn hashes(data: &Value) -> Result<Vec<String>, Failure> {
    let hashes: Option<Vec<String>> = data["hashes"].as_array().and_then(|list| {
        let texts = list.iter().map(|hash| hash.as_str().map(str::to_owned));
        texts.collect()
    });
    hashes
        .filter(|hashes| !hashes.is_empty())
        .ok_or_else(|| Failure::bad_request("the body has no list of texts at `data.hashes`"))
}

/// The attributes that were sent, and those that follow from them.
fn with_consequences(tag: &str, mut given: Value) -> Result<Value, Failure> {
    if let ("hunting_ruleset", Some(rules)) = (tag, given["rules"].as_str()) {
        let described = rules::describe(rules)?;
        merge(&mut given, described);
    }
    Ok(given)
}

/// Puts the indicators of the body into a collection.
fn fill(world: &mut World, key: &Key, data: &Value) -> Result<(), Failure> {
    let mut found: Vec<(&str, Key)> = Vec::new();
    for (relationship, _) in INDICATORS {
        let list = &data["relationships"][relationship]["data"];
        for item in list.as_array().into_iter().flatten() {
            found.push((relationship, items::key(world, item)?));
        }
    }
    let text = data["raw_items"].as_str().unwrap_or_default();
    for item in items::in_text(world, text) {
        if let Some(kind) = INDICATORS.iter().find(|kind| kind.1 == item.tag) {
            found.push((kind.0, item));
        }
    }
    for (relationship, item) in found.into_iter().rev() {
        world.add(key, relationship, item);
    }
    Ok(())
}

/// Changes the object of the path as the body says.
pub(super) fn change(exchange: &Exchange<'_>, world: &mut World) -> Result<Reply, Failure> {
    let key = subject(exchange)?.clone();
    let data = data(exchange);
    let mut object = world
        .find(&key)
        .ok_or_else(|| Failure::no_such(&key.tag, &key.id))?;
    let given = with_consequences(&key.tag, data["attributes"].clone())?;
    if let Some(attributes) = object.get_mut("attributes") {
        touch(attributes, exchange.now);
        merge(attributes, given);
        if let ("comment", Some(text)) = (&*key.tag, data["attributes"]["text"].as_str()) {
            let (date, votes) = (
                attributes["date"].as_u64().unwrap_or(exchange.now),
                attributes["votes"].clone(),
            );
            *attributes = crate::samples::community::comment(text, date, votes);
        }
    }
    world.insert(key.clone(), object);
    if key.tag == "collection" {
        fill(world, &key, &data)?;
        items::recount(world, &key, exchange.now);
    }
    Ok(Reply::data(show(exchange, world, &key).unwrap_or_default()))
}
