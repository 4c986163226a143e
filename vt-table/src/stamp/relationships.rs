//! The rows that relationships are stamped from.

use std::rc::Rc;

use super::sheet::Sheet;
use super::{Form, Link, Stamper};
use crate::report::{Finding, Report};
use crate::source::Span;
use crate::syntax::{RawRelationship, RawUse};
use crate::template::Variables;

impl<'t> Stamper<'t> {
    pub(super) fn stamp_relationships(
        &mut self,
        sheet: &mut Sheet<'t>,
        variables: &Variables<'t>,
        report: &mut Report<'_>,
    ) {
        let resource = sheet.resource;
        for relationship in &resource.relationships {
            self.stamp_relationship(sheet, relationship, None, variables, report);
        }
    }

    /// The rows of one relationship, the resource's own or one of a shared set.
    pub(super) fn stamp_relationship(
        &mut self,
        sheet: &mut Sheet<'t>,
        relationship: &'t RawRelationship,
        used: Option<&'t RawUse>,
        variables: &Variables<'t>,
        report: &mut Report<'_>,
    ) {
        let stamp = used.map(|used| sheet.stamp(used));
        let link = report.stamped(stamp.as_ref(), |report| {
            Link::new(relationship, used, stamp.clone(), variables, report)
        });
        let Some(link) = link.map(Rc::new) else {
            return;
        };
        if !sheet.link(&link, report) {
            return;
        }
        let place = stamp.map_or(relationship.name.span, |(_, span)| span);
        if relationship.objects {
            let link = Some(Rc::clone(&link));
            self.stamp_form(sheet, Form::Objects, link, place, variables, report);
        }
        if relationship.ids {
            self.stamp_form(sheet, Form::Ids, Some(link), place, variables, report);
        }
    }

    /// The rows for any relationship by name.
    pub(super) fn stamp_generic(
        &mut self,
        sheet: &mut Sheet<'t>,
        variables: &Variables<'t>,
        report: &mut Report<'_>,
    ) {
        let Some(place) = sheet.generic_at else {
            return;
        };
        if !sheet.resource.related {
            return;
        }
        self.stamp_form(sheet, Form::Related, None, place, variables, report);
        let links = &sheet.stamping.links;
        if links.is_empty() || links.iter().any(|link| link.ids) {
            self.stamp_form(sheet, Form::RelatedIds, None, place, variables, report);
        }
    }

    /// A row of `[relationships]`.
    pub(super) fn stamp_form(
        &mut self,
        sheet: &mut Sheet<'t>,
        form: Form,
        link: Option<Rc<Link>>,
        place: Span,
        variables: &Variables<'t>,
        report: &mut Report<'_>,
    ) {
        let key = form.key();
        let template = self.table.templates.iter().find(|row| row.key.value == key);
        let Some(row) = template else {
            if !report.is_spoilt(key) && self.missed.insert(key) {
                let text = format!("`[relationships]` has no row `{key}`, which is needed here");
                report.add(Finding::new(place, text).help(match form {
                    Form::Ids => "add it, or say `ids = false`",
                    Form::Objects => "add it, or say `objects = false`",
                    _ => "add it, or say `related = false`",
                }));
            }
            return;
        };
        let mut variables = variables.clone();
        if let Some(link) = &link {
            variables = variables
                .with("name", &link.name)
                .with("title", &link.title);
        }
        let text = format!("stamped on `{}`", sheet.resource.name.value);
        let stamp = Some((text, place));
        sheet.row(row, form, link, stamp, None, &variables, report);
    }
}
