//! Requests of any verb and path without an async runtime.

use std::future::IntoFuture;

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
use crate::request::single::blocking::Request;

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
