//! Errors as the API documents them.

use std::borrow::Cow;

use http::StatusCode;
use serde_json::{Value, json};

use super::reply::Reply;

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
    code: Cow<'static, str>,
    message: String,
    allowed: Option<String>,
}

impl Failure {
    pub(crate) fn new(
        status: StatusCode,
        code: impl Into<Cow<'static, str>>,
        message: impl Into<String>,
    ) -> Self {
        Self {
            status,
            code: code.into(),
            message: message.into(),
            allowed: None,
        }
    }

    /// Code and message, as they stand at `error`.
    pub(crate) fn error(&self) -> Value {
        json!({ "code": self.code, "message": self.message })
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

    /// Something that this answer needs is not available.
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
        let mut reply = Reply::json(&json!({ "error": failure.error() }));
        reply.status = failure.status;
        if let Some(allowed) = failure.allowed {
            reply = reply.with_header("allow", allowed);
        }
        reply
    }
}
