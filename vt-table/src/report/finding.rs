//! One mistake while it is being collected: its place is a range of bytes.

use crate::text::{At, Span};

/// A diagnostic before its line and column are counted.
pub(crate) struct Finding {
    pub(super) span: Span,
    pub(super) message: String,
    pub(super) help: Option<String>,
    /// Other places that matter.
    pub(super) notes: Vec<At<String>>,
}

/// A shared row may be stamped on every resource; a few places are enough.
const MAX_NOTES: usize = 3;

impl Finding {
    pub(crate) fn new(span: Span, message: impl Into<String>) -> Finding {
        Finding {
            span,
            message: message.into(),
            help: None,
            notes: Vec::new(),
        }
    }

    pub(crate) fn help(mut self, help: impl Into<String>) -> Finding {
        self.help = Some(help.into());
        self
    }

    pub(crate) fn maybe_help(mut self, help: Option<String>) -> Finding {
        self.help = help;
        self
    }

    pub(crate) fn note(mut self, text: impl Into<String>, span: Span) -> Finding {
        self.notes.push(At::new(text.into(), span));
        self
    }

    /// Adds a note, unless it is there or there are enough.
    pub(super) fn push(&mut self, note: At<String>) {
        if self.notes.len() < MAX_NOTES && !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }

    /// Whether both say the same about the same place.
    pub(super) fn is_same(&self, other: &Finding) -> bool {
        self.span == other.span && self.message == other.message && self.help == other.help
    }

    /// Findings are sorted by this.
    pub(super) fn order(&self) -> (Span, &str) {
        (self.span, &self.message)
    }
}
