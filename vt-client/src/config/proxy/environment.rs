//! The proxies of the environment. `hyper_util` uses them, and passes over in silence what it
//! cannot read; here they are checked.

use std::borrow::Cow;
use std::ffi::OsString;

use url::Url;

use super::address::{address, secret};
use crate::redact::secret::Secret;

/// What the variables say, by the same rules as `hyper_util`: a name in capitals comes first, and
/// `ALL_PROXY` is for the schemes that have no other.
#[derive(Default)]
pub(super) struct Environment {
    http: Option<Variable>,
    https: Option<Variable>,
    pub(super) no_proxy: Option<(&'static str, String)>,
}

/// A variable that names a proxy.
#[derive(Clone)]
struct Variable {
    name: &'static str,
    proxy: Result<Url, Cow<'static, str>>,
}

impl Environment {
    pub(super) fn read(look_up: impl Fn(&str) -> Option<OsString>) -> Self {
        // Where a program answers for a web server, a request's headers become variables, `Proxy`
        // becomes `HTTP_PROXY`; then no variable is believed.
        if look_up("REQUEST_METHOD").is_some() {
            return Self::default();
        }
        let first = |names: [&'static str; 2]| {
            let found = names
                .into_iter()
                .find_map(|name| Some((name, look_up(name)?)));
            found.filter(|(_, value)| !value.is_empty())
        };
        let proxy = |names| {
            let (name, value) = first(names)?;
            let proxy = match value.to_str() {
                Some(text) => address(text),
                None => Err("is not text".into()),
            };
            Some(Variable { name, proxy })
        };
        let all = proxy(["ALL_PROXY", "all_proxy"]);
        Self {
            http: proxy(["HTTP_PROXY", "http_proxy"]).or_else(|| all.clone()),
            https: proxy(["HTTPS_PROXY", "https_proxy"]).or(all),
            no_proxy: first(["NO_PROXY", "no_proxy"])
                .map(|(name, value)| (name, value.to_string_lossy().into_owned())),
        }
    }

    fn variable(&self, url: &Url) -> Option<&Variable> {
        match url.scheme() {
            "http" => self.http.as_ref(),
            "https" => self.https.as_ref(),
            _ => None,
        }
    }

    /// The variable that names the proxy for this URL.
    pub(super) fn name(&self, url: &Url) -> Option<&'static str> {
        Some(self.variable(url)?.name)
    }

    /// Why the proxy for this URL cannot be used.
    pub(super) fn fault(&self, url: &Url) -> Option<String> {
        let Variable { name, proxy } = self.variable(url)?;
        let fault = proxy.as_ref().err()?;
        Some(format!(
            "the proxy in the environment variable `{name}` {fault}"
        ))
    }

    pub(super) fn secrets(&self) -> impl Iterator<Item = Secret> {
        let variables = self.http.iter().chain(&self.https);
        variables.filter_map(|variable| secret(variable.proxy.as_ref().ok()?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn environment(variables: &[(&str, &str)]) -> Environment {
        Environment::read(|name| {
            let found = variables.iter().find(|(other, _)| *other == name);
            found.map(|(_, value)| value.into())
        })
    }

    #[test]
    fn an_invalid_variable_is_named() {
        let url = |scheme: &str| Url::parse(&format!("{scheme}://service.example")).unwrap();
        for (variables, http, https) in [
            (
                vec![("HTTPS_PROXY", "garbage://x")],
                None,
                Some("HTTPS_PROXY"),
            ),
            (vec![("https_proxy", "'x:1'")], None, Some("https_proxy")),
            (vec![("http_proxy", "http://a b")], Some("http_proxy"), None),
            (
                vec![("ALL_PROXY", "socks://x")],
                Some("ALL_PROXY"),
                Some("ALL_PROXY"),
            ),
            (
                vec![("all_proxy", "socks://x"), ("https_proxy", "http://x")],
                Some("all_proxy"),
                None,
            ),
            // An empty one says nothing, and hides the one in small letters.
            (
                vec![("HTTPS_PROXY", ""), ("https_proxy", "a b")],
                None,
                None,
            ),
            (
                vec![("HTTPS_PROXY", "garbage://x"), ("REQUEST_METHOD", "GET")],
                None,
                None,
            ),
        ] {
            let environment = environment(&variables);
            for (scheme, expected) in [("http", http), ("https", https)] {
                let fault = environment.fault(&url(scheme));
                assert_eq!(fault.is_some(), expected.is_some(), "{variables:?}");
                if let (Some(fault), Some(name)) = (fault, expected) {
                    assert!(fault.contains(&format!("`{name}`")), "{fault}");
                }
            }
        }
    }
}
