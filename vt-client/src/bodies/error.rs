//! The error of a body that would not be accepted.

use std::borrow::Cow;
use std::fmt::Display;

use crate::id::shown;

/// A body that the API documents as not acceptable; nothing was sent.
///
/// The check follows the API reference. Where the service accepts more than its reference says, the
/// message names the way round the check.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{problem}")]
#[non_exhaustive]
pub struct BodyError {
    field: Cow<'static, str>,
    problem: String,
}

/// How a multipart body goes out without being checked.
pub(crate) const FORM_BYPASS: &str = "to send it all the same, pass a `MultipartForm`";

/// How a JSON body goes out without being checked.
const BYPASS: &str = "to send it all the same, pass a `serde_json::Value`";

impl BodyError {
    /// An error about a field, with a sentence that names the field, what is wrong and what to do.
    pub fn new(field: impl Into<Cow<'static, str>>, problem: impl Into<String>) -> Self {
        BodyError {
            field: field.into(),
            problem: problem.into(),
        }
    }

    /// The field of the body, as the API names it.
    pub fn field(&self) -> &str {
        &self.field
    }

    /// A value outside of what is documented.
    pub(crate) fn outside(field: &'static str, value: impl Display, documented: &str) -> Self {
        Self::outside_with(field, value, documented, BYPASS)
    }

    /// The same, with another way round the check.
    pub(crate) fn outside_with(
        field: &'static str,
        value: impl Display,
        documented: &str,
        bypass: &str,
    ) -> Self {
        let value = shown(&value.to_string());
        BodyError::new(
            field,
            format!("`{field}` is `{value}`, but {documented}; {bypass}"),
        )
    }

    /// A text or a list with nothing in it, where something is required.
    pub(crate) fn empty(field: &'static str) -> Self {
        BodyError::new(field, format!("`{field}` is empty, but required; {BYPASS}"))
    }
}
