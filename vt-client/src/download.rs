//! What a method with bytes returns.

use std::fmt;
use std::future::IntoFuture;

use bytes::Bytes;

use crate::call::Call;
use crate::options::request_options;
use crate::request::Sending;
use crate::transport::Transfer;
use crate::{Client, Error};

/// Bytes that are asked for when this is awaited (all in memory) or [opened](Self::open) (chunk by chunk).
///
/// A redirect to another host is followed without the API key. The bytes come as the server has them: nothing is decompressed.
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
    client: Client,
    call: Result<Call, Error>,
}

impl Download {
    pub(crate) fn new(client: Client, call: Result<Call, Error>) -> Self {
        Self { client, call }
    }

    request_options!();

    /// Opens the transfer: bytes of any size, in constant memory.
    pub async fn open(self) -> Result<Transfer, Error> {
        self.client.open(&self.call?).await
    }
}

impl IntoFuture for Download {
    type Output = Result<Bytes, Error>;
    type IntoFuture = Sending<Bytes>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move {
            let limit = self.client.max_document_size();
            let mut transfer = self.open().await?;
            let mut bytes = bytes::BytesMut::new();
            while let Some(chunk) = transfer.chunk().await? {
                if bytes.len() as u64 + chunk.len() as u64 > limit {
                    return Err(Error::usage(format!(
                        "the answer is larger than {limit} bytes, the limit for what is read into memory; use `open`"
                    )));
                }
                bytes.extend_from_slice(&chunk);
            }
            Ok(bytes.freeze())
        })
    }
}

impl fmt::Debug for Download {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        crate::options::debug("Download", &self.client, &self.call, formatter)
    }
}
