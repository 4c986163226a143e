//! What every floor stands on: digests. It uses no other floor.

pub(crate) mod digest;
