//! What a caller chooses about repeats.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use super::{Decision, Situation};
use crate::redact::secret::Secret;

/// When a failed request is sent again.
///
/// By default a request is sent up to 4 times within 60 seconds, with pauses that are random and
/// grow (full jitter: anything between nothing and 0.5, 1, 2, … seconds). It is sent again after:
///
/// * An answer with status 429 and VirusTotal's own code, even if the request creates something.
///   The reference lists that code for requests over a limit; that such a request was not carried
///   out is our reading, since no page says so.
/// * An answer with status 408, 500, 502, 503 or 504, a 429 of something else, a broken connection
///   or an exceeded time limit, if the row of the endpoint is `idempotent`. A comment, a vote, an
///   upload or a ruleset may have been made although its answer got lost.
/// * A failure in which nothing can have reached the service (no connection was made).
///
/// A `Retry-After` of the service is obeyed; one beyond the budget ends the request at once.
/// Nothing is sent again after any other answer (400, 401, 403, 404, 409, …) or after an answer
/// that came whole and cannot be read, nor is a body that cannot be sent twice.
///
/// The time limit of a request ([`timeout`](crate::Request::timeout)) applies to each attempt.
///
/// ```
/// use std::time::Duration;
/// use vt_client::retry::{AtQuota, RetryPolicy};
///
/// let patient = RetryPolicy::default()
///     .attempts(10)
///     .budget(Duration::from_secs(600))
///     .at_quota(AtQuota::Wait);
/// let vt = vt_client::Client::builder().api_key("0123456789abcdef").retry(patient).build()?;
/// let once = vt.files().get("44d88612fea8a8f36de82e1278abb02f").retry(RetryPolicy::none());
/// # Ok::<(), vt_client::Error>(())
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct RetryPolicy {
    /// How often a request is sent at most, the first time included. 0 counts as 1.
    pub attempts: u32,
    /// The longest pause after the first attempt; it doubles with each further one.
    pub first_pause: Duration,
    /// The longest pause of our own choice. The service may ask for a longer one.
    pub longest_pause: Duration,
    /// No attempt begins later than this after the first one began. Time spent at quotas and in the
    /// queue of a [rate limit](crate::RateLimit) does not count.
    pub budget: Duration,
    /// What happens when a quota is exceeded.
    pub at_quota: AtQuota,
    /// The account whose quotas are asked for when one is exceeded and it is not known which.
    pub quotas_of: Option<Secret>,
    own: Option<Own>,
}

/// What happens when a quota is exceeded.
///
/// `QuotaExceededError` means the quota of the minute, the day or the month. Which one is known
/// from the client's own [rate limit](crate::RateLimit), or from the account if
/// [`RetryPolicy::quotas_of`] asks for it. Where it is not known, it is taken for the minute's the
/// first time, for the day's after a pause of a minute, and for the month's after that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum AtQuota {
    /// The error is returned at once.
    Return,
    /// If the quota resets within this time, it is waited for; otherwise the error is returned at
    /// once. The default is a minute, which waits for the minute's quota only.
    WaitAtMost(Duration),
    /// The reset is waited for, even if it is the first of next month.
    Wait,
}

impl AtQuota {
    /// The longest wait for a quota.
    pub(crate) fn longest(self) -> Duration {
        match self {
            Self::Return => Duration::ZERO,
            Self::WaitAtMost(limit) => limit,
            Self::Wait => Duration::MAX,
        }
    }
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self {
            attempts: 4,
            first_pause: Duration::from_millis(500),
            longest_pause: Duration::from_secs(20),
            budget: Duration::from_secs(60),
            at_quota: AtQuota::WaitAtMost(Duration::from_secs(60)),
            quotas_of: None,
            own: None,
        }
    }
}

impl RetryPolicy {
    /// Nothing is repeated: every request is sent once.
    #[must_use]
    pub fn none() -> Self {
        Self::default().attempts(1).at_quota(AtQuota::Return)
    }

    /// Sets how often a request is sent at most, the first time included.
    #[must_use]
    pub fn attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts;
        self
    }

    /// Sets the longest pause after the first attempt.
    #[must_use]
    pub fn first_pause(mut self, pause: Duration) -> Self {
        self.first_pause = pause;
        self
    }

    /// Sets the longest pause of our own choice.
    #[must_use]
    pub fn longest_pause(mut self, pause: Duration) -> Self {
        self.longest_pause = pause;
        self
    }

    /// Sets how long after the first attempt the last one may begin.
    #[must_use]
    pub fn budget(mut self, budget: Duration) -> Self {
        self.budget = budget;
        self
    }

    /// Sets what happens when a quota is exceeded.
    #[must_use]
    pub fn at_quota(mut self, choice: AtQuota) -> Self {
        self.at_quota = choice;
        self
    }

    /// Asks for the quotas of this account (the user's name, or the key itself) when one is
    /// exceeded and it is not known which: `GET /users/{id}/overall_quotas`, one request more. Not
    /// after the last of the [`attempts`](Self::attempts) and not with [`AtQuota::Return`], when
    /// nothing is waited for.
    #[must_use]
    pub fn quotas_of(mut self, user: impl Into<Secret>) -> Self {
        self.quotas_of = Some(user.into());
        self
    }

    /// Puts a decision of your own in place of the standard one. It gets this policy, what
    /// happened, and a random number from 0 up to 1, and may fall back on
    /// [`standard`](Self::standard).
    ///
    /// Its decision is final, but for a body that cannot be sent twice.
    ///
    /// ```
    /// use vt_client::retry::{Decision, RetryPolicy};
    ///
    /// let night_shift = RetryPolicy::default().decide_with(|policy, situation, random| {
    ///     if situation.attempts > 100 {
    ///         return Decision::Return;
    ///     }
    ///     policy.standard(situation, random)
    /// });
    /// ```
    #[must_use]
    pub fn decide_with(
        mut self,
        own: impl Fn(&RetryPolicy, &Situation, f64) -> Decision + Send + Sync + 'static,
    ) -> Self {
        self.own = Some(Own(Arc::new(own)));
        self
    }

    /// What this policy does in a situation: its own function where there is one, otherwise
    /// [`standard`](Self::standard).
    ///
    /// `random` is from 0 up to 1.
    pub fn decide(&self, situation: &Situation, random: f64) -> Decision {
        match &self.own {
            Some(own) => (own.0)(self, situation, random),
            None => self.standard(situation, random),
        }
    }
}

type Decide = dyn Fn(&RetryPolicy, &Situation, f64) -> Decision + Send + Sync;

/// A caller's own decision.
#[derive(Clone)]
struct Own(Arc<Decide>);

impl fmt::Debug for Own {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a function")
    }
}
