//! What a client or a request is refused for before anything is sent.

use std::borrow::Cow;

use crate::id::hint::{Hint, advised};
use crate::redact::printable::escape;
use crate::redact::redactor::Redactor;

/// Why something is refused before it is sent. Displayed, it is the message and, where there is
/// one, the hint.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", advised(message, hint.as_ref()))]
#[non_exhaustive]
pub struct Refusal {
    /// What is wrong.
    pub message: Box<str>,
    /// What to do.
    pub hint: Option<Hint>,
}

impl Refusal {
    pub(crate) fn new(message: impl Into<Box<str>>, hint: Option<Hint>) -> Self {
        Self {
            message: escape(&message.into()).into(),
            hint,
        }
    }

    pub(crate) fn redact(&mut self, secrets: &Redactor<'_>) {
        if let Cow::Owned(shown) = secrets.redact(&self.message) {
            self.message = shown.into();
        }
        if let Some(hint) = &mut self.hint {
            hint.redact(secrets);
        }
    }
}
