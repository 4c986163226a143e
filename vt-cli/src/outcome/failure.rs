//! Why something failed.

use super::exit::Exit;

/// Why an item failed: a sentence for the user, and the exit status if nothing worse happens.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) exit: Exit,
    pub(crate) message: String,
    /// Where the list ends, if the remaining items would fail as well.
    pub(crate) list_end: Option<ListEnd>,
}

/// Where a list ends because its remaining items would fail for the same reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ListEnd {
    /// At the failed item, for which nothing was done.
    Before,
    /// After the failed item, which was submitted and must not be submitted again.
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
