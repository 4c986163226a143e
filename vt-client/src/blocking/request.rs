//! The request values of the blocking client: the async ones, driven on the client's own thread.

use bytes::Bytes;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::Runtime;
use crate::options::delegated_options;
use crate::transport::Transfer;
use crate::{
    CustomRequest as AsyncCustomRequest, Download as AsyncDownload, Error, Page,
    Pages as AsyncPages, Request as AsyncRequest, Response, WithResponse,
};

/// A request that is sent by [`send`](Self::send). The blocking form of [`crate::Request`].
#[must_use = "a request is sent only by `send`"]
#[derive(Debug)]
pub struct Request<T> {
    inner: AsyncRequest<T>,
    runtime: Runtime,
}

impl<T: Send + 'static> Request<T> {
    pub(crate) fn new(inner: AsyncRequest<T>, runtime: Runtime) -> Self {
        Self { inner, runtime }
    }

    delegated_options!();

    /// Sends the request and waits for its answer.
    pub fn send(self) -> Result<T, Error> {
        self.runtime.run(self.inner.into_future())
    }

    /// Sends the request and gives the response beside the value.
    pub fn send_with_response(self) -> Result<WithResponse<T>, Error> {
        self.runtime.run(self.inner.with_response().into_future())
    }
}

/// A collection: one page by [`send`](Self::send), all items by iterating. The blocking form of [`crate::Pages`].
#[must_use = "a collection is asked for only by `send` or by iterating"]
#[derive(Debug)]
pub struct Pages<T> {
    inner: AsyncPages<T>,
    runtime: Runtime,
}

impl<T: Send + Unpin + 'static> Pages<T> {
    pub(crate) fn new(inner: AsyncPages<T>, runtime: Runtime) -> Self {
        Self { inner, runtime }
    }

    delegated_options!();

    /// At most this many items in total.
    pub fn limit(mut self, items: u64) -> Self {
        self.inner = self.inner.limit(items);
        self
    }

    /// Items per page, up to the documented maximum; see [`crate::Pages::page_size`].
    pub fn page_size(mut self, items: u32) -> Self {
        self.inner = self.inner.page_size(items);
        self
    }

    /// Begins at this cursor, from [`Page::cursor`] of an earlier page.
    pub fn cursor(mut self, cursor: impl Into<String>) -> Self {
        self.inner = self.inner.cursor(cursor);
        self
    }

    /// Asks for one page.
    pub fn send(self) -> Result<Page<T>, Error> {
        self.runtime.run(self.inner.into_future())
    }

    /// All items, in memory. The first error ends it.
    pub fn all(self) -> Result<Vec<T>, Error> {
        self.into_iter().collect()
    }
}

impl<T: Send + Unpin + 'static> IntoIterator for Pages<T> {
    type Item = Result<T, Error>;
    type IntoIter = Items<T>;

    fn into_iter(self) -> Items<T> {
        Items {
            inner: Some(self.inner.stream()),
            runtime: self.runtime,
        }
    }
}

/// The items of a collection, page after page.
#[derive(Debug)]
pub struct Items<T> {
    /// Absent after a failure of the background thread.
    inner: Option<crate::Items<T>>,
    runtime: Runtime,
}

impl<T: Send + Unpin + 'static> Iterator for Items<T> {
    type Item = Result<T, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut inner = self.inner.take()?;
        if let Some(item) = inner.buffered() {
            self.inner = Some(inner);
            return Some(item);
        }
        let next = self.runtime.run(async move {
            let item = inner.next().await;
            Ok((item, inner))
        });
        match next {
            Ok((item, inner)) => {
                self.inner = Some(inner);
                item
            }
            Err(error) => Some(Err(error)),
        }
    }
}

/// Bytes: all in memory by [`send`](Self::send), chunk by chunk by [`open`](Self::open). The blocking form of [`crate::Download`].
#[must_use = "a download is asked for only by `send` or `open`"]
#[derive(Debug)]
pub struct Download {
    inner: AsyncDownload,
    runtime: Runtime,
}

impl Download {
    pub(crate) fn new(inner: AsyncDownload, runtime: Runtime) -> Self {
        Self { inner, runtime }
    }

    delegated_options!();

    /// Downloads everything into memory.
    pub fn send(self) -> Result<Bytes, Error> {
        self.runtime.run(self.inner.into_future())
    }

    /// Opens the transfer: an iterator of chunks, in constant memory.
    pub fn open(self) -> Result<Chunks, Error> {
        let transfer = self.runtime.run(self.inner.open())?;
        Ok(Chunks {
            transfer: Some(transfer),
            runtime: self.runtime,
        })
    }
}

/// The chunks of a transfer.
#[derive(Debug)]
pub struct Chunks {
    /// Absent after the end or an error.
    transfer: Option<Transfer>,
    runtime: Runtime,
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

/// A request for any path, from [`Client::request`](super::Client::request). The blocking form of [`crate::CustomRequest`].
#[must_use = "a request is sent only by `send`"]
#[derive(Debug)]
pub struct CustomRequest {
    inner: AsyncCustomRequest,
    runtime: Runtime,
}

impl CustomRequest {
    pub(crate) fn new(inner: AsyncCustomRequest, runtime: Runtime) -> Self {
        Self { inner, runtime }
    }

    delegated_options!();

    /// Fills the path's `{name}` segment.
    pub fn argument(mut self, name: &str, value: &str) -> Self {
        self.inner = self.inner.argument(name, value);
        self
    }

    /// Sends this JSON body.
    pub fn json_body(mut self, body: &impl Serialize) -> Self {
        self.inner = self.inner.json_body(body);
        self
    }

    /// Sends these bytes as the body.
    pub fn body(mut self, content_type: &str, bytes: impl Into<Bytes>) -> Self {
        self.inner = self.inner.body(content_type, bytes);
        self
    }

    /// Reads the whole body of the answer as JSON.
    pub fn json<T: DeserializeOwned + Send + 'static>(self) -> Request<T> {
        Request::new(self.inner.json(), self.runtime)
    }

    /// Reads the answer as bytes of any size.
    pub fn download(self) -> Download {
        Download::new(self.inner.download(), self.runtime)
    }

    /// Sends the request and gives the response as it came.
    pub fn send(self) -> Result<Response, Error> {
        self.runtime.run(self.inner.into_future())
    }
}
