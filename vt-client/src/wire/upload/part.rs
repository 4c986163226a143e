//! The pieces of a request's body, ready to be sent.

use std::fs::File;
use std::io::{self, Read};
use std::path::PathBuf;
use std::pin::Pin;
use std::sync::Mutex;

use bytes::Bytes;
use futures_core::Stream;

use super::Watching;

/// A piece of a request's body.
pub(crate) struct Part {
    pub(crate) content: Content,
    /// Who is told of its bytes; of files only.
    pub(crate) watch: Option<Watching>,
}

/// Bytes, or what gives a known number of them.
pub(crate) enum Content {
    Bytes(Bytes),
    Read {
        /// Shown in errors.
        name: PathBuf,
        /// Locked by nobody: it makes what is inside `Sync`, which the HTTP client wants.
        source: Mutex<Readable>,
        length: u64,
    },
    Stream {
        name: PathBuf,
        stream: Mutex<ByteStream>,
        length: u64,
    },
}

pub(crate) type ByteStream = Pin<Box<dyn Stream<Item = io::Result<Bytes>> + Send>>;

impl Part {
    pub(crate) fn bytes(bytes: impl Into<Bytes>) -> Self {
        Self {
            content: Content::Bytes(bytes.into()),
            watch: None,
        }
    }

    pub(crate) fn length(&self) -> u64 {
        match &self.content {
            Content::Bytes(bytes) => bytes.len() as u64,
            Content::Read { length, .. } | Content::Stream { length, .. } => *length,
        }
    }
}

/// What is read on the threads for blocking work.
pub(crate) enum Readable {
    File(File),
    Reader(Box<dyn Read + Send>),
}

impl Readable {
    /// The length that a file has now; a reader is trusted to have the one that was told.
    pub(crate) fn current_length(&self) -> io::Result<Option<u64>> {
        match self {
            Self::File(file) => Ok(Some(file.metadata()?.len())),
            Self::Reader(_) => Ok(None),
        }
    }
}

impl Read for Readable {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::File(file) => file.read(buffer),
            Self::Reader(reader) => reader.read(buffer),
        }
    }
}
