//! Bytes of any size, saved to a file or passed on as they come. The library verifies and resumes
//! both.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use tokio::io::AsyncWrite;
use vt_client::Download;

use super::abort::Abort;
use crate::output::progress::ProgressLine;
use crate::output::sink::{Sink, Target};
use crate::output::write::WriteError;
use crate::session::interrupt;

/// Saves a download. A file is replaced only by a complete download, verified if its digest is
/// known; for a pipe, the exit status tells whether it was complete.
pub(super) async fn save(
    download: Download,
    target: Target,
    line: ProgressLine,
) -> Result<(), Abort> {
    let download = download.progress(move |received, _| line.set(received));
    match target {
        Target::File(path) => {
            let saved = interrupt::before_the_end_of(download.to_path(path)).await?;
            saved?;
            Ok(())
        }
        target => {
            let mut writer = Writer {
                sink: Sink::as_it_comes(target),
                failure: None,
            };
            let written = download.to_writer(&mut writer).await;
            match writer.failure {
                Some(failure) => Err(WriteError::from(failure).into()),
                None => {
                    written?;
                    Ok(writer.sink.finish()?)
                }
            }
        }
    }
}

/// Writes when it is polled: there is nothing else to do in the meantime.
struct Writer {
    sink: Sink,
    /// Kept, because a reader of a pipe that has had enough is not a failure.
    failure: Option<io::Error>,
}

impl Writer {
    fn outcome<T>(&mut self, outcome: io::Result<T>) -> Poll<io::Result<T>> {
        Poll::Ready(outcome.map_err(|error| {
            let kind = error.kind();
            self.failure = Some(error);
            kind.into()
        }))
    }
}

impl AsyncWrite for Writer {
    fn poll_write(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        let written = this.sink.writer().and_then(|writer| writer.write(bytes));
        this.outcome(written)
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        let flushed = this.sink.writer().and_then(|writer| writer.flush());
        this.outcome(flushed)
    }

    fn poll_shutdown(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.poll_flush(context)
    }
}
