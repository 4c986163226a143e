//! The lines of a list in any encoding, in bounded memory.

use std::io::{self, BufRead, BufReader, Cursor, Read};

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};
use encoding_rs_io::{DecodeReaderBytes, DecodeReaderBytesBuilder};

/// The most bytes of an item: a longer line is not kept.
const LONGEST: usize = 1 << 20;

/// A line that is neither blank nor a comment.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Line {
    /// Counted from 1, as in an editor.
    pub(crate) number: u64,
    /// The line without surrounding white space, or why it cannot be an item.
    pub(crate) content: Result<Vec<u8>, &'static str>,
}

/// Reads a list line by line. UTF-16 becomes UTF-8; UTF-8 and unknown encodings pass as they are.
pub(crate) struct Lines<R> {
    input: BufReader<Decoded<R>>,
    is_utf_16: bool,
    number: u64,
}

type Decoded<R> = DecodeReaderBytes<io::Chain<Cursor<Vec<u8>>, R>, Vec<u8>>;

impl<R: Read> Lines<R> {
    /// Reads the first two bytes.
    pub(crate) fn new(mut input: R) -> io::Result<Self> {
        let mut start = Vec::new();
        input.by_ref().take(2).read_to_end(&mut start)?;
        let utf_16 = utf_16(&start);
        let decoded = DecodeReaderBytesBuilder::new()
            .encoding(utf_16)
            .utf8_passthru(true)
            .strip_bom(true)
            .build(Cursor::new(start).chain(input));
        Ok(Self {
            input: BufReader::new(decoded),
            is_utf_16: utf_16.is_some(),
            number: 0,
        })
    }

    /// The next line of any kind; `None` at the end.
    fn read(&mut self) -> io::Result<Option<Line>> {
        let mut bytes = Vec::new();
        let bounded = &mut self.input.by_ref().take(LONGEST as u64 + 1);
        if bounded.read_until(b'\n', &mut bytes)? == 0 {
            return Ok(None);
        }
        self.number += 1;
        let ends = bytes.pop_if(|byte| *byte == b'\n').is_some();
        let content = if bytes.len() > LONGEST {
            if !ends {
                self.input.skip_until(b'\n')?;
            }
            Err("it is longer than 1 MiB")
        } else {
            self.checked(bytes)
        };
        Ok(Some(Line {
            number: self.number,
            content,
        }))
    }

    fn checked(&self, line: Vec<u8>) -> Result<Vec<u8>, &'static str> {
        let line = match std::str::from_utf8(&line) {
            Ok(text) => trimmed(text).as_bytes(),
            Err(_) => line.trim_ascii(),
        };
        if line.contains(&0) {
            Err("it contains a NUL character; save the list as UTF-8")
        } else if self.is_utf_16 && line.windows(3).any(|three| three == REPLACEMENT) {
            Err("it is not valid UTF-16")
        } else {
            Ok(line.to_vec())
        }
    }
}

/// What replaces bytes that cannot be decoded: U+FFFD.
const REPLACEMENT: &[u8] = "\u{fffd}".as_bytes();

/// The byte order of a list in UTF-16, told by its mark or, without one, by an ASCII character at
/// the beginning.
fn utf_16(start: &[u8]) -> Option<&'static Encoding> {
    match start {
        [0xff, 0xfe] | [1..=255, 0] => Some(UTF_16LE),
        [0xfe, 0xff] | [0, 1..=255] => Some(UTF_16BE),
        _ => None,
    }
}

/// The text without the invisible characters at its ends. A list that was put together from several
/// has byte order marks in its middle.
fn trimmed(text: &str) -> &str {
    text.trim_matches(|character: char| character.is_whitespace() || character == '\u{feff}')
}

/// The lines that are, or should be, items: all but blank ones and those that begin with `#`.
impl<R: Read> Iterator for Lines<R> {
    type Item = io::Result<Line>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            match self.read().transpose()? {
                Ok(line) if line.content.as_ref().is_ok_and(|it| is_passed_over(it)) => {}
                line => return Some(line),
            }
        }
    }
}

fn is_passed_over(line: &[u8]) -> bool {
    line.is_empty() || line.starts_with(b"#")
}

#[cfg(test)]
mod tests {
    use super::*;

    type Said = Vec<(u64, Result<String, &'static str>)>;

    fn read(list: impl Read) -> Said {
        let text = |bytes: Vec<u8>| match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => format!("{:?}", error.into_bytes()),
        };
        Lines::new(list)
            .unwrap()
            .map(Result::unwrap)
            .map(|line| (line.number, line.content.map(text)))
            .collect()
    }

    fn utf_16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn blank_lines_and_comments_are_skipped_but_counted() {
        let list = "# of today\na.example\r\n\n \t\n  b.example \n  # c.example\nhttp://d/#e";
        let good = |number, text: &str| (number, Ok(text.to_owned()));
        assert_eq!(
            read(list.as_bytes()),
            [
                good(2, "a.example"),
                good(5, "b.example"),
                good(7, "http://d/#e")
            ]
        );
        assert_eq!(read(&b""[..]), []);
        assert_eq!(read(&b"a"[..]), [good(1, "a")]);
    }

    #[test]
    fn encodings_are_told_by_their_marks_or_their_first_character() {
        let list = "a.example\r\nmünchen.example\r\n# none\r\n\u{1f600}.example\r\n";
        let expected = read(list.as_bytes());
        assert_eq!(expected.len(), 3);
        for (name, list) in [
            ("UTF-8 with a mark", format!("\u{feff}{list}").into_bytes()),
            ("LE", utf_16(&format!("\u{feff}{list}"), u16::to_le_bytes)),
            ("BE", utf_16(&format!("\u{feff}{list}"), u16::to_be_bytes)),
            ("LE without a mark", utf_16(list, u16::to_le_bytes)),
            ("BE without a mark", utf_16(list, u16::to_be_bytes)),
        ] {
            assert_eq!(read(&*list), expected, "{name}");
        }
        // Two lists with marks, one after the other.
        let twice = "\u{feff}a\n\u{feff}b\u{feff}\n\u{feff}# c\n";
        let good = |number, text: &str| (number, Ok(text.to_owned()));
        assert_eq!(read(twice.as_bytes()), [good(1, "a"), good(2, "b")]);
    }

    #[test]
    fn a_line_that_cannot_be_read_does_not_end_the_list() {
        let good = |number, text: &str| (number, Ok(text.to_owned()));
        assert_eq!(
            read(&b"a\nm\xfcnchen \r\nb\n"[..]),
            [
                good(1, "a"),
                // Latin-1: kept as bytes, for a list of paths.
                good(2, "[109, 252, 110, 99, 104, 101, 110]"),
                good(3, "b")
            ]
        );
        let nul = Err("it contains a NUL character; save the list as UTF-8");
        assert_eq!(
            read(&b"aa\nb\0c\nd"[..]),
            [good(1, "aa"), (2, nul), good(3, "d")]
        );
        // A lone high surrogate.
        let mut list = utf_16("\u{feff}a\n", u16::to_le_bytes);
        list.extend([0x00, 0xd8]);
        list.extend(utf_16("x\nb\n", u16::to_le_bytes));
        assert_eq!(
            read(&*list),
            [
                good(1, "a"),
                (2, Err("it is not valid UTF-16")),
                good(3, "b")
            ]
        );
    }

    #[test]
    fn an_overlong_line_is_skipped_without_being_kept() {
        let long = |length: usize| io::repeat(b'x').take(length as u64);
        let list = |length| (&b"a\n"[..]).chain(long(length)).chain(&b"\nb\n"[..]);
        let told = read(list(100 << 20));
        assert_eq!(told.len(), 3);
        assert_eq!(told[1], (2, Err("it is longer than 1 MiB")));
        assert_eq!(told[2], (3, Ok("b".to_owned())));
        // At the limit, and beyond it.
        assert!(read(list(LONGEST))[1].1.is_ok());
        assert_eq!(read(list(LONGEST + 1))[1], told[1]);
        assert_eq!(read(list(LONGEST + 1))[2], told[2]);
    }
}
