//! Rows: the keys of one operation.

use std::ops::Range;

use super::super::diagnostic::{Finding, Report};
use super::super::source::{At, Span};
use super::super::suggest::suggest;
use super::sections::{RawArgument, argument, each};
use super::toml::{Field, integer, mention};
use crate::{PagingStyle, Tier, Verb};

/// One row, as written.
pub(crate) struct RawRow {
    pub(crate) key: At<String>,
    /// The method's name where it differs from the key.
    pub(crate) name: Option<At<String>>,
    pub(crate) verb: Option<At<Verb>>,
    pub(crate) path: Option<At<String>>,
    pub(crate) body: Option<(At<BodyKey>, At<String>)>,
    pub(crate) answer: Option<(At<AnswerKey>, At<String>)>,
    /// The key's place when it is true.
    pub(crate) nullable: Option<Span>,
    pub(crate) whole: Option<Span>,
    pub(crate) paging: Option<At<PagingStyle>>,
    pub(crate) items: Option<At<String>>,
    pub(crate) page_size: Option<At<PageSize>>,
    pub(crate) query: Vec<At<String>>,
    pub(crate) headers: Vec<(At<String>, At<String>)>,
    /// What its placeholders are in this row.
    pub(crate) arguments: Vec<RawArgument>,
    pub(crate) root: Option<At<String>>,
    pub(crate) key_sent: bool,
    pub(crate) tier: Option<Tier>,
    pub(crate) idempotent: Option<bool>,
    pub(crate) relationship: Option<RowRelationship>,
    pub(crate) doc: Option<At<String>>,
    pub(crate) note: Option<At<String>>,
    pub(crate) source: Option<At<String>>,
    pub(crate) see: Option<At<String>>,
    pub(crate) deprecated: Option<At<String>>,
    /// Whether something in it is wrong, so that no endpoint can be made of it.
    pub(crate) broken: bool,
    /// What was found wrong in it.
    pub(crate) findings: Range<usize>,
}

/// The keys that name a request body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BodyKey {
    Json,
    Form,
    Multipart,
    Raw,
}

/// The keys that name an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AnswerKey {
    Returns,
    Pages,
    Either,
}

/// `page_size`, as far as it is given.
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
    fn parameter(&self) -> Option<&At<String>> {
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

/// Whose row it is; not every key fits everywhere.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Owner {
    /// `[shared.*]`
    Shared,
    /// `[relationships]`
    Relationships,
    /// `[resource.*.methods]`
    Resource,
}

pub(super) const KEYS: [&str; 30] = [
    "get",
    "post",
    "put",
    "patch",
    "delete",
    "json",
    "form",
    "multipart",
    "raw",
    "returns",
    "nullable",
    "whole",
    "pages",
    "either",
    "paging",
    "items",
    "page_size",
    "query",
    "headers",
    "arguments",
    "root",
    "key",
    "tier",
    "idempotent",
    "relationship",
    "doc",
    "note",
    "source",
    "see",
    "deprecated",
];

impl RawRow {
    pub(super) fn read(row: &Field<'_>, owner: Owner, report: &mut Report<'_>) -> RawRow {
        let (before, first) = (report.count(), report.len());
        let mut raw = RawRow::empty(row.name());
        let Some(fields) = row.table(report) else {
            raw.broken = true;
            raw.findings = first..report.len();
            return raw;
        };
        for field in &fields {
            raw.field(field, owner, report);
        }
        let keys: Vec<&str> = fields.iter().map(|field| field.key.value).collect();
        raw.check_presence(&keys, owner, report);
        if owner == Owner::Relationships {
            raw.check_template(report);
        }
        raw.check_agreement(report);
        raw.broken = report.count() > before;
        raw.findings = first..report.len();
        if raw.broken {
            mention(row.value, report);
        }
        raw
    }

    /// The texts that may hold variables.
    pub(crate) fn templates(&self) -> impl Iterator<Item = &At<String>> {
        let parts = [
            self.name.as_ref(),
            self.path.as_ref(),
            self.body.as_ref().map(|(_, kind)| kind),
            self.answer.as_ref().map(|(_, what)| what),
            self.relationship.as_ref().map(|link| &link.name),
            self.doc.as_ref(),
            self.note.as_ref(),
            self.source.as_ref(),
            self.see.as_ref(),
            self.deprecated.as_ref(),
            self.items.as_ref(),
            self.root.as_ref(),
            self.page_size
                .as_ref()
                .and_then(|size| size.value.parameter()),
        ];
        let headers = self.headers.iter().flat_map(|(name, value)| [name, value]);
        let arguments = self.arguments.iter();
        let arguments = arguments.flat_map(|argument| argument.kind.iter().chain(&argument.doc));
        let lists = self.query.iter().chain(headers).chain(arguments);
        parts.into_iter().flatten().chain(lists)
    }

    fn empty(key: At<String>) -> RawRow {
        RawRow {
            key,
            name: None,
            verb: None,
            path: None,
            body: None,
            answer: None,
            nullable: None,
            whole: None,
            paging: None,
            items: None,
            page_size: None,
            query: Vec::new(),
            headers: Vec::new(),
            arguments: Vec::new(),
            root: None,
            key_sent: true,
            tier: None,
            idempotent: None,
            relationship: None,
            doc: None,
            note: None,
            source: None,
            see: None,
            deprecated: None,
            broken: false,
            findings: 0..0,
        }
    }

    fn field(&mut self, field: &Field<'_>, owner: Owner, report: &mut Report<'_>) {
        let key = field.key.value;
        let span = field.key.span;
        if let Some(verb) = Verb::ALL.into_iter().find(|verb| verb.key() == key) {
            return self.verb(At::new(verb, span), field, report);
        }
        match key {
            "name" if owner == Owner::Resource => report.add(
                Finding::new(span, "`name` is for shared rows")
                    .help("a row of a resource is named by its key"),
            ),
            "name" => self.name = field.text(report),
            "json" => self.body(BodyKey::Json, field, report),
            "form" => self.body(BodyKey::Form, field, report),
            "multipart" => self.body(BodyKey::Multipart, field, report),
            "raw" => self.body(BodyKey::Raw, field, report),
            "returns" => self.answer(AnswerKey::Returns, field, report),
            "pages" => self.answer(AnswerKey::Pages, field, report),
            "either" => self.answer(AnswerKey::Either, field, report),
            "nullable" => self.nullable = truth(field, report).then_some(span),
            "whole" => self.whole = truth(field, report).then_some(span),
            "paging" => self.paging = paging(field, report),
            "items" => self.items = field.text(report),
            "page_size" => self.page_size = page_size(field, report),
            "query" => self.query = field.texts(report).unwrap_or_default(),
            "headers" => self.headers = headers(field, report),
            "arguments" => {
                let arguments = field.table(report).unwrap_or_default();
                self.arguments = each(&arguments, report, argument);
            }
            "root" => self.root = field.text(report),
            "key" => self.key_sent = field.boolean(report).is_none_or(|sent| sent.value),
            "tier" => self.tier = tier(field, report).map(|tier| tier.value),
            "idempotent" => self.idempotent = field.boolean(report).map(|value| value.value),
            "relationship" => self.relationship = relationship(field, report),
            "doc" => self.doc = field.text(report),
            "note" => self.note = field.text(report),
            "source" => self.source = field.text(report),
            "see" => self.see = field.text(report),
            "deprecated" => self.deprecated = field.text(report),
            _ => field.unknown(report, &KEYS),
        }
    }

    fn verb(&mut self, verb: At<Verb>, field: &Field<'_>, report: &mut Report<'_>) {
        if let Some(first) = &self.verb {
            report.add(
                Finding::new(
                    verb.span,
                    format!(
                        "two verbs, `{}` and `{}`",
                        first.value.key(),
                        verb.value.key()
                    ),
                )
                .help("a row is one operation; write two rows"),
            );
            return;
        }
        self.verb = Some(verb);
        self.path = field.text(report);
    }

    fn body(&mut self, key: BodyKey, field: &Field<'_>, report: &mut Report<'_>) {
        if let Some((first, _)) = &self.body {
            report.add(
                Finding::new(
                    field.key.span,
                    format!(
                        "two bodies, `{}` and `{}`",
                        first.value.as_str(),
                        key.as_str()
                    ),
                )
                .help("a request has one"),
            );
            return;
        }
        let kind = field.text(report);
        self.body = kind.map(|kind| (At::new(key, field.key.span), kind));
    }

    fn answer(&mut self, key: AnswerKey, field: &Field<'_>, report: &mut Report<'_>) {
        if let Some((first, _)) = &self.answer {
            report.add(
                Finding::new(
                    field.key.span,
                    format!(
                        "two answers, `{}` and `{}`",
                        first.value.as_str(),
                        key.as_str()
                    ),
                )
                .help("use `either` for an operation that answers an object or a collection"),
            );
            return;
        }
        let what = field.text(report);
        self.answer = what.map(|what| (At::new(key, field.key.span), what));
    }
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

fn truth(field: &Field<'_>, report: &mut Report<'_>) -> bool {
    field.boolean(report).is_some_and(|value| value.value)
}

fn paging(field: &Field<'_>, report: &mut Report<'_>) -> Option<At<PagingStyle>> {
    const STYLES: [PagingStyle; 4] = [
        PagingStyle::Cursor,
        PagingStyle::PageNumber,
        PagingStyle::LinkHeader,
        PagingStyle::None,
    ];
    let word = field.text(report)?;
    word_of(&word, "paging", &STYLES, PagingStyle::as_str, report)
}

/// A tier's word.
pub(super) fn tier(field: &Field<'_>, report: &mut Report<'_>) -> Option<At<Tier>> {
    let word = field.text(report)?;
    word_of(&word, "tier", &Tier::ALL, Tier::as_str, report)
}

/// One of a closed set of words.
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

fn page_size(field: &Field<'_>, report: &mut Report<'_>) -> Option<At<PageSize>> {
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
                Finding::new(field.span, format!("`{}` of 0 items", field.key.value))
                    .help("leave it out where it is not documented"),
            );
            None
        }
        Err(_) => {
            report.error(
                field.span,
                format!(
                    "`{}` must be a number of items, not {value}",
                    field.key.value
                ),
            );
            None
        }
    }
}

fn headers(field: &Field<'_>, report: &mut Report<'_>) -> Vec<(At<String>, At<String>)> {
    let headers = field.table(report).unwrap_or_default();
    headers
        .iter()
        .filter_map(|header| Some((header.name(), header.text(report)?)))
        .collect()
}

fn relationship(field: &Field<'_>, report: &mut Report<'_>) -> Option<RowRelationship> {
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
