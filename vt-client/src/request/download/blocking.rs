//! Downloads of the blocking client.

use std::fmt;
use std::io::Write;
use std::path::Path;

use bytes::Bytes;
use http::HeaderMap;

use crate::client::runtime::Runtime;
use crate::error::Error;
use crate::model::spent::Spent;
use crate::request::download::Saved;
use crate::request::download::{Check, Piece, Resuming, cannot_restart, writer_failed};
use crate::request::options::request_options;
use crate::transport::Transfer;

/// Bytes: all in memory by [`send`](Self::send), saved by [`to_path`](Self::to_path) or
/// [`to_writer`](Self::to_writer), chunk by chunk by [`open`](Self::open). The blocking form of
/// [`crate::Download`].
#[must_use = "a download is asked for only by `send`, `to_path`, `to_writer` or `open`"]
#[derive(Debug)]
pub struct Download {
    pub(crate) inner: crate::request::download::Download,
    pub(crate) runtime: Runtime,
}

impl Download {
    pub(crate) fn new(inner: crate::request::download::Download, runtime: Runtime) -> Self {
        Self { inner, runtime }
    }

    request_options!(inner.draft);

    /// Saves the bytes under this path, which is made or replaced only when all are there; see
    /// [`crate::Download::to_path`].
    pub fn to_path(self, path: impl AsRef<Path>) -> Result<Saved, Error> {
        let path = path.as_ref().to_owned();
        self.runtime.run(self.inner.to_path(path))
    }

    /// Writes the bytes as they come, on this thread; see [`crate::Download::to_writer`].
    pub fn to_writer(self, writer: impl Write) -> Result<Saved, Error> {
        let client = self.inner.draft.client().clone();
        let resuming = self.runtime.run(self.inner.resuming())?;
        let saved = copy(&self.runtime, resuming, writer);
        // What a writer says may name a path that holds the key.
        saved.map_err(|error| error.redacted(&client.redactor()))
    }

    /// Downloads everything into memory, up to the limit that [`crate::Download`] has.
    pub fn send(self) -> Result<Bytes, Error> {
        self.runtime.run(self.inner.into_future())
    }

    /// Opens the transfer: an iterator of chunks, in constant memory.
    pub fn open(self) -> Result<Chunks, Error> {
        let transfer = self.runtime.run(self.inner.open())?;
        Ok(Chunks {
            status: transfer.status(),
            headers: transfer.headers().clone(),
            length: transfer.length(),
            spent: transfer.spent(),
            transfer: Some(transfer),
            runtime: self.runtime,
        })
    }
}

/// The chunks of a transfer.
#[must_use = "an iterator does nothing unless it is asked for items"]
pub struct Chunks {
    /// Absent after the end or an error.
    transfer: Option<Transfer>,
    status: u16,
    headers: HeaderMap,
    length: Option<u64>,
    spent: Spent,
    pub(crate) runtime: Runtime,
}

impl Chunks {
    /// The HTTP status.
    pub fn status(&self) -> u16 {
        self.status
    }

    /// The answer's headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// How many bytes there are in all, when the server told it.
    pub fn length(&self) -> Option<u64> {
        self.length
    }

    /// How often the request was sent until the answer began, and how long it was held back.
    pub fn spent(&self) -> Spent {
        self.spent
    }
}

impl fmt::Debug for Chunks {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Chunks")
            .field("status", &self.status)
            .field("length", &self.length)
            .finish_non_exhaustive()
    }
}

impl Iterator for Chunks {
    type Item = Result<Bytes, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut transfer = self.transfer.take()?;
        let next = self.runtime.run(async move {
            let chunk = transfer.chunk().await?;
            Ok(chunk.map(|chunk| (chunk, transfer)))
        });
        match next.transpose()? {
            Ok((chunk, transfer)) => {
                self.transfer = Some(transfer);
                Some(Ok(chunk))
            }
            Err(error) => Some(Err(error)),
        }
    }
}

/// Writes on this thread what comes on the other.
fn copy(runtime: &Runtime, mut resuming: Resuming, mut writer: impl Write) -> Result<Saved, Error> {
    let mut check = Check::new(resuming.expected());
    loop {
        let (piece, state) = runtime.run(async move {
            let piece = resuming.next().await?;
            Ok((piece, resuming))
        })?;
        resuming = state;
        match piece {
            Some(Piece::Bytes(bytes)) => {
                check.update(&bytes);
                writer.write_all(&bytes).map_err(writer_failed)?;
            }
            Some(Piece::Restart) => return Err(cannot_restart()),
            None => break,
        }
    }
    writer.flush().map_err(writer_failed)?;
    check.finish(resuming.resumed())
}
