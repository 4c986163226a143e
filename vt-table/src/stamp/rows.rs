//! Rows of resources and shared sets.

use std::rc::Rc;

use super::stamped::{Form, StampedRelationship};
use super::stamper::{Placement, Stamper};
use crate::report::{Finding, Report};
use crate::syntax::{AnswerKey, RawRow};
use crate::text::At;

impl<'t> Stamper<'t> {
    /// One row, and the ids row that comes with a row of a relationship.
    pub(super) fn stamp_row(
        &mut self,
        row: &'t RawRow,
        placement: &Placement<'_, 't>,
        report: &mut Report<'_>,
    ) {
        let relationship = report.with_origin(placement.origin.as_ref(), |report| {
            relationship(row, placement, report).map(Rc::new)
        });
        if row.relationship.is_some() && relationship.is_none() && !row.tainted {
            self.resource.tainted_rows.insert(row.key.value.clone());
            return;
        }
        self.add_row(row, Form::Method, relationship.clone(), placement, report);
        let Some(relationship) = relationship else {
            return;
        };
        if self.add_relationship(&relationship, report) && relationship.ids {
            let origin = placement.origin.as_ref();
            let asked_at = origin.map_or(row.key.span, |origin| origin.span);
            let variables = placement.variables;
            self.stamp_form(Form::Ids, Some(relationship), asked_at, variables, report);
        }
    }
}

/// The relationship whose objects a row answers. `None` if there is none, or when it is wrong,
/// which was reported.
fn relationship(
    row: &RawRow,
    placement: &Placement<'_, '_>,
    report: &mut Report<'_>,
) -> Option<StampedRelationship> {
    let variables = placement.variables;
    let raw = row.relationship.as_ref()?;
    let name = variables.fill(&raw.name, &[], report)?;
    let (key, tag) = row.answer.as_ref()?;
    if key.value == AnswerKey::Either {
        report.add(
            Finding::new(key.span, "a row with `relationship` cannot have `either`")
                .help("use `returns` for at most one object, `pages` for several"),
        );
        return None;
    }
    Some(StampedRelationship {
        title: variables.title(&name),
        name,
        span: raw.name.span,
        tag: At::new(variables.fill(tag, &[], report)?, tag.span),
        to_one: key.value == AnswerKey::Returns,
        objects: true,
        ids: raw.ids,
        tier: placement.used.and_then(|used| used.tier).or(row.tier),
        source: None,
        deprecated: None,
        origin: placement.origin.clone(),
    })
}
