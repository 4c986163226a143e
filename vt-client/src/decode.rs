//! What is wrong with an answer that cannot be read.

use serde_json::value::RawValue;

use crate::cursor::Cursor;

/// How much of the text an error shows, in bytes.
const EXCERPT: usize = 200;

/// An answer is not what the operation documents: not JSON, or without its envelope. Single
/// attributes never cause this; they stay empty.
///
/// The excerpt shows what stands there, with API keys and all of a URL behind its host starred
/// out, since a URL may be signed or work only once.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "unexpected answer{}, line {line} column {column}: {message}{}",
    at(path),
    near(excerpt)
)]
#[non_exhaustive]
pub struct DecodeError {
    /// Where in the JSON: `data`, `data[3]`; empty for the whole body.
    pub path: Box<str>,
    /// The line in the body, from 1.
    pub line: usize,
    /// The byte in the line, from 1.
    pub column: usize,
    /// At most 200 bytes of the text around that place.
    pub excerpt: Box<str>,
    /// What was expected and what was found.
    pub message: Box<str>,
}

fn at(path: &str) -> String {
    if path.is_empty() {
        String::new()
    } else {
        format!(" at `{path}`")
    }
}

fn near(excerpt: &str) -> String {
    if excerpt.is_empty() {
        String::new()
    } else {
        format!(", near `{excerpt}`")
    }
}

impl DecodeError {
    /// An error about the value at `path`, which starts at this byte of the text.
    pub(crate) fn new(text: &str, offset: usize, path: &str, message: impl Into<Box<str>>) -> Self {
        let before = &text.as_bytes()[..offset.min(text.len())];
        let line_start = before
            .iter()
            .rposition(|&byte| byte == b'\n')
            .map_or(0, |newline| newline + 1);
        DecodeError {
            path: path.into(),
            line: before.iter().filter(|&&byte| byte == b'\n').count() + 1,
            column: before.len() - line_start + 1,
            excerpt: excerpt(text, offset).into(),
            message: message.into(),
        }
    }

    /// An error of `serde_json` about a piece of the text that starts at `offset`.
    pub(crate) fn from_json(
        text: &str,
        offset: usize,
        path: &str,
        error: &serde_json::Error,
    ) -> Self {
        let lines_before = error.line().saturating_sub(1);
        let piece = text.get(offset..).unwrap_or_default();
        let line_start = piece
            .match_indices('\n')
            .nth(lines_before.wrapping_sub(1))
            .map_or(0, |(newline, _)| newline + 1);
        let place = offset + line_start + error.column().saturating_sub(1);
        // serde_json appends its own place, which may be one in a piece of the text.
        let message = error.to_string();
        let message = message
            .rfind(" at line ")
            .map_or(message.as_str(), |end| &message[..end]);
        DecodeError::new(text, place, path, message)
    }
}

/// The text of a body, when it is one JSON value: the only place where text is validated.
pub(crate) fn json_text(body: &[u8]) -> Result<&str, DecodeError> {
    let text = std::str::from_utf8(body).map_err(|error| {
        let valid = String::from_utf8_lossy(body);
        DecodeError::new(
            &valid,
            error.valid_up_to(),
            "",
            "expected JSON, found bytes that are not UTF-8",
        )
    })?;
    if text.trim().is_empty() {
        return Err(DecodeError::new(
            "",
            0,
            "",
            "expected JSON, found an empty body",
        ));
    }
    match serde_json::from_str::<&RawValue>(text) {
        Ok(raw) => Ok(raw.get()),
        Err(error) => {
            let mut error = DecodeError::from_json(text, 0, "", &error);
            error.message = format!("expected JSON: {}", error.message).into();
            Err(error)
        }
    }
}

/// What kind of value starts here, in words.
pub(crate) fn describe(cursor: &mut Cursor<'_>) -> &'static str {
    match cursor.peek() {
        b'{' => "an object",
        b'[' => "a list",
        b'"' => "a string",
        b't' | b'f' => "a boolean",
        b'n' => "null",
        0 => "nothing",
        _ => "a number",
    }
}

/// The part of the text around a place that may be shown.
fn excerpt(text: &str, offset: usize) -> String {
    let masked = mask(text);
    let mut start = offset.min(masked.len()).saturating_sub(EXCERPT / 4);
    while !masked.is_char_boundary(start) {
        start += 1;
    }
    let mut end = masked.len().min(start + EXCERPT);
    while !masked.is_char_boundary(end) {
        end -= 1;
    }
    masked[start..end].trim().to_owned()
}

/// The text with secrets starred out, byte for byte of the same length.
fn mask(text: &str) -> String {
    const MARKS: [(&str, bool); 4] = [
        ("://", true),
        (":\\/\\/", true),
        ("\"apikey\"", false),
        ("\"x-apikey\"", false),
    ];
    let mut masked = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((at, mark, url)) = MARKS
        .iter()
        .filter_map(|&(mark, url)| rest.find(mark).map(|at| (at, mark, url)))
        .min()
    {
        let (before, after) = rest.split_at(at + mark.len());
        masked.push_str(before);
        let shown = if url {
            after.find(|c| "/\\?#".contains(c) || ends_url(c))
        } else {
            after.find('"').map(|quote| quote + 1)
        };
        let (shown, secret) = after.split_at(shown.unwrap_or(after.len()));
        masked.push_str(shown);
        let end = if url {
            secret.find(ends_url)
        } else {
            secret.find('"')
        };
        let (secret, tail) = secret.split_at(end.unwrap_or(secret.len()));
        masked.extend(std::iter::repeat_n('*', secret.len()));
        rest = tail;
    }
    masked.push_str(rest);
    masked
}

fn ends_url(character: char) -> bool {
    character.is_whitespace() || "\"'<>`".contains(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_in_lines_and_bytes() {
        let error = DecodeError::new("{\n  \"data\": 7\n}", 12, "data", "expected an object");
        assert_eq!((error.line, error.column), (2, 11));
        assert_eq!(
            error.to_string(),
            "unexpected answer at `data`, line 2 column 11: expected an object, near \
             `{\n  \"data\": 7\n}`"
        );
    }

    #[test]
    fn a_body_that_is_not_json_is_an_error_at_its_place() {
        let error = json_text(b"{\"data\":\n [1,,2]}").unwrap_err();
        assert_eq!((error.line, error.column), (2, 5));
        assert!(error.message.starts_with("expected JSON: "), "{error}");
        assert!(!error.message.contains("line"), "{error}");

        for (body, message) in [
            (&b""[..], "expected JSON, found an empty body"),
            (b" \n", "expected JSON, found an empty body"),
            (b"\"\xff\"", "expected JSON, found bytes that are not UTF-8"),
        ] {
            assert_eq!(&*json_text(body).unwrap_err().message, message);
        }
        for body in ["<html>", "{} {}", "{\"a\":1", "[01]", "\"\n\"", "{a:1}"] {
            assert!(json_text(body.as_bytes()).is_err(), "{body}");
        }
        assert_eq!(json_text(b" [1] \n").unwrap(), "[1]");
    }

    #[test]
    fn excerpts_are_bounded_and_cut_between_characters() {
        let text = "é".repeat(1000);
        for offset in 0..text.len() + 5 {
            let error = DecodeError::new(&text, offset, "", "x");
            assert!(error.excerpt.len() <= 200);
        }
        let text = format!("{}HERE{}", "a".repeat(500), "b".repeat(500));
        let error = DecodeError::new(&text, 500, "", "x");
        assert!(error.excerpt.contains("aHEREb"));
    }

    #[test]
    fn keys_and_urls_are_starred_out() {
        for (text, masked) in [
            (
                r#"{"apikey": "abc", "a": 1}"#,
                r#"{"apikey": "***", "a": 1}"#,
            ),
            (
                r#"{"data": "https://x.example/up/abc?d=e"}"#,
                r#"{"data": "https://x.example***********"}"#,
            ),
            (
                r#""https:\/\/x.example\/abc""#,
                r#""https:\/\/x.example*****""#,
            ),
            (
                "<a href='http://h?q=é'> http://h2/a b",
                "<a href='http://h*****'> http://h2** b",
            ),
            (r#""apikey""#, r#""apikey""#),
        ] {
            assert_eq!(mask(text), masked);
        }
        // A window that starts inside of a secret does not show its rest.
        let text = format!(r#"{{"apikey":"{}","data":7}}"#, "k".repeat(300));
        let error = DecodeError::new(&text, text.len() - 2, "data", "x");
        assert!(!error.excerpt.contains('k'), "{error}");
    }
}
