//! How values become JSON bodies.

use bytes::Bytes;
use serde::Serialize;
use serde_json::Value;

use super::BodyError;

/// A type that is a whole JSON body, envelope included.
///
/// Implement it for the bodies of your own tables; all it takes is [`Serialize`].
///
/// ```
/// #[derive(serde::Serialize)]
/// struct Ticket {
///     number: u32,
/// }
///
/// impl vt_client::bodies::JsonBody for Ticket {}
/// ```
pub trait JsonBody: Serialize {
    /// Checks what the API documents, before anything is sent.
    ///
    /// # Errors
    ///
    /// When the API documents that it does not accept the body.
    fn check(&self) -> Result<(), BodyError> {
        Ok(())
    }

    /// The body's text, which is the value as JSON unless it is a part of the body only.
    ///
    /// # Errors
    ///
    /// When the value cannot be written as JSON.
    fn to_json(&self) -> Result<Bytes, BodyError> {
        serialised(self)
    }
}

/// What a method with a JSON body of type `T` takes.
///
/// That is `T` itself or a reference to it, a [`serde_json::Value`] or [`RawJson`], which are sent
/// as they are, and for some bodies something shorter (plain text for a comment).
pub trait IntoJson<T> {
    /// The text of the body.
    ///
    /// # Errors
    ///
    /// When the body does not pass its check or cannot be serialised.
    fn into_json(self) -> Result<Bytes, BodyError>;
}

impl<T: JsonBody> IntoJson<T> for T {
    fn into_json(self) -> Result<Bytes, BodyError> {
        checked(&self)
    }
}

impl<T: JsonBody> IntoJson<T> for &T {
    fn into_json(self) -> Result<Bytes, BodyError> {
        checked(self)
    }
}

impl<T> IntoJson<T> for Value {
    fn into_json(self) -> Result<Bytes, BodyError> {
        serialised(&self)
    }
}

impl<T> IntoJson<T> for &Value {
    fn into_json(self) -> Result<Bytes, BodyError> {
        serialised(self)
    }
}

/// JSON text that is sent as it is, unchecked, byte for byte.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawJson(pub String);

impl<T> IntoJson<T> for RawJson {
    fn into_json(self) -> Result<Bytes, BodyError> {
        Ok(self.0.into())
    }
}

fn checked(body: &impl JsonBody) -> Result<Bytes, BodyError> {
    body.check()?;
    body.to_json()
}

pub(super) fn serialised(body: &(impl Serialize + ?Sized)) -> Result<Bytes, BodyError> {
    match serde_json::to_vec(body) {
        Ok(text) => Ok(text.into()),
        Err(error) => Err(BodyError::new(
            "",
            format!("the body cannot be written as JSON: {error}"),
        )),
    }
}
