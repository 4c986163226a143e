//! Finds the table's row for a request, by paths and patterns. It uses no other floor.

pub(crate) mod endpoints;
pub(crate) mod origins;
pub(crate) mod path;
pub(crate) mod pattern;
pub(crate) mod resources;
pub(crate) mod router;
pub(crate) mod table;
