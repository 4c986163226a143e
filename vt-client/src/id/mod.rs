//! Identifiers that validate before anything is sent, and accept what people have at hand.
//!
//! Methods take `impl TryInto<FileHash>` and the like, so plain text, owned text and the types of
//! this module all work; a text that does not validate becomes the error of the request.

pub(crate) mod digest;
mod digests;
mod domain_name;
mod error;
pub(crate) mod feed_cursor;
mod file_hash;
pub(crate) mod hint;
mod ip_addr;
mod kind;
mod looks;
pub(crate) mod padding;
mod refang;
mod sha256;
pub(crate) mod source_file;
pub(crate) mod text;
mod time;
mod url;
mod url_id;

use std::borrow::Cow;

use crate::redact::secret::Secret;

pub use digest::{DigestKind, HashFileError};
pub use digests::FileDigests;
pub use domain_name::DomainName;
pub use error::IdError;
pub(crate) use error::shown;
pub use feed_cursor::FeedCursor;
pub use file_hash::FileHash;
pub use hint::{Hint, Unchecked};
pub use ip_addr::IpAddr;
pub use kind::{KINDS, check, is_secret};
pub use refang::{defang, refang};
pub use sha256::Sha256;
pub use time::{Date, Day, FeedHour, FeedMinute};
pub(crate) use url::url_text;
pub use url_id::UrlId;

/// A value that can be an argument of a method: it goes into the path, the query or a header.
///
/// Implement it, with the conversions your callers need, to give the placeholders of your own table
/// a type that checks them:
///
/// ```
/// use std::borrow::Cow;
/// use vt_client::Argument;
///
/// pub struct TicketNumber(u32);
///
/// impl Argument for TicketNumber {
///     fn text(&self) -> Cow<'_, str> {
///         Cow::Owned(format!("T{}", self.0))
///     }
/// }
///
/// impl TryFrom<&str> for TicketNumber {
///     type Error = std::num::ParseIntError;
///     fn try_from(text: &str) -> Result<Self, Self::Error> {
///         text.trim_start_matches('T').parse().map(TicketNumber)
///     }
/// }
/// ```
pub trait Argument {
    /// Whether the text must not be shown in errors and logs.
    const SECRET: bool = false;

    /// The text that is sent, before any encoding for the place where it goes.
    fn text(&self) -> Cow<'_, str>;
}

/// A secret can be an argument; no error or log shows it.
impl Argument for Secret {
    const SECRET: bool = true;

    fn text(&self) -> Cow<'_, str> {
        Cow::Borrowed(self.expose())
    }
}

impl Argument for String {
    fn text(&self) -> Cow<'_, str> {
        Cow::Borrowed(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_text_is_an_argument_as_it_is() {
        let id = " d-Example.com-1/2 ".to_owned();
        assert_eq!(Argument::text(&id), " d-Example.com-1/2 ");
        const { assert!(!String::SECRET && !FileHash::SECRET) };
    }
}
