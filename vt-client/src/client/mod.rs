//! The client: configuration and connections, shared by its clones.

pub(crate) mod blocking;
pub(crate) mod builder;
pub(crate) mod runtime;

pub use builder::ClientBuilder;
pub use runtime::Runtime;

use std::borrow::Cow;
use std::fmt;

use crate::config::Config;
use crate::redact::redactor::Redactor;
use crate::transport::Transport;

/// A client of the VirusTotal API v3.
///
/// Cheap to clone: clones share configuration and connections. Requests run on the tokio runtime
/// they are awaited on; [`crate::blocking`] needs none.
///
/// The API key is sent to the base URL's origin, and to the host that the service names for the
/// upload of a large file, if that belongs to the same domain; nowhere else.
#[derive(Clone)]
pub struct Client {
    transport: Transport,
}

impl Client {
    pub(crate) fn from_transport(transport: Transport) -> Self {
        Self { transport }
    }

    /// A client with the same configuration and rate limit, and connections of its own.
    pub(crate) fn with_own_connections(&self) -> Self {
        Self {
            transport: self.transport.with_own_connections(),
        }
    }

    /// The base URL, without a final slash.
    pub fn base_url(&self) -> &str {
        self.config().base_url()
    }

    pub(crate) fn transport(&self) -> &Transport {
        &self.transport
    }

    pub(crate) fn config(&self) -> &Config {
        self.transport.config()
    }

    /// The text without the key and other secrets of the configuration, however they are encoded in
    /// it.
    pub(crate) fn redact<'t>(&self, text: &'t str) -> Cow<'t, str> {
        self.redactor().redact(text)
    }

    /// For [`Error::redacted`](crate::Error): the configuration's secrets. What a call adds is
    /// known to [`Transport::secrets`].
    pub(crate) fn redactor(&self) -> Redactor<'_> {
        self.config().redactor()
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Client")
            .field("base_url", &self.redact(self.base_url()))
            .field("api_key", &self.config().key)
            .finish_non_exhaustive()
    }
}
