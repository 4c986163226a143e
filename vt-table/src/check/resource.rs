//! Makes a resource, with its endpoints, of a stamped one.

use super::definitions::Definitions;
use super::duplicates::Duplicates;
use super::endpoint::endpoint;
use super::sources::check_overrides;
use super::unused::taint_uses;
use crate::api::{Related, Resource};
use crate::endpoint::{Endpoint, Text, Tier};
use crate::names::{is_snake_case, snake_case};
use crate::report::{Finding, Report};
use crate::reserved::{is_client_method, is_keyword};
use crate::stamp::{StampedRelationship, StampedResource};
use crate::text::At;
use crate::values::Tags;

/// A resource with all rows that are right. `None` if its name is wrong, which was reported.
pub(super) fn resource<'t>(
    stamped: &StampedResource<'t>,
    definitions: &mut Definitions<'t>,
    duplicates: &mut Duplicates<'t>,
    report: &mut Report<'_>,
) -> Option<Resource> {
    let raw = stamped.raw;
    let is_named = check_name(&raw.name, report);
    let relationships = relationships(stamped, &definitions.table.tags, report);
    check_overrides(stamped, report);
    let endpoints = endpoints(stamped, definitions, duplicates, report);
    definitions.check_arguments_of(raw, report);
    is_named.then(|| Resource {
        name: raw.name.value.clone(),
        noun: stamped.noun.clone(),
        doc: raw
            .doc
            .as_ref()
            .map(|doc| doc.value.clone())
            .unwrap_or_default(),
        endpoints,
        relationships,
    })
}

fn endpoints<'t>(
    stamped: &StampedResource<'t>,
    definitions: &mut Definitions<'t>,
    duplicates: &mut Duplicates<'t>,
    report: &mut Report<'_>,
) -> Vec<Endpoint> {
    let mut endpoints = Vec::new();
    for row in &stamped.rows {
        let endpoint = report.with_origin(row.origin.as_ref(), |report| {
            if !duplicates.is_new_method(stamped.raw, row, report) {
                return None;
            }
            endpoint(stamped.raw, row, definitions, report)
                .filter(|endpoint| duplicates.is_new_path(endpoint, row, report))
        });
        let Some(mut endpoint) = endpoint else {
            taint_uses(row, report);
            continue;
        };
        if endpoint.deprecated.is_none() {
            endpoint.deprecated = stamped.deprecated.clone().map(Text::from);
        }
        endpoints.push(endpoint);
    }
    endpoints
}

fn check_name(name: &At<String>, report: &mut Report<'_>) -> bool {
    let word = name.value.as_str();
    let finding = if !is_snake_case(word) {
        Finding::new(
            name.span,
            format!("resource name `{word}` is not in snake case"),
        )
        .maybe_help(snake_case(word).map(|better| format!("write `{better}`")))
    } else if is_keyword(word) {
        Finding::new(
            name.span,
            format!("resource name `{word}` is a Rust keyword"),
        )
        .help("choose another name")
    } else if is_client_method(word) {
        Finding::new(
            name.span,
            format!("resource name `{word}` is already a method of the client"),
        )
        .help("choose another name")
    } else {
        return true;
    };
    report.add(finding);
    false
}

/// The relationships of a resource, those of its rows first.
fn relationships(
    resource: &StampedResource<'_>,
    tags: &Tags,
    report: &mut Report<'_>,
) -> Vec<Related> {
    let mut related = Vec::new();
    for known in &resource.relationships {
        let tag = report.with_origin(known.origin.as_ref(), |report| {
            check_relationship_name(known, report)
                .then(|| tags.expect(&known.tag, &known.tag.value, report))
        });
        let Some(tag) = tag.flatten() else {
            continue;
        };
        related.push(Related {
            name: known.name.clone(),
            tag,
            to_one: known.to_one,
            ids: known.ids,
            tier: known.tier.or(resource.raw.tier).unwrap_or(Tier::Public),
            doc: known.title.clone(),
        });
    }
    related
}

fn check_relationship_name(relationship: &StampedRelationship, report: &mut Report<'_>) -> bool {
    let good = is_snake_case(&relationship.name);
    if !good {
        let text = format!(
            "relationship name `{}` is not in snake case",
            relationship.name
        );
        let better = snake_case(&relationship.name).map(|better| format!("write `{better}`"));
        report.add(Finding::new(relationship.span, text).maybe_help(better));
    }
    good
}
