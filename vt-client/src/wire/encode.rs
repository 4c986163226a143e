//! Text that goes into a URL: one path segment, or a query.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::error::Error;

/// Everything that RFC 3986 does not allow in a path segment (`pchar`), so that each remaining byte
/// means itself to every reader of URLs.
const NOT_IN_A_SEGMENT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b':')
    .remove(b'@')
    .remove(b'!')
    .remove(b'$')
    .remove(b'&')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b'+')
    .remove(b',')
    .remove(b';')
    .remove(b'=');

/// A text that cannot be one segment of a path.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SegmentError {
    /// The text is empty: the path would name another thing, such as the whole collection.
    #[error("the text is empty; give an identifier")]
    Empty,
    /// The text is `.` or `..`, which readers of URLs resolve even when it is percent-encoded.
    #[error(
        "`{0}` cannot be an identifier: in a path it means a directory, even when it is percent-encoded"
    )]
    DotSegment(String),
}

/// Percent-encodes `text` as exactly one path segment.
///
/// Letters, digits, `-._~` and `:@!$&'()*+,;=` stay, every other byte of the UTF-8 text becomes
/// `%XX` in upper case, `%` itself included: a text that is already encoded is encoded again.
///
/// ```
/// # use vt_client::encode::segment;
/// assert_eq!(segment("../users/me")?, "..%2Fusers%2Fme");
/// assert_eq!(segment("2001:db8::1")?, "2001:db8::1");
/// assert!(segment("..").is_err());
/// # Ok::<(), vt_client::encode::SegmentError>(())
/// ```
///
/// # Errors
///
/// For the empty text, `.` and `..`, which no encoding can carry.
pub fn segment(text: &str) -> Result<String, SegmentError> {
    match text {
        "" => Err(SegmentError::Empty),
        "." | ".." => Err(SegmentError::DotSegment(text.to_owned())),
        _ => Ok(utf8_percent_encode(text, NOT_IN_A_SEGMENT).to_string()),
    }
}

/// Encodes names and values as `application/x-www-form-urlencoded`, in their order: a query without
/// its `?`, or a form body.
pub fn query<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs(pairs)
        .finish()
}

/// One literal segment of a path that was typed: kept as it is, with only what no path may hold
/// percent-encoded.
///
/// Braces stay, because they mark what is still to be filled; `%` stays, because a typed path may
/// already be encoded.
pub(crate) fn literal(segment: &str) -> Result<String, SegmentError> {
    const NOT_IN_A_PATH: &AsciiSet = &NOT_IN_A_SEGMENT.remove(b'%').remove(b'{').remove(b'}');
    let decoded = percent_encoding::percent_decode_str(segment).decode_utf8_lossy();
    match &*decoded {
        "." | ".." => Err(SegmentError::DotSegment(segment.to_owned())),
        _ => Ok(utf8_percent_encode(segment, NOT_IN_A_PATH).to_string()),
    }
}

impl From<SegmentError> for Error {
    fn from(error: SegmentError) -> Self {
        Self::usage(error.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use percent_encoding::percent_decode_str;
    use proptest::prelude::*;

    #[test]
    fn what_a_segment_may_hold_stays() {
        let kept = "abcXYZ0189-._~:@!$&'()*+,;=";
        assert_eq!(segment(kept).unwrap(), kept);
    }

    #[test]
    fn every_other_ascii_byte_is_encoded_in_upper_case() {
        for byte in 0..=0x7f_u8 {
            let text = format!("a{}", char::from(byte));
            let kept = byte.is_ascii_alphanumeric() || b"-._~:@!$&'()*+,;=".contains(&byte);
            let expected = if kept {
                text.clone()
            } else {
                format!("a%{byte:02X}")
            };
            assert_eq!(segment(&text).unwrap(), expected);
        }
    }

    #[test]
    fn hostile_and_odd_texts() {
        for (text, expected) in [
            ("../users/me", "..%2Fusers%2Fme"),
            ("a/b?x=1#f", "a%2Fb%3Fx=1%23f"),
            ("a b", "a%20b"),
            ("%2f", "%252f"),
            ("%2e%2e", "%252e%252e"),
            ("...", "..."),
            ("\\..\\", "%5C..%5C"),
            ("bücher.example", "b%C3%BCcher.example"),
            ("\u{1F980}", "%F0%9F%A6%80"),
            ("ruleset|rule", "ruleset%7Crule"),
            ("\r\nHost: x", "%0D%0AHost:%20x"),
        ] {
            assert_eq!(segment(text).unwrap(), expected);
        }
    }

    #[test]
    fn dots_and_nothing_are_refused() {
        assert_eq!(segment(""), Err(SegmentError::Empty));
        assert_eq!(segment("."), Err(SegmentError::DotSegment(".".to_owned())));
        assert_eq!(
            segment(".."),
            Err(SegmentError::DotSegment("..".to_owned()))
        );
    }

    #[test]
    fn queries_are_form_encoded_in_order() {
        assert_eq!(
            query([
                ("query", "p:5+ tag:\"a b\""),
                ("cursor", "STEwCi4="),
                ("n", "é~*")
            ]),
            "query=p%3A5%2B+tag%3A%22a+b%22&cursor=STEwCi4%3D&n=%C3%A9%7E*"
        );
        assert_eq!(query([]), "");
    }

    /// Texts with many of the characters that URLs give a meaning to.
    fn texts() -> impl Strategy<Value = String> {
        prop_oneof![any::<String>(), "[./%\\\\?#:@ 2eEfFa-z\r\n\t\u{e9}]{1,12}"]
    }

    proptest! {
        #[test]
        fn decoding_gives_the_text_back(text in texts()) {
            prop_assume!(!matches!(text.as_str(), "" | "." | ".."));
            let encoded = segment(&text).unwrap();
            prop_assert_eq!(percent_decode_str(&encoded).decode_utf8().unwrap(), text);
        }

        #[test]
        fn only_allowed_bytes_come_out(text in texts()) {
            prop_assume!(!matches!(text.as_str(), "" | "." | ".."));
            let encoded = segment(&text).unwrap();
            let bytes = encoded.as_bytes();
            for (index, byte) in bytes.iter().enumerate() {
                if *byte == b'%' {
                    let digits = &bytes[index + 1..index + 3];
                    prop_assert!(digits.iter().all(|d| matches!(d, b'0'..=b'9' | b'A'..=b'F')));
                } else {
                    prop_assert!(byte.is_ascii_alphanumeric() || b"-._~:@!$&'()*+,;=".contains(byte));
                }
            }
        }

        #[test]
        fn urls_keep_the_path_as_it_is(text in texts()) {
            prop_assume!(!matches!(text.as_str(), "" | "." | ".."));
            let path = format!("/a/{}/b", segment(&text).unwrap());
            let url = url::Url::parse(&format!("http://h{path}")).unwrap();
            prop_assert_eq!(url.path(), path);
            prop_assert!(url.query().is_none() && url.fragment().is_none());
        }

        #[test]
        fn queries_read_back_as_they_were(pairs in prop::collection::vec((any::<String>(), any::<String>()), 0..4)) {
            let text = query(pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())));
            let back: Vec<(String, String)> =
                url::form_urlencoded::parse(text.as_bytes()).into_owned().collect();
            prop_assert_eq!(back, pairs);
        }
    }
}
