//! Requests as they are kept for tests to look at.

use std::fmt;

use bytes::Bytes;
use memchr::memmem;
use serde_json::Value;

use crate::base::digest::Facts;
use crate::http::blob::Blob;
use crate::http::headers::REDACTED;
use crate::routing::pattern;

/// Which of the two listeners a request came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Origin {
    /// The API.
    Api,
    /// The other host, where downloads and signed URLs lead.
    Second,
}

/// One request. `[redacted]` stands in place of the API key.
#[derive(Clone)]
#[non_exhaustive]
pub struct Received {
    /// Where it arrived.
    pub origin: Origin,
    /// The HTTP verb, `GET`.
    pub method: String,
    /// The path as it was sent, percent-encoded: `/api/v3/files/275a…`.
    pub path: String,
    /// Path and query as they were sent.
    pub target: String,
    /// The query's names and values, decoded, in order.
    pub query: Vec<(String, String)>,
    /// Header names in lower case, and values, in order.
    pub headers: Vec<(String, String)>,
    /// Whether there was an API key.
    pub has_key: bool,
    /// The body without its transfer encoding; of a form of more than 1 MiB, the beginning.
    pub body: Bytes,
    /// How many bytes the body had.
    pub body_size: u64,
    /// The parts, if the body is well-formed `multipart/form-data`.
    pub parts: Vec<Part>,
    /// The row of the table that answers, `files.comments`; `None` if no row does.
    pub endpoint: Option<String>,
    /// That row's path template, `/files/{id}/comments`.
    pub template: Option<String>,
    /// The fault that struck it, as [`Builder::faults`](crate::Builder::faults) writes it:
    /// `reset-body`.
    pub fault: Option<String>,
    /// What must not be kept; it is in the body until [`Received::redact`].
    pub(crate) secrets: Vec<String>,
}

impl Received {
    /// Takes the key and the password out of the body and its parts.
    pub(crate) fn redact(&mut self) {
        for secret in std::mem::take(&mut self.secrets) {
            let parts = self
                .parts
                .iter_mut()
                .map(|part| (&mut part.bytes, part.size));
            for (bytes, size) in parts.chain([(&mut self.body, self.body_size)]) {
                if (bytes.len() as u64) < size {
                    // A piece of the secret may stand where the beginning ends.
                    bytes.truncate(bytes.len().saturating_sub(secret.len() - 1));
                }
                if let Some(redacted) = without(bytes, secret.as_bytes()) {
                    *bytes = redacted.into();
                }
            }
        }
    }

    /// The value of the first header of this name, in any case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|header| header.0.eq_ignore_ascii_case(name))
            .map(|header| &*header.1)
    }

    /// The first value of a query parameter, decoded.
    pub fn query_value(&self, name: &str) -> Option<&str> {
        self.query
            .iter()
            .find(|pair| pair.0 == name)
            .map(|pair| &*pair.1)
    }

    /// The body as JSON, if it is.
    pub fn json(&self) -> Option<Value> {
        serde_json::from_slice(&self.body).ok()
    }

    /// The multipart part of this name.
    pub fn part(&self, name: &str) -> Option<&Part> {
        self.parts.iter().find(|part| part.name == name)
    }

    /// Whether this is the request that `pattern` names: a verb and a path, with the query only if
    /// the query matters. `{}` (or any `{name}`) in place of a segment stands for any one segment,
    /// `*` in place of the verb or of the whole path for any.
    pub fn matches(&self, pattern: &str) -> bool {
        pattern::matches(pattern, &self.method, &self.target)
    }
}

/// The bytes without a secret, if it is in them.
fn without(bytes: &[u8], secret: &[u8]) -> Option<Vec<u8>> {
    let mut redacted = Vec::new();
    let mut kept = 0;
    for at in memmem::find_iter(bytes, secret) {
        redacted.extend_from_slice(&bytes[kept..at]);
        redacted.extend_from_slice(REDACTED.as_bytes());
        kept = at + secret.len();
    }
    (kept > 0).then(|| {
        redacted.extend_from_slice(&bytes[kept..]);
        redacted
    })
}

/// A line as in an access log: bodies are named by their size.
impl fmt::Display for Received {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {}", self.method, self.target)?;
        if self.origin == Origin::Second {
            formatter.write_str(" (second origin)")?;
        }
        if self.body_size > 0 {
            write!(formatter, " ({} bytes)", self.body_size)?;
        }
        if let Some(fault) = &self.fault {
            write!(formatter, " [fault: {fault}]")?;
        }
        Ok(())
    }
}

impl fmt::Debug for Received {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Received")
            .field("origin", &self.origin)
            .field("request", &format_args!("{} {}", self.method, self.target))
            .field("headers", &self.headers)
            .field("has_key", &self.has_key)
            .field("body_bytes", &self.body_size)
            .field("parts", &self.parts)
            .field("endpoint", &self.endpoint)
            .field("fault", &self.fault)
            .finish()
    }
}

/// One part of a multipart body.
#[derive(Clone)]
#[non_exhaustive]
pub struct Part {
    /// Its name, `file`.
    pub name: String,
    /// The file name in its Content-Disposition.
    pub file_name: Option<String>,
    /// Its content type.
    pub content_type: Option<String>,
    /// Its content; of a large one, the beginning: all parts of a request keep 1 MiB together.
    pub bytes: Bytes,
    /// How many bytes its content had.
    pub size: u64,
    /// All of its content.
    pub(crate) content: Blob,
    pub(crate) facts: Facts,
}

impl Part {
    /// The content as text; bytes that are not UTF-8 are replaced.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }
}

impl fmt::Debug for Part {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Part")
            .field("name", &self.name)
            .field("file_name", &self.file_name)
            .field("content_type", &self.content_type)
            .field("bytes", &self.size)
            .finish()
    }
}
