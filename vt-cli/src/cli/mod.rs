//! The command line: all that can be typed, read into a task, and completed by shells.
//! Uses `operations`, `session` and the folders of the commands: `endpoints`, `jobs` and `vtapi3`.

pub(crate) mod arguments;
pub(crate) mod command;
pub(crate) mod completion;
mod known_options;
mod mistakes;
pub(crate) mod task;
pub(crate) mod read;
