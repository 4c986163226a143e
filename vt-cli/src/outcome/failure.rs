//! Why something failed.

use super::exit::Exit;

/// Why an item failed: a sentence for the user, and the exit status if nothing else comes.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) exit: Exit,
    pub(crate) message: String,
    /// Where a list ends, if the items that follow would fail as well.
    pub(crate) list_end: Option<ListEnd>,
}

/// Where a list ends whose other items would fail for the same reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ListEnd {
    /// Nothing was done for the item that failed.
    Before,
    /// The item was submitted, so that it is not to be submitted again.
    After,
}

impl Failure {
    pub(crate) fn new(exit: Exit, message: impl Into<String>) -> Self {
        Self {
            exit,
            message: message.into(),
            list_end: None,
        }
    }

    /// A mistake in what was typed.
    pub(crate) fn usage(message: impl Into<String>) -> Self {
        Self::new(Exit::Usage, message)
    }

    /// The same failure with more to say.
    pub(crate) fn with_hint(mut self, hint: &str) -> Self {
        self.message.push_str("; ");
        self.message.push_str(hint);
        self
    }
}
