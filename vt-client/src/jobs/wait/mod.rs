//! Waits until an analysis is completed.

pub(crate) mod blocking;
mod kind;
mod pace;
mod poll;

use std::fmt;
use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::time::Duration;

pub(crate) use crate::error::unfinished::Ongoing;
pub use kind::Scannable;
pub(crate) use pace::Pace;
pub(crate) use poll::until;

use crate::client::Client;
use crate::error::Error;
use crate::error::Waiting;
use crate::model::object::Object;
use crate::model::objects::{Analysis, AnalysisStatus, PrivateAnalysis};
use crate::policy::retry::RetryPolicy;
use crate::request::single::Request;
use crate::request::single::Sending;
use crate::request::twins::twins;
use crate::table::resources::AnyObject;
use crate::table::resources::{Analyses, PrivateAnalyses};
use crate::wire::callback;
use crate::wire::callback::TELLING;

/// What is told after each look.
pub(crate) type Tell<A> = Box<dyn FnMut(&Object<A>) + Send>;

/// What is waited for.
enum Start<A> {
    Id(String),
    /// A request that gives an analysis, such as an upload; sent first.
    Request(Pin<Box<dyn Future<Output = Result<Object<A>, Error>> + Send>>),
}

/// Waits for an analysis when it is awaited, and gives it together with the file or URL that was
/// analysed.
///
/// The analysis is looked at in growing intervals: 15 seconds at first, half as much again each
/// time, 30 seconds at most, and never sooner than the service allows (`Retry-After`): a look costs
/// a request, and a public key has four in a minute. A look that fails for a passing reason (too
/// many requests, a broken connection) is repeated at the next interval, one at an exceeded quota
/// after a minute. A quota that stays exceeded for two minutes is the day's or the month's, and
/// ends it, as what does not pass does: with [`Error::Unfinished`], which names the analysis. An
/// analysis that is not found is waited for in its first 30 seconds. Dropping the future cancels
/// it; the analysis goes on.
///
/// ```no_run
/// # async fn example(vt: vt_client::Client) -> Result<(), vt_client::Error> {
/// let done = vt.urls().scan("https://example.com/").wait().await?;
/// let item = done.item.map(|url| url.id().to_owned());
/// println!("{:?} {item:?}", done.analysis.attributes().stats);
/// # Ok(())
/// # }
/// ```
#[must_use = "nothing is asked before it is awaited"]
pub struct Wait<A> {
    client: Client,
    start: Start<A>,
    pace: Pace,
    tell: Option<Tell<A>>,
    item: bool,
    just_made: bool,
    retry: Option<RetryPolicy>,
}

/// An analysis that is completed.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Completed<A> {
    /// The analysis.
    pub analysis: Object<A>,
    /// The file or URL that was analysed; `None` if the service names none, or after
    /// [`Wait::without_item`].
    pub item: Option<AnyObject>,
}

impl<A: Scannable> Wait<A> {
    fn new(client: &Client, start: Start<A>) -> Self {
        Self {
            client: client.clone(),
            pace: Pace::of(client),
            just_made: matches!(start, Start::Request(_)),
            start,
            tell: None,
            item: true,
            retry: None,
        }
    }

    /// Waits for the analysis that a request gives.
    pub(crate) fn after(
        client: &Client,
        request: impl Future<Output = Result<Object<A>, Error>> + Send + 'static,
    ) -> Self {
        Self::new(client, Start::Request(Box::pin(request)))
    }

    /// Leaves a public key what the item's report took.
    pub(crate) fn after_a_report(mut self) -> Self {
        self.pace = self.pace.after_a_report();
        self
    }

    /// The policy of what comes before it.
    pub(crate) fn retry_by(mut self, policy: Option<RetryPolicy>) -> Self {
        self.retry = policy;
        self
    }

    async fn run(self) -> Result<Completed<A>, Error> {
        let Self {
            client,
            start,
            pace,
            mut tell,
            item,
            just_made,
            retry,
        } = self;
        let id = match start {
            Start::Id(id) => id,
            Start::Request(request) => {
                let analysis = request.await?;
                if analysis.id().is_empty() {
                    return Err(Error::usage(
                        "the service's answer names no analysis to wait for",
                    ));
                }
                analysis.id().to_owned()
            }
        };
        let done = |analysis: &Object<A>| {
            if let Some(tell) = &mut tell {
                callback::call(TELLING, || tell(analysis))?;
            }
            Ok(analysis.attributes().status() == Some(&AnalysisStatus::Completed))
        };
        // One for both: the item is a part of what is waited for.
        let end = pace.end();
        let look = || A::look(&client, &id).retry_by(retry.as_ref());
        let of = Ongoing {
            what: Waiting::Analysis,
            id: &id,
            call: A::WAIT,
        };
        let done = until(&pace, end, of, just_made, look, done).await;
        let analysis = done.map_err(|error| error.redacted(&client.redactor()))?;
        let item = if item {
            let look = || A::item(&client, &id).retry_by(retry.as_ref());
            let item = until(&pace, end, of, false, look, |_| Ok(true)).await;
            item.map_err(|error| error.redacted(&client.redactor()))?
        } else {
            None
        };
        Ok(Completed { analysis, item })
    }
}

twins! {
    impl[A: Scannable] Wait<A>, blocking::Wait<A> {
        /// Gives up when this much time has passed since the analysis was asked for, its item
        /// included; 30 minutes by default.
        ///
        /// The error is [`Error::Unfinished`]: of [`Error::Timeout`] with [`Waiting::Analysis`], or
        /// of the last look if it failed. It comes as soon as the next look would be too late.
        pub fn deadline(self, limit: Duration) {
            self.pace.set_deadline(limit);
        }

        /// The first interval and the longest, in place of 15 and 30 seconds.
        pub fn intervals(self, first: Duration, longest: Duration) {
            self.pace.set_intervals(first, longest);
        }

        /// Calls this with the analysis so far after each look at it, the last one included.
        pub fn progress(self, tell: impl FnMut(&Object<A>) + Send + 'static) {
            self.tell = Some(Box::new(tell));
        }

        /// The analysis of this identifier was asked for just now: the first look at it comes after
        /// the first interval, as it does where the wait begins with the request, and not at once,
        /// which would be a request for nothing.
        pub fn just_made(self) {
            self.just_made = true;
        }

        /// Does not ask for the file or URL, which takes one more request.
        pub fn without_item(self) {
            self.item = false;
        }

        /// Decides how each request that looks is repeated when it fails, in place of the client's
        /// policy.
        pub fn retry(self, policy: RetryPolicy) {
            self.retry = Some(policy);
        }
    }

    impl[] Analyses, crate::table::resources::blocking::Analyses {
        /// Waits until the analysis of this identifier is completed.
        pub fn wait(&self, id: impl Into<String>) -> Wait<Analysis>, Wait<Analysis> {
            Wait::new(&self.client, Start::Id(id.into()))
        }
    }

    impl[] PrivateAnalyses, crate::table::resources::blocking::PrivateAnalyses {
        /// Waits until the private analysis of this identifier is completed.
        pub fn wait(&self, id: impl Into<String>) -> Wait<PrivateAnalysis>, Wait<PrivateAnalysis> {
            Wait::new(&self.client, Start::Id(id.into()))
        }
    }
}

impl<A: Scannable> IntoFuture for Wait<A> {
    type Output = Result<Completed<A>, Error>;
    type IntoFuture = Sending<Completed<A>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.run())
    }
}

impl<A: Scannable> Request<Object<A>> {
    /// Sends the request, and waits until the analysis that it gives is completed.
    ///
    /// ```no_run
    /// # async fn example(vt: vt_client::Client) -> Result<(), vt_client::Error> {
    /// let done = vt.files().analyse("44d88612fea8a8f36de82e1278abb02f").wait().await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn wait(self) -> Wait<A> {
        let client = self.client().clone();
        Wait::after(&client, self.into_future())
    }
}

impl<A> fmt::Debug for Wait<A> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Wait")
            .field("pace", &self.pace)
            .field("item", &self.item)
            .finish_non_exhaustive()
    }
}
