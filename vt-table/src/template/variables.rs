//! Variables, and templates that are filled with them.

use super::placeholders::{SELF, SELF_TYPE, placeholders, variable};
use crate::names::{camel_case, title};
use crate::report::{Finding, Report};
use crate::suggest::suggest;
use crate::text::{At, Span};

/// What templates on one resource are filled with.
#[derive(Clone)]
pub(crate) struct Variables<'t> {
    resource: &'t str,
    known: Vec<(&'t str, String)>,
    /// Variables whose values are wrong, which was reported. What needs them is left out.
    tainted: Vec<&'t str>,
}

/// The variables that a resource may give.
pub(crate) const RESOURCE_VARIABLES: [&str; 5] = ["noun", "path", "item", "slug", "self"];

/// What a placeholder stands for.
pub(crate) enum Meaning<'v> {
    Variable(&'v str),
    /// A variable whose value is wrong, which was reported.
    Tainted,
    /// A variable that resources may give, but this one does not.
    Missing,
    Unknown,
}

impl<'t> Variables<'t> {
    pub(crate) fn new(resource: &'t str, tainted: Vec<&'t str>) -> Variables<'t> {
        Variables {
            resource,
            known: Vec::new(),
            tainted,
        }
    }

    /// The same with one more variable, which replaces an earlier one of the same name.
    pub(crate) fn with(mut self, name: &'t str, value: impl Into<String>) -> Variables<'t> {
        let value = value.into();
        self.known.retain(|(known, _)| variable(known) != name);
        if name == SELF {
            self.known.push((SELF_TYPE, camel_case(&value)));
        }
        self.known.push((name, value));
        self
    }

    /// The same with a variable whose value is wrong.
    pub(crate) fn with_tainted(mut self, name: &'t str) -> Variables<'t> {
        self.known.retain(|(known, _)| variable(known) != name);
        self.tainted.push(name);
        self
    }

    pub(crate) fn meaning(&self, name: &str) -> Meaning<'_> {
        match self.value(name) {
            Some(value) => Meaning::Variable(value),
            None if self.tainted.contains(&variable(name)) => Meaning::Tainted,
            None if RESOURCE_VARIABLES.contains(&variable(name)) => Meaning::Missing,
            None => Meaning::Unknown,
        }
    }

    pub(crate) fn value(&self, name: &str) -> Option<&str> {
        let mut known = self.known.iter();
        let found = known.find(|(known, _)| *known == name);
        found.map(|(_, value)| value.as_str())
    }

    /// Their names.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.known.iter().map(|(name, _)| *name)
    }

    /// Their values.
    pub(crate) fn values(&self) -> impl Iterator<Item = &str> {
        self.known.iter().map(|(_, value)| value.as_str())
    }

    /// The title of a relationship that has none in the table: `Contacted domains of this file`.
    pub(crate) fn title(&self, relationship: &str) -> String {
        let title = title(relationship);
        match self.value("noun") {
            Some(noun) => format!("{title} of this {noun}"),
            None => title,
        }
    }

    /// Fills a template. `None` if that is not possible, which was reported.
    ///
    /// Placeholders of these `arguments` stay as they are.
    pub(crate) fn fill(
        &self,
        template: &At<String>,
        arguments: &[&str],
        report: &mut Report<'_>,
    ) -> Option<String> {
        let mut out = String::with_capacity(template.value.len());
        let mut filled = true;
        let mut rest = 0;
        for place in placeholders(&template.value) {
            let name = &template.value[place.start + 1..place.end - 1];
            out.push_str(&template.value[rest..place.start]);
            rest = place.end;
            match self.meaning(name) {
                Meaning::Variable(value) => out.push_str(value),
                _ if arguments.contains(&name) => out.push_str(&template.value[place]),
                Meaning::Tainted => filled = false,
                Meaning::Missing => {
                    let span = report.within(template, place);
                    self.report_missing(name, span, report);
                    filled = false;
                }
                Meaning::Unknown => {
                    report.add(
                        Finding::new(
                            report.within(template, place),
                            format!("unknown variable `{{{name}}}`"),
                        )
                        .maybe_help(suggest(name, self.names())),
                    );
                    filled = false;
                }
            }
        }
        out.push_str(&template.value[rest..]);
        filled.then_some(out)
    }

    /// Reports a variable that the resource does not give.
    pub(crate) fn report_missing(&self, name: &str, span: Span, report: &mut Report<'_>) {
        let resource = self.resource;
        let key = variable(name);
        report.add(
            Finding::new(
                span,
                format!("`{{{name}}}` is used, but resource `{resource}` has no `{key}`"),
            )
            .help(format!("add `{key} = \"…\"` to `[resource.{resource}]`")),
        );
    }
}
