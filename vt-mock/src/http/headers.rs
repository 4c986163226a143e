//! Headers as text, and those that carry secrets.

use http::HeaderMap;

/// The header of the API key.
pub(crate) const API_KEY: &str = "x-apikey";

/// Headers whose values are secrets of the sender.
pub(crate) const SECRET_HEADERS: [&str; 2] = [API_KEY, "x-user-password"];

/// What stands in place of a secret.
pub(crate) const REDACTED: &str = "[redacted]";

/// The value of the first header of this name, if it is text.
pub(crate) fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

/// The values of secret headers.
pub(crate) fn secrets(headers: &HeaderMap) -> impl Iterator<Item = &str> {
    SECRET_HEADERS
        .into_iter()
        .filter_map(|name| text(headers, name))
}
