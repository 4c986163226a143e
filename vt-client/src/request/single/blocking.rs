//! The request values of the blocking client: the async ones, driven on the client's own thread.

use crate::client::runtime::Runtime;
use crate::error::Error;
use crate::request::options::request_options;
use crate::request::single::WithResponse;

/// A request that is sent by [`send`](Self::send). The blocking form of [`crate::Request`].
#[must_use = "a request is sent only by `send`"]
#[derive(Debug)]
pub struct Request<T> {
    pub(crate) inner: crate::request::single::Request<T>,
    pub(crate) runtime: Runtime,
}

impl<T: Send + 'static> Request<T> {
    pub(crate) fn new(inner: crate::request::single::Request<T>, runtime: Runtime) -> Self {
        Self { inner, runtime }
    }

    request_options!(inner.draft);

    /// The async request, and what drives it.
    pub(crate) fn into_parts(self) -> (crate::request::single::Request<T>, Runtime) {
        (self.inner, self.runtime)
    }

    /// Asks for the value together with the response it was read from; see
    /// [`crate::Request::with_response`].
    pub fn with_response(self) -> RequestWithResponse<T> {
        RequestWithResponse {
            inner: self.inner.with_response(),
            runtime: self.runtime,
        }
    }

    /// Sends the request and waits for its answer.
    pub fn send(self) -> Result<T, Error> {
        self.runtime.run(self.inner.into_future())
    }
}

/// A [`Request`] that answers with the response beside the value.
#[must_use = "a request is sent only by `send`"]
#[derive(Debug)]
pub struct RequestWithResponse<T> {
    pub(crate) inner: crate::request::single::RequestWithResponse<T>,
    pub(crate) runtime: Runtime,
}

impl<T: Send + 'static> RequestWithResponse<T> {
    /// Sends the request and waits for its answer.
    pub fn send(self) -> Result<WithResponse<T>, Error> {
        self.runtime.run(self.inner.into_future())
    }
}
