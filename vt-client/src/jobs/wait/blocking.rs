//! Waiting for analyses with the blocking client.

use crate::client::runtime::Runtime;
use crate::error::Error;
use crate::jobs::wait::{Completed, Scannable};
use crate::model::object::Object;
use crate::request::single::blocking::Request;

/// Waits for an analysis by [`send`](Self::send). The blocking form of [`crate::Wait`].
#[must_use = "nothing is asked before `send`"]
#[derive(Debug)]
pub struct Wait<A> {
    pub(crate) inner: crate::jobs::wait::Wait<A>,
    pub(crate) runtime: Runtime,
}

impl<A: Scannable> Wait<A> {
    pub(crate) fn new(inner: crate::jobs::wait::Wait<A>, runtime: Runtime) -> Self {
        Self { inner, runtime }
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
