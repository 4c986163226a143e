//! Reads documents, and turns answers without success into errors that always tell the status.

use std::borrow::Cow;
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use http::HeaderMap;
use http::header::{CONTENT_ENCODING, CONTENT_LENGTH, DATE, RETRY_AFTER};

use super::failure::transport_with;
use super::idle::Clock;
use super::inflate::{Collector, Fault};
use super::send::Answer;
use crate::config::Config;
use crate::error::{ApiError, Error, ErrorCode, TransportKind};
use crate::id::hint::Hint;
use crate::json::decode::json_text;
use crate::json::raw::Json;
use crate::json::reader::JsonReader;
use crate::model::response::Response;
use crate::model::spent::Spent;
use crate::redact::excerpt;
use crate::redact::printable;

/// As much of an error's body is read.
const LONGEST_ERROR: u64 = 1024 * 1024;

/// As much of a message is shown.
const LONGEST_MESSAGE: usize = 2000;

/// As much of a body is quoted in a message.
const LONGEST_EXCERPT: usize = 160;

/// As much of a body, in bytes, is looked at for what to quote.
const LONGEST_HEAD: usize = 64 * 1024;

/// Reads a document whole.
///
/// # Errors
///
/// [`Error::Api`] if the status is not one of success, whatever is wrong with the body.
pub(super) async fn document(config: &Config, answer: Answer) -> Result<Response, Error> {
    if !answer.is_success() {
        return Err(refusal(config, answer).await);
    }
    let (response, failure) = collect(config, answer, config.max_document_size, None).await;
    match failure {
        None => Ok(response),
        Some(failure) => Err(failure),
    }
}

/// The error that an answer without success is.
pub(super) async fn refusal(config: &Config, answer: Answer) -> Error {
    // A transfer has no limit for the whole, but this is no transfer any more.
    let within = Some(config.timeouts.response);
    let (response, failure) = collect(config, answer, LONGEST_ERROR, within).await;
    let failure = failure.filter(|failure| {
        // Enough was read to say what it is.
        !matches!(failure, Error::Transport(error) if error.kind == TransportKind::TooLarge)
    });
    let (code, message) = explain(&response, failure);
    Error::Api(Box::new(ApiError {
        status: response.status,
        code,
        message: message.into(),
        retry_after: retry_after(&response.headers, SystemTime::now()),
        response,
    }))
}

/// Reads the body up to the limits of size and time: all that came, and why it is not all there is.
async fn collect(
    config: &Config,
    mut answer: Answer,
    limit: u64,
    within: Option<Duration>,
) -> (Response, Option<Error>) {
    let clock = within.map(Clock::total);
    let status = answer.status();
    let mut headers = std::mem::take(answer.response.headers_mut());
    let length = answer.response.content_length();
    let encoding = headers
        .get(CONTENT_ENCODING)
        .map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
    let mut collector = Collector::new(encoding.as_deref(), length, limit);
    let mut failure = None;
    let mut fault = None;
    loop {
        let chunk = match &clock {
            Some(clock) => clock.watch(answer.chunk(config)).await.unwrap_or_else(Err),
            None => answer.chunk(config).await,
        };
        match chunk {
            Ok(Some(chunk)) => {
                if let Err(error) = collector.push(&chunk) {
                    fault = Some(error);
                    break;
                }
            }
            Ok(None) => break,
            Err(error) => {
                failure = Some(error);
                break;
            }
        }
    }
    let (body, incomplete) = collector.finish();
    let failure = failure.or_else(|| {
        let (kind, what) = match fault.or(incomplete)? {
            Fault::TooLarge => (
                TransportKind::TooLarge,
                format!("it is larger than {limit} bytes, the most that is read into memory"),
            ),
            Fault::Broken(what) => (TransportKind::Protocol, what),
        };
        let message = format!(
            "the answer of `{}` with status {status} cannot be read: {what}",
            answer.host
        );
        let hint = (kind == TransportKind::TooLarge).then_some(Hint::DocumentTooLarge);
        Some(transport_with(
            kind,
            &answer.host,
            Some(status),
            message,
            hint,
        ))
    });
    if encoding.is_some() {
        // They are about what was on the wire, not about the body given here.
        headers.remove(CONTENT_ENCODING);
        headers.remove(CONTENT_LENGTH);
    }
    let response = Response {
        status,
        headers,
        body: Bytes::from(body),
        spent: Spent::default(),
    };
    (response, failure)
}

/// The service's code and message, or what is wrong with the body.
fn explain(response: &Response, failure: Option<Error>) -> (Option<ErrorCode>, String) {
    let json = json_text(&response.body).ok().map(Json::trusted);
    let error = json.and_then(|json| json.child("error"));
    let text =
        |value: Option<Json<'_>>| JsonReader::new(value?.text()).string().map(Cow::into_owned);
    let code = text(error.and_then(|error| error.child("code")))
        .map(|code| ErrorCode::from(printable::beginning(&code, LONGEST_EXCERPT).as_str()));
    let message = text(error.and_then(|error| error.child("message")))
        .or_else(|| text(error))
        .or_else(|| text(json.and_then(|json| json.child("message"))));
    let message = match (message, failure) {
        (Some(message), _) if code.is_some() => printable::beginning(&message, LONGEST_MESSAGE),
        (Some(message), _) => format!(
            "{} (without an error code of VirusTotal)",
            printable::beginning(&message, LONGEST_MESSAGE)
        ),
        (None, Some(failure)) => format!("its body could not be read: {}", failure.without_hint()),
        (None, None) => describe(response, code.is_some(), json.is_some()),
    };
    (code, message)
}

/// What an answer without a message is, and whether it is VirusTotal's at all.
fn describe(response: &Response, has_code: bool, is_json: bool) -> String {
    let body = response.body.trim_ascii();
    let start = String::from_utf8_lossy(&body[..body.len().min(LONGEST_HEAD)]);
    if has_code {
        return format!(
            "the answer has no error message: `{}`",
            excerpt::beginning(&start, LONGEST_EXCERPT)
        );
    }
    let what = match response.body_unlike_json() {
        Some(what) => what,
        None if is_json => "JSON without an error code".to_owned(),
        None => "what is not JSON".to_owned(),
    };
    if body.is_empty() {
        return format!("not from VirusTotal: {what}");
    }
    let quoted = excerpt::beginning(title(&start).unwrap_or(&start), LONGEST_EXCERPT);
    format!("not from VirusTotal: {what}, `{quoted}`")
}

/// The title of a page of HTML.
fn title(html: &str) -> Option<&str> {
    let lower = html.starts_with('<').then(|| html.to_ascii_lowercase())?;
    let start = lower.find("<title>")? + "<title>".len();
    let length = lower.get(start..)?.find("</title>")?;
    html.get(start..start + length).map(str::trim)
}

/// `Retry-After` in both forms. A date counts from the server's own clock, where it tells it.
fn retry_after(headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    let text = |name| headers.get(name)?.to_str().ok().map(str::trim);
    let value = text(RETRY_AFTER)?;
    if let Ok(seconds) = value.parse::<u64>() {
        // Bounded, so that adding it to a time cannot overflow.
        return Some(Duration::from_secs(seconds.min(u32::MAX.into())));
    }
    let until = httpdate::parse_http_date(value).ok()?;
    let now = text(DATE)
        .and_then(|date| httpdate::parse_http_date(date).ok())
        .unwrap_or(now);
    Some(until.duration_since(now).unwrap_or_default())
}
