//! A whole table: its sections, top to bottom.

use super::definitions::{
    RawArgument, RawObject, RawParameter, RawSource, argument, objects, parameter, source,
};
use super::field::{Field, each};
use super::relationship::{RawRelationship, relationships};
use super::resource::RawResource;
use super::row::{Owner, RawRow};
use crate::report::Report;
use crate::source::At;

/// A whole table, as written.
#[derive(Default)]
pub(crate) struct RawTable {
    pub(crate) url: Option<At<String>>,
    pub(crate) sources: Vec<RawSource>,
    pub(crate) objects: Vec<RawObject>,
    pub(crate) arguments: Vec<RawArgument>,
    pub(crate) parameters: Vec<RawParameter>,
    pub(crate) shared: Vec<RawSet>,
    /// The rows that relationships are stamped from.
    pub(crate) templates: Vec<RawRow>,
    pub(crate) resources: Vec<RawResource>,
}

/// `[shared.comments]`.
pub(crate) struct RawSet {
    pub(crate) name: At<String>,
    pub(crate) rows: Vec<RawRow>,
    pub(crate) relationships: Vec<RawRelationship>,
}

const SECTIONS: [&str; 8] = [
    "api",
    "sources",
    "objects",
    "arguments",
    "parameters",
    "shared",
    "relationships",
    "resource",
];

/// The keys of `[relationships]`.
pub(crate) const TEMPLATES: [&str; 4] = ["objects", "ids", "related", "related_ids"];

impl RawTable {
    pub(super) fn read(sections: &[Field<'_>], report: &mut Report<'_>) -> RawTable {
        let mut table = RawTable::default();
        for section in sections {
            if !SECTIONS.contains(&section.key.value) {
                section.unknown(report, &SECTIONS);
                continue;
            }
            let Some(entries) = section.table(report) else {
                continue;
            };
            table.section(section.key.value, &entries, report);
        }
        table
    }

    fn section(&mut self, name: &str, entries: &[Field<'_>], report: &mut Report<'_>) {
        match name {
            "api" => {
                for entry in entries {
                    match entry.key.value {
                        "url" => self.url = entry.text(report),
                        _ => entry.unknown(report, &["url"]),
                    }
                }
            }
            "sources" => self.sources = each(entries, report, source),
            "objects" => {
                for entry in entries {
                    self.objects.extend(objects(entry, report));
                }
            }
            "arguments" => self.arguments = each(entries, report, argument),
            "parameters" => self.parameters = each(entries, report, parameter),
            "shared" => {
                self.shared = each(entries, report, |entry, report| {
                    let mut set = RawSet {
                        name: entry.name(),
                        rows: Vec::new(),
                        relationships: Vec::new(),
                    };
                    for field in entry.table(report)? {
                        if field.key.value == "relationships" {
                            set.relationships = relationships(&field, report);
                        } else {
                            set.rows.push(RawRow::read(&field, Owner::Shared, report));
                        }
                    }
                    Some(set)
                });
            }
            "relationships" => {
                self.templates = each(entries, report, |entry, report| {
                    if TEMPLATES.contains(&entry.key.value) {
                        return Some(RawRow::read(entry, Owner::Relationships, report));
                    }
                    entry.unknown(report, &TEMPLATES);
                    None
                });
            }
            _ => self.resources = each(entries, report, RawResource::read),
        }
    }
}
