//! Explanations of code.

use base64::Engine;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use serde::{Deserialize, Serialize};

/// What Code Insights says of a block of code, base64 on the wire.
///
/// ```
/// use vt_client::answers::CodeInsight;
///
/// let insight: CodeInsight = serde_json::from_str(r#""SXQgcmV0dXJucy4=""#)?;
/// assert_eq!(insight.decoded().as_deref(), Some("It returns."));
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// Source: [code insights](https://docs.virustotal.com/reference/analyse-binary).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CodeInsight(String);

impl CodeInsight {
    /// The text as it came.
    pub fn encoded(&self) -> &str {
        &self.0
    }

    /// The explanation; `None` when what came is not base64. Bytes that are not UTF-8 become `�`.
    pub fn decoded(&self) -> Option<String> {
        let alphabet = if self.0.contains(['-', '_']) {
            alphabet::URL_SAFE
        } else {
            alphabet::STANDARD
        };
        let padded_or_not =
            GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
        let bytes = GeneralPurpose::new(&alphabet, padded_or_not).decode(self.0.trim_ascii());
        Some(String::from_utf8_lossy(&bytes.ok()?).into_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_of_any_kind() {
        for (encoded, decoded) in [
            ("w7/Dv8O+", Some("ÿÿþ")),
            ("w7_Dv8O-", Some("ÿÿþ")),
            ("YQ==", Some("a")),
            ("YQ", Some("a")),
            (" YQ==\n", Some("a")),
            ("/w==", Some("\u{fffd}")),
            ("_w==", Some("\u{fffd}")),
            ("-A==", Some("\u{fffd}")),
            ("", Some("")),
            ("It returns.", None),
        ] {
            let insight = CodeInsight(encoded.to_owned());
            assert_eq!(insight.decoded().as_deref(), decoded, "{encoded}");
            assert_eq!(insight.encoded(), encoded);
        }
    }
}
