//! From TOML text to checked endpoints.
//!
//! A phase is a module: `source` and `syntax` make raw rows with spans, `stamp` puts shared rows
//! and relationships on resources, `check` makes valid endpoints of them. No phase stops at a
//! mistake: what is wrong is reported and left out, all else goes on.

mod check;
mod diagnostic;
mod model;
mod names;
mod report;
mod source;
mod stamp;
mod suggest;
mod syntax;
mod template;

pub use diagnostic::{Diagnostic, Note};
pub use model::{Api, ObjectKind, Related, Resource, TypedParameter, Values};
pub use names::is_keyword;
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

/// Reads a table. Never fails: what is good comes out, and what is wrong is told.
pub fn read(source: &Source) -> Loaded {
    let mut report = report::Report::new(source);
    let table = syntax::parse(source, &mut report);
    let api = check::check(&table, &mut report);
    Loaded {
        api,
        diagnostics: report.finish(),
    }
}
