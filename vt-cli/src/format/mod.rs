//! Formats: how results look as text. Uses no other folder.

pub(crate) mod columns;
pub(crate) mod json;
