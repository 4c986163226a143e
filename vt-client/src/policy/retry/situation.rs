//! What a decision is made from, and the decision.

use std::time::{Duration, SystemTime};

use crate::error::Failure;
use crate::model::quota_period::QuotaPeriod;

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
    /// The time since the first attempt began, without the time spent at quotas and in the queue of
    /// a rate limit.
    pub elapsed: Duration,
    /// How many earlier attempts failed because a quota was exceeded.
    pub quota_errors: u32,
    /// Which quota is exceeded, where that is known.
    pub quota: Option<QuotaPeriod>,
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
