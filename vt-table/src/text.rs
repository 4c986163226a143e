//! The text of a table, and places in it; uses nothing.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// The text of a table, and the name that diagnostics show for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableSource {
    /// The name in diagnostics: `vt-client/endpoints.toml`.
    pub name: String,
    /// The TOML text.
    pub text: String,
}

/// A symbolic link that became a text file holds a path only, which is shorter than this.
const LONGEST_LINK: usize = 1024;

impl TableSource {
    /// A table from a text.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> TableSource {
        TableSource {
            name: name.into(),
            text: text.into(),
        }
    }

    /// Reads a table from a file, which diagnostics call `shown`.
    ///
    /// Returns the path of the file as well. It differs from `path` if a checkout turned a symbolic
    /// link into a text file that holds the link's target, as git does on Windows: such a file is
    /// followed, once.
    ///
    /// # Errors
    ///
    /// If the file cannot be read or is not UTF-8 text. The message names the file.
    pub fn open(path: &Path, shown: &str) -> io::Result<(TableSource, PathBuf)> {
        let text = read_text(path)?;
        let (text, read) = match linked(path, &text) {
            Some(target) => (read_text(&target)?, target),
            None => (text, path.to_owned()),
        };
        Ok((TableSource::new(shown, text), read))
    }
}

fn read_text(path: &Path) -> io::Result<String> {
    read_bounded(path).map_err(|error| {
        io::Error::new(
            error.kind(),
            format!("cannot read `{}`: {error}", path.display()),
        )
    })
}

/// No table comes near it; what does, is a device or another file given by mistake.
const MOST: u64 = 16 * 1024 * 1024;

fn read_bounded(path: &Path) -> io::Result<String> {
    let mut text = String::new();
    // One byte more tells that there is more.
    let length = File::open(path)?.take(MOST + 1).read_to_string(&mut text)?;
    if length as u64 > MOST {
        return Err(io::Error::new(
            io::ErrorKind::FileTooLarge,
            format!("it has more than {MOST} bytes, the most that a table may have"),
        ));
    }
    Ok(text)
}

/// The file that `text` names, if it looks like a symbolic link that became text.
fn linked(path: &Path, text: &str) -> Option<PathBuf> {
    if text.len() >= LONGEST_LINK {
        return None;
    }
    let line = text.trim();
    if line.is_empty() || line.contains('\n') {
        return None;
    }
    let target = path.parent()?.join(line);
    let is_table = target
        .extension()
        .is_some_and(|extension| extension == "toml");
    (is_table && target.is_file()).then_some(target)
}

/// A range of bytes in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Span {
    pub(crate) start: usize,
    pub(crate) end: usize,
}

impl Span {
    pub(crate) fn to(self, other: Span) -> Span {
        Span {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }
}

impl From<std::ops::Range<usize>> for Span {
    fn from(range: std::ops::Range<usize>) -> Span {
        Span {
            start: range.start,
            end: range.end,
        }
    }
}

/// A value and its place in the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct At<T> {
    pub(crate) value: T,
    pub(crate) span: Span,
}

impl<T> At<T> {
    pub(crate) fn new(value: T, span: Span) -> At<T> {
        At { value, span }
    }
}

/// A span in lines and columns, both counted from 1; columns are characters.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Position<'t> {
    pub(crate) line: usize,
    pub(crate) column: usize,
    /// The line without its line break.
    pub(crate) text: &'t str,
    /// How many characters of the line the span covers; of a longer span, only its first line.
    pub(crate) width: usize,
}

/// Converts offsets to lines and columns.
pub(crate) struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    pub(crate) fn new(text: &'t str) -> Lines<'t> {
        let breaks = text.match_indices('\n').map(|(offset, _)| offset + 1);
        Lines {
            text,
            starts: std::iter::once(0).chain(breaks).collect(),
        }
    }

    pub(crate) fn position(&self, span: Span) -> Position<'t> {
        let index = self.starts.partition_point(|start| *start <= span.start);
        let start = self.starts.get(index.saturating_sub(1)).copied();
        let start = start.unwrap_or_default();
        let end = self.starts.get(index).copied().unwrap_or(self.text.len());
        let whole = self.text.get(start..end).unwrap_or_default();
        // A byte order mark is not a character of the first line.
        let marked = whole.strip_prefix('\u{feff}').unwrap_or(whole);
        let start = start + (whole.len() - marked.len());
        let text = marked.trim_end_matches(['\n', '\r']);
        let before = chars_until(text, span.start.saturating_sub(start));
        let until = chars_until(text, span.end.saturating_sub(start));
        Position {
            line: index.max(1),
            column: before + 1,
            text,
            width: until.saturating_sub(before),
        }
    }
}

/// How many characters begin before this byte of the line.
fn chars_until(line: &str, bytes: usize) -> usize {
    line.char_indices()
        .take_while(|(offset, _)| *offset < bytes)
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(text: &str, start: usize, end: usize) -> (usize, usize, String, usize) {
        let lines = Lines::new(text);
        let found = lines.position(Span { start, end });
        (found.line, found.column, found.text.to_owned(), found.width)
    }

    #[test]
    fn columns_count_characters_and_lines_end_before_their_break() {
        let text = "a = 1\r\nü = \"é\" # x\n\nlast";
        assert_eq!(place(text, 0, 1), (1, 1, "a = 1".into(), 1));
        // `"é"` begins after `ü = `, five bytes and four characters into the line.
        assert_eq!(place(text, 12, 16), (2, 5, "ü = \"é\" # x".into(), 3));
        assert_eq!(place(text, 21, 21), (3, 1, String::new(), 0));
        assert_eq!(place(text, 22, 26), (4, 1, "last".into(), 4));
    }

    #[test]
    fn a_span_of_several_lines_is_cut_at_the_first() {
        assert_eq!(place("a = [\n1]\n", 4, 8), (1, 5, "a = [".into(), 1));
    }

    #[test]
    fn the_end_of_the_text_is_a_place() {
        assert_eq!(place("a", 1, 1), (1, 2, "a".into(), 0));
        assert_eq!(place("a\n", 2, 2), (2, 1, String::new(), 0));
        assert_eq!(place("", 0, 0), (1, 1, String::new(), 0));
    }

    #[test]
    fn a_byte_order_mark_has_no_column() {
        assert_eq!(place("\u{feff}a = 1\n", 3, 4), (1, 1, "a = 1".into(), 1));
    }
}
