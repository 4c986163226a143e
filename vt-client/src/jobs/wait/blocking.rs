//! Waiting for analyses with the blocking client.

use std::time::Duration;

use crate::client::runtime::Runtime;
use crate::error::Error;
use crate::jobs::wait::{Completed, Scannable};
use crate::model::object::Object;
use crate::model::objects::{Analysis, PrivateAnalysis};
use crate::policy::retry::RetryPolicy;
use crate::request::single::blocking::Request;
use crate::table::resources::blocking::{Analyses, PrivateAnalyses};

/// Waits for an analysis by [`send`](Self::send). The blocking form of [`crate::Wait`].
#[must_use = "nothing is asked before `send`"]
#[derive(Debug)]
pub struct Wait<A> {
    inner: crate::jobs::wait::Wait<A>,
    runtime: Runtime,
}

impl<A: Scannable> Wait<A> {
    pub(crate) fn new(inner: crate::jobs::wait::Wait<A>, runtime: Runtime) -> Self {
        Self { inner, runtime }
    }

    /// Gives up when this much time has passed; see [`crate::Wait::deadline`].
    pub fn deadline(mut self, limit: Duration) -> Self {
        self.inner = self.inner.deadline(limit);
        self
    }

    /// The first interval and the longest; see [`crate::Wait::intervals`].
    pub fn intervals(mut self, first: Duration, longest: Duration) -> Self {
        self.inner = self.inner.intervals(first, longest);
        self
    }

    /// Calls this with the analysis so far after each look, on the background thread; see [`crate::Wait::progress`].
    pub fn progress(mut self, tell: impl FnMut(&Object<A>) + Send + 'static) -> Self {
        self.inner = self.inner.progress(tell);
        self
    }

    /// The analysis was asked for just now; see [`crate::Wait::just_made`].
    pub fn just_made(mut self) -> Self {
        self.inner = self.inner.just_made();
        self
    }

    /// Does not ask for the file or URL; see [`crate::Wait::without_item`].
    pub fn without_item(mut self) -> Self {
        self.inner = self.inner.without_item();
        self
    }

    /// Decides how each request is repeated when it fails; see [`crate::Wait::retry`].
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.inner = self.inner.retry(policy);
        self
    }

    /// Waits.
    pub fn send(self) -> Result<Completed<A>, Error> {
        self.runtime.run(self.inner.into_future())
    }
}

impl<A: Scannable> Request<Object<A>> {
    /// Waits until the analysis that the request gives is completed; see [`crate::Request::wait`].
    pub fn wait(self) -> Wait<A> {
        let (inner, runtime) = self.into_parts();
        Wait::new(inner.wait(), runtime)
    }
}

impl Analyses {
    /// Waits until the analysis of this identifier is completed.
    pub fn wait(&self, id: impl Into<String>) -> Wait<Analysis> {
        Wait::new(self.inner.wait(id), self.runtime.clone())
    }
}

impl PrivateAnalyses {
    /// Waits until the private analysis of this identifier is completed.
    pub fn wait(&self, id: impl Into<String>) -> Wait<PrivateAnalysis> {
        Wait::new(self.inner.wait(id), self.runtime.clone())
    }
}
