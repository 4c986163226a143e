//! Which quota is exceeded, and when it resets.

use std::fmt;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::json::timestamp::{DAY, HOUR, MINUTE, civil};
use crate::model::answers::OverallQuotas;

/// What a quota of requests is counted over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum QuotaPeriod {
    /// A minute.
    Minute,
    /// An hour.
    Hour,
    /// A day; it resets at 00:00 UTC.
    Day,
    /// A month; it resets on the first, at 00:00 UTC.
    Month,
}

impl QuotaPeriod {
    /// All, the shortest first.
    pub const ALL: [Self; 4] = [Self::Minute, Self::Hour, Self::Day, Self::Month];

    /// How long the quota stays exceeded at most, from this time on.
    ///
    /// When minutes and hours begin is not documented, so it is a whole minute and a whole hour.
    ///
    /// ```
    /// use std::time::{Duration, UNIX_EPOCH};
    /// use vt_client::retry::QuotaPeriod;
    ///
    /// // 1970-01-31, 23:00 UTC
    /// let now = UNIX_EPOCH + Duration::from_secs((30 * 24 + 23) * 3600);
    /// assert_eq!(QuotaPeriod::Day.resets_in(now), Duration::from_secs(3600));
    /// assert_eq!(QuotaPeriod::Month.resets_in(now), Duration::from_secs(3600));
    /// assert_eq!(QuotaPeriod::Minute.resets_in(now), Duration::from_secs(60));
    /// ```
    pub fn resets_in(self, now: SystemTime) -> Duration {
        let now = now.duration_since(UNIX_EPOCH).unwrap_or_default();
        let days = now.as_secs() / DAY;
        let next = match self {
            Self::Minute => return Duration::from_secs(MINUTE),
            Self::Hour => return Duration::from_secs(HOUR),
            Self::Day => days + 1,
            Self::Month => days + days_left(days),
        };
        Duration::from_secs(next.saturating_mul(DAY)).saturating_sub(now)
    }

    /// The longest period whose quota is used up, according to the answer of
    /// `users/{id}/overall_quotas`; the minute if it is none of those, which the answer does not
    /// hold.
    pub fn exceeded(quotas: &OverallQuotas) -> Self {
        let is_used_up = |period: &Self| {
            let (allowed, used) = period.counted(quotas)?;
            Some(used >= allowed)
        };
        let mut longest_first = Self::ALL.iter().rev();
        longest_first
            .find(|period| is_used_up(period) == Some(true))
            .copied()
            .unwrap_or(Self::Minute)
    }

    /// How many requests are allowed and how many were made: the group's where there is one, since
    /// that is the one that counts. An allowance of 0 means that there is no such quota.
    pub(crate) fn counted(self, quotas: &OverallQuotas) -> Option<(u64, u64)> {
        let quota = quotas.fields().get(self.name_of_requests()?)?;
        let (allowed, used) = match (&quota.group, &quota.user) {
            (Some(group), _) => (group.allowed, group.used),
            (None, Some(user)) => (user.allowed, user.used),
            (None, None) => return None,
        };
        let allowed = allowed.filter(|allowed| *allowed > 0)?;
        Some((allowed, used.unwrap_or(0)))
    }

    /// The name in the answer of `users/{id}/overall_quotas`.
    fn name_of_requests(self) -> Option<&'static str> {
        match self {
            Self::Minute => None,
            Self::Hour => Some("api_requests_hourly"),
            Self::Day => Some("api_requests_daily"),
            Self::Month => Some("api_requests_monthly"),
        }
    }
}

impl fmt::Display for QuotaPeriod {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Minute => "minute",
            Self::Hour => "hour",
            Self::Day => "day",
            Self::Month => "month",
        })
    }
}

/// Days until the next month, today included.
fn days_left(days: u64) -> u64 {
    let now = i64::try_from(days.saturating_mul(DAY)).ok().and_then(civil);
    // There is no such day.
    let Some(now) = now else { return 1 };
    let left = now.days_in_month() - now.day() + 1;
    u64::from(left.unsigned_abs())
}
