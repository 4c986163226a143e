//! Repeating what failed for a passing reason: when, how often, and after which pause.
//!
//! A [`RetryPolicy`] is plain data. What it decides is a function of the policy, a [`Situation`]
//! and a random number, so that it can be tested without a network and without a clock:
//!
//! ```
//! use std::time::Duration;
//! use vt_client::retry::{Decision, Failure, RetryPolicy, Situation};
//!
//! let policy = RetryPolicy::default();
//! let mut situation = Situation::new(Failure::Refused {
//!     status: 503,
//!     code: None,
//!     retry_after: Some(Duration::from_secs(7)),
//! });
//! assert_eq!(policy.decide(&situation, 0.5), Decision::Repeat { pause: Duration::from_secs(7) });
//!
//! // A comment may have been made before the answer got lost, so it is not sent again.
//! situation.idempotent = false;
//! assert_eq!(policy.decide(&situation, 0.5), Decision::Return);
//! ```

mod decide;
mod policy;
mod situation;
#[cfg(test)]
mod tests;

pub use crate::error::Failure;
pub use crate::model::{QuotaPeriod, Spent};
pub use policy::{AtQuota, RetryPolicy};
pub use situation::{Decision, Situation};
