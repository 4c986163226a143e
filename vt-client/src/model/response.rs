//! The answer to one request, read whole.

use std::borrow::Cow;
use std::fmt;

use bytes::Bytes;
use http::HeaderMap;
use http::header::CONTENT_TYPE;

use crate::model::spent::Spent;

/// Status, headers and body of an answer, as they came (a compressed body is decompressed).
///
/// Errors of the API carry one too. `Debug` shows status and size only, since a body may hold
/// what should not be logged.
#[derive(Clone)]
pub struct Response {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    pub(crate) spent: Spent,
}

impl Response {
    /// The HTTP status, `200`.
    pub fn status(&self) -> u16 {
        self.status
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The body.
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// How often the request was sent until this answer came, and how long it was held back.
    pub fn spent(&self) -> Spent {
        self.spent
    }

    /// What came, in words, where it does not even begin as JSON: `` `200 OK` with a page of
    /// text/html ``.
    pub fn unlike_json(&self) -> Option<String> {
        let what = self.body_unlike_json()?;
        let reason = http::StatusCode::from_u16(self.status).ok();
        let reason = reason.and_then(|status| status.canonical_reason());
        let status = self.status;
        Some(match reason {
            Some(reason) => format!("`{status} {reason}` with {what}"),
            None => format!("`{status}` with {what}"),
        })
    }

    /// What the body is where it does not even begin as JSON.
    pub(crate) fn body_unlike_json(&self) -> Option<String> {
        let media_type = self.media_type();
        let media_type = media_type.filter(|media_type| !media_type.contains("json"));
        let Some(first) = self.body.trim_ascii_start().first() else {
            return Some("an empty body".to_owned());
        };
        match first {
            b'<' => Some(format!("a page of {}", media_type.unwrap_or("HTML"))),
            b'{' | b'[' | b'"' => None,
            _ => media_type.map(str::to_owned),
        }
    }

    /// The body's media type, as far as it can be shown.
    fn media_type(&self) -> Option<&str> {
        let value = self.headers.get(CONTENT_TYPE)?.to_str().ok()?;
        let media_type = value.split(';').next()?.trim();
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/+-._".contains(&byte);
        let is_shown = (1..=60).contains(&media_type.len()) && media_type.bytes().all(is_plain);
        is_shown.then_some(media_type)
    }

    /// The body as text; bytes that are not UTF-8 become `�`.
    pub fn text(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(&self.body)
    }
}

impl fmt::Debug for Response {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Response")
            .field("status", &self.status)
            .field("bytes", &self.body.len())
            .finish()
    }
}
