//! How values become form bodies.

use std::borrow::Cow;

use bytes::Bytes;

use super::BodyError;
use crate::wire::encode;

/// Names and values of a form or a query, in the order they are sent.
pub type Pairs = Vec<(Cow<'static, str>, String)>;

/// A type that is a whole `application/x-www-form-urlencoded` body.
pub trait FormBody {
    /// Names and values, not yet encoded, in the order they are sent.
    fn pairs(&self) -> Pairs;

    /// Checks what the API documents, before anything is sent.
    ///
    /// # Errors
    ///
    /// When the API documents that it does not accept the body.
    fn check(&self) -> Result<(), BodyError> {
        Ok(())
    }
}

/// What a method with a form body of type `T` takes: `T` itself or a reference to it, a
/// [`RawForm`], which is sent unchecked, and for some bodies something shorter (the text of a URL).
pub trait IntoForm<T> {
    /// The encoded text of the body.
    ///
    /// # Errors
    ///
    /// When the body does not pass its check.
    fn into_form(self) -> Result<Bytes, BodyError>;
}

impl<T: FormBody> IntoForm<T> for T {
    fn into_form(self) -> Result<Bytes, BodyError> {
        (&self).into_form()
    }
}

impl<T: FormBody> IntoForm<T> for &T {
    fn into_form(self) -> Result<Bytes, BodyError> {
        self.check()?;
        Ok(encoded(&self.pairs()))
    }
}

/// Names and values that are sent as they are, encoded but unchecked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RawForm(pub Vec<(String, String)>);

impl<T> IntoForm<T> for RawForm {
    fn into_form(self) -> Result<Bytes, BodyError> {
        Ok(encoded(&self.0))
    }
}

fn encoded<N: AsRef<str>>(pairs: &[(N, String)]) -> Bytes {
    encode::query(
        pairs
            .iter()
            .map(|(name, value)| (name.as_ref(), value.as_str())),
    )
    .into()
}
