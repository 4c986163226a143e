//! A file that a body carries.

use std::fmt;
use std::path::PathBuf;

use bytes::Bytes;

use super::BodyError;
use crate::id::hint::Unchecked;
use crate::wire::upload::MultipartForm;

/// The documented 32 MB of a request, taken as the larger of the two that it may mean.
const DIRECT: u64 = 32 << 20;

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

    /// Whether the service takes the file in a request of its own, as far as it is known before the
    /// file is opened.
    pub(crate) fn check_direct(&self) -> Result<(), BodyError> {
        let size = match self {
            FileSource::Path(path) => std::fs::metadata(path).map_or(0, |file| file.len()),
            FileSource::Bytes { bytes, .. } => bytes.len() as u64,
        };
        if size <= DIRECT {
            return Ok(());
        }
        let problem = format!(
            "`file` has {size} bytes, but at most 32 MB are documented here; \
             post it to the URL that `upload_url` answers"
        );
        Err(BodyError::new("file", problem).unchecked(Unchecked::Form))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bodies::{
        FileUpload, IntoMultipart, MonitorUpload, MultipartBody, PrivateFileUpload,
    };

    #[test]
    fn more_than_32_mb_is_refused_and_a_form_is_not() {
        let folder = std::env::temp_dir().join(format!("vt-client-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let path = folder.join("large.bin");
        let file = std::fs::File::create(&path).unwrap();
        for (size, fits) in [(32 << 20, true), ((32 << 20) + 1, false)] {
            // A sparse file: nothing of it is written.
            file.set_len(size).unwrap();
            let bytes = Bytes::from(vec![0; size as usize]);
            let checks = [
                FileUpload::path(&path).check(),
                FileUpload::bytes("large.bin", bytes.clone()).check(),
                PrivateFileUpload::path(&path).check(),
                MonitorUpload::at_path("/large.bin")
                    .file_path(&path)
                    .check(),
            ];
            for check in checks {
                assert_eq!(check.is_ok(), fits, "{size}");
            }
        }
        assert_eq!(
            FileUpload::path(&path).check().unwrap_err().to_string(),
            "`file` has 33554433 bytes, but at most 32 MB are documented here; post it to the URL that \
             `upload_url` answers; to send it all the same, pass a `MultipartForm`"
        );
        let form = MultipartForm::new().file_path("file", &path);
        assert!(IntoMultipart::<FileUpload>::into_multipart(form).is_ok());
        std::fs::remove_dir_all(folder).unwrap();
        // What cannot be looked at is told when the request is sent.
        assert_eq!(FileUpload::path(&path).check(), Ok(()));
    }
}
