//! What a method with bytes returns.

pub(crate) mod blocking;
mod breaks;
mod into_file;
mod range;
mod resume;

use std::fmt;
use std::future::IntoFuture;
use std::path::Path;

use bytes::Bytes;
use tokio::io::{AsyncWrite, AsyncWriteExt};

use crate::error::Error;
use crate::error::TransferError;
use crate::id::FileHash;
use crate::request::draft::Draft;
use crate::request::options::request_options;
use crate::request::single::Sending;
use crate::request::twins::twins;
use crate::transport::Transfer;
use crate::wire::upload::ProgressFn;

pub(crate) use resume::{Piece, Resuming};

use crate::id::digest::Hasher;

/// Bytes that are asked for when this is awaited (all in memory), saved
/// ([`to_path`](Self::to_path), [`to_writer`](Self::to_writer)) or [opened](Self::open) (chunk by
/// chunk).
///
/// A redirect to another host is followed without the API key. The bytes come as the server has
/// them: nothing is decompressed, and what a server compresses unasked is
/// [refused](TransferError::Encoded), but by `open`. In memory they may be as many as a document's
/// ([`max_document_size`](crate::ClientBuilder::max_document_size)); a larger answer is
/// [`TransportKind::TooLarge`](crate::TransportKind::TooLarge).
///
/// What is read into memory or saved is verified: `files().download(hash)` knows the digest that it
/// asks for, of other downloads it can be [told](Self::expect_digest). A connection that breaks is
/// made again, and the rest asked for, where the server can give it: of requests that may be sent
/// twice (`GET`), and unless the [policy](Self::retry) sends everything once. An attempt has to
/// bring some of it: after a few that do not, the last error is given.
///
/// ```no_run
/// # async fn example(vt: vt_client::Client) -> Result<(), vt_client::Error> {
/// let hash = "44d88612fea8a8f36de82e1278abb02f";
/// let saved = vt.files().download(hash).to_path("sample.bin").await?;
/// println!("{} bytes, verified: {:?}", saved.size, saved.verified);
///
/// let mut transfer = vt.files().download(hash).open().await?;
/// while let Some(chunk) = transfer.chunk().await? {
///     println!("{} bytes", chunk.len());
/// }
/// # Ok(())
/// # }
/// ```
#[must_use = "a download is asked for only when it is awaited"]
pub struct Download {
    pub(crate) draft: Draft,
    expected: Option<FileHash>,
    progress: Option<ProgressFn>,
}

/// What was downloaded.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Saved {
    /// How many bytes there are.
    pub size: u64,
    /// The digest that they were found to have; `None` if none was expected.
    pub verified: Option<FileHash>,
    /// How often the connection was made again.
    pub resumed: u32,
}

impl Download {
    pub(crate) fn new(draft: Draft) -> Self {
        Self {
            draft,
            expected: None,
            progress: None,
        }
    }

    request_options!(draft);

    /// Opens the transfer: bytes of any size, in constant memory. Nothing is verified or resumed.
    ///
    /// # Errors
    ///
    /// As awaiting, without the limit of size.
    pub async fn open(self) -> Result<Transfer, Error> {
        let (client, call) = self.draft.finish()?;
        client.transport().transfer(&call).await
    }

    /// Saves the bytes under this path: as a temporary file in the same folder, readable by its
    /// owner only, which takes the name when all bytes are there and verified. A file that had the
    /// name is replaced then, and stays as it is if anything fails.
    ///
    /// Nothing but a regular file is replaced. A symbolic link is refused like a folder, a pipe or
    /// a device: whoever can write in the folder could choose by it which file is replaced. A pipe
    /// or a device is written by [`to_writer`](Self::to_writer).
    ///
    /// # Errors
    ///
    /// [`Error::Usage`], before anything is asked, for a path that has something else than a
    /// regular file. [`TransferError::Digest`] for other bytes than those that were asked for,
    /// [`Error::Io`] where the file cannot be written.
    pub async fn to_path(self, path: impl AsRef<Path>) -> Result<Saved, Error> {
        let path = path.as_ref().to_owned();
        let client = self.draft.client().clone();
        let saved = into_file::save(self, path).await;
        // A path may hold the key.
        saved.map_err(|error| error.redacted(&client.redactor()))
    }

    /// Writes the bytes as they come.
    ///
    /// # Errors
    ///
    /// [`TransferError::Digest`] when the bytes, which are written by then, turn out to be others
    /// than those that were asked for. A broken connection is an error if the server cannot
    /// continue: what is written is not taken back.
    pub async fn to_writer(self, writer: impl AsyncWrite + Unpin) -> Result<Saved, Error> {
        let client = self.draft.client().clone();
        let saved = self.write_to(writer).await;
        saved.map_err(|error| error.redacted(&client.redactor()))
    }

    async fn write_to(self, mut writer: impl AsyncWrite + Unpin) -> Result<Saved, Error> {
        let mut resuming = self.resuming().await?;
        let mut check = Check::new(resuming.expected());
        while let Some(piece) = resuming.next().await? {
            match piece {
                Piece::Bytes(bytes) => {
                    check.update(&bytes);
                    writer.write_all(&bytes).await.map_err(writer_failed)?;
                }
                Piece::Restart => return Err(cannot_restart()),
            }
        }
        writer.flush().await.map_err(writer_failed)?;
        check.finish(resuming.resumed())
    }

    /// Asks, and is ready to go on where a connection breaks.
    pub(crate) async fn resuming(self) -> Result<Resuming, Error> {
        let (client, call) = self.draft.finish()?;
        let expected = self.expected.or_else(|| asked_for(&call.path));
        Resuming::open(client, call, expected, self.progress).await
    }
}

/// The digest that a path asks for: `/files/{hash}/download`.
fn asked_for(path: &str) -> Option<FileHash> {
    let (parent, hash) = path.strip_suffix("/download")?.rsplit_once('/')?;
    matches!(parent, "/files" | "/monitor_partner/files").then(|| hash.parse().ok())?
}

pub(crate) fn writer_failed(error: std::io::Error) -> Error {
    Error::io("the writer", error)
}

pub(crate) fn cannot_restart() -> Error {
    TransferError::Range {
        problem: "the server gave the whole again, and what is written cannot be taken back".into(),
    }
    .into()
}

/// Verifies bytes while they pass.
pub(crate) struct Check {
    expected: Option<FileHash>,
    hasher: Hasher,
}

impl Check {
    pub(crate) fn new(expected: Option<&FileHash>) -> Self {
        let kinds: Vec<_> = expected.map(FileHash::kind).into_iter().collect();
        Self {
            expected: expected.cloned(),
            hasher: Hasher::new(&kinds),
        }
    }

    pub(crate) fn update(&mut self, bytes: &[u8]) {
        self.hasher.update(bytes);
    }

    pub(crate) fn restart(&mut self) {
        *self = Self::new(self.expected.as_ref());
    }

    pub(crate) fn finish(self, resumed: u32) -> Result<Saved, Error> {
        let digests = self.hasher.finish();
        if let Some(expected) = &self.expected
            && let Some(found) = digests.of(expected.kind())
            && found != expected
        {
            return Err(TransferError::Digest {
                expected: Some(expected.clone()),
                found: found.clone(),
            }
            .into());
        }
        Ok(Saved {
            size: digests.size,
            verified: self.expected,
            resumed,
        })
    }
}

twins! {
    impl[] Download, blocking::Download {
        /// Verifies the bytes by this digest, in place of the one that was asked for, if any.
        pub fn expect_digest(self, digest: FileHash) {
            self.expected = Some(digest);
        }

        /// Calls this while bytes are saved: how many came so far and, when the server told it, how
        /// many there are (0 until then).
        pub fn progress(self, tell: impl FnMut(u64, u64) + Send + 'static) {
            self.progress = Some(Box::new(tell));
        }
    }
}

impl IntoFuture for Download {
    type Output = Result<Bytes, Error>;
    type IntoFuture = Sending<Bytes>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move {
            let client = self.draft.client().clone();
            let bytes = async { self.resuming().await?.collect().await };
            bytes
                .await
                .map_err(|error| error.redacted(&client.redactor()))
        })
    }
}

impl fmt::Debug for Download {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.draft.debug("Download", formatter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_tells_the_digest_that_it_asks_for() {
        let md5 = "44d88612fea8a8f36de82e1278abb02f";
        for path in ["/files/{}/download", "/monitor_partner/files/{}/download"] {
            let found = asked_for(&path.replace("{}", md5));
            assert_eq!(found.unwrap().as_str(), md5);
        }
        for path in [
            "/feeds/files/{}/download",
            "/intelligence/zip_files/{}/download",
            "/files/{}/pcap",
            "/files/abc/download",
        ] {
            assert_eq!(asked_for(&path.replace("{}", md5)), None, "{path}");
        }
    }
}
