//! The client: configuration and connections, shared by its clones.

pub(crate) mod blocking;
pub(crate) mod builder;
pub(crate) mod runtime;

pub use builder::ClientBuilder;
pub use runtime::Runtime;

use std::borrow::Cow;
use std::ffi::OsString;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::header::{HeaderMap, HeaderName, HeaderValue};
use url::Url;

use crate::error::Error;
use crate::model::response::Response;
use crate::policy::limit::Limiter;
use crate::policy::retry::RetryPolicy;
use crate::redact::redactor::Redactor;
use crate::secret::key::ApiKey;
use crate::transport;
use crate::transport::Transfer;
use crate::transport::connect::Connections;
use crate::transport::proxy::Proxies;
use crate::transport::tls::Certificate;
use crate::wire::call::Call;

/// The environment variable that [`Client::from_env`] reads.
pub const API_KEY_VARIABLE: &str = "VT_API_KEY";

/// The header that carries the key.
pub(crate) const X_APIKEY: HeaderName = HeaderName::from_static("x-apikey");

/// Where Digital Threat Monitoring was served before it was a part of the API, and which its links may still name.
///
/// Source: <https://gtidocs.virustotal.com/reference/dtm-pagination>.
const FORMER_DTM_URL: &str = "https://api.intelligence.mandiant.com/v4";

/// A path below the base URL and a query, both encoded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Target {
    pub(crate) path: String,
    pub(crate) query: Option<String>,
}

/// A client of the VirusTotal API v3.
///
/// Cheap to clone: clones share configuration and connections. Requests run on the tokio runtime
/// they are awaited on; [`crate::blocking`] needs none.
///
/// The API key is sent to the base URL's origin, and to the host that the service names for the upload of a large file, if that
/// belongs to the same domain; nowhere else.
#[derive(Clone)]
pub struct Client {
    shared: Arc<Shared>,
}

struct Shared {
    config: Arc<Config>,
    connections: Connections,
    limiter: Option<Limiter>,
}

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

/// Limits, each of them finite.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Timeouts {
    pub(crate) connect: Duration,
    pub(crate) response: Duration,
    pub(crate) idle: Duration,
    pub(crate) answer: Duration,
}

impl Client {
    /// A client with this key and the default configuration.
    ///
    /// # Errors
    ///
    /// [`Error::Configuration`] if the key cannot be sent in a header; the message does not show it.
    pub fn new<K>(key: K) -> Result<Self, Error>
    where
        K: TryInto<ApiKey, Error: Into<Error>>,
    {
        Self::builder().api_key(key).build()
    }

    /// A client with the key from the environment variable `VT_API_KEY`.
    ///
    /// # Errors
    ///
    /// [`Error::MissingKey`] if the variable is not set or empty, otherwise as [`Client::new`].
    pub fn from_env() -> Result<Self, Error> {
        Self::builder()
            .api_key(key_from(std::env::var_os(API_KEY_VARIABLE))?)
            .build()
    }

    /// Starts a configuration.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::new()
    }

    pub(crate) fn from_config(config: Config, limiter: Option<Limiter>) -> Result<Self, Error> {
        let connections = Connections::default();
        Ok(Self {
            shared: Arc::new(Shared {
                config: Arc::new(config),
                connections,
                limiter,
            }),
        })
    }

    /// A client with the same configuration and rate limit, and connections of its own.
    ///
    /// A connection is driven by the runtime that it was made on: another one must not wait for it, since the first may be
    /// blocked meanwhile.
    pub(crate) fn apart(&self) -> Self {
        Self {
            shared: Arc::new(Shared {
                config: Arc::clone(&self.shared.config),
                connections: Connections::default(),
                limiter: self.shared.limiter.as_ref().map(Limiter::apart),
            }),
        }
    }

    /// The base URL, without a final slash.
    pub fn base_url(&self) -> &str {
        self.shared.config.base.as_str().trim_end_matches('/')
    }

    pub(crate) fn config(&self) -> &Config {
        &self.shared.config
    }

    pub(crate) fn connections(&self) -> &Connections {
        &self.shared.connections
    }

    pub(crate) fn limiter(&self) -> Option<&Limiter> {
        self.shared.limiter.as_ref()
    }

    /// Sends a call and reads its answer whole.
    pub(crate) async fn execute(&self, call: &Call) -> Result<Response, Error> {
        transport::document(self, call).await
    }

    /// Sends a call and hands out its answer piece by piece.
    pub(crate) async fn open(&self, call: &Call) -> Result<Transfer, Error> {
        transport::transfer(self, call).await
    }

    /// Where a link leads that came as the next page of a request for this path. Only path and query of it are used, and
    /// only if it is below the base URL.
    pub(crate) fn own_target(&self, link: &str, path: &str) -> Result<Target, Error> {
        let base = &self.shared.config.base;
        let foreign =
            || Error::usage("the service gave a next page on another host, which is not followed");
        // Digital Threat Monitoring may name the API by the address that it had elsewhere.
        let link: Cow<'_, str> = match link.strip_prefix(FORMER_DTM_URL) {
            Some(rest) => format!("{}{rest}", self.base_url()).into(),
            None => link.into(),
        };
        let url = Url::parse(&format!("{}{path}", self.base_url()))
            .and_then(|asked| asked.join(&link))
            .map_err(|_| foreign())?;
        let path = url
            .path()
            .strip_prefix(base.path().trim_end_matches('/'))
            .filter(|path| path.starts_with('/'));
        match path {
            Some(path) if url.origin() == base.origin() => Ok(Target {
                path: path.to_owned(),
                query: url.query().map(str::to_owned),
            }),
            _ => Err(foreign()),
        }
    }

    /// The text without the key and other secrets of the configuration, however they are encoded in it.
    pub(crate) fn redact<'t>(&self, text: &'t str) -> Cow<'t, str> {
        self.redactor().redact(text)
    }

    /// For [`Error::redacted`]: the key, the headers that are set for all requests, and passwords of proxies. What a call adds is
    /// known to [`transport::secrets`].
    pub(crate) fn redactor(&self) -> Redactor<'_> {
        let config = &self.shared.config;
        Redactor::new(&config.key)
            .with(config.headers.values())
            .with_passwords(config.proxies.passwords())
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Client")
            .field("base_url", &self.redact(self.base_url()))
            .field("api_key", &self.shared.config.key)
            .finish_non_exhaustive()
    }
}

fn key_from(variable: Option<OsString>) -> Result<ApiKey, Error> {
    match variable {
        Some(text) if !text.is_empty() => match text.into_string() {
            Ok(text) => ApiKey::new(text),
            Err(_) => Err(Error::configuration(format!(
                "the environment variable `{API_KEY_VARIABLE}` is not text"
            ))),
        },
        _ => Err(Error::MissingKey {
            variable: API_KEY_VARIABLE,
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_of_the_environment() {
        let key = |text: &str| key_from(Some(text.into()));
        assert_eq!(
            key("0123456789abcdef").unwrap().expose(),
            "0123456789abcdef"
        );
        for missing in [key_from(None), key("")] {
            let error = missing.unwrap_err();
            assert!(matches!(
                &error,
                Error::MissingKey {
                    variable: "VT_API_KEY"
                }
            ));
            assert!(error.to_string().contains("`VT_API_KEY`"), "{error}");
        }
        let error = key("0123456789abcdef\n").unwrap_err();
        assert!(error.to_string().contains("line break"), "{error}");
    }

    #[test]
    fn keys_of_every_kind_of_text() {
        let text = String::from("0123456789abcdef");
        assert!(Client::new(text.as_str()).is_ok());
        assert!(Client::new(&text).is_ok());
        assert!(Client::new(text.clone()).is_ok());
        assert!(Client::new(ApiKey::new(text).unwrap()).is_ok());
        assert!(matches!(Client::new("a\nb"), Err(Error::Configuration(_))));
    }

    #[test]
    fn debug_shows_the_url_but_no_key() {
        let client = Client::new("0123456789abcdef").unwrap();
        assert_eq!(
            format!("{client:?}"),
            "Client { base_url: \"https://www.virustotal.com/api/v3\", api_key: [redacted], .. }"
        );
    }
}
