//! TOML values, read by type, with their places.

use toml::de::{DeTable, DeValue};

use crate::report::{Finding, Report};
use crate::suggest::suggest;
use crate::text::{At, Span};
use crate::values::is_rust_type;

/// One `key = value`, or a table with its header.
pub(crate) struct Field<'a> {
    pub(crate) key: At<&'a str>,
    pub(crate) value: &'a DeValue<'a>,
    /// The place of the value, or of the header if it is a table with one.
    pub(crate) span: Span,
}

/// The fields of a table, in the order of the text.
pub(crate) fn fields<'a>(table: &'a DeTable<'a>) -> Vec<Field<'a>> {
    let mut fields: Vec<Field<'a>> = table
        .iter()
        .map(|(key, value)| Field {
            key: At::new(key.get_ref().as_ref(), key.span().into()),
            value: value.get_ref(),
            span: value.span().into(),
        })
        .collect();
    fields.sort_by_key(|field| field.key.span);
    fields
}

impl<'a> Field<'a> {
    pub(crate) fn name(&self) -> At<String> {
        At::new(self.key.value.to_owned(), self.key.span)
    }

    /// Text that is not empty.
    pub(crate) fn text(&self, report: &mut Report<'_>) -> Option<At<String>> {
        match self.value {
            DeValue::String(text) if text.trim().is_empty() => {
                report.error(self.span, format!("`{}` is empty", self.key.value));
                report.taint.add_definition(self.key.value);
                None
            }
            DeValue::String(text) => Some(At::new(text.to_string(), self.span)),
            _ => self.wrong(report, "text"),
        }
    }

    /// The path of a Rust type.
    pub(crate) fn rust_type(&self, report: &mut Report<'_>) -> Option<At<String>> {
        let text = self.text(report)?;
        is_rust_type(&text, &text.value, report).then_some(text)
    }

    pub(crate) fn boolean(&self, report: &mut Report<'_>) -> Option<At<bool>> {
        match self.value {
            DeValue::Boolean(value) => Some(At::new(*value, self.span)),
            _ => self.wrong(report, "true or false"),
        }
    }

    pub(crate) fn integer(&self, report: &mut Report<'_>) -> Option<At<i64>> {
        match integer(self.value) {
            Some(value) => Some(At::new(value, self.span)),
            None if self.value.is_integer() => {
                report.error(self.span, format!("`{}` is too large", self.key.value));
                None
            }
            None => self.wrong(report, "a whole number"),
        }
    }

    pub(crate) fn table(&self, report: &mut Report<'_>) -> Option<Vec<Field<'a>>> {
        match self.value {
            DeValue::Table(table) => Some(fields(table)),
            _ => self.wrong(report, "a table"),
        }
    }

    /// An array of texts that are not empty. Other elements are reported and left out.
    pub(crate) fn texts(&self, report: &mut Report<'_>) -> Option<Vec<At<String>>> {
        let elements = self.elements(report)?;
        Some(
            elements
                .iter()
                .filter_map(|element| element.text(report))
                .collect(),
        )
    }

    /// The elements of an array, each with the array's key.
    pub(crate) fn elements(&self, report: &mut Report<'_>) -> Option<Vec<Field<'a>>> {
        let DeValue::Array(array) = self.value else {
            return self.wrong(report, "an array");
        };
        let elements = array.iter().map(|element| Field {
            key: self.key.clone(),
            value: element.get_ref(),
            span: element.span().into(),
        });
        Some(elements.collect())
    }

    /// Reports that the value is not of the expected type.
    pub(crate) fn wrong<T>(&self, report: &mut Report<'_>, expected: &str) -> Option<T> {
        report.error(
            self.span,
            format!(
                "`{}` must be {expected}, not {}",
                self.key.value,
                described(self.value)
            ),
        );
        taint_uses(self.value, report);
        report.taint.add_definition(self.key.value);
        None
    }

    /// Reports a key that is none of these.
    pub(crate) fn unknown(&self, report: &mut Report<'_>, known: &[&str]) {
        let help = suggest(self.key.value, known.iter().copied());
        report.add(
            Finding::new(self.key.span, format!("unknown key `{}`", self.key.value))
                .maybe_help(help),
        );
        taint_uses(self.value, report);
        for name in self.value.as_table().into_iter().flat_map(DeTable::keys) {
            report.taint.add_definition(name.get_ref());
        }
    }
}

/// The value as a whole number, if it is one that fits.
pub(crate) fn integer(value: &DeValue<'_>) -> Option<i64> {
    let integer = value.as_integer()?;
    i64::from_str_radix(integer.as_str(), integer.radix()).ok()
}

fn described(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "text",
        DeValue::Integer(_) => "a number",
        DeValue::Float(_) => "a number with a fraction",
        DeValue::Boolean(true) => "true",
        DeValue::Boolean(false) => "false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "an array",
        DeValue::Table(_) => "a table",
    }
}

/// Taints the words of a value that is left out.
pub(crate) fn taint_uses(value: &DeValue<'_>, report: &mut Report<'_>) {
    match value {
        DeValue::String(text) => report.taint.add_uses(text),
        DeValue::Array(array) => {
            for element in array {
                taint_uses(element.get_ref(), report);
            }
        }
        DeValue::Table(table) => {
            for (_, value) in table {
                taint_uses(value.get_ref(), report);
            }
        }
        _ => {}
    }
}

/// Reads each entry, without those that are wrong, which are reported.
pub(super) fn each<'s, T>(
    entries: &[Field<'_>],
    report: &mut Report<'s>,
    read: impl Fn(&Field<'_>, &mut Report<'s>) -> Option<T>,
) -> Vec<T> {
    entries
        .iter()
        .filter_map(|entry| read(entry, report))
        .collect()
}

/// Reports that a required key is missing.
pub(super) fn missing(report: &mut Report<'_>, span: Span, what: &str, name: &str, key: &str) {
    if report.taint.has_statement(key) {
        return;
    }
    report.add(
        Finding::new(span, format!("{what} `{name}` has no `{key}`"))
            .help(format!("add `{key} = \"…\"`")),
    );
}
