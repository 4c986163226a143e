//! What a row takes besides its body: arguments, query parameters and headers.

use super::definitions::{Definitions, suggest_parameter};
use crate::endpoint::{Argument, Paging, PagingStyle, Parameter, Place, Text};
use crate::names::{is_snake_case, snake_case};
use crate::nearest::nearest;
use crate::report::{Finding, Report};
use crate::reserved::{self, is_keyword};
use crate::stamp::StampedRow;
use crate::suggest::suggest;
use crate::syntax::{RawParameter, RawResource};
use crate::text::{At, Span};
use crate::values::is_rust_type;

/// What a row takes.
#[derive(Default)]
pub(super) struct Taken {
    pub(super) arguments: Vec<Argument>,
    pub(super) query: Vec<Parameter>,
    pub(super) headers: Vec<Parameter>,
}

/// Collects what a row takes. What is wrong is reported and left out.
pub(super) struct Collector<'a, 't> {
    pub(super) resource: &'a RawResource,
    pub(super) row: &'a StampedRow<'t>,
    pub(super) definitions: &'a mut Definitions<'t>,
    pub(super) taken: Taken,
}

impl<'t> Collector<'_, 't> {
    /// The placeholders of the path.
    pub(super) fn path(&mut self, placeholders: &[At<String>], report: &mut Report<'_>) {
        for name in placeholders {
            self.argument(&name.value, name.span, Place::Path, None, report);
        }
    }

    /// `query`: optional parameters, and required arguments.
    pub(super) fn query(&mut self, paging: &Paging, report: &mut Report<'_>) {
        let mut met: Vec<(Text, Span)> = Vec::new();
        for entry in &self.row.raw.query {
            let Some(entry) = &self.row.fill(entry, report) else {
                continue;
            };
            let (key, required) = match entry.value.strip_suffix('!') {
                Some(key) => (key, true),
                None => (entry.value.as_str(), false),
            };
            let known = self.definitions.parameter(key);
            if known.is_none() && !required {
                self.unknown(entry, key, report);
                continue;
            }
            let wire = known.and_then(|known| known.name.as_ref());
            let wire: Text = wire.map_or(key, |name| &name.value).to_owned().into();
            if let Some((_, first)) = met.iter().find(|(known, _)| *known == wire) {
                let text = format!("query parameter `{wire}` is listed twice");
                let finding = Finding::new(entry.span, text).note("first listed", *first);
                report.add(finding);
                continue;
            }
            met.push((wire.clone(), entry.span));
            if is_of_paging(&wire, paging) {
                let text = format!("query parameter `{wire}` already belongs to the paging");
                let finding = Finding::new(entry.span, text);
                report.add(finding.help("remove it from `query`"));
                continue;
            }
            if required {
                let doc = known.map(|known| known.doc.clone());
                self.argument(key, entry.span, Place::Query(wire), doc, report);
            } else if let Some(known) = known {
                self.taken.query.push(parameter(known, wire));
            }
        }
    }

    /// `headers`: required arguments, and optional headers.
    pub(super) fn headers(&mut self, report: &mut Report<'_>) {
        let mut met: Vec<(String, Span)> = Vec::new();
        for (name, argument) in &self.row.raw.headers {
            let name = self.row.fill(name, report);
            let argument = self.row.fill(argument, report);
            let (Some(name), Some(argument)) = (&name, &argument) else {
                continue;
            };
            let lower = name.value.to_ascii_lowercase();
            if let Some((_, first)) = met.iter().find(|(known, _)| *known == lower) {
                let text = format!("header `{}` is listed twice", name.value);
                let finding = Finding::new(name.span, text).note("first listed", *first);
                report.add(finding);
                continue;
            }
            met.push((lower, name.span));
            if !self.is_header(name, report) {
                continue;
            }
            let wire: Text = name.value.clone().into();
            match argument.value.strip_suffix('?') {
                None => {
                    let place = Place::Header(wire);
                    self.argument(&argument.value, argument.span, place, None, report);
                }
                Some(key) => match self.definitions.parameter(key) {
                    Some(known) => self.taken.headers.push(parameter(known, wire)),
                    None => self.unknown(argument, key, report),
                },
            }
        }
    }

    fn is_header(&self, name: &At<String>, report: &mut Report<'_>) -> bool {
        let word = name.value.as_str();
        let token = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
        let finding = if word.is_empty() || !word.chars().all(token) {
            Finding::new(name.span, format!("`{word}` is not a header name"))
                .help("use letters, digits and `-`")
        } else if reserved::is_header(word) {
            Finding::new(
                name.span,
                format!("header `{word}` is set by the client itself"),
            )
            .help("remove it")
        } else {
            return true;
        };
        report.add(finding);
        false
    }

    fn argument(
        &mut self,
        name: &str,
        span: Span,
        place: Place,
        doc: Option<String>,
        report: &mut Report<'_>,
    ) {
        let (rust_type, described) = self.definitions.argument(self.resource, name);
        let (own_type, own_doc) = self.own_argument(name, report);
        let finding = if !is_snake_case(name) {
            let better = snake_case(name).map(|better| format!("write `{better}`"));
            Finding::new(span, format!("argument `{name}` is not in snake case")).maybe_help(better)
        } else if is_keyword(name) {
            let text = format!("argument `{name}` is a Rust keyword");
            let finding = Finding::new(span, text);
            let better = other_name(name);
            match place {
                Place::Query(_) => finding.help(format!(
                    "define a parameter `{better}` with `name = \"{name}\"`, and write `{better}!`"
                )),
                _ => finding.help(format!("choose another name, such as `{better}`")),
            }
        } else if self.taken.arguments.iter().any(|known| known.name == name) {
            Finding::new(span, format!("two arguments are named `{name}`"))
                .help("rename one of them")
        } else {
            self.taken.arguments.push(Argument {
                name: name.to_owned().into(),
                place,
                rust_type: own_type.unwrap_or(rust_type).into(),
                doc: own_doc
                    .or(described)
                    .or(doc)
                    .unwrap_or_else(|| format!("the `{name}`"))
                    .into(),
            });
            return;
        };
        report.add(finding);
    }

    /// The Rust type and the documentation that the row itself has for an argument.
    fn own_argument(
        &self,
        name: &str,
        report: &mut Report<'_>,
    ) -> (Option<String>, Option<String>) {
        let mut own = self.row.raw.arguments.iter();
        let Some(own) = own.find(|own| own.name.value == name) else {
            return (None, None);
        };
        let mut fill = |text: &Option<At<String>>| self.row.fill(text.as_ref()?, report);
        let (rust_type, doc) = (fill(&own.rust_type), fill(&own.doc));
        let rust_type =
            rust_type.filter(|rust_type| is_rust_type(rust_type, &rust_type.value, report));
        (
            rust_type.map(|rust_type| rust_type.value),
            doc.map(|doc| doc.value),
        )
    }

    /// Reports arguments that the row describes, but does not have.
    pub(super) fn check_own_arguments(&self, report: &mut Report<'_>) {
        let names = || {
            self.taken
                .arguments
                .iter()
                .map(|argument| argument.name.as_ref())
        };
        for own in &self.row.raw.arguments {
            let name = own.name.value.as_str();
            if names().any(|known| known == name) {
                continue;
            }
            let row = &self.row.method;
            let text = format!("row `{row}` has no argument `{name}`");
            report.add(Finding::new(own.name.span, text).maybe_help(suggest(name, names())));
        }
    }

    fn unknown(&self, entry: &At<String>, key: &str, report: &mut Report<'_>) {
        if report.taint.defines(key) {
            return;
        }
        let table = self.definitions.table;
        let finding = Finding::new(entry.span, format!("unknown parameter `{key}`"))
            .maybe_help(suggest_parameter(table, key));
        if let Some(near) = nearest(
            key,
            table
                .parameters
                .iter()
                .map(|known| known.key.value.as_str()),
        ) {
            // It is not unused, only misspelt.
            report.taint.add_uses(near);
        }
        report.add(finding);
    }
}

fn is_of_paging(wire: &str, paging: &Paging) -> bool {
    let position = match paging.style {
        PagingStyle::Cursor => Some("cursor"),
        PagingStyle::PageNumber => Some("page"),
        PagingStyle::LinkHeader | PagingStyle::None => None,
    };
    wire == paging.size_parameter || Some(wire) == position
}

fn parameter(known: &RawParameter, wire: Text) -> Parameter {
    let values = known.values.iter();
    Parameter {
        name: wire,
        doc: known.doc.clone().into(),
        values: values.map(|value| value.value.clone().into()).collect(),
        default: known
            .default
            .as_ref()
            .map(|value| value.value.clone().into()),
        range: known.range,
    }
}

/// Another name for an argument whose name is a keyword.
fn other_name(keyword: &str) -> String {
    match keyword {
        "type" => "kind".to_owned(),
        "ref" => "reference".to_owned(),
        "match" => "pattern".to_owned(),
        "use" => "usage".to_owned(),
        "self" => "itself".to_owned(),
        other => format!("{other}_value"),
    }
}
