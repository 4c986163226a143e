//! Paths, patterns and the table's rows: which row a request is for. It uses no other floor.

pub(crate) mod endpoints;
pub(crate) mod origins;
pub(crate) mod path;
pub(crate) mod pattern;
pub(crate) mod resources;
pub(crate) mod router;
pub(crate) mod table;
