//! The request's body: bytes and files as a stream of known length that reports its progress.

use std::fs::File;
use std::io::{self, Read};
use std::path::PathBuf;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};
use tokio::task::{JoinHandle, spawn_blocking};

use super::idle::Progress;
use crate::error::Error;
use crate::upload::Part;

/// Bytes read from a file at once: small reads make an upload several times slower.
const READ: u64 = 256 * 1024;

/// Bytes given to the connection at once. It takes up to 16 such pieces before it writes, and only
/// a piece that is taken counts as movement, so large ones would make a slow upload seem still.
const PIECE: usize = 16 * 1024;

/// A request's body.
pub(super) struct Upload {
    parts: std::vec::IntoIter<Part>,
    current: Bytes,
    reader: Option<Reader>,
    remaining: u64,
    progress: Option<Arc<Progress>>,
}

impl Upload {
    pub(super) fn new(parts: Vec<Part>, progress: Option<Arc<Progress>>) -> Self {
        Self {
            remaining: parts.iter().map(Part::length).sum(),
            parts: parts.into_iter(),
            current: Bytes::new(),
            reader: None,
            progress,
        }
    }

    /// The next bytes, none of them empty; `None` after the last.
    fn poll_bytes(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, Error>>> {
        loop {
            if !self.current.is_empty() {
                let length = self.current.len().min(PIECE);
                return Poll::Ready(Some(Ok(self.current.split_to(length))));
            }
            if let Some(reader) = &mut self.reader {
                match ready!(reader.poll_read(context)) {
                    Some(Ok(bytes)) => self.current = bytes,
                    Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                    None => self.reader = None,
                }
                continue;
            }
            match self.parts.next() {
                Some(Part::Bytes(bytes)) => self.current = bytes,
                Some(Part::File { path, file, length }) => {
                    self.reader = Some(Reader::new(path, file, length));
                }
                None => return Poll::Ready(None),
            }
        }
    }
}

impl Body for Upload {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        Poll::Ready(match ready!(self.poll_bytes(context)) {
            Some(Ok(bytes)) => {
                self.remaining = self.remaining.saturating_sub(bytes.len() as u64);
                if let Some(progress) = &self.progress {
                    if self.remaining == 0 {
                        progress.upload_finished();
                    } else {
                        progress.uploaded();
                    }
                }
                Some(Ok(Frame::data(bytes)))
            }
            Some(Err(error)) => {
                if let Some(progress) = &self.progress {
                    progress.fail(error);
                }
                Some(Err(io::Error::other(
                    "the request's body could not be read",
                )))
            }
            None => None,
        })
    }

    fn is_end_stream(&self) -> bool {
        self.remaining == 0
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.remaining)
    }
}

/// Reads a file on the threads for blocking work, one block ahead of what is being sent.
struct Reader {
    path: PathBuf,
    unread: u64,
    pending: Option<JoinHandle<io::Result<Block>>>,
}

/// What was read, and the file to read on from.
type Block = (File, Vec<u8>);

impl Reader {
    fn new(path: PathBuf, file: File, length: u64) -> Self {
        let mut reader = Self {
            path,
            unread: length,
            pending: None,
        };
        reader.read_ahead(file);
        reader
    }

    fn read_ahead(&mut self, mut file: File) {
        let wanted = self.unread.min(READ);
        if wanted == 0 {
            return;
        }
        self.pending = Some(spawn_blocking(move || {
            let mut block = Vec::with_capacity(READ as usize);
            (&mut file).take(wanted).read_to_end(&mut block)?;
            Ok((file, block))
        }));
    }

    fn poll_read(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, Error>>> {
        let Some(pending) = &mut self.pending else {
            return Poll::Ready(None);
        };
        let read = ready!(Pin::new(pending).poll(context));
        self.pending = None;
        Poll::Ready(Some(match read {
            Ok(Ok((_, block))) if block.is_empty() => Err(Error::io(
                &self.path,
                io::Error::new(
                    io::ErrorKind::UnexpectedEof,
                    "the file became shorter while it was uploaded",
                ),
            )),
            Ok(Ok((file, block))) => {
                self.unread -= block.len() as u64;
                self.read_ahead(file);
                Ok(block.into())
            }
            Ok(Err(error)) => Err(Error::io(&self.path, error)),
            Err(stopped) => Err(Error::io(&self.path, io::Error::other(stopped))),
        }))
    }
}
