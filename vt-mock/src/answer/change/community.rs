//! Comments and votes.

use serde_json::json;

use super::{attribute, data, subject};
use crate::answer::exchange::Exchange;
use crate::answer::object::show;
use crate::http::failure::Failure;
use crate::http::reply::Reply;
use crate::samples::community::{self, community_id};
use crate::samples::object::{Key, OWN_USER, merge, object};
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
    let attributes = community::comment(&text, exchange.now, votes);
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
    // The votes of the samples are other people's; those that requests have added are the
    // account's.
    if !world.added_to(&subject, "votes").is_empty() {
        return Err(Failure::already_exists(format!(
            "{} `{}` has your vote already",
            subject.tag, subject.id
        )));
    }
    let attributes = json!({ "date": exchange.now, "verdict": verdict, "value": value });
    add(exchange, world, "vote", attributes)
}

/// Adds a comment or vote of the account to the object of the path.
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
    count(world, &key, 1);
    Ok(Reply::data(show(exchange, world, &key).unwrap_or_default()))
}

/// Counts a comment or vote in the object that it is about; `by` is -1 when it is deleted.
pub(super) fn count(world: &mut World, key: &Key, by: i64) {
    let Some((subject, own)) = world.related_one(key, "item", "any").zip(world.find(key)) else {
        return;
    };
    let Some(mut item) = world.find(&subject) else {
        return;
    };
    let counts = match (&*key.tag, own["attributes"]["verdict"].as_str()) {
        ("comment", _) => vec![("/attributes/comments_count".to_owned(), by)],
        ("vote", Some(verdict)) => {
            let value = own["attributes"]["value"].as_i64().unwrap_or(0);
            vec![
                (format!("/attributes/total_votes/{verdict}"), by),
                ("/attributes/reputation".to_owned(), by * value),
            ]
        }
        _ => return,
    };
    let mut changed = false;
    for (place, by) in counts {
        let found = item.pointer_mut(&place);
        if let Some((found, number)) = found.and_then(|found| {
            let number = found.as_i64()?;
            Some((found, number))
        }) {
            *found = (number + by).into();
            changed = true;
        }
    }
    if changed {
        world.insert(subject, item);
    }
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
