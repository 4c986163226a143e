//! Looks at something until it is done.

use std::future::IntoFuture;

use tokio::time::{Instant, sleep, sleep_until, timeout_at};

use super::pace::{Pace, Pauses};
use crate::error::Error;
use crate::error::unfinished::Ongoing;
use crate::model::spent::Spent;
use crate::transport::on_runtime;

impl Pace {
    /// The end of what begins now.
    pub(crate) fn end(&self) -> Instant {
        Instant::now() + self.deadline
    }
}

/// Looks until it is done; right at the start, unless it was just made.
///
/// # Errors
///
/// At the end, that of the last look, or [`Error::Timeout`] if it did not fail; at once, a failure
/// that does not pass: as [`Error::Unfinished`], which names what goes on. What `done` says comes
/// as it is.
pub(crate) async fn until<T, R>(
    pace: &Pace,
    end: Instant,
    of: Ongoing<'_>,
    just_made: bool,
    mut look: impl FnMut() -> R,
    mut done: impl FnMut(&T) -> Result<bool, Error>,
) -> Result<T, Error>
where
    R: IntoFuture<Output = Result<T, Error>>,
{
    on_runtime()?;
    let late = || Error::Timeout {
        what: of.what,
        after: pace.deadline,
        spent: Spent::default(),
    };
    let ended = |error: Error| match error.is_not_found() && !just_made {
        // Somebody's mistake; nothing goes on.
        true => error,
        false => of.unfinished(error),
    };
    let start = Instant::now();
    let mut pauses = Pauses::new(*pace);
    if just_made {
        // Whoever waits for less than the first interval gets a look, too.
        sleep(pauses.usual().min(pace.deadline / 2)).await;
    }
    loop {
        let (pause, failure) = match timeout_at(end, look().into_future()).await {
            Err(_) => return Err(ended(late())),
            Ok(Ok(value)) => {
                if done(&value)? {
                    return Ok(value);
                }
                (Some(pauses.answered()), None)
            }
            Ok(Err(error)) => (pauses.after(&error, start.elapsed()), Some(error)),
        };
        let next = pause.and_then(|pause| Instant::now().checked_add(pause));
        let Some(next) = next.filter(|next| *next < end) else {
            return Err(ended(failure.unwrap_or_else(late)));
        };
        if let Some(failure) = failure {
            tracing::warn!(pause = ?pause.unwrap_or_default(), reason = %failure, "looking again");
        }
        sleep_until(next).await;
    }
}

#[cfg(test)]
mod tests;
