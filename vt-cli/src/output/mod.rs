//! The two streams: results on the standard output, everything else on the standard error.

pub(crate) mod log;
pub(crate) mod meter;
pub(crate) mod sink;

use std::borrow::Cow;
use std::io::{self, BufWriter, IsTerminal, Write};

use vt_client::objects::Dynamic;
use vt_client::printable::{escape, escape_lines};
use vt_client::{API_KEY_VARIABLE, ApiKey, Attributes, Object};

use crate::format::json;

/// What a command gives for one item.
#[derive(Debug)]
pub(crate) enum Answer {
    Line(String),
    /// The whole answer of the service that an object came in.
    Document(Object<Dynamic>),
}

impl Answer {
    pub(crate) fn document<A: Attributes>(object: &Object<A>) -> Self {
        Self::Document(object.clone().into_typed())
    }

    fn write(&self, output: &mut impl Write) -> io::Result<()> {
        match self {
            Self::Line(line) => output.write_all(line.as_bytes()),
            Self::Document(object) => json::pretty(object.envelope().text(), output),
        }
    }
}

/// Where results go.
#[derive(Debug)]
pub(crate) struct Output {
    progress: bool,
}

/// Why a result could not be written.
#[derive(Debug)]
pub(crate) enum WriteError {
    /// Whoever read the results has had enough: no failure, but nothing more is to be done.
    Closed,
    /// The disk is full, say.
    Io(io::Error),
}

impl From<io::Error> for WriteError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::Closed,
            _ => Self::Io(error),
        }
    }
}

impl Output {
    /// The streams of this process.
    pub(crate) fn new() -> Self {
        Self {
            progress: io::stderr().is_terminal(),
        }
    }

    /// Writes one result and a line break.
    pub(crate) fn result(&self, answer: &Answer) -> Result<(), WriteError> {
        in_pieces(io::stdout().lock(), |output| {
            answer.write(output)?;
            output.write_all(b"\n")
        })
    }

    /// Shows what is going on until the returned value is dropped; only to people.
    pub(crate) fn progress(&self, text: &str) -> Progress {
        let line = Line {
            shown: self.progress,
        };
        line.update(text);
        Progress { line }
    }
}

/// As much is written at once; the standard output itself writes line by line.
const PIECE: usize = 64 * 1024;

/// Has something written piece by piece, and hands it on at once.
pub(crate) fn in_pieces<W: Write>(
    output: W,
    write: impl FnOnce(&mut BufWriter<W>) -> io::Result<()>,
) -> Result<(), WriteError> {
    let mut pieces = BufWriter::with_capacity(PIECE, output);
    let outcome = write(&mut pieces).and_then(|()| pieces.flush());
    // What could not be written is not tried again when the writer is dropped.
    let _ = pieces.into_parts();
    Ok(outcome?)
}

/// To the line's begin, and erase it.
const CLEAR: &str = "\r\x1b[K";

/// Says what is going on.
#[derive(Debug)]
#[must_use = "the line is erased when this is dropped"]
pub(crate) struct Progress {
    line: Line,
}

impl Progress {
    /// The line itself, for whoever knows how far it is.
    pub(crate) fn line(&self) -> Line {
        self.line
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.line.shown {
            write_error(CLEAR);
        }
    }
}

/// A line that says what is going on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Line {
    shown: bool,
}

impl Line {
    /// Shows something else.
    pub(crate) fn update(self, text: &str) {
        if self.shown {
            write_error(&format!("{CLEAR}{}", escape(text)));
        }
    }
}

/// Whether the standard output is open for writing: if it is not, the standard library passes over all that is written to it.
///
/// One that is closed cannot be told from `/dev/null`, which the standard library opens in its place before this program begins.
#[cfg(unix)]
pub(crate) fn is_writable() -> bool {
    use std::os::fd::AsFd;
    /// The error of a file that is not open for writing, on every Unix.
    const EBADF: i32 = 9;
    let stdout = io::stdout().as_fd().try_clone_to_owned();
    let outcome = stdout.and_then(|stdout| std::fs::File::from(stdout).write(&[]));
    !outcome.is_err_and(|error| error.raw_os_error() == Some(EBADF))
}

#[cfg(not(unix))]
pub(crate) fn is_writable() -> bool {
    true
}

/// Tells the user that something went wrong.
pub(crate) fn complain(message: &str) {
    write_error(&format!(
        "vt: {}\n",
        bounded(&escape(&without_key(message)))
    ));
}

/// Of a message its beginning and its end, where it says what is wrong and what to do.
const LONGEST_BEGINNING: usize = 3_000;
const LONGEST_END: usize = 1_000;

/// A message without its middle, if it is long: it may quote whatever was typed.
pub(crate) fn bounded(message: &str) -> String {
    let length = message.chars().count();
    if length <= LONGEST_BEGINNING + LONGEST_END {
        return message.to_owned();
    }
    let beginning: String = message.chars().take(LONGEST_BEGINNING).collect();
    let end: String = message.chars().skip(length - LONGEST_END).collect();
    format!("{beginning} … {end}")
}

/// The same in as many lines as the message has. Not for messages that quote a stranger, whose line could pass for one of ours.
pub(crate) fn complain_in_lines(message: &str) {
    write_error(&format!("vt: {}\n", escape_lines(message)));
}

/// As much of an item is shown, in characters.
const LONGEST_SHOWN: usize = 200;

/// An item as a message shows it: of one that is long, the beginning. A piece of the key would not be known for one any more, so that
/// the key is taken out before.
pub(crate) fn shortened(item: &str) -> Cow<'_, str> {
    match item.char_indices().nth(LONGEST_SHOWN) {
        None => item.into(),
        Some(_) => {
            let item = without_key(item);
            let shown: String = item.chars().take(LONGEST_SHOWN).collect();
            format!("{shown}…").into()
        }
    }
}

/// Writes to the standard error, without the API key. A standard error that is closed is no reason to fail.
pub(crate) fn write_error(text: &str) {
    let _ = io::stderr().write_all(without_key(text).as_bytes());
}

/// The text without the API key.
pub(crate) fn without_key(text: &str) -> String {
    let key = std::env::var_os(API_KEY_VARIABLE).unwrap_or_default();
    redacted(text, &key.to_string_lossy())
}

/// The text without the API key, which somebody may have typed in place of an identifier.
fn redacted(text: &str, key: &str) -> String {
    // Of a key that cannot be sent, such as one with a line break in it, each piece is a secret.
    key.split(|character: char| !character.is_ascii_graphic())
        .filter_map(|piece| ApiKey::new(piece).ok())
        .fold(text.to_owned(), |text, piece| {
            piece.redact(&text).into_owned()
        })
}

/// What is logged goes the same way as every message.
#[derive(Debug)]
pub(crate) struct LogWriter;

impl Write for LogWriter {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        write_error(&escape_lines(&String::from_utf8_lossy(buffer)));
        Ok(buffer.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_is_replaced() {
        let text = "`canary` is not CANARY, nor `/%63anar%79`";
        let without = "`[redacted]` is not [redacted], nor `/[redacted]`";
        for key in ["canary", "canary\n", "\u{e9}canary of"] {
            assert_eq!(redacted(text, key), without, "{key:?}");
        }
        for key in ["is", "", "\n"] {
            assert_eq!(redacted(text, key), text);
        }
    }

    #[test]
    fn a_closed_pipe_is_no_failure() {
        let error = |kind: io::ErrorKind| WriteError::from(io::Error::from(kind));
        assert!(matches!(
            error(io::ErrorKind::BrokenPipe),
            WriteError::Closed
        ));
        assert!(matches!(
            error(io::ErrorKind::StorageFull),
            WriteError::Io(_)
        ));
    }

    #[test]
    fn what_could_not_be_written_is_not_tried_again() {
        struct Full(usize);
        impl Write for Full {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                self.0 += 1;
                Err(io::ErrorKind::StorageFull.into())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let mut full = Full(0);
        let outcome = in_pieces(&mut full, |output| output.write_all(b"result"));
        assert!(matches!(outcome, Err(WriteError::Io(_))));
        assert_eq!(full.0, 1);
    }
}
