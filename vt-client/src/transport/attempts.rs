//! One request and its repeats: when to send, what a failure means, how long to pause.

use std::ops::ControlFlow;
use std::time::{Duration, SystemTime};

use http::header::DATE;
use tokio::time::{Instant, sleep};

use super::observe;
use super::observe::Answered;
use crate::error::Error;
use crate::model::answers::OverallQuotas;
use crate::model::envelope::read_data;
use crate::model::quota_period::QuotaPeriod;
use crate::model::spent::Spent;
use crate::policy::retry::{Decision, Failure, RetryPolicy, Situation};
use crate::transport::Transport;
use crate::wire::call::{Call, Elsewhere};

/// The attempts of one call.
pub(super) struct Attempts<'a> {
    transport: &'a Transport,
    call: &'a Call,
    policy: &'a RetryPolicy,
    spent: Spent,
    /// When the first attempt began, later by what does not count: time at quotas and in the
    /// limiter's queue.
    began: Option<Instant>,
    quota_errors: u32,
    /// How the last attempt failed.
    last: Option<Error>,
}

/// An attempt under way.
pub(super) struct Attempt {
    began: Instant,
    /// Whether the service has answered something, such as a redirect.
    pub(super) is_answered: bool,
}

impl<'a> Attempts<'a> {
    pub(super) fn new(transport: &'a Transport, call: &'a Call) -> Self {
        Self {
            transport,
            call,
            policy: call.retry.as_ref().unwrap_or(&transport.config().retry),
            spent: Spent::default(),
            began: None,
            quota_errors: 0,
            last: None,
        }
    }

    /// Waits until the next attempt may begin.
    pub(super) async fn begin(&mut self) -> Result<Attempt, Error> {
        // A storage host that is asked for the rest of a download is not told the key.
        let counts = self.call.authenticated
            && !matches!(self.call.elsewhere, Some(Elsewhere::Redirected(_)));
        if let Some(limiter) = self.transport.limiter().filter(|_| counts) {
            let queued = Instant::now();
            if let Err(refusal) = limiter.acquire(self.policy.at_quota.longest()).await {
                // Why the request failed says more than why it is not sent again.
                let last = self.last.take();
                return Err(last.map_or(refusal, |error| error.with_spent(self.spent)));
            }
            self.held_back(queued.elapsed());
        }
        let began = Instant::now();
        self.began.get_or_insert(began);
        self.spent.attempts = self.spent.attempts.saturating_add(1);
        Ok(Attempt {
            began,
            is_answered: false,
        })
    }

    /// Ends an attempt: with what the caller gets, or, after a pause, with another one to come.
    pub(super) async fn end<T: Answered>(
        &mut self,
        attempt: Attempt,
        outcome: Result<T, Error>,
    ) -> ControlFlow<Result<T, Error>> {
        let elapsed = attempt.began.elapsed();
        let error = match outcome {
            Ok(mut answer) => {
                observe::answered(self.spent.attempts, &answer, elapsed);
                *answer.spent() = self.spent;
                return ControlFlow::Break(Ok(answer));
            }
            Err(error) => error.redacted(&self.transport.secrets(self.call)),
        };
        observe::failed(self.spent.attempts, &error, elapsed);
        let situation = self.situation(&error, attempt.is_answered).await;
        let pause = match self.policy.decide(&situation, fastrand::f64()) {
            // Whoever decides: what was read away cannot be sent again.
            Decision::Repeat { pause } if situation.replayable => pause,
            _ => return ControlFlow::Break(Err(error.with_spent(self.spent))),
        };
        observe::pausing(self.spent.attempts, pause);
        sleep(pause).await;
        if situation.failure.is_quota_exceeded() {
            self.quota_errors += 1;
            self.held_back(pause);
        } else {
            self.spent.waited = self.spent.waited.saturating_add(pause);
        }
        self.last = Some(error);
        ControlFlow::Continue(())
    }

    /// Notes time that is no part of the policy's budget.
    fn held_back(&mut self, time: Duration) {
        self.spent.waited = self.spent.waited.saturating_add(time);
        self.began = self.began.map(|began| began + time);
    }

    async fn situation(&self, error: &Error, is_answered: bool) -> Situation {
        let failure = Failure::of(error);
        let mut situation = Situation::new(failure);
        situation.may_have_arrived |= is_answered;
        situation.idempotent = self.call.idempotent;
        situation.replayable = self.call.payload.is_replayable();
        situation.attempts = self.spent.attempts;
        situation.elapsed = self.began.map(|began| began.elapsed()).unwrap_or_default();
        situation.quota_errors = self.quota_errors;
        if let Some(now) = service_time(error) {
            situation.now = now;
        }
        if situation.failure.is_quota_exceeded() {
            situation.quota = self.exceeded_quota().await;
        }
        situation
    }

    /// Which quota is exceeded, if our own counts tell it, or the account that the policy says to
    /// ask.
    async fn exceeded_quota(&self) -> Option<QuotaPeriod> {
        if let Some(limiter) = self.transport.limiter()
            && let Some(period) = limiter.exceeded().await
            // A minute's own count is often full, whatever quota is exceeded. One that was waited
            // for already was not it.
            && (period != QuotaPeriod::Minute || self.quota_errors == 0)
        {
            return Some(period);
        }
        let is_last = self.spent.attempts >= self.policy.attempts;
        if is_last || self.policy.at_quota.longest().is_zero() {
            // Whatever the answer is, it is not waited for.
            return None;
        }
        let user = self.policy.quotas_of.as_ref()?;
        // In a box, since it is a request within a request.
        let quotas = Call::overall_quotas(user.expose()).ok()?;
        let answer = Box::pin(self.transport.document(&quotas)).await.ok()?;
        let quotas: OverallQuotas = read_data(&answer.body).ok()?;
        Some(QuotaPeriod::exceeded(&quotas))
    }
}

/// The time by the service's own clock.
fn service_time(error: &Error) -> Option<SystemTime> {
    let date = error.response()?.headers().get(DATE)?;
    httpdate::parse_http_date(date.to_str().ok()?.trim()).ok()
}
