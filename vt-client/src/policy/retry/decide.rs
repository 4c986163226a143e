//! The standard decision: no I/O, no clock, no randomness of its own.

use std::time::Duration;

use super::{Decision, RetryPolicy, Situation};
use crate::error::outlook::Outlook;
use crate::model::quota_period::QuotaPeriod;

impl RetryPolicy {
    /// The standard decision, which [`RetryPolicy`] describes.
    ///
    /// `random` is from 0 up to 1.
    pub fn standard(&self, situation: &Situation, random: f64) -> Decision {
        if situation.attempts >= self.attempts || !situation.replayable {
            return Decision::Return;
        }
        match situation.failure.outlook() {
            Outlook::AtReset => return self.exceeded(situation, random),
            Outlook::Soon if is_harmless(situation) => {}
            Outlook::Soon | Outlook::Later | Outlook::Never => return Decision::Return,
        }
        let left = self.budget.saturating_sub(situation.elapsed);
        let asked = situation.failure.retry_after().unwrap_or_default();
        if left.is_zero() || asked > left {
            return Decision::Return;
        }
        let backoff = share(self.ceiling(situation.attempts), random);
        Decision::Repeat {
            pause: backoff.min(left).max(asked),
        }
    }

    /// After a quota was exceeded.
    fn exceeded(&self, situation: &Situation, random: f64) -> Decision {
        let quota = situation.quota.unwrap_or(match situation.quota_errors {
            0 => QuotaPeriod::Minute,
            1 => QuotaPeriod::Day,
            _ => QuotaPeriod::Month,
        });
        let asked = situation.failure.retry_after();
        let pause = asked.unwrap_or_else(|| quota.resets_in(situation.now));
        if pause > self.at_quota.longest() || self.at_quota.longest().is_zero() {
            return Decision::Return;
        }
        // Not everybody at the same moment.
        Decision::Repeat {
            pause: pause.saturating_add(share(self.first_pause, random)),
        }
    }

    /// The longest pause after this many attempts.
    fn ceiling(&self, attempts: u32) -> Duration {
        let factor = 1_u32
            .checked_shl(attempts.saturating_sub(1))
            .unwrap_or(u32::MAX);
        self.first_pause
            .saturating_mul(factor)
            .min(self.longest_pause)
    }
}

/// Whether a repeat does nothing twice.
fn is_harmless(situation: &Situation) -> bool {
    situation.idempotent || !situation.may_have_arrived || situation.failure.was_turned_away()
}

/// A random part of a duration.
fn share(whole: Duration, random: f64) -> Duration {
    let seconds = whole.as_secs_f64() * random.clamp(0.0, 1.0);
    // Not a number, or more than a duration can hold.
    Duration::try_from_secs_f64(seconds).map_or(whole, |share| share.min(whole))
}
