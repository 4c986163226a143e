//! Calls of endpoints that are chosen at run time, without an async runtime.

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

/// A request of an [`Endpoint`] that is chosen at run time, from [`Client::call`]. The blocking
/// form of [`crate::EndpointRequest`].
#[must_use = "a request is sent only by `send`"]
#[derive(Debug)]
pub struct EndpointRequest {
    pub(crate) inner: AsyncEndpointRequest,
    pub(crate) runtime: Runtime,
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

    /// Sends the request and gives the response as it came.
    ///
    /// # Errors
    ///
    /// The first mistake in arguments and body, before anything is sent; otherwise as for every
    /// request.
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
