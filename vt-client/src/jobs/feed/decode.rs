//! Decompresses a package while it comes.

use std::io;

use bytes::Bytes;
use tokio::sync::mpsc;

use super::archive;
use super::bunzip::{Bunzip, Source};
use super::lines::Splitter;
use super::plan::Plan;
use super::queue::{Output, stopped};

/// The pieces of a body; an empty one tells that the body is complete.
struct Pieces {
    receiver: mpsc::Receiver<Bytes>,
    output: Output,
    is_complete: bool,
}

impl Source for Pieces {
    fn next(&mut self) -> io::Result<Option<Bytes>> {
        // What is skipped is not sent, so nothing else would notice that nobody reads any more.
        if self.output.is_closed() {
            return Err(stopped());
        }
        if self.is_complete {
            return Ok(None);
        }
        match self.receiver.blocking_recv() {
            Some(bytes) if bytes.is_empty() => {
                self.is_complete = true;
                Ok(None)
            }
            Some(bytes) => Ok(Some(bytes)),
            None => Err(io::Error::new(
                io::ErrorKind::UnexpectedEof,
                "it breaks off",
            )),
        }
    }
}

/// Reads a package from the place on that was reached before. To be called on a thread for blocking
/// work.
///
/// The place that is reached now is in the output, whatever happened.
pub(crate) fn decode(
    plan: &Plan,
    package: i64,
    pieces: mpsc::Receiver<Bytes>,
    mut output: Output,
) -> (Output, io::Result<()>) {
    let mut text = Bunzip::new(Pieces {
        receiver: pieces,
        output: output.clone(),
        is_complete: false,
    });
    let from = output.next;
    let mut lines = Splitter::new(&mut output, package, from, plan.max_line);
    let outcome = if plan.is_hourly {
        archive::read(text, package, plan.until, &mut lines)
    } else {
        lines.read(&mut text)
    };
    (output, outcome)
}
