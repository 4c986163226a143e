//! Resources: their variables, what they use, and their relationships.

use super::definitions::{RawArgument, argument};
use super::field::{Field, each, missing, taint_uses};
use super::relationship::{RawRelationship, relationships};
use super::row::{Owner, RawRow};
use super::row_values::tier;
use super::uses::{RawUse, uses};
use crate::endpoint::{Tier, Verb};
use crate::nearest::nearest;
use crate::report::{Finding, Report};
use crate::template::RESOURCE_VARIABLES;
use crate::text::{At, Span};

/// The names in `sources` for all rows of `[relationships]` that return objects, or ids.
pub(crate) const OF_OBJECTS: &str = "relationships";
pub(crate) const OF_IDS: &str = "relationships_ids";

/// `[resource.files]`, as written.
pub(crate) struct RawResource {
    pub(crate) name: At<String>,
    /// The [`RESOURCE_VARIABLES`] that are given and right.
    pub(crate) variables: Vec<(&'static str, At<String>)>,
    /// Variables that are given, but wrong. Rows that need them are left out without a report.
    pub(crate) tainted_variables: Vec<&'static str>,
    pub(crate) doc: Option<At<String>>,
    pub(crate) id: Option<At<String>>,
    pub(crate) tier: Option<Tier>,
    /// What to use instead of rows without a `deprecated` of their own, a template.
    pub(crate) deprecated: Option<At<String>>,
    pub(crate) uses: Vec<RawUse>,
    pub(crate) sources: Vec<(At<String>, At<String>)>,
    pub(crate) arguments: Vec<RawArgument>,
    /// The place of the key `relationships`.
    pub(crate) has_relationships: Option<Span>,
    pub(crate) relationships: Vec<RawRelationship>,
    /// Whether the rows for any relationship by name are stamped.
    pub(crate) related: bool,
    pub(crate) methods: Vec<RawRow>,
    /// Whether the relationships come before the methods.
    pub(crate) relationships_first: bool,
    /// The keys of [`ABOUT`] that are given in `about` or beside it, right or wrong.
    given: Vec<At<String>>,
    /// Whether a key is unknown; it may be a misspelt one that seems to be missing.
    tainted: bool,
}

/// The keys that can be in `about` or beside it.
const ABOUT: [&str; 10] = [
    "noun",
    "path",
    "item",
    "id",
    "self",
    "slug",
    "tier",
    "doc",
    "related",
    "deprecated",
];

/// The other keys of a resource; rows have all other names.
const KEYS: [&str; 6] = [
    "about",
    "use",
    "sources",
    "arguments",
    "relationships",
    "methods",
];

impl RawResource {
    pub(super) fn read(entry: &Field<'_>, report: &mut Report<'_>) -> Option<RawResource> {
        let before = report.count();
        let fields = entry.table(report)?;
        let mut resource = RawResource::empty(entry.name());
        for field in &fields {
            resource.field(field, report);
        }
        resource.taint_variables(report);
        resource.check_presence(report);
        if report.count() > before {
            // What the mistake hides is not unused.
            taint_uses(entry.value, report);
        }
        Some(resource)
    }

    fn empty(name: At<String>) -> RawResource {
        RawResource {
            name,
            variables: Vec::new(),
            tainted_variables: Vec::new(),
            doc: None,
            id: None,
            tier: None,
            deprecated: None,
            uses: Vec::new(),
            sources: Vec::new(),
            arguments: Vec::new(),
            has_relationships: None,
            relationships: Vec::new(),
            related: true,
            methods: Vec::new(),
            relationships_first: false,
            given: Vec::new(),
            tainted: false,
        }
    }

    fn field(&mut self, field: &Field<'_>, report: &mut Report<'_>) {
        match field.key.value {
            "about" => {
                let Some(parts) = field.table(report) else {
                    self.tainted_variables.extend(RESOURCE_VARIABLES);
                    self.tainted = true;
                    return;
                };
                for part in parts {
                    if ABOUT.contains(&part.key.value) {
                        self.about(&part, report);
                    } else {
                        self.unknown(&part, &ABOUT, report);
                    }
                }
            }
            key if ABOUT.contains(&key) => self.about(field, report),
            "use" => self.uses = uses(field, report),
            "sources" => self.sources = sources(field, report),
            "arguments" => {
                let arguments = field.table(report).unwrap_or_default();
                self.arguments = each(&arguments, report, argument);
            }
            "relationships" => {
                self.has_relationships = Some(field.key.span);
                self.relationships_first = self.methods.is_empty();
                self.relationships = relationships(field, report);
            }
            "methods" => {
                for row in field.table(report).unwrap_or_default() {
                    self.methods
                        .push(RawRow::read(&row, Owner::Resource, report));
                }
            }
            _ if is_row(field) => {
                self.methods
                    .push(RawRow::read(field, Owner::Resource, report));
            }
            _ => {
                let known = [&KEYS[..], &ABOUT[..]].concat();
                self.unknown(field, &known, report);
            }
        }
    }

    /// A key of [`ABOUT`], in `about` or beside it.
    fn about(&mut self, field: &Field<'_>, report: &mut Report<'_>) {
        let key = field.key.value;
        if let Some(first) = self.given(key) {
            let text = format!("`{key}` is given twice");
            let finding = Finding::new(field.key.span, text).note("first given", first);
            return report.add(finding.help("keep one of them"));
        }
        self.given.push(field.name());
        if let Some(variable) = RESOURCE_VARIABLES
            .into_iter()
            .find(|variable| *variable == key)
        {
            match field.text(report) {
                Some(text) => self.variables.push((variable, text)),
                None => self.tainted_variables.push(variable),
            }
            return;
        }
        match key {
            "id" => self.id = field.rust_type(report),
            "doc" => self.doc = field.text(report),
            "tier" => self.tier = tier(field, report).map(|tier| tier.value),
            "deprecated" => self.deprecated = field.text(report),
            _ => self.related = field.boolean(report).is_none_or(|value| value.value),
        }
    }

    fn unknown(&mut self, field: &Field<'_>, known: &[&str], report: &mut Report<'_>) {
        self.tainted = true;
        // The variable that was meant must not get its default.
        self.tainted_variables
            .extend(nearest(field.key.value, RESOURCE_VARIABLES));
        field.unknown(report, known);
    }

    /// The place of a key of [`ABOUT`], if it is given.
    fn given(&self, key: &str) -> Option<Span> {
        let found = self.given.iter().find(|given| given.value == key);
        found.map(|given| given.span)
    }

    /// Taints variables whose statements cannot be read, so that they do not get their defaults.
    fn taint_variables(&mut self, report: &Report<'_>) {
        let header = format!("resource.{}", self.name.value);
        let about = report.taint.has_statement_under(&header, "about");
        for variable in RESOURCE_VARIABLES {
            if about || report.taint.has_statement_under(&header, variable) {
                self.tainted_variables.push(variable);
            }
        }
        self.tainted |= about;
    }

    fn check_presence(&self, report: &mut Report<'_>) {
        let without = self.has_relationships.is_none() && self.uses.is_empty();
        if let Some(span) = self.given("related").filter(|_| without) {
            report.add(
                Finding::new(span, "`related` has no effect without `relationships`")
                    .help("remove it, or add `relationships`"),
            );
        }
        if self.given("doc").is_none() && !self.tainted {
            missing(report, self.name.span, "resource", &self.name.value, "doc");
        }
    }
}

/// Whether a field of a resource is a row: a table with a verb, or with an answer if the verb is
/// misspelt.
fn is_row(field: &Field<'_>) -> bool {
    let answers = ["returns", "pages", "either"];
    let mut keys = Verb::ALL.iter().map(|verb| verb.key()).chain(answers);
    let table = field.value.as_table();
    table.is_some_and(|table| {
        // A misspelt `methods` may have a row `get`, which is itself a table.
        keys.any(|key| {
            table
                .get(key)
                .is_some_and(|value| !value.get_ref().is_table())
        })
    })
}

/// `sources`: by method, and `relationships = [for objects, for ids]`.
fn sources(field: &Field<'_>, report: &mut Report<'_>) -> Vec<(At<String>, At<String>)> {
    let mut found: Vec<(At<String>, At<String>)> = Vec::new();
    for entry in field.table(report).unwrap_or_default() {
        let new = if entry.value.is_array() && entry.key.value == OF_OBJECTS {
            both(&entry, report)
        } else {
            let text = entry.text(report);
            text.map(|text| (entry.name(), text)).into_iter().collect()
        };
        for (name, source) in new {
            match found.iter().find(|(known, _)| known.value == name.value) {
                Some((first, _)) => {
                    let text = format!("the source of `{}` is given twice", name.value);
                    report.add(Finding::new(name.span, text).note("first given", first.span));
                }
                None => found.push((name, source)),
            }
        }
    }
    found
}

/// The source of rows that return objects, and the source of rows that return ids.
fn both(entry: &Field<'_>, report: &mut Report<'_>) -> Vec<(At<String>, At<String>)> {
    let before = report.count();
    let texts = entry.texts(report).unwrap_or_default();
    if report.count() > before {
        return Vec::new();
    }
    match <[At<String>; 2]>::try_from(texts) {
        Ok([objects, ids]) => vec![
            (entry.name(), objects),
            (At::new(OF_IDS.to_owned(), entry.key.span), ids),
        ],
        Err(_) => {
            let text = format!("`{OF_OBJECTS}` must be one source or an array of two");
            let help = "the first is for objects, the second for ids";
            report.add(Finding::new(entry.span, text).help(help));
            Vec::new()
        }
    }
}
