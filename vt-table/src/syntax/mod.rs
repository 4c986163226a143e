//! The first phase: makes raw rows of TOML text; uses `endpoint`, `template`, `values` and what
//! they use.
//!
//! It knows every key and finds values that are wrong in themselves. It does not look up names.

mod agreement;
mod definitions;
mod field;
mod recovery;
mod relationship;
mod resource;
mod row;
mod row_values;
mod table;
mod uses;

pub(crate) use definitions::{RawArgument, RawParameter};
pub(crate) use relationship::RawRelationship;
pub(crate) use resource::{OF_IDS, OF_OBJECTS, RawResource};
pub(crate) use row::RawRow;
pub(crate) use row_values::{AnswerKey, BodyKey, PageSize};
pub(crate) use table::{RawSet, RawTable};
pub(crate) use uses::RawUse;

use crate::report::Report;
use crate::text::TableSource;
use field::fields;
use recovery::{report_duplicates, without_broken};

/// Reads the text of a table.
pub(crate) fn syntax(source: &TableSource, report: &mut Report<'_>) -> RawTable {
    let text = without_broken(&source.text, report);
    report_duplicates(&text, report);
    let (table, _) = toml::de::DeTable::parse_recoverable(&text);
    RawTable::read(&fields(table.get_ref()), report)
}
