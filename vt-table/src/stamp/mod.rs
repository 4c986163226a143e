//! Puts shared rows and relationships on resources.

mod link;
mod relationships;
mod sheet;
mod stamped;
mod uses;

use std::collections::BTreeSet;
use std::rc::Rc;

use crate::report::{Finding, Report};
use crate::source::At;
use crate::syntax::{AnswerKey, RawResource, RawRow, RawTable, RawUse};
use crate::template::Variables;
use sheet::Sheet;

pub(crate) use link::Link;
pub(crate) use stamped::{Form, Stamp, Stamped, Stamping};

/// Stamps rows, resource by resource, and remembers what was used.
pub(crate) struct Stamper<'t> {
    table: &'t RawTable,
    used_sets: BTreeSet<&'t str>,
    /// Rows of `[relationships]` whose absence was reported.
    missed: BTreeSet<&'static str>,
}

impl<'t> Stamper<'t> {
    pub(crate) fn new(table: &'t RawTable) -> Stamper<'t> {
        Stamper {
            table,
            used_sets: BTreeSet::new(),
            missed: BTreeSet::new(),
        }
    }

    /// The rows of a resource: those it uses, its own, and its relationships'. The rows of each
    /// entry of `use` have variables of their own.
    pub(crate) fn stamp(
        &mut self,
        resource: &'t RawResource,
        variables: &Variables<'t>,
        of_uses: &[Variables<'t>],
        report: &mut Report<'_>,
    ) -> Stamping<'t> {
        let mut sheet = Sheet {
            resource,
            generic_at: resource.has_relationships,
            stamping: Stamping {
                rows: Vec::new(),
                links: Vec::new(),
                left_out: BTreeSet::new(),
            },
        };
        for (index, (used, variables)) in resource.uses.iter().zip(of_uses).enumerate() {
            let earlier = resource.uses.get(..index).unwrap_or_default();
            self.stamp_use(&mut sheet, used, earlier, variables, report);
        }
        if resource.relationships_first {
            self.stamp_relationships(&mut sheet, variables, report);
        }
        for row in &resource.methods {
            self.stamp_row(&mut sheet, row, None, variables, report);
        }
        if !resource.relationships_first {
            self.stamp_relationships(&mut sheet, variables, report);
        }
        self.stamp_generic(&mut sheet, variables, report);
        sheet::attach_objects(&mut sheet, report);
        sheet.stamping
    }

    /// Reports shared sets that nothing uses.
    pub(crate) fn report_unused(&self, report: &mut Report<'_>) {
        for set in &self.table.shared {
            let name = set.name.value.as_str();
            if !self.used_sets.contains(name) && !report.is_mentioned(name) {
                report.add(
                    Finding::new(set.name.span, format!("shared set `{name}` is never used"))
                        .help("name it in the `use` of a resource, or remove it"),
                );
            }
        }
    }

    /// One row, and the ids row that comes with a row of a relationship.
    fn stamp_row(
        &mut self,
        sheet: &mut Sheet<'t>,
        row: &'t RawRow,
        used: Option<&'t RawUse>,
        variables: &Variables<'t>,
        report: &mut Report<'_>,
    ) {
        let stamp = used.map(|used| sheet.stamp(used));
        let link = report.stamped(stamp.as_ref(), |report| {
            let relationship = row.relationship.as_ref()?;
            let name = variables.fill(&relationship.name, &[], report)?;
            let (key, tag) = row.answer.as_ref()?;
            let to_one = key.value == AnswerKey::Returns;
            if key.value == AnswerKey::Either {
                report.add(
                    Finding::new(key.span, "`either` in a row of a relationship")
                        .help("write `returns` for at most one object, `pages` for several"),
                );
                return None;
            }
            let tag = At::new(variables.fill(tag, &[], report)?, tag.span);
            Some(Rc::new(Link {
                title: variables.title(&name),
                name,
                span: relationship.name.span,
                tag,
                to_one,
                objects: true,
                ids: relationship.ids,
                tier: used.and_then(|used| used.tier).or(row.tier),
                source: None,
                deprecated: None,
                stamp: stamp.clone(),
            }))
        });
        if row.relationship.is_some() && link.is_none() && !row.broken {
            sheet.stamping.left_out.insert(row.key.value.clone());
            return;
        }
        sheet.row(
            row,
            Form::Method,
            link.clone(),
            stamp.clone(),
            used,
            variables,
            report,
        );
        let Some(link) = link else { return };
        if !sheet.link(&link, report) || !link.ids {
            return;
        }
        let place = stamp.map_or(row.key.span, |(_, span)| span);
        self.stamp_form(sheet, Form::Ids, Some(link), place, variables, report);
    }
}
