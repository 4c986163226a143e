//! Duplicate methods of a resource, and duplicate requests of a table.

use std::collections::BTreeMap;

use crate::endpoint::{Endpoint, Verb};
use crate::report::{Finding, Report};
use crate::stamp::StampedRow;
use crate::syntax::RawResource;
use crate::template::placeholders;
use crate::text::Span;

/// The methods and requests so far, with their places.
#[derive(Default)]
pub(super) struct Duplicates<'t> {
    /// By resource and name: the place of the name, and where its row was stamped.
    methods: BTreeMap<(&'t str, String), (Span, Option<Span>)>,
    /// By verb, root, and path without the names of its placeholders.
    requests: BTreeMap<(Verb, String, String), (String, Span)>,
}

impl<'t> Duplicates<'t> {
    /// Remembers a method, or reports it if the resource already has one of its name.
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

    /// Remembers a request, or reports it if another row already makes it.
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
