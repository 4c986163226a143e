//! What is told when waiting ends before what is waited for does.

use crate::error::{Error, Waiting};
use crate::id::hint::Hint;

/// Waiting has ended for the reason in [`error`](Self::error); what was waited for goes on at the
/// service.
#[derive(Debug, thiserror::Error)]
#[error("{error}; {hint}")]
#[non_exhaustive]
pub struct Unfinished {
    /// What was waited for.
    pub what: Waiting,
    /// Its identifier.
    pub id: Box<str>,
    /// Why waiting ended.
    pub error: Error,
    /// How to go on.
    pub hint: Hint,
}

/// What is waited for.
#[derive(Clone, Copy)]
pub(crate) struct Ongoing<'a> {
    pub(crate) what: Waiting,
    pub(crate) id: &'a str,
    /// The call that goes on where waiting ends.
    pub(crate) call: &'static str,
}

impl Ongoing<'_> {
    /// An error that ends the waiting, with what goes on.
    pub(crate) fn unfinished(&self, error: Error) -> Error {
        Error::Unfinished(Box::new(Unfinished {
            what: self.what,
            id: self.id.into(),
            error,
            hint: Hint::WaitOn {
                call: self.call,
                id: self.id.into(),
            },
        }))
    }
}
