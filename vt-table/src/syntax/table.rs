//! A whole table: its sections, top to bottom.

use super::definitions::{
    RawArgument, RawObject, RawParameter, RawSource, argument, objects, parameter, source,
};
use super::field::{Field, each};
use super::relationship::{RawRelationship, relationships};
use super::resource::RawResource;
use super::row::{Owner, RawRow};
use crate::report::{Finding, Report};
use crate::text::At;
use crate::values::{Tags, base_problem};

/// A whole table, as written.
#[derive(Default)]
pub(crate) struct RawTable {
    pub(crate) url: Option<String>,
    pub(crate) sources: Vec<RawSource>,
    /// The kinds of objects, each with a tag of its own.
    pub(crate) objects: Vec<RawObject>,
    pub(crate) tags: Tags,
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
    /// The names of the arguments that are described for this resource.
    pub(crate) fn described<'r>(&'r self, resource: &'r RawResource) -> Vec<&'r str> {
        let all = self.arguments.iter().chain(&resource.arguments);
        all.map(|argument| argument.name.value.as_str())
            .chain(resource.id.iter().map(|_| "id"))
            .collect()
    }

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
                        "url" => self.url = base_url(entry, report),
                        _ => entry.unknown(report, &["url"]),
                    }
                }
            }
            "sources" => self.sources = each(entries, report, source),
            "objects" => {
                for entry in entries {
                    for object in objects(entry, report) {
                        self.object(object, report);
                    }
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

    /// Adds a kind of object, unless its tag is wrong or known.
    fn object(&mut self, object: RawObject, report: &mut Report<'_>) {
        let tag = &object.tag;
        let first = self
            .objects
            .iter()
            .find(|known| known.tag.value == tag.value);
        if let Some(first) = first {
            let text = format!("duplicate object tag `{}`", tag.value);
            report.add(Finding::new(tag.span, text).note("first defined", first.tag.span));
        } else if self.tags.define(tag, report) {
            self.objects.push(object);
        }
    }
}

fn base_url(field: &Field<'_>, report: &mut Report<'_>) -> Option<String> {
    let url = field.text(report)?;
    if let Some(problem) = base_problem(&url.value) {
        report.error(url.span, format!("`url` {problem}"));
        return None;
    }
    Some(url.value)
}
