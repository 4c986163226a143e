//! Raw definitions and stamped rows to valid data; everything that can be wrong beyond keys and
//! types of values is found here.

mod answer;
mod arguments;
mod definitions;
mod duplicates;
mod endpoint;
mod path;
mod sources;
mod typed_parameters;
mod unused;
mod variables;
mod web;

use definitions::Definitions;
use duplicates::Duplicates;

use crate::api::{Api, Related, Resource};
use crate::endpoint::{Text, Tier};
use crate::names::{is_keyword, is_of_client, is_snake_case, snake_case};
use crate::report::{Finding, Report};
use crate::source::At;
use crate::stamp::{Link, Stamper, Stamping};
use crate::syntax::{RawResource, RawTable};

/// Stamps and checks a table. What is wrong is reported and left out.
pub(crate) fn check(table: &RawTable, report: &mut Report<'_>) -> Api {
    let mut definitions = Definitions::new(table, report);
    let mut stamper = Stamper::new(table);
    let mut duplicates = Duplicates::default();
    let mut api = Api {
        url: definitions::url(table, report),
        objects: definitions.objects(),
        resources: Vec::new(),
        parameters: Vec::new(),
    };
    for raw in &table.resources {
        let good = check_name(&raw.name, report);
        let variables = variables::variables(raw, &definitions, report);
        let of_uses = variables::of_uses(raw, &variables, &definitions, report);
        let deprecated = raw.deprecated.as_ref();
        let deprecated = deprecated.and_then(|text| variables.fill(text, &[], report));
        let stamping = stamper.stamp(raw, &variables, &of_uses, report);
        let mut resource = Resource {
            name: raw.name.value.clone(),
            noun: variables.value("noun").unwrap_or_default().to_owned(),
            doc: raw
                .doc
                .as_ref()
                .map(|doc| doc.value.clone())
                .unwrap_or_default(),
            endpoints: Vec::new(),
            relationships: related(raw, &stamping, &mut definitions, report),
        };
        sources::check_overrides(raw, &stamping, report);
        for stamped in &stamping.rows {
            let endpoint = report.stamped(stamped.stamp.as_ref(), |report| {
                if !duplicates.is_new_method(raw, stamped, report) {
                    return None;
                }
                endpoint::endpoint(raw, stamped, &mut definitions, report)
                    .filter(|endpoint| duplicates.is_new_path(endpoint, stamped, report))
            });
            match endpoint {
                Some(mut endpoint) => {
                    if endpoint.deprecated.is_none() {
                        endpoint.deprecated = deprecated.clone().map(Text::from);
                    }
                    resource.endpoints.push(endpoint);
                }
                None => definitions.left_out(stamped, report),
            }
        }
        definitions.check_arguments_of(raw, report);
        if good {
            api.resources.push(resource);
        }
    }
    api.parameters = typed_parameters::typed_parameters(table, &api.resources);
    stamper.report_unused(report);
    definitions.report_unused(report);
    api
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
            format!("resource name `{word}` is a keyword of Rust"),
        )
        .help("choose another name")
    } else if is_of_client(word) {
        Finding::new(
            name.span,
            format!("resource name `{word}` is a method of the client already"),
        )
        .help("choose another name")
    } else {
        return true;
    };
    report.add(finding);
    false
}

/// The relationships of a resource, those of its rows first.
fn related(
    raw: &RawResource,
    stamping: &Stamping<'_>,
    definitions: &mut Definitions<'_>,
    report: &mut Report<'_>,
) -> Vec<Related> {
    let mut related = Vec::new();
    for link in &stamping.links {
        let tag = report.stamped(link.stamp.as_ref(), |report| {
            check_relationship_name(link, report)
                .then(|| definitions.tag(&link.tag, &link.tag.value, report))
        });
        let Some(tag) = tag.flatten() else {
            continue;
        };
        related.push(Related {
            name: link.name.clone(),
            tag,
            to_one: link.to_one,
            ids: link.ids,
            tier: link.tier.or(raw.tier).unwrap_or(Tier::Public),
            doc: link.title.clone(),
        });
    }
    related
}

fn check_relationship_name(link: &Link, report: &mut Report<'_>) -> bool {
    let good = is_snake_case(&link.name);
    if !good {
        let text = format!("relationship name `{}` is not in snake case", link.name);
        let better = snake_case(&link.name).map(|better| format!("write `{better}`"));
        report.add(Finding::new(link.span, text).maybe_help(better));
    }
    good
}
