//! Formats: how a result looks as text. Uses no other folder.

pub(crate) mod columns;
pub(crate) mod json;
