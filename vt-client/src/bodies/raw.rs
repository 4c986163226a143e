//! Bodies that are bytes of any content type.

use std::borrow::Cow;

use bytes::Bytes;

use super::BodyError;

/// A type that is a whole body of bytes.
///
/// Implement it for the types that rows of your own table name as `raw`; a row that takes any bytes
/// names [`RawBytes`].
///
/// ```
/// use std::borrow::Cow;
/// use vt_client::bodies::{RawBody, RawBytes};
///
/// struct Picture(Vec<u8>);
///
/// impl RawBody for Picture {
///     fn raw(&self) -> RawBytes {
///         RawBytes::new("image/png", self.0.clone())
///     }
/// }
/// ```
pub trait RawBody {
    /// The bytes and what they are.
    fn raw(&self) -> RawBytes;

    /// Checks what the API documents, before anything is sent.
    ///
    /// # Errors
    ///
    /// When the API documents that it does not accept the body.
    fn check(&self) -> Result<(), BodyError> {
        Ok(())
    }
}

/// What a method with a `raw` body of type `T` takes: `T` itself or a reference to it, or
/// [`RawBytes`], which are sent unchecked.
pub trait IntoRaw<T> {
    /// The bytes and their content type.
    ///
    /// # Errors
    ///
    /// When the body does not pass its check.
    fn into_raw(self) -> Result<RawBytes, BodyError>;
}

/// Bytes that are sent as they are, with this content type.
///
/// ```
/// use vt_client::bodies::RawBytes;
///
/// let rules = RawBytes::new("text/plain; charset=utf-8", "rule empty { condition: false }");
/// assert_eq!(rules.content_type, "text/plain; charset=utf-8");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawBytes {
    /// The header `Content-Type`.
    pub content_type: Cow<'static, str>,
    /// The body.
    pub bytes: Bytes,
}

impl RawBytes {
    /// Bytes of this content type.
    pub fn new(content_type: impl Into<Cow<'static, str>>, bytes: impl Into<Bytes>) -> Self {
        Self {
            content_type: content_type.into(),
            bytes: bytes.into(),
        }
    }
}

impl<T: RawBody> IntoRaw<T> for T {
    fn into_raw(self) -> Result<RawBytes, BodyError> {
        (&self).into_raw()
    }
}

impl<T: RawBody> IntoRaw<T> for &T {
    fn into_raw(self) -> Result<RawBytes, BodyError> {
        self.check()?;
        Ok(self.raw())
    }
}

impl<T> IntoRaw<T> for RawBytes {
    fn into_raw(self) -> Result<RawBytes, BodyError> {
        Ok(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Picture(Vec<u8>);

    impl RawBody for Picture {
        fn raw(&self) -> RawBytes {
            RawBytes::new("image/png", self.0.clone())
        }

        fn check(&self) -> Result<(), BodyError> {
            match self.0.is_empty() {
                true => Err(BodyError::new("picture", "the picture is empty")),
                false => Ok(()),
            }
        }
    }

    #[test]
    fn typed_bodies_are_checked_and_bytes_are_not() {
        let sent = RawBytes::new("image/png", "\u{1}");
        let picture = Picture(vec![1]);
        assert_eq!((&picture).into_raw(), Ok(sent.clone()));
        assert_eq!(picture.into_raw(), Ok(sent));
        let empty: Result<RawBytes, _> = Picture(Vec::new()).into_raw();
        assert_eq!(empty.unwrap_err().field(), "picture");
        let unchecked = RawBytes::new("image/png", "");
        let sent = IntoRaw::<Picture>::into_raw(unchecked.clone());
        assert_eq!(sent, Ok(unchecked));
    }
}
