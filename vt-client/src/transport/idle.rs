//! Time limits: a total one for documents; for transfers, one for standing still.

use std::future::Future;
use std::pin::pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Waker};
use std::time::Duration;

use tokio::time::{Instant, timeout_at};

use crate::config::timeouts::Timeouts;
use crate::error::{Error, Waiting};
use crate::model::spent::Spent;

/// What a transfer is doing, and since when it has not moved.
pub(super) struct Progress(Mutex<State>);

struct State {
    phase: Phase,
    since: Instant,
    failure: Option<Error>,
    /// Who sends the request's body.
    sender: Option<Waker>,
    stopped: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Phase {
    Uploading,
    Answering,
    Downloading,
}

impl Progress {
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn enter(&self, phase: Phase) {
        let mut state = self.state();
        state.phase = phase;
        state.since = Instant::now();
    }

    /// A piece of the request's body was taken.
    pub(super) fn uploaded(&self) {
        self.enter(Phase::Uploading);
    }

    /// The last piece of the request's body was taken.
    pub(super) fn upload_finished(&self) {
        self.enter(Phase::Answering);
    }

    /// Keeps why the request's body cannot be read: the HTTP client would only give it back
    /// buried in an error of its own.
    pub(super) fn fail(&self, error: Error) {
        self.state().failure = Some(error);
    }

    /// Takes what [`Self::fail`] kept.
    pub(super) fn failure(&self) -> Option<Error> {
        self.state().failure.take()
    }

    /// Whether the request was given up. If not, whoever polls its body is woken when that comes.
    pub(super) fn is_stopped(&self, context: &Context<'_>) -> bool {
        let mut state = self.state();
        match &mut state.sender {
            Some(sender) => sender.clone_from(context.waker()),
            sender => *sender = Some(context.waker().clone()),
        }
        state.stopped
    }

    /// Nobody waits for the request any more: the rest of its body is not sent.
    fn stop(&self) {
        let sender = {
            let mut state = self.state();
            state.stopped = true;
            state.sender.take()
        };
        if let Some(sender) = sender {
            sender.wake();
        }
    }
}

/// The time limits of one call.
pub(super) struct Clock {
    total: Option<(Instant, Duration)>,
    moving: Option<Moving>,
}

struct Moving {
    progress: Arc<Progress>,
    timeouts: Timeouts,
}

impl Drop for Moving {
    fn drop(&mut self) {
        self.progress.stop();
    }
}

impl Clock {
    /// A limit for the whole call.
    pub(super) fn total(limit: Duration) -> Self {
        Self {
            total: until(limit),
            moving: None,
        }
    }

    /// A limit for standing still, and one for the whole call only if it was asked for.
    pub(super) fn moving(timeouts: Timeouts, has_body: bool, total: Option<Duration>) -> Self {
        let state = State {
            phase: if has_body {
                Phase::Uploading
            } else {
                Phase::Answering
            },
            // Making the connection has a limit of its own.
            since: Instant::now() + timeouts.connect,
            failure: None,
            sender: None,
            stopped: false,
        };
        Self {
            total: total.and_then(until),
            moving: Some(Moving {
                progress: Arc::new(Progress(Mutex::new(state))),
                timeouts,
            }),
        }
    }

    pub(super) fn progress(&self) -> Option<Arc<Progress>> {
        self.moving.as_ref().map(|moving| moving.progress.clone())
    }

    /// Tells that the next piece of the answer is waited for from now on.
    pub(super) fn downloading(&self) {
        if let Some(moving) = &self.moving {
            moving.progress.enter(Phase::Downloading);
        }
    }

    /// Why the request's body could not be read.
    pub(super) fn failure(&self) -> Option<Error> {
        self.moving.as_ref()?.progress.failure()
    }

    /// Waits for the future as long as the limits allow.
    pub(super) async fn watch<F: Future>(&self, future: F) -> Result<F::Output, Error> {
        let mut future = pin!(future);
        loop {
            let Some((deadline, what, after)) = self.deadline() else {
                return Ok(future.await);
            };
            let look_again = match self.tick() {
                Some(tick) => deadline.min(Instant::now() + tick),
                None => deadline,
            };
            if let Ok(output) = timeout_at(look_again, future.as_mut()).await {
                return Ok(output);
            }
            if Instant::now() >= deadline && self.deadline() == Some((deadline, what, after)) {
                return Err(Error::Timeout {
                    what,
                    after,
                    spent: Spent::default(),
                });
            }
        }
    }

    /// The limits of a transfer change while bytes move, so they are looked at this often.
    fn tick(&self) -> Option<Duration> {
        let timeouts = self.moving.as_ref()?.timeouts;
        Some(timeouts.idle.min(timeouts.answer) / 8)
    }

    fn deadline(&self) -> Option<(Instant, Waiting, Duration)> {
        let total = self
            .total
            .map(|(at, after)| (at, Waiting::Completion, after));
        let moving = self.moving.as_ref().map(|moving| {
            let state = moving.progress.state();
            let (what, limit) = match state.phase {
                Phase::Uploading => (Waiting::Upload, moving.timeouts.idle),
                Phase::Answering => (Waiting::Answer, moving.timeouts.answer),
                Phase::Downloading => (Waiting::Download, moving.timeouts.idle),
            };
            (state.since + limit, what, limit)
        });
        match (total, moving) {
            (Some(total), Some(moving)) => Some(if total.0 < moving.0 { total } else { moving }),
            (total, moving) => total.or(moving),
        }
    }
}

/// The end of this limit, unless it is beyond all times.
fn until(limit: Duration) -> Option<(Instant, Duration)> {
    Some((Instant::now().checked_add(limit)?, limit))
}
