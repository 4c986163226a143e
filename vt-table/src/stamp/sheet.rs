//! A resource while it is being stamped.

use std::rc::Rc;

use super::{Form, Link, Stamp, Stamped, Stamping};
use crate::report::{Finding, Report};
use crate::source::Span;
use crate::syntax::{RawResource, RawRow, RawUse};
use crate::template::Variables;

/// A resource while it is being stamped.
pub(super) struct Sheet<'t> {
    pub(super) resource: &'t RawResource,
    /// What brings the rows for any relationship by name.
    pub(super) generic_at: Option<Span>,
    pub(super) stamping: Stamping<'t>,
}

impl<'t> Sheet<'t> {
    /// The note on what an entry of `use` stamps.
    pub(super) fn stamp(&self, used: &RawUse) -> Stamp {
        let text = format!("stamped on `{}` by `use`", self.resource.name.value);
        (text, used.span)
    }

    #[allow(
        clippy::too_many_arguments,
        reason = "all that a stamped row is made of"
    )]
    pub(super) fn row(
        &mut self,
        row: &'t RawRow,
        form: Form,
        link: Option<Rc<Link>>,
        stamp: Option<Stamp>,
        used: Option<&'t RawUse>,
        variables: &Variables<'t>,
        report: &mut Report<'_>,
    ) {
        if row.broken
            && let Some((text, span)) = &stamp
        {
            report.note(row.findings.clone(), text, *span);
        }
        let name = row.name.as_ref().unwrap_or(&row.key);
        let method = report.stamped(stamp.as_ref(), |report| variables.fill(name, &[], report));
        match method {
            Some(method) if !row.broken => self.stamping.rows.push(Stamped {
                row,
                method,
                variables: variables.clone(),
                form,
                link,
                stamp,
                used,
            }),
            Some(method) => {
                self.stamping.left_out.insert(method);
            }
            None => {}
        }
    }

    /// Takes a relationship down, unless there is one of its name.
    pub(super) fn link(&mut self, link: &Rc<Link>, report: &mut Report<'_>) -> bool {
        let links = &mut self.stamping.links;
        let first = links.iter().find(|known| known.name == link.name);
        let Some(first) = first else {
            links.push(Rc::clone(link));
            return true;
        };
        let text = format!(
            "duplicate relationship `{}` on `{}`",
            link.name, self.resource.name.value
        );
        let finding = Finding::new(link.span, text).note("first defined", first.span);
        report.stamped(link.stamp.as_ref(), |report| report.add(finding));
        false
    }
}

/// Tells rows that give the objects of a relationship with `objects = false` that they do.
pub(super) fn attach_objects(sheet: &mut Sheet<'_>, report: &mut Report<'_>) {
    let Stamping {
        rows,
        links,
        left_out,
    } = &mut sheet.stamping;
    for link in links.iter().filter(|link| !link.objects) {
        let name = &link.name;
        let row = rows
            .iter_mut()
            .find(|row| row.form == Form::Method && row.method == *name);
        if let Some(row) = row {
            row.link = Some(Rc::clone(link));
        } else if !left_out.contains(name) {
            let text = format!("no row gives the objects of relationship `{name}`");
            let finding = Finding::new(link.span, text).help(format!(
                "leave out `objects = false`, or use a shared set with a row `{name}`"
            ));
            report.stamped(link.stamp.as_ref(), |report| report.add(finding));
        }
    }
}
