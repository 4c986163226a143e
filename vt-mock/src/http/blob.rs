//! Any number of bytes: a few are kept in memory, more in a file without a name.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};

use bytes::{Bytes, BytesMut};
use http_body::{Body, Frame, SizeHint};

use crate::base::digest::{Facts, Hasher};
use crate::base::lock::lock;

/// More bytes than these are kept in a file.
pub(crate) const IN_MEMORY: usize = 64 << 10;

/// How many bytes of a file are read at a time.
const BLOCK: u64 = 64 << 10;

/// Bytes that can be shared, and read more than once.
#[derive(Clone, Debug)]
pub(crate) enum Blob {
    Memory(Bytes),
    File(FileSlice),
}

/// A part of a file, or all of it.
#[derive(Clone, Debug)]
pub(crate) struct FileSlice {
    file: Arc<Mutex<File>>,
    start: u64,
    end: u64,
    /// The digest of the whole.
    sha256: Arc<str>,
}

impl Blob {
    pub(crate) fn len(&self) -> u64 {
        match self {
            Self::Memory(bytes) => bytes.len() as u64,
            Self::File(slice) => slice.end - slice.start,
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub(crate) fn clear(&mut self) {
        *self = Self::Memory(Bytes::new());
    }

    /// The bytes from `start` up to `end`, which is not included.
    pub(crate) fn slice(&self, start: u64, end: u64) -> Self {
        match self {
            // It is in memory, so its length fits.
            Self::Memory(bytes) => Self::Memory(bytes.slice(start as usize..end as usize)),
            Self::File(slice) => Self::File(FileSlice {
                start: slice.start + start,
                end: slice.start + end,
                ..slice.clone()
            }),
        }
    }

    /// The digest, without reading a file again.
    pub(crate) fn sha256(&self) -> String {
        match self {
            Self::Memory(bytes) => crate::base::digest::sha256_hex(bytes),
            Self::File(slice) => slice.sha256.to_string(),
        }
    }

    /// Takes some bytes off its beginning; `None` if it is empty.
    pub(crate) fn take_piece(&mut self) -> io::Result<Option<Bytes>> {
        if self.is_empty() {
            return Ok(None);
        }
        match self {
            Self::Memory(bytes) => Ok(Some(std::mem::take(bytes))),
            Self::File(slice) => {
                let piece = slice.read(BLOCK.min(slice.end - slice.start))?;
                slice.start += piece.len() as u64;
                match piece.is_empty() {
                    true => Err(io::ErrorKind::UnexpectedEof.into()),
                    false => Ok(Some(piece)),
                }
            }
        }
    }

    /// All of it, in memory.
    pub(crate) fn to_bytes(&self) -> io::Result<Bytes> {
        match self {
            Self::Memory(bytes) => Ok(bytes.clone()),
            Self::File(slice) => slice.read(slice.end - slice.start),
        }
    }
}

impl FileSlice {
    /// Reads this many bytes from its start.
    fn read(&self, length: u64) -> io::Result<Bytes> {
        let mut file = lock(&self.file);
        file.seek(SeekFrom::Start(self.start))?;
        let mut bytes = Vec::new();
        (&*file).take(length).read_to_end(&mut bytes)?;
        Ok(bytes.into())
    }
}

macro_rules! in_memory {
    ($($bytes:ty),*) => {$(
        impl From<$bytes> for Blob {
            fn from(bytes: $bytes) -> Self {
                Self::Memory(bytes.into())
            }
        }
    )*};
}

in_memory!(Bytes, Vec<u8>, String, &'static str, &'static [u8]);

/// The body of a message: files are read piece by piece.
impl Body for Blob {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        _context: &mut Context<'_>,
    ) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        let piece = self.get_mut().take_piece().transpose();
        Poll::Ready(piece.map(|piece| piece.map(Frame::data)))
    }

    fn is_end_stream(&self) -> bool {
        self.is_empty()
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.len())
    }
}

/// Collects bytes as they come.
pub(crate) struct Spool {
    /// The first bytes; all of them, as long as there is no file.
    beginning: BytesMut,
    file: Option<File>,
    hasher: Hasher,
}

/// What a spool has collected.
pub(crate) struct Spooled {
    /// The first bytes, as many as there was room for.
    pub(crate) beginning: Bytes,
    pub(crate) blob: Blob,
    pub(crate) facts: Facts,
}

impl Spool {
    pub(crate) fn new() -> Self {
        Self {
            beginning: BytesMut::new(),
            file: None,
            hasher: Hasher::default(),
        }
    }

    /// Collects some bytes. `room` is how many more may be kept in memory, by this and other spools
    /// of the same request.
    pub(crate) fn write(&mut self, bytes: &[u8], room: &mut usize) -> io::Result<()> {
        self.hasher.update(bytes);
        let kept = bytes.len().min(*room);
        if self.file.is_none() && (kept < bytes.len() || self.beginning.len() + kept > IN_MEMORY) {
            let mut file = tempfile::tempfile()?;
            file.write_all(&self.beginning)?;
            self.file = Some(file);
        }
        if let Some(file) = &mut self.file {
            file.write_all(bytes)?;
        }
        *room -= kept;
        self.beginning.extend_from_slice(&bytes[..kept]);
        Ok(())
    }

    pub(crate) fn end(self) -> Spooled {
        let facts = self.hasher.facts();
        let beginning = self.beginning.freeze();
        let blob = match self.file {
            None => Blob::Memory(beginning.clone()),
            Some(file) => Blob::File(FileSlice {
                file: Arc::new(Mutex::new(file)),
                start: 0,
                end: facts.size as u64,
                sha256: facts.sha256.as_str().into(),
            }),
        };
        Spooled {
            beginning,
            blob,
            facts,
        }
    }
}

#[cfg(test)]
mod tests {
    use http_body_util::BodyExt;

    use super::*;

    fn spooled(pieces: &[usize], mut room: usize) -> (Vec<u8>, Spooled) {
        let mut spool = Spool::new();
        let mut all = Vec::new();
        for (index, length) in pieces.iter().enumerate() {
            let piece = vec![index as u8 + 1; *length];
            spool.write(&piece, &mut room).unwrap();
            all.extend(piece);
        }
        (all, spool.end())
    }

    #[tokio::test]
    async fn what_is_collected_can_be_read() {
        for (pieces, room, in_memory) in [
            (&[][..], 0, true),
            (&[1, 2, 3][..], 100, true),
            (&[IN_MEMORY], 1 << 20, true),
            (&[IN_MEMORY, 1], 1 << 20, false),
            (&[3, 5, 200_000, 7], 10, false),
            (&[3], 0, false),
        ] {
            let (all, spooled) = spooled(pieces, room);
            assert_eq!(matches!(spooled.blob, Blob::Memory(_)), in_memory);
            assert_eq!(spooled.facts, Facts::of(&all));
            assert!(all.starts_with(&spooled.beginning));
            assert_eq!(spooled.beginning.len(), all.len().min(room));
            let blob = spooled.blob;
            assert_eq!(blob.len(), all.len() as u64);
            assert_eq!(blob.sha256(), spooled.facts.sha256);
            assert_eq!(blob.to_bytes().unwrap(), all);
            // Twice, since it can be read again.
            for _ in 0..2 {
                assert_eq!(blob.clone().collect().await.unwrap().to_bytes(), all);
            }
            let middle = all.len() / 2;
            let part = blob.slice(1.min(middle as u64), middle as u64);
            assert_eq!(part.to_bytes().unwrap(), all[1.min(middle)..middle]);
            let part = part.collect().await.unwrap().to_bytes();
            assert_eq!(part, all[1.min(middle)..middle]);
        }
    }
}
