//! Decisions without I/O: what is repeated and when, and how many requests may be sent. Uses
//! `model` and `error`.

pub mod limit;
pub mod retry;

pub use limit::RateLimit;
pub use retry::RetryPolicy;
