//! One request as plain data: what generated code fills in and the transport sends. No I/O.

use std::borrow::Cow;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderName, HeaderValue};
use url::Url;
use vt_table::Verb;

use crate::policy::retry::RetryPolicy;
use crate::wire::encode::{self, SegmentError};
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
    pub(crate) raw_query: Option<String>,
    pub(crate) headers: Vec<(HeaderName, HeaderValue)>,
    pub(crate) payload: Payload,
    pub(crate) expects: Expects,
    pub(crate) idempotent: bool,
    /// That of a POST which only asks may be a redirect to another host, where a GET fetches it.
    pub(crate) follows_see_other: bool,
    /// Whether the API key is sent.
    pub(crate) authenticated: bool,
    /// A limit for this call alone, in place of the client's.
    pub(crate) timeout: Option<Duration>,
    /// A policy for this call alone, in place of the client's.
    pub(crate) retry: Option<RetryPolicy>,
    /// Where it is sent instead of below the base URL.
    pub(crate) elsewhere: Option<Elsewhere>,
    /// What of the answer is still missing, when a part of it came before.
    pub(crate) resume_from: Option<ResumeFrom>,
}

impl Call {
    /// A call of this verb and path, which is encoded. It has neither query nor body, carries the
    /// key, and answers a document.
    pub(crate) fn new(
        name: impl Into<Cow<'static, str>>,
        verb: Verb,
        path: impl Into<String>,
    ) -> Self {
        let path = path.into();
        Self {
            name: name.into(),
            verb,
            template: path.clone().into(),
            path,
            root: None,
            query: Vec::new(),
            raw_query: None,
            headers: Vec::new(),
            payload: Payload::Empty,
            expects: Expects::Document,
            idempotent: matches!(verb, Verb::Get | Verb::Put | Verb::Delete),
            follows_see_other: false,
            authenticated: true,
            timeout: None,
            retry: None,
            elsewhere: None,
            resume_from: None,
        }
    }

    /// Asks once for the quotas of a user.
    pub(crate) fn overall_quotas(user: &str) -> Result<Self, SegmentError> {
        let template = "/users/{id}/overall_quotas";
        let path = template.replace("{id}", &encode::segment(user)?);
        Ok(Self {
            template: template.into(),
            retry: Some(RetryPolicy::none()),
            ..Self::new("users.overall_quotas", Verb::Get, path)
        })
    }

    /// The GET that fetches the answer where a redirect leads.
    pub(crate) fn into_fetch(self) -> Self {
        Self {
            verb: Verb::Get,
            payload: Payload::Empty,
            follows_see_other: false,
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
pub(crate) struct ResumeFrom {
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
