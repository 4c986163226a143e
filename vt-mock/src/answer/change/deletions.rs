//! Deletions.

use vt_table::Answer;

use super::{community, monitor, nothing};
use crate::answer::exchange::Exchange;
use crate::answer::object::show;
use crate::answer::select;
use crate::http::failure::Failure;
use crate::http::reply::Reply;
use crate::samples::object::{Key, OWN_USER};
use crate::world::World;

/// Deletes the object of the path.
pub(super) fn one(exchange: &Exchange<'_>, world: &mut World) -> Result<Reply, Failure> {
    let key = super::subject(exchange)?.clone();
    if exchange.request.query_value("only_from_storage") == Some("true") {
        world.drop_content(&key);
        return Ok(nothing());
    }
    for item in monitor::below(world, &key) {
        world.remove(item);
    }
    world.drop_content(&key);
    community::count(world, &key, -1);
    world.remove(key);
    Ok(nothing())
}

/// Deletes all objects of a type, or those that a filter names.
pub(super) fn all(exchange: &Exchange<'_>, world: &mut World) -> Result<Reply, Failure> {
    let request = exchange.request;
    if let Some(name) = request.header("x-confirm-delete")
        && name != OWN_USER
    {
        return Err(Failure::bad_request(format!(
            "the header `x-confirm-delete` must be your user name, `{OWN_USER}`, not `{name}`"
        )));
    }
    let tag = match exchange.last_segment() {
        "hunting_rulesets" => "hunting_ruleset",
        "hunting_notifications" => "hunting_notification",
        "ioc_stream" => "ioc_stream_notification",
        other => other.trim_end_matches('s'),
    };
    let filter = match request.query_value("tag") {
        Some(tag) => Some(format!("tag:{tag}")),
        None => request.query_value("filter").map(str::to_owned),
    };
    let mut found = world.all(tag);
    if let Some(filter) = filter {
        found.retain(|key| select::passes(world, key, &filter));
    }
    for key in found {
        world.remove(key);
    }
    let Answer::Object { tag, .. } = &exchange.endpoint.answer else {
        return Ok(nothing());
    };
    // The work is done; the operation is answered as if it took a while.
    let operation = world.create(tag);
    let key = Key::new(&**tag, operation["id"].as_str().unwrap_or_default());
    world.start_task(&key, exchange.now);
    Ok(Reply::data(show(exchange, world, &key).unwrap_or_default()))
}
