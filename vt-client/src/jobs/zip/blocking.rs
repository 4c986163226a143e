//! ZIP files in one call, with the blocking client.

use std::io::Write;
use std::path::Path;

use crate::client::runtime::Runtime;
use crate::error::Error;
use crate::request::download::Saved;
use crate::request::download::blocking::Download;

/// A ZIP of files that is made and downloaded when it is saved. The blocking form of
/// [`crate::ZipDownload`].
#[must_use = "nothing is asked before `to_path`, `to_writer` or `ready`"]
#[derive(Debug)]
pub struct ZipDownload {
    pub(crate) inner: crate::jobs::zip::ZipDownload,
    pub(crate) runtime: Runtime,
}

impl ZipDownload {
    pub(crate) fn new(inner: crate::jobs::zip::ZipDownload, runtime: Runtime) -> Self {
        Self { inner, runtime }
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
