//! How many requests were made, and when the next one may be. No clock and no I/O.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::error::limit::LimitReached;
use crate::json::timestamp::{DAY, civil};
use crate::model::quota_period::QuotaPeriod;

/// What is allowed in each period, where there is a limit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Allowed {
    pub(crate) minute: Option<u64>,
    pub(crate) hour: Option<u64>,
    pub(crate) day: Option<u64>,
    pub(crate) month: Option<u64>,
}

impl Allowed {
    fn each(&self) -> [(QuotaPeriod, Option<u64>); 4] {
        [
            (QuotaPeriod::Minute, self.minute),
            (QuotaPeriod::Hour, self.hour),
            (QuotaPeriod::Day, self.day),
            (QuotaPeriod::Month, self.month),
        ]
    }
}

/// Requests that were made.
///
/// Days and months are the calendar's, in UTC, as the service's are. When its minutes and hours
/// begin is not documented, so they are counted over the last 60 seconds and 60 minutes at any
/// time, which keeps within both readings.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Counts {
    minute: Vec<Bucket>,
    hour: Vec<Bucket>,
    day: Bucket,
    month: Bucket,
}

/// The number of a piece of time, and the requests in it.
type Bucket = (u64, u64);

/// A stretch of time that always ends now, counted in pieces.
struct Rolling {
    /// Seconds.
    piece: u64,
    /// A piece is over when this many have begun after it: one more than the stretch has, since it
    /// began before its last request.
    pieces: u64,
}

/// A second more than a minute: what counts is when requests arrive, and the first one's way may be
/// the longer one.
const MINUTE: Rolling = Rolling {
    piece: 1,
    pieces: 62,
};

const HOUR: Rolling = Rolling {
    piece: 60,
    pieces: 61,
};

impl Rolling {
    fn is_current(&self, bucket: &Bucket, now: Duration) -> bool {
        let piece = now.as_secs() / self.piece;
        // One of a distant future comes from a clock that was wrong.
        bucket.0.saturating_add(self.pieces) > piece && bucket.0 < piece.saturating_add(self.pieces)
    }

    fn used(&self, buckets: &[Bucket], now: Duration) -> u64 {
        let current = buckets.iter().filter(|bucket| self.is_current(bucket, now));
        current.fold(0, |sum, (_, count)| sum.saturating_add(*count))
    }

    /// How long a piece counts at most.
    fn longest(&self) -> Duration {
        Duration::from_secs(self.pieces * self.piece)
    }

    /// The wait until fewer than this many are left.
    fn wait(&self, buckets: &[Bucket], allowed: u64, now: Duration) -> Duration {
        let mut left = self.used(buckets, now);
        for bucket in buckets {
            if !self.is_current(bucket, now) {
                continue;
            }
            left = left.saturating_sub(bucket.1);
            if left < allowed {
                let over = bucket.0.saturating_add(self.pieces);
                let over = Duration::from_secs(over.saturating_mul(self.piece));
                // A piece of the future comes from before the clock was set back.
                return over.saturating_sub(now).min(self.longest());
            }
        }
        Duration::ZERO
    }

    fn record(&self, buckets: &mut Vec<Bucket>, now: Duration) {
        let piece = now.as_secs() / self.piece;
        buckets.retain(|bucket| self.is_current(bucket, now));
        match buckets.binary_search_by_key(&piece, |bucket| bucket.0) {
            Ok(found) => {
                if let Some(bucket) = buckets.get_mut(found) {
                    bucket.1 = bucket.1.saturating_add(1);
                }
            }
            Err(place) => buckets.insert(place, (piece, 1)),
        }
    }
}

impl Counts {
    /// Why one more request is not allowed now: of all limits that are reached, the one that resets
    /// last.
    pub(crate) fn reached(&self, allowed: &Allowed, now: Duration) -> Option<LimitReached> {
        let reached = allowed.each().into_iter().filter_map(|(period, allowed)| {
            let allowed = allowed?;
            (self.used(period, now) >= allowed).then(|| LimitReached {
                period,
                allowed,
                resets_in: self.wait(period, allowed, now),
            })
        });
        reached.max_by_key(|reached| (reached.resets_in, reached.period))
    }

    /// Counts one request.
    pub(crate) fn record(&mut self, now: Duration) {
        MINUTE.record(&mut self.minute, now);
        HOUR.record(&mut self.hour, now);
        for (bucket, current) in [(&mut self.day, day(now)), (&mut self.month, month(now))] {
            if bucket.0 != current {
                *bucket = (current, 0);
            }
            bucket.1 = bucket.1.saturating_add(1);
        }
    }

    /// So many were made on this day and in this month, as far as others know.
    pub(crate) fn known(used_on_day: u64, used_in_month: u64, now: Duration) -> Self {
        Self {
            day: (day(now), used_on_day),
            month: (month(now), used_in_month),
            ..Self::default()
        }
    }

    /// Raises this day and this month to what others know of them.
    pub(crate) fn learn(&mut self, others: &Self, now: Duration) {
        for (own, other, current) in [
            (&mut self.day, others.day, day(now)),
            (&mut self.month, others.month, month(now)),
        ] {
            // What is known of another day says nothing; a later one comes from before the clock
            // was set back.
            if other.0 == current {
                let known = if own.0 == current { own.1 } else { 0 };
                *own = (current, known.max(other.1));
            }
        }
    }

    fn used(&self, period: QuotaPeriod, now: Duration) -> u64 {
        let of = |bucket: Bucket, current| if bucket.0 == current { bucket.1 } else { 0 };
        match period {
            QuotaPeriod::Minute => MINUTE.used(&self.minute, now),
            QuotaPeriod::Hour => HOUR.used(&self.hour, now),
            QuotaPeriod::Day => of(self.day, day(now)),
            QuotaPeriod::Month => of(self.month, month(now)),
        }
    }

    fn wait(&self, period: QuotaPeriod, allowed: u64, now: Duration) -> Duration {
        match period {
            QuotaPeriod::Minute => MINUTE.wait(&self.minute, allowed, now),
            QuotaPeriod::Hour => HOUR.wait(&self.hour, allowed, now),
            QuotaPeriod::Day | QuotaPeriod::Month => period.resets_in(std::time::UNIX_EPOCH + now),
        }
    }
}

/// The number of a day.
fn day(now: Duration) -> u64 {
    now.as_secs() / DAY
}

/// The number of a month.
fn month(now: Duration) -> u64 {
    let time = i64::try_from(now.as_secs()).ok().and_then(civil);
    let months = time.map_or(0, |time| {
        i64::from(time.year()) * 12 + i64::from(time.month())
    });
    u64::try_from(months).unwrap_or(0)
}
