//! The error of a body that would not be accepted.

use std::borrow::Cow;
use std::fmt::Display;

use crate::error::Error;
use crate::id::hint::{Hint, Unchecked, advised};
use crate::id::{IdError, shown};
use crate::redact::printable::escape;

/// A body that the API documents as not acceptable; nothing was sent.
///
/// The check follows the API reference. Where the service accepts more than its reference says, the
/// hint names the way round the check.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", advised(problem, hint.as_ref()))]
#[non_exhaustive]
pub struct BodyError {
    field: Cow<'static, str>,
    problem: String,
    hint: Option<Hint>,
}

impl BodyError {
    /// An error about a field, with a sentence that names the field, what is wrong and what to do.
    pub fn new(field: impl Into<Cow<'static, str>>, problem: impl Into<String>) -> Self {
        BodyError {
            field: field.into(),
            problem: escape(&problem.into()).into_owned(),
            hint: None,
        }
    }

    /// The same error with advice, which is shown behind the problem.
    #[must_use]
    pub fn with_hint(mut self, hint: Hint) -> Self {
        self.hint = Some(hint);
        self
    }

    /// The same error with the way round the check.
    pub(crate) fn unchecked(self, way: Unchecked) -> Self {
        self.with_hint(Hint::Unchecked(way))
    }

    /// The field of the body, as the API names it.
    pub fn field(&self) -> &str {
        &self.field
    }

    /// What to do, where the error knows it.
    pub fn hint(&self) -> Option<&Hint> {
        self.hint.as_ref()
    }

    pub(crate) fn into_parts(self) -> (String, Option<Hint>) {
        (self.problem, self.hint)
    }

    /// A text that is not the identifier it should be.
    pub(crate) fn of_identifier(field: &'static str, error: IdError) -> Self {
        let (problem, hint) = error.into_parts();
        BodyError {
            hint,
            ..BodyError::new(field, problem)
        }
    }

    /// A value outside of what is documented.
    pub(crate) fn outside(field: &'static str, value: impl Display, documented: &str) -> Self {
        let value = shown(&value.to_string());
        BodyError::new(field, format!("`{field}` is `{value}`, but {documented}"))
            .unchecked(Unchecked::Json)
    }

    /// A text or a list with nothing in it, where something is required.
    pub(crate) fn empty(field: &'static str) -> Self {
        BodyError::new(field, format!("`{field}` is empty, but required"))
            .unchecked(Unchecked::Json)
    }
}

impl From<BodyError> for Error {
    fn from(error: BodyError) -> Self {
        let (message, hint) = error.into_parts();
        Self::usage_with(message, hint)
    }
}
