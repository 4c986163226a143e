//! Attributes that must not be shown.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::json::attributes::{Kind, Tolerant};
use crate::json::reader::JsonReader;

/// An attribute that gives access to something: an API key, a signed or one-time URL.
///
/// `Debug` shows `[redacted]`, and there is no `Display`; [`SecretText::expose`] gives the text.
/// Serialising writes the text, as serialising the object does.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct SecretText(String);

impl SecretText {
    /// The text itself. Take care where it goes.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for SecretText {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("[redacted]")
    }
}

impl Serialize for SecretText {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl Tolerant for SecretText {
    const KIND: Kind = Kind::Text;

    fn read(reader: &mut JsonReader<'_>) -> Option<Self> {
        String::read(reader).map(SecretText)
    }
}

impl<'de> serde::Deserialize<'de> for SecretText {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self)
    }
}
