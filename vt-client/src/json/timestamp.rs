//! Points in time as the service sends them.

use std::fmt;
use std::time::{Duration, SystemTime};

use jiff::SignedDuration;
use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

use crate::json::attributes::{Kind, Tolerant};
use crate::json::reader::JsonReader;

/// A point in time in seconds since 1970-01-01 00:00:00 UTC (the Unix epoch).
///
/// `Display` writes RFC 3339 in UTC, `2020-03-01T12:00:00Z`.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Timestamp(pub i64);

impl Timestamp {
    /// Seconds since the Unix epoch; negative before it.
    pub fn seconds(self) -> i64 {
        self.0
    }

    /// As the standard library's time; `None` where the platform cannot represent it.
    pub fn to_system_time(self) -> Option<SystemTime> {
        let distance = Duration::from_secs(self.0.unsigned_abs());
        if self.0 < 0 {
            SystemTime::UNIX_EPOCH.checked_sub(distance)
        } else {
            SystemTime::UNIX_EPOCH.checked_add(distance)
        }
    }
}

impl From<i64> for Timestamp {
    fn from(seconds: i64) -> Self {
        Timestamp(seconds)
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match civil(self.0) {
            Some(time) => write!(formatter, "{time}Z"),
            None => write!(formatter, "@{}", self.0),
        }
    }
}

/// Seconds in a minute, an hour and a day.
pub(crate) const MINUTE: u64 = 60;
pub(crate) const HOUR: u64 = 60 * MINUTE;
pub(crate) const DAY: u64 = 24 * HOUR;

const EPOCH: DateTime = DateTime::constant(1970, 1, 1, 0, 0, 0, 0);

/// The date and the time of day in UTC at so many seconds since 1970; nothing outside of the years
/// -9999 to 9999.
pub(crate) fn civil(seconds: i64) -> Option<DateTime> {
    EPOCH.checked_add(SignedDuration::from_secs(seconds)).ok()
}

/// The seconds since 1970 at this date and time of day in UTC.
pub(crate) fn unix(time: DateTime) -> i64 {
    time.duration_since(EPOCH).as_secs()
}

impl Tolerant for Timestamp {
    const KIND: Kind = Kind::Time;

    fn read(reader: &mut JsonReader<'_>) -> Option<Self> {
        i64::read(reader).map(Timestamp)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn displays_rfc_3339() {
        // Expected values from `date -u -d @N +%FT%TZ`.
        for (seconds, text) in [
            (0, "1970-01-01T00:00:00Z"),
            (-1, "1969-12-31T23:59:59Z"),
            (951_827_696, "2000-02-29T12:34:56Z"),
            (951_868_800, "2000-03-01T00:00:00Z"),
            (1_583_064_000, "2020-03-01T12:00:00Z"),
            (1_735_689_599, "2024-12-31T23:59:59Z"),
            (4_107_542_400, "2100-03-01T00:00:00Z"),
            (253_402_300_799, "9999-12-31T23:59:59Z"),
            (-62_135_596_801, "0000-12-31T23:59:59Z"),
            // No date has more than four digits for its year in RFC 3339; this is the notation of
            // `date -d`.
            (253_402_300_800, "@253402300800"),
        ] {
            assert_eq!(Timestamp(seconds).to_string(), text);
        }
        for extreme in [i64::MIN, i64::MAX] {
            assert_eq!(Timestamp(extreme).to_string(), format!("@{extreme}"));
        }
    }

    #[test]
    fn converts_to_system_time() {
        let time = Timestamp(86_400).to_system_time().unwrap();
        assert_eq!(
            time.duration_since(SystemTime::UNIX_EPOCH).unwrap(),
            Duration::from_secs(86_400)
        );
        assert!(Timestamp(-5).to_system_time().unwrap() < SystemTime::UNIX_EPOCH);
    }
}
