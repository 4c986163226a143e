//! Templates: text with `{variables}`.

use std::ops::Range;

use crate::names::{camel_case, title};
use crate::report::{Finding, Report};
use crate::source::{At, Span};
use crate::suggest::suggest;
use crate::syntax::RESOURCE_VARIABLES;

/// What templates on one resource are filled with.
#[derive(Clone)]
pub(crate) struct Variables<'t> {
    resource: &'t str,
    known: Vec<(&'t str, String)>,
    /// Given, but wrong: what needs them is left out, and was reported where it is wrong.
    spoilt: Vec<&'t str>,
}

/// The object's type tag, and the same as Rust types are written.
const SELF: &str = "self";
const SELF_TYPE: &str = "Self";

/// What a placeholder stands for.
pub(crate) enum Meaning<'v> {
    Variable(&'v str),
    /// A variable whose value is wrong.
    Spoilt,
    /// A variable of resources that this one does not give.
    NotGiven,
    Unknown,
}

impl<'t> Variables<'t> {
    pub(crate) fn new(resource: &'t str, spoilt: Vec<&'t str>) -> Variables<'t> {
        Variables {
            resource,
            known: Vec::new(),
            spoilt,
        }
    }

    /// The same with one more variable; it takes the place of an earlier one of the same name.
    pub(crate) fn with(mut self, name: &'t str, value: impl Into<String>) -> Variables<'t> {
        let value = value.into();
        self.known.retain(|(known, _)| variable(known) != name);
        if name == SELF {
            self.known.push((SELF_TYPE, camel_case(&value)));
        }
        self.known.push((name, value));
        self
    }

    /// The same without a variable whose value is wrong.
    pub(crate) fn without(mut self, name: &'t str) -> Variables<'t> {
        self.known.retain(|(known, _)| variable(known) != name);
        self.spoilt.push(name);
        self
    }

    pub(crate) fn meaning(&self, name: &str) -> Meaning<'_> {
        match self.value(name) {
            Some(value) => Meaning::Variable(value),
            None if self.spoilt.contains(&variable(name)) => Meaning::Spoilt,
            None if RESOURCE_VARIABLES.contains(&variable(name)) => Meaning::NotGiven,
            None => Meaning::Unknown,
        }
    }

    pub(crate) fn value(&self, name: &str) -> Option<&str> {
        let mut known = self.known.iter();
        let found = known.find(|(known, _)| *known == name);
        found.map(|(_, value)| value.as_str())
    }

    /// The names that can be used.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.known.iter().map(|(name, _)| *name)
    }

    /// What they stand for.
    pub(crate) fn values(&self) -> impl Iterator<Item = &str> {
        self.known.iter().map(|(_, value)| value.as_str())
    }

    /// What a relationship leads to, where the table does not say it: `Contacted domains of this file`.
    pub(crate) fn title(&self, relationship: &str) -> String {
        let title = title(relationship);
        match self.value("noun") {
            Some(noun) => format!("{title} of this {noun}"),
            None => title,
        }
    }

    /// Fills a template. `None` when it cannot be filled, which was reported.
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
                Meaning::Spoilt => filled = false,
                Meaning::NotGiven => {
                    let span = report.within(template, place);
                    self.report_not_given(name, span, report);
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

    /// Reports that a template needs a variable that the resource does not give.
    pub(crate) fn report_not_given(&self, name: &str, span: Span, report: &mut Report<'_>) {
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

/// Where `{name}` stands in a text. Braces around anything else are text.
pub(crate) fn placeholders(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.match_indices('{').filter_map(|(start, _)| {
        let length = text[start + 1..].find(['{', '}'])?;
        let name = &text[start + 1..start + 1 + length];
        let end = start + length + 2;
        let is_name = name.starts_with(|c: char| c.is_ascii_lowercase())
            && name
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
        let is_variable = is_name || name == SELF_TYPE;
        (is_variable && text[..end].ends_with('}')).then_some(start..end)
    })
}

/// The variable that a placeholder is made of.
pub(crate) fn variable(name: &str) -> &str {
    match name {
        SELF_TYPE => SELF,
        name => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_in_braces_are_placeholders() {
        let text = r#"{a} {"json": 1} {} {b_2}{{c}} { d } {E} {é} {Self} {SELF} {open"#;
        let found: Vec<&str> = placeholders(text).map(|place| &text[place]).collect();
        assert_eq!(found, ["{a}", "{b_2}", "{c}", "{Self}"]);
    }
}
