//! Answers as plain data, before they are put on a connection.
//!
//! Keeping them plain is what lets a fault change one (its length, its encoding, its pace) without
//! the code that made it knowing.

use std::borrow::Cow;

use bytes::Bytes;
use http::StatusCode;
use serde_json::{Value, json};

use crate::http::blob::Blob;

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
            content_type: "application/json; charset=utf-8".into(),
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

    /// Bytes as they are.
    pub(crate) fn bytes(content_type: impl Into<Cow<'static, str>>, body: impl Into<Blob>) -> Self {
        Self {
            status: StatusCode::OK,
            content_type: content_type.into(),
            headers: Vec::new(),
            body: body.into(),
            compressible: false,
        }
    }

    /// No body, and no content type that means anything.
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

/// The documented code of an error with this status, if there is one.
pub(crate) fn error_code(status: u16) -> Option<&'static str> {
    Some(match status {
        400 => "BadRequestError",
        401 => "AuthenticationRequiredError",
        403 => "ForbiddenError",
        404 => "NotFoundError",
        409 => "AlreadyExistsError",
        424 => "FailedDependencyError",
        429 => "QuotaExceededError",
        503 => "TransientError",
        504 => "DeadlineExceededError",
        _ => return None,
    })
}

/// An answer of the documented error kinds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Failure {
    status: StatusCode,
    code: &'static str,
    message: String,
    allowed: Option<String>,
}

impl Failure {
    fn new(status: StatusCode, code: &'static str, message: impl Into<String>) -> Self {
        Self {
            status,
            code,
            message: message.into(),
            allowed: None,
        }
    }

    pub(crate) fn bad_request(message: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "BadRequestError", message)
    }

    pub(crate) fn invalid_argument(message: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "InvalidArgumentError", message)
    }

    pub(crate) fn authentication_required() -> Self {
        Self::new(
            StatusCode::UNAUTHORIZED,
            "AuthenticationRequiredError",
            "the header `x-apikey` is missing",
        )
    }

    pub(crate) fn wrong_credentials() -> Self {
        Self::new(
            StatusCode::UNAUTHORIZED,
            "WrongCredentialsError",
            "the API key is wrong",
        )
    }

    pub(crate) fn forbidden(message: impl Into<String>) -> Self {
        Self::new(StatusCode::FORBIDDEN, "ForbiddenError", message)
    }

    pub(crate) fn not_found(message: impl Into<String>) -> Self {
        Self::new(StatusCode::NOT_FOUND, "NotFoundError", message)
    }

    /// The error of an object that does not exist.
    pub(crate) fn no_such(tag: &str, id: &str) -> Self {
        Self::not_found(format!("{tag} `{id}` not found"))
    }

    pub(crate) fn wrong_verb(verb: &str, path: &str, allowed: String) -> Self {
        let mut failure = Self::new(
            StatusCode::METHOD_NOT_ALLOWED,
            "BadRequestError",
            format!("`{verb}` is not allowed on `{path}`, only {allowed}"),
        );
        failure.allowed = Some(allowed);
        failure
    }

    /// The service that this one stands before cannot be asked.
    pub(crate) fn unavailable(message: impl Into<String>) -> Self {
        Self::new(StatusCode::SERVICE_UNAVAILABLE, "TransientError", message)
    }

    pub(crate) fn already_exists(message: impl Into<String>) -> Self {
        Self::new(StatusCode::CONFLICT, "AlreadyExistsError", message)
    }

    pub(crate) fn quota_exceeded(message: impl Into<String>) -> Self {
        Self::new(StatusCode::TOO_MANY_REQUESTS, "QuotaExceededError", message)
    }

    pub(crate) fn not_available_yet(message: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "NotAvailableYet", message)
    }

    pub(crate) fn too_large(message: impl Into<String>) -> Self {
        Self::new(StatusCode::PAYLOAD_TOO_LARGE, "BadRequestError", message)
    }
}

impl From<Failure> for Reply {
    fn from(failure: Failure) -> Self {
        let mut reply =
            Reply::json(&json!({ "error": { "code": failure.code, "message": failure.message } }));
        reply.status = failure.status;
        if let Some(allowed) = failure.allowed {
            reply = reply.with_header("allow", allowed);
        }
        reply
    }
}
