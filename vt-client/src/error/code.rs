//! What the service says that went wrong: its error codes.

use std::fmt;

/// The service's error codes; one that is not documented is kept as it came.
///
/// A code is recognised with and without the suffix `Error`, since the service uses both forms
/// of some. Source: <https://docs.virustotal.com/reference/errors>.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorCode {
    /// 400: the request is malformed.
    BadRequest,
    /// 400: an argument is wrong.
    InvalidArgument,
    /// 400: the resource will exist later.
    NotAvailableYet,
    /// 400: a content search is not selective enough.
    UnselectiveContentQuery,
    /// 400: a content search is not supported.
    UnsupportedContentQuery,
    /// 401: there was no key.
    AuthenticationRequired,
    /// 401: the account is not active.
    UserNotActive,
    /// 401: the key is wrong.
    WrongCredentials,
    /// 403: not allowed.
    Forbidden,
    /// 404: not found.
    NotFound,
    /// 409: it exists already.
    AlreadyExists,
    /// 424: a request that this one depended on failed.
    FailedDependency,
    /// 429: a quota (of the minute, day or month) is exceeded.
    QuotaExceeded,
    /// 429: too many requests.
    TooManyRequests,
    /// 503: a repeat may work.
    Transient,
    /// 504: it took too long.
    DeadlineExceeded,
    /// A code that is not documented.
    Unknown(Box<str>),
}

impl ErrorCode {
    /// The documented spelling, `NotFoundError`; an unknown code as it came.
    pub fn as_str(&self) -> &str {
        match self {
            Self::BadRequest => "BadRequestError",
            Self::InvalidArgument => "InvalidArgumentError",
            Self::NotAvailableYet => "NotAvailableYet",
            Self::UnselectiveContentQuery => "UnselectiveContentQueryError",
            Self::UnsupportedContentQuery => "UnsupportedContentQueryError",
            Self::AuthenticationRequired => "AuthenticationRequiredError",
            Self::UserNotActive => "UserNotActiveError",
            Self::WrongCredentials => "WrongCredentialsError",
            Self::Forbidden => "ForbiddenError",
            Self::NotFound => "NotFoundError",
            Self::AlreadyExists => "AlreadyExistsError",
            Self::FailedDependency => "FailedDependencyError",
            Self::QuotaExceeded => "QuotaExceededError",
            Self::TooManyRequests => "TooManyRequestsError",
            Self::Transient => "TransientError",
            Self::DeadlineExceeded => "DeadlineExceededError",
            Self::Unknown(code) => code,
        }
    }
}

impl From<&str> for ErrorCode {
    fn from(code: &str) -> Self {
        match code.strip_suffix("Error").unwrap_or(code) {
            "BadRequest" => Self::BadRequest,
            "InvalidArgument" => Self::InvalidArgument,
            "NotAvailableYet" => Self::NotAvailableYet,
            "UnselectiveContentQuery" => Self::UnselectiveContentQuery,
            "UnsupportedContentQuery" => Self::UnsupportedContentQuery,
            "AuthenticationRequired" => Self::AuthenticationRequired,
            "UserNotActive" => Self::UserNotActive,
            "WrongCredentials" => Self::WrongCredentials,
            "Forbidden" => Self::Forbidden,
            "NotFound" => Self::NotFound,
            "AlreadyExists" => Self::AlreadyExists,
            "FailedDependency" => Self::FailedDependency,
            "QuotaExceeded" => Self::QuotaExceeded,
            "TooManyRequests" => Self::TooManyRequests,
            "Transient" => Self::Transient,
            "DeadlineExceeded" => Self::DeadlineExceeded,
            _ => Self::Unknown(code.into()),
        }
    }
}

impl fmt::Display for ErrorCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}
