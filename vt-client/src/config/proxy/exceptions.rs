//! Hosts that are asked without a proxy.

use hyper_util::client::proxy::matcher::Matcher;

/// A list of exceptions, as `hyper_util` understands it and as it may be meant.
pub(super) struct Exceptions {
    /// Where it was written: `no_proxy`, or a variable.
    name: &'static str,
    taken: Matcher,
    /// Nothing where both are the same.
    meant: Option<Matcher>,
}

impl Exceptions {
    pub(super) fn new(name: &'static str, text: &str) -> Self {
        let meant = meant(text);
        Self {
            name,
            taken: matcher(text),
            meant: (meant != text).then(|| matcher(&meant)),
        }
    }

    /// Whether this host is asked without a proxy.
    pub(super) fn contain(&self, url: &http::Uri) -> bool {
        self.taken.intercept(url).is_none()
    }

    /// Why this host is not excepted although it seems to be meant: the key would go to a proxy
    /// that was not to have it.
    pub(super) fn fault(&self, url: &http::Uri) -> Option<String> {
        let meant = self.meant.as_ref()?;
        let is_missed = meant.intercept(url).is_none() && !self.contain(url);
        is_missed.then(|| {
            format!(
                "`{}` seems to except `{}` from the proxy, in a form that is not understood; write hosts as `example.com` (with \
                 all below it), `192.0.2.1`, `192.0.2.0/24` or `*`, separated by commas, without scheme, port and quotes",
                self.name,
                url.host().unwrap_or_default()
            )
        })
    }
}

/// Intercepts whatever is not excepted.
fn matcher(exceptions: &str) -> Matcher {
    Matcher::builder()
        .all("http://proxy.invalid")
        .no(exceptions)
        .build()
}

/// The list without what others understand and `hyper_util` does not.
fn meant(text: &str) -> String {
    let text = text.trim_matches(['"', '\'']);
    let entries = text
        .split([',', ';', ' ', '\t'])
        .filter(|entry| !entry.is_empty());
    let hosts: Vec<&str> = entries.map(host).collect();
    hosts.join(",")
}

/// `https://*.example.com:443/` is `example.com`.
fn host(entry: &str) -> &str {
    let entry = entry.trim_matches(['"', '\'']);
    let entry = entry.split_once("://").map_or(entry, |(_, rest)| rest);
    let entry = entry.strip_suffix('/').unwrap_or(entry);
    let entry = entry.strip_prefix("*.").unwrap_or(entry);
    if let Some((address, _)) = entry
        .strip_prefix('[')
        .and_then(|rest| rest.split_once(']'))
    {
        return address;
    }
    match entry.rsplit_once(':') {
        // More than one colon is an address of IPv6.
        Some((host, port)) if !host.contains(':') && port.parse::<u16>().is_ok() => host,
        _ => entry,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exceptions_that_are_missed_are_told() {
        let url: http::Uri = "https://www.example.com/a".parse().unwrap();
        for text in [
            "*.example.com",
            "a.example,*.example.com",
            "www.example.com:443",
            "https://www.example.com/",
            "localhost www.example.com",
            "localhost;example.com",
            "\"example.com,localhost\"",
        ] {
            let exceptions = Exceptions::new("NO_PROXY", text);
            assert!(!exceptions.contain(&url), "{text}");
            let fault = exceptions.fault(&url).unwrap();
            assert!(fault.contains("`NO_PROXY`") && fault.contains("`www.example.com`"));
        }
        for (text, contains) in [
            ("example.com", true),
            (".example.com , localhost", true),
            ("*", true),
            ("*.example.org,localhost:8080,[::1]:80", false),
            ("", false),
        ] {
            let exceptions = Exceptions::new("NO_PROXY", text);
            assert_eq!(exceptions.contain(&url), contains, "{text}");
            assert_eq!(exceptions.fault(&url), None, "{text}");
        }
        let url: http::Uri = "http://[2001:db8::1]:8080/".parse().unwrap();
        assert!(
            Exceptions::new("NO_PROXY", "[2001:db8::1]:8080")
                .fault(&url)
                .is_some()
        );
        assert!(
            Exceptions::new("NO_PROXY", "[2001:db8::1]")
                .fault(&url)
                .is_some()
        );
        assert!(Exceptions::new("NO_PROXY", "2001:db8::1").contain(&url));
    }
}
