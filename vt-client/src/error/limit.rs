//! What a request gets that is not sent because of the client's own limit.

use std::time::Duration;

use crate::model::quota_period::QuotaPeriod;

/// The client's own [rate limit](crate::RateLimit) is used up for longer than the
/// [retry policy](crate::policy::retry::RetryPolicy::at_quota) waits. Nothing was sent: where it is a repeat that is not allowed, the error is
/// that of the attempt before.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "the client's own limit of {allowed} requests per {period} is used up; it allows the next in {}",
    shown(*.resets_in)
)]
#[non_exhaustive]
pub struct LimitReached {
    /// What the limit is counted over.
    pub period: QuotaPeriod,
    /// How many requests it allows.
    pub allowed: u64,
    /// When it allows the next one.
    pub resets_in: Duration,
}

fn shown(time: Duration) -> String {
    let minutes = time.as_secs().div_ceil(60);
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}
