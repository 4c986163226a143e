//! What a request took.

use std::time::Duration;

/// What a request took: how often it was sent, and how long it was held back.
///
/// From [`Response::spent`](crate::Response::spent), [`Transfer::spent`](crate::Transfer::spent)
/// and [`Error::spent`](crate::Error::spent).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Spent {
    /// How often it was sent; 1 where nothing failed. Redirects are part of one attempt.
    pub attempts: u32,
    /// The pauses between attempts and the time in the queue of the [rate limit](crate::RateLimit).
    pub waited: Duration,
}
