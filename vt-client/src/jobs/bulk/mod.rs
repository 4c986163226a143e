//! One request for each of many inputs, some at a time.

pub(crate) mod blocking;
mod checkpoint;
mod done;
mod items;
mod lookup;
mod queue;
mod repeat;
mod tasks;

use std::fmt;
use std::future::IntoFuture;

pub use checkpoint::Checkpoint;
pub use items::BulkItems;
pub(crate) use queue::{Key, Queue};
pub(crate) use tasks::Tasks;

use crate::error::Error;
use crate::request::single::Sending;

/// How many requests are on their way at a time when nothing else is asked for.
const CONCURRENCY: usize = 8;

/// One request for each input, some at a time: of any method, or of any future.
///
/// ```no_run
/// # async fn example(vt: vt_client::Client) -> Result<(), vt_client::Error> {
/// let hashes = [
///     "44d88612fea8a8f36de82e1278abb02f",
///     "275a021bbfb6489e54d471899f7db9d1663fc695ec2fe2a2c4538aabf651fd0f",
/// ];
/// let names = |hash| vt.files().get(hash).attributes(["names"]);
/// let mut reports = vt_client::bulk(hashes, names).concurrency(4).stream();
/// while let Some((hash, report)) = reports.next().await {
///     match report {
///         Ok(report) => println!("{hash}: {:?}", report.attributes().names),
///         Err(error) if error.is_not_found() => println!("{hash}: unknown"),
///         Err(error) => eprintln!("{hash}: {error}"),
///     }
/// }
/// # Ok(())
/// # }
/// ```
pub fn bulk<'a, I, F, R, T>(inputs: I, request: F) -> Bulk<'a, I::Item, T>
where
    I: IntoIterator<IntoIter: Send + 'a>,
    I::Item: Clone + fmt::Display,
    F: FnMut(I::Item) -> R + Send + 'a,
    R: IntoFuture<Output = Result<T, Error>, IntoFuture: Send + 'static>,
    T: Clone,
{
    bulk_by(inputs, Box::new(|_, text| text), request)
}

/// The same with a key of one's own that tells duplicates.
fn bulk_by<'a, I, F, R, T>(inputs: I, key: Key<'a, I::Item>, mut request: F) -> Bulk<'a, I::Item, T>
where
    I: IntoIterator<IntoIter: Send + 'a>,
    I::Item: Clone + fmt::Display,
    F: FnMut(I::Item) -> R + Send + 'a,
    R: IntoFuture<Output = Result<T, Error>, IntoFuture: Send + 'static>,
    T: Clone,
{
    Bulk {
        queue: Queue::new(Box::new(inputs.into_iter()), key),
        request: Box::new(move |input| Box::pin(request(input).into_future())),
    }
}

/// Makes the request for an input.
type Requester<'a, Id, T> = Box<dyn FnMut(Id) -> Sending<T> + Send + 'a>;

/// Many requests that are sent when their [`stream`](Self::stream) is polled: from
/// [`bulk`](crate::bulk), or `lookup_many` of a handle.
///
/// Every input comes out once, as `(input, result)`; a failure of one is its result, and the others
/// follow. What concerns every request (an exceeded quota, a wrong key, no connection) ends the
/// bulk, if it was not told to [keep going](Self::keep_going). Duplicates are asked once, and each
/// of them comes out with a clone of the result: for [`bulk`](crate::bulk) inputs with the
/// same text, for `lookup_many` those that are the same identifier, however it is written
/// (`EXAMPLE.com.` and `example.com`).
#[must_use = "requests are sent only by `stream` or `all`"]
pub struct Bulk<'a, Id, T> {
    queue: Queue<'a, Id, T>,
    request: Requester<'a, Id, T>,
}

/// Defines the options of both clients' `Bulk`, which have a [`Queue`] in their field `queue`.
macro_rules! bulk_options {
    () => {
        /// At most this many requests are on their way at a time; 8 if nothing is asked for, at
        /// least 1.
        pub fn concurrency(mut self, requests: usize) -> Self {
            self.queue.options.concurrency = requests.max(1);
            self
        }

        /// Gives results as they come, instead of in the order of the inputs.
        ///
        /// In order, a slow answer holds back those behind it, of which at most 8 times the
        /// concurrency are kept waiting.
        pub fn as_they_come(mut self) -> Self {
            self.queue.options.in_order = false;
            self
        }

        /// Goes on after an error that [concerns every
        /// request](crate::Error::concerns_every_request): it is the result of its input like any
        /// other.
        ///
        /// Without this it stops there: nothing new is asked, what is on its way still comes out,
        /// and the last item is the first input that met the error, with the error. Inputs that met
        /// it are not done: a [checkpoint](Checkpoint) has them asked again.
        pub fn keep_going(mut self) -> Self {
            self.queue.options.keeps_going = true;
            self
        }

        /// Reads at most this many inputs ahead of what has come out, at least 1: for inputs that
        /// do not fit into memory, or that come while others are asked.
        ///
        /// Without this all inputs are read before the first request, so that each is asked once
        /// however far apart its duplicates are; with it, duplicates further apart than this are
        /// asked again.
        pub fn look_ahead(mut self, inputs: usize) -> Self {
            self.queue.options.look_ahead = inputs.max(1);
            self
        }

        /// Leaves out the inputs that were done when the checkpoint was made.
        ///
        /// The inputs must be those of that time, in the same order; more may follow behind them.
        ///
        /// # Errors
        ///
        /// [`ResumeError::OtherInputs`](crate::ResumeError::OtherInputs) when they are not, before
        /// anything is asked.
        pub fn resume(mut self, checkpoint: &$crate::Checkpoint) -> Result<Self, $crate::Error> {
            self.queue.resume(checkpoint)?;
            Ok(self)
        }
    };
}

pub(crate) use bulk_options;

impl<'a, Id, T> Bulk<'a, Id, T>
where
    Id: Clone + fmt::Display,
    T: Clone + Send + 'static,
{
    bulk_options!();

    /// The results as a stream. Dropping it gives up all requests on their way.
    ///
    /// Requests run as tasks of the runtime, so they proceed while nobody polls.
    pub fn stream(self) -> BulkItems<'a, Id, T> {
        BulkItems::new(self.queue, self.request)
    }

    /// All results, in memory.
    pub async fn all(self) -> Vec<(Id, Result<T, Error>)> {
        let mut items = self.stream();
        let mut all = Vec::new();
        while let Some(item) = items.next().await {
            all.push(item);
        }
        all
    }
}

impl<Id, T> fmt::Debug for Bulk<'_, Id, T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Bulk")
            .field("concurrency", &self.queue.options.concurrency)
            .finish_non_exhaustive()
    }
}
