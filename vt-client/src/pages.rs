//! What a method with a collection returns: one page, a stream of items, or all of them.

use std::collections::VecDeque;
use std::fmt;
use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;
use vt_table::Paging;

use crate::call::Call;
use crate::draft::Draft;
use crate::envelope::PageBody;
use crate::options::request_options;
use crate::pager::Pager;
use crate::request::Sending;
use crate::{Client, Error, Json, Links, Response};

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
}

impl<T> Pages<T> {
    pub(crate) fn new(draft: Draft, paging: Paging, read: PageReader<T>) -> Self {
        let pager = Pager::new(paging, draft.query_len());
        Self { draft, read, pager }
    }

    request_options!(draft);

    /// At most this many items in total, those that are errors included.
    pub fn limit(mut self, items: u64) -> Self {
        self.pager.set_limit(items);
        self
    }

    /// Items per page (`limit` on the wire), up to the documented maximum.
    ///
    /// Iteration asks for the maximum by itself (40 where none is documented), or for what [`limit`](Self::limit) leaves; one
    /// page without a limit asks for nothing. A larger page than documented can be asked for with `.query("limit", …)`.
    pub fn page_size(mut self, items: u32) -> Self {
        self.draft.change(|_| self.pager.set_page_size(items));
        self
    }

    /// Begins at this cursor, from [`Page::cursor`] of an earlier page.
    pub fn cursor(mut self, cursor: impl Into<String>) -> Self {
        self.draft.change(|_| self.pager.set_cursor(cursor.into()));
        self
    }

    /// All items as a stream, page after page, until the collection or the limit ends.
    ///
    /// An item that the service gave as an error is an `Err`, and the others follow. Any other error is the last item.
    pub fn stream(self) -> Items<T> {
        Items {
            buffer: VecDeque::new(),
            state: match self.walk() {
                Ok(walk) => State::Ready(Box::new(walk)),
                Err(error) => State::Failed(Box::new(error)),
            },
        }
    }

    /// All items, in memory. The first error ends it; [`stream`](Self::stream) goes on after an item's error.
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
        Ok(Walk {
            client,
            call,
            read: self.read,
            pager: self.pager,
        })
    }
}

impl<T: 'static> IntoFuture for Pages<T> {
    type Output = Result<Page<T>, Error>;
    type IntoFuture = Sending<Page<T>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move {
            let mut walk = self.walk()?;
            let mut call = walk.call.clone();
            walk.pager.prepare_one(&mut call);
            walk.fetch(&call).await
        })
    }
}

impl<T> fmt::Debug for Pages<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.draft.debug("Pages", formatter)
    }
}

/// One page of a collection.
#[non_exhaustive]
pub struct Page<T> {
    /// The items. An item that the server gave as an error (a related object that is missing, say) is an `Err`.
    ///
    /// The last one is an `Err`, too, when the next page cannot be asked for: it would begin where this one did
    /// ([`Error::RepeatedCursor`]), or is on another host.
    pub items: Vec<Result<T, Error>>,
    /// Where the next page begins; `None` on the last page, and where the collection is not paged by cursors.
    pub cursor: Option<String>,
    /// Whether another page follows.
    pub is_more: bool,
    /// Status, headers and body as they came.
    pub response: Response,
    /// What stood beside the items.
    rest: PageBody<T>,
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

/// What an iteration goes on with.
struct Walk<T> {
    client: Client,
    /// The request of the first page; the pager makes the others of it.
    call: Call,
    read: PageReader<T>,
    pager: Pager,
}

/// A page, and what to go on with.
type Fetched<T> = (Result<Page<T>, Error>, Box<Walk<T>>);

type Fetching<T> = Pin<Box<dyn Future<Output = Fetched<T>> + Send>>;

impl<T> Walk<T> {
    /// Asks for one page and tells the pager what came.
    async fn fetch(&mut self, call: &Call) -> Result<Page<T>, Error> {
        let response = self.client.execute(call).await?;
        let clean = |error: Error| error.redacted(&self.client.redactor());
        let mut body = (self.read)(&response, self.pager.items()).map_err(clean)?;
        let cursor = body.cursor.take();
        let followed = self
            .pager
            .received(&self.client, call, &response, cursor, body.is_more);
        let mut items: Vec<Result<T, Error>> = std::mem::take(&mut body.items)
            .into_iter()
            .map(|item| item.map_err(|error| clean(error.into())))
            .collect();
        self.pager.cut(&mut items);
        if let Err(error) = followed
            && self.pager.wants_more()
        {
            items.push(Err(error));
        }
        Ok(Page {
            items,
            cursor: self.pager.cursor().map(str::to_owned),
            is_more: self.pager.is_more(),
            response,
            rest: body,
        })
    }

    /// Asks for the next page; `None` when there is none.
    fn next(mut self: Box<Self>) -> Option<Fetching<T>>
    where
        T: 'static,
    {
        let mut call = self.call.clone();
        self.pager
            .prepare_next(&mut call)
            .then(|| Box::pin(async move { (self.fetch(&call).await, self) }) as Fetching<T>)
    }
}

/// The items of a collection, as a [`Stream`].
#[must_use = "a stream does nothing unless it is polled"]
pub struct Items<T> {
    buffer: VecDeque<Result<T, Error>>,
    state: State<T>,
}

/// Nothing in it is ever pinned: a page on its way is in a box.
impl<T> Unpin for Items<T> {}

enum State<T> {
    /// Another page can be asked for.
    Ready(Box<Walk<T>>),
    /// A page is on its way.
    Waiting(Fetching<T>),
    /// An error is to be given.
    Failed(Box<Error>),
    /// Nothing follows.
    Ended,
}

impl<T: 'static> Items<T> {
    /// An item that came with an earlier page.
    pub(crate) fn buffered(&mut self) -> Option<Result<T, Error>> {
        self.buffer.pop_front()
    }

    /// The next item; `None` at the end. The same as `StreamExt::next`, without a further crate.
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        std::future::poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }
}

impl<T: 'static> Stream for Items<T> {
    type Item = Result<T, Error>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = self.get_mut();
        loop {
            if let Some(item) = this.buffer.pop_front() {
                return Poll::Ready(Some(item));
            }
            // Without a next page, or after an error, which says nothing of what follows, the stream has ended.
            this.state = match std::mem::replace(&mut this.state, State::Ended) {
                State::Ready(walk) => match walk.next() {
                    Some(page) => State::Waiting(page),
                    None => return Poll::Ready(None),
                },
                State::Waiting(mut page) => match page.as_mut().poll(context) {
                    Poll::Pending => {
                        this.state = State::Waiting(page);
                        return Poll::Pending;
                    }
                    Poll::Ready((Ok(page), walk)) => {
                        this.buffer.extend(page.items);
                        State::Ready(walk)
                    }
                    Poll::Ready((Err(error), _)) => return Poll::Ready(Some(Err(error))),
                },
                State::Failed(error) => return Poll::Ready(Some(Err(*error))),
                State::Ended => return Poll::Ready(None),
            };
        }
    }
}

impl<T> fmt::Debug for Items<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Items")
            .field("buffered", &self.buffer.len())
            .finish_non_exhaustive()
    }
}
