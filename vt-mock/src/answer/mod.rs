//! Makes answers: by what a request changes, or else by the kind of answer that its row names. It
//! may use `base`, `routing`, `http`, `samples`, `checks` and `world`.

mod change;
mod collection;
mod context;
mod data;
pub(crate) mod exchange;
mod export;
mod feed;
mod object;
mod pages;
mod search;
mod select;
mod transfer;
mod values;

use serde_json::json;
use vt_table::{Answer, Item};

use crate::http::failure::Failure;
use crate::http::reply::Reply;
use crate::world::World;
use exchange::Exchange;

/// Answers a request.
pub(crate) fn answer(exchange: &Exchange<'_>, world: &mut World) -> Result<Reply, Failure> {
    if let Some(reply) = change::answer(exchange, world) {
        return reply;
    }
    match &exchange.endpoint.answer {
        Answer::Nothing => Ok(Reply::json(&json!({}))),
        Answer::Text => Ok(Reply::bytes(
            "text/plain; charset=utf-8",
            "Made up by the emulator.\n",
        )),
        Answer::Bytes => transfer::bytes(exchange, world),
        Answer::Redirect => transfer::redirect(exchange, world),
        Answer::Object { tag, .. } => object::answer(exchange, world, tag),
        Answer::Collection(Item::Object(tag)) => collection::objects(exchange, world, tag),
        Answer::Collection(Item::Value(kind)) => collection::values(exchange, kind),
        Answer::Either(tag) => match exchange.relationship().transpose()? {
            Some((_, related)) if related.to_one => object::answer(exchange, world, tag),
            _ => collection::objects(exchange, world, tag),
        },
        Answer::Data(kind) => data::data(exchange, world, kind),
        Answer::Whole(kind) => {
            values::check(exchange, kind)?;
            Ok(Reply::json(&values::whole(exchange, world, kind)))
        }
    }
}
