//! What a method with bytes returns.

use std::fmt;
use std::future::IntoFuture;

use bytes::Bytes;

use crate::Error;
use crate::draft::Draft;
use crate::options::request_options;
use crate::request::Sending;
use crate::transport::Transfer;

/// Bytes that are asked for when this is awaited (all in memory) or [opened](Self::open) (chunk by chunk).
///
/// A redirect to another host is followed without the API key. The bytes come as the server has them: nothing is decompressed.
/// In memory they may be as many as a document's ([`max_document_size`](crate::ClientBuilder::max_document_size)); a larger
/// answer is [`TransportKind::TooLarge`](crate::TransportKind::TooLarge).
///
/// ```no_run
/// # async fn example(vt: vt_client::Client) -> Result<(), vt_client::Error> {
/// let mut transfer = vt.files().download("44d88612fea8a8f36de82e1278abb02f").open().await?;
/// while let Some(chunk) = transfer.chunk().await? {
///     println!("{} bytes", chunk.len());
/// }
/// # Ok(())
/// # }
/// ```
#[must_use = "a download is asked for only when it is awaited"]
pub struct Download {
    pub(crate) draft: Draft,
}

impl Download {
    pub(crate) fn new(draft: Draft) -> Self {
        Self { draft }
    }

    request_options!(draft);

    /// Opens the transfer: bytes of any size, in constant memory.
    ///
    /// # Errors
    ///
    /// As awaiting, without the limit of size.
    pub async fn open(self) -> Result<Transfer, Error> {
        let (client, call) = self.draft.finish()?;
        client.open(&call).await
    }
}

impl IntoFuture for Download {
    type Output = Result<Bytes, Error>;
    type IntoFuture = Sending<Bytes>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { self.open().await?.collect().await })
    }
}

impl fmt::Debug for Download {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.draft.debug("Download", formatter)
    }
}
