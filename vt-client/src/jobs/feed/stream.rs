//! A feed being read: its packages in order, their lines as items.

use std::collections::VecDeque;
use std::fmt;
use std::marker::PhantomData;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;
use tokio::runtime::Handle;

use super::item::{FeedItem, FeedLine};
use super::lines::Batch;
use super::package::{Package, Turn};
use super::plan::{FeedGap, Plan};
use super::queue::Event;
use crate::error::Error;
use crate::error::feed::{FeedError, FeedProblem};
use crate::id::feed_cursor::{FeedCursor, feed_minute};

/// The items of a feed, as a [`Stream`]. Dropping it ends all that it does.
///
/// A line that cannot be read is an error in its place ([`Error::Feed`]), and the others follow.
/// After any other error the feed has ended; [`cursor`](Self::cursor) tells where to resume.
///
/// It works on the tokio runtime on which it is first polled. When that is dropped, the feed ends
/// with an error.
#[must_use = "a stream does nothing unless it is polled"]
pub struct Feed<T> {
    state: State,
    object: PhantomData<fn() -> T>,
}

enum State {
    Reading(Box<Reading>),
    /// An error is to be given.
    Failed(Box<Error>),
    Ended(Option<FeedCursor>),
}

struct Reading {
    plan: Arc<Plan>,
    /// On their way; the first is the one that is read.
    packages: VecDeque<Package>,
    /// Where the first package begins that was not started yet, and its turn.
    unstarted: FeedCursor,
    turn: Option<Turn>,
    unread: Unread,
    /// Where the feed is to be resumed.
    cursor: FeedCursor,
    /// How many packages in a row are missing.
    missing: u32,
}

/// A batch, and how far it was read.
#[derive(Default)]
struct Unread {
    batch: Batch,
    line: usize,
    start: usize,
}

impl<T: FeedLine> Feed<T> {
    pub(crate) fn new(plan: Result<Plan, Error>) -> Self {
        let state = match plan {
            Ok(plan) => State::Reading(Box::new(Reading {
                packages: VecDeque::new(),
                unstarted: plan.from,
                turn: None,
                unread: Unread::default(),
                cursor: plan.from,
                missing: 0,
                plan: Arc::new(plan),
            })),
            Err(mistake) => State::Failed(Box::new(mistake)),
        };
        Self {
            state,
            object: PhantomData,
        }
    }

    /// The next item; `None` at the end. The same as `StreamExt::next`, without a further crate.
    pub async fn next(&mut self) -> Option<Result<FeedItem<T>, Error>> {
        std::future::poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    /// An item that was decompressed already.
    pub(crate) fn buffered(&mut self) -> Option<Result<FeedItem<T>, Error>> {
        match &mut self.state {
            State::Reading(reading) => reading.next_line(),
            _ => None,
        }
    }
}

impl<T> Feed<T> {
    /// Where a feed is to be resumed that goes on behind the last item: that item's cursor, or the
    /// next package when the item was the last of its own, but never behind `until`. `None` when
    /// the options had a mistake.
    ///
    /// After an error it is the place that could not be read.
    pub fn cursor(&self) -> Option<FeedCursor> {
        match &self.state {
            State::Reading(reading) => Some(reading.cursor),
            State::Failed(_) => None,
            State::Ended(cursor) => *cursor,
        }
    }
}

impl<T: FeedLine> Stream for Feed<T> {
    type Item = Result<FeedItem<T>, Error>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = self.get_mut();
        let outcome = match &mut this.state {
            State::Reading(reading) => ready!(reading.poll_line(context)),
            State::Failed(_) => None,
            State::Ended(_) => return Poll::Ready(None),
        };
        if let Some(Ok(item)) = outcome {
            return Poll::Ready(Some(item));
        }
        let cursor = this.cursor();
        let last = std::mem::replace(&mut this.state, State::Ended(cursor));
        Poll::Ready(match (outcome, last) {
            (Some(Err(error)), _) => Some(Err(error)),
            (_, State::Failed(error)) => Some(Err(*error)),
            _ => None,
        })
    }
}

/// What a line is, an error of its own included.
type LineOf<T> = Result<FeedItem<T>, Error>;

impl Reading {
    /// The next line, an error that ends the feed, or its end.
    fn poll_line<T: FeedLine>(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<LineOf<T>, Error>>> {
        loop {
            if let Some(line) = self.next_line() {
                return Poll::Ready(Some(Ok(line)));
            }
            if let Err(error) = self.start_packages() {
                return Poll::Ready(Some(Err(error)));
            }
            let Some(package) = self.packages.front_mut() else {
                return Poll::Ready(None);
            };
            let start = package.start;
            match ready!(package.events.poll_recv(context)) {
                Some(Event::Lines(batch)) => {
                    self.unread = Unread {
                        batch,
                        ..Unread::default()
                    }
                }
                Some(Event::Gap(minute)) => self.report(minute, 1, 0),
                Some(Event::End) => {
                    self.packages.pop_front();
                    self.missing = 0;
                    // An hour is read as far as it is wanted.
                    let end = start + self.plan.step();
                    let end = self.plan.until.map_or(end, |until| end.min(until));
                    self.cursor = FeedCursor::start_of(end);
                }
                Some(Event::Missing) => {
                    self.packages.pop_front();
                    // The cursor stays: resumed there, the feed looks for the missing ones again.
                    self.missing += 1;
                    self.report(start, self.plan.step(), self.missing);
                    if self.missing > self.plan.tolerated {
                        let packages = self.missing;
                        let problem = FeedProblem::Missing { packages };
                        return Poll::Ready(Some(Err(self.error(problem, &[]))));
                    }
                }
                Some(Event::Failed(error)) => return Poll::Ready(Some(Err(error))),
                None => {
                    let ended = ready!(Pin::new(&mut package.task).poll(context));
                    return Poll::Ready(Some(Err(match ended {
                        Ok(()) => Error::RuntimeEnded("a feed was read"),
                        Err(error) => Error::no_result(error, "a feed was read"),
                    })));
                }
            }
        }
    }

    /// The next line of the batch that came last. Empty lines are counted, but are no items.
    fn next_line<T: FeedLine>(&mut self) -> Option<LineOf<T>> {
        while let Some(line) = self.unread.batch.lines.get(self.unread.line).copied() {
            let place = self.unread.place()?;
            let range = self.unread.start..line.end;
            self.unread.line += 1;
            self.unread.start = line.end;
            self.cursor = place;
            let text = self.unread.batch.text.get(range).unwrap_or_default();
            if text.is_empty() && line.length > 0 {
                let problem = FeedProblem::TooLong {
                    length: line.length,
                    maximum: self.plan.max_line as u64,
                };
                return Some(Err(self.error(problem, &[])));
            }
            if text.trim_ascii().is_empty() {
                continue;
            }
            return Some(match T::from_line(text) {
                Ok(object) => Ok(FeedItem {
                    object,
                    cursor: place,
                }),
                Err(problem) => Err(self.error(problem, text)),
            });
        }
        // The memory and its part of the budget are free for the next batch.
        self.unread = Unread::default();
        None
    }

    /// Has as many packages on their way as wanted.
    fn start_packages(&mut self) -> Result<(), Error> {
        while self.packages.len() <= self.plan.prefetch {
            let start = self.plan.package_of(self.unstarted.minute);
            if !self.plan.is_wanted(start) || !self.plan.is_wanted(self.unstarted.minute) {
                break;
            }
            let runtime = Handle::try_current().map_err(|_| {
                Error::usage(
                    "a feed can only be read on a tokio runtime; `vt_client::blocking` needs none",
                )
            })?;
            let plan = Arc::clone(&self.plan);
            let (package, turn) = Package::start(&runtime, plan, self.unstarted, self.turn.take());
            self.packages.push_back(package);
            self.turn = Some(turn);
            self.unstarted = FeedCursor::start_of(start + self.plan.step());
        }
        Ok(())
    }

    fn report(&self, minute: i64, minutes: i64, run: u32) {
        let gap = FeedGap {
            kind: self.plan.kind,
            minute: feed_minute(minute),
            minutes: if minutes == 60 { 60 } else { 1 },
            run,
        };
        tracing::warn!(kind = %gap.kind, minute = %gap.minute, minutes = gap.minutes, run, "missing in the feed");
        if let Some(on_gap) = &self.plan.on_gap {
            on_gap(&gap);
        }
    }

    fn error(&self, problem: FeedProblem, line: &[u8]) -> Error {
        let error = FeedError {
            cursor: self.cursor,
            problem,
            line: Bytes::copy_from_slice(line),
        };
        error.redacted(&self.plan.client.redactor()).into()
    }
}

impl Unread {
    /// Where the feed goes on behind the line that is read next.
    fn place(&self) -> Option<FeedCursor> {
        let start = self.batch.start?;
        Some(FeedCursor {
            minute: start.minute,
            lines: start.lines + self.line as u64 + 1,
        })
    }
}

impl<T> fmt::Debug for Feed<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let cursor = self.cursor().map(|cursor| cursor.to_string());
        formatter
            .debug_struct("Feed")
            .field("cursor", &cursor)
            .finish_non_exhaustive()
    }
}
