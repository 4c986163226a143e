//! A resource while its rows are stamped.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::stamped::{Form, StampedRelationship, StampedResource, StampedRow};
use crate::report::{Finding, Report};
use crate::syntax::{RawResource, RawRow, RawTable, RawUse};
use crate::template::Variables;
use crate::text::{At, Span};

/// A resource while its rows are stamped.
pub(super) struct Stamper<'t> {
    pub(super) table: &'t RawTable,
    pub(super) resource: StampedResource<'t>,
    /// What asks for the rows for any relationship by name.
    pub(super) generic_at: Option<Span>,
}

/// What rows are stamped with.
pub(super) struct Placement<'p, 't> {
    pub(super) variables: &'p Variables<'t>,
    pub(super) used: Option<&'t RawUse>,
    pub(super) origin: Option<At<String>>,
}

impl<'p, 't> Placement<'p, 't> {
    /// That of a resource's own rows.
    pub(super) fn own(variables: &'p Variables<'t>) -> Placement<'p, 't> {
        Placement {
            variables,
            used: None,
            origin: None,
        }
    }
}

impl<'t> Stamper<'t> {
    pub(super) fn new(raw: &'t RawResource, table: &'t RawTable) -> Stamper<'t> {
        Stamper {
            table,
            resource: StampedResource {
                raw,
                noun: String::new(),
                deprecated: None,
                rows: Vec::new(),
                relationships: Vec::new(),
                tainted_rows: BTreeSet::new(),
                used_sets: BTreeSet::new(),
            },
            generic_at: raw.has_relationships,
        }
    }

    pub(super) fn finish(self) -> StampedResource<'t> {
        self.resource
    }

    /// Adds a row, unless it is wrong.
    pub(super) fn add_row(
        &mut self,
        raw: &'t RawRow,
        form: Form,
        relationship: Option<Rc<StampedRelationship>>,
        placement: &Placement<'_, 't>,
        report: &mut Report<'_>,
    ) {
        let Placement {
            variables,
            used,
            origin,
        } = placement;
        if let Some(origin) = origin.as_ref().filter(|_| raw.tainted) {
            report.note(raw.findings.clone(), origin);
        }
        let name = raw.name.as_ref().unwrap_or(&raw.key);
        let method =
            report.with_origin(origin.as_ref(), |report| variables.fill(name, &[], report));
        match method {
            Some(method) if raw.tainted => {
                self.resource.tainted_rows.insert(method);
            }
            Some(method) => self.resource.rows.push(StampedRow {
                raw,
                method,
                variables: (*variables).clone(),
                form,
                relationship,
                origin: origin.clone(),
                used: *used,
            }),
            None => {}
        }
    }

    /// Adds a relationship, unless there is one of its name, which is reported.
    pub(super) fn add_relationship(
        &mut self,
        relationship: &Rc<StampedRelationship>,
        report: &mut Report<'_>,
    ) -> bool {
        let known = &mut self.resource.relationships;
        let Some(first) = known.iter().find(|first| first.name == relationship.name) else {
            known.push(Rc::clone(relationship));
            return true;
        };
        let text = format!(
            "duplicate relationship `{}` on `{}`",
            relationship.name, self.resource.raw.name.value
        );
        let finding = Finding::new(relationship.span, text).note("first defined", first.span);
        report.with_origin(relationship.origin.as_ref(), |report| report.add(finding));
        false
    }
}
