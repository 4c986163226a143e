//! Seconds and days since 1970 in UTC, and what the calendar calls them.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::Offset;

pub(crate) const MINUTE: u64 = 60;
pub(crate) const HOUR: u64 = 60 * MINUTE;
pub(crate) const DAY: u64 = 24 * HOUR;

/// The first second of `YYYYMMDDhhmm` or `YYYYMMDDhh`.
pub(crate) fn minute_or_hour(text: &str) -> Option<u64> {
    match text.len() {
        12 => compact(text, "%Y%m%d%H%M"),
        10 => compact(text, "%Y%m%d%H"),
        _ => None,
    }
}

/// The day of `YYYYMMDD`.
pub(crate) fn day(text: &str) -> Option<u64> {
    let start = compact(text, "%Y%m%d").filter(|_| text.len() == 8);
    start.map(|start| start / DAY)
}

/// The second of `2025-11-30T12:00:00`; of a part of it, `2025-11-30` or `2025-11-30T12:00`, the
/// first.
pub(crate) fn second(text: &str) -> Option<u64> {
    since_1970(text.parse().ok()?)
}

/// A day as `2026-01-31`.
pub(crate) fn date(day: u64) -> String {
    civil(day.saturating_mul(DAY)).date().to_string()
}

/// Which month a second is in, counted from the year 0.
pub(crate) fn month(second: u64) -> u64 {
    let date = civil(second).date();
    // Neither is negative after 1970.
    date.year() as u64 * 12 + date.month() as u64
}

/// Reads a text of digits alone; the format by itself allows signs and spaces.
fn compact(text: &str, format: &str) -> Option<u64> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    since_1970(DateTime::strptime(format, text).ok().filter(|_| digits)?)
}

fn since_1970(civil: DateTime) -> Option<u64> {
    let time = Offset::UTC.to_timestamp(civil).ok()?;
    u64::try_from(time.as_second()).ok()
}

/// A clock that was moved beyond the calendar's end stays at its last second.
fn civil(second: u64) -> DateTime {
    let time = i64::try_from(second).ok().map(Timestamp::from_second);
    let time = time.and_then(Result::ok).unwrap_or(Timestamp::MAX);
    Offset::UTC.to_datetime(time)
}

#[cfg(test)]
mod tests {
    use super::*;

    // Seconds since 1970 as `date -u -d … +%s` gives them.
    const BEFORE_NEW_YEAR: u64 = 1_767_225_599; // 2025-12-31 23:59:59
    const BEFORE_LEAP_DAY: u64 = 1_709_164_799; // 2024-02-28 23:59:59
    const MARCH: u64 = 1_709_251_200; // 2024-03-01 00:00:00

    #[test]
    fn minutes_and_hours_are_read() {
        assert_eq!(minute_or_hour("197001010000"), Some(0));
        assert_eq!(minute_or_hour("2026010100"), Some(1_767_225_600));
        assert_eq!(minute_or_hour("200002292359"), Some(951_868_740));
        assert_eq!(minute_or_hour("202412312359"), Some(1_735_689_540));
        for wrong in [
            "202613010000",
            "202602290000",
            "202601002300",
            "202601012400",
            "202601010060",
            "196912312359",
            "20260101+1",
            "20260101",
            "",
        ] {
            assert_eq!(minute_or_hour(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn days_are_read_and_written() {
        assert_eq!(day("20251231"), Some(BEFORE_NEW_YEAR / DAY));
        for wrong in ["2025123", "202512311", "20251301", "+2025123", ""] {
            assert_eq!(day(wrong), None, "{wrong}");
        }
        assert_eq!(date(BEFORE_NEW_YEAR / DAY), "2025-12-31");
        assert_eq!(date(BEFORE_NEW_YEAR / DAY + 1), "2026-01-01");
        assert_eq!(date(MARCH / DAY - 1), "2024-02-29");
        assert_eq!(date(0), "1970-01-01");
    }

    #[test]
    fn seconds_are_read() {
        assert_eq!(second("2025-12-31T23:59:59"), Some(BEFORE_NEW_YEAR));
        assert_eq!(second("2026-01-01"), Some(BEFORE_NEW_YEAR + 1));
        assert_eq!(second("2024-03-01T00:00"), Some(MARCH));
        for wrong in ["2026-13-01", "2026-01-01T24:00:00", "soon", ""] {
            assert_eq!(second(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn months_begin_on_the_first() {
        assert_eq!(month(BEFORE_NEW_YEAR) + 1, month(BEFORE_NEW_YEAR + 1));
        assert_eq!(month(BEFORE_LEAP_DAY), month(BEFORE_LEAP_DAY + 1));
        assert_eq!(month(MARCH - 1) + 1, month(MARCH));
        assert_eq!(month(MARCH), month(MARCH + 30 * DAY));
        assert_eq!(month(MARCH) + 1, month(MARCH + 31 * DAY));
    }

    #[test]
    fn the_calendar_ends_and_a_clock_need_not() {
        assert_eq!(date(u64::MAX), "9999-12-30");
        assert_eq!(month(u64::MAX), month(u64::MAX - 40 * DAY));
    }
}
