//! The identifier of a file.

use std::io::{self, Read};
use std::path::Path;

use super::IdError;
use super::digest::{DigestKind, HashFileError, Hasher};
use super::text::{hexadecimal, no_digest, text_identifier};

const KIND: &str = "a file hash";
const ACCEPTED: &str = "give the 32, 40 or 64 hexadecimal digits of an MD5, SHA-1 or SHA-256";

/// The identifier of a file: its MD5, SHA-1 or SHA-256 in lower case.
///
/// Made from text of any case, with or without white space around it, or computed from a file, a
/// reader or bytes. VirusTotal's answers always name files by SHA-256; private files are known by
/// SHA-256 only, for which there is [`Sha256`](crate::Sha256).
///
/// ```
/// use vt_client::{DigestKind, FileHash};
///
/// let hash: FileHash = " 44D88612FEA8A8F36DE82E1278ABB02F\n".parse()?;
/// assert_eq!(hash.as_str(), "44d88612fea8a8f36de82e1278abb02f");
/// assert_eq!(hash.kind(), DigestKind::Md5);
/// # Ok::<(), vt_client::IdError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileHash(String);

text_identifier!(FileHash);

impl FileHash {
    /// Which digest it is.
    pub fn kind(&self) -> DigestKind {
        match self.0.len() {
            32 => DigestKind::Md5,
            40 => DigestKind::Sha1,
            _ => DigestKind::Sha256,
        }
    }

    /// Computes the SHA-256 of a file. Nothing is uploaded.
    ///
    /// The file is read in pieces, so its size does not matter; the call blocks until it is read.
    ///
    /// # Errors
    ///
    /// When the file cannot be opened or read, or is no regular file, as uploads need one; the
    /// error names the path. For what a pipe gives there is [`FileHash::of_reader`].
    pub fn of_path(path: impl AsRef<Path>) -> Result<Self, HashFileError> {
        Self::of_path_with(path, DigestKind::Sha256)
    }

    /// Computes a digest of a file, as [`FileHash::of_path`] does with SHA-256.
    ///
    /// # Errors
    ///
    /// When the file cannot be opened or read; the error names the path.
    pub fn of_path_with(path: impl AsRef<Path>, kind: DigestKind) -> Result<Self, HashFileError> {
        let hasher = Hasher::of_path(path.as_ref(), &[kind])?;
        Ok(Self::only(hasher, kind))
    }

    /// Computes the SHA-256 of all that a reader gives.
    ///
    /// # Errors
    ///
    /// When reading fails.
    pub fn of_reader(reader: impl Read) -> io::Result<Self> {
        Self::of_reader_with(reader, DigestKind::Sha256)
    }

    /// Computes a digest of all that a reader gives.
    ///
    /// # Errors
    ///
    /// When reading fails.
    pub fn of_reader_with(reader: impl Read, kind: DigestKind) -> io::Result<Self> {
        let mut hasher = Hasher::new(&[kind]);
        hasher.read(reader)?;
        Ok(Self::only(hasher, kind))
    }

    /// Computes the SHA-256 of bytes in memory.
    pub fn of_bytes(bytes: impl AsRef<[u8]>) -> Self {
        Self::of_bytes_with(bytes, DigestKind::Sha256)
    }

    /// Computes a digest of bytes in memory.
    pub fn of_bytes_with(bytes: impl AsRef<[u8]>, kind: DigestKind) -> Self {
        let mut hasher = Hasher::new(&[kind]);
        hasher.update(bytes.as_ref());
        Self::only(hasher, kind)
    }

    fn only(hasher: Hasher, kind: DigestKind) -> Self {
        let digest = hasher.finish().of(kind).cloned();
        // The hasher was made for this kind.
        digest.unwrap_or(FileHash(String::new()))
    }

    /// The hexadecimal digits of a digest that was computed here.
    pub(super) fn of_digest(digits: String) -> Self {
        FileHash(digits)
    }

    fn parse(text: &str) -> Result<Self, IdError> {
        Self::read(text).map_err(|problem| {
            no_digest(KIND, text, problem, ACCEPTED, |text| {
                Self::read(text).is_ok()
            })
        })
    }

    /// The hash, or what is wrong with the text.
    fn read(text: &str) -> Result<Self, String> {
        let digits = hexadecimal(text)?;
        match digits.len() {
            32 | 40 | 64 => Ok(FileHash(digits.to_ascii_lowercase())),
            1 => Err("it has 1 character".to_owned()),
            length => Err(format!("it has {length} characters")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::Argument;
    use crate::id::hint::Hint;

    #[test]
    fn digests_of_any_case_and_with_white_space() {
        for (text, kind) in [
            ("44D88612FEA8A8F36DE82E1278ABB02F", DigestKind::Md5),
            ("3395856CE81F2B7382DEE72602F798B642F14140", DigestKind::Sha1),
            (
                "275A021BBFB6489E54D471899F7DB9D1663FC695EC2FE2A2C4538AABF651FD0F",
                DigestKind::Sha256,
            ),
        ] {
            let hash = FileHash::try_from(format!("\t{text}\r\n")).unwrap();
            assert_eq!(hash.as_str(), text.to_lowercase());
            assert_eq!(hash.kind(), kind);
            assert_eq!(hash.text(), text.to_lowercase());
            assert_eq!(hash.to_string(), text.to_lowercase());
            assert_eq!(FileHash::try_from(text).unwrap(), hash);
            assert_eq!(FileHash::try_from(&text.to_owned()).unwrap(), hash);
            assert_eq!(text.parse::<FileHash>().unwrap(), hash);
            assert_eq!(FileHash::from(&hash), hash);
            assert_eq!(String::from(hash.clone()), hash.as_ref());
        }
    }

    #[test]
    fn what_is_not_a_digest_is_refused() {
        for (text, problem) in [
            ("", "it is empty"),
            ("  ", "it is empty"),
            ("a", "it has 1 character"),
            ("44d88612fea8a8f36de82e1278abb02", "it has 31 characters"),
            ("44d88612fea8a8f36de82e1278abb02fa", "it has 33 characters"),
            (
                "44d88612fea8a8f36de82e1278abb02g",
                "`g` is not a hexadecimal digit",
            ),
            (
                "44d88612 fea8a8f36de82e1278abb02",
                "` ` is not a hexadecimal digit",
            ),
            ("４４", "`４` is not a hexadecimal digit"),
        ] {
            let error = FileHash::try_from(text).unwrap_err();
            assert_eq!(error.problem(), problem, "{text}");
            assert_eq!(error.text(), text);
            assert_eq!(error.kind(), "a file hash");
        }
    }

    #[test]
    fn what_else_it_is_is_told() {
        let md5 = "44d88612fea8a8f36de82e1278abb02f";
        let sha256 = "275a021bbfb6489e54d471899f7db9d1663fc695ec2fe2a2c4538aabf651fd0f";
        // From `printf %s MD5:1600000000 | base64`.
        let analysis = "NDRkODg2MTJmZWE4YThmMzZkZTgyZTEyNzhhYmIwMmY6MTYwMDAwMDAwMA==";
        let submission = format!("f-{sha256}-1600000000");
        let meant = |text: &str| Hint::Meant(text.into());
        for (text, problem, hint) in [
            (
                analysis,
                "it is the identifier of an analysis",
                Hint::Analysis(analysis.into()),
            ),
            (
                &*analysis.replace('=', "%3D"),
                "it is the identifier of an analysis",
                Hint::Analysis(analysis.into()),
            ),
            (
                &*submission,
                "it is the identifier of an analysis",
                Hint::Analysis(submission.as_str().into()),
            ),
            (&*format!("\"{md5}\""), "it is in quotes", meant(md5)),
            // As `md5sum` prints it.
            (
                &*format!("{md5}  setup.exe"),
                "it has more than one column",
                meant(md5),
            ),
            (
                &*format!("{md5},Malware"),
                "it has more than one column",
                meant(md5),
            ),
            ("192.0.2.1", "it is an IP address", Hint::IpAddress),
            ("http://example.com/", "it is a URL", Hint::Url),
        ] {
            let error = FileHash::try_from(text).unwrap_err();
            assert_eq!((error.problem(), error.hint()), (problem, Some(&hint)));
        }
        assert_eq!(
            crate::id::Sha256::try_from(analysis).unwrap_err().hint(),
            Some(&Hint::Analysis(analysis.into()))
        );
    }

    /// The test file of EICAR. It stands here from its end to its beginning, since scanners know it
    /// by its text, in binaries too.
    fn eicar() -> String {
        "*H+H$!ELIF-TSET-SURIVITNA-DRADNATS-RACIE$}7)CC7)^P(45XZP\\4[PA@%P!O5X"
            .chars()
            .rev()
            .collect()
    }

    #[test]
    fn known_hashes_of_a_known_file() {
        let eicar = eicar();
        let sha256 = "275a021bbfb6489e54d471899f7db9d1663fc695ec2fe2a2c4538aabf651fd0f";
        assert_eq!(FileHash::of_bytes(&eicar).as_str(), sha256);
        assert_eq!(
            FileHash::of_reader(eicar.as_bytes()).unwrap().as_str(),
            sha256
        );
        let of = |kind| FileHash::of_bytes_with(&eicar, kind).to_string();
        assert_eq!(of(DigestKind::Md5), "44d88612fea8a8f36de82e1278abb02f");
        assert_eq!(
            of(DigestKind::Sha1),
            "3395856ce81f2b7382dee72602f798b642f14140"
        );
    }

    #[test]
    fn files_are_read_and_missing_ones_named() {
        let directory =
            std::env::temp_dir().join(format!("vt-client-file-hash-{}", std::process::id()));
        std::fs::create_dir_all(&directory).unwrap();
        let path = directory.join("abc");
        std::fs::write(&path, "abc").unwrap();
        let hash = FileHash::of_path(&path).unwrap();
        let md5 = FileHash::of_path_with(&path, DigestKind::Md5).unwrap();
        let missing = FileHash::of_path(directory.join("missing")).unwrap_err();
        let not_a_file = FileHash::of_path(&directory).unwrap_err();
        std::fs::remove_dir_all(&directory).unwrap();

        assert_eq!(
            hash.as_str(),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
        assert_eq!(md5.as_str(), "900150983cd24fb0d6963f7d28e17f72");
        assert_eq!(missing.source.kind(), io::ErrorKind::NotFound);
        assert_eq!(missing.path, directory.join("missing"));
        assert!(missing.to_string().starts_with(&format!(
            "cannot read `{}` to compute its hash: ",
            directory.join("missing").display()
        )));
        assert_eq!(not_a_file.path, directory);
    }
}
