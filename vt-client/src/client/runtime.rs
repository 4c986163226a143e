//! One background thread that drives every request of a blocking client.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::Arc;
use std::sync::mpsc::sync_channel;
use std::task::Poll;
use std::thread::{self, ThreadId};

use tokio::runtime::{Builder, Handle};
use tokio::sync::oneshot;

use crate::error::Error;
use crate::wire::callback;

/// What all that runs on the thread is for.
const DOING: &str = "a request was made";

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

impl std::fmt::Debug for Runtime {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Runtime").finish_non_exhaustive()
    }
}

impl Runtime {
    /// Starts the thread.
    ///
    /// # Errors
    ///
    /// [`Error::Configuration`] if the operating system refuses a thread or what the runtime needs.
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

    /// The runtime, for tasks that nobody waits for yet.
    pub(crate) fn handle(&self) -> &Handle {
        &self.inner.handle
    }

    /// Runs a future on the background thread and waits for it; other callers' futures proceed
    /// meanwhile.
    ///
    /// # Errors
    ///
    /// The future's own, [`Error::Usage`] when it is called on the background thread itself, or
    /// [`Error::Panicked`].
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
            let mut future = pin!(future);
            let outcome = poll_fn(|context| {
                let polled = callback::call(DOING, || future.as_mut().poll(context));
                polled.unwrap_or_else(|panicked| Poll::Ready(Err(panicked)))
            });
            // Nobody waits any more only when the caller's thread is gone.
            let _ = sender.send(outcome.await);
        });
        let outcome = receiver.recv();
        outcome.unwrap_or(Err(Error::RuntimeEnded(DOING)))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;
    use std::time::{Duration, Instant};

    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    use super::*;
    use crate::client::Client;

    /// A request through a server that the same runtime runs.
    fn exchange(runtime: &Runtime) -> Result<u16, Error> {
        runtime.run(async {
            let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
            let address = listener.local_addr().unwrap();
            tokio::spawn(async move {
                let (mut stream, _) = listener.accept().await.unwrap();
                let mut head = [0; 1024];
                let _ = stream.read(&mut head).await.unwrap();
                let answer = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}";
                stream.write_all(answer).await.unwrap();
            });
            let client = Client::builder()
                .api_key("0123456789abcdef")
                .base_url(format!("http://{address}"))
                .build()?;
            let call = crate::wire::call::Call::new("custom", vt_table::Verb::Get, "/files/abc");
            client
                .transport()
                .document(&call)
                .await
                .map(|response| response.status())
        })
    }

    fn everything() {
        let runtime = Runtime::new().unwrap();
        assert_eq!(exchange(&runtime).unwrap(), 200);
        let clone = runtime.clone();
        drop(runtime);
        assert_eq!(exchange(&clone).unwrap(), 200);
        drop(clone);
    }

    #[test]
    fn it_works_without_a_runtime() {
        everything();
    }

    #[test]
    fn it_works_inside_every_kind_of_runtime() {
        for mut builder in [Builder::new_current_thread(), Builder::new_multi_thread()] {
            let outer = builder.enable_all().build().unwrap();
            outer.block_on(async { everything() });
            let task = outer.spawn(async { everything() });
            outer.block_on(task).unwrap();
            let task = outer.spawn_blocking(everything);
            outer.block_on(task).unwrap();
        }
    }

    #[test]
    fn callers_wait_side_by_side() {
        let runtime = Runtime::new().unwrap();
        // Each of them ends only when all are running.
        let barrier = Arc::new(tokio::sync::Barrier::new(8));
        let callers: Vec<_> = (0..8)
            .map(|_| {
                let (runtime, barrier) = (runtime.clone(), barrier.clone());
                thread::spawn(move || {
                    runtime.run(async move {
                        barrier.wait().await;
                        Ok(())
                    })
                })
            })
            .collect();
        for caller in callers {
            caller.join().unwrap().unwrap();
        }
    }

    #[test]
    fn dropping_it_does_not_wait() {
        let runtime = Runtime::new().unwrap();
        let (release, held) = mpsc::channel::<()>();
        runtime
            .run(async move {
                tokio::spawn(std::future::pending::<()>());
                tokio::task::spawn_blocking(move || held.recv());
                Ok(())
            })
            .unwrap();
        let started = Instant::now();
        drop(runtime);
        assert!(started.elapsed() < Duration::from_secs(5));
        drop(release);
    }

    #[test]
    fn the_thread_ends_with_the_last_handle() {
        let runtime = Runtime::new().unwrap();
        let (alive, ended) = mpsc::channel::<()>();
        runtime
            .run(async move {
                tokio::spawn(async move {
                    std::future::pending::<()>().await;
                    drop(alive);
                });
                Ok(())
            })
            .unwrap();
        drop(runtime);
        // The task, and with it the sender, is dropped with the runtime.
        let outcome = ended.recv_timeout(Duration::from_secs(20));
        assert_eq!(outcome, Err(mpsc::RecvTimeoutError::Disconnected));
    }

    #[test]
    fn a_call_within_a_call_fails_and_does_not_hang() {
        let runtime = Runtime::new().unwrap();
        let inner = runtime.clone();
        let outcome = runtime.run(async move { inner.run(async { Ok(()) }) });
        assert!(matches!(outcome, Err(Error::Usage(_))), "{outcome:?}");
    }

    #[test]
    fn a_panic_is_an_error_and_the_thread_lives_on() {
        let runtime = Runtime::new().unwrap();
        let outcome: Result<(), _> = runtime.run(async { panic!("a test's panic") });
        let Err(Error::Panicked(message)) = outcome else {
            panic!("{outcome:?}");
        };
        assert_eq!(
            &*message,
            "a panic while a request was made: a test's panic"
        );
        assert_eq!(exchange(&runtime).unwrap(), 200);
    }
}
