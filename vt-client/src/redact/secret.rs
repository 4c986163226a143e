//! Text that cannot be printed by mistake.

use std::fmt;

use zeroize::Zeroizing;

use crate::redact::redactor::REDACTED;

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

#[cfg(test)]
mod tests {
    use super::*;

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
