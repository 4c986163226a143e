//! Other errors as the one error type.

use crate::bodies::BodyError;
use crate::error::Error;
use crate::id::source_file;
use crate::id::{HashFileError, IdError};
use crate::wire::encode::SegmentError;

impl From<IdError> for Error {
    fn from(error: IdError) -> Self {
        let (message, hint) = error.into_parts();
        Self::usage_with(message, hint)
    }
}

impl From<SegmentError> for Error {
    fn from(error: SegmentError) -> Self {
        Self::usage(error.to_string())
    }
}

impl From<BodyError> for Error {
    fn from(error: BodyError) -> Self {
        let (message, hint) = error.into_parts();
        Self::usage_with(message, hint)
    }
}

impl From<HashFileError> for Error {
    fn from(error: HashFileError) -> Self {
        source_file::error(&error.path, error.source)
    }
}
