//! What comes of stamping a resource: its rows and relationships.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::Link;
use crate::source::Span;
use crate::syntax::{RawRow, RawUse};
use crate::template::Variables;

/// A resource with all its rows.
pub(crate) struct Stamping<'t> {
    pub(crate) rows: Vec<Stamped<'t>>,
    pub(crate) links: Vec<Rc<Link>>,
    /// Names of rows that are left out because they are wrong.
    pub(crate) left_out: BTreeSet<String>,
}

/// A row on a resource: the resource's own, or one that was stamped on it.
pub(crate) struct Stamped<'t> {
    pub(crate) row: &'t RawRow,
    pub(crate) method: String,
    pub(crate) variables: Variables<'t>,
    pub(crate) form: Form,
    /// The relationship whose objects or ids the row answers.
    pub(crate) link: Option<Rc<Link>>,
    /// Where and by what it was stamped; `None` for the resource's own rows.
    pub(crate) stamp: Option<Stamp>,
    /// The entry of `use` that it was stamped by; `None` for rows of `[relationships]`, too.
    pub(crate) used: Option<&'t RawUse>,
}

/// A note that tells by what a row was stamped, and where that stands.
pub(crate) type Stamp = (String, Span);

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

impl Form {
    /// The key in `[relationships]`.
    pub(super) const fn key(self) -> &'static str {
        match self {
            Form::Method => "",
            Form::Objects => "objects",
            Form::Ids => "ids",
            Form::Related => "related",
            Form::RelatedIds => "related_ids",
        }
    }
}
