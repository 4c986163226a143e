//! Files for alerts of digital threat monitoring.

use std::path::PathBuf;

use bytes::Bytes;

use super::file_source::FileSource;
use super::{BodyError, MultipartBody};
use crate::id::hint::Unchecked;
use crate::wire::upload::MultipartForm;

/// Files to be attached to the analysis of an alert.
///
/// A path is opened when the request is sent and streamed. Only the base name of a file is told to
/// the service.
///
/// ```
/// use vt_client::bodies::DtmAttachments;
///
/// let files = DtmAttachments::new()
///     .path("notes.txt")
///     .bytes("summary.txt", "no harm");
/// ```
///
/// Source: the connector of Google SecOps.
#[derive(Clone, Debug)]
pub struct DtmAttachments {
    files: Vec<FileSource>,
}

impl DtmAttachments {
    /// No file yet.
    #[expect(clippy::new_without_default, reason = "no file is of no use")]
    pub fn new() -> Self {
        Self { files: Vec::new() }
    }

    /// Adds the file at this path.
    #[must_use]
    pub fn path(mut self, path: impl Into<PathBuf>) -> Self {
        self.files.push(FileSource::path(path));
        self
    }

    /// Adds a file from memory, under this name.
    #[must_use]
    pub fn bytes(mut self, name: impl Into<String>, bytes: impl Into<Bytes>) -> Self {
        self.files.push(FileSource::bytes(name, bytes));
        self
    }
}

impl MultipartBody for DtmAttachments {
    fn form(&self) -> MultipartForm {
        let files = self.files.iter();
        files.fold(MultipartForm::new(), |form, file| {
            file.add_to(form, "files")
        })
    }

    fn check(&self) -> Result<(), BodyError> {
        if self.files.is_empty() {
            return Err(BodyError::empty("files").unchecked(Unchecked::Form));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bodies::testing::parts;

    #[test]
    fn every_file_is_a_part_of_the_same_name() {
        let files = DtmAttachments::new()
            .bytes("a.txt", "A")
            .bytes("b.txt", "B");
        assert_eq!(parts(&files), ["files=@a.txt:A", "files=@b.txt:B"]);
    }

    #[test]
    fn no_file_is_refused() {
        assert_eq!(
            DtmAttachments::new().check().unwrap_err().to_string(),
            "`files` is empty, but required; to send it all the same, pass a `MultipartForm`"
        );
    }
}
