//! Values of the keys of a row: words of a closed set, page sizes, headers, relationships.

use super::field::{Field, integer};
use crate::endpoint::{PagingStyle, Tier};
use crate::report::{Finding, Report};
use crate::suggest::suggest;
use crate::text::At;

/// The keys for a request body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BodyKey {
    Json,
    Form,
    Multipart,
    Raw,
}

/// The keys for an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AnswerKey {
    Returns,
    Pages,
    Either,
}

/// `page_size`, as written.
#[derive(Clone, Debug)]
pub(crate) enum PageSize {
    /// There is no such parameter.
    None,
    Known {
        parameter: Option<At<String>>,
        default: Option<At<u32>>,
        maximum: Option<At<u32>>,
    },
}

impl PageSize {
    pub(super) fn parameter(&self) -> Option<&At<String>> {
        match self {
            PageSize::None => None,
            PageSize::Known { parameter, .. } => parameter.as_ref(),
        }
    }
}

/// `relationship` of a row.
#[derive(Clone)]
pub(crate) struct RowRelationship {
    pub(crate) name: At<String>,
    pub(crate) ids: bool,
}

impl BodyKey {
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            BodyKey::Json => "json",
            BodyKey::Form => "form",
            BodyKey::Multipart => "multipart",
            BodyKey::Raw => "raw",
        }
    }
}

impl AnswerKey {
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            AnswerKey::Returns => "returns",
            AnswerKey::Pages => "pages",
            AnswerKey::Either => "either",
        }
    }
}

pub(super) fn truth(field: &Field<'_>, report: &mut Report<'_>) -> bool {
    field.boolean(report).is_some_and(|value| value.value)
}

pub(super) fn paging(field: &Field<'_>, report: &mut Report<'_>) -> Option<At<PagingStyle>> {
    const STYLES: [PagingStyle; 4] = [
        PagingStyle::Cursor,
        PagingStyle::PageNumber,
        PagingStyle::LinkHeader,
        PagingStyle::None,
    ];
    let word = field.text(report)?;
    word_of(&word, "paging", &STYLES, PagingStyle::as_str, report)
}

/// A tier.
pub(super) fn tier(field: &Field<'_>, report: &mut Report<'_>) -> Option<At<Tier>> {
    let word = field.text(report)?;
    word_of(&word, "tier", &Tier::ALL, Tier::as_str, report)
}

/// A word of a closed set.
fn word_of<T: Copy>(
    word: &At<String>,
    what: &str,
    all: &[T],
    name: fn(T) -> &'static str,
    report: &mut Report<'_>,
) -> Option<At<T>> {
    let found = all.iter().find(|value| name(**value) == word.value);
    if found.is_none() {
        let words = all.iter().map(|value| name(*value));
        report.add(
            Finding::new(word.span, format!("unknown {what} `{}`", word.value))
                .maybe_help(suggest(&word.value, words)),
        );
    }
    found.map(|value| At::new(*value, word.span))
}

pub(super) fn page_size(field: &Field<'_>, report: &mut Report<'_>) -> Option<At<PageSize>> {
    let (mut parameter, mut default, mut maximum) = (None, None, None);
    if field.value.as_bool() == Some(false) {
        return Some(At::new(PageSize::None, field.key.span));
    } else if field.value.is_integer() {
        maximum = Some(count(field, report)?);
    } else if field.value.is_table() {
        for part in field.table(report)? {
            match part.key.value {
                "parameter" => parameter = part.text(report),
                "default" => default = count(&part, report),
                "max" => maximum = count(&part, report),
                _ => part.unknown(report, &["parameter", "default", "max"]),
            }
        }
    } else {
        return field.wrong(report, "a whole number, a table or false");
    }
    let size = PageSize::Known {
        parameter,
        default,
        maximum,
    };
    Some(At::new(size, field.key.span))
}

/// A number of items, at least one.
fn count(field: &Field<'_>, report: &mut Report<'_>) -> Option<At<u32>> {
    if integer(field.value).is_none() {
        field.integer(report)?;
    }
    let value = integer(field.value)?;
    match u32::try_from(value) {
        Ok(count) if count > 0 => Some(At::new(count, field.span)),
        Ok(_) => {
            report.add(
                Finding::new(
                    field.span,
                    format!("`{}` must be at least 1", field.key.value),
                )
                .help("remove it if the size is not documented"),
            );
            None
        }
        Err(_) => {
            report.error(
                field.span,
                format!(
                    "`{}` must be between 1 and 4294967295, not {value}",
                    field.key.value
                ),
            );
            None
        }
    }
}

pub(super) fn headers(field: &Field<'_>, report: &mut Report<'_>) -> Vec<(At<String>, At<String>)> {
    let headers = field.table(report).unwrap_or_default();
    headers
        .iter()
        .filter_map(|header| Some((header.name(), header.text(report)?)))
        .collect()
}

pub(super) fn relationship(field: &Field<'_>, report: &mut Report<'_>) -> Option<RowRelationship> {
    if field.value.is_str() {
        let name = field.text(report)?;
        return Some(RowRelationship { name, ids: true });
    }
    if !field.value.is_table() {
        return field.wrong(report, "text or a table");
    }
    let (mut name, mut ids) = (None, true);
    let before = report.count();
    for part in field.table(report)? {
        match part.key.value {
            "name" => name = part.text(report),
            "ids" => ids = part.boolean(report).is_none_or(|ids| ids.value),
            _ => part.unknown(report, &["name", "ids"]),
        }
    }
    if name.is_none() && report.count() == before {
        report.add(
            Finding::new(field.key.span, "`relationship` has no `name`").help("add `name = \"…\"`"),
        );
    }
    Some(RowRelationship { name: name?, ids })
}
