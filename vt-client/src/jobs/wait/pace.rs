//! When to look again: decided from what the looks gave, without a clock of its own.

use std::time::Duration;

use crate::client::Client;
use crate::error::Error;
use crate::json::timestamp::MINUTE;

/// Longer than anybody waits, and short enough to be added to any time.
const LONGEST: Duration = Duration::from_secs(30 * 365 * 24 * 60 * 60);

const A_MINUTE: Duration = Duration::from_secs(MINUTE);

/// Once a quota was exceeded, looks do not come more often: others use the key, too.
const GENTLE: Duration = Duration::from_secs(20);

/// A quota that stays exceeded for so long is not the minute's.
const NOT_THE_MINUTES: Duration = Duration::from_secs(120);

/// How often and how long something is looked at.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pace {
    pub(crate) first: Duration,
    pub(crate) longest: Duration,
    pub(crate) deadline: Duration,
    /// How long what was just made may be unknown to the service.
    pub(crate) unknown: Duration,
}

/// A look costs one request, and a public key has four in a minute: with what comes before the
/// first look and after the last, these intervals take no more.
impl Default for Pace {
    fn default() -> Self {
        Self {
            first: Duration::from_secs(15),
            longest: Duration::from_secs(30),
            deadline: Duration::from_secs(30 * 60),
            unknown: Duration::from_secs(30),
        }
    }
}

impl Pace {
    /// The usual pace, slower where the client's own rate limit is lower than that of a public key.
    pub(crate) fn of(client: &Client) -> Self {
        let usual = Self::default();
        let per_minute = client
            .transport()
            .limiter()
            .and_then(|limiter| limiter.per_minute());
        let share = per_minute.map_or(Duration::ZERO, |requests| {
            A_MINUTE / u32::try_from(requests).unwrap_or(u32::MAX).max(1)
        });
        Self {
            first: usual.first.max(share),
            longest: usual.longest.max(share),
            ..usual
        }
    }

    /// The pace where the item's report was asked for, too: that is one look less in the first
    /// minute.
    pub(crate) fn after_a_report(self) -> Self {
        let first = self.first.saturating_mul(2);
        Self { first, ..self }
    }

    pub(crate) fn set_deadline(&mut self, limit: Duration) {
        self.deadline = limit.min(LONGEST);
    }

    pub(crate) fn set_intervals(&mut self, first: Duration, longest: Duration) {
        self.first = first.min(LONGEST);
        self.longest = longest.max(first).min(LONGEST);
    }

    /// The interval after this one.
    fn next(&self, interval: Duration) -> Duration {
        (interval.saturating_mul(3) / 2).min(self.longest.max(interval))
    }
}

/// The pauses of one wait.
pub(crate) struct Pauses {
    pace: Pace,
    interval: Duration,
    /// Since when a quota has been exceeded, as time after the start.
    exceeded_since: Option<Duration>,
}

impl Pauses {
    pub(crate) fn new(pace: Pace) -> Self {
        Self {
            interval: pace.first,
            pace,
            exceeded_since: None,
        }
    }

    /// The next interval.
    pub(crate) fn usual(&mut self) -> Duration {
        let interval = self.interval;
        self.interval = self.pace.next(interval);
        interval
    }

    /// The pause after a look that failed, this long after the start; `None` if no further look
    /// would help.
    pub(crate) fn after(&mut self, error: &Error, elapsed: Duration) -> Option<Duration> {
        let usual = self.usual();
        let asked = retry_after(error);
        if let Error::LimitReached(limit) = error {
            return Some(usual.max(limit.resets_in));
        }
        if error.is_quota_exceeded() {
            self.interval = self.interval.max(GENTLE);
            let held_back = error.spent().waited;
            let since = *self
                .exceeded_since
                .get_or_insert(elapsed.saturating_sub(held_back));
            return match asked {
                Some(asked) => Some(usual.max(asked)),
                // Which quota it is the service does not say.
                None if elapsed.saturating_sub(since) >= NOT_THE_MINUTES => None,
                None => Some(usual.max(A_MINUTE)),
            };
        }
        let is_new = error.is_not_found() && elapsed < self.pace.unknown;
        (error.is_retryable() || is_new).then(|| usual.max(asked.unwrap_or_default()))
    }

    /// A look was answered.
    pub(crate) fn answered(&mut self) -> Duration {
        self.exceeded_since = None;
        self.usual()
    }
}

fn retry_after(error: &Error) -> Option<Duration> {
    match error {
        Error::Api(error) => error.retry_after,
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn intervals_grow_by_half_up_to_the_longest() {
        let mut pauses = Pauses::new(Pace::default());
        let seconds: Vec<f32> = (0..4).map(|_| pauses.usual().as_secs_f32()).collect();
        assert_eq!(seconds, [15.0, 22.5, 30.0, 30.0]);
    }

    /// Whoever has a reason to wait for years does, and no time is longer than a clock can show.
    #[test]
    fn times_are_kept_up_to_years() {
        let years = Duration::from_secs(10 * 365 * 24 * 60 * 60);
        let mut pace = Pace::default();
        pace.set_deadline(years);
        pace.set_intervals(years, years);
        assert_eq!([pace.deadline, pace.first, pace.longest], [years; 3]);
        pace.set_deadline(Duration::MAX);
        pace.set_intervals(Duration::MAX, Duration::MAX);
        for time in [pace.deadline, pace.first, pace.longest] {
            assert!(std::time::Instant::now().checked_add(time).is_some());
        }
    }

    #[test]
    fn a_lower_limit_of_our_own_makes_it_slower() {
        let pace = |limit| {
            let client = Client::builder().api_key("0123456789abcdef");
            Pace::of(&client.rate_limit(limit).build().unwrap())
        };
        let limit = crate::policy::limit::RateLimit::new();
        for (requests, first, longest) in [(1, 60, 60), (3, 20, 30), (4, 15, 30), (1000, 15, 30)] {
            let pace = pace(limit.clone().per_minute(requests));
            assert_eq!(pace.first, Duration::from_secs(first));
            assert_eq!(pace.longest, Duration::from_secs(longest));
        }
        assert_eq!(pace(limit.per_day(5)).first, Duration::from_secs(15));
    }
}
