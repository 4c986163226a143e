//! What starts an analysis: uploads, submitted URLs and rescans.

use serde_json::json;

use super::{options, subject};
use crate::answer::exchange::Exchange;
use crate::http::failure::Failure;
use crate::http::reply::Reply;
use crate::routing::path::UPLOADS;
use crate::samples::object::Key;
use crate::samples::url::canonical_url;
use crate::world::{Upload, World};

/// The largest upload that needs no upload URL.
const LARGEST_DIRECT_UPLOAD: u64 = 32_000_000;

/// Refuses a body that is too large for anything but an upload URL.
pub(super) fn check_size(exchange: &Exchange<'_>) -> Result<(), Failure> {
    let request = exchange.request;
    let direct = !request.path.starts_with(UPLOADS);
    if direct && request.body_size > LARGEST_DIRECT_UPLOAD {
        return Err(Failure::too_large(format!(
            "the body has {} bytes; more than {LARGEST_DIRECT_UPLOAD} go to the URL from \
             `upload_url`",
            request.body_size
        )));
    }
    Ok(())
}

/// Analyses the file of a form.
pub(super) fn upload(
    exchange: &Exchange<'_>,
    world: &mut World,
    tag: &str,
) -> Result<Reply, Failure> {
    check_size(exchange)?;
    if tag.starts_with("private") {
        options::check(exchange)?;
    }
    let part = exchange
        .request
        .part("file")
        .ok_or_else(|| Failure::bad_request("the form has no part `file`"))?;
    let upload = Upload {
        facts: part.facts.clone(),
        name: part.file_name.clone().unwrap_or_else(|| "file".to_owned()),
        content: part.content.clone(),
    };
    let item = if tag.starts_with("private") {
        "private_file"
    } else {
        "file"
    };
    let key = world.analyse_upload(tag, item, upload, exchange.now);
    started(exchange, key)
}

/// Analyses the URL of a form.
pub(super) fn submit(
    exchange: &Exchange<'_>,
    world: &mut World,
    tag: &str,
) -> Result<Reply, Failure> {
    if tag.starts_with("private") {
        options::check(exchange)?;
    }
    let part = exchange
        .request
        .part("url")
        .map(crate::http::received::Part::text);
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

/// Analyses a known object again.
pub(super) fn again(
    exchange: &Exchange<'_>,
    world: &mut World,
    tag: &str,
) -> Result<Reply, Failure> {
    let key = subject(exchange)?.clone();
    let analysis = world.reanalyse(tag, key, exchange.now);
    started(exchange, analysis)
}

/// The descriptor of an analysis.
fn started(exchange: &Exchange<'_>, key: Option<Key>) -> Result<Reply, Failure> {
    let key = key.ok_or_else(|| Failure::bad_request("this object cannot be analysed"))?;
    let path = exchange.table.resources.path(&key.tag);
    let itself = format!("{}{path}/{}", exchange.origins.base(), key.id);
    Ok(Reply::data(
        json!({ "type": key.tag, "id": key.id, "links": { "self": itself } }),
    ))
}
