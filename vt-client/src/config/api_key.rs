//! The API key.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use bytes::Bytes;
use http::HeaderValue;
use zeroize::Zeroizing;

use crate::config::quotes::in_quotes;
use crate::error::Error;
use crate::redact::redactor::{REDACTED, Redactor};

/// An API key of VirusTotal.
///
/// It has no `Display`, its `Debug` is `[redacted]`, and its memory is zeroed when dropped.
///
/// ```
/// let key = vt_client::ApiKey::new("0123456789abcdef")?;
/// assert_eq!(format!("{key:?}"), "[redacted]");
/// # Ok::<(), vt_client::Error>(())
/// ```
#[derive(Clone)]
pub struct ApiKey(Zeroizing<String>);

impl ApiKey {
    /// Checks that the key can be sent in a header: visible ASCII characters only.
    ///
    /// # Errors
    ///
    /// [`Error::Configuration`], which does not show the key, if it is empty or in quotes or holds
    /// a space, a line break, another control character or a character outside ASCII.
    pub fn new(key: impl Into<String>) -> Result<Self, Error> {
        let key = Zeroizing::new(key.into());
        if in_quotes(&key) {
            return Err(Error::configuration(
                "the API key is in quotes, which are taken for a part of it (as by `docker --env-file`); remove them",
            ));
        }
        match fault(&key, |byte| byte.is_ascii_graphic()) {
            None => Ok(Self(key)),
            Some(fault) => Err(Error::configuration(format!("the API key {fault}"))),
        }
    }

    /// The text with `[redacted]` in place of this key, for whatever a program shows: the key may
    /// have been typed in a wrong place.
    ///
    /// It is found in any case, percent-encoded, escaped as in JSON, within base64, and in pieces
    /// where a cut (the text's begin, its end or `…`) left one.
    ///
    /// ```
    /// let key = vt_client::ApiKey::new("0123456789abcdef")?;
    /// let message = "`0123456789abcdef` is not a domain name";
    /// assert_eq!(key.redact(message), "`[redacted]` is not a domain name");
    /// # Ok::<(), vt_client::Error>(())
    /// ```
    pub fn redact<'t>(&self, text: &'t str) -> Cow<'t, str> {
        Redactor::new(self.expose()).redact(text)
    }

    pub(crate) fn expose(&self) -> &str {
        &self.0
    }

    /// The value of `x-apikey`, marked sensitive; its memory, too, is zeroed with the last clone.
    pub(crate) fn header(&self) -> Result<HeaderValue, Error> {
        sensitive(&self.0, "the API key")
    }
}

impl fmt::Debug for ApiKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(REDACTED)
    }
}

impl FromStr for ApiKey {
    type Err = Error;

    fn from_str(key: &str) -> Result<Self, Error> {
        Self::new(key)
    }
}

impl TryFrom<&str> for ApiKey {
    type Error = Error;

    fn try_from(key: &str) -> Result<Self, Error> {
        Self::new(key)
    }
}

impl TryFrom<String> for ApiKey {
    type Error = Error;

    fn try_from(key: String) -> Result<Self, Error> {
        Self::new(key)
    }
}

impl TryFrom<&String> for ApiKey {
    type Error = Error;

    fn try_from(key: &String) -> Result<Self, Error> {
        Self::new(key.as_str())
    }
}

/// What keeps a text out of a header, in words that do not repeat it.
fn fault(text: &str, allowed: impl Fn(u8) -> bool) -> Option<&'static str> {
    let byte = match text.bytes().find(|&byte| !allowed(byte)) {
        None if text.is_empty() => return Some("is empty"),
        None => return None,
        Some(byte) => byte,
    };
    Some(match byte {
        b'\r' | b'\n' => "contains a line break; remove it",
        b' ' => "contains a space; remove it",
        0x80.. => "contains a character outside ASCII; check that it was copied whole",
        _ => "contains a control character; remove it",
    })
}

fn sensitive(text: &str, name: &str) -> Result<HeaderValue, Error> {
    // An owner that is zeroed: the header's clones share it.
    let owner = Zeroizing::new(text.as_bytes().to_vec());
    let mut value = HeaderValue::from_maybe_shared(Bytes::from_owner(owner))
        .map_err(|_| Error::configuration(format!("{name} cannot be sent in a header")))?;
    value.set_sensitive(true);
    Ok(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_that_cannot_be_sent_is_refused_for_what_it_is() {
        for (key, fault) in [
            ("", "is empty"),
            ("0123 4567", "contains a space; remove it"),
            ("01234567\n", "contains a line break; remove it"),
            ("0123\t4567", "contains a control character; remove it"),
            ("0123\u{7f}", "contains a control character; remove it"),
            (
                "schlüssel",
                "contains a character outside ASCII; check that it was copied whole",
            ),
        ] {
            let error = ApiKey::new(key).unwrap_err().to_string();
            assert_eq!(error, format!("the API key {fault}"));
        }
    }

    #[test]
    fn a_key_that_was_typed_in_a_wrong_place_is_redacted() {
        let key: ApiKey = "0123456789abcdef".parse().unwrap();
        assert_eq!(
            key.redact("no file `0123456789ABCDEF` here"),
            "no file `[redacted]` here"
        );
        assert_eq!(key.redact("no file here"), "no file here");
    }
}
