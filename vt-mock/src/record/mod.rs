//! Recordings: asking a real service, saving what it answers without secrets, and reading that again.

mod clean;
pub(crate) mod recorded;
pub(crate) mod recorder;
pub(crate) mod save;
