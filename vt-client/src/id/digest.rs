//! Digests of files, computed while they are read.

use std::io::{self, Read};
use std::path::PathBuf;

use md5::Md5;
use sha1::Sha1;
use sha2::{Digest, Sha256};

/// How much is read at a time: enough that system calls do not matter beside hashing.
const BUFFER: usize = 256 * 1024;

/// A digest that names a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum DigestKind {
    /// MD5, 32 hexadecimal digits.
    Md5,
    /// SHA-1, 40 hexadecimal digits.
    Sha1,
    /// SHA-256, 64 hexadecimal digits: the identifier of files in all answers.
    #[default]
    Sha256,
}

impl DigestKind {
    /// How many hexadecimal digits it has.
    pub const fn digits(self) -> usize {
        match self {
            DigestKind::Md5 => 32,
            DigestKind::Sha1 => 40,
            DigestKind::Sha256 => 64,
        }
    }

    /// As attributes of files name it: `md5`, `sha1`, `sha256`.
    pub const fn as_str(self) -> &'static str {
        match self {
            DigestKind::Md5 => "md5",
            DigestKind::Sha1 => "sha1",
            DigestKind::Sha256 => "sha256",
        }
    }
}

impl std::fmt::Display for DigestKind {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.pad(self.as_str())
    }
}

/// A file that could not be read to compute its digest.
#[derive(Debug, thiserror::Error)]
#[error("cannot read `{}` to compute its hash: {source}", path.display())]
#[non_exhaustive]
pub struct HashFileError {
    /// The path as it was given.
    pub path: PathBuf,
    /// What the system said; its `kind()` tells a missing file from one without permission.
    pub source: io::Error,
}

/// The lower-case hexadecimal digest of all that a reader gives.
pub(crate) fn of_reader(reader: impl Read, kind: DigestKind) -> io::Result<String> {
    match kind {
        DigestKind::Md5 => digest::<Md5>(reader),
        DigestKind::Sha1 => digest::<Sha1>(reader),
        DigestKind::Sha256 => digest::<Sha256>(reader),
    }
}

/// The lower-case hexadecimal digest of bytes in memory.
pub(crate) fn of_bytes(bytes: &[u8], kind: DigestKind) -> String {
    match kind {
        DigestKind::Md5 => hexadecimal(&Md5::digest(bytes)),
        DigestKind::Sha1 => hexadecimal(&Sha1::digest(bytes)),
        DigestKind::Sha256 => hexadecimal(&Sha256::digest(bytes)),
    }
}

fn digest<D: Digest>(mut reader: impl Read) -> io::Result<String> {
    let mut digest = D::new();
    let mut buffer = vec![0; BUFFER];
    loop {
        match reader.read(&mut buffer) {
            Ok(0) => return Ok(hexadecimal(&digest.finalize())),
            Ok(length) => digest.update(&buffer[..length]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    use std::fmt::Write;
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Published vectors: RFC 1321 (MD5), FIPS 180 (SHA-1, SHA-256).
    const VECTORS: [(&str, DigestKind, &str); 6] = [
        ("", DigestKind::Md5, "d41d8cd98f00b204e9800998ecf8427e"),
        ("abc", DigestKind::Md5, "900150983cd24fb0d6963f7d28e17f72"),
        (
            "",
            DigestKind::Sha1,
            "da39a3ee5e6b4b0d3255bfef95601890afd80709",
        ),
        (
            "abc",
            DigestKind::Sha1,
            "a9993e364706816aba3e25717850c26c9cd0d89d",
        ),
        (
            "",
            DigestKind::Sha256,
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        ),
        (
            "abc",
            DigestKind::Sha256,
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        ),
    ];

    #[test]
    fn published_vectors() {
        for (text, kind, expected) in VECTORS {
            assert_eq!(of_bytes(text.as_bytes(), kind), expected);
            assert_eq!(of_reader(text.as_bytes(), kind).unwrap(), expected);
            assert_eq!(expected.len(), kind.digits());
        }
    }

    #[test]
    fn digests_have_the_names_of_the_attributes() {
        for (kind, name) in [
            (DigestKind::Md5, "md5"),
            (DigestKind::Sha1, "sha1"),
            (DigestKind::Sha256, "sha256"),
        ] {
            assert_eq!(kind.as_str(), name);
            assert_eq!(kind.to_string(), name);
        }
        assert_eq!(DigestKind::default(), DigestKind::Sha256);
    }

    /// Gives one byte at a time and is interrupted before each.
    struct Hesitant<'a>(&'a [u8], bool);

    impl Read for Hesitant<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            self.1 = !self.1;
            if self.1 {
                return Err(io::ErrorKind::Interrupted.into());
            }
            self.0.take(1).read(buffer).inspect(|length| {
                self.0 = &self.0[*length..];
            })
        }
    }

    #[test]
    fn interrupted_readers_are_read_on() {
        let hash = of_reader(Hesitant(b"abc", false), DigestKind::Md5).unwrap();
        assert_eq!(hash, "900150983cd24fb0d6963f7d28e17f72");
    }

    #[test]
    fn more_than_a_buffer_is_read() {
        // FIPS 180: a million times "a".
        let million = "a".repeat(1_000_000);
        assert_eq!(
            of_reader(million.as_bytes(), DigestKind::Sha256).unwrap(),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
        );
        assert_eq!(
            of_reader(million.as_bytes(), DigestKind::Sha1).unwrap(),
            "34aa973cd4c4daa4f61eeb2bdbad27316534016f"
        );
    }
}
