//! `multipart/form-data`: text parts, then files, with a length known before the first byte.
//!
//! The framing is written here, since the service's upload handler wants plain file names
//! (no `filename*=`), and since a length must be known.

use std::collections::hash_map::RandomState;
use std::fs::File;
use std::hash::{BuildHasher, Hasher};
use std::path::{Path, PathBuf};

use bytes::Bytes;

use crate::error::Error;

/// A form with files, to be uploaded.
///
/// Text parts are sent first, then files, each in the order they were added. A file given by path
/// is opened when the form is sent, streamed, and its base name alone is told to the service.
///
/// ```
/// let form = vt_client::MultipartForm::new()
///     .text("password", "infected")
///     .file_path("file", "samples/archive.zip");
/// ```
#[derive(Clone, Default)]
pub struct MultipartForm {
    texts: Vec<(String, String)>,
    files: Vec<FilePart>,
}

#[derive(Clone)]
struct FilePart {
    name: String,
    source: FileSource,
}

#[derive(Clone)]
enum FileSource {
    Path(PathBuf),
    Bytes { file_name: String, bytes: Bytes },
}

impl MultipartForm {
    /// An empty form.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a text part.
    #[must_use]
    pub fn text(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.texts.push((name.into(), value.into()));
        self
    }

    /// Adds a file that is read from this path while it is sent.
    #[must_use]
    pub fn file_path(mut self, name: impl Into<String>, path: impl Into<PathBuf>) -> Self {
        self.files.push(FilePart {
            name: name.into(),
            source: FileSource::Path(path.into()),
        });
        self
    }

    /// Adds a file from memory; of `file_name`, the base name is sent.
    #[must_use]
    pub fn file_bytes(
        mut self,
        name: impl Into<String>,
        file_name: impl Into<String>,
        bytes: impl Into<Bytes>,
    ) -> Self {
        self.files.push(FilePart {
            name: name.into(),
            source: FileSource::Bytes {
                file_name: file_name.into(),
                bytes: bytes.into(),
            },
        });
        self
    }

    /// Opens the files and frames the form. Blocks on the file system.
    ///
    /// # Errors
    ///
    /// [`Error::Io`] names the file that cannot be opened; [`Error::Usage`] a path that is not a
    /// file.
    pub(crate) fn open(&self) -> Result<OpenForm, Error> {
        let boundary = boundary();
        let mut parts = Vec::with_capacity(2 * self.files.len() + 2);
        let mut text = String::new();
        for (name, value) in &self.texts {
            let name = escape(name);
            text.push_str(&format!(
                "--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
            ));
        }
        for file in &self.files {
            let (file_name, content) = file.source.open()?;
            text.push_str(&format!(
                "--{boundary}\r\nContent-Disposition: form-data; name=\"{}\"; filename=\"{}\"\r\n\
                 Content-Type: application/octet-stream\r\n\r\n",
                escape(&file.name),
                escape(&file_name),
            ));
            parts.push(Part::Bytes(std::mem::take(&mut text).into()));
            parts.push(content);
            text.push_str("\r\n");
        }
        text.push_str(&format!("--{boundary}--\r\n"));
        parts.push(Part::Bytes(text.into()));
        Ok(OpenForm {
            content_type: format!("multipart/form-data; boundary={boundary}"),
            parts,
        })
    }
}

impl std::fmt::Debug for MultipartForm {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Names only: a value may be a password.
        let names = self.texts.iter().map(|(name, _)| name);
        formatter
            .debug_list()
            .entries(names.chain(self.files.iter().map(|file| &file.name)))
            .finish()
    }
}

/// A form that is ready to be sent.
pub(crate) struct OpenForm {
    pub(crate) content_type: String,
    pub(crate) parts: Vec<Part>,
}

/// A piece of a request's body.
pub(crate) enum Part {
    Bytes(Bytes),
    File {
        path: PathBuf,
        file: File,
        length: u64,
    },
}

impl Part {
    pub(crate) fn length(&self) -> u64 {
        match self {
            Self::Bytes(bytes) => bytes.len() as u64,
            Self::File { length, .. } => *length,
        }
    }
}

impl FileSource {
    fn open(&self) -> Result<(String, Part), Error> {
        match self {
            Self::Path(path) => {
                let file_name = base_name(path).ok_or_else(|| {
                    Error::usage(format!("`{}` does not name a file", path.display()))
                })?;
                let failed = |error| Error::io(path, error);
                // Looked at before it is opened: opening a pipe would wait for its writer.
                let metadata = std::fs::metadata(path).map_err(failed)?;
                if !metadata.is_file() {
                    let kind = if metadata.is_dir() {
                        "a folder"
                    } else {
                        "not a regular file"
                    };
                    return Err(Error::usage(format!(
                        "`{}` is {kind}; only files can be uploaded",
                        path.display()
                    )));
                }
                let file = File::open(path).map_err(failed)?;
                let length = file.metadata().map_err(failed)?.len();
                let path = path.clone();
                Ok((file_name, Part::File { path, file, length }))
            }
            Self::Bytes { file_name, bytes } => {
                let file_name = base_name(Path::new(file_name))
                    .ok_or_else(|| Error::usage(format!("`{file_name}` is not a file's name")))?;
                Ok((file_name, Part::Bytes(bytes.clone())))
            }
        }
    }
}

fn base_name(path: &Path) -> Option<String> {
    Some(path.file_name()?.to_string_lossy().into_owned())
}

/// As browsers do it: <https://html.spec.whatwg.org/#multipart-form-data>.
fn escape(name: &str) -> String {
    name.replace('"', "%22")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// Unpredictable enough not to occur in a file: the standard library seeds its hashers at random.
fn boundary() -> String {
    let random = || RandomState::new().build_hasher().finish();
    format!("vt-client-{:016x}{:016x}", random(), random())
}
