//! Recordings: asking a real service, saving what it answers without secrets, and reading that again.

mod clean;
mod file_name;
pub(crate) mod recordings;
pub(crate) mod recorder;
mod save;
