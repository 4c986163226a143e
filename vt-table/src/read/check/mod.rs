//! Raw definitions and stamped rows to valid data; everything that can be wrong beyond keys and
//! types of values is found here.

mod answer;
mod arguments;
mod definitions;
mod duplicates;
mod endpoint;
mod path;
mod sources;
mod web;

use definitions::Definitions;
use duplicates::Duplicates;

use super::diagnostic::{Finding, Report};
use super::model::{Api, Related, Resource};
use super::names::{is_keyword, is_of_client, is_snake_case, snake_case};
use super::source::At;
use super::stamp::{Link, Stamper, Stamping};
use super::syntax::{RawResource, RawTable};
use super::template::Variables;
use crate::Tier;

/// Stamps and checks a table. What is wrong is reported and left out.
pub(crate) fn check(table: &RawTable, report: &mut Report<'_>) -> Api {
    let mut definitions = Definitions::new(table, report);
    let mut stamper = Stamper::new(table);
    let mut duplicates = Duplicates::default();
    let mut api = Api {
        url: definitions::url(table, report),
        objects: definitions.objects(),
        resources: Vec::new(),
    };
    for raw in &table.resources {
        let good = check_name(&raw.name, report);
        let variables = variables(raw, &mut definitions, report);
        let stamping = stamper.stamp(raw, &variables, report);
        let mut resource = Resource {
            name: raw.name.value.clone(),
            noun: raw.noun(),
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
                Some(endpoint) => resource.endpoints.push(endpoint),
                None => definitions.left_out(stamped, report),
            }
        }
        definitions.check_arguments_of(raw, report);
        if good {
            api.resources.push(resource);
        }
    }
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

/// The variables that a resource gives to its rows.
fn variables<'t>(
    raw: &'t RawResource,
    definitions: &mut Definitions<'t>,
    report: &mut Report<'_>,
) -> Variables<'t> {
    let mut good = Vec::new();
    let mut spoilt = raw.spoilt.clone();
    for (name, value) in &raw.variables {
        let fits = match *name {
            "path" | "item" => path::check_variable(name, value, raw, definitions, report),
            "self" => definitions.tag(value, &value.value, report).is_some(),
            _ => true,
        };
        if fits {
            good.push((*name, value.value.as_str()));
        } else {
            spoilt.push(name);
        }
    }
    let mut empty = Variables::new(&raw.name.value, spoilt);
    if raw.variable("slug").is_none() {
        empty = empty.with("slug", raw.name.value.as_str());
    }
    if raw.variable("noun").is_none() {
        empty = empty.with("noun", raw.noun());
    }
    good.into_iter().fold(empty, |variables, (name, value)| {
        variables.with(name, value)
    })
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

impl RawResource {
    /// One of its objects in words: as given, or the object's tag, or the resource's name.
    fn noun(&self) -> String {
        if let Some(noun) = self.variable("noun") {
            return noun.value.clone();
        }
        let word = match self.variable("self") {
            Some(tag) => tag.value.as_str(),
            None => self
                .name
                .value
                .strip_suffix('s')
                .unwrap_or(&self.name.value),
        };
        word.replace('_', " ")
    }

    fn variable(&self, name: &str) -> Option<&At<String>> {
        let mut variables = self.variables.iter();
        variables
            .find(|(known, _)| *known == name)
            .map(|(_, value)| value)
    }
}
