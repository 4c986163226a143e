//! Makes raw tables and rows of TOML text; uses `endpoint`, `template`, `values` and what is below.
//!
//! Every key is known here, and values that are wrong by themselves are found. Names that refer to
//! something are not looked up.

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
use crate::source::Source;
use field::fields;
use recovery::{report_duplicates, without_broken};

/// Reads a table's text.
pub(crate) fn syntax(source: &Source, report: &mut Report<'_>) -> RawTable {
    let text = without_broken(&source.text, report);
    report_duplicates(&text, report);
    let (table, _) = toml::de::DeTable::parse_recoverable(&text);
    RawTable::read(&fields(table.get_ref()), report)
}
