//! Types of arguments by the names that tables give them, for calls that are put together at run
//! time.

use super::{
    Argument, Date, Day, DomainName, FeedHour, FeedMinute, FileHash, IdError, IpAddr, Sha256, UrlId,
};
use crate::redact::secret::Secret;

/// The types of this crate that a table can name as the type of an argument.
macro_rules! kinds {
    ($($kind:ident),* $(,)?) => {
        /// The names that [`check`] knows, besides `String`, which is any text.
        pub const KINDS: &[&str] = &[$(stringify!($kind)),*];

        /// Checks the text of an argument whose type a table names (`FileHash`, `UrlId`), and gives
        /// the text that is sent: the identifier of a URL, the lower case form of a hash. A name
        /// that is not in [`KINDS`] stands for any text.
        ///
        /// ```
        /// use vt_client::id;
        ///
        /// assert_eq!(id::check("DomainName", "Bücher.example")?, "xn--bcher-kva.example");
        /// assert_eq!(id::check("TicketNumber", " 7 ")?, " 7 ");
        /// assert!(id::check("FileHash", "d41d8cd9").is_err());
        /// # Ok::<(), vt_client::IdError>(())
        /// ```
        ///
        /// # Errors
        ///
        /// When the text is not such an identifier.
        pub fn check(kind: &str, text: &str) -> Result<String, IdError> {
            match kind {
                $(stringify!($kind) => {
                    let value = <$kind>::try_from(text)?;
                    Ok(value.text().into_owned())
                })*
                _ => Ok(text.to_owned()),
            }
        }

        /// Whether arguments of this type must not be shown in errors and logs: `Secret`.
        pub fn is_secret(kind: &str) -> bool {
            match kind {
                $(stringify!($kind) => <$kind as Argument>::SECRET,)*
                _ => false,
            }
        }
    };
}

kinds! { Date, Day, DomainName, FeedHour, FeedMinute, FileHash, IpAddr, Secret, Sha256, UrlId }

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_has_its_own_check() {
        for (kind, good, sent, bad) in [
            ("Date", "20240229", "20240229", "20230229"),
            ("Day", "2024-02-29", "2024-02-29", "20240229"),
            (
                "DomainName",
                "Bücher.Example",
                "xn--bcher-kva.example",
                "a b",
            ),
            ("FeedHour", "2024022923", "2024022923", "2024022924"),
            ("FeedMinute", "202402292359", "202402292359", "202402292360"),
            (
                "FileHash",
                "44D88612FEA8A8F36DE82E1278ABB02F",
                "44d88612fea8a8f36de82e1278abb02f",
                "44d88612fea8a8f36de82e1278abb02",
            ),
            ("IpAddr", "2001:DB8::1", "2001:db8::1", "192.0.2.256"),
            // From `printf %s http://www.example.com/ | base64`.
            (
                "UrlId",
                "http://www.example.com/",
                "aHR0cDovL3d3dy5leGFtcGxlLmNvbS8",
                "",
            ),
        ] {
            assert!(KINDS.contains(&kind));
            assert_eq!(check(kind, good).unwrap(), sent);
            let error = check(kind, bad).unwrap_err();
            assert!(
                error.to_string().starts_with(&format!("`{bad}` is not ")),
                "{error}"
            );
            assert!(!is_secret(kind), "{kind}");
        }
    }

    #[test]
    fn other_kinds_are_any_text() {
        for kind in ["String", "my_crate::FileHash", "filehash", ""] {
            assert_eq!(check(kind, " Any text ").unwrap(), " Any text ");
            assert!(!is_secret(kind));
        }
        assert_eq!(check("Secret", "pass word").unwrap(), "pass word");
        assert!(is_secret("Secret"));
    }

    #[test]
    fn every_kind_of_the_table_is_known() {
        for row in crate::table::resources::ENDPOINTS {
            for argument in row.arguments.iter() {
                let known = argument.rust_type == "String" || KINDS.contains(&&*argument.rust_type);
                assert!(known, "{}: `{}`", row.name(), argument.rust_type);
            }
        }
    }
}
