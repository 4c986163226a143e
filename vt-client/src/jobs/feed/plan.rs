//! What a feed was asked for, checked; and when which package is there.

use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::kind::FeedKind;
use crate::client::Client;
use crate::error::Error;
use crate::id::FeedMinute;
use crate::id::feed_cursor::{FeedCursor, feed_minute};
use crate::policy::retry::{Decision, RetryPolicy};
use crate::request::download::Download;

/// How long packages are kept, in minutes.
const RETENTION: i64 = 7 * 24 * 60;

/// Tells the time.
pub(crate) type Now = Arc<dyn Fn() -> SystemTime + Send + Sync>;

/// Is told of each gap.
pub(crate) type OnGap = Arc<dyn Fn(&FeedGap) + Send + Sync>;

/// A package, or a minute of an hourly package, that the service does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct FeedGap {
    /// The feed.
    pub kind: FeedKind,
    /// The first minute that is missing.
    pub minute: FeedMinute,
    /// How many minutes are missing: 1, or 60 for an hourly package.
    pub minutes: u32,
    /// How many packages in a row are missing, this one included; 0 for a minute that an hourly
    /// package does not have.
    pub run: u32,
}

/// A feed to read: nothing in it changes while it is read.
#[derive(Clone)]
pub(crate) struct Plan {
    pub(crate) client: Client,
    pub(crate) kind: FeedKind,
    pub(crate) is_hourly: bool,
    pub(crate) from: FeedCursor,
    /// The first minute that is not wanted.
    pub(crate) until: Option<i64>,
    pub(crate) tolerated: u32,
    pub(crate) prefetch: usize,
    pub(crate) poll_interval: Duration,
    pub(crate) attempts: u32,
    pub(crate) max_line: usize,
    pub(crate) now: Now,
    pub(crate) on_gap: Option<OnGap>,
}

impl Plan {
    /// Minutes in a package.
    pub(crate) fn step(&self) -> i64 {
        if self.is_hourly { 60 } else { 1 }
    }

    /// The first minute of the package that a minute is in.
    pub(crate) fn package_of(&self, minute: i64) -> i64 {
        minute.div_euclid(self.step()) * self.step()
    }

    /// Whether anything of a package is wanted.
    pub(crate) fn is_wanted(&self, package: i64) -> bool {
        self.until.is_none_or(|until| package < until)
    }

    pub(crate) fn download(&self, package: i64) -> Result<Download, Error> {
        let start = feed_minute(package);
        let download = if self.is_hourly {
            let hour = crate::id::FeedHour::from_unix(start.to_unix()).map_err(Error::from)?;
            self.kind.hour(&self.client, hour)
        } else {
            self.kind.minute(&self.client, start)
        };
        Ok(download.retry(self.only_at_quotas()))
    }

    /// The client's policy, for exceeded quotas alone: all else that passes the feed waits out
    /// itself, so that attempts are not multiplied.
    fn only_at_quotas(&self) -> RetryPolicy {
        let own = self.client.config().retry.clone();
        own.clone().decide_with(move |_, situation, random| {
            if situation.failure.is_quota_exceeded() {
                own.decide(situation, random)
            } else {
                Decision::Return
            }
        })
    }

    /// How long it is until a package can be there: a minute is there after 60 minutes, an hour 2
    /// hours after it began.
    pub(crate) fn time_until_due(&self, package: i64) -> Duration {
        let delay = if self.is_hourly { 120 } else { 60 };
        let due = Duration::from_secs(((package + delay) * 60).max(0).unsigned_abs());
        due.saturating_sub(since_1970((self.now)()))
    }
}

/// Where a feed begins if nothing is said: at the newest package that is there for sure.
pub(crate) fn newest(now: SystemTime, is_hourly: bool) -> FeedCursor {
    // The newest hour began 2 hours ago. The newest minute is 60 minutes old, but often comes a
    // little later.
    let delay = if is_hourly { 120 } else { 70 };
    let minute = minutes(now) - delay;
    FeedCursor::start_of(if is_hourly {
        minute.div_euclid(60) * 60
    } else {
        minute
    })
}

/// The oldest minute that is still kept.
pub(crate) fn oldest(now: SystemTime) -> i64 {
    minutes(now) - RETENTION
}

fn minutes(now: SystemTime) -> i64 {
    i64::try_from(since_1970(now).as_secs() / 60).unwrap_or(i64::MAX)
}

fn since_1970(time: SystemTime) -> Duration {
    time.duration_since(UNIX_EPOCH).unwrap_or_default()
}
