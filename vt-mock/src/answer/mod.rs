//! Answers: what changes the world first, and then by the kind of answer that the row names.

mod change;
mod collection;
mod context;
mod data;
mod export;
pub(crate) mod feed;
mod object;
mod pages;
mod search;
mod select;
mod transfer;
mod values;

use serde_json::json;
use vt_table::{Answer, Endpoint, Item};

use crate::http::received::Received;
use crate::http::reply::{Failure, Reply};
use crate::routing::resources::Related;
use crate::routing::router::placeholder;
use crate::samples::Key;
use crate::service::Service;
use crate::world::World;

/// A request that has passed all checks.
pub(crate) struct Exchange<'a> {
    pub(crate) service: &'a Service,
    /// The row's index in the table.
    pub(crate) index: usize,
    pub(crate) endpoint: &'a Endpoint,
    /// Names and texts of the path's placeholders.
    pub(crate) arguments: Vec<(String, String)>,
    /// The object that the path is about; it exists.
    pub(crate) subject: Option<Subject>,
    pub(crate) request: &'a Received,
    /// The API key, which no answer may repeat.
    pub(crate) key: Option<&'a str>,
    /// Seconds since 1970, UTC.
    pub(crate) now: u64,
}

/// An object in the request's path.
#[derive(Clone, Debug)]
pub(crate) struct Subject {
    pub(crate) key: Key,
    /// `/files/{}`.
    pub(crate) shape: String,
    /// What follows in the path template.
    pub(crate) rest: Vec<String>,
}

impl Exchange<'_> {
    /// The object, if the path ends with it.
    fn exact(&self) -> Option<&Key> {
        self.subject
            .as_ref()
            .filter(|subject| subject.rest.is_empty())
            .map(|subject| &subject.key)
    }

    /// The path template's last literal segment.
    fn last_segment(&self) -> &str {
        let mut segments = self.endpoint.path.rsplit('/');
        segments
            .find(|segment| placeholder(segment).is_none())
            .unwrap_or_default()
    }

    /// The relationship that is asked for and where it leads, unless the row is none.
    fn relationship(&self) -> Option<Result<(&str, Related), Failure>> {
        let subject = self.subject.as_ref()?;
        let last = subject.rest.last()?;
        let name = match placeholder(last) {
            Some("relationship") => &*self.arguments.last()?.1,
            Some(_) => return None,
            None => self.endpoint.relationship.as_ref()?.name.as_ref(),
        };
        let related = self
            .service
            .resources
            .related(&subject.shape, name)
            .cloned();
        Some(related.map(|related| (name, related)).ok_or_else(|| {
            Failure::not_found(format!("{} has no relationship `{name}`", subject.key.tag))
        }))
    }

    /// Whether descriptors are asked for and not whole objects.
    fn wants_ids(&self) -> bool {
        let by_path = || {
            self.subject.as_ref().is_some_and(|subject| {
                subject
                    .rest
                    .first()
                    .is_some_and(|rest| rest == "relationships" || rest == "relationship")
            })
        };
        self.endpoint
            .relationship
            .as_ref()
            .map_or_else(by_path, |relationship| relationship.ids)
    }
}

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
