//! How values become multipart bodies.

use super::BodyError;
use crate::wire::upload::MultipartForm;

/// A typed multipart body.
///
/// Implement it for the types that rows of your own table name as `multipart`.
pub trait MultipartBody {
    /// The parts that are sent.
    fn form(&self) -> MultipartForm;

    /// Whether the values are within the documented limits.
    ///
    /// # Errors
    ///
    /// The field, its value and the limit.
    fn check(&self) -> Result<(), BodyError> {
        Ok(())
    }
}

/// What a method with a multipart body takes: its type, or a [`MultipartForm`], which is sent as it
/// is.
pub trait IntoMultipart<T> {
    /// Checks the value and makes the form.
    ///
    /// # Errors
    ///
    /// When a value is outside its documented limits.
    fn into_multipart(self) -> Result<MultipartForm, BodyError>;
}

impl<T: MultipartBody> IntoMultipart<T> for T {
    fn into_multipart(self) -> Result<MultipartForm, BodyError> {
        self.check()?;
        Ok(self.form())
    }
}

impl<T: MultipartBody> IntoMultipart<T> for &T {
    fn into_multipart(self) -> Result<MultipartForm, BodyError> {
        self.check()?;
        Ok(self.form())
    }
}

impl<T> IntoMultipart<T> for MultipartForm {
    fn into_multipart(self) -> Result<MultipartForm, BodyError> {
        Ok(self)
    }
}
