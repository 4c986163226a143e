//! Definitions that no row uses.

use super::definitions::Definitions;
use crate::report::{Finding, Report};
use crate::source::At;
use crate::stamp::Stamped;
use crate::suggest::nearest;
use crate::syntax::RawResource;

impl Definitions<'_> {
    /// Notes what a row that is left out would have used.
    pub(super) fn left_out(&mut self, stamped: &Stamped<'_>, report: &mut Report<'_>) {
        let row = stamped.row;
        for text in row.templates() {
            report.mention(&text.value);
        }
        for name in stamped.variables.values() {
            report.mention(name);
        }
    }

    /// Reports descriptions of arguments that no row of the resource has.
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
            let known = met.contains(&name.value) || report.is_mentioned(&name.value);
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
            if report.is_spoilt(&name.value) {
                continue;
            }
            if !self.used_arguments.contains(&name.value) && !report.is_mentioned(&name.value) {
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
            if !self.used_parameters.contains(&key.value) && !report.is_mentioned(&key.value) {
                report.add(
                    Finding::new(key.span, format!("parameter `{}` is never used", key.value))
                        .help("remove it, or list it in the `query` of a row"),
                );
            }
        }
    }
}
