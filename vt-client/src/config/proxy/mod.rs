//! Which proxies are used, and for what.

mod address;
mod environment;
mod exceptions;

use hyper_util::client::proxy::matcher::{Intercept, Matcher};
use url::Url;

use self::address::{address, secret};
use self::environment::Environment;
use self::exceptions::Exceptions;
use crate::error::Error;
use crate::id::hint::Hint;
use crate::redact::secret::Secret;
use crate::wire::host::{host, is_loopback};

/// The URLs that a proxy is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ProxyScope {
    Http,
    Https,
    All,
}

/// What a configuration says of proxies.
pub(crate) struct ProxyOptions {
    pub(crate) set: Vec<(ProxyScope, String)>,
    pub(crate) no_proxy: Option<String>,
    pub(crate) system: bool,
    /// Whether the key may travel unprotected.
    pub(crate) allow_plain_http: bool,
}

/// Checked proxies.
pub(crate) struct Proxies {
    set: Vec<reqwest::Proxy>,
    /// The same once more, or those of the environment: to tell which one a request goes through.
    matchers: Vec<Matcher>,
    exceptions: Option<Exceptions>,
    /// Empty where proxies are set, or those of the system are not used.
    environment: Environment,
    system: bool,
    /// Whether a proxy itself is spoken to over TLS.
    secure: bool,
    allow_plain_http: bool,
    passwords: Vec<Secret>,
}

impl Proxies {
    pub(crate) fn new(options: ProxyOptions) -> Result<Self, Error> {
        let ProxyOptions {
            set: proxies,
            no_proxy,
            system,
            allow_plain_http,
        } = options;
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
        let mut passwords = Vec::new();
        let mut secure = false;
        for (scope, text) in proxies {
            let url = address(&text)
                .map_err(|fault| Error::configuration(format!("the proxy's URL {fault}")))?;
            secure |= url.scheme() == "https";
            passwords.extend(secret(&url));
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
        let mut environment = Environment::default();
        if set.is_empty() && system {
            environment = Environment::read(|name| std::env::var_os(name));
            passwords.extend(environment.secrets());
            matchers.push(Matcher::from_system());
        }
        let exceptions = match (&no_proxy, &environment.no_proxy) {
            (Some(text), _) => Some(Exceptions::new("no_proxy", text)),
            (None, Some((name, text))) => Some(Exceptions::new(name, text)),
            (None, None) => None,
        };
        Ok(Self {
            set,
            matchers,
            exceptions,
            environment,
            system,
            secure,
            allow_plain_http,
            passwords,
        })
    }

    /// Gives the proxies to an HTTP client. The environment's are not for this machine's own
    /// addresses: what is sent there over plain http must not leave it.
    pub(crate) fn apply(
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

    /// Refuses a URL whose proxy cannot be used, rather than asking directly, and one that the key
    /// would reach unprotected.
    pub(crate) fn check(&self, url: &Url, with_key: bool) -> Result<(), Error> {
        if self.are_not_for(url) {
            return Ok(());
        }
        let Ok(uri) = url.as_str().parse::<http::Uri>() else {
            return Ok(());
        };
        let is_excepted = |exceptions: &Exceptions| exceptions.contain(&uri);
        if let Some(fault) = self.environment.fault(url)
            && !self.exceptions.as_ref().is_some_and(is_excepted)
        {
            return Err(Error::configuration(fault));
        }
        let Some(proxy) = self.intercept(&uri) else {
            return Ok(());
        };
        if let Some(fault) = self.exceptions.as_ref().and_then(|list| list.fault(&uri)) {
            return Err(Error::configuration(fault));
        }
        if with_key && !self.allow_plain_http && is_detour(url, &proxy) {
            let message = format!(
                "the proxy `{}` would get the API key unprotected, since `{}` is asked through it over plain http; leave the proxy \
                 out for addresses of this machine",
                shown(&proxy),
                host(url),
            );
            return Err(Error::configuration_with(message, Hint::UseHttps));
        }
        Ok(())
    }

    /// The proxy that a request for this URL goes through, without its user name and password.
    pub(crate) fn name(&self, url: &Url) -> Option<String> {
        self.of(url).as_ref().map(shown)
    }

    /// The proxy that a request for this URL goes through.
    pub(crate) fn of(&self, url: &Url) -> Option<Intercept> {
        if self.are_not_for(url) {
            return None;
        }
        self.intercept(&url.as_str().parse().ok()?)
    }

    /// The environment variable that names this URL's proxy, if one does.
    pub(crate) fn variable(&self, url: &Url) -> Option<&'static str> {
        self.environment.name(url)
    }

    /// What messages must not show.
    pub(crate) fn passwords(&self) -> &[Secret] {
        &self.passwords
    }

    /// The environment's are not for this machine.
    fn are_not_for(&self, url: &Url) -> bool {
        self.set.is_empty() && (!self.system || is_loopback(url))
    }

    fn intercept(&self, uri: &http::Uri) -> Option<Intercept> {
        let mut matchers = self.matchers.iter();
        matchers.find_map(|matcher| matcher.intercept(uri))
    }

    /// Whether plain http may need TLS on its way.
    pub(crate) fn may_be_secure(&self, loopback: bool) -> bool {
        self.secure || (self.set.is_empty() && self.system && !loopback)
    }
}

/// Whether plain http to this machine, where the key is safe, would leave it.
fn is_detour(url: &Url, proxy: &Intercept) -> bool {
    let is_here = |url: Url| is_loopback(&url);
    let proxy = Url::parse(&format!(
        "http://{}",
        proxy.uri().host().unwrap_or_default()
    ));
    url.scheme() == "http" && is_loopback(url) && !proxy.is_ok_and(is_here)
}

/// A proxy as messages name it.
pub(crate) fn shown(proxy: &Intercept) -> String {
    let uri = proxy.uri();
    let port = uri
        .port()
        .map_or_else(String::new, |port| format!(":{port}"));
    let (scheme, host) = (uri.scheme_str(), uri.host());
    format!(
        "{}://{}{port}",
        scheme.unwrap_or("http"),
        host.unwrap_or_default()
    )
}
