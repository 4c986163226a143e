//! The piece of a body that an error may show: bounded, printable, and without secrets.
//!
//! Two things are starred out: what follows `apikey`, and of a URL all but its scheme and host,
//! since a URL may be signed or work only once. Only a few kilobytes around the piece are looked
//! at, whatever the size of the body. What cannot be told from them is starred out.

use crate::redact::printable;

/// How much of a body is shown, in bytes, and how much of that stands before the place.
const LENGTH: usize = 200;
const BEFORE: usize = LENGTH / 4;

/// How far it is looked for the beginning of a word that reaches into the piece, and for the key
/// that a word is the value of.
const LOOK_BACK: usize = 4096;

/// How far it is looked for the end of a host; the longest has 253 bytes.
const LOOK_AHEAD: usize = 512;

/// What stands before a secret, as in `"apikey": "…"` or `x-apikey: …`.
const KEY: &[u8] = b"apikey";

/// The piece of a body around the byte at `offset`.
pub(crate) fn around(body: &[u8], offset: usize) -> String {
    let start = offset.min(body.len()).saturating_sub(BEFORE);
    let end = body.len().min(start + LENGTH);
    let from = start.saturating_sub(LOOK_BACK);
    let until = body.len().min(end + LOOK_AHEAD);
    let masked = Context {
        text: &body[from..until],
        is_cut_before: from > 0,
        is_cut_behind: until < body.len(),
    }
    .masked();
    let piece = whole_characters(
        &masked[start - from..end - from],
        start > 0,
        end < body.len(),
    );
    printable::escape(String::from_utf8_lossy(piece).trim()).into_owned()
}

/// The beginning of a text, of at most so many characters.
pub(crate) fn beginning(text: &str, longest: usize) -> String {
    // Four bytes are the most that a character has.
    let until = text.len().min(4 * longest + LOOK_AHEAD);
    let masked = Context {
        text: &text.as_bytes()[..until],
        is_cut_before: false,
        is_cut_behind: until < text.len(),
    }
    .masked();
    printable::beginning(&String::from_utf8_lossy(&masked), longest)
}

/// A text and whether it is part of a longer one.
struct Context<'t> {
    text: &'t [u8],
    is_cut_before: bool,
    is_cut_behind: bool,
}

impl Context<'_> {
    /// The text with secrets starred out, byte for byte.
    fn masked(&self) -> Vec<u8> {
        let mut masked = self.text.to_vec();
        // Whether the next word is a secret. Nobody knows what stands before a cut.
        let mut is_secret = self.is_cut_before;
        let mut at = 0;
        while at < self.text.len() {
            let length = word(&self.text[at..]);
            let (start, end) = (at, at + length);
            at = end + 1;
            let word = &self.text[start..end];
            let is_begun = start == 0 && self.is_cut_before;
            let is_ended = end < self.text.len() || !self.is_cut_behind;
            let shown = match () {
                // Quotes, colons and brackets between a key and its value.
                () if word.iter().all(u8::is_ascii_punctuation) => continue,
                () if is_secret || is_begun => 0,
                () => shown(word, is_ended),
            };
            // Of a word that begins before the cut, the letters that would tell may be missing.
            is_secret = (is_begun && length < KEY.len()) || is_key(word);
            masked[start + shown..end].fill(b'*');
        }
        masked
    }
}

/// The length of the word at the start of the text; what ends words ends URLs.
fn word(text: &[u8]) -> usize {
    let end = text
        .iter()
        .position(|byte| byte.is_ascii_whitespace() || b"\"'<>`".contains(byte));
    end.unwrap_or(text.len())
}

/// How much of a word may be shown.
fn shown(word: &[u8], is_ended: bool) -> usize {
    let url = find(word, url_mark).map_or(word.len(), |(at, mark)| {
        at + mark + host(&word[at + mark..], is_ended)
    });
    let key = find(word, key_mark).map_or(word.len(), |(at, mark)| at + mark);
    url.min(key)
}

/// Whether a word is a key whose value is the next one.
fn is_key(word: &[u8]) -> bool {
    let letters = word
        .iter()
        .rposition(|byte| !byte.is_ascii_punctuation())
        .map_or(0, |last| last + 1);
    let start = letters.saturating_sub(KEY.len());
    word[start..letters].eq_ignore_ascii_case(KEY)
}

/// The first place of a mark, and its length.
fn find(text: &[u8], mark: fn(&[u8]) -> Option<usize>) -> Option<(usize, usize)> {
    (0..text.len()).find_map(|at| Some((at, mark(&text[at..])?)))
}

/// `://` at the start of a text, also with its slashes escaped as in JSON.
fn url_mark(text: &[u8]) -> Option<usize> {
    let mut at = text.starts_with(b":").then_some(1)?;
    for _ in 0..2 {
        let rest = &text[at..];
        let escapes = rest.iter().take_while(|&&byte| byte == b'\\').count();
        at += escapes;
        at += match &rest[escapes..] {
            [b'/', ..] => 1,
            [b'u', b'0', b'0', b'2', b'f' | b'F', ..] if escapes > 0 => 5,
            _ => return None,
        };
    }
    Some(at)
}

/// `apikey=` at the start of a text, with anything behind it.
fn key_mark(text: &[u8]) -> Option<usize> {
    let (word, value) = text.split_at_checked(KEY.len())?;
    let sign = value.iter().position(|byte| !byte.is_ascii_punctuation())?;
    word.eq_ignore_ascii_case(KEY)
        .then_some(KEY.len() + sign)
        .filter(|_| sign > 0)
}

/// How much of what stands behind the mark of a URL may be shown: the host, if there is no
/// password before it, and if all of it is here.
fn host(text: &[u8], is_ended: bool) -> usize {
    let end = text.iter().position(|byte| b"/\\?#".contains(byte));
    let Some(end) = end.or(is_ended.then_some(text.len())) else {
        return 0;
    };
    if text[..end].contains(&b'@') { 0 } else { end }
}

/// The bytes without the pieces of characters that were cut at their ends.
fn whole_characters(bytes: &[u8], is_cut_before: bool, is_cut_behind: bool) -> &[u8] {
    let is_inner = |byte: &u8| (0x80..0xc0).contains(byte);
    let mut start = 0;
    if is_cut_before {
        start = bytes
            .iter()
            .take(3)
            .take_while(|byte| is_inner(byte))
            .count();
    }
    let mut end = bytes.len();
    if is_cut_behind {
        let inner = bytes.iter().rev().take(3);
        let inner = inner.take_while(|byte| is_inner(byte)).count();
        let needed = match bytes.get((end - inner).wrapping_sub(1)) {
            Some(0xc0..0xe0) => 2,
            Some(0xe0..0xf0) => 3,
            Some(0xf0..) => 4,
            _ => 0,
        };
        if needed > inner + 1 {
            end -= inner + 1;
        }
    }
    bytes.get(start..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mask(text: &str) -> String {
        beginning(text, text.len())
    }

    #[test]
    fn keys_and_urls_are_starred_out() {
        for (text, masked) in [
            (
                r#"{"apikey": "abc", "a": 1}"#,
                r#"{"apikey": "***", "a": 1}"#,
            ),
            (
                r#"{"x-apikey" : "abc","a":"b"}"#,
                r#"{"x-apikey" : "***","a":"b"}"#,
            ),
            (
                r#"{"a":"{\"APIKEY\":\"abc\",\"b\":1}"}"#,
                r#"{"a":"{\"APIKEY\":\"****",\"b\":1}"}"#,
            ),
            ("X-ApiKey: abc, b", "X-ApiKey: **** b"),
            ("a&apikey=abc&b <c>", "a&apikey=***** <c>"),
            (r#"{"apikey":["abc"]}"#, r#"{"apikey":["***"]}"#),
            (r#"{"apikey":17,"a":1}"#, r#"{"apikey"****"a":1}"#),
            (
                r#"{"data": "https://x.example/up/abc?d=e"}"#,
                r#"{"data": "https://x.example***********"}"#,
            ),
            (
                r#""https:\/\/x.example\/abc""#,
                r#""https:\/\/x.example*****""#,
            ),
            (
                r#""{\"u\":\"https:\\\/\\\/h\\\/abc\"}""#,
                r#""{\"u\":\"https:\\\/\\\/h********"}""#,
            ),
            (
                r#""https:\u002f\u002Fh\u002fabc""#,
                r#""https:\u002f\u002Fh*********""#,
            ),
            (
                "<a href='http://h?q=é'> http://h2/a b",
                "<a href='http://h*****'> http://h2** b",
            ),
            ("ftp://user:pass@h/a b", "ftp://************* b"),
            ("http://a/http://b", "http://a*********"),
            (r#""apikey""#, r#""apikey""#),
            ("no: // key, apikeys a", "no: // key, apikeys a"),
        ] {
            assert_eq!(mask(text), masked, "{text}");
        }
    }

    #[test]
    fn a_secret_is_starred_out_wherever_the_piece_begins() {
        let secret = "k".repeat(100);
        for (before, behind) in [
            (r#"{"apikey":""#, r#"","data":7}"#),
            (r#"{"apikey" :  "#, r#","data":7}"#),
            (r#"{"x":"https://h.example/"#, r#"","data":7}"#),
            (r#"{"x":"https://user:"#, r#"@h.example/","data":7}"#),
            (r#"{"x":"https:\/\/h.example\/?"#, r#"","data":7}"#),
        ] {
            for padding in ["", "a ", "é"] {
                // From a body that is all there to one in which the key's word is cut anywhere.
                for padded in [0, 1, 300, LOOK_BACK - 60, LOOK_BACK, LOOK_BACK + 300] {
                    let padding = padding.repeat(padded);
                    let body = format!("{padding}{before}{secret}{behind}");
                    for offset in (padding.len()..=body.len()).step_by(7) {
                        let shown = around(body.as_bytes(), offset);
                        assert!(!shown.contains("kk"), "{shown}");
                    }
                }
            }
        }
    }

    #[test]
    fn what_stands_too_far_back_to_be_told_is_starred_out() {
        for before in [
            format!("http://h/{}", "a".repeat(2 * LOOK_BACK)),
            format!("apikey{}", " ".repeat(2 * LOOK_BACK)),
            format!("\"apikey\"{}", "[".repeat(2 * LOOK_BACK)),
        ] {
            // At each of these places the words are cut in another way.
            for more in 0..20 {
                let body = format!("{before}{}secret", " ".repeat(more));
                let body = if before.starts_with("http") {
                    format!("{before}{}secret", "a".repeat(more))
                } else {
                    body
                };
                let shown = around(body.as_bytes(), body.len() - 3);
                assert!(!shown.contains("secret"), "{shown}");
            }
        }
        // The word of the key is itself cut, at each of its letters: so much of the secret stands
        // behind the place from which it is looked at.
        for length in LOOK_BACK + BEFORE - 30..LOOK_BACK + BEFORE + 10 {
            let body = format!("x \"apikey\":\"{}\" shown", "s".repeat(length));
            let shown = around(body.as_bytes(), body.len() - 10);
            assert!(!shown.contains("ss"), "{shown}");
            assert!(shown.ends_with("shown"), "{shown}");
        }
    }

    #[test]
    fn a_host_that_is_not_all_there_is_starred_out() {
        let body = format!("https://{}@h/", "p".repeat(10_000));
        let shown = around(body.as_bytes(), 0);
        assert_eq!(shown, format!("https://{}", "*".repeat(192)));
        let shown = beginning(&body, 20);
        assert_eq!(shown, format!("https://{}…", "*".repeat(12)));
    }

    #[test]
    fn pieces_are_bounded_and_cut_between_characters() {
        for text in ["é", "世", "😀", "aé世😀 "] {
            let text = text.repeat(1000);
            let end = text.len();
            for offset in (0..100).chain(500..600).chain(end - 300..end + 5) {
                let shown = around(text.as_bytes(), offset);
                assert!(shown.len() <= LENGTH, "{shown}");
                assert!(!shown.contains('\u{fffd}'), "{offset}: {shown}");
            }
        }
        let text = format!("{}HERE{}", "a".repeat(500), "b".repeat(500));
        assert!(around(text.as_bytes(), 500).contains("aHEREb"));
    }

    #[test]
    fn what_is_not_text_or_not_printable_is_shown_as_that() {
        assert_eq!(
            around(b"a\xff\x1b[2J\n\xe2\x80\xae", 0),
            "a\u{fffd}\\u{1b}[2J\\n\\u{202e}"
        );
        assert_eq!(around(b"", 7), "");
        assert_eq!(around(&[0xff; 100_000], 50_000), "*".repeat(LENGTH));
        assert_eq!(around(&[0x80; 100], 50), "\u{fffd}".repeat(100));
    }
}
