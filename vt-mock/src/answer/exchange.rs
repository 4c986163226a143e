//! A request that has passed all checks, and what an answer to it may draw on.

use bytes::Bytes;
use vt_table::Endpoint;

use crate::checks::quota::Counts;
use crate::http::failure::Failure;
use crate::http::received::Received;
use crate::routing::origins::Origins;
use crate::routing::path::placeholder;
use crate::routing::resources::Related;
use crate::routing::table::Table;
use crate::samples::cache::Cache;
use crate::samples::object::Key;

/// A request that has passed all checks.
pub(crate) struct Exchange<'a> {
    pub(crate) table: &'a Table,
    pub(crate) origins: &'a Origins,
    /// What each key has used, if there are quotas.
    pub(crate) quota: Option<&'a Counts>,
    /// Answers of one object as it was made up.
    pub(crate) reports: &'a Cache<Bytes>,
    /// The row's index in the table.
    pub(crate) index: usize,
    pub(crate) endpoint: &'a Endpoint,
    /// Names and texts of the path's placeholders.
    pub(crate) arguments: Vec<(String, String)>,
    /// The object that the path is about; it exists.
    pub(crate) subject: Option<Subject>,
    pub(crate) request: &'a Received,
    /// The API key, which no answer may repeat.
    pub(crate) api_key: Option<&'a str>,
    /// Seconds since 1970, UTC.
    pub(crate) now: u64,
}

/// An object in the request's path.
#[derive(Clone, Debug)]
pub(crate) struct Subject {
    pub(crate) key: Key,
    /// `/files/{}`.
    pub(crate) shape: String,
    /// The segments that follow in the path template.
    pub(crate) rest: Vec<String>,
}

impl Exchange<'_> {
    /// The object, if the path ends with it.
    pub(super) fn exact(&self) -> Option<&Key> {
        self.subject
            .as_ref()
            .filter(|subject| subject.rest.is_empty())
            .map(|subject| &subject.key)
    }

    /// The path template's last literal segment.
    pub(super) fn last_segment(&self) -> &str {
        let mut segments = self.endpoint.path.rsplit('/');
        segments
            .find(|segment| placeholder(segment).is_none())
            .unwrap_or_default()
    }

    /// The relationship that the request asks for and where it leads, if the row is one.
    pub(super) fn relationship(&self) -> Option<Result<(&str, Related), Failure>> {
        let subject = self.subject.as_ref()?;
        let last = subject.rest.last()?;
        let name = match placeholder(last) {
            Some("relationship") => &*self.arguments.last()?.1,
            Some(_) => return None,
            None => self.endpoint.relationship.as_ref()?.name.as_ref(),
        };
        let related = self.table.resources.related(&subject.shape, name).cloned();
        Some(related.map(|related| (name, related)).ok_or_else(|| {
            Failure::not_found(format!("{} has no relationship `{name}`", subject.key.tag))
        }))
    }

    /// Whether the request asks for descriptors in place of whole objects.
    pub(super) fn wants_ids(&self) -> bool {
        let by_path = || {
            self.subject.as_ref().is_some_and(|subject| {
                subject
                    .rest
                    .first()
                    .is_some_and(|rest| rest == "relationships" || rest == "relationship")
            })
        };
        self.endpoint
            .relationship
            .as_ref()
            .map_or_else(by_path, |relationship| relationship.ids)
    }
}
