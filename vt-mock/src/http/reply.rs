//! Answers as plain data, before they are put on a connection.
//!
//! Keeping them plain is what lets a fault change one (its length, its encoding, its pace) without
//! the code that made it knowing.

use std::borrow::Cow;

use bytes::Bytes;
use http::StatusCode;
use serde_json::Value;

use super::blob::Blob;

/// The content type of documents.
pub(crate) const JSON: &str = "application/json; charset=utf-8";

/// A complete answer.
#[derive(Clone, Debug)]
pub(crate) struct Reply {
    pub(crate) status: StatusCode,
    pub(crate) content_type: Cow<'static, str>,
    /// Headers beyond the content's type, length and encoding.
    pub(crate) headers: Vec<(Cow<'static, str>, String)>,
    pub(crate) body: Blob,
    /// Whether the body is gzipped for a client that asks: documents are, downloads are not.
    pub(crate) compressible: bool,
}

impl Reply {
    /// A document.
    pub(crate) fn json(value: &Value) -> Self {
        Self::json_text(value.to_string())
    }

    /// A document that is JSON text already.
    pub(crate) fn json_text(text: impl Into<Bytes>) -> Self {
        Self {
            status: StatusCode::OK,
            content_type: JSON.into(),
            headers: Vec::new(),
            body: Blob::Memory(text.into()),
            compressible: true,
        }
    }

    /// `{"data": value}`.
    pub(crate) fn data(value: Value) -> Self {
        // `json!` would copy the value.
        Self::json_text(format!("{{\"data\":{value}}}"))
    }

    /// Bytes of this content type.
    pub(crate) fn bytes(content_type: impl Into<Cow<'static, str>>, body: impl Into<Blob>) -> Self {
        Self {
            status: StatusCode::OK,
            content_type: content_type.into(),
            headers: Vec::new(),
            body: body.into(),
            compressible: false,
        }
    }

    /// No body, and a content type that means nothing.
    pub(crate) fn empty() -> Self {
        Self::bytes("application/octet-stream", Bytes::new())
    }

    /// 302 to another place.
    pub(crate) fn redirect(location: String) -> Self {
        let mut reply = Self::bytes("text/html; charset=utf-8", Bytes::new());
        reply.status = StatusCode::FOUND;
        reply.with_header("location", location)
    }

    pub(crate) fn with_header(mut self, name: impl Into<Cow<'static, str>>, value: String) -> Self {
        self.headers.push((name.into(), value));
        self
    }
}
