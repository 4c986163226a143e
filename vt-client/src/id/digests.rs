//! Several digests of one file, computed in one read.

use std::path::Path;

use super::digest::{DigestKind, HashFileError, Hasher};
use super::file_hash::FileHash;

/// Digests of a file, those that were asked for, and its size.
///
/// ```no_run
/// use vt_client::{DigestKind, FileDigests};
///
/// let digests = FileDigests::of_path("setup.exe", [DigestKind::Md5, DigestKind::Sha256])?;
/// println!("{:?} {:?} {} bytes", digests.md5, digests.sha256, digests.size);
/// # Ok::<(), vt_client::HashFileError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct FileDigests {
    /// The MD5.
    pub md5: Option<FileHash>,
    /// The SHA-1.
    pub sha1: Option<FileHash>,
    /// The SHA-256.
    pub sha256: Option<FileHash>,
    /// The file's size in bytes.
    pub size: u64,
}

impl FileDigests {
    /// Computes digests of a file, which is read once. Nothing is uploaded; the call blocks until
    /// it is read.
    ///
    /// # Errors
    ///
    /// When the file cannot be opened or read, or is no regular file, as uploads need one; the
    /// error names the path.
    pub fn of_path(
        path: impl AsRef<Path>,
        kinds: impl IntoIterator<Item = DigestKind>,
    ) -> Result<Self, HashFileError> {
        let kinds: Vec<DigestKind> = kinds.into_iter().collect();
        Ok(Hasher::of_path(path.as_ref(), &kinds)?.finish())
    }

    /// The digest of this kind, if it was asked for.
    pub fn of(&self, kind: DigestKind) -> Option<&FileHash> {
        match kind {
            DigestKind::Md5 => self.md5.as_ref(),
            DigestKind::Sha1 => self.sha1.as_ref(),
            DigestKind::Sha256 => self.sha256.as_ref(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_read_gives_what_was_asked_for_and_no_more() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("million");
        std::fs::write(&path, "a".repeat(1_000_000)).unwrap();
        let all = [DigestKind::Sha256, DigestKind::Md5, DigestKind::Sha1];
        let digests = FileDigests::of_path(&path, all).unwrap();
        // RFC 1321 and FIPS 180: a million times "a".
        let text = |hash: Option<FileHash>| hash.unwrap().to_string();
        assert_eq!(text(digests.md5), "7707d6ae4e027c70eea2a935c2296f21");
        assert_eq!(
            text(digests.sha1),
            "34aa973cd4c4daa4f61eeb2bdbad27316534016f"
        );
        assert_eq!(
            text(digests.sha256),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
        );
        assert_eq!(digests.size, 1_000_000);
        let one = FileDigests::of_path(&path, [DigestKind::Sha1]).unwrap();
        assert_eq!((one.md5, one.sha256), (None, None));
        let missing = FileDigests::of_path(folder.path().join("missing"), all).unwrap_err();
        assert!(missing.path.ends_with("missing"));
    }
}
