//! Recordings: asks a real service, saves what it answers without secrets, and reads that again. It
//! may use `base`, `routing`, `http` and `samples`.

mod clean;
mod file_name;
pub(crate) mod recordings;
pub(crate) mod recorder;
mod save;
