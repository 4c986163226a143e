//! A client's configuration, checked: the key, the base URL, limits, headers, proxies and
//! certificates. Uses `wire` and below.

pub(crate) mod api_key;
#[cfg(feature = "tls")]
mod authorities;
pub(crate) mod base_url;
pub(crate) mod headers;
pub(crate) mod proxy;
mod quotes;
pub(crate) mod timeouts;
pub(crate) mod tls;

pub use api_key::ApiKey;

use http::{HeaderMap, HeaderValue};
use url::Url;

use crate::config::proxy::Proxies;
use crate::config::timeouts::Timeouts;
use crate::config::tls::Certificate;
use crate::policy::retry::RetryPolicy;
use crate::redact::redactor::Redactor;

/// A checked configuration.
pub(crate) struct Config {
    pub(crate) key: ApiKey,
    pub(crate) key_header: HeaderValue,
    /// Without a final slash, query, fragment and user information.
    pub(crate) base: Url,
    pub(crate) timeouts: Timeouts,
    pub(crate) proxies: Proxies,
    pub(crate) certificates: Vec<Certificate>,
    pub(crate) user_agent: HeaderValue,
    /// For requests to the base URL's origin.
    pub(crate) headers: HeaderMap,
    pub(crate) max_document_size: u64,
    pub(crate) retry: RetryPolicy,
}

impl Config {
    /// The base URL, without a final slash.
    pub(crate) fn base_url(&self) -> &str {
        self.base.as_str().trim_end_matches('/')
    }

    /// Finds the key, the headers that are set for all requests, and passwords of proxies.
    pub(crate) fn redactor(&self) -> Redactor<'_> {
        Redactor::new(self.key.expose())
            .with(self.headers.values())
            .with_passwords(self.proxies.passwords())
    }
}
