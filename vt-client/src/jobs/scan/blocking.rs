//! Scans of the blocking client.

use crate::client::runtime::Runtime;
use crate::error::Error;
use crate::jobs::scan::{Ensured, Scanned};
use crate::jobs::wait::Scannable;
use crate::jobs::wait::blocking::Wait;

/// A file that is uploaded for analysis by [`send`](Self::send). The blocking form of
/// [`crate::Scan`].
#[must_use = "a file is uploaded only by `send`"]
#[derive(Debug)]
pub struct Scan<A> {
    pub(crate) inner: crate::jobs::scan::Scan<A>,
    pub(crate) runtime: Runtime,
}

impl<A: Scannable> Scan<A> {
    pub(crate) fn new(inner: crate::jobs::scan::Scan<A>, runtime: Runtime) -> Self {
        Self { inner, runtime }
    }

    /// Uploads the file.
    pub fn send(self) -> Result<Scanned<A>, Error> {
        self.runtime.run(self.inner.into_future())
    }

    /// Uploads the file, and waits until its analysis is completed; see [`crate::Scan::wait`].
    pub fn wait(self) -> Wait<A> {
        Wait::new(self.inner.wait(), self.runtime)
    }
}

/// Sees to it that a file was analysed lately, by [`send`](Self::send). The blocking form of
/// [`crate::EnsureScanned`].
#[must_use = "nothing is looked up before `send`"]
#[derive(Debug)]
pub struct EnsureScanned {
    pub(crate) inner: crate::jobs::scan::EnsureScanned,
    pub(crate) runtime: Runtime,
}

impl EnsureScanned {
    pub(crate) fn new(inner: crate::jobs::scan::EnsureScanned, runtime: Runtime) -> Self {
        Self { inner, runtime }
    }

    /// Looks the file up, and uploads it if need be.
    pub fn send(self) -> Result<Ensured, Error> {
        self.runtime.run(self.inner.into_future())
    }
}
