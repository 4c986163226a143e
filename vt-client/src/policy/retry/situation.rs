//! What a decision is made from, and the decision.

use std::time::{Duration, SystemTime};

use crate::error::{Error, ErrorCode, TransportKind, Waiting};

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

    /// Whether the service said that a quota is exceeded. A 429 without a readable code counts as too many requests here: it may
    /// be a proxy's.
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

/// Where a request stands after an attempt has failed.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Situation {
    /// How the last attempt failed.
    pub failure: Failure,
    /// Whether sending the request twice does the same as once; from the endpoint's row.
    pub idempotent: bool,
    /// Whether the request's body can be sent again.
    pub replayable: bool,
    /// Whether anything of the request can have reached the service.
    pub may_have_arrived: bool,
    /// How often the request was sent.
    pub attempts: u32,
    /// The time since the first attempt began, without the time spent at quotas and in the queue of a rate limit.
    pub elapsed: Duration,
    /// How many earlier attempts failed because a quota was exceeded.
    pub quota_errors: u32,
    /// Which quota is exceeded, where that is known.
    pub quota: Option<crate::model::quota_period::QuotaPeriod>,
    /// The time, by the service's clock where it told it.
    pub now: SystemTime,
}

impl Situation {
    /// The first attempt of an idempotent request has failed like this, in no time.
    pub fn new(failure: Failure) -> Self {
        Self {
            may_have_arrived: !failure.is_before_sending(),
            failure,
            idempotent: true,
            replayable: true,
            attempts: 1,
            elapsed: Duration::ZERO,
            quota_errors: 0,
            quota: None,
            now: SystemTime::now(),
        }
    }
}

/// What to do after a failed attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Decision {
    /// Give the error to the caller.
    Return,
    /// Send the request again.
    Repeat {
        /// After this time.
        pause: Duration,
    },
}
