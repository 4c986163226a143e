//! `multipart/form-data`: text parts, then files, with a length known before the first byte.
//!
//! The framing is written here, since the service's upload handler wants plain file names
//! (no `filename*=`), and since a length must be known.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use bytes::Bytes;

use super::source::base_name;
use super::{Part, UploadSource, Watch};
use crate::error::Error;
use crate::error::TransferError;

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
    /// Told in place of the source's own name.
    file_name: Option<String>,
    source: UploadSource,
    watch: Option<Watched>,
}

/// Who is told of a file's bytes, and how many there must be.
#[derive(Clone)]
struct Watched {
    watch: Arc<Watch>,
    length: u64,
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
    pub fn file_path(self, name: impl Into<String>, path: impl Into<PathBuf>) -> Self {
        self.file(FilePart {
            name: name.into(),
            file_name: None,
            source: UploadSource::path(path),
            watch: None,
        })
    }

    /// Adds a file from memory; of `file_name`, the base name is sent.
    #[must_use]
    pub fn file_bytes(
        self,
        name: impl Into<String>,
        file_name: impl Into<String>,
        bytes: impl Into<Bytes>,
    ) -> Self {
        self.file(FilePart {
            name: name.into(),
            file_name: Some(file_name.into()),
            source: UploadSource::bytes(bytes),
            watch: None,
        })
    }

    /// Adds a file of this length that is watched while it is sent.
    pub(crate) fn watched(
        self,
        name: impl Into<String>,
        file_name: impl Into<String>,
        source: UploadSource,
        watch: Arc<Watch>,
        length: u64,
    ) -> Self {
        self.file(FilePart {
            name: name.into(),
            file_name: Some(file_name.into()),
            source,
            watch: Some(Watched { watch, length }),
        })
    }

    fn file(mut self, file: FilePart) -> Self {
        self.files.push(file);
        self
    }

    /// Whether it can be sent again: all but readers and streams can.
    pub(crate) fn is_replayable(&self) -> bool {
        self.files.iter().all(|file| file.source.is_replayable())
    }

    /// How many bytes it is in all. Blocks on the file system.
    pub(crate) fn length(&self) -> Result<u64, Error> {
        let frame = self.frame()?;
        let mut length = frame.end.len() as u64;
        for (file, before) in self.files.iter().zip(&frame.before) {
            length += before.len() as u64 + file.source.length()?;
        }
        Ok(length)
    }

    /// Opens the files and frames the form. Blocks on the file system.
    ///
    /// # Errors
    ///
    /// [`Error::Io`] names the file that cannot be opened; [`Error::Usage`] a path that is not a
    /// file.
    pub(crate) fn open(&self) -> Result<OpenForm, Error> {
        let frame = self.frame()?;
        let mut parts = Vec::with_capacity(2 * self.files.len() + 1);
        for (file, before) in self.files.iter().zip(frame.before) {
            parts.push(Part::bytes(before));
            parts.push(file.open()?);
        }
        parts.push(Part::bytes(frame.end));
        Ok(OpenForm {
            content_type: frame.content_type,
            parts,
        })
    }

    /// All but the files.
    fn frame(&self) -> Result<Frame, Error> {
        let boundary = boundary();
        let mut before = Vec::with_capacity(self.files.len());
        let mut text = String::new();
        for (name, value) in &self.texts {
            let name = escape(name);
            text.push_str(&format!(
                "--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
            ));
        }
        for file in &self.files {
            text.push_str(&format!(
                "--{boundary}\r\nContent-Disposition: form-data; name=\"{}\"; filename=\"{}\"\r\n\
                 Content-Type: application/octet-stream\r\n\r\n",
                escape(&file.name),
                escape(&file.told_name()?),
            ));
            before.push(std::mem::replace(&mut text, "\r\n".to_owned()));
        }
        text.push_str(&format!("--{boundary}--\r\n"));
        Ok(Frame {
            content_type: format!("multipart/form-data; boundary={boundary}"),
            before,
            end: text,
        })
    }
}

/// What stands around the files.
struct Frame {
    content_type: String,
    before: Vec<String>,
    end: String,
}

impl FilePart {
    fn told_name(&self) -> Result<String, Error> {
        let own = match &self.file_name {
            Some(name) => base_name(Path::new(name))
                .ok_or_else(|| Error::usage(format!("`{name}` is not a file's name")))?,
            None => self.source.own_name()?.unwrap_or_default(),
        };
        Ok(own)
    }

    fn open(&self) -> Result<Part, Error> {
        let name = self.told_name()?;
        let mut part = Part {
            content: self.source.open(&name)?,
            watch: None,
        };
        if let Some(Watched { watch, length }) = &self.watch {
            if part.length() != *length {
                return Err(TransferError::SizeChanged {
                    name: name.into(),
                    expected: *length,
                    found: part.length(),
                }
                .into());
            }
            part.watch = Some(watch.start(*length));
        }
        Ok(part)
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
