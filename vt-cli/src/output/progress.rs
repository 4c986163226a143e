//! A line on standard error that says what is going on, for people only.

use std::sync::LazyLock;

use indicatif::{MultiProgress, ProgressBar, ProgressStyle};
use vt_client::printable::escape;

use super::redaction::without_key;

/// The lines at the bottom of the terminal; hidden if standard error is not a terminal.
static LINES: LazyLock<MultiProgress> = LazyLock::new(MultiProgress::new);

/// Writes something else to standard error, above the lines.
pub(super) fn above<T>(write: impl FnOnce() -> T) -> T {
    LINES.suspend(write)
}

/// What follows the text of a line.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Unit {
    Nothing,
    Items,
    Bytes,
    BytesOfTotal,
}

impl Unit {
    fn template(self) -> &'static str {
        match self {
            Self::Nothing => "{msg}",
            Self::Items => "{msg}: {pos} so far",
            Self::Bytes => "{msg}: {bytes}",
            Self::BytesOfTotal => "{msg}: {bytes} of {total_bytes}",
        }
    }
}

/// A line that is shown until this is dropped.
#[derive(Debug)]
#[must_use = "the line is erased when this is dropped"]
pub(crate) struct Progress(ProgressLine);

impl Progress {
    /// Shows this text, followed by what has been counted so far.
    pub(crate) fn start(text: &str, unit: Unit) -> Self {
        let line = ProgressLine(LINES.add(ProgressBar::no_length()));
        if let Ok(style) = ProgressStyle::with_template(unit.template()) {
            line.0.set_style(style);
        }
        line.update(text);
        Self(line)
    }

    /// Shows nothing.
    pub(crate) fn hidden() -> Self {
        Self(ProgressLine(ProgressBar::hidden()))
    }

    /// The line itself, for the code that knows how far the work is.
    pub(crate) fn line(&self) -> ProgressLine {
        self.0.clone()
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.0.finish_and_clear();
        LINES.remove(&self.0.0);
    }
}

/// A line that says what is going on.
#[derive(Clone, Debug)]
pub(crate) struct ProgressLine(ProgressBar);

impl ProgressLine {
    /// Shows another text.
    pub(crate) fn update(&self, text: &str) {
        self.0.set_message(escape(&without_key(text)).into_owned());
    }

    /// Counts one more.
    pub(crate) fn add_one(&self) {
        self.0.inc(1);
    }

    /// Sets the count.
    pub(crate) fn set(&self, count: u64) {
        self.0.set_position(count);
    }

    /// Sets the count and the total.
    pub(crate) fn set_of(&self, count: u64, total: u64) {
        self.0.set_length(total);
        self.0.set_position(count);
    }
}
