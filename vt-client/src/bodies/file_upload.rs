//! A file to be analysed.

use std::fmt;
use std::path::{Path, PathBuf};

use bytes::Bytes;

use super::file_source::FileSource;
use super::{BodyError, IntoMultipart, MultipartBody};
use crate::wire::upload::MultipartForm;

/// A file to be analysed, from a path or from memory, of at most 32 MB.
///
/// A path is opened when the request is sent and streamed. Only the base name of a file is told to
/// the service.
///
/// ```
/// use vt_client::bodies::FileUpload;
///
/// let archive = FileUpload::path("samples/archive.zip").password("infected");
/// ```
///
/// Source: <https://docs.virustotal.com/reference/files-scan>.
#[derive(Clone)]
pub struct FileUpload {
    file: FileSource,
    password: Option<String>,
}

impl FileUpload {
    /// The file at this path.
    pub fn path(path: impl Into<PathBuf>) -> Self {
        Self {
            file: FileSource::path(path),
            password: None,
        }
    }

    /// A file from memory, under this name.
    pub fn bytes(name: impl Into<String>, bytes: impl Into<Bytes>) -> Self {
        Self {
            file: FileSource::bytes(name, bytes),
            password: None,
        }
    }

    /// The password of a protected ZIP, which the service opens to analyse the file inside.
    #[must_use]
    pub fn password(mut self, password: impl Into<String>) -> Self {
        self.password = Some(password.into());
        self
    }
}

impl MultipartBody for FileUpload {
    fn form(&self) -> MultipartForm {
        let mut form = MultipartForm::new();
        if let Some(password) = &self.password {
            form = form.text("password", password);
        }
        self.file.add_to(form, "file")
    }

    fn check(&self) -> Result<(), BodyError> {
        self.file.check_direct()
    }
}

impl IntoMultipart<FileUpload> for &Path {
    fn into_multipart(self) -> Result<MultipartForm, BodyError> {
        FileUpload::path(self).into_multipart()
    }
}

impl IntoMultipart<FileUpload> for PathBuf {
    fn into_multipart(self) -> Result<MultipartForm, BodyError> {
        FileUpload::path(self).into_multipart()
    }
}

/// Without the password and the bytes.
impl fmt::Debug for FileUpload {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("FileUpload")
            .field("file", &self.file)
            .finish_non_exhaustive()
    }
}
