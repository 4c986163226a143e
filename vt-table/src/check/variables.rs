//! What the templates of a resource's rows are filled with.

use super::definitions::Definitions;
use super::path;
use crate::names::{is_snake_case, words};
use crate::report::Report;
use crate::source::At;
use crate::syntax::{RESOURCE_VARIABLES, RawResource};
use crate::template::Variables;

/// The variables that a resource gives to its rows: as written, or their defaults.
pub(super) fn variables<'t>(
    raw: &'t RawResource,
    definitions: &Definitions<'_>,
    report: &mut Report<'_>,
) -> Variables<'t> {
    let mut variables = Variables::new(&raw.name.value, raw.spoilt.clone());
    // `noun` and `item` are made of others.
    for name in ["path", "item", "slug", "self", "noun"] {
        debug_assert!(RESOURCE_VARIABLES.contains(&name));
        let mut given = raw.variables.iter();
        if let Some((_, value)) = given.find(|(known, _)| *known == name) {
            variables = if fits(name, value, raw, definitions, report) {
                variables.with(name, value.value.as_str())
            } else {
                variables.without(name)
            };
        } else if !raw.spoilt.contains(&name) {
            variables = match default(name, raw, &variables, definitions, report) {
                Default::Value(value) => variables.with(name, value),
                Default::Spoilt => variables.without(name),
                Default::None => variables,
            };
        }
    }
    variables
}

/// The variables for the rows of each entry of `use`: the resource's, and those of the entry.
pub(super) fn of_uses<'t>(
    raw: &'t RawResource,
    variables: &Variables<'t>,
    definitions: &Definitions<'_>,
    report: &mut Report<'_>,
) -> Vec<Variables<'t>> {
    let mut of_use = |used: &'t crate::syntax::RawUse| {
        let own = used.variables.iter();
        own.fold(variables.clone(), |variables, (name, value)| {
            if fits(&name.value, value, raw, definitions, report) {
                variables.with(&name.value, value.value.as_str())
            } else {
                variables.without(&name.value)
            }
        })
    };
    raw.uses.iter().map(&mut of_use).collect()
}

/// Whether a value can be that of this variable; reports it otherwise.
fn fits(
    name: &str,
    value: &At<String>,
    raw: &RawResource,
    definitions: &Definitions<'_>,
    report: &mut Report<'_>,
) -> bool {
    match name {
        "path" | "item" => path::check_variable(name, value, raw, definitions, report),
        "self" => definitions.tag(value, &value.value, report).is_some(),
        _ => true,
    }
}

/// What a variable is where the resource does not say it.
enum Default {
    Value(String),
    /// Not known, because what it would be made of is wrong.
    Spoilt,
    None,
}

fn default(
    name: &str,
    raw: &RawResource,
    variables: &Variables<'_>,
    definitions: &Definitions<'_>,
    report: &Report<'_>,
) -> Default {
    let resource = raw.name.value.as_str();
    match (name, variables.value("path"), variables.value("self")) {
        ("path", ..) if is_snake_case(resource) => Default::Value(format!("/{resource}")),
        ("item", Some(path), _) if path.contains("{id}") => Default::None,
        ("item", Some(path), _) => Default::Value(format!("{path}/{{id}}")),
        ("path" | "item", ..) => Default::Spoilt,
        ("self", ..) => {
            let mut tags = singulars(resource);
            match tags.find(|tag| definitions.is_tag(tag) || report.is_spoilt(tag)) {
                Some(tag) if definitions.is_tag(tag) => Default::Value(tag.to_owned()),
                Some(_) => Default::Spoilt,
                None => Default::None,
            }
        }
        ("noun", _, tag) => {
            let one = tag.or_else(|| singulars(resource).next());
            Default::Value(words(one.unwrap_or(resource)))
        }
        _ => Default::Value(resource.to_owned()),
    }
}

/// What a name in the plural may be in the singular: without its last `s` or `es`.
fn singulars(name: &str) -> impl Iterator<Item = &str> {
    ["s", "es"]
        .into_iter()
        .filter_map(|ending| name.strip_suffix(ending))
}
