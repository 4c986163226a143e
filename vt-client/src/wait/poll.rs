//! Looks at something in growing intervals until it is done.

use std::future::IntoFuture;
use std::time::Duration;

use tokio::time::{Instant, sleep_until, timeout_at};

use crate::error::{Error, Waiting};
use crate::retry::Spent;

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
    /// The interval after this one.
    fn next(&self, interval: Duration) -> Duration {
        interval.saturating_mul(3).div_f32(2.0).min(self.longest)
    }
}

/// Looks until it is done; right at the start, unless it was just made.
///
/// # Errors
///
/// At the deadline, that of the last look, or [`Error::Timeout`] if it did not fail; at once, a failure that does not pass.
pub(crate) async fn until<T, R>(
    pace: &Pace,
    what: Waiting,
    just_made: bool,
    mut look: impl FnMut() -> R,
    mut done: impl FnMut(&T) -> Result<bool, Error>,
) -> Result<T, Error>
where
    R: IntoFuture<Output = Result<T, Error>>,
{
    let late = || Error::Timeout {
        what,
        after: pace.deadline,
        spent: Spent::default(),
    };
    let start = Instant::now();
    let end = start.checked_add(pace.deadline).ok_or_else(late)?;
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
            Ok(Err(error)) if error.is_retryable() => Some(error),
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

fn retry_after(error: &Error) -> Option<Duration> {
    match error {
        Error::Api(error) => error.retry_after,
        _ => None,
    }
}
