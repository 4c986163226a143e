//! Requests that change the world, one family in each file.

mod blank;
mod body;
mod deletions;
mod community;
mod items;
mod make;
mod members;
mod monitor;
mod options;
mod rules;
mod scan;

use serde_json::{Value, json};
use vt_table::{Answer, Body, Endpoint, Item, Verb};

use crate::answer::exchange::Exchange;
use crate::http::failure::Failure;
use crate::http::reply::Reply;
use crate::samples::object::Key;
use crate::world::World;

/// Answers a request that changes something; `None` if the request does not.
pub(super) fn answer(exchange: &Exchange<'_>, world: &mut World) -> Option<Result<Reply, Failure>> {
    let endpoint = exchange.endpoint;
    let made = match &endpoint.answer {
        Answer::Object { tag, .. } => Some(&**tag),
        _ => None,
    };
    let below = exchange
        .subject
        .as_ref()
        .map(|subject| subject.rest.join("/"));
    if let Err(failure) = body::check(exchange, world) {
        return Some(Err(failure));
    }
    if let Some(answer) = members::answer(exchange, world) {
        return Some(answer);
    }
    Some(match (endpoint.verb, made, below.as_deref()) {
        (Verb::Post, Some(tag @ ("analysis" | "private_analysis")), None) => match &endpoint.body {
            Body::Multipart(_) => scan::upload(exchange, world, tag),
            _ => scan::submit(exchange, world, tag),
        },
        (Verb::Post, Some(tag @ ("analysis" | "private_analysis")), Some("analyse")) => {
            scan::again(exchange, world, tag)
        }
        (Verb::Post, Some("comment"), Some("comments")) => community::comment(exchange, world),
        (Verb::Post, Some("vote"), Some("votes")) => community::vote(exchange, world),
        (Verb::Post, _, Some("vote")) => community::vote_on_comment(exchange, world),
        (Verb::Post, _, Some("abort")) => rules::abort(exchange, world),
        (Verb::Post, Some("monitor_item"), None) => monitor::upload(exchange, world),
        (Verb::Post, Some(tag), None) => make::object(exchange, world, tag),
        (Verb::Post, Some(tag @ "subscription_preferences"), Some(relationship)) => {
            make::related(exchange, world, relationship, tag)
        }
        (Verb::Patch | Verb::Put, Some(_), Some("" | "config")) => make::change(exchange, world),
        (Verb::Delete, _, Some("")) => deletions::one(exchange, world),
        (Verb::Delete, _, None) => deletions::all(exchange, world),
        (Verb::Post, None, None) => match &endpoint.answer {
            Answer::Collection(Item::Object(tag)) if body_kind(endpoint).starts_with("New") => {
                make::several(exchange, world, tag)
            }
            _ => return None,
        },
        _ => return None,
    })
}

/// The name of the type that makes the request's body, `NewComment`.
fn body_kind(endpoint: &Endpoint) -> &str {
    match &endpoint.body {
        Body::Json(kind) => kind.rsplit("::").next().unwrap_or_default(),
        _ => "",
    }
}

/// `data` of the body, or its only entry where the API wants a list of one.
fn data(exchange: &Exchange<'_>) -> Value {
    let mut body = exchange.request.json().unwrap_or_default();
    match body.get_mut("data").map(Value::take) {
        Some(Value::Array(list)) => list.into_iter().next().unwrap_or_default(),
        data => data.unwrap_or_default(),
    }
}

/// A member of `data.attributes`, which has to be text.
fn attribute(exchange: &Exchange<'_>, name: &str) -> Result<String, Failure> {
    let data = data(exchange);
    let text = data["attributes"][name]
        .as_str()
        .filter(|text| !text.trim().is_empty());
    text.map(str::to_owned).ok_or_else(|| {
        Failure::bad_request(format!("the body has no text at `data.attributes.{name}`"))
    })
}

fn subject<'a>(exchange: &'a Exchange<'_>) -> Result<&'a Key, Failure> {
    let subject = exchange.subject.as_ref().map(|subject| &subject.key);
    subject.ok_or_else(|| Failure::not_found("there is no object in this path"))
}

fn nothing() -> Reply {
    Reply::json(&json!({}))
}
