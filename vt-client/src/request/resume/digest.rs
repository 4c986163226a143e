//! Digests that stand for what is not written down.

use std::fmt;

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest as _, Sha256};

/// How much of a SHA-256 is kept: enough that nothing else has the same by chance.
const LENGTH: usize = 16;

/// The beginning of the SHA-256 of a list of texts.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Digest([u8; LENGTH]);

impl Digest {
    /// The digest of these texts in this order.
    pub(crate) fn of<P: AsRef<[u8]>>(parts: impl IntoIterator<Item = P>) -> Self {
        let mut digester = Digester::default();
        for part in parts {
            digester.add(part.as_ref());
        }
        digester.digest()
    }
}

/// A digest in the making.
#[derive(Clone, Default)]
pub(crate) struct Digester(Sha256);

impl Digester {
    /// Adds one text. Its length goes in front, so that `ab`, `c` is not the same as `a`, `bc`.
    pub(crate) fn add(&mut self, part: &[u8]) {
        self.0.update((part.len() as u64).to_be_bytes());
        self.0.update(part);
    }

    /// The digest of what was added until here.
    pub(crate) fn digest(&self) -> Digest {
        let whole: [u8; 32] = self.0.clone().finalize().into();
        let mut kept = [0; LENGTH];
        kept.copy_from_slice(&whole[..LENGTH]);
        Digest(kept)
    }
}

impl AsRef<[u8]> for Digest {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&BASE64_URL_SAFE_NO_PAD.encode(self.0))
    }
}

impl Serialize for Digest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{self:?}"))
    }
}

impl<'de> Deserialize<'de> for Digest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        BASE64_URL_SAFE_NO_PAD
            .decode(text)
            .ok()
            .and_then(|bytes| bytes.try_into().ok())
            .map(Digest)
            .ok_or_else(|| D::Error::custom("not a digest"))
    }
}
