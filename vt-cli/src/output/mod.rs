//! Output: results to standard output or a file, everything else to standard error.
//! Uses `outcome` and `format`.

pub(crate) mod redaction;
pub(crate) mod progress;
pub(crate) mod stderr;
pub(crate) mod log;
pub(crate) mod write;
pub(crate) mod stdout;
pub(crate) mod sink;
