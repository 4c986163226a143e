//! How an attempt failed, as far as it matters for a repeat.

use std::time::Duration;

use super::{Error, ErrorCode, TransportKind, Waiting};

/// How an attempt failed, as far as it matters for a repeat.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Failure {
    /// The service answered, but not with success.
    Refused {
        /// The HTTP status.
        status: u16,
        /// The service's code.
        code: Option<ErrorCode>,
        /// How long to wait, when the service said it.
        retry_after: Option<Duration>,
    },
    /// There was no connection, or it broke.
    Broken(TransportKind),
    /// A time limit was exceeded.
    TimedOut(Waiting),
    /// Anything else, which a repeat would not change.
    Lasting,
}

impl Failure {
    /// What this error means for a repeat.
    pub fn of(error: &Error) -> Self {
        match error {
            Error::Api(error) => Self::Refused {
                status: error.status,
                code: error.code.clone(),
                retry_after: error.retry_after,
            },
            Error::Transport(error) => Self::Broken(error.kind),
            Error::Timeout { what, .. } => Self::TimedOut(*what),
            Error::Unfinished(unfinished) => Self::of(&unfinished.error),
            _ => Self::Lasting,
        }
    }

    /// Whether the service said that a quota is exceeded. A 429 without a readable code counts as
    /// too many requests here: it may be a proxy's.
    pub fn is_quota_exceeded(&self) -> bool {
        matches!(self, Self::Refused { code, .. } if *code == Some(ErrorCode::QuotaExceeded))
    }

    /// How long the service asks to wait.
    pub fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Refused { retry_after, .. } => *retry_after,
            _ => None,
        }
    }

    /// Whether it says by itself that no byte of a request was sent.
    pub(crate) fn is_before_sending(&self) -> bool {
        matches!(
            self,
            Self::Broken(TransportKind::Connect | TransportKind::Proxy | TransportKind::Tls)
                | Self::TimedOut(Waiting::Connection)
        )
    }
}
