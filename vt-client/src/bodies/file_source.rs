//! A file that a body carries.

use std::fmt;
use std::path::PathBuf;

use bytes::Bytes;

use crate::MultipartForm;

/// A file from a path, which is opened when the request is sent, or from memory.
#[derive(Clone)]
pub(crate) enum FileSource {
    Path(PathBuf),
    Bytes { name: String, bytes: Bytes },
}

impl FileSource {
    pub(crate) fn path(path: impl Into<PathBuf>) -> Self {
        FileSource::Path(path.into())
    }

    pub(crate) fn bytes(name: impl Into<String>, bytes: impl Into<Bytes>) -> Self {
        FileSource::Bytes {
            name: name.into(),
            bytes: bytes.into(),
        }
    }

    /// The form with this file as a part of this name.
    pub(crate) fn add_to(&self, form: MultipartForm, part: &str) -> MultipartForm {
        match self {
            FileSource::Path(path) => form.file_path(part, path),
            FileSource::Bytes { name, bytes } => form.file_bytes(part, name, bytes.clone()),
        }
    }
}

/// The name without the bytes.
impl fmt::Debug for FileSource {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FileSource::Path(path) => path.fmt(formatter),
            FileSource::Bytes { name, .. } => name.fmt(formatter),
        }
    }
}
