//! What a caller chooses about the rate.

use std::path::PathBuf;
use std::time::SystemTime;

use super::clock::Clock;
use super::counts::Allowed;
use crate::error::Error;
use crate::model::answers::OverallQuotas;
use crate::model::quota_period::QuotaPeriod;

/// How many requests are made at most, per minute, hour, day and month. Without one, a client sends
/// as it is asked.
///
/// All clones of a client and its blocking form share one count. Every attempt that carries the key
/// counts: repeats, pages, uploads and downloads too. What goes to other hosts (the targets of
/// redirects) does not.
///
/// Requests wait in the order in which they came (those of an async and of a blocking client in two
/// queues), and one that is dropped leaves the queue. Waiting for the minute is what a limit is
/// for; a request that would have to wait longer than
/// [`at_quota`](crate::retry::RetryPolicy::at_quota) of its policy allows is
/// [`Error::LimitReached`] at once.
///
/// Days and months are those of the service, which count from 00:00 UTC and from the first. A
/// minute is any 60 seconds (and a little more, since requests may overtake each other on the way);
/// an hour any 60 minutes.
///
/// ```
/// use vt_client::{Client, RateLimit};
///
/// let vt = Client::builder()
///     .api_key("0123456789abcdef")
///     .rate_limit(RateLimit::public_api())
///     .build()?;
/// # Ok::<(), vt_client::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct RateLimit {
    /// Requests per minute; no limit where there is none.
    pub per_minute: Option<u64>,
    /// Requests per hour.
    pub per_hour: Option<u64>,
    /// Requests per day.
    pub per_day: Option<u64>,
    /// Requests per month.
    pub per_month: Option<u64>,
    /// Requests of this day that were made elsewhere.
    pub used_today: u64,
    /// Requests of this month that were made elsewhere.
    pub used_this_month: u64,
    /// The folder of the file that processes with the same key share.
    pub shared_in: Option<PathBuf>,
    pub(crate) clock: Clock,
}

impl RateLimit {
    /// No limit yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The limit of the public API: 4 requests per minute and 500 per day.
    ///
    /// Source: [public and premium
    /// API](https://docs.virustotal.com/reference/public-vs-premium-api).
    #[must_use]
    pub fn public_api() -> Self {
        Self::new().per_minute(4).per_day(500)
    }

    /// The limits of an account and what is used of them, from the answer of
    /// `users/{id}/overall_quotas`. The quota of the minute is not part of it.
    ///
    /// ```no_run
    /// # async fn example(vt: vt_client::Client) -> Result<(), vt_client::Error> {
    /// use vt_client::{Client, RateLimit};
    ///
    /// let quotas = vt.users().overall_quotas("someone").await?;
    /// let limit = RateLimit::from_quotas(&quotas).per_minute(1000);
    /// let vt = Client::builder().api_key("0123456789abcdef").rate_limit(limit).build()?;
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn from_quotas(quotas: &OverallQuotas) -> Self {
        let counted = |period: QuotaPeriod| period.counted(quotas);
        let allowed = |period| counted(period).map(|(allowed, _)| allowed);
        let used = |period| counted(period).map_or(0, |(_, used)| used);
        Self {
            per_hour: allowed(QuotaPeriod::Hour),
            per_day: allowed(QuotaPeriod::Day),
            per_month: allowed(QuotaPeriod::Month),
            used_today: used(QuotaPeriod::Day),
            used_this_month: used(QuotaPeriod::Month),
            ..Self::default()
        }
    }

    /// Sets the requests per minute.
    #[must_use]
    pub fn per_minute(mut self, requests: u64) -> Self {
        self.per_minute = Some(requests);
        self
    }

    /// Sets the requests per hour.
    #[must_use]
    pub fn per_hour(mut self, requests: u64) -> Self {
        self.per_hour = Some(requests);
        self
    }

    /// Sets the requests per day.
    #[must_use]
    pub fn per_day(mut self, requests: u64) -> Self {
        self.per_day = Some(requests);
        self
    }

    /// Sets the requests per month.
    #[must_use]
    pub fn per_month(mut self, requests: u64) -> Self {
        self.per_month = Some(requests);
        self
    }

    /// Counts in a file of this folder, so that all processes that do the same with the same key
    /// share the limit, and so that the day's and the month's counts outlive a process.
    ///
    /// The folder is made when it does not exist. The file's name is a digest of the key, only its
    /// owner can read it, and it is locked while it is used (so it must not lie on a network file
    /// system without locks). One that is damaged counts as empty. When processes wait for the same
    /// limit, who comes first is chance.
    #[must_use]
    pub fn shared_in(mut self, folder: impl Into<PathBuf>) -> Self {
        self.shared_in = Some(folder.into());
        self
    }

    /// Reads the time from this function in place of the system's clock, for tests.
    #[must_use]
    pub fn clock(mut self, now: impl Fn() -> SystemTime + Send + Sync + 'static) -> Self {
        self.clock = Clock::new(now);
        self
    }

    /// The limits, if each lets something through.
    pub(crate) fn allowed(&self) -> Result<Allowed, Error> {
        for (name, limit) in [
            ("per_minute", self.per_minute),
            ("per_hour", self.per_hour),
            ("per_day", self.per_day),
            ("per_month", self.per_month),
        ] {
            if limit == Some(0) {
                return Err(Error::configuration(format!(
                    "`{name}` of the rate limit is 0, which no request would ever get past; leave it out for no limit"
                )));
            }
        }
        Ok(Allowed {
            minute: self.per_minute,
            hour: self.per_hour,
            day: self.per_day,
            month: self.per_month,
        })
    }
}
