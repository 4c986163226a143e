//! One background thread that drives every request of a blocking client.

use std::future::Future;
use std::sync::Arc;
use std::sync::mpsc::sync_channel;
use std::thread::{self, ThreadId};

use tokio::runtime::{Builder, Handle};
use tokio::sync::oneshot;

use crate::error::Error;

/// A background thread with a tokio runtime; clones share it, and it ends with the last of them.
///
/// It works on threads with and without a runtime of their own: nothing here blocks a runtime
/// from within, and the runtime is dropped on its own thread.
#[derive(Clone)]
pub struct Runtime {
    inner: Arc<Inner>,
}

struct Inner {
    handle: Handle,
    thread: ThreadId,
    /// Dropping it stops the thread.
    _stop: oneshot::Sender<()>,
}

impl Runtime {
    /// Starts the thread.
    ///
    /// # Errors
    ///
    /// [`Error::Configuration`] if the operating system refuses a thread or the runtime's resources.
    pub(crate) fn new() -> Result<Self, Error> {
        let failed = |error: std::io::Error| {
            Error::configuration(format!("the background thread cannot be started: {error}"))
        };
        let runtime = Builder::new_current_thread()
            .enable_all()
            .thread_name("vt-client-files")
            .build()
            .map_err(failed)?;
        let handle = runtime.handle().clone();
        let (_stop, stopped) = oneshot::channel();
        let thread = thread::Builder::new()
            .name("vt-client".to_owned())
            .spawn(move || {
                // Either the last handle is gone, or nobody will ever send: both mean the end.
                let _ = runtime.block_on(stopped);
                // Does not wait for name resolution or a file that hangs.
                runtime.shutdown_background();
            })
            .map_err(failed)?;
        Ok(Self {
            inner: Arc::new(Inner {
                handle,
                thread: thread.thread().id(),
                _stop,
            }),
        })
    }

    /// Runs a future on the background thread and waits for it; other callers' futures proceed
    /// meanwhile.
    ///
    /// # Errors
    ///
    /// The future's own, or [`Error::Usage`] when it is called on the background thread itself or
    /// the future panicked.
    pub(crate) fn run<T: Send + 'static>(
        &self,
        future: impl Future<Output = Result<T, Error>> + Send + 'static,
    ) -> Result<T, Error> {
        if thread::current().id() == self.inner.thread {
            return Err(Error::usage(
                "a blocking call within a request of the same blocking client would wait for itself",
            ));
        }
        let (sender, receiver) = sync_channel(1);
        self.inner.handle.spawn(async move {
            // Nobody waits any more only when the caller's thread is gone.
            let _ = sender.send(future.await);
        });
        receiver.recv().unwrap_or_else(|_| {
            Err(Error::usage(
                "the request panicked on the background thread",
            ))
        })
    }
}
