//! Which proxies are used, and for what.

use hyper_util::client::proxy::matcher::Matcher;
use url::Url;

use crate::Hint;
use crate::builder::is_loopback;
use crate::error::Error;

/// The URLs that a proxy is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ProxyScope {
    Http,
    Https,
    All,
}

/// Checked proxies.
pub(crate) struct Proxies {
    set: Vec<reqwest::Proxy>,
    /// The same once more, or those of the environment: to tell which one a request goes through.
    matchers: Vec<Matcher>,
    system: bool,
    /// Whether a proxy itself is spoken to over TLS.
    secure: bool,
}

impl Proxies {
    pub(crate) fn new(
        proxies: Vec<(ProxyScope, String)>,
        no_proxy: Option<String>,
        system: bool,
    ) -> Result<Self, Error> {
        if no_proxy.is_some() && proxies.is_empty() {
            return Err(Error::configuration_with(
                "`no_proxy` is for proxies that are set with it, and none is",
                Hint::Program(
                    "for the proxies of the environment set `NO_PROXY`, or use `system_proxy(false)`"
                        .into(),
                ),
            ));
        }
        let except = no_proxy.as_deref().and_then(reqwest::NoProxy::from_string);
        let mut set = Vec::with_capacity(proxies.len());
        let mut matchers = Vec::with_capacity(proxies.len());
        let mut secure = false;
        for (scope, text) in proxies {
            let url = proxy_url(&text)?;
            secure |= url.scheme() == "https";
            let matcher = Matcher::builder().no(no_proxy.clone().unwrap_or_default());
            matchers.push(match scope {
                ProxyScope::Http => matcher.http(url.to_string()).build(),
                ProxyScope::Https => matcher.https(url.to_string()).build(),
                ProxyScope::All => matcher.all(url.to_string()).build(),
            });
            let proxy = match scope {
                ProxyScope::Http => reqwest::Proxy::http(url),
                ProxyScope::Https => reqwest::Proxy::https(url),
                ProxyScope::All => reqwest::Proxy::all(url),
            };
            // Its message would show the URL.
            let proxy =
                proxy.map_err(|_| Error::configuration("the proxy's URL cannot be used"))?;
            set.push(proxy.no_proxy(except.clone()));
        }
        if set.is_empty() && system {
            matchers.push(Matcher::from_system());
        }
        Ok(Self {
            set,
            matchers,
            system,
            secure,
        })
    }

    /// Gives the proxies to an HTTP client. The environment's are not for this machine's own
    /// addresses: what is sent there over plain http must not leave it.
    pub(super) fn apply(
        &self,
        builder: reqwest::ClientBuilder,
        loopback: bool,
    ) -> reqwest::ClientBuilder {
        if self.set.is_empty() {
            return if self.system && !loopback {
                builder
            } else {
                builder.no_proxy()
            };
        }
        self.set
            .iter()
            .fold(builder, |builder, proxy| builder.proxy(proxy.clone()))
    }

    /// The proxy that a request for this URL goes through, without its user name and password.
    pub(super) fn name(&self, url: &Url) -> Option<String> {
        if self.set.is_empty() && is_loopback(url) {
            return None;
        }
        let uri: http::Uri = url.as_str().parse().ok()?;
        let mut proxies = self.matchers.iter();
        let proxy = proxies.find_map(|matcher| matcher.intercept(&uri))?;
        let (proxy, port) = (proxy.uri(), proxy.uri().port());
        let port = port.map_or_else(String::new, |port| format!(":{port}"));
        Some(format!("{}://{}{port}", proxy.scheme()?, proxy.host()?))
    }

    /// Whether plain http may need TLS on its way.
    pub(super) fn may_be_secure(&self, loopback: bool) -> bool {
        self.secure || (self.set.is_empty() && self.system && !loopback)
    }
}

/// The messages do not show the URL, which may hold a password.
fn proxy_url(text: &str) -> Result<Url, Error> {
    let with_scheme = if text.contains("://") {
        text.to_owned()
    } else {
        format!("http://{text}")
    };
    let url = Url::parse(&with_scheme)
        .map_err(|error| Error::configuration(format!("the proxy's URL is not a URL: {error}")))?;
    if !matches!(
        url.scheme(),
        "http" | "https" | "socks4" | "socks4a" | "socks5" | "socks5h"
    ) {
        return Err(Error::configuration(format!(
            "a proxy cannot have the scheme `{}`; use http, https, socks4, socks4a, socks5 or socks5h",
            url.scheme()
        )));
    }
    if url.host_str().is_none_or(str::is_empty) {
        return Err(Error::configuration("the proxy's URL has no host"));
    }
    Ok(url)
}
