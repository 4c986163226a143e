//! Writing results in large pieces, and what it means when that fails.

use std::io::{self, BufWriter, Write};

use crate::outcome::exit::Exit;
use crate::outcome::failure::Failure;

/// Why a result could not be written.
#[derive(Debug)]
pub(crate) enum WriteError {
    /// The reader of the results has had enough. This is not a failure, but nothing more is to be
    /// done.
    Closed,
    /// A full disk, for example.
    Io(io::Error),
}

impl From<io::Error> for WriteError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::Closed,
            _ => Self::Io(error),
        }
    }
}

impl WriteError {
    /// What to tell the user; nothing if the reader has had enough.
    pub(crate) fn failure(self) -> Option<Failure> {
        match self {
            Self::Closed => None,
            Self::Io(error) => Some(Failure::new(
                Exit::Failure,
                format!("cannot write the results: {error}"),
            )),
        }
    }
}

/// The size of a piece. Standard output itself writes line by line.
const PIECE: usize = 64 * 1024;

/// Writes in pieces, and flushes at the end.
pub(crate) fn in_pieces<W: Write>(
    output: W,
    write: impl FnOnce(&mut BufWriter<W>) -> io::Result<()>,
) -> Result<(), WriteError> {
    let mut pieces = BufWriter::with_capacity(PIECE, output);
    let outcome = write(&mut pieces).and_then(|()| pieces.flush());
    // What could not be written is not tried again when the writer is dropped.
    let _ = pieces.into_parts();
    Ok(outcome?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_closed_pipe_is_not_a_failure() {
        let error = |kind: io::ErrorKind| WriteError::from(io::Error::from(kind));
        assert!(matches!(
            error(io::ErrorKind::BrokenPipe),
            WriteError::Closed
        ));
        assert!(matches!(
            error(io::ErrorKind::StorageFull),
            WriteError::Io(_)
        ));
    }

    #[test]
    fn what_could_not_be_written_is_not_tried_again() {
        struct Full(usize);
        impl Write for Full {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                self.0 += 1;
                Err(io::ErrorKind::StorageFull.into())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let mut full = Full(0);
        let outcome = in_pieces(&mut full, |output| output.write_all(b"result"));
        assert!(matches!(outcome, Err(WriteError::Io(_))));
        assert_eq!(full.0, 1);
    }
}
