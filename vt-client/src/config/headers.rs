//! Headers of all requests.

use http::header::{self, HeaderMap, HeaderName, HeaderValue};

use crate::error::Error;
use crate::id;
use crate::id::hint::Hint;
use crate::redact::too_long;
use crate::wire::header::{header_value, reserved};

/// The user agent where the caller sets none.
pub(crate) const DEFAULT_USER_AGENT: &str = concat!("vt-client/", env!("CARGO_PKG_VERSION"));

/// What hosts learn that are not the service: the caller's own user agent is the service's
/// business.
pub(crate) const THIRD_PARTY_USER_AGENT: HeaderValue =
    HeaderValue::from_static(concat!("vt-client/", env!("CARGO_PKG_VERSION"), " (gzip)"));

/// The user agent, which asks for compression.
pub(crate) fn user_agent(text: &str) -> Result<HeaderValue, Error> {
    let agent = if text.to_ascii_lowercase().contains("gzip") {
        text.to_owned()
    } else {
        format!("{text} (gzip)")
    };
    header_value("the user agent", agent.trim()).map_err(Error::configuration)
}

/// The headers that the caller sets for all requests.
pub(crate) fn headers(
    x_tool: Option<&str>,
    extra: &[(String, String)],
) -> Result<HeaderMap, Error> {
    let mut headers = HeaderMap::new();
    for (name, value) in extra {
        let parsed = HeaderName::from_bytes(name.as_bytes()).map_err(|_| {
            Error::configuration(format!("`{}` is not a header's name", id::shown(name)))
        })?;
        if let Some(refusal) = reserved(&parsed) {
            return Err(Error::configuration(refusal));
        }
        if parsed == header::USER_AGENT {
            return Err(Error::configuration_with(
                "the header `user-agent` has a setting of its own",
                Hint::Program("use `user_agent`".into()),
            ));
        }
        let what = format!("the value of the header `{parsed}`");
        let mut value = header_value(&what, value).map_err(Error::configuration)?;
        // It may be a gateway's token.
        value.set_sensitive(true);
        // Before it is added: a map of headers panics where there are too many.
        if let Some(fault) = too_long::headers(headers.iter().chain([(&parsed, &value)])) {
            return Err(Error::configuration(fault));
        }
        headers.append(parsed, value);
    }
    if let Some(name) = x_tool {
        headers.insert(
            HeaderName::from_static("x-tool"),
            header_value("the name for `x-tool`", name).map_err(Error::configuration)?,
        );
    }
    Ok(headers)
}
