//! The URL of one upload, checked before the API key goes there.

use std::fmt;

use url::{Host, Url};

use crate::error::Error;
use crate::error::TransferError;
use crate::redact::too_long;
use crate::wire::host::is_loopback;

/// A URL for one upload, which may be told the API key.
///
/// `files().upload_url()` answers with a URL on another host than the API's, such as
/// `bigfiles.virustotal.com`. The key is sent there only if the host is that of the base URL or
/// below its parent domain (`*.virustotal.com` for `www.virustotal.com`), and only by https; a URL
/// that says `http` is raised to https. Loopback addresses are accepted by `http` where the base
/// URL is one.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct UploadUrl(Url);

impl UploadUrl {
    /// Checks a URL that the service with this base URL gave.
    ///
    /// # Errors
    ///
    /// [`TransferError::UploadUrl`], which names the host and why the key is not sent there.
    pub(crate) fn new(url: &str, base: &str) -> Result<Self, Error> {
        let base = Url::parse(base)
            .map_err(|error| Error::configuration(format!("the base URL is not a URL: {error}")))?;
        Self::check(url, &base)
    }

    pub(crate) fn check(text: &str, base: &Url) -> Result<Self, Error> {
        let refuse = |host: Option<&str>, why: &str| {
            Err(TransferError::UploadUrl {
                host: host.map(Into::into),
                problem: why.into(),
            }
            .into())
        };
        // The text is a secret: whoever knows it can upload in the account's name.
        let Ok(mut url) = Url::parse(text) else {
            return refuse(None, "it is not a URL");
        };
        let Some(host) = url.host_str().map(str::to_owned) else {
            return refuse(None, "it has no host");
        };
        if !url.username().is_empty() || url.password().is_some() {
            return refuse(Some(&host), "it has a user name or a password");
        }
        if !matches!(url.scheme(), "https" | "http") {
            return refuse(Some(&host), "its scheme is neither https nor http");
        }
        url.set_fragment(None);
        if let Some(fault) = too_long::url(url.as_str().len()) {
            return refuse(Some(&host), &format!("it is too long: {fault}"));
        }
        if url.origin() == base.origin() {
            return Ok(Self(url));
        }
        if is_loopback(base) && is_loopback(&url) {
            return Ok(Self(url));
        }
        if !belongs(&url, base) {
            return refuse(
                Some(&host),
                "it is neither the host of the base URL nor below its parent domain",
            );
        }
        if url.scheme() == "http" && url.set_scheme("https").is_err() {
            return refuse(Some(&host), "it cannot be asked by https");
        }
        Ok(Self(url))
    }

    /// The host, which is all that may be shown of it.
    pub(crate) fn host(&self) -> &str {
        self.0.host_str().unwrap_or_default()
    }

    pub(crate) fn as_url(&self) -> &Url {
        &self.0
    }
}

/// Whether the host is the base URL's or below its parent domain.
fn belongs(url: &Url, base: &Url) -> bool {
    if url.host() == base.host() {
        return true;
    }
    let (Some(Host::Domain(host)), Some(Host::Domain(base))) = (url.host(), base.host()) else {
        return false;
    };
    // A name may end with the dot of the root.
    let host = host.strip_suffix('.').unwrap_or(host);
    let base = base.strip_suffix('.').unwrap_or(base);
    let Some((_, parent)) = base.split_once('.') else {
        return false;
    };
    is_registrable(parent)
        && host
            .strip_suffix(parent)
            .and_then(|rest| rest.strip_suffix('.'))
            .is_some_and(|name| !name.is_empty())
}

/// Whether a domain has an owner, as far as its shape tells: `com` and `co.uk` have none, and what
/// is below them is anybody's.
fn is_registrable(domain: &str) -> bool {
    match domain.rsplit_once('.') {
        None => false,
        Some((name, country)) if !name.contains('.') => !(country.len() == 2 && name.len() <= 3),
        Some(_) => true,
    }
}

/// The host alone: the rest allows an upload in the account's name.
impl fmt::Debug for UploadUrl {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "UploadUrl({}, [redacted])", self.host())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BASE: &str = "https://www.virustotal.com/api/v3";

    fn accepted(text: &str, base: &str) -> String {
        UploadUrl::new(text, base).unwrap().as_url().to_string()
    }

    #[track_caller]
    fn refused(text: &str, base: &str) {
        match UploadUrl::new(text, base) {
            Err(Error::Transfer(error)) => {
                assert!(matches!(*error, TransferError::UploadUrl { .. }), "{text}");
                assert!(!error.to_string().contains("secret"), "{error}");
            }
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn the_service_and_its_siblings_are_accepted() {
        for (text, asked) in [
            (
                "https://www.virustotal.com/_ah/upload/x",
                "https://www.virustotal.com/_ah/upload/x",
            ),
            (
                "https://bigfiles.virustotal.com/a?b=c",
                "https://bigfiles.virustotal.com/a?b=c",
            ),
            ("https://a.b.virustotal.com/", "https://a.b.virustotal.com/"),
            (
                "https://BIGFILES.VirusTotal.COM/a",
                "https://bigfiles.virustotal.com/a",
            ),
            (
                "https://bigfiles.virustotal.com:8443/a#b",
                "https://bigfiles.virustotal.com:8443/a",
            ),
            // The dot of the root.
            (
                "https://bigfiles.virustotal.com./a",
                "https://bigfiles.virustotal.com./a",
            ),
            // Old samples are plain.
            (
                "http://www.virustotal.com/_ah/upload/x",
                "https://www.virustotal.com/_ah/upload/x",
            ),
            (
                "http://bigfiles.virustotal.com:80/a",
                "https://bigfiles.virustotal.com/a",
            ),
        ] {
            assert_eq!(accepted(text, BASE), asked);
        }
    }

    /// Domains of two letters are countries', and what is below them may be anybody's.
    #[test]
    fn siblings_in_a_domain_with_an_owner_are_accepted() {
        for parent in ["example.de", "abc.com", "example.co.uk", "a.b.de"] {
            let sibling = format!("https://big.{parent}/u");
            let base = format!("https://gateway.{parent}/api/v3");
            assert_eq!(accepted(&sibling, &base), sibling);
        }
    }

    #[test]
    fn a_url_that_is_too_long_is_refused() {
        let url = format!(
            "https://bigfiles.virustotal.com/secret{}",
            "a".repeat(70_000)
        );
        refused(&url, BASE);
    }

    #[test]
    fn look_alikes_are_refused() {
        for text in [
            "https://virustotal.com.evil.test/secret",
            "https://www.virustotal.com.evil.test/secret",
            "https://evilvirustotal.com/secret",
            "https://www.evilvirustotal.com/secret",
            "https://evil.test/bigfiles.virustotal.com/secret",
            "https://bigfiles.virustotal.com@evil.test/secret",
            "https://user:secret@bigfiles.virustotal.com/",
            "https://secret@bigfiles.virustotal.com/",
            "https://:secret@bigfiles.virustotal.com/",
            "https://evil.test\\.virustotal.com/secret",
            "https://evil.test#.virustotal.com/secret",
            "https://virustotal.com/secret",
            "https://.virustotal.com/secret",
            "https://bigfiles.virustotal.com../secret",
            "https://virustotal.com./secret",
            "https://bigfiles.virustotal.co/secret",
            "https://xn--virustotal-x.com/secret",
            "https://com/secret",
            "http://127.0.0.1:8080/secret",
            "http://localhost/secret",
            "http://[::1]/secret",
            "ftp://bigfiles.virustotal.com/secret",
            "file:///secret",
            "data:text/plain,secret",
            "/secret",
            "secret",
            "",
        ] {
            refused(text, BASE);
        }
    }

    #[test]
    fn loopback_is_accepted_from_loopback() {
        let base = "http://127.0.0.1:4000/api/v3";
        for text in [
            "http://127.0.0.1:4000/u",
            "http://127.0.0.1:5000/u",
            "http://localhost:5000/u",
            "http://[::1]:5000/u",
        ] {
            assert_eq!(accepted(text, base), text);
        }
        refused("http://127.0.0.1.evil.test/secret", base);
        refused("https://bigfiles.virustotal.com/secret", base);
    }

    #[test]
    fn a_base_without_an_own_domain_has_no_siblings() {
        for (text, base) in [
            ("https://evil.com/secret", "https://virustotal.com/api/v3"),
            ("https://evil.com./secret", "https://virustotal.com./api/v3"),
            ("https://evil.com/secret", "https://virustotal.com./api/v3"),
            ("https://evil.co.uk/secret", "https://gateway.co.uk/api/v3"),
            (
                "https://evil.com.au/secret",
                "https://gateway.com.au/api/v3",
            ),
            ("https://other/secret", "https://gateway/api/v3"),
            ("https://192.0.2.2/secret", "https://192.0.2.1/api/v3"),
        ] {
            refused(text, base);
        }
        // Plain http that was allowed stays at its own origin.
        let base = "http://gateway.internal:8080/api/v3";
        assert_eq!(
            accepted("http://gateway.internal:8080/u", base),
            "http://gateway.internal:8080/u"
        );
    }

    #[test]
    fn debug_shows_the_host_only() {
        let url = UploadUrl::new("https://bigfiles.virustotal.com/secret", BASE).unwrap();
        assert_eq!(
            format!("{url:?}"),
            "UploadUrl(bigfiles.virustotal.com, [redacted])"
        );
    }
}
