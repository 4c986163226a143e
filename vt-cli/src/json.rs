//! JSON as it came, laid out for reading.
//!
//! The text is laid out token by token and never becomes numbers and maps, so that no digit, no key and no order is lost.

use serde_json::value::RawValue;

const INDENT: &str = "  ";

/// Lays out a JSON document. Text outside ASCII is shown as it is, except for what would not be seen or would steer a terminal
/// (control characters, changes of the writing direction): that is escaped.
///
/// # Errors
///
/// When the bytes are not one JSON document.
pub(crate) fn pretty(document: &[u8]) -> Result<String, serde_json::Error> {
    let document: &RawValue = serde_json::from_slice(document)?;
    Ok(lay_out(document.get()))
}

/// A document of text that is known to be JSON on one line, escaped in the same way.
pub(crate) fn line(document: &str) -> String {
    let mut shown = String::with_capacity(document.len());
    for token in tokens(document) {
        if token.starts_with('"') {
            push_string(&mut shown, token);
        } else {
            shown.push_str(token);
        }
    }
    shown
}

/// Lays out text that is known to be JSON.
fn lay_out(document: &str) -> String {
    let mut shown = String::with_capacity(2 * document.len());
    let mut depth = 0;
    let mut tokens = tokens(document).peekable();
    while let Some(token) = tokens.next() {
        match token {
            "{" | "[" => {
                shown.push_str(token);
                if let Some(end) = tokens.next_if(|next| matches!(*next, "}" | "]")) {
                    shown.push_str(end);
                } else {
                    depth += 1;
                    new_line(&mut shown, depth);
                }
            }
            "}" | "]" => {
                depth -= 1;
                new_line(&mut shown, depth);
                shown.push_str(token);
            }
            "," => {
                shown.push_str(token);
                new_line(&mut shown, depth);
            }
            ":" => shown.push_str(": "),
            _ if token.starts_with('"') => push_string(&mut shown, token),
            _ => shown.push_str(token),
        }
    }
    shown
}

/// The tokens of JSON text: brackets, signs, strings with their quotes, and the characters of everything else one by one.
fn tokens(mut rest: &str) -> impl Iterator<Item = &str> {
    std::iter::from_fn(move || {
        rest = rest.trim_ascii_start();
        let first = rest.chars().next()?;
        let length = match first {
            '"' => string_length(rest),
            _ => first.len_utf8(),
        };
        let (token, after) = rest.split_at(length);
        rest = after;
        Some(token)
    })
}

fn new_line(shown: &mut String, depth: usize) {
    shown.push('\n');
    shown.extend(std::iter::repeat_n(INDENT, depth));
}

/// The length of the string that begins here, with its quotes.
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

/// Adds a string with its escapes resolved, as far as that is good to read.
fn push_string(shown: &mut String, token: &str) {
    // Half a surrogate pair is JSON but not text: such a string stays as it came.
    let resolved =
        serde_json::from_str::<String>(token).and_then(|text| serde_json::to_string(&text));
    let token = resolved.as_deref().unwrap_or(token);
    for character in token.chars() {
        if is_shown(character) {
            shown.push(character);
        } else {
            let mut units = [0; 2];
            for unit in character.encode_utf16(&mut units) {
                shown.push_str(&format!("\\u{unit:04x}"));
            }
        }
    }
}

/// Whether a character can be put on a terminal: not one that steers it, is invisible, or changes the writing direction.
pub(crate) fn is_shown(character: char) -> bool {
    !character.is_control()
        && !matches!(character,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(document: &str) -> String {
        pretty(document.as_bytes()).unwrap()
    }

    #[test]
    fn documents_are_indented() {
        assert_eq!(
            shown(r#" {"b":[1,{"a" : null}], "a":{ },"c":[ ],"d":true} "#),
            "{\n  \"b\": [\n    1,\n    {\n      \"a\": null\n    }\n  ],\n  \"a\": {},\n  \"c\": [],\n  \"d\": true\n}"
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
        assert_eq!(line(document), r#"{"b":[1e400,-0.10],"a b":{},"c":null}"#);
        assert_eq!(line("\"x\u{202e}\\n\""), "\"x\\u202e\\n\"");
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
    fn nothing_steers_the_terminal() {
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

    #[test]
    fn half_a_surrogate_pair_stays_as_it_came() {
        assert_eq!(
            shown(r#"{"a":"\ud83d","b":"\u00e9"}"#),
            "{\n  \"a\": \"\\ud83d\",\n  \"b\": \"é\"\n}"
        );
    }

    #[test]
    fn what_is_not_one_document_is_refused() {
        for text in ["", "{", "{} {}", "<html>", "[1,]", "\u{feff}{}"] {
            assert!(pretty(text.as_bytes()).is_err(), "{text}");
        }
        assert!(pretty(b"\"\xff\"").is_err());
    }
}
