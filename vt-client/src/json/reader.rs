//! Reads values out of JSON text that is already known to be valid, without ever failing.
//!
//! `serde_json` validates the text once; after that nothing can go wrong but a value being of
//! another kind than hoped for, and then it is stepped over. This is what makes reading tolerant
//! in one pass: numbers beyond `f64`, lone surrogates, duplicate keys and deep nesting, which fail
//! in a strict deserialiser, are ordinary values here. Text that is not valid JSON makes no sense
//! of it, but neither panics nor loops.

use std::borrow::Cow;

/// How deep typed values may nest; what is deeper stays in the raw text only.
const MAX_DEPTH: u8 = 128;

/// A place in valid JSON text. Every reading method steps over exactly one value.
#[derive(Clone, Debug)]
pub struct JsonReader<'a> {
    text: &'a str,
    at: usize,
    depth: u8,
}

impl<'a> JsonReader<'a> {
    /// Stands before the value that `text` holds.
    pub fn new(text: &'a str) -> Self {
        JsonReader {
            text,
            at: 0,
            depth: 0,
        }
    }

    /// Where the next value starts.
    pub(crate) fn position(&mut self) -> usize {
        self.peek();
        self.at
    }

    /// Where the value just read ended.
    pub(crate) fn end(&self) -> usize {
        self.at
    }

    /// The first byte of the next value, which tells its kind; 0 at the end of the text.
    #[inline]
    pub fn peek(&mut self) -> u8 {
        let byte = self.byte();
        if byte > b' ' {
            return byte;
        }
        self.skip_space()
    }

    /// Steps over white space and gives the byte behind it.
    fn skip_space(&mut self) -> u8 {
        let bytes = self.text.as_bytes();
        loop {
            match bytes.get(self.at) {
                // Answers are indented: most of their white space are runs of spaces.
                Some(b'\n') => self.at += 1 + spaces(&bytes[self.at + 1..]),
                Some(b' ' | b'\r' | b'\t') => self.at += 1,
                other => return other.copied().unwrap_or(0),
            }
        }
    }

    /// Steps over the next value and gives its text.
    pub fn skip(&mut self) -> &'a str {
        let start = self.position();
        match self.byte() {
            b'"' => {
                self.skip_string();
            }
            b'{' | b'[' => self.skip_nested(),
            _ => self.skip_scalar(),
        }
        self.text.get(start..self.at).unwrap_or_default()
    }

    /// The next value when it is a string. Lone surrogates become U+FFFD.
    pub fn string(&mut self) -> Option<Cow<'a, str>> {
        if self.peek() != b'"' {
            self.skip();
            return None;
        }
        let start = self.at + 1;
        let escaped = self.skip_string();
        let inner = self.text.get(start..self.at.saturating_sub(1))?;
        Some(if escaped {
            Cow::Owned(unescape(inner))
        } else {
            Cow::Borrowed(inner)
        })
    }

    /// The text of the next value when it is a number.
    pub fn number(&mut self) -> Option<&'a str> {
        let number = matches!(self.peek(), b'-' | b'0'..=b'9');
        let text = self.skip();
        number.then_some(text)
    }

    /// The next value when it is `true` or `false`.
    pub fn boolean(&mut self) -> Option<bool> {
        match self.skip() {
            "true" => Some(true),
            "false" => Some(false),
            _ => None,
        }
    }

    /// Visits the entries of the next value in order, duplicates included; `false` when it is no
    /// object. The visitor reads the value of the key it is given.
    pub fn entries(&mut self, mut visit: impl FnMut(&str, &mut Self)) -> bool {
        if self.peek() != b'{' || self.depth >= MAX_DEPTH {
            self.skip();
            return false;
        }
        self.at += 1;
        self.depth += 1;
        while self.peek() == b'"' {
            let key = self.string().unwrap_or_default();
            self.step_over(b':');
            self.visit_value(|reader| visit(&key, reader));
            self.step_over(b',');
        }
        self.step_over(b'}');
        self.depth -= 1;
        true
    }

    /// Visits the elements of the next value in order; `false` when it is no array. The visitor
    /// reads the element.
    pub fn elements(&mut self, mut visit: impl FnMut(&mut Self)) -> bool {
        if self.peek() != b'[' || self.depth >= MAX_DEPTH {
            self.skip();
            return false;
        }
        self.at += 1;
        self.depth += 1;
        while !matches!(self.peek(), b']' | 0) {
            self.visit_value(&mut visit);
            self.step_over(b',');
        }
        self.step_over(b']');
        self.depth -= 1;
        true
    }

    /// Lets a visitor read one value, and makes sure that the reader moved.
    fn visit_value(&mut self, visit: impl FnOnce(&mut Self)) {
        let start = self.position();
        visit(self);
        if self.at == start {
            self.skip();
            self.at = self.at.max(start + 1);
        }
    }

    fn byte(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    fn step_over(&mut self, byte: u8) {
        if self.peek() == byte && byte != 0 {
            self.at += 1;
        }
    }

    /// From the opening quote to behind the closing one; whether there were escapes.
    fn skip_string(&mut self) -> bool {
        let bytes = self.text.as_bytes();
        let mut escaped = false;
        let mut at = self.at + 1;
        loop {
            at += plain(bytes.get(at..).unwrap_or_default());
            match bytes.get(at) {
                Some(b'"') => {
                    self.at = at + 1;
                    return escaped;
                }
                Some(_) => {
                    escaped = true;
                    at += 2;
                }
                None => {
                    self.at = bytes.len();
                    return escaped;
                }
            }
        }
    }

    fn skip_nested(&mut self) {
        let bytes = self.text.as_bytes();
        let mut depth = 0_usize;
        while let Some(&byte) = bytes.get(self.at) {
            match byte {
                b'"' => {
                    self.skip_string();
                    continue;
                }
                b'\n' => self.at += spaces(&bytes[self.at + 1..]),
                b'{' | b'[' => depth += 1,
                b'}' | b']' => depth = depth.saturating_sub(1),
                _ => {}
            }
            self.at += 1;
            if depth == 0 {
                return;
            }
        }
    }

    fn skip_scalar(&mut self) {
        while !matches!(
            self.byte(),
            b',' | b'}' | b']' | b':' | b'"' | b' ' | b'\n' | b'\r' | b'\t' | 0
        ) {
            self.at += 1;
        }
    }
}

/// How many bytes at the start are spaces.
fn spaces(bytes: &[u8]) -> usize {
    let mut at = 0;
    while bytes[at..].first_chunk() == Some(b"        ") {
        at += 8;
    }
    let rest = bytes[at..].iter();
    at + rest.take_while(|&&byte| byte == b' ').count()
}

/// How many bytes at the start are neither a quote nor a backslash: eight at a time, where the
/// lowest marked bit tells the first byte that is one.
fn plain(bytes: &[u8]) -> usize {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let zero_bytes = |word: u64| word.wrapping_sub(ONES) & !word & (ONES << 7);
    let mut at = 0;
    while let Some(eight) = bytes[at..].first_chunk() {
        let word = u64::from_le_bytes(*eight);
        let marks = zero_bytes(word ^ (ONES * u64::from(b'"')))
            | zero_bytes(word ^ (ONES * u64::from(b'\\')));
        if marks != 0 {
            return at + marks.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    let rest = bytes[at..].iter();
    at + rest
        .take_while(|&&byte| byte != b'"' && byte != b'\\')
        .count()
}

/// The text that a string's inside stands for.
fn unescape(inner: &str) -> String {
    let mut text = String::with_capacity(inner.len());
    let mut rest = inner;
    loop {
        let (before, escape) = rest.split_at(plain(rest.as_bytes()));
        text.push_str(before);
        let mut characters = escape.chars();
        if characters.next().is_none() {
            return text;
        }
        let letter = characters.next();
        rest = characters.as_str();
        text.push(match letter {
            Some('b') => '\u{8}',
            Some('f') => '\u{c}',
            Some('n') => '\n',
            Some('r') => '\r',
            Some('t') => '\t',
            Some('u') => unicode_escape(&mut rest),
            Some(other) => other,
            None => '\\',
        });
    }
}

/// The character of `XXXX` or `XXXX\uXXXX` at the start of `rest`, which is moved behind it.
fn unicode_escape(rest: &mut &str) -> char {
    let first = hex_unit(rest);
    if (0xd800..0xdc00).contains(&first) {
        let mut after = *rest;
        if let Some(tail) = after.strip_prefix("\\u") {
            after = tail;
            let second = hex_unit(&mut after);
            if (0xdc00..0xe000).contains(&second) {
                *rest = after;
                let code = 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
                return char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER);
            }
        }
    }
    char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER)
}

fn hex_unit(rest: &mut &str) -> u32 {
    let Some((digits, tail)) = rest.split_at_checked(4) else {
        return u32::from(char::REPLACEMENT_CHARACTER);
    };
    *rest = tail;
    u32::from_str_radix(digits, 16).unwrap_or(u32::from(char::REPLACEMENT_CHARACTER))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_unescaped_and_lone_surrogates_replaced() {
        for (json, text) in [
            (r#""plain""#, "plain"),
            (r#""a\"\\\/\b\f\n\r\t""#, "a\"\\/\u{8}\u{c}\n\r\t"),
            (r#""\u00e9\ud83d\ude00!""#, "é😀!"),
            (r#""x\ud800y""#, "x\u{fffd}y"),
            (r#""\ud800\u0041""#, "\u{fffd}A"),
            (r#""\udce9""#, "\u{fffd}"),
        ] {
            assert_eq!(
                JsonReader::new(json).string().as_deref(),
                Some(text),
                "{json}"
            );
        }
    }

    #[test]
    fn each_method_steps_over_exactly_one_value() {
        let json = r#" [ {"a":[1,"}]\""]} , "x\\" , -1.5e+3 , true , null ] "#;
        let mut texts = Vec::new();
        assert!(JsonReader::new(json).elements(|reader| texts.push(reader.skip().to_owned())));
        assert_eq!(
            texts,
            [r#"{"a":[1,"}]\""]}"#, r#""x\\""#, "-1.5e+3", "true", "null"]
        );

        type Read = fn(&mut JsonReader<'_>);
        let methods: [Read; 5] = [
            |reader| _ = reader.string(),
            |reader| _ = reader.number(),
            |reader| _ = reader.boolean(),
            |reader| _ = reader.entries(|_, _| {}),
            |reader| _ = reader.elements(|_| {}),
        ];
        for method in methods {
            let mut count = 0;
            JsonReader::new(json).elements(|reader| {
                count += 1;
                method(reader);
            });
            assert_eq!(count, 5);
        }
    }

    #[test]
    fn deep_nesting_is_stepped_over() {
        let deep = format!("[{}{},7]", "[".repeat(100_000), "]".repeat(100_000));
        let mut last = None;
        JsonReader::new(&deep).elements(|reader| last = reader.number());
        assert_eq!(last, Some("7"));
    }

    #[test]
    fn visiting_nests_so_deep_and_no_deeper() {
        fn depth(reader: &mut JsonReader<'_>) -> usize {
            let mut deepest = 0;
            let visited = if reader.peek() == b'{' {
                reader.entries(|_, reader| deepest = depth(reader))
            } else {
                reader.elements(|reader| deepest = depth(reader))
            };
            deepest + usize::from(visited)
        }
        let objects = |depth: usize| format!("{}1{}", "{\"a\":".repeat(depth), "}".repeat(depth));
        let lists = |depth: usize| format!("{}1{}", "[".repeat(depth), "]".repeat(depth));
        for nested in [objects as fn(usize) -> String, lists] {
            assert_eq!(depth(&mut JsonReader::new(&nested(127))), 127);
            assert_eq!(depth(&mut JsonReader::new(&nested(1000))), 128);
        }
        // What is beside each other does not count.
        for value in ["{}", "[]"] {
            let wide = format!("[{}[7]]", format!("{value},").repeat(1000));
            let mut count = 0;
            JsonReader::new(&wide).elements(|reader| {
                count += usize::from(reader.peek() == b'{' || reader.peek() == b'[');
                assert!(if reader.peek() == b'{' {
                    reader.entries(|_, _| {})
                } else {
                    reader.elements(|_| {})
                });
            });
            assert_eq!(count, 1001);
        }
    }

    #[test]
    fn text_that_is_not_json_ends() {
        for text in [
            "", "{", "[", "\"", "\"\\", "{\"a\"", "[1 2", "}}", "nul", "[:]", "{\"a\":}", "[,,]",
        ] {
            let mut reader = JsonReader::new(text);
            reader.entries(|_, reader| {
                reader.string();
            });
            let mut reader = JsonReader::new(text);
            reader.elements(|reader| {
                reader.number();
            });
            JsonReader::new(text).skip();
        }
    }
}
