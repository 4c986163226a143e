//! What every identifier that is a validated text has in common.

use std::borrow::Cow;

use super::IdError;
use super::ip_addr::address;
use super::looks::{analysis, is_url, look};
use super::url::ANALYSIS;
use crate::id::hint::Hint;

/// Implements the conversions from and to text for a newtype over `String` that has
/// `fn parse(text: &str) -> Result<Self, IdError>`.
macro_rules! text_identifier {
    ($name:ident) => {
        impl $name {
            /// The text that is sent.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::id::IdError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                $name::parse(text)
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.pad(&self.0)
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> String {
                value.0
            }
        }

        $crate::id::text::conversions!($name);

        impl $crate::id::Argument for $name {
            fn text(&self) -> std::borrow::Cow<'_, str> {
                std::borrow::Cow::Borrowed(&self.0)
            }
        }
    };
}

/// Implements the fallible conversions that methods take, from `FromStr`.
macro_rules! conversions {
    ($name:ident) => {
        impl TryFrom<&str> for $name {
            type Error = $crate::id::IdError;

            fn try_from(text: &str) -> Result<Self, Self::Error> {
                text.parse()
            }
        }

        impl TryFrom<String> for $name {
            type Error = $crate::id::IdError;

            fn try_from(text: String) -> Result<Self, Self::Error> {
                text.parse()
            }
        }

        impl TryFrom<&String> for $name {
            type Error = $crate::id::IdError;

            fn try_from(text: &String) -> Result<Self, Self::Error> {
                text.parse()
            }
        }

        impl From<&$name> for $name {
            fn from(value: &$name) -> $name {
                value.clone()
            }
        }
    };
}

pub(crate) use {conversions, text_identifier};

/// The text without white space around it, and without what cannot be seen: whoever copies from a
/// page or a mail, or reads a file that begins with a byte order mark, gets it along.
pub(crate) fn trimmed(text: &str) -> &str {
    text.trim_matches(|character: char| character.is_whitespace() || is_invisible(character))
}

/// Characters of no width: soft hyphen, joiners, marks and overrides of direction, the byte order
/// mark.
fn is_invisible(character: char) -> bool {
    matches!(character,
        '\u{ad}'
        | '\u{34f}'
        | '\u{61c}'
        | '\u{180e}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}')
}

/// Whether all of a text is hexadecimal digits.
pub(crate) fn is_hexadecimal(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// The hexadecimal digits of a text without the white space around them, or what it has instead.
pub(crate) fn hexadecimal(text: &str) -> Result<&str, String> {
    let digits = trimmed(text);
    if digits.is_empty() {
        return Err("it is empty".to_owned());
    }
    match digits.chars().find(|digit| !digit.is_ascii_hexdigit()) {
        None => Ok(digits),
        Some(other) => Err(format!(
            "`{}` is not a hexadecimal digit",
            super::error::shown(&other.to_string())
        )),
    }
}

/// The error of a text that is not a digest: what it is instead, where that is seen.
pub(super) fn no_digest(
    kind: &'static str,
    text: &str,
    problem: String,
    accepted: &'static str,
    accepts: impl Fn(&str) -> bool,
) -> IdError {
    let trimmed = trimmed(text);
    let (problem, hint): (Cow<'static, str>, _) = if let Some(hint) = analysis(trimmed) {
        (ANALYSIS.into(), Some(hint))
    } else if let Some((problem, hint)) = look(trimmed, accepts) {
        (problem.into(), Some(hint))
    } else if address(trimmed).is_some() {
        ("it is an IP address".into(), Some(Hint::IpAddress))
    } else if is_url(trimmed) {
        ("it is a URL".into(), Some(Hint::Url))
    } else {
        (problem.into(), None)
    };
    IdError::new(kind, text, problem, accepted).with_hint(hint)
}

#[cfg(test)]
mod tests {
    use crate::error::Error;
    use crate::id::{Argument, DomainName, FileHash, IpAddr, Sha256, UrlId};

    /// What is sent for each of these identifiers with this around it.
    fn sent<I>(identifier: &str, around: char) -> String
    where
        I: Argument + TryFrom<String, Error: Into<Error>>,
    {
        let text = format!("{around}{identifier}{around}{around}");
        match I::try_from(text).map_err(Into::into) {
            Ok(identifier) => identifier.text().into_owned(),
            Err(error) => panic!("{around:?}: {error}"),
        }
    }

    #[test]
    fn what_cannot_be_seen_is_white_space_around_each_identifier() {
        let sha256 = "4b84b15bff6ee5796152495a230e45e3d7e947d9edbb5a1ff1fc15d9f2bd3e5e";
        for around in [
            ' ',
            '\t',
            '\n',
            '\r',
            '\u{a0}',
            '\u{3000}',
            '\u{2028}',
            '\u{feff}',
            '\u{200b}',
            '\u{200d}',
            '\u{200e}',
            '\u{202e}',
            '\u{2060}',
            '\u{2066}',
            '\u{ad}',
            '\u{e0001}',
        ] {
            assert_eq!(sent::<FileHash>(sha256, around), sha256);
            assert_eq!(sent::<Sha256>(sha256, around), sha256);
            assert_eq!(sent::<DomainName>("example.com", around), "example.com");
            assert_eq!(sent::<IpAddr>("192.0.2.1", around), "192.0.2.1");
            assert_eq!(sent::<UrlId>(sha256, around), sha256);
            // From `printf %s http://example.com/ | base64`.
            let base64 = "aHR0cDovL2V4YW1wbGUuY29tLw";
            assert_eq!(sent::<UrlId>("http://example.com/", around), base64);
            assert_eq!(sent::<UrlId>(base64, around), base64);
        }
    }
}
