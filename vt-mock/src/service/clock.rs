//! The server's clock: it stands still or runs, and can be set.

use std::sync::Mutex;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use crate::base::lock::lock;

/// What a standing clock shows at first: 2026-01-01 00:00:00 UTC.
const STANDING: Duration = Duration::from_secs(1_767_225_600);

/// A clock that tests can set.
#[derive(Debug)]
pub(crate) struct Clock(Mutex<State>);

#[derive(Debug)]
struct State {
    /// The time since 1970, UTC; of a running clock, when it was started.
    time: Duration,
    /// When it was started, if it runs.
    running: Option<Instant>,
}

impl State {
    fn time(&self) -> Duration {
        let passed = self.running.map_or(Duration::ZERO, |since| since.elapsed());
        self.time.saturating_add(passed)
    }
}

impl Clock {
    /// A clock at this time. Without one, a running clock has the system's time and a standing one
    /// begins with 2026.
    pub(crate) fn new(start: Option<SystemTime>, runs: bool) -> Self {
        let start = start.or_else(|| runs.then(SystemTime::now));
        Self(Mutex::new(State {
            time: start.map_or(STANDING, since_1970),
            running: runs.then(Instant::now),
        }))
    }

    /// Seconds since 1970, UTC.
    pub(crate) fn now(&self) -> u64 {
        lock(&self.0).time().as_secs()
    }

    pub(crate) fn is_frozen(&self) -> bool {
        lock(&self.0).running.is_none()
    }

    pub(crate) fn set(&self, time: SystemTime) {
        self.change(|state| state.time = since_1970(time));
    }

    pub(crate) fn advance(&self, by: Duration) {
        self.change(|state| state.time = state.time.saturating_add(by));
    }

    pub(crate) fn freeze(&self) {
        self.change(|state| state.running = None);
    }

    pub(crate) fn unfreeze(&self) {
        self.change(|state| state.running = Some(Instant::now()));
    }

    /// Changes the clock as it is now.
    fn change(&self, change: impl FnOnce(&mut State)) {
        let mut state = lock(&self.0);
        state.time = state.time();
        state.running = state.running.map(|_| Instant::now());
        change(&mut state);
    }
}

fn since_1970(time: SystemTime) -> Duration {
    time.duration_since(UNIX_EPOCH).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_standing_clock_moves_only_when_it_is_moved() {
        let clock = Clock::new(None, false);
        assert_eq!(clock.now(), 1_767_225_600);
        clock.advance(Duration::from_millis(1_500));
        clock.advance(Duration::from_millis(1_500));
        assert_eq!(clock.now(), 1_767_225_603);
        clock.set(UNIX_EPOCH + Duration::from_secs(9));
        assert_eq!(clock.now(), 9);
        clock.advance(Duration::MAX);
        assert_eq!(clock.now(), u64::MAX);
    }

    #[test]
    fn a_running_clock_can_be_frozen_where_it_is() {
        let start = UNIX_EPOCH + Duration::from_secs(1_000);
        let clock = Clock::new(Some(start), true);
        assert!(!clock.is_frozen());
        std::thread::sleep(Duration::from_millis(1_100));
        clock.freeze();
        let stopped = clock.now();
        assert!(stopped > 1_000, "{stopped}");
        std::thread::sleep(Duration::from_millis(1_100));
        assert_eq!(clock.now(), stopped);
        clock.unfreeze();
        assert!(!clock.is_frozen());
    }
}
