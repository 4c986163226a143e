//! The emulator's time: it stands still or follows the system, and can be moved forward.

use std::sync::Mutex;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::log::lock;

/// Where a standing clock stands at first: 2026-01-01 00:00:00 UTC.
const STANDING: Duration = Duration::from_secs(1_767_225_600);

/// A clock that tests can move.
#[derive(Debug)]
pub(crate) struct Clock {
    follows_system: bool,
    moved: Mutex<Duration>,
}

impl Clock {
    pub(crate) fn new(follows_system: bool) -> Self {
        Self {
            follows_system,
            moved: Mutex::default(),
        }
    }

    /// Seconds since 1970, UTC.
    pub(crate) fn now(&self) -> u64 {
        let base = if self.follows_system {
            SystemTime::now()
                .duration_since(UNIX_EPOCH)
                .unwrap_or(STANDING)
        } else {
            STANDING
        };
        base.saturating_add(*lock(&self.moved)).as_secs()
    }

    pub(crate) fn advance(&self, by: Duration) {
        let mut moved = lock(&self.moved);
        *moved = moved.saturating_add(by);
    }
}
