//! What belongs to an object: viewers and editors, members of groups, items of collections.

use serde_json::Value;
use vt_table::{Answer, Verb};

use super::{body_kind, items, nothing, subject};
use crate::answer::exchange::Exchange;
use crate::answer::object::show;
use crate::http::failure::Failure;
use crate::http::reply::Reply;
use crate::routing::path::placeholder;
use crate::samples::object::Key;
use crate::world::World;

/// Answers a request about members; `None` if it is about something else.
pub(super) fn answer(exchange: &Exchange<'_>, world: &mut World) -> Option<Result<Reply, Failure>> {
    let rest = &exchange.subject.as_ref()?.rest;
    let names: Vec<&str> = rest.iter().map(|name| &**name).collect();
    let last = names.last()?;
    let asked = matches!(&exchange.endpoint.answer, Answer::Data(kind) if kind == "bool");
    Some(
        match (exchange.endpoint.verb, body_kind(exchange.endpoint)) {
            (Verb::Post, "Descriptors") => add(exchange, world, &name(exchange, last)),
            (Verb::Delete, "Descriptors") => remove(exchange, world, &name(exchange, last)),
            (Verb::Post, "GroupMembers") => add_users(exchange, world, last),
            (Verb::Post, "NewServiceAccounts") => add_accounts(exchange, world, last),
            (Verb::Post, "NewOwner") => transfer(exchange, world, last),
            (verb, _) => match (verb, &*names) {
                (Verb::Get, [_, relationship, _]) if asked => holds(exchange, world, relationship),
                (Verb::Delete, [_, relationship, _]) => {
                    remove_member(exchange, world, relationship)
                }
                _ => return None,
            },
        },
    )
}

/// The relationship's name, which may be an argument.
fn name(exchange: &Exchange<'_>, segment: &str) -> String {
    match placeholder(segment) {
        Some(_) => exchange
            .arguments
            .last()
            .map_or_else(String::new, |argument| argument.1.clone()),
        None => segment.to_owned(),
    }
}

/// The descriptors in the body.
fn descriptors(exchange: &Exchange<'_>, world: &World) -> Result<Vec<Key>, Failure> {
    let body = exchange.request.json().unwrap_or_default();
    let list = body["data"].as_array().filter(|list| !list.is_empty());
    let list = list.ok_or_else(|| Failure::bad_request("the body has no list at `data`"))?;
    list.iter()
        .map(|item| items::key(world, item))
        .collect::<Result<_, _>>()
}

fn add(exchange: &Exchange<'_>, world: &mut World, name: &str) -> Result<Reply, Failure> {
    let subject = subject(exchange)?.clone();
    let keys = descriptors(exchange, world)?;
    let wanted = items::tag_of(name);
    if let Some(key) = keys
        .iter()
        .find(|key| wanted.is_some_and(|tag| tag != key.tag))
    {
        return Err(Failure::invalid_argument(format!(
            "`{name}` cannot hold a {} (`{}`)",
            key.tag, key.id
        )));
    }
    if subject.tag == "collection" && wanted.is_none() {
        return Err(Failure::invalid_argument(format!(
            "`{name}` is not one of `domains`, `files`, `ip_addresses`, `urls`"
        )));
    }
    for key in &keys {
        world.add(&subject, name, key.clone());
    }
    items::recount(world, &subject, exchange.now);
    Ok(reply(exchange, world, &keys))
}

/// Answers with what was added, if the row does.
fn reply(exchange: &Exchange<'_>, world: &World, keys: &[Key]) -> Reply {
    if !matches!(exchange.endpoint.answer, Answer::Collection(_)) {
        return nothing();
    }
    let shown = |key: &Key| show(exchange, world, key).unwrap_or_else(|| key.descriptor());
    Reply::data(keys.iter().map(shown).collect())
}

fn remove(exchange: &Exchange<'_>, world: &mut World, name: &str) -> Result<Reply, Failure> {
    let subject = subject(exchange)?.clone();
    for key in descriptors(exchange, world)? {
        world.take(&subject, name, key);
    }
    items::recount(world, &subject, exchange.now);
    Ok(nothing())
}

/// What the last argument can name: a user or, where groups are members too, a group.
fn candidates(exchange: &Exchange<'_>) -> [Key; 2] {
    let id = exchange.arguments.last().map_or("", |argument| &argument.1);
    [Key::new("user", id), Key::new("group", id)]
}

fn holds(exchange: &Exchange<'_>, world: &World, name: &str) -> Result<Reply, Failure> {
    let members = world.related(subject(exchange)?, name, "user");
    let holds = candidates(exchange)
        .iter()
        .any(|candidate| members.contains(candidate));
    Ok(Reply::data(holds.into()))
}

fn remove_member(exchange: &Exchange<'_>, world: &mut World, name: &str) -> Result<Reply, Failure> {
    let subject = subject(exchange)?.clone();
    let members = world.related(&subject, name, "user");
    let member = candidates(exchange)
        .into_iter()
        .find(|key| members.contains(key));
    let member = member.ok_or_else(|| {
        Failure::not_found(format!(
            "{} `{}` has no such member of `{name}`",
            subject.tag, subject.id
        ))
    })?;
    world.take(&subject, name, member);
    Ok(nothing())
}

/// Adds users, whom the body names by their e-mail addresses.
fn add_users(exchange: &Exchange<'_>, world: &mut World, name: &str) -> Result<Reply, Failure> {
    let subject = subject(exchange)?.clone();
    let users = descriptors(exchange, world)?.into_iter().map(|key| {
        let local = key.id.split_once('@').map(|parts| parts.0.to_owned());
        local.map(|id| Key::new("user", id)).ok_or_else(|| {
            Failure::bad_request(format!(
                "`{}` is not an e-mail address, by which members are added",
                key.id
            ))
        })
    });
    for user in users.collect::<Result<Vec<_>, _>>()? {
        world.add(&subject, name, user);
    }
    Ok(nothing())
}

/// Adds service accounts, which makes them; their identifiers begin with the group's.
fn add_accounts(exchange: &Exchange<'_>, world: &mut World, name: &str) -> Result<Reply, Failure> {
    let subject = subject(exchange)?.clone();
    let wanted = descriptors(exchange, world)?;
    let named = |key: Key| Key::new("service_account", format!("{}_{}", subject.id, key.id));
    let accounts: Vec<Key> = wanted.into_iter().map(named).collect();
    let known = world.added_to(&subject, name);
    if let Some(account) = accounts.iter().find(|account| known.contains(account)) {
        return Err(Failure::already_exists(format!(
            "the service account `{}` exists already",
            account.id
        )));
    }
    for account in &accounts {
        world.add(&subject, name, account.clone());
    }
    Ok(reply(exchange, world, &accounts))
}

fn transfer(exchange: &Exchange<'_>, world: &mut World, name: &str) -> Result<Reply, Failure> {
    let subject = subject(exchange)?.clone();
    let body = exchange.request.json().unwrap_or_default();
    let data = match &body["data"] {
        Value::Array(list) => list.first().cloned().unwrap_or_default(),
        data => data.clone(),
    };
    let owner = items::key(world, &data)?;
    world.set_one(&subject, name, owner);
    Ok(nothing())
}
