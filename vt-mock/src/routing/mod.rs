//! What the table and its paths say of a request. It uses no other floor.

pub(crate) mod endpoints;
pub(crate) mod pattern;
pub(crate) mod resources;
pub(crate) mod router;
