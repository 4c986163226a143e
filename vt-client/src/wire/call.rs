//! One request as plain data: what generated code fills in and the transport sends. No I/O.

use std::borrow::Cow;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderName, HeaderValue};
use url::Url;
use vt_table::Verb;

use crate::policy::retry::RetryPolicy;
use crate::wire::upload::{MultipartForm, UploadUrl};

/// A complete request, independent of any client.
#[derive(Clone, Debug)]
pub(crate) struct Call {
    /// `files.comments`, for tracing; the verb and path of a custom request have `custom`.
    pub(crate) name: Cow<'static, str>,
    pub(crate) verb: Verb,
    /// The path before its arguments were filled in, for tracing: `/files/{id}/comments`.
    pub(crate) template: Cow<'static, str>,
    /// Percent-encoded, with a leading slash, below the root: `/files/abc/comments`.
    pub(crate) path: String,
    /// Replaces the path prefix of the base URL when set.
    pub(crate) root: Option<Cow<'static, str>>,
    /// Names and values, not yet encoded, in the order they are sent.
    pub(crate) query: Vec<(Cow<'static, str>, String)>,
    /// An encoded query that is sent unchanged, in place of the other.
    pub(crate) query_as_it_is: Option<String>,
    pub(crate) headers: Vec<(HeaderName, HeaderValue)>,
    pub(crate) payload: Payload,
    pub(crate) expects: Expects,
    pub(crate) idempotent: bool,
    /// That of a POST which only asks may be a redirect to another host, where a GET fetches it.
    pub(crate) answer_may_be_elsewhere: bool,
    /// Whether the API key is sent.
    pub(crate) authenticated: bool,
    /// A limit for this call alone, in place of the client's.
    pub(crate) timeout: Option<Duration>,
    /// A policy for this call alone, in place of the client's.
    pub(crate) retry: Option<RetryPolicy>,
    /// Where it is sent instead of below the base URL.
    pub(crate) elsewhere: Option<Elsewhere>,
    /// What of the answer is still missing, when a part of it came before.
    pub(crate) rest: Option<Rest>,
}

impl Call {
    /// The GET that fetches the answer where a redirect leads.
    pub(crate) fn into_fetch(self) -> Self {
        Self {
            verb: Verb::Get,
            payload: Payload::Empty,
            answer_may_be_elsewhere: false,
            ..self
        }
    }
}

/// An address that the service gave.
#[derive(Clone, Debug)]
pub(crate) enum Elsewhere {
    /// For one upload, with the API key.
    Upload(UploadUrl),
    /// Where redirects of an earlier call led, outside of the service; without the API key.
    Redirected(Url),
}

/// The bytes from a position to the end.
#[derive(Clone, Debug)]
pub(crate) struct Rest {
    pub(crate) from: u64,
    /// `ETag` or `Last-Modified` of what came: the rest of anything else is of no use.
    pub(crate) validator: Option<HeaderValue>,
}

/// A request body.
#[derive(Clone, Debug)]
pub(crate) enum Payload {
    /// Nothing; POST, PUT and PATCH then send `Content-Length: 0`.
    Empty,
    /// Sent as it is with this content type.
    Bytes {
        content_type: Cow<'static, str>,
        bytes: Bytes,
    },
    /// Streamed with a known length.
    Multipart(MultipartForm),
}

impl Payload {
    /// Whether it can be sent again. Files are opened anew for each attempt.
    pub(crate) fn is_replayable(&self) -> bool {
        match self {
            Self::Empty | Self::Bytes { .. } => true,
            Self::Multipart(form) => form.is_replayable(),
        }
    }
}

/// What kind of answer is read, which decides on encodings, redirects and time limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Expects {
    /// A document of bounded size, read whole; gzip is asked for.
    Document,
    /// Bytes of any size, streamed as they are; identity encoding is asked for.
    Transfer,
}
