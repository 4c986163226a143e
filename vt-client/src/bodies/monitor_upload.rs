//! A file or a folder for VirusTotal Monitor.

use std::path::PathBuf;

use bytes::Bytes;

use super::file_source::FileSource;
use super::{BodyError, MultipartBody};
use crate::id::hint::Unchecked;
use crate::wire::upload::MultipartForm;

/// A file or a folder for Monitor: where it goes there, and the file's content.
///
/// A file that is there already is replaced. A local path is opened when the request is sent and
/// streamed; only its base name is told to the service.
///
/// ```
/// use vt_client::bodies::MonitorUpload;
///
/// let file = MonitorUpload::at_path("/tools/setup.exe").file_path("target/setup.exe");
/// let folder = MonitorUpload::at_path("/tools/");
/// ```
///
/// Source: <https://docs.virustotal.com/reference/monitor-items-create>.
#[derive(Clone, Debug)]
pub struct MonitorUpload {
    place: Place,
    file: Option<FileSource>,
}

#[derive(Clone, Debug)]
enum Place {
    Path(String),
    Item(String),
}

impl MonitorUpload {
    /// At this path below the root of Monitor: the name of the file included, or with a slash at
    /// its end for a new folder.
    pub fn at_path(path: impl Into<String>) -> Self {
        Self {
            place: Place::Path(path.into()),
            file: None,
        }
    }

    /// At the place of the item with this identifier.
    pub fn at_item(id: impl Into<String>) -> Self {
        Self {
            place: Place::Item(id.into()),
            file: None,
        }
    }

    /// The content: the local file at this path.
    #[must_use]
    pub fn file_path(mut self, path: impl Into<PathBuf>) -> Self {
        self.file = Some(FileSource::path(path));
        self
    }

    /// The content: a file from memory, under this name.
    #[must_use]
    pub fn file_bytes(mut self, name: impl Into<String>, bytes: impl Into<Bytes>) -> Self {
        self.file = Some(FileSource::bytes(name, bytes));
        self
    }
}

impl MultipartBody for MonitorUpload {
    fn form(&self) -> MultipartForm {
        let form = match &self.place {
            Place::Path(path) => MultipartForm::new().text("path", path),
            Place::Item(id) => MultipartForm::new().text("item", id),
        };
        match &self.file {
            Some(file) => file.add_to(form, "file"),
            None => form,
        }
    }

    fn check(&self) -> Result<(), BodyError> {
        let (field, place) = match &self.place {
            Place::Path(path) => ("path", path),
            Place::Item(id) => ("item", id),
        };
        if place.trim().is_empty() {
            return Err(BodyError::empty(field).unchecked(Unchecked::Form));
        }
        // An identifier is base64: what it ends with is not seen.
        let documented = match (&self.place, &self.file) {
            (Place::Path(path), None) if !path.ends_with('/') => {
                "without a file it is the path of a new folder, which ends with `/`"
            }
            (Place::Path(path), Some(_)) if path.ends_with('/') => {
                "with a file it ends with the file's name"
            }
            (_, Some(file)) => return file.check_direct(),
            _ => return Ok(()),
        };
        Err(BodyError::outside(field, place, documented).unchecked(Unchecked::Form))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bodies::testing::parts;

    #[test]
    fn files_and_folders() {
        let file = MonitorUpload::at_path("/a/b.exe").file_bytes("b.exe", "MZ");
        assert_eq!(parts(&file), ["path=/a/b.exe", "file=@b.exe:MZ"]);
        let file = MonitorUpload::at_item("dnQ=").file_bytes("b.exe", "MZ");
        assert_eq!(parts(&file), ["item=dnQ=", "file=@b.exe:MZ"]);
        assert_eq!(parts(&MonitorUpload::at_path("/a/")), ["path=/a/"]);
        assert_eq!(parts(&MonitorUpload::at_item("dnQ=")), ["item=dnQ="]);
    }

    #[test]
    fn a_path_says_whether_it_is_a_folder() {
        let refused = |upload: MonitorUpload| upload.check().unwrap_err().to_string();
        assert_eq!(
            refused(MonitorUpload::at_path("/a")),
            "`path` is `/a`, but without a file it is the path of a new folder, which ends with `/`; \
             to send it all the same, pass a `MultipartForm`"
        );
        assert_eq!(
            refused(MonitorUpload::at_path("/a/").file_path("b.exe")),
            "`path` is `/a/`, but with a file it ends with the file's name; \
             to send it all the same, pass a `MultipartForm`"
        );
        assert_eq!(
            refused(MonitorUpload::at_path(" ")),
            "`path` is empty, but required; to send it all the same, pass a `MultipartForm`"
        );
        assert_eq!(
            MonitorUpload::at_item("").check().unwrap_err().field(),
            "item"
        );
    }
}
