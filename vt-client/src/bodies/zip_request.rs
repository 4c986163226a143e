//! Files to be put into a ZIP.

use std::fmt;

use serde::Serialize;

use super::entity::Envelope;
use super::{BodyError, JsonBody};
use crate::id::FileHash;

/// Files to be put into a ZIP file, by their hashes, with a password if wanted.
///
/// The password does not show in `Debug`.
///
/// Source: <https://docs.virustotal.com/reference/zip_files>.
#[derive(Clone, PartialEq, Serialize)]
#[serde(transparent)]
pub struct ZipRequest(Envelope<Files>);

#[derive(Clone, PartialEq, Serialize)]
struct Files {
    #[serde(skip_serializing_if = "Option::is_none")]
    password: Option<String>,
    hashes: Vec<String>,
}

impl ZipRequest {
    /// A ZIP of the files with these hashes.
    pub fn new(hashes: impl IntoIterator<Item = impl Into<String>>) -> Self {
        ZipRequest(Envelope::of(Files {
            password: None,
            hashes: hashes.into_iter().map(Into::into).collect(),
        }))
    }

    /// Protects the ZIP by a password.
    #[must_use]
    pub fn password(mut self, password: impl Into<String>) -> Self {
        self.0.data.password = Some(password.into());
        self
    }
}

impl JsonBody for ZipRequest {
    fn check(&self) -> Result<(), BodyError> {
        if self.0.data.hashes.is_empty() {
            return Err(BodyError::empty("hashes"));
        }
        for hash in &self.0.data.hashes {
            if let Err(error) = hash.parse::<FileHash>() {
                return Err(BodyError::of_identifier("hashes", error));
            }
        }
        Ok(())
    }
}

impl fmt::Debug for ZipRequest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let password = self.0.data.password.as_ref().map(|_| "[redacted]");
        formatter
            .debug_struct("ZipRequest")
            .field("hashes", &self.0.data.hashes)
            .field("password", &password)
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bodies::testing::{refused, value};
    use serde_json::json;

    const MD5: &str = "44d88612fea8a8f36de82e1278abb02f";

    #[test]
    fn hashes_stand_directly_in_data() {
        assert_eq!(
            value(ZipRequest::new([MD5])),
            json!({"data": {"hashes": [MD5]}})
        );
        let hash: FileHash = MD5.parse().unwrap();
        assert_eq!(
            value(ZipRequest::new([hash]).password("infected")),
            json!({"data": {"password": "infected", "hashes": [MD5]}})
        );
    }

    #[test]
    fn the_password_is_not_shown() {
        let shown = format!("{:?}", ZipRequest::new([MD5]).password("infected"));
        assert!(!shown.contains("infected"), "{shown}");
        assert!(
            shown.contains(MD5) && shown.contains("[redacted]"),
            "{shown}"
        );
    }

    #[test]
    fn other_texts_than_hashes_are_refused() {
        let nothing: [&str; 0] = [];
        assert_eq!(
            ZipRequest::new(nothing).check().unwrap_err().field(),
            "hashes"
        );
        assert_eq!(
            refused(ZipRequest::new([MD5, "setup.exe"])),
            "`setup.exe` is not a file hash: `s` is not a hexadecimal digit; \
             give the 32, 40 or 64 hexadecimal digits of an MD5, SHA-1 or SHA-256"
        );
    }
}
