//! One page of a collection.

use std::fmt;

use crate::error::Error;
use crate::json::raw::Json;
use crate::model::envelope::PageBody;
use crate::model::relationship::Links;
use crate::model::response::Response;

/// One page of a collection.
#[non_exhaustive]
pub struct Page<T> {
    /// The items. An item that the server gave as an error (a related object that is missing, say)
    /// is an `Err`.
    ///
    /// The last one is an `Err`, too, when the next page cannot be asked for: it would begin where
    /// this one did ([`Error::RepeatedCursor`]), or is on another host.
    pub items: Vec<Result<T, Error>>,
    /// Where the next page begins; `None` on the last page, and where the collection is not paged
    /// by cursors.
    pub cursor: Option<String>,
    /// Whether another page follows.
    pub is_more: bool,
    /// Status, headers and body as they came.
    pub response: Response,
    /// What stood beside the items.
    pub(super) rest: PageBody<T>,
}

impl<T> Page<T> {
    /// The `meta` beside the items: `count`, `total_hits`; `null` when absent.
    pub fn meta(&self) -> Json<'_> {
        self.rest.meta()
    }

    /// The links of the page.
    pub fn links(&self) -> &Links {
        self.rest.links()
    }

    /// The whole answer, with all that stands beside the items.
    pub fn envelope(&self) -> Json<'_> {
        self.rest.envelope()
    }
}

impl<T: fmt::Debug> fmt::Debug for Page<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Page")
            .field("items", &self.items)
            .field("cursor", &self.cursor)
            .field("is_more", &self.is_more)
            .field("response", &self.response)
            .finish_non_exhaustive()
    }
}
