//! Other errors as the one error type.

use crate::error::Error;
use crate::id::{HashFileError, IdError};

impl From<IdError> for Error {
    fn from(error: IdError) -> Self {
        let (message, hint) = error.into_parts();
        Self::usage_with(message, hint)
    }
}

impl From<HashFileError> for Error {
    fn from(error: HashFileError) -> Self {
        Self::source_file(&error.path, error.source)
    }
}
