//! Counting within minutes, hours, days and months of the calendar.

use crate::base::time::{DAY, HOUR, MINUTE, month};

/// A period after which a count starts again.
#[derive(Clone, Copy, Debug)]
pub(super) enum Period {
    Minute,
    Hour,
    Day,
    Month,
}

impl Period {
    const ALL: [Self; 4] = [Self::Minute, Self::Hour, Self::Day, Self::Month];

    /// The number of the period that a time in seconds since 1970 is in.
    fn number(self, time: u64) -> u64 {
        match self {
            Self::Minute => time / MINUTE,
            Self::Hour => time / HOUR,
            Self::Day => time / DAY,
            Self::Month => month(time),
        }
    }
}

/// What was counted.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Used([(u64, u64); 4]);

impl Used {
    pub(super) fn within(&self, period: Period, now: u64) -> u64 {
        let (number, used) = self.0[period as usize];
        if number == period.number(now) {
            used
        } else {
            0
        }
    }

    pub(super) fn count(&mut self, now: u64) {
        for period in Period::ALL {
            self.0[period as usize] = (period.number(now), self.within(period, now) + 1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BEFORE_LEAP_DAY: u64 = 1_709_164_799; // 2024-02-28 23:59:59

    #[test]
    fn each_period_starts_again_by_itself() {
        let mut used = Used::default();
        used.count(BEFORE_LEAP_DAY);
        used.count(BEFORE_LEAP_DAY);
        used.count(BEFORE_LEAP_DAY + 1);
        let counts = Period::ALL.map(|period| used.within(period, BEFORE_LEAP_DAY + 1));
        assert_eq!(counts, [1, 1, 1, 3]);
    }
}
