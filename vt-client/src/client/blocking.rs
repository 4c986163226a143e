//! The blocking client: an async client and the thread that drives it.

use crate::client::runtime::Runtime;
use crate::error::Error;

/// The blocking form of [`crate::Client`]: the same methods, sent by `.send()`.
#[derive(Clone, Debug)]
pub struct Client {
    inner: crate::client::Client,
    runtime: Runtime,
}

impl Client {
    /// Makes a blocking client with the configuration of an async one: the way to use a builder.
    ///
    /// They share no connection.
    ///
    /// # Errors
    ///
    /// [`Error::Configuration`] when the background thread cannot be started.
    pub fn from_async(client: crate::client::Client) -> Result<Self, Error> {
        Ok(Self {
            inner: client.with_own_connections(),
            runtime: Runtime::new()?,
        })
    }

    /// The base URL, without a final slash.
    pub fn base_url(&self) -> &str {
        self.inner.base_url()
    }

    /// An async client with the same configuration. They share no connection.
    pub fn to_async(&self) -> crate::client::Client {
        self.inner.with_own_connections()
    }

    /// For generated code: the client whose requests are driven by [`__runtime`](Self::__runtime)
    /// and nowhere else.
    #[doc(hidden)]
    pub fn as_async(&self) -> &crate::client::Client {
        &self.inner
    }

    #[doc(hidden)]
    pub fn __runtime(&self) -> &Runtime {
        &self.runtime
    }
}
