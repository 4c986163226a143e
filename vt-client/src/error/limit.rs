//! What a request gets that is not sent because of the client's own limit.

use std::time::Duration;

use crate::model::quota_period::QuotaPeriod;

/// The client's own [rate limit](crate::RateLimit) is used up for longer than the [retry
/// policy](crate::retry::RetryPolicy::at_quota) waits. Nothing was sent: where it is a
/// repeat that is not allowed, the error is that of the attempt before.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_to_wait_is_told_in_minutes_that_are_begun() {
        for (seconds, shown) in [
            (1, "1 min"),
            (60, "1 min"),
            (61, "2 min"),
            (59 * 60 + 1, "1 h 0 min"),
            (11 * 3600 + 1, "11 h 1 min"),
            (25 * 3600, "25 h 0 min"),
        ] {
            let reached = LimitReached {
                period: QuotaPeriod::Day,
                allowed: 500,
                resets_in: Duration::from_secs(seconds),
            };
            assert_eq!(
                reached.to_string(),
                format!(
                    "the client's own limit of 500 requests per day is used up; it allows the next in {shown}"
                )
            );
        }
    }
}
