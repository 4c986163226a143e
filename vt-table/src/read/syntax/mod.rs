//! TOML text to raw tables and rows: every key is known here, no name is looked up.

mod agreement;
mod relationship;
mod resource;
mod row;
mod sections;
mod toml;
mod uses;

pub(crate) use relationship::RawRelationship;
pub(crate) use resource::{OF_IDS, OF_OBJECTS, RawResource, VARIABLES as RESOURCE_VARIABLES};
pub(crate) use row::{AnswerKey, BodyKey, PageSize, RawRow};
pub(crate) use sections::{RawArgument, RawParameter, RawSet, RawTable};
pub(crate) use uses::RawUse;

use self::toml::{fields, report_duplicates, without_broken};
use super::diagnostic::Report;
use super::source::Source;

/// Reads a table's text.
pub(crate) fn parse(source: &Source, report: &mut Report<'_>) -> RawTable {
    let text = without_broken(&source.text, report);
    report_duplicates(&text, report);
    let (table, _) = ::toml::de::DeTable::parse_recoverable(&text);
    RawTable::read(&fields(table.get_ref()), report)
}
