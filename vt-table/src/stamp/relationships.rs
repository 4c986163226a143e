//! Relationships, and the rows of `[relationships]` that are stamped for them.

use std::rc::Rc;

use super::stamped::{Form, StampedRelationship};
use super::stamper::{Placement, Stamper};
use crate::report::{Finding, Report};
use crate::syntax::RawRelationship;
use crate::template::Variables;
use crate::text::{At, Span};

impl<'t> Stamper<'t> {
    /// Relationships of a resource or of a shared set.
    pub(super) fn stamp_relationships(
        &mut self,
        relationships: &'t [RawRelationship],
        placement: &Placement<'_, 't>,
        report: &mut Report<'_>,
    ) {
        for raw in relationships {
            let stamped = report.with_origin(placement.origin.as_ref(), |report| {
                relationship(raw, placement, report).map(Rc::new)
            });
            if let Some(stamped) = stamped
                && self.add_relationship(&stamped, report)
            {
                let origin = placement.origin.as_ref();
                let asked_at = origin.map_or(raw.name.span, |origin| origin.span);
                for (wanted, form) in [(raw.objects, Form::Objects), (raw.ids, Form::Ids)] {
                    if wanted {
                        let relationship = Some(Rc::clone(&stamped));
                        let variables = placement.variables;
                        self.stamp_form(form, relationship, asked_at, variables, report);
                    }
                }
            }
        }
    }

    /// The rows for any relationship by name.
    pub(super) fn stamp_generic_rows(
        &mut self,
        variables: &Variables<'t>,
        report: &mut Report<'_>,
    ) {
        let Some(asked_at) = self.generic_at.filter(|_| self.resource.raw.related) else {
            return;
        };
        self.stamp_form(Form::Related, None, asked_at, variables, report);
        let relationships = &self.resource.relationships;
        if relationships.is_empty() || relationships.iter().any(|known| known.ids) {
            self.stamp_form(Form::RelatedIds, None, asked_at, variables, report);
        }
    }

    /// A row of `[relationships]`.
    pub(super) fn stamp_form(
        &mut self,
        form: Form,
        relationship: Option<Rc<StampedRelationship>>,
        asked_at: Span,
        variables: &Variables<'t>,
        report: &mut Report<'_>,
    ) {
        let key = key(form);
        let Some(row) = self.table.templates.iter().find(|row| row.key.value == key) else {
            if !report.taint.defines(key) {
                report.taint.add_definition(key);
                let text = format!("`[relationships]` has no row `{key}`, which is needed here");
                report.add(Finding::new(asked_at, text).help(match form {
                    Form::Ids => "add it, or write `ids = false`",
                    Form::Objects => "add it, or write `objects = false`",
                    _ => "add it, or write `related = false`",
                }));
            }
            return;
        };
        let mut variables = variables.clone();
        if let Some(relationship) = &relationship {
            variables = variables
                .with("name", &relationship.name)
                .with("title", &relationship.title);
        }
        let text = format!("stamped on `{}`", self.resource.raw.name.value);
        let placement = Placement {
            variables: &variables,
            used: None,
            origin: Some(At::new(text, asked_at)),
        };
        self.add_row(row, form, relationship, &placement, report);
    }

    /// Tells rows that answer the objects of a relationship with `objects = false` that they do.
    pub(super) fn attach_objects(&mut self, report: &mut Report<'_>) {
        let resource = &mut self.resource;
        let without = resource.relationships.iter().filter(|known| !known.objects);
        for relationship in without {
            let name = &relationship.name;
            let mut methods = resource.rows.iter_mut();
            let row = methods.find(|row| row.form == Form::Method && row.method == *name);
            if let Some(row) = row {
                row.relationship = Some(Rc::clone(relationship));
            } else if !resource.tainted_rows.contains(name) {
                let text = format!("no row returns the objects of relationship `{name}`");
                let finding = Finding::new(relationship.span, text).help(format!(
                    "remove `objects = false`, or use a shared set that has a row `{name}`"
                ));
                report.with_origin(relationship.origin.as_ref(), |report| report.add(finding));
            }
        }
    }
}

/// The key of a form in `[relationships]`.
const fn key(form: Form) -> &'static str {
    match form {
        Form::Method => "",
        Form::Objects => "objects",
        Form::Ids => "ids",
        Form::Related => "related",
        Form::RelatedIds => "related_ids",
    }
}

/// A relationship with its templates filled. `None` if that is not possible, which was reported.
fn relationship(
    raw: &RawRelationship,
    placement: &Placement<'_, '_>,
    report: &mut Report<'_>,
) -> Option<StampedRelationship> {
    let Placement {
        variables,
        used,
        origin,
    } = placement;
    let name = raw.name.value.clone();
    let mut fill = |text: &Option<At<String>>| match text {
        Some(text) => variables.fill(text, &[], report).map(Some),
        None => Some(None),
    };
    let (doc, deprecated) = (fill(&raw.doc), fill(&raw.deprecated));
    Some(StampedRelationship {
        title: doc?.unwrap_or_else(|| variables.title(&name)),
        name,
        span: raw.name.span,
        tag: raw.tag.clone(),
        to_one: raw.to_one,
        objects: raw.objects,
        ids: raw.ids,
        tier: used.and_then(|used| used.tier).or(raw.tier),
        source: used
            .and_then(|used| used.source.clone())
            .or_else(|| raw.source.clone()),
        deprecated: deprecated?,
        origin: origin.clone(),
    })
}
