//! What is wrong with an answer that cannot be read.

use serde_json::value::RawValue;

use crate::json::reader::JsonReader;
use crate::redact::excerpt;

/// How much an error tells of what is wrong, in characters: serde quotes values whole.
const LONGEST_MESSAGE: usize = 300;

/// An answer is not what the operation documents: not JSON, or without its envelope. Single
/// attributes never cause this; they stay empty.
///
/// The excerpt shows what stands there, with API keys and all of a URL but its host starred out,
/// since a URL may be signed or work only once. So does the message, which may quote a value. What
/// is not [printable](crate::printable) is escaped in both.
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
    /// At most 200 bytes of the body around that place.
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
    /// An error about the value at `path`, which starts at this byte of the body.
    pub(crate) fn new(
        body: impl AsRef<[u8]>,
        offset: usize,
        path: &str,
        message: impl Into<Box<str>>,
    ) -> Self {
        let body = body.as_ref();
        let before = &body[..offset.min(body.len())];
        let line_start = memchr::memrchr(b'\n', before).map_or(0, |newline| newline + 1);
        DecodeError {
            path: path.into(),
            line: memchr::memchr_iter(b'\n', before).count() + 1,
            column: before.len() - line_start + 1,
            excerpt: excerpt::around(body, offset).into(),
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
        let piece = text.as_bytes().get(offset..).unwrap_or_default();
        // Lines are counted from 1.
        let line_start = match error.line().checked_sub(2) {
            None => 0,
            Some(newlines) => memchr::memchr_iter(b'\n', piece)
                .nth(newlines)
                .map_or(0, |newline| newline + 1),
        };
        let place = offset + line_start + error.column().saturating_sub(1);
        DecodeError::new(text, place, path, problem(error))
    }
}

/// What `serde_json` says is wrong. It appends its own place, which may be one in a piece of the
/// text.
pub(crate) fn problem(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let end = message.rfind(" at line ").unwrap_or(message.len());
    excerpt::beginning(&message[..end], LONGEST_MESSAGE)
}

/// The text of a body, when it is one JSON value: the only place where text is validated.
pub(crate) fn json_text(body: &[u8]) -> Result<&str, DecodeError> {
    let text = std::str::from_utf8(body).map_err(|error| {
        DecodeError::new(
            body,
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
pub(crate) fn describe(reader: &mut JsonReader<'_>) -> &'static str {
    match reader.peek() {
        b'{' => "an object",
        b'[' => "a list",
        b'"' => "a string",
        b't' | b'f' => "a boolean",
        b'n' => "null",
        0 => "nothing",
        _ => "a number",
    }
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
             `{\\n  \"data\": 7\\n}`"
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
    fn what_serde_quotes_is_bounded_and_without_secrets() {
        let quoted = |value: &str| {
            let text = format!("{{\"data\": \"{value}\"}}");
            let error = serde_json::from_str::<u64>(&text[9..text.len() - 1]).unwrap_err();
            DecodeError::from_json(&text, 9, "data", &error)
        };
        let error = quoted("https://h.example/signed");
        assert_eq!(
            &*error.message,
            "invalid type: string \"https://h.example*******\", expected u64"
        );
        let error = quoted(&"y".repeat(1_000_000));
        assert!(error.to_string().len() < 1000, "{error}");
        assert_eq!(
            &*quoted("\u{202e}")
                .message
                .matches("\\u{202e}")
                .count()
                .to_string(),
            "1"
        );
    }

    #[test]
    fn a_body_that_is_not_text_is_an_error_at_its_place() {
        let error = json_text(b"{\n\"a\": \"\xff\"}").unwrap_err();
        assert_eq!((error.line, error.column), (2, 7));
        assert_eq!(&*error.excerpt, "{\\n\"a\": \"\u{fffd}\"}");
    }
}
