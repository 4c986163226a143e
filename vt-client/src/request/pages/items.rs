//! The items of a collection as a stream, page after page.

use std::collections::VecDeque;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;
use tokio::runtime::Handle;
use tokio::task::JoinHandle;
use tracing::Instrument;

use super::Walk;
use crate::error::Error;
use crate::model::envelope::ItemTexts;
use crate::model::response::Response;
use crate::request::resume::ResumeToken;
use crate::request::resume::{End, Place, State, identity};
use crate::request::single::Sending;

/// The items of a collection, as a [`Stream`].
#[must_use = "a stream does nothing unless it is polled"]
pub struct Items<T> {
    /// Absent when there is no request to make, and after an error, which says nothing of what
    /// follows.
    walk: Option<Box<Walk<T>>>,
    prefetch: bool,
    /// The page on its way.
    fetching: Option<Fetching>,
    /// The items of the current page that are still to be given.
    items: VecDeque<Result<T, Error>>,
    /// An error to be given after them, the last.
    failure: Option<Box<Error>>,
    current: Option<Current>,
    /// Where the item stands that was given last before the current page, and how many were given.
    reached: State,
}

/// Nothing in it is ever pinned: a page on its way is in a box.
impl<T> Unpin for Items<T> {}

/// What a token needs of the page whose items are being given.
struct Current {
    place: Place,
    size: Option<u32>,
    texts: ItemTexts,
    /// The index of the next item.
    next: usize,
    /// Whether any item of it was given.
    is_begun: bool,
}

impl<T> Items<T> {
    pub(super) fn new(walk: Walk<T>, prefetch: bool) -> Self {
        Self {
            reached: walk.start(),
            walk: Some(Box::new(walk)),
            prefetch,
            fetching: None,
            items: VecDeque::new(),
            failure: None,
            current: None,
        }
    }

    /// An iteration whose request cannot be made. Its token is the one that it was to go on with.
    pub(super) fn failed(error: Error, token: Option<ResumeToken>) -> Self {
        Self {
            reached: token.map_or_else(State::beginning, |token| token.0),
            walk: None,
            prefetch: false,
            fetching: None,
            items: VecDeque::new(),
            failure: Some(Box::new(error)),
            current: None,
        }
    }

    /// Where the iteration stands now, for [`Pages::resume`](crate::Pages::resume): behind the item
    /// given last, or [finished](ResumeToken::is_finished).
    ///
    /// It can be asked for between any two items, after an error, and with pages asked for ahead;
    /// it costs reading one item's identifier.
    pub fn token(&self) -> ResumeToken {
        let mut state = self.reached.clone();
        if let Some(current) = &self.current
            && current.is_begun
        {
            current.note(&mut state);
        }
        if let Some(walk) = &self.walk {
            let is_empty = self.items.is_empty() && self.failure.is_none();
            state.end = if is_empty && self.fetching.is_none() {
                walk.end()
            } else {
                End::NotYet
            };
        }
        ResumeToken(state)
    }

    /// An item that came with an earlier page.
    pub(crate) fn buffered(&mut self) -> Option<Result<T, Error>> {
        let item = self.items.pop_front()?;
        self.reached.given += 1;
        if let Some(current) = &mut self.current {
            current.next += 1;
            current.is_begun = true;
        }
        Some(item)
    }

    /// Ends with an error.
    fn fail(&mut self, error: Error) -> Poll<Option<Result<T, Error>>> {
        self.walk = None;
        Poll::Ready(Some(Err(error)))
    }

    /// Takes in a page.
    fn arrive(&mut self, response: &Response) -> Result<(), Error> {
        let Some(walk) = &mut self.walk else {
            return Ok(());
        };
        let page = walk.read(response)?;
        if let Some(current) = &self.current
            && current.is_begun
        {
            current.note(&mut self.reached);
        }
        if let Some(place) = page.beyond.filter(|place| *place != Place::Withheld) {
            // Behind the item given last there are only the same empty pages again.
            self.reached = State {
                place,
                size: page.size,
                offset: 0,
                last: None,
                ..self.reached.clone()
            };
        }
        self.items.extend(page.items);
        self.failure = page.failure.map(Box::new);
        self.current = Some(Current {
            place: page.place,
            size: page.size,
            texts: page.texts,
            next: page.skipped,
            is_begun: false,
        });
        if self.prefetch && self.failure.is_none() {
            self.fetching = walk.ask().map(Fetching::ahead);
        }
        Ok(())
    }
}

/// What the tests of iterations drive by hand.
#[cfg(test)]
impl<T> Items<T> {
    pub(super) fn receive(&mut self, response: &Response) -> Result<(), Error> {
        self.arrive(response)
    }

    pub(super) fn failure(&mut self) -> Option<Error> {
        let failure = self.failure.take()?;
        self.walk = None;
        Some(*failure)
    }

    pub(super) fn ask(&mut self) -> Option<Sending<Response>> {
        self.walk.as_mut()?.ask()
    }
}

impl Current {
    /// Notes where the item stands that was given last.
    fn note(&self, state: &mut State) {
        state.place = self.place.clone();
        state.size = self.size;
        state.offset = self.next as u64;
        let last = self.next.checked_sub(1);
        state.last = last.and_then(|last| self.texts.get(last)).map(identity);
    }
}

impl<T: 'static> Items<T> {
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
            if let Some(item) = this.buffered() {
                return Poll::Ready(Some(item));
            }
            if let Some(error) = this.failure.take() {
                return this.fail(*error);
            }
            let Some(walk) = &mut this.walk else {
                return Poll::Ready(None);
            };
            if this.fetching.is_none() {
                this.fetching = walk.ask().map(Fetching::Here);
            }
            let Some(fetching) = &mut this.fetching else {
                return Poll::Ready(None);
            };
            let outcome = ready!(fetching.poll(context));
            this.fetching = None;
            if let Err(error) = outcome.and_then(|response| this.arrive(&response)) {
                return this.fail(error);
            }
        }
    }
}

impl<T> fmt::Debug for Items<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Items")
            .field("buffered", &self.items.len())
            .finish_non_exhaustive()
    }
}

/// A page on its way.
enum Fetching {
    /// Driven by whoever waits for it.
    Here(Sending<Response>),
    /// Driven by the runtime.
    Ahead(JoinHandle<Result<Response, Error>>),
}

impl Fetching {
    /// Begins at once, where there is a runtime; without one, waiting for it is the error that says
    /// so.
    fn ahead(request: Sending<Response>) -> Self {
        match Handle::try_current() {
            Ok(runtime) => Self::Ahead(runtime.spawn(request.in_current_span())),
            Err(_) => Self::Here(request),
        }
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Result<Response, Error>> {
        match self {
            Self::Here(request) => request.as_mut().poll(context),
            Self::Ahead(task) => {
                let outcome = ready!(Pin::new(task).poll(context));
                Poll::Ready(outcome.unwrap_or_else(|error| {
                    Err(Error::no_result(error, "the next page was asked for"))
                }))
            }
        }
    }
}

impl Drop for Fetching {
    fn drop(&mut self) {
        if let Self::Ahead(task) = self {
            task.abort();
        }
    }
}
