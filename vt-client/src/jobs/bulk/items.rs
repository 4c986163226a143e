//! The results of a bulk as a stream.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;
use tokio::runtime::Handle;

use super::{Checkpoint, Queue, Requester, Tasks};
use crate::error::Error;

/// The results of a [`Bulk`](crate::Bulk), as a [`Stream`] of `(input, result)`.
#[must_use = "a stream does nothing unless it is polled"]
pub struct BulkItems<'a, Id, T> {
    queue: Queue<'a, Id, T>,
    request: Requester<'a, Id, T>,
    tasks: Tasks<T>,
}

/// Nothing in it is ever pinned: requests are in boxes.
impl<Id, T> Unpin for BulkItems<'_, Id, T> {}

impl<'a, Id, T> BulkItems<'a, Id, T>
where
    Id: Clone + fmt::Display,
    T: Clone + Send + 'static,
{
    pub(crate) fn new(queue: Queue<'a, Id, T>, request: Requester<'a, Id, T>) -> Self {
        Self {
            queue,
            request,
            tasks: Tasks::new(),
        }
    }

    /// Which inputs are done now, for [`Bulk::resume`](crate::Bulk::resume). It can be asked for
    /// between any two items; what is on its way is not done.
    pub fn checkpoint(&self) -> Checkpoint {
        self.queue.checkpoint()
    }

    /// The next result; `None` at the end. The same as `StreamExt::next`, without a further crate.
    pub async fn next(&mut self) -> Option<(Id, Result<T, Error>)> {
        std::future::poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    /// Asks for as many as may be on their way.
    fn ask(&mut self) {
        while let Some((key, id)) = self.queue.ask() {
            match Handle::try_current() {
                Ok(runtime) => self.tasks.spawn(key, (self.request)(id), &runtime),
                Err(_) => {
                    let error = Error::usage(
                        "a bulk can only be polled on a tokio runtime; `vt_client::blocking` needs none",
                    );
                    self.queue.answer(key, Err(error));
                }
            }
        }
    }
}

impl<Id, T> Stream for BulkItems<'_, Id, T>
where
    Id: Clone + fmt::Display,
    T: Clone + Send + 'static,
{
    type Item = (Id, Result<T, Error>);

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = self.get_mut();
        loop {
            this.ask();
            if let Some(item) = this.queue.give() {
                return Poll::Ready(Some(item));
            }
            match ready!(this.tasks.poll(context)) {
                Some((key, result)) => this.queue.answer(key, result),
                None => return Poll::Ready(None),
            }
        }
    }
}

impl<Id, T> fmt::Debug for BulkItems<'_, Id, T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("BulkItems").finish_non_exhaustive()
    }
}
