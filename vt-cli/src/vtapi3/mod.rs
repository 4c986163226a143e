//! vtapi3's command line: its options, and what they do. Uses `jobs` and what is below it.

pub(crate) mod options;
pub(crate) mod run;
pub(crate) mod tokens;
