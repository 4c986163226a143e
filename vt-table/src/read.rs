//! From TOML text to checked endpoints, in three phases; uses everything below.
//!
//! `syntax` makes raw rows that know their places, `stamp` puts shared rows and relationships on
//! resources, and `check` makes valid endpoints of them. No phase stops at a mistake: it reports
//! what is wrong, leaves it out, and goes on with the rest.

use crate::api::Api;
use crate::report::{Diagnostic, Report};
use crate::text::TableSource;
use crate::{check, stamp, syntax};

/// What reading a table gives.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Loaded {
    /// Everything that is right.
    pub api: Api,
    /// Everything that is wrong, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a table. It never fails: one wrong row does not hide the good ones.
pub fn read(source: &TableSource) -> Loaded {
    let mut report = Report::new(source);
    let table = syntax::syntax(source, &mut report);
    let resources = stamp::stamp(&table, &mut report);
    let api = check::check(&table, &resources, &mut report);
    Loaded {
        api,
        diagnostics: report.finish(),
    }
}
