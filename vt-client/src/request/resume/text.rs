//! The text form of tokens: a version, then base64 (for URLs) of JSON and a checksum.

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::Digest;
use crate::error::resume::ResumeError;

/// How many bytes of the payload's digest stand in front of it: a text that was cut off or changed
/// is no token.
const CHECKSUM: usize = 6;

/// Writes a payload; `version` is `r1` or the like.
pub(crate) fn seal(version: &str, payload: &impl Serialize) -> String {
    // Numbers, texts and lists of them always serialise.
    let payload = serde_json::to_vec(payload).unwrap_or_default();
    let mut bytes = checksum(version, &payload);
    bytes.extend_from_slice(&payload);
    format!("{version}-{}", BASE64_URL_SAFE_NO_PAD.encode(bytes))
}

/// Reads what [`seal`] wrote.
pub(crate) fn open<T: DeserializeOwned>(
    version: &str,
    what: &'static str,
    text: &str,
) -> Result<T, ResumeError> {
    let malformed = ResumeError::Malformed { what };
    let Some((found, rest)) = text.trim().split_once('-') else {
        return Err(malformed);
    };
    let Ok(bytes) = BASE64_URL_SAFE_NO_PAD.decode(rest) else {
        return Err(malformed);
    };
    match bytes.split_at_checked(CHECKSUM) {
        Some((sum, payload)) if *sum == checksum(found, payload) => {
            if found != version {
                let letter = version.get(..1).unwrap_or_default();
                return Err(if found.starts_with(letter) {
                    ResumeError::UnknownVersion { what }
                } else {
                    malformed
                });
            }
            serde_json::from_slice(payload).map_err(|_| malformed)
        }
        _ => Err(malformed),
    }
}

fn checksum(version: &str, payload: &[u8]) -> Vec<u8> {
    let digest = Digest::of([version.as_bytes(), payload]);
    digest.as_ref()[..CHECKSUM].to_vec()
}

/// Gives a type with `to_text` and `from_text` the traits of a text.
macro_rules! text_form {
    ($name:ident) => {
        /// The text to keep: letters, digits, `-` and `_` only.
        impl ::std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                formatter.write_str(&self.to_text())
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = $crate::ResumeError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::from_text(text)
            }
        }

        /// Written as its text.
        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                let text =
                    <::std::string::String as ::serde::Deserialize>::deserialize(deserializer)?;
                Self::from_text(&text).map_err(::serde::de::Error::custom)
            }
        }
    };
}

pub(crate) use text_form;
