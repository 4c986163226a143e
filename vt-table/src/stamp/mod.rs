//! The second phase: stamps shared rows and relationships on resources; uses `syntax` and what it
//! uses.

mod relationships;
mod rows;
mod stamped;
mod stamper;
mod uses;
mod variables;

pub(crate) use stamped::{Form, StampedRelationship, StampedResource, StampedRow};

use crate::report::Report;
use crate::syntax::{RawResource, RawTable};
use stamper::{Placement, Stamper};
use variables::{variables, variables_of_use};

/// The resources of a table, each with all its rows and relationships.
pub(crate) fn stamp<'t>(table: &'t RawTable, report: &mut Report<'_>) -> Vec<StampedResource<'t>> {
    let resources = table.resources.iter();
    resources
        .map(|raw| stamp_resource(raw, table, report))
        .collect()
}

/// A resource with the rows that it uses, its own, and those of its relationships.
fn stamp_resource<'t>(
    raw: &'t RawResource,
    table: &'t RawTable,
    report: &mut Report<'_>,
) -> StampedResource<'t> {
    let variables = variables(raw, table, report);
    let own = Placement::own(&variables);
    let mut stamper = Stamper::new(raw, table);
    for (index, used) in raw.uses.iter().enumerate() {
        let earlier = raw.uses.get(..index).unwrap_or_default();
        let variables = variables_of_use(used, &variables, raw, table, report);
        stamper.stamp_use(used, earlier, &variables, report);
    }
    if raw.relationships_first {
        stamper.stamp_relationships(&raw.relationships, &own, report);
    }
    for row in &raw.methods {
        stamper.stamp_row(row, &own, report);
    }
    if !raw.relationships_first {
        stamper.stamp_relationships(&raw.relationships, &own, report);
    }
    stamper.stamp_generic_rows(&variables, report);
    stamper.attach_objects(report);
    let deprecated = raw.deprecated.as_ref();
    StampedResource {
        noun: variables.value("noun").unwrap_or_default().to_owned(),
        deprecated: deprecated.and_then(|text| variables.fill(text, &[], report)),
        ..stamper.finish()
    }
}
