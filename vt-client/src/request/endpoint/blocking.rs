//! Calls of endpoints that are chosen at run time, without an async runtime.

use bytes::Bytes;
use vt_table::Endpoint;

use crate::client::blocking::Client;
use crate::client::runtime::Runtime;
use crate::error::Error;
use crate::json::raw::Raw;
use crate::model::response::Response;
use crate::request::download::blocking::Download;
use crate::request::endpoint::EndpointRequest as AsyncEndpointRequest;
use crate::request::options::request_options;
use crate::request::pages::blocking::Pages;
use crate::wire::upload::MultipartForm;

/// A request of an [`Endpoint`] that is chosen at run time, from [`Client::call`]. The blocking form of [`crate::EndpointRequest`].
#[must_use = "a request is sent only by `send`"]
#[derive(Debug)]
pub struct EndpointRequest {
    inner: AsyncEndpointRequest,
    runtime: Runtime,
}

impl Client {
    /// A request of an endpoint that is chosen at run time; see [`crate::Client::call`].
    pub fn call(&self, endpoint: &Endpoint) -> EndpointRequest {
        EndpointRequest {
            inner: self.as_async().call(endpoint),
            runtime: self.__runtime().clone(),
        }
    }
}

impl EndpointRequest {
    request_options!(inner.draft);

    /// Sets the argument of this name; see [`crate::EndpointRequest::argument`].
    pub fn argument(mut self, name: &str, value: &str) -> Self {
        self.inner = self.inner.argument(name, value);
        self
    }

    /// Sends this JSON text, byte for byte. That it is JSON is checked, and nothing else.
    pub fn json_text(mut self, text: impl Into<String>) -> Self {
        self.inner = self.inner.json_text(text);
        self
    }

    /// Sends these names and values as a form.
    pub fn form<N, V>(mut self, pairs: impl IntoIterator<Item = (N, V)>) -> Self
    where
        N: Into<String>,
        V: Into<String>,
    {
        self.inner = self.inner.form(pairs);
        self
    }

    /// Sends this multipart form.
    pub fn multipart(mut self, form: MultipartForm) -> Self {
        self.inner = self.inner.multipart(form);
        self
    }

    /// Sends these bytes with this content type, whatever kind of body the row has: the way round its kind.
    pub fn body(mut self, content_type: &str, bytes: impl Into<Bytes>) -> Self {
        self.inner = self.inner.body(content_type, bytes);
        self
    }

    /// Sends the request and gives the response as it came.
    ///
    /// # Errors
    ///
    /// The first mistake in arguments and body, before anything is sent; otherwise as for every request.
    pub fn send(self) -> Result<Response, Error> {
        self.runtime.run(self.inner.into_future())
    }

    /// The items of a collection, as JSON text; see [`crate::EndpointRequest::pages`].
    pub fn pages(self) -> Pages<Raw> {
        Pages::new(self.inner.pages(), self.runtime)
    }

    /// The answer as bytes of any size. A redirect to another host is followed without the API key.
    pub fn download(self) -> Download {
        Download::new(self.inner.download(), self.runtime)
    }
}
