//! A relationship on its way to becoming rows.

use super::Stamp;
use crate::endpoint::Tier;
use crate::report::Report;
use crate::source::{At, Span};
use crate::syntax::{RawRelationship, RawUse};
use crate::template::Variables;

/// A relationship of a resource.
pub(crate) struct Link {
    pub(crate) name: String,
    pub(crate) span: Span,
    pub(crate) tag: At<String>,
    pub(crate) to_one: bool,
    /// Whether it has an objects method of its own; otherwise another row gives the objects.
    pub(super) objects: bool,
    pub(crate) ids: bool,
    pub(crate) tier: Option<Tier>,
    pub(crate) title: String,
    pub(crate) source: Option<At<String>>,
    pub(crate) deprecated: Option<String>,
    /// Where and by what it was stamped; `None` for the resource's own.
    pub(crate) stamp: Option<Stamp>,
}

impl Link {
    /// `None` when a template of it cannot be filled, which was reported.
    pub(super) fn new(
        relationship: &RawRelationship,
        used: Option<&RawUse>,
        stamp: Option<Stamp>,
        variables: &Variables<'_>,
        report: &mut Report<'_>,
    ) -> Option<Link> {
        let name = relationship.name.value.clone();
        let mut fill = |text: &Option<At<String>>| match text {
            Some(text) => variables.fill(text, &[], report).map(Some),
            None => Some(None),
        };
        let (doc, deprecated) = (fill(&relationship.doc), fill(&relationship.deprecated));
        Some(Link {
            title: doc?.unwrap_or_else(|| variables.title(&name)),
            name,
            span: relationship.name.span,
            tag: relationship.tag.clone(),
            to_one: relationship.to_one,
            objects: relationship.objects,
            ids: relationship.ids,
            tier: used.and_then(|used| used.tier).or(relationship.tier),
            source: used
                .and_then(|used| used.source.clone())
                .or_else(|| relationship.source.clone()),
            deprecated: deprecated?,
            stamp,
        })
    }
}
