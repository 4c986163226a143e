//! One package: waits until it is there, fetches it, and fetches it again when it breaks off.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use tokio::runtime::Handle;
use tokio::sync::{mpsc, oneshot};
use tokio::task::{JoinHandle, spawn_blocking};
use tokio::time::sleep;

use super::decode::decode;
use super::plan::Plan;
use super::queue::{Event, Output};
use crate::error::Error;
use crate::error::feed::{FeedError, FeedProblem};
use crate::id::feed_cursor::{FeedCursor, feed_minute};
use crate::policy::retry;
use crate::redact::printable;
use crate::transport::Transfer;

/// Pieces of a body that wait to be decompressed.
const PIECES: usize = 4;

/// How often a package may break off at all, each time with something new: it comes from its start
/// again.
const MOST_FAILURES: u32 = 50;

/// The longest pause after a failure.
const LONGEST_PAUSE: Duration = Duration::from_secs(60);

/// A pause that the service asks for is not longer: what asks for more is told.
const LONGEST_ASKED: Duration = Duration::from_secs(60 * 60);

/// The system's clock may be set while the feed sleeps, so it is looked at again after this time.
const LONGEST_SLEEP: Duration = Duration::from_secs(300);

/// A package on its way. Dropping it ends its task and its thread.
pub(crate) struct Package {
    /// Its first minute.
    pub(crate) start: i64,
    pub(crate) events: mpsc::UnboundedReceiver<Event>,
    pub(crate) task: JoinHandle<()>,
}

impl Drop for Package {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// Tells the next package that this one is there, so that it may be asked for.
pub(crate) type Turn = oneshot::Receiver<()>;

impl Package {
    /// Starts a package that is asked for when its turn comes, and gives the turn of the next one.
    pub(crate) fn start(
        runtime: &Handle,
        plan: Arc<Plan>,
        from: FeedCursor,
        turn: Option<Turn>,
    ) -> (Self, Turn) {
        let (pass_on, next_turn) = oneshot::channel();
        let (output, events) = Output::new(runtime.clone(), from);
        let start = plan.package_of(from.minute);
        let fetcher = Fetcher {
            plan,
            package: start,
            output,
            pass_on: Some(pass_on),
        };
        let task = runtime.spawn(async move {
            // The turn never comes when the package before failed.
            if match turn {
                Some(turn) => turn.await.is_ok(),
                None => true,
            } {
                fetcher.run().await;
            }
        });
        let package = Package {
            start,
            events,
            task,
        };
        (package, next_turn)
    }
}

struct Fetcher {
    plan: Arc<Plan>,
    package: i64,
    output: Output,
    pass_on: Option<oneshot::Sender<()>>,
}

/// The task ends early when the feed is dropped, and when its runtime is. Then the thread has to
/// end too: a runtime that is dropped waits for it, and it would wait for a reader that may still
/// be there and never read.
impl Drop for Fetcher {
    fn drop(&mut self) {
        self.output.close();
    }
}

enum Failure {
    Request(Error),
    Damaged(io::Error),
}

impl Fetcher {
    async fn run(mut self) {
        let event = self.fetch().await;
        self.output.tell(event);
    }

    /// Fetches the package until it has come whole; tells how it ended.
    async fn fetch(&mut self) -> Event {
        let from = self.output.next;
        let (mut polls, mut failures, mut all) = (0, 0, 0);
        loop {
            self.wait_until_due().await;
            let reached = self.output.next;
            let failure = match self.attempt().await {
                Ok(()) => return Event::End,
                Err(failure) => failure,
            };
            match &failure {
                Failure::Request(error) if is_not_available_yet(error) => {
                    polls = (polls + 1).min(5);
                    let pause = self.plan.poll_interval * polls;
                    tracing::debug!(package = %self.name(), ?pause, "not available yet");
                    sleep(pause).await;
                    continue;
                }
                Failure::Request(error) if error.is_not_found() && self.output.next == from => {
                    self.pass_turn();
                    return Event::Missing;
                }
                _ => {}
            }
            failures = if self.output.next == reached {
                failures + 1
            } else {
                1
            };
            all += 1;
            if failures >= self.plan.attempts || all >= MOST_FAILURES || !failure.is_passing() {
                return Event::Failed(failure.into_error(
                    if all < MOST_FAILURES { failures } else { all },
                    self.output.next,
                ));
            }
            let pause = failure.pause(failures);
            tracing::warn!(package = %self.name(), failures, ?pause, reason = %failure.reason(), "fetching again");
            sleep(pause).await;
        }
    }

    /// Asks for the package once, and hands out what is new in it.
    async fn attempt(&mut self) -> Result<(), Failure> {
        let download = self.plan.download(self.package);
        let transfer = match download {
            Ok(download) => download.open().await,
            Err(error) => Err(error),
        };
        let transfer = transfer.map_err(Failure::Request)?;
        self.pass_turn();
        let (sender, pieces) = mpsc::channel(PIECES);
        let (plan, package, output) = (Arc::clone(&self.plan), self.package, self.output.clone());
        let decoder = spawn_blocking(move || decode(&plan, package, pieces, output));
        let pumped = pump(transfer, sender).await;
        let (output, decoded) = decoder
            .await
            .map_err(|error| Failure::Request(Error::no_result(error, "a feed was read")))?;
        self.output = output;
        decoded.map_err(|error| match pumped {
            Err(error) => Failure::Request(error),
            Ok(()) => Failure::Damaged(error),
        })
    }

    fn pass_turn(&mut self) {
        if let Some(pass_on) = self.pass_on.take() {
            // The next package may not have been wanted.
            let _ = pass_on.send(());
        }
    }

    async fn wait_until_due(&self) {
        loop {
            let wait = self.plan.time_until_due(self.package);
            if wait.is_zero() {
                return;
            }
            tracing::trace!(package = %self.name(), ?wait, "waiting");
            sleep(wait.min(LONGEST_SLEEP)).await;
        }
    }

    fn name(&self) -> crate::id::FeedMinute {
        feed_minute(self.package)
    }
}

/// Moves the body to the decoder, as fast as that takes it.
async fn pump(mut transfer: Transfer, pieces: mpsc::Sender<Bytes>) -> Result<(), Error> {
    while let Some(piece) = transfer.chunk().await? {
        if !piece.is_empty() && pieces.send(piece).await.is_err() {
            // The decoder has all it wants.
            return Ok(());
        }
    }
    let _ = pieces.send(Bytes::new()).await;
    Ok(())
}

/// The documentation says `NotAvailableYet`; the service has said `NotAvailableYetError`, too.
fn is_not_available_yet(error: &Error) -> bool {
    error.status() == Some(400)
        && error
            .code()
            .is_some_and(|code| code.as_str().starts_with("NotAvailableYet"))
}

impl Failure {
    /// Whether fetching again may help.
    fn is_passing(&self) -> bool {
        match self {
            // Quotas have a choice of their own, which was made already.
            Failure::Request(Error::LimitReached(_)) => false,
            Failure::Request(error) => {
                let failure = retry::Failure::of(error);
                let asked = failure.retry_after().unwrap_or_default();
                error.is_retryable() && !failure.is_quota_exceeded() && asked <= LONGEST_ASKED
            }
            Failure::Damaged(_) => true,
        }
    }

    /// Doubled with each failure; not shorter than the service says.
    fn pause(&self, failures: u32) -> Duration {
        let pause = Duration::from_secs(1 << (failures - 1).min(6)).min(LONGEST_PAUSE);
        match self {
            Failure::Request(Error::Api(error)) => pause.max(error.retry_after.unwrap_or_default()),
            _ => pause,
        }
    }

    fn reason(&self) -> String {
        match self {
            Failure::Request(error) => error.to_string(),
            Failure::Damaged(error) => error.to_string(),
        }
    }

    fn into_error(self, attempts: u32, cursor: FeedCursor) -> Error {
        match self {
            Failure::Request(error) => error,
            Failure::Damaged(error) => FeedError {
                cursor,
                problem: FeedProblem::Damaged {
                    attempts,
                    message: printable::escape(&error.to_string()).into(),
                },
                line: Bytes::new(),
            }
            .into(),
        }
    }
}
