//! Definitions that nothing uses.

use super::definitions::Definitions;
use crate::nearest::nearest;
use crate::report::{Finding, Report};
use crate::stamp::{StampedResource, StampedRow};
use crate::syntax::{RawResource, RawTable};
use crate::text::At;

/// Taints what a row would have used if it had not been left out.
pub(super) fn taint_uses(row: &StampedRow<'_>, report: &mut Report<'_>) {
    for text in row.raw.templates() {
        report.taint.add_uses(&text.value);
    }
    for value in row.variables.values() {
        report.taint.add_uses(value);
    }
}

/// Reports shared sets that no resource uses.
pub(super) fn report_unused_sets(
    table: &RawTable,
    resources: &[StampedResource<'_>],
    report: &mut Report<'_>,
) {
    for set in &table.shared {
        let name = set.name.value.as_str();
        let is_used = resources.iter().any(|it| it.used_sets.contains(name));
        if !is_used && !report.taint.uses(name) {
            report.add(
                Finding::new(set.name.span, format!("shared set `{name}` is never used"))
                    .help("name it in the `use` of a resource, or remove it"),
            );
        }
    }
}

impl Definitions<'_> {
    /// Reports arguments that a resource describes, but no row of it has.
    pub(super) fn check_arguments_of(&mut self, resource: &RawResource, report: &mut Report<'_>) {
        let met = std::mem::take(&mut self.met_arguments);
        let described = resource.arguments.iter().map(|argument| &argument.name);
        let id = At::new(
            "id".to_owned(),
            resource
                .id
                .as_ref()
                .map_or(resource.name.span, |id| id.span),
        );
        for name in described.chain(resource.id.iter().map(|_| &id)) {
            let known = met.contains(&name.value) || report.taint.uses(&name.value);
            if !known {
                let resource = &resource.name.value;
                let text = format!("no row of `{resource}` has an argument `{}`", name.value);
                report.add(
                    Finding::new(name.span, text).maybe_help(
                        nearest(&name.value, met.iter().map(String::as_str))
                            .map(|near| format!("did you mean `{near}`?")),
                    ),
                );
            }
        }
    }

    /// Reports arguments and parameters that no row uses.
    pub(super) fn report_unused(&self, report: &mut Report<'_>) {
        let arguments = self.table.arguments.iter();
        for name in arguments.map(|argument| &argument.name) {
            if report.taint.defines(&name.value) {
                continue;
            }
            if !self.used_arguments.contains(&name.value) && !report.taint.uses(&name.value) {
                report.add(
                    Finding::new(
                        name.span,
                        format!("argument `{}` is never used", name.value),
                    )
                    .help("remove it, or use it in a path, a query or a header"),
                );
            }
        }
        for parameter in &self.table.parameters {
            let key = &parameter.key;
            if !self.used_parameters.contains(&key.value) && !report.taint.uses(&key.value) {
                report.add(
                    Finding::new(key.span, format!("parameter `{}` is never used", key.value))
                        .help("remove it, or list it in the `query` of a row"),
                );
            }
        }
    }
}
