//! What a text looks like that is not the identifier it should be, and what was probably meant.

use std::borrow::Cow;

use super::refang::{refang, split_host, split_scheme};
use super::text::{is_hexadecimal, trimmed};
use crate::id::hint::Hint;

/// Marks that stand around a text, but in none.
const AROUND: [(char, char); 12] = [
    ('"', '"'),
    ('\'', '\''),
    ('`', '`'),
    ('“', '”'),
    ('„', '“'),
    ('”', '”'),
    ('‘', '’'),
    ('‚', '‘'),
    ('«', '»'),
    ('»', '«'),
    ('‹', '›'),
    ('<', '>'),
];

/// What separates the columns of a table.
fn is_separator(character: char) -> bool {
    matches!(character, ',' | ';' | '|') || character.is_whitespace()
}

/// The part of a text that may have been meant.
type Reading = fn(&str) -> Option<&str>;

/// What is wrong with a text, and what was meant: the first reading of it that is accepted.
pub(super) fn look(text: &str, accepts: impl Fn(&str) -> bool) -> Option<(&'static str, Hint)> {
    let text = trimmed(text);
    let readings: [(&str, Reading); 4] = [
        ("it is in quotes", unquoted),
        ("it is defanged", whole),
        ("it has more than one column", first_column),
        ("it is an e-mail address", after_at),
    ];
    readings.into_iter().find_map(|(problem, read)| {
        let part = read(text)?;
        let meant = refang(unquoted(part).unwrap_or(part));
        let is_it = meant != text && accepts(&meant);
        is_it.then(|| (problem, Hint::Meant(meant.into())))
    })
}

fn whole(text: &str) -> Option<&str> {
    Some(text)
}

/// The text between quotation marks.
fn unquoted(text: &str) -> Option<&str> {
    AROUND.iter().find_map(|(open, close)| {
        let inner = text.strip_prefix(*open)?.strip_suffix(*close)?;
        Some(trimmed(inner))
    })
}

/// Whether a quotation mark begins the text.
pub(super) fn begins_with_quote(text: &str) -> bool {
    AROUND.iter().any(|(open, _)| text.starts_with(*open))
}

/// Whether a quotation mark ends the text.
pub(super) fn ends_with_quote(text: &str) -> bool {
    AROUND.iter().any(|(_, close)| text.ends_with(*close))
}

fn first_column(text: &str) -> Option<&str> {
    let (first, _) = text.split_once(is_separator)?;
    Some(first)
}

/// The host of an e-mail address.
pub(super) fn after_at(text: &str) -> Option<&str> {
    let (user, host) = text.split_once('@')?;
    let is_mail = !user.is_empty()
        && !user.contains([':', '/', '?', '#'])
        && !host.contains(['@', '/', '?', '#']);
    is_mail.then_some(host)
}

/// The hint for the identifier of an analysis: the base64 of a file's MD5, `:` and a time, or a
/// letter, a SHA-256 and a time (`f-…-…`, `u-…-…`, `i-…-…`). Identifiers of comments and votes look
/// similar, but end in fewer digits.
pub(super) fn analysis(text: &str) -> Option<Hint> {
    let text = crate::id::padding::with_padding(trimmed(text));
    let is_one = of_file(&text) || of_submission(&text);
    is_one.then(|| Hint::Analysis(Cow::into_owned(text).into()))
}

fn of_file(text: &str) -> bool {
    use base64::Engine;
    use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};
    // 32 digits, a colon and 10 digits are 58 characters.
    let text = text.trim_end_matches('=');
    if text.len() > 64 {
        return false;
    }
    let decoded = STANDARD_NO_PAD
        .decode(text)
        .or_else(|_| URL_SAFE_NO_PAD.decode(text));
    let decoded = decoded.ok().and_then(|bytes| String::from_utf8(bytes).ok());
    decoded
        .as_deref()
        .and_then(|text| text.split_once(':'))
        .is_some_and(|(md5, time)| md5.len() == 32 && is_hexadecimal(md5) && is_time(time))
}

fn of_submission(text: &str) -> bool {
    let mut parts = text.splitn(3, '-');
    let (Some(kind), Some(sha256), Some(time)) = (parts.next(), parts.next(), parts.next()) else {
        return false;
    };
    matches!(kind, "f" | "u" | "i" | "d")
        && sha256.len() == 64
        && is_hexadecimal(sha256)
        && is_time(time)
}

/// Seconds since 1970.
fn is_time(text: &str) -> bool {
    matches!(text.len(), 9..=11) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether this is a URL with a scheme and a host.
pub(super) fn is_url(text: &str) -> bool {
    let (scheme, rest) = split_scheme(text);
    scheme.is_some() && !split_host(rest).1.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meant(text: &str) -> Option<(&'static str, String)> {
        let accepts = |text: &str| text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'.');
        match look(text, accepts)? {
            (problem, Hint::Meant(meant)) => Some((problem, meant.into())),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_likeliest_reading_is_told() {
        for (text, problem, expected) in [
            ("\"a.b\"", "it is in quotes", "a.b"),
            ("“a[.]b”", "it is in quotes", "a.b"),
            ("<a.b>", "it is in quotes", "a.b"),
            ("a[.]b", "it is defanged", "a.b"),
            ("a.b,Malware", "it has more than one column", "a.b"),
            ("\"a.b\";\"x y\"", "it has more than one column", "a.b"),
            ("a[.]b\t7", "it has more than one column", "a.b"),
            ("a.b,", "it has more than one column", "a.b"),
            ("user@a.b", "it is an e-mail address", "a.b"),
        ] {
            assert_eq!(meant(text), Some((problem, expected.to_owned())), "{text}");
        }
        for text in ["a.b", "\"a-b\"", "a_b,c", "x:y@a.b", "a@b@c", "\"a.b"] {
            assert_eq!(meant(text), None, "{text}");
        }
    }

    #[test]
    fn analyses_are_known_by_their_identifiers() {
        let sha256 = "4b84b15bff6ee5796152495a230e45e3d7e947d9edbb5a1ff1fc15d9f2bd3e5e";
        // From `printf %s 44d88612fea8a8f36de82e1278abb02f:1600000000 | base64`.
        let of_file = "NDRkODg2MTJmZWE4YThmMzZkZTgyZTEyNzhhYmIwMmY6MTYwMDAwMDAwMA==";
        for id in [
            of_file.to_owned(),
            of_file.trim_end_matches('=').to_owned(),
            format!("f-{sha256}-1600000000"),
            format!("u-{sha256}-1600000000"),
            format!("i-{sha256}-1600000000"),
        ] {
            assert_eq!(analysis(&id), Some(Hint::Analysis(id.as_str().into())));
        }
        assert_eq!(
            analysis(&of_file.replace('=', "%3D")),
            Some(Hint::Analysis(of_file.into()))
        );
        for id in [
            sha256.to_owned(),
            format!("f-{sha256}-07457619"),
            format!("f-{sha256}"),
            format!("x-{sha256}-1600000000"),
            "ZXhhbXBsZS5jb20".to_owned(),
        ] {
            assert_eq!(analysis(&id), None, "{id}");
        }
    }
}
