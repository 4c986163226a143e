//! vtapi3's command line: its options and what they do.
//! Uses `outcome`, `output`, `input`, `session` and `jobs`.

pub(crate) mod tokens;
pub(crate) mod options;
pub(crate) mod run;
