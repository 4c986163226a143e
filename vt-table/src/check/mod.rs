//! Makes valid data of definitions and stamped rows; uses `stamp`, `api` and the floors below them.
//!
//! Everything that can be wrong beyond single keys and values is found here.

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

/// Checks the definitions and rows of a table. What is wrong is reported and left out.
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
