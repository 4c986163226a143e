//! One stamped row to one endpoint.

use super::answer::{answer, paging};
use super::arguments::{Collector, Taken};
use super::definitions::{Definitions, check_type};
use super::path::path;
use super::sources::documentation;
use crate::endpoint::{Body, Endpoint, Relationship, Text, Tier, Verb};
use crate::names::{is_keyword, is_of_handles, is_snake_case, snake_case};
use crate::report::{Finding, Report};
use crate::source::{At, Span};
use crate::stamp::{Form, Stamped};
use crate::syntax::{BodyKey, RawResource};

/// The endpoint of a row on a resource. `None` when something is wrong, which was reported.
pub(super) fn endpoint<'t>(
    resource: &RawResource,
    stamped: &Stamped<'t>,
    definitions: &mut Definitions<'t>,
    report: &mut Report<'_>,
) -> Option<Endpoint> {
    // Everything is looked at before anything is given up, so that all mistakes are found.
    let before = report.count();
    let row = stamped.row;
    let verb = row.verb.as_ref()?.value;
    let template = row.path.as_ref()?;
    let path = path(template, stamped, resource, definitions, report);
    let body = body(stamped, report);
    let answer = answer(stamped, definitions, report);
    let paging = answer
        .as_ref()
        .and_then(|answer| paging(stamped, answer, report));
    let root = root(stamped, report);
    let is_named = check_method(stamped, report);

    let mut collector = Collector {
        resource,
        stamped,
        definitions,
        taken: Taken::default(),
    };
    if let Some(path) = &path {
        collector.path(&path.arguments, report);
    }
    if let Some(paging) = &paging {
        collector.query(paging, report);
    }
    collector.headers(report);
    collector.check_own_arguments(report);
    let taken = collector.taken;

    let names: Vec<&str> = taken.arguments.iter().map(|a| a.name.as_ref()).collect();
    let text = |text: &Option<At<String>>, report: &mut Report<'_>| -> Option<Option<Text>> {
        match text {
            // With a wrong path, nobody knows which placeholders are its arguments.
            Some(_) if path.is_none() => None,
            Some(text) => Some(Some(stamped.variables.fill(text, &names, report)?.into())),
            None => Some(None),
        }
    };
    let doc = text(&row.doc, report);
    let of_use = stamped.used.filter(|used| used.note.is_some());
    let note = text(of_use.map_or(&row.note, |used| &used.note), report);
    let deprecated = text(&row.deprecated, report);
    let documentation = documentation(resource, stamped, &names, definitions.table, report);
    if report.count() > before || !is_named {
        return None;
    }
    let documentation = documentation?;
    let link = stamped.link.as_ref();
    Some(Endpoint {
        group: resource.name.value.clone().into(),
        method: stamped.method.clone().into(),
        verb,
        path: path?.template.into(),
        root: root?,
        authenticated: row.key_sent,
        arguments: taken.arguments.into(),
        query: taken.query.into(),
        headers: taken.headers.into(),
        body: body?,
        answer: answer?,
        paging: paging?,
        tier: stamped
            .used
            .and_then(|used| used.tier)
            .or(row.tier)
            .or_else(|| link.and_then(|link| link.tier))
            .or(resource.tier)
            .unwrap_or(Tier::Public),
        idempotent: row
            .idempotent
            .unwrap_or(matches!(verb, Verb::Get | Verb::Put | Verb::Delete)),
        relationship: relationship(stamped),
        doc: doc?.unwrap_or_default(),
        note: note?.unwrap_or_default(),
        sources: documentation.sources.into(),
        see: documentation.see,
        deprecated: deprecated?.or_else(|| of_link(stamped)),
    })
}

/// What its relationship says to use instead.
fn of_link(stamped: &Stamped<'_>) -> Option<Text> {
    let link = stamped.link.as_ref()?;
    Some(link.deprecated.clone()?.into())
}

fn relationship(stamped: &Stamped<'_>) -> Option<Relationship> {
    let (name, to_one) = match (&stamped.link, stamped.form) {
        (Some(link), _) => (link.name.clone(), link.to_one),
        (None, Form::Related | Form::RelatedIds) => ("{relationship}".to_owned(), false),
        (None, _) => return None,
    };
    Some(Relationship {
        name: name.into(),
        to_one,
        ids: matches!(stamped.form, Form::Ids | Form::RelatedIds),
    })
}

fn body(stamped: &Stamped<'_>, report: &mut Report<'_>) -> Option<Body> {
    let Some((key, text)) = &stamped.row.body else {
        return Some(Body::None);
    };
    let kind = stamped.variables.fill(text, &[], report)?;
    if !check_type(text, &kind, report) {
        return None;
    }
    let kind = kind.into();
    Some(match key.value {
        BodyKey::Json => Body::Json(kind),
        BodyKey::Form => Body::Form(kind),
        BodyKey::Multipart => Body::Multipart(kind),
        BodyKey::Raw => Body::Raw(kind),
    })
}

fn root(stamped: &Stamped<'_>, report: &mut Report<'_>) -> Option<Option<Text>> {
    let Some(root) = &stamped.row.root else {
        return Some(None);
    };
    let root = stamped.fill(root, report)?;
    let segment = |segment: &str| {
        let plain = |c: char| c.is_ascii_alphanumeric() || "-._~".contains(c);
        !matches!(segment, "" | "." | "..") && segment.chars().all(plain)
    };
    let segments = root.value.strip_prefix('/');
    if !segments.is_some_and(|rest| rest.split('/').all(segment)) {
        let text = format!("root `{}` is no path prefix", root.value);
        report.add(Finding::new(root.span, text).help("write it as `/ui`"));
        return None;
    }
    Some(Some(root.value.into()))
}

fn check_method(stamped: &Stamped<'_>, report: &mut Report<'_>) -> bool {
    let name = stamped.method.as_str();
    let span = stamped.name_span();
    let finding = if !is_snake_case(name) {
        // A relationship's name was looked at where it is defined.
        if stamped
            .link
            .as_ref()
            .is_some_and(|link| !is_snake_case(&link.name))
        {
            return false;
        }
        Finding::new(span, format!("method name `{name}` is not in snake case"))
            .maybe_help(snake_case(name).map(|better| format!("write `{better}`")))
    } else if is_keyword(name) {
        Finding::new(span, format!("method name `{name}` is a keyword of Rust"))
            .help("choose another name")
    } else if is_of_handles(name) {
        let text = format!("method name `{name}` is taken: every handle has a method of that name");
        Finding::new(span, text).help("choose another name")
    } else {
        return true;
    };
    report.add(finding);
    false
}

impl Stamped<'_> {
    /// A text of its row with the variables filled in, at the same place.
    pub(super) fn fill(&self, text: &At<String>, report: &mut Report<'_>) -> Option<At<String>> {
        let filled = self.variables.fill(text, &[], report)?;
        Some(At::new(filled, text.span))
    }

    /// Where the method's name stands.
    pub(super) fn name_span(&self) -> Span {
        match (&self.row.name, &self.link, self.form) {
            (_, Some(link), Form::Objects | Form::Ids) => link.span,
            (Some(name), ..) => name.span,
            (None, ..) => self.row.key.span,
        }
    }
}
