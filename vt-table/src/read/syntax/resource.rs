//! Resources: their variables, what they use, and their relationships.

use toml::de::DeValue;

use super::super::diagnostic::{Finding, Report};
use super::super::source::{At, Span};
use super::relationship::{RawRelationship, relationships};
use super::row::{Owner, RawRow, tier};
use super::sections::{RawArgument, argument, each, missing};
use super::toml::{Field, mention};
use crate::Tier;

/// `[resource.files]`, as written.
pub(crate) struct RawResource {
    pub(crate) name: At<String>,
    /// `noun`, `path`, `item`, `slug` and `self`, as far as they are given and good.
    pub(crate) variables: Vec<(&'static str, At<String>)>,
    /// Variables that are given, but wrong; rows that need them are left out without a word.
    pub(crate) spoilt: Vec<&'static str>,
    pub(crate) doc: Option<At<String>>,
    pub(crate) id: Option<At<String>>,
    pub(crate) tier: Option<Tier>,
    pub(crate) uses: Vec<RawUse>,
    pub(crate) sources: Vec<(At<String>, At<String>)>,
    pub(crate) arguments: Vec<RawArgument>,
    /// The place of the key `relationships`.
    pub(crate) has_relationships: Option<Span>,
    pub(crate) relationships: Vec<RawRelationship>,
    /// Whether the generic rows are stamped.
    pub(crate) related: bool,
    pub(crate) methods: Vec<RawRow>,
    /// Whether the relationships stand before the methods.
    pub(crate) relationships_first: bool,
}

/// An entry of `use`.
pub(crate) struct RawUse {
    pub(crate) set: At<String>,
    /// Only this row of the set.
    pub(crate) row: Option<At<String>>,
    pub(crate) variables: Vec<(At<String>, At<String>)>,
    pub(crate) span: Span,
}

/// The variables that a resource may give.
pub(crate) const VARIABLES: [&str; 5] = ["noun", "path", "item", "slug", "self"];

const KEYS: [&str; 14] = [
    "noun",
    "path",
    "item",
    "id",
    "self",
    "slug",
    "tier",
    "doc",
    "use",
    "sources",
    "arguments",
    "relationships",
    "related",
    "methods",
];

impl RawResource {
    pub(super) fn read(entry: &Field<'_>, report: &mut Report<'_>) -> Option<RawResource> {
        let before = report.count();
        let fields = entry.table(report)?;
        let mut resource = RawResource {
            name: entry.name(),
            variables: Vec::new(),
            spoilt: Vec::new(),
            doc: None,
            id: None,
            tier: None,
            uses: Vec::new(),
            sources: Vec::new(),
            arguments: Vec::new(),
            has_relationships: None,
            relationships: Vec::new(),
            related: true,
            methods: Vec::new(),
            relationships_first: false,
        };
        let mut misspelt = false;
        let mut related = None;
        for field in &fields {
            let key = field.key.value;
            if let Some(variable) = VARIABLES.into_iter().find(|variable| *variable == key) {
                match field.text(report) {
                    Some(text) => resource.variables.push((variable, text)),
                    None => resource.spoilt.push(variable),
                }
                continue;
            }
            match key {
                "id" => resource.id = field.text(report),
                "doc" => {
                    resource.doc = field.text(report);
                    misspelt |= resource.doc.is_none();
                }
                "tier" => resource.tier = tier(field, report).map(|tier| tier.value),
                "use" => resource.uses = uses(field, report),
                "sources" => resource.sources = pairs(field, report),
                "arguments" => {
                    let arguments = field.table(report).unwrap_or_default();
                    resource.arguments = each(&arguments, report, argument);
                }
                "relationships" => {
                    resource.has_relationships = Some(field.key.span);
                    resource.relationships_first = resource.methods.is_empty();
                    resource.relationships = relationships(field, report);
                }
                "related" => {
                    related = Some(field.key.span);
                    resource.related = field.boolean(report).is_none_or(|value| value.value);
                }
                "methods" => {
                    let rows = field.table(report).unwrap_or_default();
                    resource.methods = each(&rows, report, |row, report| {
                        Some(RawRow::read(row, Owner::Resource, report))
                    });
                }
                _ => {
                    misspelt = true;
                    field.unknown(report, &KEYS);
                }
            }
        }
        if let (Some(span), None) = (related, resource.has_relationships)
            && resource.uses.is_empty()
        {
            report.add(
                Finding::new(span, "`related` without `relationships`")
                    .help("leave it out, or add the relationships"),
            );
        }
        if resource.doc.is_none() && !misspelt {
            missing(report, entry.key.span, "resource", entry.key.value, "doc");
        }
        if report.count() > before {
            // What a mistake hides must not be called unused.
            mention(entry.value, report);
        }
        Some(resource)
    }
}

fn pairs(field: &Field<'_>, report: &mut Report<'_>) -> Vec<(At<String>, At<String>)> {
    let entries = field.table(report).unwrap_or_default();
    each(&entries, report, |entry, report| {
        Some((entry.name(), entry.text(report)?))
    })
}

fn uses(field: &Field<'_>, report: &mut Report<'_>) -> Vec<RawUse> {
    let elements = field.elements(report).unwrap_or_default();
    each(&elements, report, one_use)
}

fn one_use(element: &Field<'_>, report: &mut Report<'_>) -> Option<RawUse> {
    let (mut set, mut variables) = (None, Vec::new());
    let before = report.count();
    match element.value {
        DeValue::String(_) => set = element.text(report),
        DeValue::Table(_) => {
            for field in element.table(report)? {
                let Some(text) = field.text(report) else {
                    continue;
                };
                match field.key.value {
                    "set" => set = Some(text),
                    _ => variables.push((field.name(), text)),
                }
            }
            if set.is_none() && report.count() == before {
                report.add(
                    Finding::new(element.span, "an entry of `use` has no `set`")
                        .help("add `set = \"…\"`, the name of a shared set"),
                );
            }
        }
        _ => return element.wrong(report, "names of shared sets or tables with `set`"),
    }
    let set = set?;
    let (name, row) = match set.value.split_once('.') {
        Some((name, row)) => {
            let dot = name.len();
            let row_span = report.within(&set, dot + 1..set.value.len());
            (
                At::new(name.to_owned(), report.within(&set, 0..dot)),
                Some(At::new(row.to_owned(), row_span)),
            )
        }
        None => (set.clone(), None),
    };
    Some(RawUse {
        set: name,
        row,
        variables,
        span: element.span,
    })
}
