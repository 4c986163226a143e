//! What comes of stamping: resources with all their rows and relationships.

use std::collections::BTreeSet;
use std::rc::Rc;

use crate::endpoint::Tier;
use crate::report::Report;
use crate::syntax::{RawResource, RawRow, RawUse};
use crate::template::Variables;
use crate::text::{At, Span};

/// A resource with all its rows.
pub(crate) struct StampedResource<'t> {
    pub(crate) raw: &'t RawResource,
    /// The variable of this name.
    pub(crate) noun: String,
    /// What to use instead of the rows that do not say it themselves.
    pub(crate) deprecated: Option<String>,
    pub(crate) rows: Vec<StampedRow<'t>>,
    pub(crate) relationships: Vec<Rc<StampedRelationship>>,
    /// Methods of rows that are left out because they are wrong.
    pub(crate) tainted_rows: BTreeSet<String>,
    /// The shared sets that it uses, or seems to mean.
    pub(crate) used_sets: BTreeSet<&'t str>,
}

/// A row on a resource: the resource's own, or one that was stamped on it.
pub(crate) struct StampedRow<'t> {
    pub(crate) raw: &'t RawRow,
    pub(crate) method: String,
    pub(crate) variables: Variables<'t>,
    pub(crate) form: Form,
    /// The relationship whose objects or ids the row answers.
    pub(crate) relationship: Option<Rc<StampedRelationship>>,
    /// What stamped it, and where that stands; `None` for the resource's own rows.
    pub(crate) origin: Option<At<String>>,
    /// The entry of `use` that stamped it; `None` for rows of `[relationships]`, too.
    pub(crate) used: Option<&'t RawUse>,
}

/// A relationship of a resource.
pub(crate) struct StampedRelationship {
    pub(crate) name: String,
    pub(crate) span: Span,
    pub(crate) tag: At<String>,
    pub(crate) to_one: bool,
    /// Whether it has an objects method of its own; otherwise another row answers the objects.
    pub(super) objects: bool,
    pub(crate) ids: bool,
    pub(crate) tier: Option<Tier>,
    pub(crate) title: String,
    pub(crate) source: Option<At<String>>,
    pub(crate) deprecated: Option<String>,
    /// What stamped it, and where that stands; `None` for the resource's own.
    pub(crate) origin: Option<At<String>>,
}

/// What a row is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// A row that says itself what it answers.
    Method,
    /// The four of `[relationships]`.
    Objects,
    Ids,
    Related,
    RelatedIds,
}

impl StampedRow<'_> {
    /// A text of the row with the variables filled in, at the same place.
    pub(crate) fn fill(&self, text: &At<String>, report: &mut Report<'_>) -> Option<At<String>> {
        let filled = self.variables.fill(text, &[], report)?;
        Some(At::new(filled, text.span))
    }

    /// Where the method's name stands.
    pub(crate) fn name_span(&self) -> Span {
        match (&self.raw.name, &self.relationship, self.form) {
            (_, Some(relationship), Form::Objects | Form::Ids) => relationship.span,
            (Some(name), ..) => name.span,
            (None, ..) => self.raw.key.span,
        }
    }
}
