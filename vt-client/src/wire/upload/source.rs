//! Where the bytes of an upload come from.

use std::fmt;
use std::fs::File;
use std::future::poll_fn;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::Poll;

use bytes::Bytes;
use futures_core::Stream;
use tempfile::{NamedTempFile, TempPath};
use tokio::task::spawn_blocking;

use super::part::{ByteStream, Content, Readable};
use crate::error::Error;
use crate::error::TransferError;
use crate::id::source_file;
use crate::wire::callback;

/// Bytes of a spooled reader that are copied at once.
const BLOCK: usize = 256 * 1024;

/// A file to be uploaded: from a path, from memory, from a reader or a stream.
///
/// Made from paths (`&Path`, `PathBuf`, `&str`, `String`) and bytes (`Bytes`, `Vec<u8>`) wherever
/// one is taken. A path is opened when the upload begins, and streamed. A reader or stream whose
/// length is not known is first copied to a temporary file, since the service wants to know the
/// length before the first byte. A reader is read on the threads for blocking work.
///
/// ```
/// use vt_client::UploadSource;
///
/// let from_path = UploadSource::from("samples/setup.exe");
/// let from_memory = UploadSource::from(vec![0x4d, 0x5a]);
/// let from_reader = UploadSource::reader(std::io::stdin());
/// let from_socket = UploadSource::reader_of(std::io::empty(), 0);
/// ```
#[derive(Clone)]
pub struct UploadSource(pub(super) Kind);

#[derive(Clone)]
pub(super) enum Kind {
    Path(PathBuf),
    Bytes(Bytes),
    /// A copy on the disk, removed with the last clone.
    Spooled {
        path: Arc<TempPath>,
        length: u64,
    },
    Reader {
        reader: Once<Box<dyn Read + Send>>,
        length: Option<u64>,
    },
    Stream {
        stream: Once<ByteStream>,
        length: Option<u64>,
    },
}

/// What can be used once, whoever of the clones comes first.
pub(super) struct Once<T>(Arc<Mutex<Option<T>>>);

impl<T> Clone for Once<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T> Once<T> {
    fn new(value: T) -> Self {
        Self(Arc::new(Mutex::new(Some(value))))
    }

    fn take(&self) -> Result<T, Error> {
        let taken = self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        taken.ok_or_else(|| {
            Error::usage(
                "a reader or stream can be uploaded once; give a path or bytes to repeat it",
            )
        })
    }
}

impl UploadSource {
    /// The file at this path.
    pub fn path(path: impl Into<PathBuf>) -> Self {
        Self(Kind::Path(path.into()))
    }

    /// Bytes in memory.
    pub fn bytes(bytes: impl Into<Bytes>) -> Self {
        Self(Kind::Bytes(bytes.into()))
    }

    /// All that a reader gives; copied to a temporary file first.
    pub fn reader(reader: impl Read + Send + 'static) -> Self {
        Self(Kind::Reader {
            reader: Once::new(Box::new(reader)),
            length: None,
        })
    }

    /// Exactly so many bytes of a reader, read while they are sent. Fewer are an error; what
    /// follows them is not read.
    pub fn reader_of(reader: impl Read + Send + 'static, length: u64) -> Self {
        Self(Kind::Reader {
            reader: Once::new(Box::new(reader)),
            length: Some(length),
        })
    }

    /// All that a stream gives; copied to a temporary file first.
    pub fn stream(stream: impl Stream<Item = io::Result<Bytes>> + Send + 'static) -> Self {
        Self(Kind::Stream {
            stream: Once::new(Box::pin(stream)),
            length: None,
        })
    }

    /// Exactly so many bytes of a stream, sent as they come. Fewer are an error, and so is a piece
    /// that reaches beyond them.
    pub fn stream_of(
        stream: impl Stream<Item = io::Result<Bytes>> + Send + 'static,
        length: u64,
    ) -> Self {
        Self(Kind::Stream {
            stream: Once::new(Box::pin(stream)),
            length: Some(length),
        })
    }

    /// Whether the same bytes can be had again.
    pub(crate) fn is_replayable(&self) -> bool {
        !matches!(self.0, Kind::Reader { .. } | Kind::Stream { .. })
    }

    /// The base name of a path; `None` for what has no name of its own.
    pub(crate) fn own_name(&self) -> Result<Option<String>, Error> {
        match &self.0 {
            Kind::Path(path) => match base_name(path) {
                Some(name) => Ok(Some(name)),
                None => Err(Error::usage(format!(
                    "`{}` does not name a file",
                    path.display()
                ))),
            },
            _ => Ok(None),
        }
    }

    /// How many bytes there are. Blocks on the file system.
    pub(crate) fn length(&self) -> Result<u64, Error> {
        match &self.0 {
            Kind::Path(path) => Ok(open_file(path)?.1),
            Kind::Bytes(bytes) => Ok(bytes.len() as u64),
            Kind::Spooled { length, .. }
            | Kind::Reader {
                length: Some(length),
                ..
            }
            | Kind::Stream {
                length: Some(length),
                ..
            } => Ok(*length),
            Kind::Reader { length: None, .. } | Kind::Stream { length: None, .. } => {
                Err(Error::usage("the length of the upload is not known"))
            }
        }
    }

    /// Makes it ready to be sent. Blocks on the file system.
    pub(super) fn open(&self, name: &str) -> Result<Content, Error> {
        let from_file = |shown: &Path, (file, length)| Content::Read {
            name: shown.to_owned(),
            source: Mutex::new(Readable::File(file)),
            length,
        };
        Ok(match &self.0 {
            Kind::Path(path) => from_file(path, open_file(path)?),
            Kind::Spooled { path, .. } => from_file(Path::new(name), open_file(path)?),
            Kind::Bytes(bytes) => Content::Bytes(bytes.clone()),
            Kind::Reader { reader, .. } => Content::Read {
                name: name.into(),
                source: Mutex::new(Readable::Reader(reader.take()?)),
                length: self.length()?,
            },
            Kind::Stream { stream, .. } => Content::Stream {
                name: name.into(),
                stream: Mutex::new(stream.take()?),
                length: self.length()?,
            },
        })
    }

    /// Copies what has no known length to a temporary file, up to this limit.
    ///
    /// # Errors
    ///
    /// [`TransferError::TooLarge`] when there is more.
    pub(crate) async fn spooled(self, name: &str, limit: u64) -> Result<Self, Error> {
        let name = name.to_owned();
        match &self.0 {
            Kind::Reader {
                reader,
                length: None,
            } => {
                let reader = reader.take()?;
                let copy = move || spool_reader(reader, &name, limit);
                spawn_blocking(copy).await.map_err(stopped)?
            }
            Kind::Stream {
                stream,
                length: None,
            } => spool_stream(stream.take()?, name, limit).await,
            _ => Ok(self),
        }
    }
}

fn spool_reader(
    mut reader: Box<dyn Read + Send>,
    name: &str,
    limit: u64,
) -> Result<UploadSource, Error> {
    let mut spool = Spool::new(limit)?;
    let mut block = vec![0; BLOCK];
    loop {
        match reader.read(&mut block) {
            Ok(0) => return Ok(spool.finish()),
            Ok(length) => spool.write(&block[..length], name)?,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(Error::io(name, error)),
        }
    }
}

async fn spool_stream(
    mut stream: ByteStream,
    name: String,
    limit: u64,
) -> Result<UploadSource, Error> {
    let mut spool = spawn_blocking(move || Spool::new(limit))
        .await
        .map_err(stopped)??;
    loop {
        let next = poll_fn(|context| {
            let polled = callback::call("a stream was read", || stream.as_mut().poll_next(context));
            polled.map_or_else(
                |panicked| Poll::Ready(Err(panicked)),
                |polled| polled.map(Ok),
            )
        });
        let Some(bytes) = next.await? else { break };
        let bytes = bytes.map_err(|error| Error::io(&name, error))?;
        let shown = name.clone();
        let write = move || spool.write(&bytes, &shown).map(|()| spool);
        spool = spawn_blocking(write).await.map_err(stopped)??;
    }
    Ok(spool.finish())
}

/// A temporary file that is being filled.
struct Spool {
    file: NamedTempFile,
    length: u64,
    limit: u64,
}

impl Spool {
    fn new(limit: u64) -> Result<Self, Error> {
        let file = NamedTempFile::new().map_err(|error| Error::io(std::env::temp_dir(), error))?;
        Ok(Self {
            file,
            length: 0,
            limit,
        })
    }

    fn write(&mut self, bytes: &[u8], name: &str) -> Result<(), Error> {
        self.length += bytes.len() as u64;
        if self.length > self.limit {
            return Err(TransferError::TooLarge {
                name: name.into(),
                size: None,
                limit: self.limit,
            }
            .into());
        }
        let written = self.file.write_all(bytes);
        written.map_err(|error| Error::io(self.file.path(), error))
    }

    fn finish(self) -> UploadSource {
        UploadSource(Kind::Spooled {
            path: Arc::new(self.file.into_temp_path()),
            length: self.length,
        })
    }
}

fn stopped(error: tokio::task::JoinError) -> Error {
    Error::no_result(error, "a file was read")
}

fn open_file(path: &Path) -> Result<(File, u64), Error> {
    source_file::open(path).map_err(|error| Error::source_file(path, error))
}

/// The last component, which is all that anybody else is told of a path.
pub(super) fn base_name(path: &Path) -> Option<String> {
    Some(path.file_name()?.to_string_lossy().into_owned())
}

impl From<&Path> for UploadSource {
    fn from(path: &Path) -> Self {
        Self::path(path)
    }
}

impl From<PathBuf> for UploadSource {
    fn from(path: PathBuf) -> Self {
        Self::path(path)
    }
}

impl From<&PathBuf> for UploadSource {
    fn from(path: &PathBuf) -> Self {
        Self::path(path)
    }
}

/// A path, not the content.
impl From<&str> for UploadSource {
    fn from(path: &str) -> Self {
        Self::path(path)
    }
}

/// A path, not the content.
impl From<String> for UploadSource {
    fn from(path: String) -> Self {
        Self::path(path)
    }
}

/// A path, not the content.
impl From<&String> for UploadSource {
    fn from(path: &String) -> Self {
        Self::path(path)
    }
}

impl From<Bytes> for UploadSource {
    fn from(bytes: Bytes) -> Self {
        Self::bytes(bytes)
    }
}

impl From<Vec<u8>> for UploadSource {
    fn from(bytes: Vec<u8>) -> Self {
        Self::bytes(bytes)
    }
}

/// Paths, and no content.
impl fmt::Debug for UploadSource {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Kind::Path(path) => path.fmt(formatter),
            Kind::Bytes(bytes) => write!(formatter, "{} bytes", bytes.len()),
            Kind::Spooled { length, .. } => write!(formatter, "{length} spooled bytes"),
            Kind::Reader { length, .. } => write!(formatter, "a reader of {length:?} bytes"),
            Kind::Stream { length, .. } => write!(formatter, "a stream of {length:?} bytes"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives one byte at a time.
    struct Drops(usize);

    impl Stream for Drops {
        type Item = io::Result<Bytes>;

        fn poll_next(
            mut self: std::pin::Pin<&mut Self>,
            _: &mut std::task::Context<'_>,
        ) -> std::task::Poll<Option<Self::Item>> {
            let more = self.0 > 0;
            self.0 = self.0.saturating_sub(1);
            std::task::Poll::Ready(more.then(|| Ok(Bytes::from("x"))))
        }
    }

    #[tokio::test]
    async fn what_has_no_length_is_copied_up_to_the_limit() {
        let sources = |length: usize| {
            [
                UploadSource::reader(io::Cursor::new(vec![b'x'; length])),
                UploadSource::stream(Drops(length)),
            ]
        };
        for source in sources(10) {
            assert!(!source.is_replayable());
            assert!(source.length().is_err());
            let spooled = source.spooled("a", 10).await.unwrap();
            assert_eq!(spooled.length().unwrap(), 10);
            assert!(spooled.is_replayable());
            let Kind::Spooled { path, .. } = &spooled.0 else {
                panic!("{spooled:?}");
            };
            let path = path.to_path_buf();
            assert_eq!(std::fs::read(&path).unwrap(), b"xxxxxxxxxx");
            drop(spooled);
            assert!(!path.exists());
        }
        for source in sources(11) {
            let error = source.spooled("a", 10).await.unwrap_err();
            let Error::Transfer(error) = error else {
                panic!("{error:?}");
            };
            assert!(
                matches!(*error, TransferError::TooLarge { size: None, .. }),
                "{error:?}"
            );
        }
    }

    #[tokio::test]
    async fn a_reader_that_fails_is_told_by_its_name() {
        struct Broken;
        impl Read for Broken {
            fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
                Err(io::Error::other("disk on fire"))
            }
        }
        let error = UploadSource::reader(Broken)
            .spooled("a.bin", 10)
            .await
            .unwrap_err();
        assert_eq!(error.to_string(), "cannot use `a.bin`: disk on fire");
    }
}
