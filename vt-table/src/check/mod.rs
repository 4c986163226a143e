//! The third phase: makes valid endpoints of stamped rows; uses `api`, `stamp` and what they use.
//!
//! It finds everything that is not wrong in itself, but does not fit something else.

mod answer;
mod arguments;
mod definitions;
mod duplicates;
mod endpoint;
mod resource;
mod sources;
mod typed_parameters;
mod unused;

use crate::api::Api;
use crate::report::Report;
use crate::stamp::StampedResource;
use crate::syntax::RawTable;
use definitions::Definitions;
use duplicates::Duplicates;

/// Checks a table. What is wrong is reported and left out.
pub(crate) fn check(
    table: &RawTable,
    stamped: &[StampedResource<'_>],
    report: &mut Report<'_>,
) -> Api {
    let mut definitions = Definitions::new(table);
    let mut duplicates = Duplicates::default();
    let resources: Vec<_> = stamped
        .iter()
        .filter_map(|stamped| {
            resource::resource(stamped, &mut definitions, &mut duplicates, report)
        })
        .collect();
    unused::report_unused_sets(table, stamped, report);
    definitions.report_unused(report);
    Api {
        url: table.url.clone(),
        objects: definitions.objects(),
        parameters: typed_parameters::typed_parameters(table, &resources),
        resources,
    }
}
