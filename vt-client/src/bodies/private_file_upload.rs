//! A file to be analysed privately.

use std::path::{Path, PathBuf};

use bytes::Bytes;

use super::file_source::FileSource;
use super::{BodyError, IntoMultipart, MultipartBody, PrivateFileOptions};
use crate::wire::upload::MultipartForm;

/// A file to be analysed privately, from a path or from memory, and how.
///
/// A path is opened when the request is sent and streamed. Only the base name of a file is told to
/// the service.
///
/// ```
/// use vt_client::bodies::{PrivateFileOptions, PrivateFileUpload};
///
/// let options = PrivateFileOptions::new().retention_period_days(7).storage_region("EU");
/// let sample = PrivateFileUpload::path("samples/setup.exe").options(options);
/// ```
///
/// Source: <https://docs.virustotal.com/reference/upload-file-private-scanning>.
#[derive(Clone, Debug)]
pub struct PrivateFileUpload {
    file: FileSource,
    options: PrivateFileOptions,
}

impl PrivateFileUpload {
    /// The file at this path.
    pub fn path(path: impl Into<PathBuf>) -> Self {
        Self::of(FileSource::path(path))
    }

    /// A file from memory, under this name.
    pub fn bytes(name: impl Into<String>, bytes: impl Into<Bytes>) -> Self {
        Self::of(FileSource::bytes(name, bytes))
    }

    /// How it is analysed and kept, in place of earlier options.
    #[must_use]
    pub fn options(mut self, options: PrivateFileOptions) -> Self {
        self.options = options;
        self
    }

    fn of(file: FileSource) -> Self {
        Self {
            file,
            options: PrivateFileOptions::new(),
        }
    }
}

impl MultipartBody for PrivateFileUpload {
    fn form(&self) -> MultipartForm {
        let options = self.options.pairs().iter();
        let form = options.fold(MultipartForm::new(), |form, (name, value)| {
            form.text(name.as_ref(), value)
        });
        self.file.add_to(form, "file")
    }

    fn check(&self) -> Result<(), BodyError> {
        self.options.check()?;
        self.file.check_direct()
    }
}

impl IntoMultipart<PrivateFileUpload> for &Path {
    fn into_multipart(self) -> Result<MultipartForm, BodyError> {
        PrivateFileUpload::path(self).into_multipart()
    }
}

impl IntoMultipart<PrivateFileUpload> for PathBuf {
    fn into_multipart(self) -> Result<MultipartForm, BodyError> {
        PrivateFileUpload::path(self).into_multipart()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bodies::testing::parts;

    #[test]
    fn options_come_before_the_file() {
        let file = PrivateFileUpload::bytes("a.exe", "MZ");
        assert_eq!(parts(&file), ["file=@a.exe:MZ"]);
        let options = PrivateFileOptions::new().password("p w").locale("DE_DE");
        let file = file.options(PrivateFileOptions::new().enable_internet(true));
        assert_eq!(
            parts(&file.options(options)),
            ["password=p w", "locale=DE_DE", "file=@a.exe:MZ"]
        );
    }

    #[test]
    fn options_are_checked() {
        let days = |days| {
            let options = PrivateFileOptions::new().retention_period_days(days);
            PrivateFileUpload::path("a.exe").options(options)
        };
        assert_eq!(days(28).check(), Ok(()));
        let error = days(29).into_multipart().unwrap_err();
        assert_eq!(error.field(), "retention_period_days");
    }

    #[test]
    fn debug_shows_neither_bytes_nor_password() {
        let options = PrivateFileOptions::new().password("infected");
        let file = PrivateFileUpload::bytes("a.exe", "MZ").options(options);
        let shown = format!("{file:?}");
        assert!(shown.contains("a.exe"), "{shown}");
        assert!(
            !shown.contains("infected") && !shown.contains("MZ"),
            "{shown}"
        );
    }
}
