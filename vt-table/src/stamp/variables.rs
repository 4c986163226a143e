//! What the templates of a resource's rows are filled with.

use crate::names::{is_snake_case, words};
use crate::report::Report;
use crate::syntax::{RawResource, RawTable, RawUse};
use crate::template::{RESOURCE_VARIABLES, Variables, is_path};
use crate::text::At;

/// The variables that a resource gives to its rows: as written, or their defaults.
pub(super) fn variables<'t>(
    raw: &'t RawResource,
    table: &RawTable,
    report: &mut Report<'_>,
) -> Variables<'t> {
    let mut variables = Variables::new(&raw.name.value, raw.tainted_variables.clone());
    // `noun` and `item` are made of others.
    for name in ["path", "item", "slug", "self", "noun"] {
        debug_assert!(RESOURCE_VARIABLES.contains(&name));
        let mut given = raw.variables.iter();
        if let Some((_, value)) = given.find(|(known, _)| *known == name) {
            variables = if is_possible(name, value, raw, table, report) {
                variables.with(name, value.value.as_str())
            } else {
                variables.with_tainted(name)
            };
        } else if !raw.tainted_variables.contains(&name) {
            variables = match default(name, raw, &variables, table, report) {
                Default::Value(value) => variables.with(name, value),
                Default::Tainted => variables.with_tainted(name),
                Default::None => variables,
            };
        }
    }
    variables
}

/// The variables for the rows of an entry of `use`: the resource's, and those of the entry.
pub(super) fn variables_of_use<'t>(
    used: &'t RawUse,
    variables: &Variables<'t>,
    raw: &RawResource,
    table: &RawTable,
    report: &mut Report<'_>,
) -> Variables<'t> {
    let own = used.variables.iter();
    own.fold(variables.clone(), |variables, (name, value)| {
        if is_possible(&name.value, value, raw, table, report) {
            variables.with(&name.value, value.value.as_str())
        } else {
            variables.with_tainted(&name.value)
        }
    })
}

/// Whether a value can be that of this variable; reports it otherwise.
fn is_possible(
    name: &str,
    value: &At<String>,
    raw: &RawResource,
    table: &RawTable,
    report: &mut Report<'_>,
) -> bool {
    match name {
        "path" | "item" => is_path(name, value, &table.described(raw), report),
        "self" => table.tags.expect(value, &value.value, report).is_some(),
        _ => true,
    }
}

/// What a variable is where the resource does not say it.
enum Default {
    Value(String),
    /// Not known, because what it would be made of is wrong.
    Tainted,
    None,
}

fn default(
    name: &str,
    raw: &RawResource,
    variables: &Variables<'_>,
    table: &RawTable,
    report: &Report<'_>,
) -> Default {
    let resource = raw.name.value.as_str();
    match (name, variables.value("path"), variables.value("self")) {
        ("path", ..) if is_snake_case(resource) => Default::Value(format!("/{resource}")),
        ("item", Some(path), _) if path.contains("{id}") => Default::None,
        ("item", Some(path), _) => Default::Value(format!("{path}/{{id}}")),
        ("path" | "item", ..) => Default::Tainted,
        ("self", ..) => {
            let mut tags = singulars(resource);
            match tags.find(|tag| table.tags.contains(tag) || report.taint.defines(tag)) {
                Some(tag) if table.tags.contains(tag) => Default::Value(tag.to_owned()),
                Some(_) => Default::Tainted,
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
