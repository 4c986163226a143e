//! The answer to one request, read whole.

use std::borrow::Cow;
use std::fmt;

use bytes::Bytes;
use http::HeaderMap;

use crate::retry::Spent;

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
