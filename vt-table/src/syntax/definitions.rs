//! The sections that define names: `[sources]`, `[objects]`, `[arguments]`, `[parameters]`.

use super::field::{Field, missing};
use crate::names::camel_case;
use crate::report::{Finding, Report};
use crate::suggest::suggest;
use crate::text::At;
use crate::values::{https_problem, is_rust_type};

/// An entry of `[sources]`.
pub(crate) struct RawSource {
    pub(crate) tag: At<String>,
    pub(crate) page: Option<At<String>>,
}

/// A kind of object in `[objects]`.
pub(crate) struct RawObject {
    pub(crate) tag: At<String>,
    /// The Rust type of its attributes; `None` if that is wrong, which was reported.
    pub(crate) rust_type: Option<String>,
}

/// An entry of `[arguments]`, of the table or of a resource.
pub(crate) struct RawArgument {
    pub(crate) name: At<String>,
    pub(crate) rust_type: Option<At<String>>,
    pub(crate) doc: Option<At<String>>,
}

/// An entry of `[parameters]`.
pub(crate) struct RawParameter {
    pub(crate) key: At<String>,
    pub(crate) name: Option<At<String>>,
    pub(crate) doc: String,
    pub(crate) values: Vec<At<String>>,
    pub(crate) default: Option<At<String>>,
    pub(crate) range: Option<(i64, i64)>,
}

/// The entry of `[objects]` whose tags name their Rust types.
const BY_NAME: &str = "by_name";

/// `file = "File"`, `Dynamic = ["clue", "graph"]` for several kinds with one Rust type, or
/// `by_name = ["ip_address"]` for kinds whose Rust types are named after them, `IpAddress`.
pub(super) fn objects(entry: &Field<'_>, report: &mut Report<'_>) -> Vec<RawObject> {
    if entry.value.is_array() {
        let by_name = entry.key.value == BY_NAME;
        let key = entry.name();
        let shared = (!by_name && is_rust_type(&key, &key.value, report)).then_some(key.value);
        let tags = entry.texts(report).unwrap_or_default().into_iter();
        return tags
            .map(|tag| RawObject {
                rust_type: match by_name {
                    true => Some(camel_case(&tag.value)),
                    false => shared.clone(),
                },
                tag,
            })
            .collect();
    }
    if entry.key.value == BY_NAME {
        entry.wrong::<()>(report, "an array");
        return Vec::new();
    }
    if !entry.value.is_str() {
        entry.wrong::<()>(report, "a Rust type or an array of tags");
        return Vec::new();
    }
    let Some(rust_type) = entry.text(report) else {
        return Vec::new();
    };
    let good = is_rust_type(&rust_type, &rust_type.value, report);
    vec![RawObject {
        tag: entry.name(),
        rust_type: good.then_some(rust_type.value),
    }]
}

pub(super) fn source(entry: &Field<'_>, report: &mut Report<'_>) -> Option<RawSource> {
    let (mut title, mut page) = (None, None);
    let before = report.count();
    for field in entry.table(report)? {
        match field.key.value {
            "title" => title = field.text(report),
            "page" => page = link_template(&field, report),
            _ => field.unknown(report, &["title", "page"]),
        }
    }
    if title.is_none() && report.count() == before {
        missing(report, entry.key.span, "source", entry.key.value, "title");
    }
    Some(RawSource {
        tag: entry.name(),
        page,
    })
}

pub(super) fn argument(entry: &Field<'_>, report: &mut Report<'_>) -> Option<RawArgument> {
    let mut argument = RawArgument {
        name: entry.name(),
        rust_type: None,
        doc: None,
    };
    if entry.value.is_str() {
        argument.rust_type = entry.rust_type(report);
        return Some(argument);
    }
    if !entry.value.is_table() {
        entry.wrong::<()>(report, "a Rust type or a table");
        return Some(argument);
    }
    for field in entry.table(report)? {
        match field.key.value {
            "type" => argument.rust_type = field.rust_type(report),
            "doc" => argument.doc = field.text(report),
            _ => field.unknown(report, &["type", "doc"]),
        }
    }
    Some(argument)
}

pub(super) fn parameter(entry: &Field<'_>, report: &mut Report<'_>) -> Option<RawParameter> {
    const KEYS: [&str; 5] = ["name", "doc", "values", "default", "range"];
    let before = report.count();
    let mut parameter = RawParameter {
        key: entry.name(),
        name: None,
        doc: String::new(),
        values: Vec::new(),
        default: None,
        range: None,
    };
    for field in entry.table(report)? {
        match field.key.value {
            "name" => parameter.name = field.text(report),
            "doc" => parameter.doc = field.text(report).map(|doc| doc.value).unwrap_or_default(),
            "values" => parameter.values = field.texts(report).unwrap_or_default(),
            "default" => parameter.default = default(&field, report),
            "range" => parameter.range = range(&field, report),
            _ => field.unknown(report, &KEYS),
        }
    }
    if parameter.doc.is_empty() && report.count() == before {
        missing(report, entry.key.span, "parameter", entry.key.value, "doc");
    }
    parameter.check(report);
    Some(parameter)
}

/// A default value as it would be in a query: text, a number, or true or false.
fn default(field: &Field<'_>, report: &mut Report<'_>) -> Option<At<String>> {
    if field.value.is_str() {
        field.text(report)
    } else if field.value.is_bool() {
        let value = field.boolean(report)?;
        Some(At::new(value.value.to_string(), value.span))
    } else if field.value.is_integer() {
        let value = field.integer(report)?;
        Some(At::new(value.value.to_string(), value.span))
    } else {
        field.wrong(report, "text, a whole number, true or false")
    }
}

fn range(field: &Field<'_>, report: &mut Report<'_>) -> Option<(i64, i64)> {
    let elements = field.elements(report)?;
    let [smallest, largest] = elements.as_slice() else {
        report.error(
            field.span,
            "`range` must be two numbers, the smallest and the largest",
        );
        return None;
    };
    let (smallest, largest) = (smallest.integer(report)?, largest.integer(report)?);
    if smallest.value > largest.value {
        report.add(
            Finding::new(field.span, "`range` ends before it begins")
                .help(format!("write `[{}, {}]`", largest.value, smallest.value)),
        );
        return None;
    }
    Some((smallest.value, largest.value))
}

impl RawParameter {
    /// Whether the default, the values and the range agree.
    fn check(&self, report: &mut Report<'_>) {
        for (index, value) in self.values.iter().enumerate() {
            if let Some(first) = self.values[..index]
                .iter()
                .find(|known| known.value == value.value)
            {
                report.add(
                    Finding::new(
                        value.span,
                        format!("value `{}` is listed twice", value.value),
                    )
                    .note("first listed", first.span),
                );
            }
        }
        let Some(default) = &self.default else { return };
        let values = self.values.iter().map(|value| value.value.as_str());
        if !self.values.is_empty() && !values.clone().any(|value| value == default.value) {
            report.add(
                Finding::new(
                    default.span,
                    format!("default `{}` is not among `values`", default.value),
                )
                .maybe_help(suggest(&default.value, values)),
            );
        }
        if let Some((smallest, largest)) = self.range {
            let inside = default
                .value
                .parse::<i64>()
                .is_ok_and(|value| (smallest..=largest).contains(&value));
            if !inside {
                report.error(
                    default.span,
                    format!(
                        "default `{}` is outside `range`, {smallest} to {largest}",
                        default.value
                    ),
                );
            }
        }
    }
}

/// The template of a source's links.
fn link_template(field: &Field<'_>, report: &mut Report<'_>) -> Option<At<String>> {
    const PLACE: &str = "{page}";
    let template = field.text(report)?;
    if template.value.matches(PLACE).count() != 1 {
        report.add(
            Finding::new(
                template.span,
                format!("`page` must contain `{PLACE}` exactly once"),
            )
            .help("for example, `https://docs.example.com/{page}`"),
        );
    } else if let Some(problem) = https_problem(&template.value.replace(PLACE, "page")) {
        report.error(template.span, format!("`page` {problem}"));
    }
    // The source has pages even if their template is wrong.
    Some(template)
}
