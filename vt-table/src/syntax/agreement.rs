//! Whether the keys of a row are complete and fit each other.

use super::field::missing;
use super::row::{KEYS, Owner, RawRow};
use super::row_values::AnswerKey;
use crate::endpoint::{PagingStyle, Verb};
use crate::report::{Finding, Report};
use crate::text::At;

impl RawRow {
    /// Reports keys that every row must have. In a row with an unknown key they may be there,
    /// misspelt.
    pub(super) fn check_presence(&self, keys: &[&str], owner: Owner, report: &mut Report<'_>) {
        if keys.iter().any(|key| !KEYS.contains(key) && *key != "name") {
            return;
        }
        let (span, name) = (self.key.span, &self.key.value);
        if !Verb::ALL.iter().any(|verb| keys.contains(&verb.key())) {
            report.add(
                Finding::new(span, format!("row `{name}` has no verb"))
                    .help("add `get`, `post`, `put`, `patch` or `delete` with a path"),
            );
        }
        let answers = ["returns", "pages", "either"];
        if owner != Owner::Relationships && !answers.iter().any(|key| keys.contains(key)) {
            report.add(
                Finding::new(span, format!("row `{name}` does not say what it returns")).help(
                    "add `returns`, `pages` or `either`; \
                     write `returns = \"nothing\"` if it returns nothing",
                ),
            );
        }
        if !keys.contains(&"doc") {
            missing(report, span, "row", name, "doc");
        }
        if owner == Owner::Resource && !keys.contains(&"source") {
            missing(report, span, "row", name, "source");
        }
    }

    /// Reports keys of a row of `[relationships]` that the relationship determines.
    pub(super) fn check_template(&self, report: &mut Report<'_>) {
        if let Some((key, _)) = &self.answer {
            let key = At::new(key.value.as_str(), key.span);
            not_in_template(&key, "the relationship says what is returned", report);
        }
        if let Some((key, _)) = &self.body {
            let key = At::new(key.value.as_str(), key.span);
            not_in_template(&key, "relationships are read with `get`", report);
        }
        for (span, key) in [(self.nullable, "nullable"), (self.whole, "whole")] {
            if let Some(span) = span {
                let key = At::new(key, span);
                not_in_template(&key, "the relationship says what is returned", report);
            }
        }
        if let Some(relationship) = &self.relationship {
            let key = At::new("relationship", relationship.name.span);
            not_in_template(&key, "the row is stamped for every relationship", report);
        }
        if let Some(verb) = self.verb.as_ref().filter(|verb| verb.value != Verb::Get) {
            let key = At::new(verb.value.key(), verb.span);
            not_in_template(&key, "relationships are read with `get`", report);
        }
    }

    /// Reports keys that do not fit each other.
    pub(super) fn check_agreement(&self, report: &mut Report<'_>) {
        let is_get = self
            .verb
            .as_ref()
            .is_some_and(|verb| verb.value == Verb::Get);
        if let Some((body, _)) = self.body.as_ref().filter(|_| is_get) {
            let body_key = body.value.as_str();
            report.add(
                Finding::new(
                    body.span,
                    format!("a GET request cannot have a body, so `{body_key}` cannot be used"),
                )
                .help("use another verb, or `query`"),
            );
        }
        match &self.answer {
            Some((key, _)) if key.value == AnswerKey::Returns => self.check_without_pages(report),
            Some((key, _)) => self.check_with_pages(key.value, report),
            // A row of `[relationships]`, or one that is tainted anyway.
            None => {}
        }
        if let (Some(paging), Some(size)) = (&self.paging, &self.page_size)
            && paging.value == PagingStyle::None
        {
            report.add(
                Finding::new(
                    size.span,
                    "`page_size` cannot be used with `paging = \"none\"`",
                )
                .help("if there is such a parameter, list it in `query`"),
            );
        }
    }

    /// Reports keys that `returns` cannot have.
    fn check_without_pages(&self, report: &mut Report<'_>) {
        let paging = self.paging.as_ref().map(|paging| (paging.span, "paging"));
        let items = self.items.as_ref().map(|items| (items.span, "items"));
        let size = self.page_size.as_ref().map(|size| (size.span, "page_size"));
        for (span, key) in [paging, items, size].into_iter().flatten() {
            report.add(
                Finding::new(span, format!("`{key}` cannot be used with `returns`"))
                    .help("it belongs to `pages`"),
            );
        }
    }

    /// Reports keys that `pages` and `either` cannot have.
    fn check_with_pages(&self, answer: AnswerKey, report: &mut Report<'_>) {
        let nullable = self.nullable.map(|span| (span, "nullable"));
        let whole = self.whole.map(|span| (span, "whole"));
        for (span, key) in [nullable, whole].into_iter().flatten() {
            let answer = answer.as_str();
            report.add(
                Finding::new(span, format!("`{key}` cannot be used with `{answer}`"))
                    .help("it belongs to `returns`"),
            );
        }
        if let (AnswerKey::Either, Some(items)) = (answer, &self.items) {
            report.add(
                Finding::new(items.span, "`items` cannot be used with `either`")
                    .help("it belongs to `pages`"),
            );
        }
    }
}

fn not_in_template(key: &At<&str>, why: &str, report: &mut Report<'_>) {
    report.add(
        Finding::new(
            key.span,
            format!("`{}` cannot be used in `[relationships]`", key.value),
        )
        .help(format!("remove it: {why}")),
    );
}
