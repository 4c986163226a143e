//! Nothing is there twice: method names of a resource, requests of the table.

use std::collections::BTreeMap;

use crate::endpoint::{Endpoint, Verb};
use crate::report::{Finding, Report};
use crate::source::Span;
use crate::stamp::StampedRow;
use crate::syntax::RawResource;
use crate::template::placeholders;

/// What there was so far, and where.
#[derive(Default)]
pub(super) struct Duplicates<'t> {
    /// By resource and name: where the name stands, and where its row was stamped.
    methods: BTreeMap<(&'t str, String), (Span, Option<Span>)>,
    /// By verb, root and path without the names of its placeholders.
    requests: BTreeMap<(Verb, String, String), (String, Span)>,
}

impl<'t> Duplicates<'t> {
    /// Remembers a method's name; reports it when the resource has it already.
    pub(super) fn is_new_method(
        &mut self,
        resource: &'t RawResource,
        row: &StampedRow<'_>,
        report: &mut Report<'_>,
    ) -> bool {
        let group = resource.name.value.as_str();
        let span = row.name_span();
        let origin = row.origin.as_ref().map(|origin| origin.span);
        let key = (group, row.method.clone());
        let Some((first, first_origin)) = self.methods.get(&key) else {
            self.methods.insert(key, (span, origin));
            return true;
        };
        let text = format!("duplicate method `{}` on `{group}`", row.method);
        let mut finding = Finding::new(span, text);
        if *first != span {
            finding = finding.note("first defined", *first);
        }
        if let Some(origin) = first_origin {
            finding = finding.note("first stamped", *origin);
        }
        report.add(finding);
        false
    }

    /// Remembers a request; reports it when another row makes it already.
    pub(super) fn is_new_path(
        &mut self,
        endpoint: &Endpoint,
        row: &StampedRow<'_>,
        report: &mut Report<'_>,
    ) -> bool {
        let mut path = endpoint.path.to_string();
        let places: Vec<_> = placeholders(&endpoint.path).collect();
        for place in places.into_iter().rev() {
            path.replace_range(place, "{}");
        }
        let root = endpoint.root.as_deref().unwrap_or_default().to_owned();
        let span = row.name_span();
        let key = (endpoint.verb, root, path);
        let Some((name, first)) = self.requests.get(&key) else {
            self.requests.insert(key, (endpoint.name(), span));
            return true;
        };
        let text = format!(
            "duplicate request `{} {}`: `{name}` already makes it",
            endpoint.verb, endpoint.path
        );
        report.add(Finding::new(span, text).note("first defined", *first));
        false
    }
}
