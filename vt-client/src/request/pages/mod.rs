//! What a method with a collection returns: one page, a stream of items, or all of them.

pub(crate) mod blocking;
mod empty;
mod items;
mod page;
mod pager;
mod seen;
#[cfg(test)]
mod tests;
mod walk;

use std::fmt;
use std::future::IntoFuture;

use vt_table::Paging;

use crate::error::Error;
use crate::id::hint::Hint;
use crate::model::envelope::PageBody;
use crate::model::response::Response;
use crate::request::draft::Draft;
use crate::request::options::request_options;
use crate::request::resume::ResumeToken;
use crate::request::single::Sending;
use crate::request::twins::twins;

pub use items::Items;
pub use page::Page;
use pager::Pager;
use walk::Walk;

/// Reads a page whose items stand at this place of the body.
pub(crate) type PageReader<T> = fn(&Response, &str) -> Result<PageBody<T>, Error>;

/// A collection that is asked for when it is awaited (one page) or iterated (all items).
///
/// ```no_run
/// # async fn example(vt: vt_client::Client) -> Result<(), vt_client::Error> {
/// // One page:
/// let page = vt.domains().comments("example.com").await?;
/// // The first 100 items, over as many pages as they take:
/// let comments = vt.domains().comments("example.com").limit(100).all().await?;
/// # Ok(())
/// # }
/// ```
#[must_use = "a collection is asked for only when it is awaited or iterated"]
pub struct Pages<T> {
    pub(crate) draft: Draft,
    read: PageReader<T>,
    pager: Pager,
    resume: Option<ResumeToken>,
    prefetch: bool,
}

impl<T> Pages<T> {
    pub(crate) fn new(draft: Draft, paging: Paging, read: PageReader<T>) -> Self {
        let pager = Pager::new(paging, draft.query_len());
        Self {
            draft,
            read,
            pager,
            resume: None,
            prefetch: false,
        }
    }

    request_options!(draft);

    /// All items as a stream, page after page, until the collection or the limit ends.
    ///
    /// Pages without items that say that more follow are passed over, with pauses from the sixth in
    /// a row on; after 100 the last item is [`Error::EmptyPages`]. [`Items::token`] is then behind
    /// them.
    ///
    /// An item that the service gave as an error is an `Err`, and the others follow. Any other
    /// error is the last item; [`Items::token`] is where to go on after it.
    pub fn stream(self) -> Items<T> {
        let prefetch = self.prefetch;
        let token = self.resume.clone();
        match self.walk() {
            Ok(walk) => Items::new(walk, prefetch),
            Err(error) => Items::failed(error, token),
        }
    }

    /// All items, in memory. The first error ends it; [`stream`](Self::stream) goes on after an
    /// item's error.
    pub async fn all(self) -> Result<Vec<T>, Error>
    where
        T: 'static,
    {
        let mut items = self.stream();
        let mut all = Vec::new();
        while let Some(item) = items.next().await {
            all.push(item?);
        }
        Ok(all)
    }

    fn walk(mut self) -> Result<Walk<T>, Error> {
        self.draft.change(|call| self.pager.begin(call));
        let (client, call) = self.draft.finish()?;
        Walk::new(client, call, self.read, self.pager, self.resume)
    }
}

twins! {
    impl[T] Pages<T>, blocking::Pages<T> {
        /// At most this many items in total, those that are errors included.
        ///
        /// An iteration that is [resumed](Self::resume) counts what was given before the
        /// interruption: with the same limit, all of them together give as many items as one would
        /// have.
        pub fn limit(self, items: u64) {
            self.pager.set_limit(items);
        }

        /// Items per page (`limit` on the wire), up to the documented maximum.
        ///
        /// Iteration asks for the maximum by itself (40 where none is documented), or for what
        /// [`limit`](Self::limit) leaves; one page without a limit asks for nothing. A larger page
        /// than documented can be asked for with `.query("limit", …)`.
        pub fn page_size(self, items: u32) {
            self.draft.change(|_| self.pager.set_page_size(items));
        }

        /// Begins at this cursor, from [`Page::cursor`] of an earlier page.
        pub fn cursor(self, cursor: impl Into<String>) {
            self.draft.change(|_| self.pager.set_cursor(cursor.into()));
        }

        /// Goes on where another iteration of the same request was interrupted, behind the item
        /// that it gave last.
        ///
        /// The page of that item is asked for again. When items came in front of it since, as in
        /// collections with the newest first, it is looked for in that page and up to 10 behind it;
        /// what came in front is not given, as it would not have been without an interruption. The
        /// stream begins with [`ResumeError`](crate::ResumeError) as an error when the item is not
        /// found, or when endpoint, arguments, query or page size are not those of the interrupted
        /// iteration. [`limit`](Self::limit) and [`prefetch`](Self::prefetch) may differ; headers
        /// do not count.
        ///
        /// Exact as long as the items have identifiers of their own, as objects do. See
        /// [`ResumeToken`].
        pub fn resume(self, token: ResumeToken) {
            self.resume = Some(token);
        }

        /// Asks for the next page while the items of this one are used, one page ahead; never for
        /// one beyond the limit.
        ///
        /// The request runs as a task of the runtime, and is given up when the stream is dropped.
        pub fn prefetch(self) {
            self.prefetch = true;
        }
    }
}

impl<T: 'static> IntoFuture for Pages<T> {
    type Output = Result<Page<T>, Error>;
    type IntoFuture = Sending<Page<T>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move {
            if self.resume.is_some() {
                return Err(Error::usage_with(
                    "a resume token is for iterating",
                    Hint::Program("use `stream` or `all`, or `cursor` for one page".into()),
                ));
            }
            self.walk()?.one_page().await
        })
    }
}

impl<T> fmt::Debug for Pages<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.draft.debug("Pages", formatter)
    }
}
