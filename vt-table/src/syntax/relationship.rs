//! Relationships, in each of their forms.

use toml::de::DeValue;

use super::field::{Field, taint_uses};
use super::row_values::tier;
use crate::endpoint::Tier;
use crate::nearest::nearest;
use crate::report::{Finding, Report};
use crate::text::At;

/// An entry of `relationships`.
pub(crate) struct RawRelationship {
    pub(crate) name: At<String>,
    pub(crate) tag: At<String>,
    pub(crate) to_one: bool,
    /// Whether the objects method is stamped.
    pub(crate) objects: bool,
    /// Whether the ids method is stamped.
    pub(crate) ids: bool,
    pub(crate) tier: Option<Tier>,
    /// The title, a template.
    pub(crate) doc: Option<At<String>>,
    /// Replaces the source of the rows that it is stamped from.
    pub(crate) source: Option<At<String>>,
    /// What to use instead, a template.
    pub(crate) deprecated: Option<At<String>>,
}

const RELATIONSHIP_KEYS: [&str; 8] = [
    "one",
    "many",
    "objects",
    "ids",
    "tier",
    "doc",
    "source",
    "deprecated",
];

/// Reads the relationships of a resource or a shared set. A `source` beside them is for all.
pub(super) fn relationships(field: &Field<'_>, report: &mut Report<'_>) -> Vec<RawRelationship> {
    let (mut found, mut source) = (Vec::new(), None);
    for entry in field.table(report).unwrap_or_default() {
        match entry.key.value {
            "source" => source = entry.text(report),
            _ => relationship(&entry, &mut found, report),
        }
    }
    let mut found = without_duplicates(found, report);
    for relationship in &mut found {
        if relationship.source.is_none() {
            relationship.source.clone_from(&source);
        }
    }
    found
}

/// Reports and leaves out a relationship that has the name of an earlier one.
fn without_duplicates(
    found: Vec<RawRelationship>,
    report: &mut Report<'_>,
) -> Vec<RawRelationship> {
    let mut kept: Vec<RawRelationship> = Vec::with_capacity(found.len());
    for relationship in found {
        let name = &relationship.name;
        match kept.iter().find(|known| known.name.value == name.value) {
            Some(first) => {
                let text = format!("duplicate relationship `{}`", name.value);
                report.add(Finding::new(name.span, text).note("first defined", first.name.span));
            }
            None => kept.push(relationship),
        }
    }
    kept
}

/// Reads one entry of `relationships`, in any of its forms.
fn relationship(entry: &Field<'_>, found: &mut Vec<RawRelationship>, report: &mut Report<'_>) {
    match entry.value {
        DeValue::String(_) => {
            if let Some(tag) = entry.text(report) {
                found.push(to_many(entry.name(), tag, None));
            }
        }
        DeValue::Array(_) => of_one_tag(entry, None, found, report),
        DeValue::Table(table) => {
            // The table of a tier has only arrays; `one` and `many` are not object tags.
            let is_relationship = table.iter().any(|(key, value)| {
                let key = key.get_ref().as_ref();
                let leads = matches!(key, "one" | "many");
                leads || RELATIONSHIP_KEYS.contains(&key) && !value.get_ref().is_array()
            });
            let tier = Tier::ALL
                .into_iter()
                .find(|tier| tier.as_str() == entry.key.value);
            match tier {
                Some(tier) if !is_relationship => {
                    for tag in entry.table(report).unwrap_or_default() {
                        of_one_tag(&tag, Some(tier), found, report);
                    }
                }
                _ => found.extend(described(entry, report)),
            }
        }
        _ => {
            entry.wrong::<()>(report, "an object tag, an array of names or a table");
        }
    }
}

fn to_many(name: At<String>, tag: At<String>, tier: Option<Tier>) -> RawRelationship {
    RawRelationship {
        name,
        tag,
        to_one: false,
        objects: true,
        ids: true,
        tier,
        doc: None,
        source: None,
        deprecated: None,
    }
}

/// `file = ["bundled_files", "dropped_files"]`: relationships to one kind of object.
fn of_one_tag(
    entry: &Field<'_>,
    tier: Option<Tier>,
    found: &mut Vec<RawRelationship>,
    report: &mut Report<'_>,
) {
    let names = entry.texts(report).unwrap_or_default();
    found.extend(
        names
            .into_iter()
            .map(|name| to_many(name, entry.name(), tier)),
    );
}

/// `owner = { one = "user", tier = "owner" }`.
fn described(entry: &Field<'_>, report: &mut Report<'_>) -> Option<RawRelationship> {
    let before = report.count();
    let (mut one, mut many) = (None, None);
    let (mut objects, mut ids) = (true, true);
    let (mut level, mut doc) = (None, None);
    let (mut source, mut deprecated) = (None, None);
    let fields = entry.table(report)?;
    let only_arrays = !fields.is_empty() && fields.iter().all(|field| field.value.is_array());
    if only_arrays {
        let tiers = Tier::ALL.into_iter().map(Tier::as_str);
        let finding = Finding::new(
            entry.key.span,
            format!("unknown tier `{}`", entry.key.value),
        );
        let help = match nearest(entry.key.value, tiers) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "if it is a relationship, add `one` or `many`".to_owned(),
        };
        report.add(finding.help(help));
        taint_uses(entry.value, report);
        return None;
    }
    let mut both = None;
    for field in &fields {
        match field.key.value {
            "one" | "many" if one.is_some() || many.is_some() => both = Some(field.key.span),
            "one" => one = field.text(report),
            "many" => many = field.text(report),
            "objects" => objects = field.boolean(report).is_none_or(|value| value.value),
            "ids" => ids = field.boolean(report).is_none_or(|value| value.value),
            "tier" => level = tier(field, report).map(|tier| tier.value),
            "doc" => doc = field.text(report),
            "source" => source = field.text(report),
            "deprecated" => deprecated = field.text(report),
            _ => field.unknown(report, &RELATIONSHIP_KEYS),
        }
    }
    let name = entry.key.value;
    if let Some(span) = both {
        report.add(
            Finding::new(
                span,
                format!("relationship `{name}` has both `one` and `many`"),
            )
            .help("`one` leads to at most one object, `many` to a collection"),
        );
    } else if one.is_none() && many.is_none() && report.count() == before {
        report.add(
            Finding::new(
                entry.key.span,
                format!("relationship `{name}` has neither `one` nor `many`"),
            )
            .help("add the tag of the objects that it leads to, as in `many = \"…\"`"),
        );
    }
    if report.count() > before {
        taint_uses(entry.value, report);
        return None;
    }
    let to_one = one.is_some();
    Some(RawRelationship {
        name: entry.name(),
        tag: one.or(many)?,
        to_one,
        objects,
        ids,
        tier: level,
        doc,
        source,
        deprecated,
    })
}
