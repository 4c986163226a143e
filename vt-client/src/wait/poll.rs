//! Looks at something in growing intervals until it is done.

use std::future::IntoFuture;
use std::time::Duration;

use tokio::time::{Instant, sleep_until, timeout_at};

use crate::error::{Error, Waiting};
use crate::retry::{Failure, Spent};
use crate::transport::on_runtime;

/// Longer than anybody waits, and short enough to be added to any time.
const LONGEST: Duration = Duration::from_secs(30 * 365 * 24 * 60 * 60);

/// How often and how long something is looked at.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pace {
    pub(crate) first: Duration,
    pub(crate) longest: Duration,
    pub(crate) deadline: Duration,
    /// How long what was just made may be unknown to the service.
    pub(crate) unknown: Duration,
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            first: Duration::from_secs(5),
            longest: Duration::from_secs(30),
            deadline: Duration::from_secs(30 * 60),
            unknown: Duration::from_secs(30),
        }
    }
}

impl Pace {
    pub(crate) fn set_deadline(&mut self, limit: Duration) {
        self.deadline = limit.min(LONGEST);
    }

    pub(crate) fn set_intervals(&mut self, first: Duration, longest: Duration) {
        self.first = first.min(LONGEST);
        self.longest = longest.max(first).min(LONGEST);
    }

    /// The end of what begins now.
    pub(crate) fn end(&self) -> Instant {
        Instant::now() + self.deadline
    }

    /// The interval after this one.
    fn next(&self, interval: Duration) -> Duration {
        (interval.saturating_mul(3) / 2).min(self.longest)
    }
}

/// Looks until it is done; right at the start, unless it was just made.
///
/// # Errors
///
/// At the end, that of the last look, or [`Error::Timeout`] if it did not fail; at once, a failure that does not pass.
pub(crate) async fn until<T, R>(
    pace: &Pace,
    end: Instant,
    what: Waiting,
    just_made: bool,
    mut look: impl FnMut() -> R,
    mut done: impl FnMut(&T) -> Result<bool, Error>,
) -> Result<T, Error>
where
    R: IntoFuture<Output = Result<T, Error>>,
{
    on_runtime()?;
    let late = || Error::Timeout {
        what,
        after: pace.deadline,
        spent: Spent::default(),
    };
    let start = Instant::now();
    let mut interval = pace.first;
    if just_made {
        sleep_until((start + interval).min(end)).await;
        interval = pace.next(interval);
    }
    loop {
        let failure = match timeout_at(end, look().into_future()).await {
            Err(_) => return Err(late()),
            Ok(Ok(value)) => {
                if done(&value)? {
                    return Ok(value);
                }
                None
            }
            Ok(Err(error)) if passes(&error) => Some(error),
            Ok(Err(error)) if error.is_not_found() && start.elapsed() < pace.unknown => Some(error),
            Ok(Err(error)) => return Err(error),
        };
        let asked = failure.as_ref().and_then(retry_after).unwrap_or_default();
        let next = Instant::now().checked_add(interval.max(asked));
        match next.filter(|next| *next < end) {
            Some(next) => sleep_until(next).await,
            None => return Err(failure.unwrap_or_else(late)),
        }
        interval = pace.next(interval);
    }
}

/// A quota does not pass here: whoever wants it to be waited for says so in the policy of the request, which has waited by now.
fn passes(error: &Error) -> bool {
    let is_quota =
        matches!(error, Error::LimitReached(_)) || Failure::of(error).is_quota_exceeded();
    error.is_retryable() && !is_quota
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

    /// The service's answer where there is nothing.
    fn not_found() -> Error {
        use crate::error::{ApiError, ErrorCode};
        Error::Api(Box::new(ApiError {
            status: 404,
            code: Some(ErrorCode::NotFound),
            message: "no such analysis".into(),
            retry_after: None,
            response: crate::Response {
                spent: Spent::default(),
                status: 404,
                headers: http::HeaderMap::new(),
                body: bytes::Bytes::new(),
            },
        }))
    }

    const fn millis(count: u64) -> Duration {
        Duration::from_millis(count)
    }

    #[test]
    fn intervals_grow_by_half_up_to_the_longest() {
        let pace = Pace::default();
        let mut interval = pace.first;
        let mut seconds = Vec::new();
        for _ in 0..7 {
            seconds.push(interval.as_secs_f32());
            interval = pace.next(interval);
        }
        assert_eq!(seconds, [5.0, 7.5, 11.25, 16.875, 25.3125, 30.0, 30.0]);
    }

    #[tokio::test]
    async fn what_stays_unknown_is_an_error_after_the_first_seconds() {
        let pace = Pace {
            first: millis(10),
            longest: millis(10),
            unknown: millis(100),
            ..Pace::default()
        };
        let mut looks = 0;
        let look = || {
            looks += 1;
            std::future::ready(Err::<(), _>(not_found()))
        };
        let started = Instant::now();
        let error = until(&pace, pace.end(), Waiting::Analysis, false, look, |()| {
            Ok(true)
        })
        .await;
        assert!(error.unwrap_err().is_not_found());
        assert!(started.elapsed() >= millis(100));
        assert!(looks > 1, "{looks}");
    }

    #[tokio::test]
    async fn a_look_that_hangs_ends_at_the_deadline() {
        let pace = Pace {
            deadline: millis(100),
            ..Pace::default()
        };
        let look = std::future::pending::<Result<(), Error>>;
        let outcome = until(&pace, pace.end(), Waiting::Zip, false, look, |()| Ok(true)).await;
        assert!(matches!(
            outcome,
            Err(Error::Timeout {
                what: Waiting::Zip,
                ..
            })
        ));
    }

    #[tokio::test]
    async fn what_was_just_made_is_given_a_moment() {
        let pace = Pace {
            first: millis(50),
            ..Pace::default()
        };
        for just_made in [true, false] {
            let started = Instant::now();
            let look = || std::future::ready(Ok(()));
            until(&pace, pace.end(), Waiting::Zip, just_made, look, |()| {
                Ok(true)
            })
            .await
            .unwrap();
            assert_eq!(started.elapsed() >= millis(50), just_made);
        }
    }
}
