//! Text that cannot be printed by mistake, and its removal from text that is shown.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use bytes::Bytes;
use http::HeaderValue;
use zeroize::Zeroizing;

use crate::error::Error;
use crate::id::Argument;

/// What is shown in place of a secret.
const REDACTED: &str = "[redacted]";

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
    /// [`Error::Configuration`], which does not show the key, if it is empty or holds a space, a
    /// line break, another control character or a character outside ASCII.
    pub fn new(key: impl Into<String>) -> Result<Self, Error> {
        let key = Zeroizing::new(key.into());
        match fault(&key, |byte| byte.is_ascii_graphic()) {
            None => Ok(Self(key)),
            Some(fault) => Err(Error::configuration(format!("the API key {fault}"))),
        }
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

/// Keys shorter than this are left in place: they occur by chance in every message.
const SHORTEST_KEY: usize = 4;

/// Headers marked sensitive may hold any word, so a chance occurrence is more likely.
const SHORTEST_HEADER: usize = 8;

/// Finds secrets in text that is about to be shown.
pub(crate) struct Redactor<'a> {
    key: &'a [u8],
    headers: Vec<&'a [u8]>,
}

impl<'a> Redactor<'a> {
    pub(crate) fn new(key: &'a ApiKey) -> Self {
        Self {
            key: key.expose().as_bytes(),
            headers: Vec::new(),
        }
    }

    /// Also looks for the values of these headers, where they are marked sensitive.
    pub(crate) fn with(mut self, headers: impl IntoIterator<Item = &'a HeaderValue>) -> Self {
        let secret = headers
            .into_iter()
            .filter(|value| value.is_sensitive() && value.len() >= SHORTEST_HEADER);
        self.headers.extend(secret.map(HeaderValue::as_bytes));
        self
    }

    fn secrets(&self) -> impl Iterator<Item = &[u8]> {
        let key = (self.key.len() >= SHORTEST_KEY).then_some(self.key);
        key.into_iter().chain(self.headers.iter().copied())
    }

    /// Replaces each secret by `[redacted]`, in any case and also where some or all of its
    /// characters are percent-encoded, once or more often.
    pub(crate) fn redact<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let bytes = text.as_bytes();
        let mut shown = String::new();
        let (mut copied, mut at) = (0, 0);
        while at < bytes.len() {
            let found = self
                .secrets()
                .filter_map(|secret| occurrence(&bytes[at..], secret))
                .max();
            match found {
                Some(length) => {
                    // Both ends are ASCII, so they are boundaries of characters.
                    shown.push_str(text.get(copied..at).unwrap_or_default());
                    shown.push_str(REDACTED);
                    at += length;
                    copied = at;
                }
                None => at += 1,
            }
        }
        if copied == 0 {
            return Cow::Borrowed(text);
        }
        shown.push_str(text.get(copied..).unwrap_or_default());
        Cow::Owned(shown)
    }

    /// Whether the key stands in this text. Only asked of keys that cannot stand there by chance;
    /// those of the service have 64 characters.
    pub(crate) fn finds_key(&self, text: &str) -> bool {
        self.key.len() >= 16
            && (0..text.len()).any(|at| occurrence(&text.as_bytes()[at..], self.key).is_some())
    }
}

/// The length of the secret's occurrence at the start of `text`.
fn occurrence(text: &[u8], secret: &[u8]) -> Option<usize> {
    let mut at = 0;
    for &wanted in secret {
        let (byte, length) = character(text.get(at..)?)?;
        if !byte.eq_ignore_ascii_case(&wanted) {
            return None;
        }
        at += length;
    }
    Some(at)
}

/// One character, `%41` and `%2541` read as `A`, and the length of its spelling.
fn character(text: &[u8]) -> Option<(u8, usize)> {
    let &first = text.first()?;
    if first != b'%' {
        return Some((first, 1));
    }
    let mut digits = 1;
    while text.get(digits..digits + 2) == Some(b"25".as_slice())
        && hexadecimal(text, digits + 2).is_some()
    {
        digits += 2;
    }
    match hexadecimal(text, digits) {
        Some(byte) => Some((byte, digits + 2)),
        None => Some((first, 1)),
    }
}

fn hexadecimal(text: &[u8], at: usize) -> Option<u8> {
    let digit = |at: usize| char::from(*text.get(at)?).to_digit(16);
    u8::try_from(digit(at)? * 16 + digit(at + 1)?).ok()
}
