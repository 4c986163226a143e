//! What is going on, on the standard error, while it goes on: for people only.

use std::io::{self, IsTerminal};

use vt_client::printable::escape;

use super::stderr::write_error;

/// To the line's begin, and erase it.
const CLEAR: &str = "\r\x1b[K";

/// Says what is going on.
#[derive(Debug)]
#[must_use = "the line is erased when this is dropped"]
pub(crate) struct Progress {
    line: Line,
}

impl Progress {
    /// Shows what is going on until the returned value is dropped; only to people.
    pub(crate) fn start(text: &str) -> Self {
        let line = Line {
            shown: io::stderr().is_terminal(),
        };
        line.update(text);
        Self { line }
    }

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
