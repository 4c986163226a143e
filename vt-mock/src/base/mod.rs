//! What every floor may use: locks, times, digests and the errors of a start. It uses no other floor.

pub(crate) mod digest;
pub(crate) mod lock;
pub(crate) mod start_error;
pub(crate) mod tell;
pub(crate) mod time;
