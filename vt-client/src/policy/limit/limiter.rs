//! Lets requests through, one after the other.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::task::spawn_blocking;
use tokio::time::{Instant, sleep};

use super::RateLimit;
use super::clock::Clock;
use super::counts::{Allowed, Counts};
use super::file::StateFile;
use crate::error::Error;
use crate::error::limit::LimitReached;
use crate::model::quota_period::QuotaPeriod;

/// A minute's limit is always waited for: two seconds more than a minute, with what is added for
/// the way.
const PACE: Duration = Duration::from_secs(62);

/// A lock of the shared file is waited for so long. Who holds it longer is stopped or dead, or is
/// no client of this kind.
const PATIENCE: Duration = Duration::from_secs(2);

/// The lock is looked at this often.
const LOOK: Duration = Duration::from_millis(5);

/// The wall clock is looked at this often: it goes on while a computer sleeps, and timers do not.
const SLICE: Duration = Duration::from_secs(60);

/// A rate limit at work.
pub(crate) struct Limiter {
    shared: Arc<Shared>,
    /// Whose turn it is. Handed on in the order of the requests; a waiter that is dropped leaves
    /// the queue, and one that is dropped while it has the turn hands it on, with nothing counted.
    turn: tokio::sync::Mutex<()>,
}

struct Shared {
    allowed: Allowed,
    clock: Clock,
    /// What others have used.
    known: Counts,
    place: Place,
}

/// Where the counts are.
enum Place {
    Memory(Mutex<Counts>),
    File(Arc<StateFile>),
}

impl Limiter {
    /// # Errors
    ///
    /// [`Error::Configuration`] for a limit of nothing.
    pub(crate) fn new(limit: &RateLimit, service: &str, key: &str) -> Result<Self, Error> {
        let now = limit.clock.now();
        Ok(Self {
            shared: Arc::new(Shared {
                allowed: limit.allowed()?,
                clock: limit.clock.clone(),
                known: Counts::known(limit.used_today, limit.used_this_month, now),
                place: match &limit.shared_in {
                    Some(folder) => Place::File(StateFile::new(folder, service, key).into()),
                    None => Place::Memory(Mutex::default()),
                },
            }),
            turn: tokio::sync::Mutex::default(),
        })
    }

    /// The same counts with a queue of their own: for a client that is driven by another runtime,
    /// which may be blocked while it has the turn.
    pub(crate) fn apart(&self) -> Self {
        Self {
            shared: Arc::clone(&self.shared),
            turn: tokio::sync::Mutex::default(),
        }
    }

    /// Waits until one more request is allowed, and counts it.
    ///
    /// # Errors
    ///
    /// [`Error::LimitReached`] if that is longer than a minute and than this, [`Error::Io`] if the
    /// shared file cannot be used.
    pub(crate) async fn acquire(&self, longest: Duration) -> Result<(), Error> {
        let longest = longest.max(PACE);
        let refused = |reached: &LimitReached| reached.resets_in > longest;
        // Not behind others that wait longer than this one may.
        if let Some(reached) = self.reached().await?.filter(refused) {
            return Err(reached.into());
        }
        let _turn = self.turn.lock().await;
        loop {
            match self.take().await? {
                None => return Ok(()),
                Some(reached) if refused(&reached) => return Err(reached.into()),
                Some(reached) => sleep(reached.resets_in.min(SLICE)).await,
            }
        }
    }

    /// Counts a request that is made in any case.
    pub(crate) async fn count(&self) -> Result<(), Error> {
        let now = self.shared.clock.now();
        self.with(move |counts| {
            counts.record(now);
            (None, true)
        })
        .await
        .map(drop)
    }

    /// How many requests it allows in a minute, where it limits that.
    pub(crate) fn per_minute(&self) -> Option<u64> {
        self.shared.allowed.minute
    }

    /// Which quota is used up according to these counts.
    pub(crate) async fn exceeded(&self) -> Option<QuotaPeriod> {
        Some(self.reached().await.ok()??.period)
    }

    /// Why a request would have to wait.
    async fn reached(&self) -> Result<Option<LimitReached>, Error> {
        let (allowed, now) = (self.shared.allowed, self.shared.clock.now());
        self.with(move |counts| (counts.reached(&allowed, now), false))
            .await
    }

    /// Counts a request if it is allowed, or tells why it is not.
    async fn take(&self) -> Result<Option<LimitReached>, Error> {
        let (allowed, clock) = (self.shared.allowed, self.shared.clock.clone());
        self.with(move |counts| {
            // Read when the file is locked, which may have taken time.
            let now = clock.now();
            let reached = counts.reached(&allowed, now);
            let is_allowed = reached.is_none();
            if is_allowed {
                counts.record(now);
            }
            (reached, is_allowed)
        })
        .await
    }

    /// Looks at the counts, or changes them, which the function tells.
    async fn with(
        &self,
        change: impl FnOnce(&mut Counts) -> (Option<LimitReached>, bool) + Clone + Send + 'static,
    ) -> Result<Option<LimitReached>, Error> {
        let shared = &self.shared;
        let (known, clock) = (shared.known.clone(), shared.clock.clone());
        let change = move |counts: &mut Counts| {
            counts.learn(&known, clock.now());
            change(counts)
        };
        let file = match &shared.place {
            Place::Memory(counts) => {
                let mut counts = counts.lock().unwrap_or_else(PoisonError::into_inner);
                return Ok(change(&mut counts).0);
            }
            Place::File(file) => file,
        };
        let began = Instant::now();
        loop {
            let (locked, change, now) = (Arc::clone(file), change.clone(), shared.clock.now());
            // Once begun it goes on even if nobody waits any more: then a request counts that was
            // not made. It never waits itself, since a runtime that ends waits for it.
            let outcome = spawn_blocking(move || locked.update(now, change))
                .await
                .map_err(|error| Error::no_result(error, "the rate limit was looked up"))?;
            if let Ok(outcome) = outcome? {
                return Ok(outcome);
            }
            if file.is_alone() || began.elapsed() >= PATIENCE {
                break;
            }
            sleep(LOOK).await;
        }
        Ok(file.update_alone(change))
    }
}
