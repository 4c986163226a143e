//! Checks of a request against its row.

use std::net::IpAddr;

use vt_table::{Argument, Body, Endpoint, Parameter, Place};

use crate::base::time;
use crate::http::failure::Failure;
use crate::http::received::Received;

/// Refuses arguments that the service would refuse. `path` holds the placeholders' names and texts.
pub(crate) fn check(
    endpoint: &Endpoint,
    path: &[(String, String)],
    request: &Received,
) -> Result<(), Failure> {
    for argument in endpoint.arguments.iter() {
        let given = match &argument.place {
            Place::Path => path
                .iter()
                .find(|pair| pair.0 == argument.name)
                .map(|pair| &*pair.1),
            Place::Query(name) => Some(required(request.query_value(name), "parameter", name)?),
            Place::Header(name) => Some(required(request.header(name), "header", name)?),
        };
        if let Some(text) = given {
            kind(argument, text)?;
        }
    }
    for parameter in endpoint.query.iter() {
        range(parameter, request)?;
        value(parameter, request)?;
    }
    if endpoint.path.ends_with("/api_usage") {
        days(request)?;
    }
    body(endpoint, request)
}

fn required<'a>(given: Option<&'a str>, what: &str, name: &str) -> Result<&'a str, Failure> {
    given
        .filter(|text| !text.is_empty())
        .ok_or_else(|| Failure::invalid_argument(format!("the {what} `{name}` is required")))
}

/// Checks the text of an argument by its type's name.
fn kind(argument: &Argument, text: &str) -> Result<(), Failure> {
    let name = argument.rust_type.rsplit("::").next().unwrap_or_default();
    let hex = |lengths: &[usize]| {
        lengths.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_hexdigit())
    };
    let digits =
        |length: usize| text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    let (good, wanted) = match name {
        "FileHash" => (hex(&[32, 40, 64]), "an MD5, SHA-1 or SHA-256"),
        "Sha256" => (hex(&[64]), "a SHA-256"),
        "IpAddr" => (text.parse::<IpAddr>().is_ok(), "an IP address"),
        "UrlId" => (
            !text.is_empty()
                && text
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || b"-_+/=".contains(&byte)),
            "a URL identifier",
        ),
        "DomainName" => (
            text.len() < 254
                && !text
                    .contains(|letter: char| letter.is_whitespace() || "/?#@:".contains(letter)),
            "a domain name",
        ),
        "FeedMinute" => (digits(12), "a minute, `YYYYMMDDhhmm`"),
        "FeedHour" => (digits(10), "an hour, `YYYYMMDDhh`"),
        _ => (true, ""),
    };
    if good {
        return Ok(());
    }
    Err(Failure::invalid_argument(format!(
        "`{text}` is not {wanted}"
    )))
}

fn range(parameter: &Parameter, request: &Received) -> Result<(), Failure> {
    let Some(((low, high), text)) = parameter.range.zip(request.query_value(&parameter.name))
    else {
        return Ok(());
    };
    match text.parse::<i64>() {
        Ok(number) if (low..=high).contains(&number) => Ok(()),
        _ => Err(Failure::invalid_argument(format!(
            "`{}` must be a number from {low} to {high}, not `{text}`",
            parameter.name
        ))),
    }
}

/// Checks a parameter whose values are a closed set. Commas may separate several; `+` arrives as a
/// space where it was not escaped, and is the order that is meant when none is written.
fn value(parameter: &Parameter, request: &Received) -> Result<(), Failure> {
    let Some(text) = request.query_value(&parameter.name) else {
        return Ok(());
    };
    let is_known = |word: &str| {
        let word = word.trim();
        parameter.values.iter().any(|known| {
            *known == word || (parameter.name == "order" && known.strip_suffix('+') == Some(word))
        })
    };
    if parameter.values.is_empty() || text.split(',').all(is_known) {
        return Ok(());
    }
    Err(Failure::invalid_argument(format!(
        "`{}` must be one of {}, not `{text}`",
        parameter.name,
        parameter.values.join(", ")
    )))
}

/// How many days a report of usage covers at most.
const MOST_DAYS: u64 = 30;

/// Checks the first and the last day of a report of usage.
fn days(request: &Received) -> Result<(), Failure> {
    let day = |name: &str| {
        let text = request.query_value(name);
        text.map(|text| {
            time::day(text).ok_or_else(|| {
                Failure::invalid_argument(format!(
                    "`{name}` must be a day, `YYYYMMDD`, not `{text}`"
                ))
            })
        })
        .transpose()
    };
    match (day("start_date")?, day("end_date")?) {
        (Some(start), Some(end)) if start > end => Err(Failure::invalid_argument(
            "`start_date` must not be after `end_date`",
        )),
        (Some(start), Some(end)) if end - start > MOST_DAYS => Err(Failure::invalid_argument(
            format!("`start_date` and `end_date` must not be more than {MOST_DAYS} days apart"),
        )),
        _ => Ok(()),
    }
}

fn body(endpoint: &Endpoint, request: &Received) -> Result<(), Failure> {
    let content_type = request.header("content-type").unwrap_or_default();
    match &endpoint.body {
        Body::Json(_) if request.json().is_none() => {
            Err(Failure::bad_request("the body must be JSON"))
        }
        Body::Multipart(_) if request.parts.is_empty() => Err(Failure::bad_request(format!(
            "the body must be multipart/form-data with at least one part, its content type is \
             `{content_type}`"
        ))),
        Body::Multipart(kind) if kind == "DtmAttachments" && request.part("files").is_none() => {
            Err(Failure::bad_request("the form has no part `files`"))
        }
        _ => Ok(()),
    }
}
