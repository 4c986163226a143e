//! Rows: the keys of an operation.

use std::ops::Range;

use super::definitions::{RawArgument, argument};
use super::field::{Field, each, taint_uses};
use super::row_values::{
    AnswerKey, BodyKey, PageSize, RowRelationship, headers, page_size, paging, relationship, tier,
    truth,
};
use crate::endpoint::{PagingStyle, Tier, Verb};
use crate::report::{Finding, Report};
use crate::text::{At, Span};

/// One row, as written.
pub(crate) struct RawRow {
    pub(crate) key: At<String>,
    /// The method's name where it differs from the key.
    pub(crate) name: Option<At<String>>,
    pub(crate) verb: Option<At<Verb>>,
    pub(crate) path: Option<At<String>>,
    pub(crate) body: Option<(At<BodyKey>, At<String>)>,
    pub(crate) answer: Option<(At<AnswerKey>, At<String>)>,
    /// The place of the key, if it is true.
    pub(crate) nullable: Option<Span>,
    pub(crate) whole: Option<Span>,
    pub(crate) paging: Option<At<PagingStyle>>,
    pub(crate) items: Option<At<String>>,
    pub(crate) page_size: Option<At<PageSize>>,
    pub(crate) query: Vec<At<String>>,
    pub(crate) headers: Vec<(At<String>, At<String>)>,
    /// What placeholders mean in this row.
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
    /// Whether something in it is wrong, so that it cannot become an endpoint.
    pub(crate) tainted: bool,
    /// The findings in it.
    pub(crate) findings: Range<usize>,
}

/// Where a row stands, because not every row can have every key.
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
            raw.tainted = true;
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
        raw.tainted = report.count() > before;
        raw.findings = first..report.len();
        if raw.tainted {
            taint_uses(row.value, report);
        }
        raw
    }

    /// The texts that may have variables.
    pub(crate) fn templates(&self) -> impl Iterator<Item = &At<String>> {
        let parts = [
            self.name.as_ref(),
            self.path.as_ref(),
            self.body.as_ref().map(|(_, rust_type)| rust_type),
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
        let arguments =
            arguments.flat_map(|argument| argument.rust_type.iter().chain(&argument.doc));
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
            tainted: false,
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
                Finding::new(span, "`name` is only for shared rows")
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
                .help("write a row for each"),
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
                .help("keep one of them"),
            );
            return;
        }
        let rust_type = field.text(report);
        self.body = rust_type.map(|rust_type| (At::new(key, field.key.span), rust_type));
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
                .help("use `either` if it may return an object or a collection"),
            );
            return;
        }
        let what = field.text(report);
        self.answer = what.map(|what| (At::new(key, field.key.span), what));
    }
}
