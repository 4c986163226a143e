//! Text that cannot be printed by mistake.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use bytes::Bytes;
use http::HeaderValue;
use zeroize::Zeroizing;

use crate::error::Error;
use crate::id::Argument;
use crate::redact::redactor::{REDACTED, Redactor};
use crate::transport::proxy::in_quotes;

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
    /// [`Error::Configuration`], which does not show the key, if it is empty or in quotes or holds a space, a
    /// line break, another control character or a character outside ASCII.
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
        Redactor::new(self).redact(text)
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

/// A password or another text that must not be printed: a one-time URL, a key in an answer.
///
/// It has no `Display`, its `Debug` is `[redacted]`, and its memory is zeroed when dropped.
/// [`Secret::expose`] gives the text.
#[derive(Clone, Default)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// Keeps this text.
    pub fn new(text: impl Into<String>) -> Self {
        Self(Zeroizing::new(text.into()))
    }

    /// The text itself.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

/// A secret can be an argument; no error or log shows it.
impl Argument for Secret {
    const SECRET: bool = true;

    fn text(&self) -> Cow<'_, str> {
        Cow::Borrowed(self.expose())
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(REDACTED)
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self::new(text)
    }
}

impl From<&String> for Secret {
    fn from(text: &String) -> Self {
        Self::new(text.as_str())
    }
}

impl<'de> serde::Deserialize<'de> for Secret {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::new)
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

    #[test]
    fn a_secret_keeps_its_text() {
        let text = "correct horse".to_owned();
        for secret in [
            Secret::from(&text),
            Secret::from(text.as_str()),
            Secret::from(text.clone()),
            serde_json::from_str("\"correct horse\"").unwrap(),
        ] {
            assert_eq!(secret.expose(), text);
            assert_eq!(format!("{secret:?}"), "[redacted]");
        }
    }
}
