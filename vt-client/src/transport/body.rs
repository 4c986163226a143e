//! The request's body: bytes and files as a stream of known length that reports its progress.

use std::io::{self, Read};
use std::path::PathBuf;
use std::pin::Pin;
use std::sync::{Arc, PoisonError};
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};
use tokio::task::{JoinHandle, spawn_blocking};

use super::idle::Progress;
use crate::error::Error;
use crate::error::TransferError;
use crate::wire::callback;
use crate::wire::upload::{ByteStream, Content, Part, Readable, Watching};

/// Bytes read from a file at once: small reads make an upload several times slower.
const READ: u64 = 256 * 1024;

/// Bytes given to the connection at once. It takes up to 16 such pieces before it writes, and only
/// a piece that is taken counts as movement, so large ones would make a slow upload seem still.
const PIECE: usize = 16 * 1024;

/// A request's body.
pub(super) struct Upload {
    parts: std::vec::IntoIter<Part>,
    current: Bytes,
    source: Option<Source>,
    /// Who is told of the bytes of the current part.
    watch: Option<Watching>,
    remaining: u64,
    progress: Option<Arc<Progress>>,
}

/// What the bytes of the current part come from, when they are not in memory.
enum Source {
    Reader(Reader),
    Stream(Streamed),
}

impl Upload {
    pub(super) fn new(parts: Vec<Part>, progress: Option<Arc<Progress>>) -> Self {
        Self {
            remaining: parts.iter().map(Part::length).sum(),
            parts: parts.into_iter(),
            current: Bytes::new(),
            source: None,
            watch: None,
            progress,
        }
    }

    /// The next bytes, none of them empty; `None` after the last.
    fn poll_bytes(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, Error>>> {
        loop {
            if !self.current.is_empty() {
                let length = self.current.len().min(PIECE);
                let piece = self.current.split_to(length);
                if let Some(watch) = &self.watch {
                    // Blocks of files were hashed where they were read.
                    if !matches!(self.source, Some(Source::Reader(_))) {
                        watch.hash(&piece);
                    }
                    if let Err(panicked) = watch.sent(length as u64) {
                        return Poll::Ready(Some(Err(panicked)));
                    }
                }
                return Poll::Ready(Some(Ok(piece)));
            }
            if let Some(source) = &mut self.source {
                let bytes = match source {
                    Source::Reader(reader) => ready!(reader.poll_read(context)),
                    Source::Stream(stream) => ready!(stream.poll_next(context)),
                };
                match bytes {
                    Some(Ok(bytes)) => self.current = bytes,
                    Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                    None => self.source = None,
                }
                continue;
            }
            let Some(Part { content, watch }) = self.parts.next() else {
                return Poll::Ready(None);
            };
            match content {
                Content::Bytes(bytes) => self.current = bytes,
                Content::Read {
                    name,
                    source,
                    length,
                } => {
                    let source = source.into_inner().unwrap_or_else(PoisonError::into_inner);
                    let reader = Reader::new(name, source, length, watch.clone());
                    self.source = Some(Source::Reader(reader));
                }
                Content::Stream {
                    name,
                    stream,
                    length,
                } => {
                    self.source = Some(Source::Stream(Streamed {
                        name,
                        stream,
                        length,
                        missing: length,
                    }));
                }
            }
            self.watch = watch;
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
        // Otherwise the HTTP library would send on what an early answer has made useless.
        if let Some(progress) = &self.progress
            && self.remaining > 0
            && progress.is_stopped(context)
        {
            return Poll::Ready(Some(Err(io::Error::other("the request was given up"))));
        }
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

/// Reads on the threads for blocking work, one block ahead of what is being sent.
struct Reader {
    name: PathBuf,
    length: u64,
    unread: u64,
    watch: Option<Watching>,
    pending: Option<JoinHandle<Result<Block, Error>>>,
}

/// What was read, and where to read on.
type Block = (Readable, Vec<u8>);

impl Reader {
    fn new(name: PathBuf, source: Readable, length: u64, watch: Option<Watching>) -> Self {
        let mut reader = Self {
            name,
            length,
            unread: length,
            watch,
            pending: None,
        };
        reader.read_ahead(source);
        reader
    }

    fn read_ahead(&mut self, mut source: Readable) {
        let (length, unread) = (self.length, self.unread);
        if unread == 0 && length > 0 {
            return;
        }
        let (name, watch) = (self.name.clone(), self.watch.clone());
        self.pending = Some(spawn_blocking(move || {
            let wanted = unread.min(READ);
            // The buffer is filled to its end, so it is never made larger.
            let mut block = Vec::with_capacity(wanted as usize);
            let read = (&mut source).take(wanted).read_to_end(&mut block);
            read.map_err(|error| Error::io(&name, error))?;
            let came = length - unread + block.len() as u64;
            // The last block is held back until the file is seen to end with it: a request that
            // lacks it fails.
            if came == length || (block.len() as u64) < wanted {
                let now = source.current_length();
                let now = now.map_err(|error| Error::io(&name, error))?;
                same_length(&name, length, now.unwrap_or(came))?;
            }
            if let Some(watch) = watch {
                watch.hash(&block);
            }
            Ok((source, block))
        }));
    }

    fn poll_read(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, Error>>> {
        let Some(pending) = &mut self.pending else {
            return Poll::Ready(None);
        };
        let read = ready!(Pin::new(pending).poll(context));
        self.pending = None;
        Poll::Ready(match read {
            Ok(Ok((_, block))) if block.is_empty() && self.unread == 0 => None,
            Ok(Ok((source, block))) if !block.is_empty() => {
                self.unread -= block.len() as u64;
                self.read_ahead(source);
                Some(Ok(block.into()))
            }
            // A file that was shorter for a moment.
            Ok(Ok(_)) => Some(Err(same_length(
                &self.name,
                self.length,
                self.length - self.unread,
            )
            .err()
            .unwrap_or_else(|| Error::usage("the file could not be read to its end")))),
            Ok(Err(error)) => Some(Err(error)),
            Err(stopped) => Some(Err(Error::no_result(stopped, "a file was read"))),
        })
    }
}

/// Passes on what a stream gives, and counts it.
struct Streamed {
    name: PathBuf,
    stream: std::sync::Mutex<ByteStream>,
    length: u64,
    missing: u64,
}

impl Streamed {
    fn poll_next(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, Error>>> {
        if self.missing == 0 {
            return Poll::Ready(None);
        }
        let stream = self
            .stream
            .get_mut()
            .unwrap_or_else(PoisonError::into_inner);
        let came = self.length - self.missing;
        let polled = callback::call("a stream was read", || stream.as_mut().poll_next(context));
        let next = match polled {
            Ok(polled) => ready!(polled),
            Err(panicked) => return Poll::Ready(Some(Err(panicked))),
        };
        Poll::Ready(Some(match next {
            Some(Ok(bytes)) if bytes.len() as u64 > self.missing => {
                same_length(&self.name, self.length, came + bytes.len() as u64).map(|()| bytes)
            }
            Some(Ok(bytes)) => {
                self.missing -= bytes.len() as u64;
                Ok(bytes)
            }
            Some(Err(error)) => Err(Error::io(&self.name, error)),
            None => same_length(&self.name, self.length, came).map(|()| Bytes::new()),
        }))
    }
}

fn same_length(name: &std::path::Path, expected: u64, found: u64) -> Result<(), Error> {
    if expected == found {
        return Ok(());
    }
    Err(TransferError::SizeChanged {
        name: name.to_string_lossy().into(),
        expected,
        found,
    }
    .into())
}
