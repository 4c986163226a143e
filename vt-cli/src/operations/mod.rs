//! Operations: the rows of a table as words that can be typed, with help and completion.
//! Uses `outcome` and `format`.

pub(crate) mod suggestion;
pub(crate) mod lookup;
pub(crate) mod any_path;
pub(crate) mod example;
pub(crate) mod help;
mod ids;
pub(crate) mod call_options;
pub(crate) mod subcommands;
pub(crate) mod typed;
