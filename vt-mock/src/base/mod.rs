//! Locks, times, digests and the errors of a start, which every floor may use. It uses no other
//! floor.

pub(crate) mod digest;
pub(crate) mod lock;
pub(crate) mod start_error;
pub(crate) mod tell;
pub(crate) mod time;
