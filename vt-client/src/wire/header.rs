//! Headers: the key's, and those that callers may not set.

use http::{HeaderName, HeaderValue};

/// The header that carries the key.
pub(crate) const X_APIKEY: HeaderName = HeaderName::from_static("x-apikey");

/// Why a header of this name cannot be set by hand.
pub(crate) fn reserved(name: &HeaderName) -> Option<String> {
    vt_table::reserved::is_header(name.as_str()).then(|| {
        format!("the header `{name}` cannot be set: the client itself decides whether and how it is sent")
    })
}

/// A text as the value of a header, or what keeps it from being one. That does not repeat the text,
/// which may be a password.
pub(crate) fn header_value(what: &str, text: &str) -> Result<HeaderValue, String> {
    if text.is_empty() {
        return Err(format!("{what} is empty"));
    }
    if text.trim() != text {
        return Err(format!(
            "{what} begins or ends with white space, which a header cannot carry"
        ));
    }
    let printable = text.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    match HeaderValue::from_str(text) {
        Ok(value) if printable => Ok(value),
        _ => Err(format!(
            "{what} has a character outside printable ASCII, which a header cannot carry"
        )),
    }
}
