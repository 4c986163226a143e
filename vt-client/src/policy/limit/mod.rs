//! Staying within what the service allows: a limit of requests per minute, hour, day and month that
//! clones of a client share, and processes too if they are given a folder for it.

mod clock;
mod counts;
mod file;
mod limiter;
mod rate_limit;
#[cfg(test)]
mod tests;

pub use crate::error::LimitReached;
pub(crate) use limiter::Limiter;
pub use rate_limit::RateLimit;
