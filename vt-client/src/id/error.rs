//! The error of a text that is not the identifier it should be.

use std::borrow::Cow;
use std::convert::Infallible;

use crate::id::hint::{Hint, advised};
use crate::redact::printable;

/// At most so many characters of a wrong text are kept and shown.
const SHOWN: usize = 100;

/// A text that is not the identifier it should be.
///
/// ```
/// # use vt_client::FileHash;
/// let error = FileHash::try_from("d41d8cd9").unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "`d41d8cd9` is not a file hash: it has 8 characters; \
///      give the 32, 40 or 64 hexadecimal digits of an MD5, SHA-1 or SHA-256"
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", advised(&self.message(), hint.as_deref()))]
#[non_exhaustive]
pub struct IdError {
    kind: &'static str,
    text: String,
    problem: Cow<'static, str>,
    accepted: &'static str,
    hint: Option<Box<Hint>>,
}

/// Some arguments are any text.
impl From<Infallible> for IdError {
    fn from(never: Infallible) -> Self {
        match never {}
    }
}

impl IdError {
    pub(crate) fn new(
        kind: &'static str,
        text: &str,
        problem: impl Into<Cow<'static, str>>,
        accepted: &'static str,
    ) -> Self {
        IdError {
            kind,
            text: shown(text),
            problem: problem.into(),
            accepted,
            hint: None,
        }
    }

    /// The same error with advice, which is shown in place of what is accepted.
    #[must_use]
    pub(crate) fn with_hint(mut self, hint: impl Into<Option<Hint>>) -> Self {
        self.hint = hint.into().map(Box::new);
        self
    }

    /// All but the hint.
    fn message(&self) -> String {
        let (text, kind, problem) = (&self.text, self.kind, &self.problem);
        match self.hint {
            Some(_) => format!("`{text}` is not {kind}: {problem}"),
            None => format!("`{text}` is not {kind}: {problem}; {}", self.accepted),
        }
    }

    pub(crate) fn into_parts(self) -> (String, Option<Hint>) {
        (self.message(), self.hint.map(|hint| *hint))
    }

    /// What the text should have been, with its article: `a file hash`.
    pub fn kind(&self) -> &'static str {
        self.kind
    }

    /// The text as it was given: its first 100 characters,
    /// [escaped](crate::printable::escape).
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What is wrong with the text.
    pub fn problem(&self) -> &str {
        &self.problem
    }

    /// What to give instead.
    pub fn accepted(&self) -> &'static str {
        self.accepted
    }

    /// What to do about this text, where the error knows more than what is accepted.
    pub fn hint(&self) -> Option<&Hint> {
        self.hint.as_deref()
    }
}

/// The beginning of a text, safe to print: a newline or an escape sequence in it cannot pass for
/// something else in a log or on a terminal.
pub(crate) fn shown(text: &str) -> String {
    printable::beginning(text, SHOWN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_and_hostile_texts_are_bounded_and_escaped() {
        assert_eq!(shown(&"é".repeat(100)), "é".repeat(100));
        assert_eq!(shown(&"é".repeat(101)), format!("{}…", "é".repeat(100)));
        assert_eq!(shown("a\n\u{1b}[31mb"), "a\\n\\u{1b}[31mb");
    }

    #[test]
    fn the_parts_are_reachable() {
        let error = IdError::new("a colour", "3", "it is a digit", "give a word");
        assert_eq!(error.kind(), "a colour");
        assert_eq!(error.text(), "3");
        assert_eq!(error.problem(), "it is a digit");
        assert_eq!(error.accepted(), "give a word");
        assert_eq!(
            error.to_string(),
            "`3` is not a colour: it is a digit; give a word"
        );
    }
}
