//! Answers of many items.

use serde_json::{Map, Value, json};
use vt_table::PagingStyle;

use super::object::show;
use super::{context, search, select, values};
use crate::answer::exchange::Exchange;
use crate::answer::pages::Page;
use crate::http::failure::Failure;
use crate::http::reply::Reply;
use crate::samples::object::{INDICATORS, Key};
use crate::world::World;

/// How many items a collection of values has at least.
const VALUES: usize = 65;

/// A page of objects: of a relationship, or of a type.
pub(super) fn objects(exchange: &Exchange<'_>, world: &World, tag: &str) -> Result<Reply, Failure> {
    // The account's statistics are a type of their own, though the table leaves it open.
    let tag = match (exchange.last_segment(), tag) {
        ("statistics", "any") => "monitor_partner_statistics",
        _ => tag,
    };
    let mut keys = keys(exchange, world, tag)?;
    let value = |name| exchange.request.query_value(name);
    if let Some(filter) = value("filter") {
        keys.retain(|key| select::passes(world, key, filter));
    }
    if let Some(order) = value("order").filter(|order| !matches!(*order, "asc" | "desc")) {
        select::sort(world, &mut keys, order)?;
    }
    let page = Page::of(exchange.endpoint, exchange.request, &keys)?;
    let only_ids =
        exchange.wants_ids() || tag == "descriptor" || value("descriptors_only") == Some("true");
    let items = keys[page.start..page.end].iter().map(|entry| {
        let (key, context) = context::of(exchange, world, entry);
        let mut item = if only_ids {
            key.descriptor()
        } else {
            show(exchange, world, &key).unwrap_or_else(|| missing(&key))
        };
        if let Some(context) = context {
            item["context_attributes"] = context;
        }
        item
    });
    let items = items.collect();
    Ok(reply(exchange, &page, items, keys.len()))
}

/// What a collection has in place of an object that the service does not know.
fn missing(key: &Key) -> Value {
    let mut item = key.descriptor();
    item["error"] = Failure::no_such(&key.tag, &key.id).error();
    item
}

/// The members of the collection.
fn keys(exchange: &Exchange<'_>, world: &World, tag: &str) -> Result<Vec<Key>, Failure> {
    let query = exchange.request.query_value("query");
    let place = exchange.last_segment();
    Ok(
        match (exchange.relationship().transpose()?, &exchange.subject) {
            (Some((name, related)), Some(subject)) => {
                world.related(&subject.key, name, &related.tag)
            }
            (_, Some(subject)) if place == "search" => {
                let items = INDICATORS
                    .iter()
                    .flat_map(|(name, tag)| world.related(&subject.key, name, tag));
                search::among(
                    world,
                    items.collect(),
                    query.unwrap_or_default(),
                    exchange.now,
                )?
            }
            // A job that has not ended has found nothing yet.
            (_, Some(subject)) if place == "matching_files" => {
                if world.is_finished(&subject.key) {
                    world.samples.related(&subject.key, place, tag)
                } else {
                    Vec::new()
                }
            }
            (_, Some(subject)) => world.related(&subject.key, place, tag),
            (_, None) => match (place, query.filter(|_| tag == "any")) {
                ("ioc_stream", _) => world.all("ioc_stream_notification"),
                ("search", Some(query)) if exchange.endpoint.path.starts_with("/intelligence") => {
                    search::intelligence(world, query, exchange.now)?
                }
                (_, Some(query)) => search::named(world, query),
                _ => world.all(tag),
            },
        },
    )
}

/// A page of JSON that is not an object of the API.
pub(super) fn values(exchange: &Exchange<'_>, kind: &str) -> Result<Reply, Failure> {
    let size = exchange.endpoint.paging.default_size.unwrap_or(0) as usize;
    let total = VALUES.max(2 * size + 5);
    let numbers: Vec<usize> = (0..total).collect();
    let page = Page::of(exchange.endpoint, exchange.request, &numbers)?;
    let items = (page.start..page.end)
        .map(|number| values::value(exchange, kind, number))
        .collect();
    Ok(reply(exchange, &page, items, total))
}

/// The page in the shape of the row's paging style.
fn reply(exchange: &Exchange<'_>, page: &Page, items: Vec<Value>, total: usize) -> Reply {
    let paging = &exchange.endpoint.paging;
    let next = page.next.as_deref();
    let mut beside = Map::new();
    match paging.style {
        PagingStyle::None => {}
        PagingStyle::Cursor => {
            let mut links = json!({ "self": link(exchange, page, None) });
            let mut meta = Map::new();
            if let Some(cursor) = next {
                links["next"] = link(exchange, page, Some(("cursor", cursor))).into();
                meta.insert("cursor".to_owned(), cursor.into());
            }
            if exchange.request.query_value("query").is_some() {
                meta.insert("total_hits".to_owned(), total.into());
                meta.insert("days_back".to_owned(), 90.into());
            } else if exchange.last_segment() == "behaviours" {
                meta.insert("count".to_owned(), total.into());
            }
            if !meta.is_empty() {
                beside.insert("meta".to_owned(), Value::Object(meta));
            }
            beside.insert("links".to_owned(), links);
        }
        PagingStyle::PageNumber => {
            beside.insert("success".to_owned(), true.into());
            beside.insert("message".to_owned(), "Result(s) found".into());
        }
        PagingStyle::LinkHeader => {
            beside.insert("size".to_owned(), items.len().into());
        }
    }
    let mut body = Value::Object(beside);
    *place(&mut body, &paging.items) = Value::Array(items);
    if paging.style == PagingStyle::PageNumber {
        let parent = paging.items.rsplit_once('.').map_or("", |parts| parts.0);
        let holder = place(&mut body, parent);
        holder["more"] = next.is_some().into();
        holder["total_hits"] = total.into();
    }
    let reply = Reply::json(&body);
    match (paging.style, next) {
        (PagingStyle::LinkHeader, Some(cursor)) => {
            let url = link(exchange, page, Some(("page", cursor)));
            reply.with_header("link", format!("<{url}>; rel=\"next\""))
        }
        _ => reply,
    }
}

/// The value at a dotted path, made if it is not there.
fn place<'a>(body: &'a mut Value, path: &str) -> &'a mut Value {
    path.split('.')
        .filter(|name| !name.is_empty())
        .fold(body, |value, name| {
            if !value.is_object() {
                *value = Value::Object(Map::new());
            }
            &mut value[name]
        })
}

/// The address of this page or another one; the page size is in it even if it was not sent.
fn link(exchange: &Exchange<'_>, page: &Page, next: Option<(&str, &str)>) -> String {
    let size_name = &*exchange.endpoint.paging.size_parameter;
    let replaced = next.map(|next| next.0);
    let mut query = form_urlencoded::Serializer::new(String::new());
    for (name, value) in &exchange.request.query {
        if name != size_name && Some(&**name) != replaced {
            query.append_pair(name, value);
        }
    }
    if let Some((name, value)) = next {
        query.append_pair(name, value);
    }
    if !size_name.is_empty() {
        query.append_pair(size_name, &page.size.to_string());
    }
    let query = query.finish();
    let mark = if query.is_empty() { "" } else { "?" };
    format!(
        "{}{}{mark}{query}",
        exchange.origins.api, exchange.request.path
    )
}
