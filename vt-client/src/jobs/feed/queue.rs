//! What goes from a package to the reader of the feed: in order, and bounded in bytes.

use std::io;
use std::sync::Arc;

use tokio::runtime::Handle;
use tokio::sync::{Semaphore, mpsc};

use super::lines::{Batch, Sink};
use crate::error::Error;
use crate::id::feed_cursor::FeedCursor;

/// What waits for the reader, per package, in KiB. A single batch may be larger.
const BUDGET: u32 = 4 * 1024;

/// What a package has.
pub(crate) enum Event {
    Lines(Batch),
    /// A minute that an hourly package does not have.
    Gap(i64),
    /// The service does not have the package.
    Missing,
    Failed(Error),
    End,
}

/// The end for which a package is decompressed.
#[derive(Clone)]
pub(crate) struct Output {
    /// What bounds it is the budget.
    sender: mpsc::UnboundedSender<Event>,
    budget: Arc<Semaphore>,
    runtime: Handle,
    /// Where what was sent ends.
    pub(crate) next: FeedCursor,
}

impl Output {
    /// Starts at this place.
    pub(crate) fn new(runtime: Handle, next: FeedCursor) -> (Self, mpsc::UnboundedReceiver<Event>) {
        let (sender, receiver) = mpsc::unbounded_channel();
        let output = Self {
            sender,
            budget: Arc::new(Semaphore::new(BUDGET as usize)),
            runtime,
            next,
        };
        (output, receiver)
    }

    /// Sends what is no line.
    pub(crate) fn tell(&self, event: Event) {
        // Nobody listens any more when the feed was dropped.
        let _ = self.sender.send(event);
    }

    /// Nothing more is to be sent: ends a thread that waits for its budget or would go on.
    pub(crate) fn close(&self) {
        self.budget.close();
    }

    pub(crate) fn is_closed(&self) -> bool {
        self.sender.is_closed() || self.budget.is_closed()
    }

    fn send_event(&self, event: Event) -> io::Result<()> {
        self.sender.send(event).map_err(|_| stopped())
    }
}

/// To be called on a thread for blocking work.
impl Sink for Output {
    fn send(&mut self, mut batch: Batch) -> io::Result<()> {
        let size = batch.text.len() + size_of_val(batch.lines.as_slice());
        let size = u32::try_from(size / 1024 + 1).unwrap_or(BUDGET);
        let budget = Arc::clone(&self.budget).acquire_many_owned(size.min(BUDGET));
        batch.permit = Some(self.runtime.block_on(budget).map_err(|_| stopped())?);
        let next = batch.end();
        self.send_event(Event::Lines(batch))?;
        self.next = next.unwrap_or(self.next);
        Ok(())
    }

    fn gap(&mut self, minute: i64) -> io::Result<()> {
        self.send_event(Event::Gap(minute))?;
        self.next = FeedCursor::start_of(minute + 1);
        Ok(())
    }
}

pub(crate) fn stopped() -> io::Error {
    io::Error::new(io::ErrorKind::BrokenPipe, "the feed was dropped")
}
