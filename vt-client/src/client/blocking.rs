//! The blocking client: an async client and the thread that drives it.

use vt_table::Verb;

use crate::client::runtime::Runtime;
use crate::error::Error;
use crate::request::single::blocking::CustomRequest;
use crate::secret::key::ApiKey;

/// The blocking form of [`crate::Client`]: the same methods, sent by `.send()`.
#[derive(Clone, Debug)]
pub struct Client {
    inner: crate::client::Client,
    runtime: Runtime,
}

impl Client {
    /// A client for this key, with the defaults.
    ///
    /// # Errors
    ///
    /// [`Error::Configuration`] for a key that cannot be a header, or when the background thread cannot be started.
    pub fn new(key: impl TryInto<ApiKey, Error: Into<Error>>) -> Result<Self, Error> {
        Self::from_async(crate::client::Client::new(key)?)
    }

    /// A client for the key in the environment variable `VT_API_KEY`.
    ///
    /// # Errors
    ///
    /// As [`crate::Client::from_env`].
    pub fn from_env() -> Result<Self, Error> {
        Self::from_async(crate::client::Client::from_env()?)
    }

    /// Makes a blocking client with the configuration of an async one: the way to use a builder.
    ///
    /// They share no connection.
    ///
    /// # Errors
    ///
    /// [`Error::Configuration`] when the background thread cannot be started.
    pub fn from_async(client: crate::client::Client) -> Result<Self, Error> {
        Ok(Self {
            inner: client.apart(),
            runtime: Runtime::new()?,
        })
    }

    /// A request of any verb and path below the base URL; see [`crate::Client::request`].
    pub fn request(&self, verb: Verb, path: &str) -> CustomRequest {
        CustomRequest::new(self.inner.request(verb, path), self.runtime.clone())
    }

    /// The base URL, without a final slash.
    pub fn base_url(&self) -> &str {
        self.inner.base_url()
    }

    /// An async client with the same configuration. They share no connection.
    pub fn to_async(&self) -> crate::client::Client {
        self.inner.apart()
    }

    /// For generated code: the client whose requests are driven by [`__runtime`](Self::__runtime) and nowhere else.
    #[doc(hidden)]
    pub fn as_async(&self) -> &crate::client::Client {
        &self.inner
    }

    #[doc(hidden)]
    pub fn __runtime(&self) -> &Runtime {
        &self.runtime
    }
}
