//! Configuration of a client; everything is checked in [`ClientBuilder::build`].

use std::fmt;
use std::time::Duration;

use crate::client::Client;
use crate::config::Config;
use crate::config::api_key::ApiKey;
use crate::config::base_url::base_url;
use crate::config::headers::{DEFAULT_USER_AGENT, headers, user_agent};
use crate::config::proxy::{Proxies, ProxyOptions, ProxyScope};
use crate::config::timeouts::{Timeouts, limit_fault};
use crate::config::tls;
use crate::error::Error;
use crate::id::hint::Hint;
use crate::policy::limit::{Limiter, RateLimit};
use crate::policy::retry::RetryPolicy;
use crate::redact::redactor::Redactor;
use crate::transport::Transport;

/// Configures a [`Client`].
///
/// ```
/// use std::time::Duration;
///
/// let client = vt_client::Client::builder()
///     .api_key("0123456789abcdef")
///     .response_timeout(Duration::from_secs(30))
///     .x_tool("my-integration")
///     .build()?;
/// # Ok::<(), vt_client::Error>(())
/// ```
#[must_use]
pub struct ClientBuilder {
    key: Option<Result<ApiKey, Error>>,
    base_url: String,
    allow_plain_http: bool,
    timeouts: Timeouts,
    proxies: Vec<(ProxyScope, String)>,
    no_proxy: Option<String>,
    system_proxy: bool,
    certificates: Vec<Vec<u8>>,
    user_agent: String,
    x_tool: Option<String>,
    headers: Vec<(String, String)>,
    max_document_size: u64,
    retry: RetryPolicy,
    rate_limit: Option<RateLimit>,
}

impl ClientBuilder {
    /// A builder whose clients use this base URL, unless [`Self::base_url`] sets another.
    pub(crate) fn new(base_url: &str) -> Self {
        Self {
            key: None,
            base_url: base_url.to_owned(),
            allow_plain_http: false,
            timeouts: Timeouts {
                connect: Duration::from_secs(30),
                response: Duration::from_secs(120),
                idle: Duration::from_secs(60),
                answer: Duration::from_secs(300),
            },
            proxies: Vec::new(),
            no_proxy: None,
            system_proxy: true,
            certificates: Vec::new(),
            user_agent: DEFAULT_USER_AGENT.to_owned(),
            x_tool: None,
            headers: Vec::new(),
            max_document_size: 256 * 1024 * 1024,
            retry: RetryPolicy::default(),
            rate_limit: None,
        }
    }

    /// The API key; required.
    pub fn api_key<K>(mut self, key: K) -> Self
    where
        K: TryInto<ApiKey, Error: Into<Error>>,
    {
        self.key = Some(key.try_into().map_err(Into::into));
        self
    }

    /// The URL that paths are appended to, with or without a final slash; by default
    /// [`DEFAULT_BASE_URL`](crate::DEFAULT_BASE_URL).
    ///
    /// It has no query, fragment, user name or password. Its scheme is `https`; `http` is accepted
    /// for `localhost`, `127.0.0.0/8` and `::1`, and elsewhere after [`Self::allow_plain_http`].
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base_url = url.into();
        self
    }

    /// Accepts `http` URLs of other hosts as base URL. The API key then travels unprotected.
    pub fn allow_plain_http(mut self, allow: bool) -> Self {
        self.allow_plain_http = allow;
        self
    }

    /// The limit for making a connection, name resolution and TLS included; 30 seconds by default.
    pub fn connect_timeout(mut self, limit: Duration) -> Self {
        self.timeouts.connect = limit;
        self
    }

    /// The limit for a whole request that neither uploads nor downloads a file; 120 seconds by
    /// default.
    pub fn response_timeout(mut self, limit: Duration) -> Self {
        self.timeouts.response = limit;
        self
    }

    /// How long an upload or download may stand still; 60 seconds by default.
    ///
    /// A transfer may take any time as long as bytes move. For uploads, a byte has moved when the
    /// operating system has taken it, which it does in portions of some hundred kilobytes.
    pub fn idle_timeout(mut self, limit: Duration) -> Self {
        self.timeouts.idle = limit;
        self
    }

    /// The limit for the answer to a transfer to begin after the request's last byte; 300 seconds
    /// by default.
    pub fn answer_timeout(mut self, limit: Duration) -> Self {
        self.timeouts.answer = limit;
        self
    }

    /// A proxy for `http` URLs. Setting any proxy here replaces those of the environment.
    ///
    /// Proxy URLs have the scheme `http` (the default), `https`, `socks4`, `socks4a`, `socks5` or
    /// `socks5h` and may have a user name and password, in which `@`, `/`, `?`, `#`, `%` and other
    /// characters that mean something in a URL are percent-encoded: `p%40ss`.
    pub fn proxy_http(self, url: impl Into<String>) -> Self {
        self.proxy(ProxyScope::Http, url.into())
    }

    /// A proxy for `https` URLs. See [`Self::proxy_http`].
    pub fn proxy_https(self, url: impl Into<String>) -> Self {
        self.proxy(ProxyScope::Https, url.into())
    }

    /// A proxy for all URLs. See [`Self::proxy_http`].
    pub fn proxy_all(self, url: impl Into<String>) -> Self {
        self.proxy(ProxyScope::All, url.into())
    }

    fn proxy(mut self, scope: ProxyScope, url: String) -> Self {
        self.proxies.push((scope, url));
        self
    }

    /// Hosts that are asked without the proxies set here, separated by commas: `example.com` (with
    /// its subdomains), `192.0.2.1`, `192.0.2.0/24`, `*`.
    ///
    /// For the proxies of the environment, `NO_PROXY` does the same.
    pub fn no_proxy(mut self, hosts: impl Into<String>) -> Self {
        self.no_proxy = Some(hosts.into());
        self
    }

    /// Whether the proxies of the environment (`HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY`,
    /// `NO_PROXY`) or of the system's settings are used when none is set here; they are by default.
    ///
    /// They are never used for `localhost`, `127.0.0.0/8` and `::1`, and not where `REQUEST_METHOD`
    /// is set, since `HTTP_PROXY` may be a request's header then. A variable that cannot be used is
    /// an error, not a direct connection.
    pub fn system_proxy(mut self, use_it: bool) -> Self {
        self.system_proxy = use_it;
        self
    }

    /// Trusts one or more certificate authorities in PEM form, beside those of the system. A single
    /// one may be in DER form.
    pub fn add_root_certificate_pem(mut self, pem: impl Into<Vec<u8>>) -> Self {
        self.certificates.push(pem.into());
        self
    }

    /// The `User-Agent` that the service and its upload host are told. The word `gzip` is added
    /// where it is missing: the service compresses only for agents that have it. Other hosts, to
    /// which a redirect leads, learn the library's name and version only.
    pub fn user_agent(mut self, agent: impl Into<String>) -> Self {
        self.user_agent = agent.into();
        self
    }

    /// The name of your integration, sent as `x-tool`.
    pub fn x_tool(mut self, name: impl Into<String>) -> Self {
        self.x_tool = Some(name.into());
        self
    }

    /// A header for every request to the base URL's origin, never for another host.
    ///
    /// Headers that the client sets itself, `x-apikey` first of all, are refused.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// The largest document that is read, in bytes after decompression; 256 MiB by default. A
    /// download that is awaited, and so read into memory, has the same limit; one that is opened
    /// has none.
    pub fn max_document_size(mut self, bytes: u64) -> Self {
        self.max_document_size = bytes;
        self
    }

    /// When failed requests are sent again; see [`RetryPolicy`] for what happens by default. A
    /// request may have a policy of its own.
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.retry = policy;
        self
    }

    /// Sends no more requests than this. By default there is no limit.
    pub fn rate_limit(mut self, limit: RateLimit) -> Self {
        self.rate_limit = Some(limit);
        self
    }

    /// Checks the configuration and makes the client. Nothing is sent, and TLS is set up when it is
    /// first needed.
    ///
    /// # Errors
    ///
    /// [`Error::Configuration`], which says what is wrong and shows no secret.
    pub fn build(mut self) -> Result<Client, Error> {
        let key = match self.key.take() {
            Some(key) => key?,
            None => {
                return Err(Error::configuration_with("no API key", Hint::ApiKey));
            }
        };
        // Whatever was mistyped may hold the key.
        self.configure(key.clone())
            .map_err(|error| error.redacted(&Redactor::new(key.expose())))
    }

    fn configure(self, key: ApiKey) -> Result<Client, Error> {
        let base = base_url(&self.base_url, self.allow_plain_http)?;
        for (name, limit) in [
            ("connect_timeout", self.timeouts.connect),
            ("response_timeout", self.timeouts.response),
            ("idle_timeout", self.timeouts.idle),
            ("answer_timeout", self.timeouts.answer),
        ] {
            if let Some(fault) = limit_fault(name, limit) {
                return Err(Error::configuration(fault));
            }
        }
        let limiter = match &self.rate_limit {
            Some(limit) => Some(Limiter::new(limit, base.as_str(), key.expose())?),
            None => None,
        };
        let proxies = Proxies::new(ProxyOptions {
            set: self.proxies,
            no_proxy: self.no_proxy,
            system: self.system_proxy,
            allow_plain_http: self.allow_plain_http,
        })?;
        proxies.check(&base, true)?;
        let config = Config {
            base,
            timeouts: self.timeouts,
            proxies,
            certificates: tls::certificates(&self.certificates)?,
            user_agent: user_agent(&self.user_agent)?,
            headers: headers(self.x_tool.as_deref(), &self.headers)?,
            max_document_size: self.max_document_size,
            retry: self.retry,
            key_header: key.header()?,
            key,
        };
        Ok(Client::from_transport(Transport::new(config, limiter)))
    }
}

impl fmt::Debug for ClientBuilder {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // URLs of proxies and a mistyped base URL may hold passwords, and headers anything.
        formatter
            .debug_struct("ClientBuilder")
            .field("timeouts", &self.timeouts)
            .field("max_document_size", &self.max_document_size)
            .field("retry", &self.retry)
            .field("rate_limit", &self.rate_limit)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
