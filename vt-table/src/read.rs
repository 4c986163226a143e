//! From TOML text to checked endpoints.
//!
//! A phase is a module: `source` and `syntax` make raw rows with spans, `stamp` puts shared rows
//! and relationships on resources, `check` makes valid endpoints of them. No phase stops at a
//! mistake: what is wrong is reported and left out, all else goes on.

use crate::api::Api;
use crate::report::{Diagnostic, Report};
use crate::source::Source;
use crate::{check, stamp, syntax};

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
    let mut report = Report::new(source);
    let table = syntax::syntax(source, &mut report);
    let resources = stamp::stamp(&table, &mut report);
    let api = check::check(&table, &resources, &mut report);
    Loaded {
        api,
        diagnostics: report.finish(),
    }
}
