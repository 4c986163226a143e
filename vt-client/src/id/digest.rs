//! Digests of files, computed while they are read.

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use md5::Md5;
use sha1::Sha1;
use sha2::{Digest, Sha256};

use super::{FileDigests, FileHash};
use crate::id::source_file;

/// How much is read at a time: enough that system calls do not matter beside hashing.
const BUFFER: usize = 256 * 1024;

/// How much one digest takes before the next.
const PIECE: usize = 16 * 1024;

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
#[error("cannot read `{}` to compute its hash: {source}", crate::redact::printable::escape(&path.to_string_lossy()))]
#[non_exhaustive]
pub struct HashFileError {
    /// The path as it was given.
    pub path: PathBuf,
    /// What the system said; its `kind()` tells a missing file from one without permission, and is
    /// `InvalidInput` for what is no regular file.
    pub source: io::Error,
}

/// Digests in the making, of each kind at most one.
#[derive(Clone, Default)]
pub(crate) struct Hasher {
    md5: Option<Md5>,
    sha1: Option<Sha1>,
    sha256: Option<Sha256>,
    length: u64,
}

impl Hasher {
    pub(crate) fn new(kinds: &[DigestKind]) -> Self {
        let mut hasher = Self::default();
        for kind in kinds {
            match kind {
                DigestKind::Md5 => hasher.md5 = Some(Md5::new()),
                DigestKind::Sha1 => hasher.sha1 = Some(Sha1::new()),
                DigestKind::Sha256 => hasher.sha256 = Some(Sha256::new()),
            }
        }
        hasher
    }

    /// Takes a whole file.
    pub(crate) fn of_path(path: &Path, kinds: &[DigestKind]) -> Result<Self, HashFileError> {
        let read = || {
            let (file, size) = source_file::open(path)?;
            let mut hasher = Self::new(kinds);
            // No further than where it ended: it may be written faster than it is read.
            hasher.read((&file).take(size))?;
            if hasher.length != size || file.metadata()?.len() != size {
                return Err(source_file::changed());
            }
            Ok(hasher)
        };
        read().map_err(|source| HashFileError {
            path: path.to_owned(),
            source,
        })
    }

    pub(crate) fn update(&mut self, bytes: &[u8]) {
        self.length += bytes.len() as u64;
        // By pieces that stay in the nearest cache for the next digest.
        for piece in bytes.chunks(PIECE) {
            if let Some(md5) = &mut self.md5 {
                md5.update(piece);
            }
            if let Some(sha1) = &mut self.sha1 {
                sha1.update(piece);
            }
            if let Some(sha256) = &mut self.sha256 {
                sha256.update(piece);
            }
        }
    }

    /// Takes all that a reader gives.
    pub(crate) fn read(&mut self, mut reader: impl Read) -> io::Result<()> {
        let mut buffer = vec![0; BUFFER];
        loop {
            match reader.read(&mut buffer) {
                Ok(0) => return Ok(()),
                Ok(length) => self.update(&buffer[..length]),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }

    pub(crate) fn finish(self) -> FileDigests {
        let hash = |digest: &[u8]| FileHash::of_digest(hexadecimal(digest));
        FileDigests {
            md5: self.md5.map(|md5| hash(&md5.finalize())),
            sha1: self.sha1.map(|sha1| hash(&sha1.finalize())),
            sha256: self.sha256.map(|sha256| hash(&sha256.finalize())),
            size: self.length,
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

    fn of_reader(reader: impl Read, kind: DigestKind) -> io::Result<String> {
        FileHash::of_reader_with(reader, kind).map(String::from)
    }

    fn of_bytes(bytes: &[u8], kind: DigestKind) -> String {
        FileHash::of_bytes_with(bytes, kind).into()
    }

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
