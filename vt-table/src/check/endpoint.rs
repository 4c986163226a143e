//! Makes an endpoint of a stamped row.

use super::answer::{answer, paging};
use super::arguments::{Collector, Taken};
use super::definitions::Definitions;
use super::sources::documentation;
use crate::endpoint::{Body, Endpoint, Relationship, Text, Tier, Verb};
use crate::names::{is_snake_case, snake_case};
use crate::report::{Finding, Report};
use crate::reserved::{is_handle_method, is_keyword};
use crate::stamp::{Form, StampedRow};
use crate::syntax::{BodyKey, RawResource};
use crate::template::path;
use crate::text::At;
use crate::values::is_rust_type;

/// The endpoint of a row on a resource. `None` if something is wrong, which was reported.
pub(super) fn endpoint<'t>(
    resource: &RawResource,
    row: &StampedRow<'t>,
    definitions: &mut Definitions<'t>,
    report: &mut Report<'_>,
) -> Option<Endpoint> {
    // Everything is checked before the row is left out, so that all its mistakes are found.
    let before = report.count();
    let raw = row.raw;
    let verb = raw.verb.as_ref()?.value;
    let template = raw.path.as_ref()?;
    let mut described = definitions.table.described(resource);
    described.extend(raw.arguments.iter().map(|own| own.name.value.as_str()));
    let path = path(template, &row.variables, &described, report);
    let body = body(row, report);
    let answer = answer(row, &definitions.table.tags, report);
    let paging = answer
        .as_ref()
        .and_then(|answer| paging(row, answer, report));
    let root = root(row, report);
    let is_named = check_method(row, report);

    let mut collector = Collector {
        resource,
        row,
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
            // If the path is wrong, it is not known which placeholders are arguments.
            Some(_) if path.is_none() => None,
            Some(text) => Some(Some(row.variables.fill(text, &names, report)?.into())),
            None => Some(None),
        }
    };
    let doc = text(&raw.doc, report);
    let of_use = row.used.filter(|used| used.note.is_some());
    let note = text(of_use.map_or(&raw.note, |used| &used.note), report);
    let deprecated = text(&raw.deprecated, report);
    let documentation = documentation(resource, row, &names, definitions.table, report);
    if report.count() > before || !is_named {
        return None;
    }
    let documentation = documentation?;
    let tier = row.relationship.as_ref().and_then(|known| known.tier);
    Some(Endpoint {
        group: resource.name.value.clone().into(),
        method: row.method.clone().into(),
        verb,
        path: path?.template.into(),
        root: root?,
        authenticated: raw.key_sent,
        arguments: taken.arguments.into(),
        query: taken.query.into(),
        headers: taken.headers.into(),
        body: body?,
        answer: answer?,
        paging: paging?,
        tier: row
            .used
            .and_then(|used| used.tier)
            .or(raw.tier)
            .or(tier)
            .or(resource.tier)
            .unwrap_or(Tier::Public),
        idempotent: raw
            .idempotent
            .unwrap_or(matches!(verb, Verb::Get | Verb::Put | Verb::Delete)),
        relationship: relationship(row),
        doc: doc?.unwrap_or_default(),
        note: note?.unwrap_or_default(),
        sources: documentation.sources.into(),
        see: documentation.see,
        deprecated: deprecated?.or_else(|| of_relationship(row)),
    })
}

/// What its relationship says to use instead.
fn of_relationship(row: &StampedRow<'_>) -> Option<Text> {
    let relationship = row.relationship.as_ref()?;
    Some(relationship.deprecated.clone()?.into())
}

fn relationship(row: &StampedRow<'_>) -> Option<Relationship> {
    let (name, to_one) = match (&row.relationship, row.form) {
        (Some(known), _) => (known.name.clone(), known.to_one),
        (None, Form::Related | Form::RelatedIds) => ("{relationship}".to_owned(), false),
        (None, _) => return None,
    };
    Some(Relationship {
        name: name.into(),
        to_one,
        ids: matches!(row.form, Form::Ids | Form::RelatedIds),
    })
}

fn body(row: &StampedRow<'_>, report: &mut Report<'_>) -> Option<Body> {
    let Some((key, text)) = &row.raw.body else {
        return Some(Body::None);
    };
    let rust_type = row.variables.fill(text, &[], report)?;
    if !is_rust_type(text, &rust_type, report) {
        return None;
    }
    let rust_type = rust_type.into();
    Some(match key.value {
        BodyKey::Json => Body::Json(rust_type),
        BodyKey::Form => Body::Form(rust_type),
        BodyKey::Multipart => Body::Multipart(rust_type),
        BodyKey::Raw => Body::Raw(rust_type),
    })
}

fn root(row: &StampedRow<'_>, report: &mut Report<'_>) -> Option<Option<Text>> {
    let Some(root) = &row.raw.root else {
        return Some(None);
    };
    let root = row.fill(root, report)?;
    let segment = |segment: &str| {
        let plain = |c: char| c.is_ascii_alphanumeric() || "-._~".contains(c);
        !matches!(segment, "" | "." | "..") && segment.chars().all(plain)
    };
    let segments = root.value.strip_prefix('/');
    if !segments.is_some_and(|rest| rest.split('/').all(segment)) {
        let text = format!("root `{}` is not a path prefix", root.value);
        report.add(Finding::new(root.span, text).help("write it like `/ui`"));
        return None;
    }
    Some(Some(root.value.into()))
}

fn check_method(row: &StampedRow<'_>, report: &mut Report<'_>) -> bool {
    let name = row.method.as_str();
    let span = row.name_span();
    let finding = if !is_snake_case(name) {
        // The relationship's name was reported where it is defined.
        if row
            .relationship
            .as_ref()
            .is_some_and(|known| !is_snake_case(&known.name))
        {
            return false;
        }
        Finding::new(span, format!("method name `{name}` is not in snake case"))
            .maybe_help(snake_case(name).map(|better| format!("write `{better}`")))
    } else if is_keyword(name) {
        Finding::new(span, format!("method name `{name}` is a Rust keyword"))
            .help("choose another name")
    } else if is_handle_method(name) {
        let text = format!("method name `{name}` is taken: every handle has a method of that name");
        Finding::new(span, text).help("choose another name")
    } else {
        return true;
    };
    report.add(finding);
    false
}
