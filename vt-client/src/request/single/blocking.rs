//! The request values of the blocking client: the async ones, driven on the client's own thread.

use serde::de::DeserializeOwned;
use vt_table::Verb;

use crate::client::blocking::Client;
use crate::client::runtime::Runtime;
use crate::error::Error;
use crate::model::item::Item;
use crate::model::response::Response;
use crate::request::download::blocking::Download;
use crate::request::options::request_options;
use crate::request::pages::blocking::Pages;
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

/// A request for any path, from [`Client::request`](crate::blocking::Client::request). The
/// blocking form of [`crate::CustomRequest`].
#[must_use = "a request is sent only by `send`"]
#[derive(Debug)]
pub struct CustomRequest {
    pub(crate) inner: crate::request::custom::CustomRequest,
    pub(crate) runtime: Runtime,
}

impl Client {
    /// A request of any verb and path below the base URL; see [`crate::Client::request`].
    pub fn request(&self, verb: Verb, path: &str) -> CustomRequest {
        CustomRequest::new(
            self.as_async().request(verb, path),
            self.__runtime().clone(),
        )
    }
}

impl CustomRequest {
    pub(crate) fn new(inner: crate::request::custom::CustomRequest, runtime: Runtime) -> Self {
        Self { inner, runtime }
    }

    request_options!(inner.draft);

    /// Reads the whole body of the answer as JSON; see [`crate::CustomRequest::json`].
    pub fn json<T: DeserializeOwned + Send + 'static>(self) -> Request<T> {
        Request::new(self.inner.json(), self.runtime)
    }

    /// Reads the answer as a collection in `data` that is paged by cursors; see
    /// [`crate::CustomRequest::pages`].
    pub fn pages<T: Item + Send + 'static>(self) -> Pages<T> {
        Pages::new(self.inner.pages(), self.runtime)
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
