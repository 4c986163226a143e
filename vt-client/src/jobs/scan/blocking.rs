//! Scans of the blocking client.

use std::path::PathBuf;
use std::time::Duration;

use crate::bodies::PrivateFileOptions;
use crate::client::runtime::Runtime;
use crate::error::Error;
use crate::id::DigestKind;
use crate::jobs::scan::{Ensured, Scanned};
use crate::jobs::wait::Scannable;
use crate::jobs::wait::blocking::Wait;
use crate::model::objects::{Analysis, PrivateAnalysis};
use crate::policy::retry::RetryPolicy;
use crate::table::resources::blocking::{Files, PrivateFiles};
use crate::wire::upload::UploadSource;

/// A file that is uploaded for analysis by [`send`](Self::send). The blocking form of [`crate::Scan`].
#[must_use = "a file is uploaded only by `send`"]
#[derive(Debug)]
pub struct Scan<A> {
    inner: crate::jobs::scan::Scan<A>,
    runtime: Runtime,
}

impl Files {
    /// Uploads a file of any size (up to 650 MiB) for analysis; see [`crate::table::resources::Files::scan`].
    pub fn scan(&self, source: impl Into<UploadSource>) -> Scan<Analysis> {
        Scan {
            inner: self.inner.scan(source),
            runtime: self.runtime.clone(),
        }
    }

    /// The report of a file whose last analysis is at most this old; see [`crate::table::resources::Files::ensure_scanned`].
    pub fn ensure_scanned(&self, path: impl Into<PathBuf>, max_age: Duration) -> EnsureScanned {
        EnsureScanned {
            inner: self.inner.ensure_scanned(path, max_age),
            runtime: self.runtime.clone(),
        }
    }
}

impl PrivateFiles {
    /// Uploads a file of any size (up to 650 MiB) for private analysis; see [`crate::table::resources::PrivateFiles::scan`].
    pub fn scan(&self, source: impl Into<UploadSource>) -> Scan<PrivateAnalysis> {
        Scan {
            inner: self.inner.scan(source),
            runtime: self.runtime.clone(),
        }
    }
}

impl Scan<PrivateAnalysis> {
    /// How the file is analysed and kept, in place of earlier options.
    pub fn options(mut self, options: PrivateFileOptions) -> Self {
        self.inner = self.inner.options(options);
        self
    }
}

impl<A: Scannable> Scan<A> {
    /// The password of a protected ZIP; see [`crate::Scan::password`].
    pub fn password(mut self, password: impl Into<String>) -> Self {
        self.inner = self.inner.password(password);
        self
    }

    /// The name that the service is told; see [`crate::Scan::name`].
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.inner = self.inner.name(name);
        self
    }

    /// Computes these digests too; see [`crate::Scan::digests`].
    pub fn digests(mut self, kinds: impl IntoIterator<Item = DigestKind>) -> Self {
        self.inner = self.inner.digests(kinds);
        self
    }

    /// Calls this while bytes are sent, on the background thread; see [`crate::Scan::progress`].
    pub fn progress(mut self, tell: impl FnMut(u64, u64) + Send + 'static) -> Self {
        self.inner = self.inner.progress(tell);
        self
    }

    /// Limits the time of the whole upload; see [`crate::Scan::timeout`].
    pub fn timeout(mut self, limit: Duration) -> Self {
        self.inner = self.inner.timeout(limit);
        self
    }

    /// Decides how each request is repeated when it fails; see [`crate::Scan::retry`].
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.inner = self.inner.retry(policy);
        self
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

/// Sees to it that a file was analysed lately, by [`send`](Self::send). The blocking form of [`crate::EnsureScanned`].
#[must_use = "nothing is looked up before `send`"]
#[derive(Debug)]
pub struct EnsureScanned {
    inner: crate::jobs::scan::EnsureScanned,
    runtime: Runtime,
}

impl EnsureScanned {
    /// Limits the time of waiting for the analysis; see [`crate::Wait::deadline`].
    pub fn deadline(mut self, limit: Duration) -> Self {
        self.inner = self.inner.deadline(limit);
        self
    }

    /// The first interval and the longest; see [`crate::Wait::intervals`].
    pub fn intervals(mut self, first: Duration, longest: Duration) -> Self {
        self.inner = self.inner.intervals(first, longest);
        self
    }

    /// Decides how each request is repeated when it fails; see [`crate::EnsureScanned::retry`].
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.inner = self.inner.retry(policy);
        self
    }

    /// Looks the file up, and uploads it if need be.
    pub fn send(self) -> Result<Ensured, Error> {
        self.runtime.run(self.inner.into_future())
    }
}
