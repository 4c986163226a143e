//! Comments and votes.

use serde_json::json;

use super::super::Exchange;
use super::super::object::show;
use super::{attribute, data, subject};
use crate::reply::{Failure, Reply};
use crate::samples::{self, Key, OWN_USER, community_id, merge, object};
use crate::world::World;

pub(super) fn comment(exchange: &Exchange<'_>, world: &mut World) -> Result<Reply, Failure> {
    let text = attribute(exchange, "text")?;
    let subject = subject(exchange)?;
    let said = |key: &Key| {
        let comment = world.find(key);
        comment.is_some_and(|comment| comment["attributes"]["text"] == *text)
    };
    if world.added_to(subject, "comments").iter().any(said) {
        return Err(Failure::already_exists(format!(
            "{} `{}` has this comment of yours already",
            subject.tag, subject.id
        )));
    }
    let votes = json!({ "positive": 0, "negative": 0, "abuse": 0 });
    let attributes = samples::comment(&text, exchange.now, votes);
    add(exchange, world, "comment", attributes)
}

pub(super) fn vote(exchange: &Exchange<'_>, world: &mut World) -> Result<Reply, Failure> {
    let verdict = attribute(exchange, "verdict")?;
    let value = match &*verdict {
        "harmless" => 1,
        "malicious" => -1,
        _ => {
            let message = format!("`verdict` must be `harmless` or `malicious`, not `{verdict}`");
            return Err(Failure::invalid_argument(message));
        }
    };
    let subject = subject(exchange)?.clone();
    // The votes of the samples are other people's; those that requests have added are ours.
    if !world.added_to(&subject, "votes").is_empty() {
        return Err(Failure::already_exists(format!(
            "{} `{}` has your vote already",
            subject.tag, subject.id
        )));
    }
    if let Some(mut item) = world.find(&subject) {
        let total = item.pointer_mut(&format!("/attributes/total_votes/{verdict}"));
        if let Some((total, count)) =
            total.and_then(|total| total.as_u64().map(|count| (total, count)))
        {
            *total = (count + 1).into();
            world.insert(subject.clone(), item);
        }
    }
    let attributes = json!({ "date": exchange.now, "verdict": verdict, "value": value });
    add(exchange, world, "vote", attributes)
}

/// Adds an own comment or vote to the object of the path.
fn add(
    exchange: &Exchange<'_>,
    world: &mut World,
    tag: &str,
    attributes: serde_json::Value,
) -> Result<Reply, Failure> {
    let subject = subject(exchange)?.clone();
    let ending = world.next_ending();
    let id =
        community_id(&subject, &ending).unwrap_or_else(|| format!("x-{}-{ending}", subject.id));
    let key = Key::new(tag, id);
    let user = Key::new("user", OWN_USER);
    let relationship = format!("{tag}s");
    world.insert(key.clone(), object(tag, &key.id, attributes));
    world.add(&subject, &relationship, key.clone());
    world.add(&user, &relationship, key.clone());
    world.set_one(&key, "author", user);
    world.set_one(&key, "item", subject);
    world.list_newest(&key);
    Ok(Reply::data(show(exchange, world, &key).unwrap_or_default()))
}

pub(super) fn vote_on_comment(
    exchange: &Exchange<'_>,
    world: &mut World,
) -> Result<Reply, Failure> {
    let key = subject(exchange)?.clone();
    let given = data(exchange);
    let verdict = given.as_str().unwrap_or_default();
    if !matches!(verdict, "positive" | "negative" | "abuse") {
        return Err(Failure::invalid_argument(
            "`data` must be `positive`, `negative` or `abuse`",
        ));
    }
    let mut comment = world
        .find(&key)
        .ok_or_else(|| Failure::no_such(&key.tag, &key.id))?;
    // Recorded comments may have anything here.
    let given = comment["attributes"]["votes"].clone();
    let count = |name: &str| given[name].as_u64().unwrap_or(0) + u64::from(name == verdict);
    let votes = json!({
        "positive": count("positive"), "negative": count("negative"), "abuse": count("abuse"),
    });
    if let Some(attributes) = comment.get_mut("attributes") {
        merge(attributes, json!({ "votes": votes }));
    }
    world.insert(key, comment);
    Ok(Reply::data(votes))
}
