//! Digests and sizes of contents.

use md5::Md5;
use sha1::Sha1;
use sha2::{Digest, Sha256};

/// What a file is known by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Facts {
    pub(crate) md5: String,
    pub(crate) sha1: String,
    pub(crate) sha256: String,
    pub(crate) size: usize,
}

impl Facts {
    pub(crate) fn of(content: &[u8]) -> Self {
        Self {
            md5: hex(&Md5::digest(content)),
            sha1: hex(&Sha1::digest(content)),
            sha256: sha256_hex(content),
            size: content.len(),
        }
    }
}

pub(crate) fn sha256_hex(content: &[u8]) -> String {
    hex(&Sha256::digest(content))
}

fn hex(bytes: &[u8]) -> String {
    let digit = |nibble: u8| char::from_digit(u32::from(nibble), 16).unwrap_or('0');
    bytes
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)])
        .collect()
}
