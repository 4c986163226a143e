//! The SHA-256 of a file.

use super::text::{hexadecimal, no_digest, text_identifier};
use super::{FileHash, IdError};

const KIND: &str = "a SHA-256";
const ACCEPTED: &str = "give the 64 hexadecimal digits of a SHA-256: private files, and those of \
                        VirusTotal Monitor, are known by SHA-256 only";

/// The SHA-256 of a file in lower case, where no other hash names it: private files, and those of
/// VirusTotal Monitor.
///
/// Made from text of any case, with or without white space around it, or from a [`FileHash`] of
/// that kind, so that what [`FileHash::of_path`] computes can be given.
///
/// ```
/// use vt_client::{FileHash, Sha256};
///
/// let sha256 = Sha256::try_from(FileHash::of_bytes("abc"))?;
/// assert_eq!(
///     sha256.as_str(),
///     "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
/// );
/// assert!(Sha256::try_from("44d88612fea8a8f36de82e1278abb02f").is_err());
/// # Ok::<(), vt_client::IdError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Sha256(String);

text_identifier!(Sha256);

impl Sha256 {
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
            64 => Ok(Sha256(digits.to_ascii_lowercase())),
            1 => Err("it has 1 character".to_owned()),
            32 => Err("it has 32 characters, like an MD5".to_owned()),
            40 => Err("it has 40 characters, like a SHA-1".to_owned()),
            length => Err(format!("it has {length} characters")),
        }
    }
}

impl TryFrom<FileHash> for Sha256 {
    type Error = IdError;

    fn try_from(hash: FileHash) -> Result<Self, Self::Error> {
        Sha256::parse(hash.as_str())
    }
}

impl TryFrom<&FileHash> for Sha256 {
    type Error = IdError;

    fn try_from(hash: &FileHash) -> Result<Self, Self::Error> {
        Sha256::parse(hash.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::Argument;

    const EICAR: &str = "275a021bbfb6489e54d471899f7db9d1663fc695ec2fe2a2c4538aabf651fd0f";

    #[test]
    fn sixty_four_digits_of_any_case_and_with_white_space() {
        let text = format!(" {}\n", EICAR.to_uppercase());
        let sha256 = Sha256::try_from(&text).unwrap();
        assert_eq!(sha256.as_str(), EICAR);
        assert_eq!(Argument::text(&sha256), EICAR);
        assert_eq!(Sha256::try_from(text), Ok(sha256.clone()));
        assert_eq!(EICAR.parse(), Ok(sha256.clone()));
        let hash: FileHash = EICAR.parse().unwrap();
        assert_eq!(Sha256::try_from(&hash), Ok(sha256.clone()));
        assert_eq!(Sha256::try_from(hash), Ok(sha256));
    }

    #[test]
    fn no_other_hash_is_one() {
        let sha256 = "0".repeat(64);
        for (text, problem) in [
            ("", "it is empty"),
            (" \n", "it is empty"),
            (&sha256[..1], "it has 1 character"),
            (&sha256[..32], "it has 32 characters, like an MD5"),
            (&sha256[..40], "it has 40 characters, like a SHA-1"),
            (&sha256[..63], "it has 63 characters"),
            (&format!("{sha256}0"), "it has 65 characters"),
            (
                &format!("{}g", &sha256[1..]),
                "`g` is not a hexadecimal digit",
            ),
        ] {
            let error = Sha256::try_from(text).unwrap_err();
            assert_eq!(
                (error.problem(), error.text()),
                (problem, text.replace('\n', "\\n").as_str())
            );
        }
        let md5: FileHash = "44d88612fea8a8f36de82e1278abb02f".parse().unwrap();
        assert_eq!(
            Sha256::try_from(&md5).unwrap_err().to_string(),
            "`44d88612fea8a8f36de82e1278abb02f` is not a SHA-256: it has 32 characters, like an MD5; \
             give the 64 hexadecimal digits of a SHA-256: private files, and those of VirusTotal \
             Monitor, are known by SHA-256 only"
        );
        assert!(Sha256::try_from(md5).is_err());
    }
}
