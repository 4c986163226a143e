//! What a method with a collection returns: one page, a stream of items, or all of them.

use std::collections::VecDeque;
use std::fmt;
use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;
use vt_table::Paging;

use crate::call::Call;
use crate::envelope::PageBody;
use crate::options::request_options;
use crate::pager::Pager;
use crate::request::Sending;
use crate::{Client, Error, Response};

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
    client: Client,
    call: Result<Call, Error>,
    read: PageReader<T>,
    pager: Pager,
}

impl<T> Pages<T> {
    pub(crate) fn new(
        client: Client,
        call: Result<Call, Error>,
        paging: Paging,
        read: PageReader<T>,
    ) -> Self {
        let required = call.as_ref().map_or(0, |call| call.query.len());
        Self {
            client,
            call,
            read,
            pager: Pager::new(paging, required),
        }
    }

    request_options!();

    /// At most this many items in total.
    pub fn limit(mut self, items: u64) -> Self {
        self.pager.limit = Some(items);
        self
    }

    /// Items per page (`limit` on the wire), up to the documented maximum.
    ///
    /// Iteration asks for the maximum by itself (40 where none is documented); one page asks for nothing. A larger page than
    /// documented can be asked for with `.query("limit", …)`.
    pub fn page_size(mut self, items: u32) -> Self {
        self.call = self
            .call
            .and_then(|call| self.pager.set_page_size(items).map(|()| call));
        self
    }

    /// Begins at this cursor, from [`Page::cursor`] of an earlier page.
    pub fn cursor(mut self, cursor: impl Into<String>) -> Self {
        self.call = self
            .call
            .and_then(|call| self.pager.set_cursor(cursor.into()).map(|()| call));
        self
    }

    /// All items as a stream, page after page, until the collection or the limit ends.
    pub fn stream(self) -> Items<T> {
        let state = match self.call {
            Ok(call) => State::Ready(Box::new(Walk {
                client: self.client,
                call,
                read: self.read,
                pager: self.pager,
            })),
            Err(error) => State::Failed(Box::new(error)),
        };
        Items {
            buffer: VecDeque::new(),
            state,
        }
    }

    /// All items, in memory. The first error ends it; [`stream`](Self::stream) goes on after an item's error.
    pub async fn all(self) -> Result<Vec<T>, Error>
    where
        T: Unpin + 'static,
    {
        let mut items = self.stream();
        let mut all = Vec::new();
        while let Some(item) = items.next().await {
            all.push(item?);
        }
        Ok(all)
    }

    async fn one_page(mut self) -> Result<Page<T>, Error> {
        let mut call = self.call?;
        self.pager.single(&mut call);
        fetch(&self.client, &call, self.read, &mut self.pager).await
    }
}

impl<T: 'static> IntoFuture for Pages<T> {
    type Output = Result<Page<T>, Error>;
    type IntoFuture = Sending<Page<T>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.one_page())
    }
}

impl<T> fmt::Debug for Pages<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        crate::options::debug("Pages", &self.client, &self.call, formatter)
    }
}

/// One page of a collection.
#[derive(Debug)]
#[non_exhaustive]
pub struct Page<T> {
    /// The items. An item that the server gave as an error (a related object that is missing, say) is an `Err`.
    pub items: Vec<Result<T, Error>>,
    /// Where the next page begins; `None` on the last page.
    pub cursor: Option<String>,
    /// Status, headers and body as they came.
    pub response: Response,
}

/// Asks for one page and tells the pager what came.
async fn fetch<T>(
    client: &Client,
    call: &Call,
    read: PageReader<T>,
    pager: &mut Pager,
) -> Result<Page<T>, Error> {
    let response = client.execute(call).await?;
    let body = read(&response, pager.items())?;
    let cursor = pager.received(client, &response, body.cursor.as_deref(), body.is_more)?;
    let mut items: Vec<Result<T, Error>> = body
        .items
        .into_iter()
        .map(|item| item.map_err(Error::from))
        .collect();
    pager.take(&mut items);
    Ok(Page {
        items,
        cursor,
        response,
    })
}

/// The items of a collection, as a [`Stream`].
#[must_use = "a stream does nothing unless it is polled"]
pub struct Items<T> {
    buffer: VecDeque<Result<T, Error>>,
    state: State<T>,
}

enum State<T> {
    /// Another page can be asked for.
    Ready(Box<Walk<T>>),
    /// A page is on its way.
    Waiting(Pin<Box<dyn Future<Output = Fetched<T>> + Send>>),
    /// An error is to be given.
    Failed(Box<Error>),
    /// Nothing follows.
    Ended,
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

impl<T: 'static> Walk<T> {
    /// Asks for the next page; `None` when there is none.
    fn next(mut self: Box<Self>) -> Option<Pin<Box<dyn Future<Output = Fetched<T>> + Send>>> {
        let mut call = self.call.clone();
        self.pager.next(&mut call).then(|| {
            Box::pin(async move {
                let page = fetch(&self.client, &call, self.read, &mut self.pager).await;
                (page, self)
            }) as Pin<Box<_>>
        })
    }
}

impl<T: 'static> Items<T> {
    /// An item that came with an earlier page.
    pub(crate) fn buffered(&mut self) -> Option<Result<T, Error>> {
        self.buffer.pop_front()
    }

    /// The next item; `None` at the end. The same as `StreamExt::next`, without a further crate.
    pub async fn next(&mut self) -> Option<Result<T, Error>>
    where
        T: Unpin,
    {
        std::future::poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }
}

impl<T: Unpin + 'static> Stream for Items<T> {
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
