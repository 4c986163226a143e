//! Counting within minutes, hours, days and months of the calendar.

/// A stretch of time after which a count begins anew.
#[derive(Clone, Copy, Debug)]
pub(super) enum Period {
    Minute,
    Hour,
    Day,
    Month,
}

impl Period {
    const ALL: [Self; 4] = [Self::Minute, Self::Hour, Self::Day, Self::Month];

    /// Which of these stretches a time in seconds since 1970 is in.
    fn number(self, time: u64) -> u64 {
        match self {
            Self::Minute => time / 60,
            Self::Hour => time / 3_600,
            Self::Day => time / 86_400,
            Self::Month => month(time / 86_400),
        }
    }
}

/// The month of a day since 1970-01-01, counted from the year 0.
fn month(day: u64) -> u64 {
    let (year, month, _) = civil(day);
    year * 12 + month
}

/// Year, month and day of a day since 1970-01-01 (by Howard Hinnant's `civil_from_days`).
fn civil(day: u64) -> (u64, u64, u64) {
    let day = day.saturating_add(719_468);
    let (era, day) = (day / 146_097, day % 146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    // Months from March on, so that the leap day is the last of its year.
    let from_march = (5 * day + 2) / 153;
    let day = day - (153 * from_march + 2) / 5 + 1;
    let month = (from_march + 2) % 12 + 1;
    (era * 400 + year + u64::from(month <= 2), month, day)
}

/// A day since 1970-01-01 as `2026-01-31`.
pub(super) fn date(day: u64) -> String {
    let (year, month, day) = civil(day);
    format!("{year:04}-{month:02}-{day:02}")
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

    // Seconds since 1970 as `date -u -d … +%s` gives them.
    const BEFORE_NEW_YEAR: u64 = 1_767_225_599; // 2025-12-31 23:59:59
    const BEFORE_LEAP_DAY: u64 = 1_709_164_799; // 2024-02-28 23:59:59
    const MARCH: u64 = 1_709_251_200; // 2024-03-01 00:00:00

    #[test]
    fn months_begin_on_the_first() {
        let number = |time| Period::Month.number(time);
        assert_eq!(number(BEFORE_NEW_YEAR) + 1, number(BEFORE_NEW_YEAR + 1));
        assert_eq!(number(BEFORE_LEAP_DAY), number(BEFORE_LEAP_DAY + 1));
        assert_eq!(number(MARCH - 1) + 1, number(MARCH));
        assert_eq!(number(MARCH), number(MARCH + 30 * 86_400));
        assert_eq!(number(MARCH) + 1, number(MARCH + 31 * 86_400));
    }

    #[test]
    fn days_have_dates() {
        assert_eq!(date(BEFORE_NEW_YEAR / 86_400), "2025-12-31");
        assert_eq!(date(BEFORE_NEW_YEAR / 86_400 + 1), "2026-01-01");
        assert_eq!(date(MARCH / 86_400 - 1), "2024-02-29");
        assert_eq!(date(0), "1970-01-01");
    }

    #[test]
    fn each_period_begins_anew_by_itself() {
        let mut used = Used::default();
        used.count(BEFORE_LEAP_DAY);
        used.count(BEFORE_LEAP_DAY);
        used.count(BEFORE_LEAP_DAY + 1);
        let counts = Period::ALL.map(|period| used.within(period, BEFORE_LEAP_DAY + 1));
        assert_eq!(counts, [1, 1, 1, 3]);
    }
}
