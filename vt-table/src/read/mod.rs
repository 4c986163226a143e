//! From TOML text to checked endpoints.
//!
//! A phase is a module: `source` and `syntax` make raw rows with spans, `stamp` puts shared rows
//! and relationships on resources, `check` makes valid endpoints of them. No phase stops at a
//! mistake: what is wrong is reported and left out, all else goes on.

mod diagnostic;
mod model;
mod source;
mod suggest;

pub use diagnostic::{Diagnostic, Note};
pub use model::{Api, ObjectKind, Related, Resource};
pub use source::Source;

/// What came of reading a table.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Loaded {
    /// All that is good.
    pub api: Api,
    /// All that is wrong, sorted by place.
    pub diagnostics: Vec<Diagnostic>,
}
