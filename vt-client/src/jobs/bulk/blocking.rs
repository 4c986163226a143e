//! One request for each of many inputs, some at a time, without an async runtime.

use std::fmt;
use std::future::{IntoFuture, poll_fn};

use bytes::Bytes;

use crate::client::runtime::Runtime;
use crate::error::Error;
use crate::jobs::bulk::Checkpoint;
use crate::jobs::bulk::{Key, Queue, Tasks, bulk_options};
use crate::request::download::blocking::Download;
use crate::request::single::Sending;
use crate::request::single::WithResponse;
use crate::request::single::blocking::{Request, RequestWithResponse};

/// One request for each input, some at a time. The blocking form of [`crate::bulk`].
///
/// ```no_run
/// # fn example(vt: vt_client::blocking::Client) {
/// let names = ["example.com", "example.org"];
/// for (domain, report) in vt_client::blocking::bulk(names, |name| vt.domains().get(name)) {
///     println!("{domain}: {:?}", report.map(|report| report.attributes().reputation));
/// }
/// # }
/// ```
pub fn bulk<'a, I, F, R>(inputs: I, request: F) -> Bulk<'a, I::Item, R::Answer>
where
    I: IntoIterator<IntoIter: Send + 'a>,
    I::Item: Clone + fmt::Display,
    F: FnMut(I::Item) -> R + 'a,
    R: BulkRequest<Answer: Clone>,
{
    bulk_by(inputs, Box::new(|_, text| text), request)
}

/// The same with a key of one's own that tells duplicates.
pub(crate) fn bulk_by<'a, I, F, R>(
    inputs: I,
    key: Key<'a, I::Item>,
    mut request: F,
) -> Bulk<'a, I::Item, R::Answer>
where
    I: IntoIterator<IntoIter: Send + 'a>,
    I::Item: Clone + fmt::Display,
    F: FnMut(I::Item) -> R + 'a,
    R: BulkRequest<Answer: Clone>,
{
    Bulk {
        queue: Queue::new(Box::new(inputs.into_iter()), key),
        request: Box::new(move |input| request(input).into_parts()),
    }
}

/// A request that can be one of many: a [`Request`], a [`RequestWithResponse`], a [`Download`].
pub trait BulkRequest: sealed::Sealed {
    /// What it answers.
    type Answer: Send + 'static;

    #[doc(hidden)]
    fn into_parts(self) -> Parts<Self::Answer>;
}

/// A request and the thread that drives it.
type Parts<T> = (Sending<T>, Runtime);

mod sealed {
    pub trait Sealed {}
}

/// Makes the request for an input.
type Requester<'a, Id, T> = Box<dyn FnMut(Id) -> Parts<T> + 'a>;

impl<T> sealed::Sealed for Request<T> {}
impl<T> sealed::Sealed for RequestWithResponse<T> {}
impl sealed::Sealed for Download {}

impl<T: Send + 'static> BulkRequest for Request<T> {
    type Answer = T;

    fn into_parts(self) -> Parts<T> {
        (self.inner.into_future(), self.runtime)
    }
}

impl<T: Send + 'static> BulkRequest for RequestWithResponse<T> {
    type Answer = WithResponse<T>;

    fn into_parts(self) -> Parts<WithResponse<T>> {
        (self.inner.into_future(), self.runtime)
    }
}

impl BulkRequest for Download {
    type Answer = Bytes;

    fn into_parts(self) -> Parts<Bytes> {
        (self.inner.into_future(), self.runtime)
    }
}

/// Many requests that are sent by iterating: from [`bulk`], or `lookup_many` of a handle. The
/// blocking form of [`crate::Bulk`].
#[must_use = "requests are sent only by iterating"]
pub struct Bulk<'a, Id, T> {
    queue: Queue<'a, Id, T>,
    request: Requester<'a, Id, T>,
}

impl<Id, T> Bulk<'_, Id, T>
where
    Id: Clone + fmt::Display,
    T: Clone + Send + 'static,
{
    bulk_options!();

    /// All results, in memory.
    pub fn all(self) -> Vec<(Id, Result<T, Error>)> {
        self.into_iter().collect()
    }
}

impl<'a, Id, T> IntoIterator for Bulk<'a, Id, T>
where
    Id: Clone + fmt::Display,
    T: Clone + Send + 'static,
{
    type Item = (Id, Result<T, Error>);
    type IntoIter = BulkItems<'a, Id, T>;

    fn into_iter(self) -> BulkItems<'a, Id, T> {
        BulkItems {
            queue: self.queue,
            request: self.request,
            tasks: Tasks::new(),
            runtime: None,
        }
    }
}

impl<Id, T> fmt::Debug for Bulk<'_, Id, T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Bulk").finish_non_exhaustive()
    }
}

/// The results of a [`Bulk`]. Dropping it gives up all requests on their way.
#[must_use = "an iterator does nothing unless it is asked for items"]
pub struct BulkItems<'a, Id, T> {
    queue: Queue<'a, Id, T>,
    request: Requester<'a, Id, T>,
    tasks: Tasks<T>,
    /// Known with the first request.
    runtime: Option<Runtime>,
}

impl<Id, T> BulkItems<'_, Id, T>
where
    Id: Clone + fmt::Display,
    T: Clone + Send + 'static,
{
    /// Which inputs are done now, for [`Bulk::resume`]; see [`crate::BulkItems::checkpoint`].
    pub fn checkpoint(&self) -> Checkpoint {
        self.queue.checkpoint()
    }

    /// Waits for an answer; `false` when nothing is on its way.
    fn wait(&mut self) -> bool {
        let asked = self.tasks.keys();
        let Some(runtime) = self.runtime.as_ref().filter(|_| !asked.is_empty()) else {
            return false;
        };
        let mut tasks = std::mem::replace(&mut self.tasks, Tasks::new());
        let outcome = runtime.run(async move {
            let answer = poll_fn(|context| tasks.poll(context)).await;
            Ok((answer, tasks))
        });
        match outcome {
            Ok((answer, tasks)) => {
                self.tasks = tasks;
                let is_more = answer.is_some();
                if let Some((key, result)) = answer {
                    self.queue.answer(key, result);
                }
                is_more
            }
            Err(error) => {
                // The requests were given up: each has this error.
                for key in asked {
                    let error = Error::usage(error.to_string());
                    self.queue.answer(key, Err(error));
                }
                true
            }
        }
    }
}

impl<Id, T> Iterator for BulkItems<'_, Id, T>
where
    Id: Clone + fmt::Display,
    T: Clone + Send + 'static,
{
    type Item = (Id, Result<T, Error>);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            while let Some((key, id)) = self.queue.ask() {
                let (request, runtime) = (self.request)(id);
                self.tasks.spawn(key, request, runtime.handle());
                self.runtime = Some(runtime);
            }
            if let Some(item) = self.queue.give() {
                return Some(item);
            }
            if !self.wait() {
                return None;
            }
        }
    }
}

impl<Id, T> fmt::Debug for BulkItems<'_, Id, T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("BulkItems").finish_non_exhaustive()
    }
}
