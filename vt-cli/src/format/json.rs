//! JSON as it came, laid out for reading.
//!
//! The text is laid out token by token and never becomes numbers and maps, so that no digit, key or
//! order is lost. It is written as it is read: nothing is kept, whatever its size.

use std::io::{self, Write};

use serde_json::value::RawValue;
use vt_client::printable::is_printable;

/// What is nested deeper is not indented further, so that the output is never much longer than the
/// document.
const DEEPEST: usize = 32;
const SPACES: [u8; 2 * DEEPEST] = [b' '; 2 * DEEPEST];

/// The text of a JSON document.
///
/// # Errors
///
/// When the bytes are not exactly one JSON document.
pub(crate) fn check(document: &[u8]) -> Result<&str, serde_json::Error> {
    let document: &RawValue = serde_json::from_slice(document)?;
    Ok(document.get())
}

/// Writes text that is known to be JSON, with indentation. Text outside ASCII is shown as it is,
/// and unprintable characters are escaped, which leaves the document the same.
pub(crate) fn pretty(document: &str, output: &mut impl Write) -> io::Result<()> {
    let mut depth = 0;
    let mut tokens = tokens(document).peekable();
    while let Some(token) = tokens.next() {
        match token {
            "{" | "[" => {
                output.write_all(token.as_bytes())?;
                if let Some(end) = tokens.next_if(|next| matches!(*next, "}" | "]")) {
                    output.write_all(end.as_bytes())?;
                } else {
                    depth += 1;
                    new_line(depth, output)?;
                }
            }
            "}" | "]" => {
                depth -= 1;
                new_line(depth, output)?;
                output.write_all(token.as_bytes())?;
            }
            "," => {
                output.write_all(b",")?;
                new_line(depth, output)?;
            }
            ":" => output.write_all(b": ")?,
            _ => value(token, output)?,
        }
    }
    Ok(())
}

/// Writes the same on one line.
pub(crate) fn line(document: &str, output: &mut impl Write) -> io::Result<()> {
    tokens(document).try_for_each(|token| value(token, output))
}

fn new_line(depth: usize, output: &mut impl Write) -> io::Result<()> {
    output.write_all(b"\n")?;
    output.write_all(&SPACES[..2 * depth.min(DEEPEST)])
}

/// The tokens of JSON text: punctuation, strings with their quotes, numbers and words.
fn tokens(mut rest: &str) -> impl Iterator<Item = &str> {
    std::iter::from_fn(move || {
        rest = rest.trim_ascii_start();
        let length = match rest.bytes().next()? {
            b'"' => string_length(rest),
            b'{' | b'}' | b'[' | b']' | b',' | b':' => 1,
            _ => rest
                .find(|end: char| end.is_ascii_whitespace() || "{}[],:\"".contains(end))
                .unwrap_or(rest.len()),
        };
        let (token, after) = rest.split_at(length);
        rest = after;
        Some(token)
    })
}

/// The length of the string that begins here, including its quotes.
fn string_length(text: &str) -> usize {
    let mut escaped = false;
    for (index, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return index + 1,
            _ => {}
        }
    }
    text.len()
}

fn value(token: &str, output: &mut impl Write) -> io::Result<()> {
    if token.starts_with('"') {
        string(token, output)
    } else {
        output.write_all(token.as_bytes())
    }
}

/// Writes a string with its escapes resolved as far as that helps reading.
fn string(token: &str, output: &mut impl Write) -> io::Result<()> {
    let mut rest = token;
    loop {
        let special = rest.find(|character| character == '\\' || !is_printable(character));
        let (plain, special) = rest.split_at(special.unwrap_or(rest.len()));
        output.write_all(plain.as_bytes())?;
        let Some(first) = special.chars().next() else {
            return Ok(());
        };
        let length = match escape(special) {
            Some((resolved, length)) => {
                character(resolved, output)?;
                length
            }
            // Half a surrogate pair is JSON but not text: it stays as it came.
            None if first == '\\' => {
                let length = special.len().min(2);
                output.write_all(&special.as_bytes()[..length])?;
                length
            }
            None => {
                character(first, output)?;
                first.len_utf8()
            }
        };
        rest = special.get(length..).unwrap_or_default();
    }
}

/// The character that an escape stands for, and the length of the escape.
fn escape(text: &str) -> Option<(char, usize)> {
    let unit = |at: usize| {
        let digits = text.get(at..)?.strip_prefix("\\u")?.get(..4)?;
        u16::from_str_radix(digits, 16).ok()
    };
    if let Some(first) = unit(0) {
        let units = [Some(first), unit(6)];
        let character = char::decode_utf16(units.into_iter().flatten())
            .next()?
            .ok()?;
        return Some((character, 6 * character.len_utf16()));
    }
    let character = match text.as_bytes().get(..2)? {
        br"\/" => '/',
        br"\b" => '\u{8}',
        br"\f" => '\u{c}',
        br"\n" => '\n',
        br"\r" => '\r',
        br"\t" => '\t',
        br"\\" => '\\',
        [b'\\', b'"'] => '"',
        _ => return None,
    };
    Some((character, 2))
}

/// Writes one character of a string, escaped if JSON demands it or if the character is invisible.
fn character(character: char, output: &mut impl Write) -> io::Result<()> {
    match character {
        '"' => output.write_all(br#"\""#),
        '\\' => output.write_all(br"\\"),
        '\u{8}' => output.write_all(br"\b"),
        '\u{c}' => output.write_all(br"\f"),
        '\n' => output.write_all(br"\n"),
        '\r' => output.write_all(br"\r"),
        '\t' => output.write_all(br"\t"),
        _ if is_printable(character) => write!(output, "{character}"),
        _ => {
            let mut units = [0; 2];
            let mut units = character.encode_utf16(&mut units).iter();
            units.try_for_each(|unit| write!(output, "\\u{unit:04x}"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(document: &str) -> String {
        let mut shown = Vec::new();
        pretty(check(document.as_bytes()).unwrap(), &mut shown).unwrap();
        String::from_utf8(shown).unwrap()
    }

    fn in_line(document: &str) -> String {
        let mut shown = Vec::new();
        line(document, &mut shown).unwrap();
        String::from_utf8(shown).unwrap()
    }

    #[test]
    fn documents_are_indented() {
        assert_eq!(
            shown(r#" {"b":[1,{"a" : null}], "a":{ },"c":[ ],"d":true} "#),
            "{\n  \"b\": [\n    1,\n    {\n      \"a\": null\n    }\n  ],\n  \"a\": {},\n  \
             \"c\": [],\n  \"d\": true\n}"
        );
        assert_eq!(shown("[]"), "[]");
        assert_eq!(shown("null"), "null");
        assert_eq!(shown("\"{,:}\""), "\"{,:}\"");
        let pretty_already = shown("{\"a\":[1,2]}");
        assert_eq!(shown(&pretty_already), pretty_already);
    }

    #[test]
    fn nothing_is_lost() {
        for (number, document) in [
            ("3.3356434083164046e+21", "[3.3356434083164046e+21]"),
            (
                "123456789012345678901234567890",
                "[123456789012345678901234567890]",
            ),
            ("-0.10", "[-0.10]"),
            ("1E400", "[1E400]"),
        ] {
            assert_eq!(shown(document), format!("[\n  {number}\n]"));
        }
        assert_eq!(
            shown(r#"{"z":1,"a":2,"z":3}"#),
            "{\n  \"z\": 1,\n  \"a\": 2,\n  \"z\": 3\n}"
        );
        let deep = "[".repeat(300) + &"]".repeat(300);
        assert_eq!(shown(&deep).split_whitespace().collect::<String>(), deep);
    }

    #[test]
    fn a_line_is_the_same_document() {
        let document = " {\"b\" : [ 1e400,\n-0.10 ],\r\n\t\"a b\": {} , \"c\":null } ";
        assert_eq!(
            in_line(document),
            r#"{"b":[1e400,-0.10],"a b":{},"c":null}"#
        );
        assert_eq!(in_line("\"x\u{202e}\\n\""), "\"x\\u202e\\n\"");
    }

    #[test]
    fn text_is_shown_as_it_is() {
        for (sent, expected) in [
            (r#""h\u00e9llo \u4e16 \ud83d\ude00""#, "\"héllo 世 😀\""),
            (r#""héllo 世 😀""#, "\"héllo 世 😀\""),
            (r#""a\/b\\c\"d""#, r#""a/b\\c\"d""#),
            (r#""tab\tline\n""#, r#""tab\tline\n""#),
            (r#""C:\\dir\\""#, r#""C:\\dir\\""#),
        ] {
            assert_eq!(shown(sent), expected);
        }
    }

    #[test]
    fn nothing_controls_the_terminal() {
        for (sent, expected) in [
            ("\"\\u001b[31m\"", "\"\\u001b[31m\""),
            ("\"\u{9b}31m\u{7f}\"", "\"\\u009b31m\\u007f\""),
            ("\"\\u202egpj.exe\"", "\"\\u202egpj.exe\""),
            ("\"\u{202e}gpj.exe\"", "\"\\u202egpj.exe\""),
            ("\"a\u{200b}b\u{e0041}\"", "\"a\\u200bb\\udb40\\udc41\""),
        ] {
            let shown = shown(sent);
            assert_eq!(shown, expected);
            let before: String = serde_json::from_str(sent).unwrap();
            assert_eq!(serde_json::from_str::<String>(&shown).unwrap(), before);
        }
    }

    /// Counts the bytes that are written, and the most that are written at once.
    #[derive(Default)]
    struct Counter {
        bytes: usize,
        longest: usize,
    }

    impl Write for Counter {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.bytes += bytes.len();
            self.longest = self.longest.max(bytes.len());
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn the_output_is_not_much_longer_than_the_document() {
        // One byte costs at most a line feed and the deepest indentation.
        let most = 66;
        for document in [
            "[".repeat(20_000) + &"]".repeat(20_000),
            "{\"a\":".repeat(20_000) + "1" + &"}".repeat(20_000),
            "[".repeat(10_000) + &"1,".repeat(20_000) + "1" + &"]".repeat(10_000),
        ] {
            let mut counter = Counter::default();
            pretty(&document, &mut counter).unwrap();
            assert!(counter.bytes <= most * document.len());
            assert!(counter.longest <= most, "piece by piece");
            assert!(in_line(&document).len() == document.len());
        }
        // Within a string, an invisible character of two bytes becomes six.
        for text in ["\u{ad}", "\u{feff}", "\\u202e", "\\n", "\\\\", "é"] {
            let document = format!("\"{}\"", text.repeat(20_000));
            let mut counter = Counter::default();
            pretty(&document, &mut counter).unwrap();
            assert!(counter.bytes <= 3 * document.len());
        }
    }

    #[test]
    fn deep_documents_stay_the_same_document() {
        let deep = "{\"a\":[".repeat(200) + "\"b c\"" + &"]}".repeat(200);
        let shown = shown(&deep);
        assert_eq!(in_line(&shown), deep);
        let indentation = |line: &str| line.len() - line.trim_start().len();
        assert_eq!(shown.lines().map(indentation).max(), Some(64));
    }

    #[test]
    fn half_a_surrogate_pair_stays_as_it_came() {
        assert_eq!(
            shown(r#"{"a":"\ud83d","b":"\u00e9"}"#),
            "{\n  \"a\": \"\\ud83d\",\n  \"b\": \"é\"\n}"
        );
        for half in [
            r"\ude00",
            r"\ud83d\u0041",
            r"\ud83dA",
            r"\ud83d\n",
            r"\ud83d",
        ] {
            let resolved = half.replace("\\u0041", "A");
            assert_eq!(shown(&format!("\"{half}\"")), format!("\"{resolved}\""));
        }
    }

    #[test]
    fn what_is_not_one_document_is_refused() {
        for text in ["", "{", "{} {}", "<html>", "[1,]", "\u{feff}{}"] {
            assert!(check(text.as_bytes()).is_err(), "{text}");
        }
        assert!(check(b"\"\xff\"").is_err());
    }
}
