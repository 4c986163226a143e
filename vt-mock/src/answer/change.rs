//! Requests that change the world: uploads, rescans, comments, votes, and the making, changing and
//! removing of objects in general.

use serde_json::{Value, json};
use vt_table::{Answer, Body, Verb};

use super::Exchange;
use super::object::show;
use crate::reply::{Failure, Reply};
use crate::samples::{Facts, Key, canonical_url, comment, community_id, merge, object};
use crate::world::{Upload, World};

/// The largest body of an upload that does not go to an upload URL.
const LARGEST_DIRECT_UPLOAD: usize = 32_000_000;

/// Answers a request that changes something; `None` if the request does not.
pub(super) fn answer(exchange: &Exchange<'_>, world: &mut World) -> Option<Result<Reply, Failure>> {
    let endpoint = exchange.endpoint;
    let made = match &endpoint.answer {
        Answer::Object { tag, .. } => Some(&**tag),
        _ => None,
    };
    let subject = exchange.subject.as_ref();
    let below = subject.map(|subject| subject.rest.join("/"));
    Some(match (endpoint.verb, made, below.as_deref()) {
        (Verb::Post, Some(tag @ ("analysis" | "private_analysis")), None) => match &endpoint.body {
            Body::Multipart(_) => upload(exchange, world, tag),
            _ => submit(exchange, world, tag),
        },
        (Verb::Post, Some(tag @ ("analysis" | "private_analysis")), Some("analyse")) => {
            let key =
                subject.and_then(|subject| world.reanalyse(tag, subject.key.clone(), exchange.now));
            started(exchange, key)
        }
        (Verb::Post, Some("comment"), Some("comments")) => add_comment(exchange, world),
        (Verb::Post, Some("vote"), Some("votes")) => add_vote(exchange, world),
        (Verb::Post, _, Some("vote")) => vote_on_comment(exchange, world),
        (Verb::Post, Some(tag), None) => make(exchange, world, tag),
        (Verb::Patch | Verb::Put, Some(_), Some("")) => change(exchange, world),
        (Verb::Delete, _, Some("")) => {
            let key = exchange.exact()?.clone();
            world.remove(key);
            Ok(Reply::json(&json!({})))
        }
        (Verb::Post, None, Some(_)) if matches!(endpoint.answer, Answer::Collection(_)) => {
            echo(exchange)
        }
        _ => return None,
    })
}

/// A file in a form.
fn upload(exchange: &Exchange<'_>, world: &mut World, tag: &str) -> Result<Reply, Failure> {
    let request = exchange.request;
    let direct = !request.path.starts_with(crate::world::tickets::UPLOAD_PATH);
    if direct && request.body.len() > LARGEST_DIRECT_UPLOAD {
        return Err(Failure::too_large(format!(
            "the body has {} bytes; more than {LARGEST_DIRECT_UPLOAD} go to the URL from `/files/upload_url`",
            request.body.len()
        )));
    }
    let part = request
        .part("file")
        .ok_or_else(|| Failure::bad_request("the form has no part `file`"))?;
    let upload = Upload {
        facts: Facts::of(&part.bytes),
        name: part.file_name.clone().unwrap_or_else(|| "file".to_owned()),
        content: part.bytes.clone(),
    };
    let item = if tag.starts_with("private") {
        "private_file"
    } else {
        "file"
    };
    let key = world.analyse_upload(tag, item, upload, exchange.now);
    started(exchange, key)
}

/// A URL in a form.
fn submit(exchange: &Exchange<'_>, world: &mut World, tag: &str) -> Result<Reply, Failure> {
    let part = exchange
        .request
        .part("url")
        .map(crate::received::Part::text);
    let mut form = form_urlencoded::parse(&exchange.request.body);
    let given = part.or_else(|| {
        form.find(|pair| pair.0 == "url")
            .map(|pair| pair.1.into_owned())
    });
    let given = given.ok_or_else(|| Failure::bad_request("the form has no field `url`"))?;
    let url = canonical_url(&given)
        .ok_or_else(|| Failure::invalid_argument(format!("`{given}` is not a URL")))?;
    let item = if tag.starts_with("private") {
        "private_url"
    } else {
        "url"
    };
    let key = world.analyse_url(tag, item, &url, exchange.now);
    started(exchange, key)
}

/// The descriptor of an analysis.
fn started(exchange: &Exchange<'_>, key: Option<Key>) -> Result<Reply, Failure> {
    let key = key.ok_or_else(|| Failure::bad_request("this object cannot be analysed"))?;
    let path = exchange.service.resources.path(&key.tag);
    let itself = format!("{}{path}/{}", exchange.service.base(), key.id);
    Ok(Reply::data(
        json!({ "type": key.tag, "id": key.id, "links": { "self": itself } }),
    ))
}

/// A member of `data.attributes` of the body, which has to be text.
fn attribute(exchange: &Exchange<'_>, name: &str) -> Result<String, Failure> {
    let body = exchange.request.json().unwrap_or_default();
    let text = body["data"]["attributes"][name]
        .as_str()
        .filter(|text| !text.trim().is_empty());
    text.map(str::to_owned).ok_or_else(|| {
        Failure::bad_request(format!("the body has no text at `data.attributes.{name}`"))
    })
}

fn add_comment(exchange: &Exchange<'_>, world: &mut World) -> Result<Reply, Failure> {
    let text = attribute(exchange, "text")?;
    let votes = json!({ "positive": 0, "negative": 0, "abuse": 0 });
    add(
        exchange,
        world,
        "comment",
        "comments",
        comment(&text, exchange.now, votes),
    )
}

fn add_vote(exchange: &Exchange<'_>, world: &mut World) -> Result<Reply, Failure> {
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
    for key in world.added_to(&subject, "votes") {
        if world
            .find(&key)
            .is_some_and(|vote| vote["attributes"]["verdict"] == *verdict)
        {
            return Err(Failure::already_exists(format!(
                "{} `{}` has your vote already",
                subject.tag, subject.id
            )));
        }
        world.remove(key);
    }
    add(
        exchange,
        world,
        "vote",
        "votes",
        json!({ "date": exchange.now, "verdict": verdict, "value": value }),
    )
}

fn subject<'a>(exchange: &'a Exchange<'_>) -> Result<&'a Key, Failure> {
    let subject = exchange.subject.as_ref().map(|subject| &subject.key);
    subject.ok_or_else(|| Failure::not_found("there is no object in this path"))
}

/// Adds a comment or vote to the object of the path.
fn add(
    exchange: &Exchange<'_>,
    world: &mut World,
    tag: &str,
    relationship: &str,
    attributes: Value,
) -> Result<Reply, Failure> {
    let subject = subject(exchange)?.clone();
    let ending = world.next_ending();
    let id =
        community_id(&subject, &ending).unwrap_or_else(|| format!("x-{}-{ending}", subject.id));
    let key = Key::new(tag, id);
    world.insert(key.clone(), object(tag, &key.id, attributes));
    world.add(&subject, relationship, key.clone());
    world.add(&Key::new(tag, ""), "", key.clone());
    Ok(Reply::data(show(exchange, world, &key).unwrap_or_default()))
}

fn vote_on_comment(exchange: &Exchange<'_>, world: &mut World) -> Result<Reply, Failure> {
    let key = subject(exchange)?.clone();
    let body = exchange.request.json().unwrap_or_default();
    let verdict = body["data"].as_str().unwrap_or_default();
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

/// A new object, with what the body says over what is made up.
fn make(exchange: &Exchange<'_>, world: &mut World, tag: &str) -> Result<Reply, Failure> {
    let body = exchange.request.json().unwrap_or_default();
    let mut object = world.create(tag);
    let key = Key::new(tag, object["id"].as_str().unwrap_or_default());
    if let Some(attributes) = object.get_mut("attributes") {
        merge(attributes, json!({ "creation_date": exchange.now }));
        merge(attributes, body["data"]["attributes"].clone());
    }
    world.insert(key.clone(), object);
    Ok(Reply::data(show(exchange, world, &key).unwrap_or_default()))
}

/// The object of the path with what the body says.
fn change(exchange: &Exchange<'_>, world: &mut World) -> Result<Reply, Failure> {
    let key = subject(exchange)?.clone();
    let body = exchange.request.json().unwrap_or_default();
    let mut object = world
        .find(&key)
        .ok_or_else(|| Failure::no_such(&key.tag, &key.id))?;
    if let Some(attributes) = object.get_mut("attributes") {
        merge(attributes, body["data"]["attributes"].clone());
        if let ("comment", Some(text)) = (&*key.tag, body["data"]["attributes"]["text"].as_str()) {
            let (date, votes) = (
                attributes["date"].as_u64().unwrap_or(exchange.now),
                attributes["votes"].clone(),
            );
            *attributes = comment(text, date, votes);
        }
    }
    world.insert(key.clone(), object);
    Ok(Reply::data(show(exchange, world, &key).unwrap_or_default()))
}

/// Memberships: what was added is answered.
fn echo(exchange: &Exchange<'_>) -> Result<Reply, Failure> {
    let body = exchange.request.json().unwrap_or_default();
    match &body["data"] {
        data @ Value::Array(_) => Ok(Reply::data(data.clone())),
        _ => Err(Failure::bad_request("the body has no list at `data`")),
    }
}
