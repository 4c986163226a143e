//! Bodies that are given as text.

use serde_json::value::RawValue;
use vt_table::Body;

use crate::error::Error;
use crate::id;
use crate::wire::call::Payload;
use crate::wire::encode;

/// How much of a line an error shows around the place of the mistake, in characters.
const BEFORE: usize = 50;
const AFTER: usize = 30;

/// What a row takes, in words.
pub(super) fn described(body: &Body) -> &'static str {
    match body {
        Body::None => "no body",
        Body::Json(_) => "a JSON body",
        Body::Form(_) => "a form",
        Body::Multipart(_) => "a multipart form",
        Body::Raw(_) => "a body",
    }
}

pub(super) fn json(text: String) -> Payload {
    Payload::Bytes {
        content_type: "application/json".into(),
        bytes: text.into(),
    }
}

pub(super) fn form<N: Into<String>, V: Into<String>>(
    pairs: impl IntoIterator<Item = (N, V)>,
) -> Payload {
    let pairs: Vec<(String, String)> = pairs
        .into_iter()
        .map(|(name, value)| (name.into(), value.into()))
        .collect();
    let pairs = pairs.iter().map(|(name, value)| (&**name, &**value));
    Payload::Bytes {
        content_type: "application/x-www-form-urlencoded".into(),
        bytes: encode::query(pairs).into(),
    }
}

/// Whether this is one JSON value. The error shows the line and the place in it.
pub(super) fn check_json(text: &str) -> Result<(), Error> {
    let Err(error) = serde_json::from_str::<&RawValue>(text) else {
        return Ok(());
    };
    // serde_json counts lines from 1 and bytes of the line from 1; its message ends in them.
    let line = text.split('\n').nth(error.line().saturating_sub(1));
    let line = line.unwrap_or_default().trim_end_matches('\r');
    let at = characters_before(line, error.column());
    let message = error.to_string();
    let what = match message.rfind(" at line ") {
        Some(end) => &message[..end],
        None => &message,
    };
    Err(Error::usage(format!(
        "the body is not JSON: {what}, line {} column {}: `{}`",
        error.line(),
        at + 1,
        around(line, at)
    )))
}

/// How many characters stand before the byte of this number, counted from 1.
fn characters_before(line: &str, byte: usize) -> usize {
    line.char_indices()
        .take_while(|(start, character)| start + character.len_utf8() < byte)
        .count()
}

/// The characters of a line around this one, safe to print.
fn around(line: &str, at: usize) -> String {
    let start = at.saturating_sub(BEFORE);
    let shown: String = line.chars().skip(start).take(BEFORE + AFTER).collect();
    let before = if start > 0 { "…" } else { "" };
    let is_cut = line.chars().count() > start + BEFORE + AFTER;
    let after = if is_cut { "…" } else { "" };
    format!("{before}{}{after}", id::shown(&shown))
}
