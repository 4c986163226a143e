//! Waiting for something that is done elsewhere: looking again and again, less and less often, until a deadline.

use std::time::Duration;

use tokio::time::{Instant, sleep};

/// How long to wait, and how often to look.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Patience {
    /// How long to wait at most.
    pub(crate) timeout: Duration,
    /// The first pause; each further one is half as long again, up to [`LONGEST_PAUSE`].
    pub(crate) interval: Duration,
}

/// Pauses do not grow beyond this.
pub(crate) const LONGEST_PAUSE: Duration = Duration::from_secs(20);

/// For so long may something be unknown that was just made: not every server of the service knows it yet.
pub(crate) const UNKNOWN_AT_FIRST: Duration = Duration::from_secs(10);

/// What a look found.
#[derive(Debug)]
pub(crate) enum Found<T, E> {
    /// It is done.
    Done(T),
    /// It is not done; how far it is, in the service's words.
    Pending(String),
    /// It is not known: fine at first, an error later.
    Unknown(E),
}

/// Why waiting ended without a result.
#[derive(Debug)]
pub(crate) enum WaitError<E> {
    /// It was not done in time.
    Deadline {
        /// What the last look found.
        last: String,
    },
    /// A look failed.
    Failed(E),
}

/// Looks at once, then after growing pauses, until it is done or the time is over. `report` is told what each look found.
pub(crate) async fn until_done<T, E>(
    patience: Patience,
    mut look: impl AsyncFnMut() -> Result<Found<T, E>, E>,
    mut report: impl FnMut(&str, Duration),
) -> Result<T, WaitError<E>> {
    let start = Instant::now();
    let mut pause = patience.interval;
    loop {
        let last = match look().await.map_err(WaitError::Failed)? {
            Found::Done(value) => return Ok(value),
            Found::Pending(status) => status,
            Found::Unknown(error) if start.elapsed() >= UNKNOWN_AT_FIRST => {
                return Err(WaitError::Failed(error));
            }
            Found::Unknown(_) => "not known yet".to_owned(),
        };
        report(&last, start.elapsed());
        let left = patience.timeout.saturating_sub(start.elapsed());
        if left.is_zero() {
            return Err(WaitError::Deadline { last });
        }
        // The last look is at the deadline itself, not a pause before it.
        sleep(pause.min(left)).await;
        pause = (pause + pause / 2).min(LONGEST_PAUSE.max(patience.interval));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PATIENCE: Patience = Patience {
        timeout: Duration::from_secs(600),
        interval: Duration::from_secs(2),
    };

    /// What one look gives.
    type Look = Result<Found<u8, &'static str>, &'static str>;

    /// The seconds at which looks happened, with the answers given one after the other and the last one repeated.
    async fn wait(
        patience: Patience,
        answers: &[fn() -> Look],
    ) -> (Vec<f64>, Result<u8, WaitError<&'static str>>) {
        let start = Instant::now();
        let mut looks = Vec::new();
        let result = until_done(
            patience,
            async || {
                let answer = answers[looks.len().min(answers.len() - 1)];
                looks.push(start.elapsed().as_secs_f64());
                answer()
            },
            |_, _| {},
        )
        .await;
        (looks, result)
    }

    fn pending() -> Look {
        Ok(Found::Pending("queued".to_owned()))
    }

    fn unknown() -> Look {
        Ok(Found::Unknown("no such analysis"))
    }

    fn done() -> Look {
        Ok(Found::Done(7))
    }

    /// Timers count whole milliseconds, rounded up.
    fn assert_near(looks: &[f64], expected: &[f64]) {
        assert_eq!(looks.len(), expected.len(), "{looks:?}");
        for (index, (look, expected)) in looks.iter().zip(expected).enumerate() {
            let slack = 0.002 * (index + 1) as f64;
            assert!((look - expected).abs() < slack, "{looks:?}");
        }
    }

    #[tokio::test(start_paused = true)]
    async fn the_first_look_is_at_once() {
        let (looks, result) = wait(PATIENCE, &[done]).await;
        assert_eq!(looks, [0.0]);
        assert_eq!(result.unwrap(), 7);
    }

    #[tokio::test(start_paused = true)]
    async fn pauses_grow_to_twenty_seconds() {
        let (looks, result) = wait(
            PATIENCE,
            &[
                pending, pending, pending, pending, pending, pending, pending, pending, pending,
                done,
            ],
        )
        .await;
        assert_eq!(result.unwrap(), 7);
        // Pauses of 2, 3, 4.5, 6.75, 10.125, 15.1875, 20, 20 and 20 seconds.
        assert_near(
            &looks,
            &[
                0.0, 2.0, 5.0, 9.5, 16.25, 26.375, 41.5625, 61.5625, 81.5625, 101.5625,
            ],
        );
    }

    #[tokio::test(start_paused = true)]
    async fn a_long_interval_is_kept() {
        let patience = Patience {
            interval: Duration::from_secs(60),
            ..PATIENCE
        };
        let (looks, _) = wait(patience, &[pending, pending, done]).await;
        assert_near(&looks, &[0.0, 60.0, 120.0]);
    }

    #[tokio::test(start_paused = true)]
    async fn the_last_look_is_at_the_deadline() {
        let patience = Patience {
            timeout: Duration::from_secs(6),
            ..PATIENCE
        };
        let (looks, result) = wait(patience, &[pending]).await;
        assert_near(&looks, &[0.0, 2.0, 5.0, 6.0]);
        match result {
            Err(WaitError::Deadline { last }) => assert_eq!(last, "queued"),
            other => panic!("{other:?}"),
        }
    }

    #[tokio::test(start_paused = true)]
    async fn unknown_is_tolerated_in_the_first_seconds_only() {
        let (_, result) = wait(PATIENCE, &[unknown, unknown, pending, done]).await;
        assert_eq!(result.unwrap(), 7);

        let (looks, result) = wait(PATIENCE, &[unknown]).await;
        assert_near(&looks, &[0.0, 2.0, 5.0, 9.5, 16.25]);
        assert!(matches!(result, Err(WaitError::Failed("no such analysis"))));
    }

    #[tokio::test(start_paused = true)]
    async fn a_failure_ends_it() {
        let (looks, result) = wait(PATIENCE, &[pending, || Err("no connection")]).await;
        assert_near(&looks, &[0.0, 2.0]);
        assert!(matches!(result, Err(WaitError::Failed("no connection"))));
    }

    #[tokio::test(start_paused = true)]
    async fn each_look_is_reported() {
        let mut reports = Vec::new();
        let mut answers = ["queued", "in-progress"].into_iter();
        let result: Result<u8, WaitError<()>> = until_done(
            PATIENCE,
            async || {
                Ok(answers
                    .next()
                    .map_or(Found::Done(7), |status| Found::Pending(status.to_owned())))
            },
            |status, elapsed| reports.push((status.to_owned(), elapsed.as_secs())),
        )
        .await;
        assert_eq!(result.unwrap(), 7);
        assert_eq!(
            reports,
            [("queued".to_owned(), 0), ("in-progress".to_owned(), 2)]
        );
    }
}
