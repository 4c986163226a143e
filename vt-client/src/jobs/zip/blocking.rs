//! ZIP files in one call, with the blocking client.

use std::io::Write;
use std::path::Path;
use std::time::Duration;

use crate::client::runtime::Runtime;
use crate::error::Error;
use crate::model::object::Object;
use crate::model::objects::ZipFile;
use crate::policy::retry::RetryPolicy;
use crate::request::download::Saved;
use crate::request::download::blocking::Download;
use crate::table::resources::blocking::{PrivateZipFiles, ZipFiles};

/// A ZIP of files that is made and downloaded when it is saved. The blocking form of [`crate::ZipDownload`].
#[must_use = "nothing is asked before `to_path`, `to_writer` or `ready`"]
#[derive(Debug)]
pub struct ZipDownload {
    inner: crate::jobs::zip::ZipDownload,
    runtime: Runtime,
}

impl ZipFiles {
    /// Has these files packed into a ZIP, waits for it, and downloads it.
    pub fn download_all(&self, hashes: impl IntoIterator<Item = impl Into<String>>) -> ZipDownload {
        ZipDownload {
            inner: self.inner.download_all(hashes),
            runtime: self.runtime.clone(),
        }
    }
}

impl PrivateZipFiles {
    /// Has these private files packed into a ZIP, waits for it, and downloads it.
    pub fn download_all(&self, hashes: impl IntoIterator<Item = impl Into<String>>) -> ZipDownload {
        ZipDownload {
            inner: self.inner.download_all(hashes),
            runtime: self.runtime.clone(),
        }
    }
}

impl ZipDownload {
    /// Protects the ZIP by a password.
    pub fn password(mut self, password: impl Into<String>) -> Self {
        self.inner = self.inner.password(password);
        self
    }

    /// Gives up when the ZIP is not made within this time; see [`crate::ZipDownload::deadline`].
    pub fn deadline(mut self, limit: Duration) -> Self {
        self.inner = self.inner.deadline(limit);
        self
    }

    /// The first interval and the longest; see [`crate::ZipDownload::intervals`].
    pub fn intervals(mut self, first: Duration, longest: Duration) -> Self {
        self.inner = self.inner.intervals(first, longest);
        self
    }

    /// Calls this after each look at the ZIP, on the background thread; see [`crate::ZipDownload::making`].
    pub fn making(mut self, tell: impl FnMut(&Object<ZipFile>) + Send + 'static) -> Self {
        self.inner = self.inner.making(tell);
        self
    }

    /// Calls this while the ZIP is downloaded; see [`crate::Download::progress`].
    pub fn progress(mut self, tell: impl FnMut(u64, u64) + Send + 'static) -> Self {
        self.inner = self.inner.progress(tell);
        self
    }

    /// Decides how each request is repeated when it fails; see [`crate::ZipDownload::retry`].
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.inner = self.inner.retry(policy);
        self
    }

    /// Saves the ZIP under this path; see [`crate::ZipDownload::to_path`].
    pub fn to_path(self, path: impl AsRef<Path>) -> Result<Saved, Error> {
        let path = path.as_ref().to_owned();
        self.runtime.run(self.inner.to_path(path))
    }

    /// Writes the ZIP as it comes, on this thread; see [`crate::ZipDownload::to_writer`].
    pub fn to_writer(self, writer: impl Write) -> Result<Saved, Error> {
        self.ready()?.to_writer(writer)
    }

    /// Has the ZIP made, and gives its download.
    pub fn ready(self) -> Result<Download, Error> {
        let download = self.runtime.run(self.inner.ready())?;
        Ok(Download::new(download, self.runtime))
    }
}
