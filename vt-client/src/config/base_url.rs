//! The base URL: what it may be, and which links stay below it.

use std::borrow::Cow;

use url::Url;

use crate::config::Config;
use crate::error::Error;
use crate::id;
use crate::id::hint::Hint;
use crate::redact::too_long;
use crate::wire::host::is_loopback;

/// Where Digital Threat Monitoring was served before it was a part of the API, and which its links
/// may still name.
///
/// Source: <https://gtidocs.virustotal.com/reference/dtm-pagination>.
const FORMER_DTM_URL: &str = "https://api.intelligence.mandiant.com/v4";

/// A path below the base URL and a query, both encoded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Target {
    pub(crate) path: String,
    pub(crate) query: Option<String>,
}

/// Checks the base URL.
pub(crate) fn base_url(text: &str, allow_plain_http: bool) -> Result<Url, Error> {
    // Whatever has an `@` may hold a password.
    let shown = if text.contains('@') {
        "the base URL".to_owned()
    } else {
        format!("the base URL `{}`", id::shown(text))
    };
    if let Some(fault) = too_long::url(text.len()) {
        return Err(Error::configuration(format!(
            "the base URL is too long: {fault}"
        )));
    }
    let refuse = |why: &str| Err(Error::configuration(format!("{shown} {why}")));
    let mut url = match Url::parse(text) {
        Ok(url) => url,
        Err(url::ParseError::RelativeUrlWithoutBase) => {
            return refuse("has no scheme; write `https://` in front");
        }
        Err(error) => return refuse(&format!("is not a URL: {error}")),
    };
    match url.scheme() {
        "https" => {}
        "http" if allow_plain_http || is_loopback(&url) => {}
        "http" => {
            return Err(Error::configuration_with(
                format!("{shown} would send the API key unprotected"),
                Hint::UseHttps,
            ));
        }
        _ => return refuse("must begin with `https://` or `http://`"),
    }
    if !url.username().is_empty() || url.password().is_some() {
        return refuse("must not have a user name or password");
    }
    if url.query().is_some() {
        return refuse("must not have a query");
    }
    if url.fragment().is_some() {
        return refuse("must not have a fragment");
    }
    let path = url.path().trim_end_matches('/').to_owned();
    url.set_path(&path);
    Ok(url)
}

impl Config {
    /// Where a link leads that came as the next page of a request for this path. Only path and
    /// query of it are used, and only if it is below the base URL.
    pub(crate) fn own_target(&self, link: &str, path: &str) -> Result<Target, Error> {
        let base = &self.base;
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
}
