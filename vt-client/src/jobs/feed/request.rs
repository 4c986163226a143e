//! A feed before it is read: its options.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use bytes::Bytes;

use super::item::FeedLine;
use super::kind::{FeedKind, FeedSource};
use super::plan::{Now, OnGap, Plan, newest, oldest};
use super::stream::Feed;
use crate::client::Client;
use crate::error::Error;
use crate::id::feed_cursor::{FeedCursor, feed_minute};
use crate::id::hint::Hint;

impl Client {
    /// Reads a feed, package after package: `vt.feed(FeedKind::Urls)`, or with typed items
    /// `vt.feed(feed::Urls)`.
    ///
    /// Without options it begins at the newest package (of 70 minutes ago) and never ends: it waits
    /// for the next packages. See [`feed`](crate::feed).
    pub fn feed<S: FeedSource>(&self, feed: S) -> FeedRequest<S::Object> {
        FeedRequest::new(self, feed.kind())
    }
}

/// A feed that is read by [`stream`](Self::stream). Nothing is sent before.
#[must_use = "a feed is read only by `stream`"]
pub struct FeedRequest<T> {
    pub(crate) options: FeedOptions,
    object: PhantomData<fn() -> T>,
}

/// The options as they were given; the first mistake is kept, and given when the feed is read.
pub(crate) struct FeedOptions {
    client: Client,
    kind: FeedKind,
    from: Option<FeedCursor>,
    until: Option<FeedCursor>,
    pub(crate) is_hourly: bool,
    pub(crate) allow_expired: bool,
    pub(crate) tolerated: u32,
    pub(crate) prefetch: usize,
    pub(crate) poll_interval: Duration,
    pub(crate) attempts: u32,
    pub(crate) max_line: usize,
    pub(crate) now: Now,
    pub(crate) on_gap: Option<OnGap>,
    mistake: Option<Error>,
}

impl FeedOptions {
    pub(crate) fn begin(&mut self, place: Result<FeedCursor, Error>) {
        self.from = self.checked(place).or(self.from);
    }

    pub(crate) fn end(&mut self, place: Result<FeedCursor, Error>) {
        self.until = self.checked(place).or(self.until);
    }

    /// Keeps the first mistake. It quotes what was typed, which may hold the key.
    fn checked(&mut self, place: Result<FeedCursor, Error>) -> Option<FeedCursor> {
        place
            .map_err(|error| {
                let error = error.redacted(&self.client.redactor());
                self.mistake.get_or_insert(error);
            })
            .ok()
    }

    fn plan(self) -> Result<Plan, Error> {
        if let Some(mistake) = self.mistake {
            return Err(mistake);
        }
        let now = (self.now)();
        let from = self.from.unwrap_or_else(|| newest(now, self.is_hourly));
        let oldest = oldest(now);
        if from.minute < oldest && !self.allow_expired {
            return Err(Error::usage_with(
                format!(
                    "the feed cannot begin at `{}`: packages are kept for 7 days, the oldest is `{}`; begin there",
                    from.minute(),
                    feed_minute(oldest)
                ),
                Hint::Program("to ask for older ones all the same, set `allow_expired`".into()),
            ));
        }
        Ok(Plan {
            client: self.client,
            kind: self.kind,
            is_hourly: self.is_hourly,
            from,
            until: self.until.map(|until| until.minute),
            tolerated: self.tolerated,
            prefetch: self.prefetch,
            poll_interval: self.poll_interval.max(Duration::from_secs(1)),
            attempts: self.attempts.max(1),
            max_line: self.max_line,
            now: self.now,
            on_gap: self.on_gap,
        })
    }
}

impl<T> FeedRequest<T> {
    fn new(client: &Client, kind: FeedKind) -> Self {
        Self {
            options: FeedOptions {
                client: client.clone(),
                kind,
                from: None,
                until: None,
                is_hourly: false,
                allow_expired: false,
                tolerated: 3,
                prefetch: 1,
                poll_interval: Duration::from_secs(60),
                attempts: 5,
                max_line: 8 * 1024 * 1024,
                now: Arc::new(SystemTime::now),
                on_gap: None,
                mistake: None,
            },
            object: PhantomData,
        }
    }

    feed_options!(options);

    /// Gives the lines as they are, byte for byte, without looking into them: to store a feed.
    pub fn lines(self) -> FeedRequest<Bytes> {
        FeedRequest {
            options: self.options,
            object: PhantomData,
        }
    }
}

impl<T: FeedLine> FeedRequest<T> {
    /// Begins to read: a [`Stream`](futures_core::Stream) of items, which asks for nothing until it
    /// is polled.
    ///
    /// A mistake in the options is its first item.
    pub fn stream(self) -> Feed<T> {
        Feed::new(self.options.plan())
    }
}

impl<T> fmt::Debug for FeedRequest<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.options.fmt(formatter)
    }
}

impl fmt::Debug for FeedOptions {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = |cursor: &Option<FeedCursor>| cursor.map(|cursor| cursor.to_string());
        formatter
            .debug_struct("FeedRequest")
            .field("kind", &self.kind)
            .field("from", &shown(&self.from))
            .field("until", &shown(&self.until))
            .field("is_hourly", &self.is_hourly)
            .finish_non_exhaustive()
    }
}

/// Defines the options on a type that holds [`FeedOptions`] in this field: `options`,
/// `inner.options`.
macro_rules! feed_options {
    ($($options:ident).+) => {
        /// Begins at this minute, UTC: `YYYYMMDDhhmm`. By default at 70 minutes ago; the newest
        /// hour, 2 hours ago, with [`hourly`](Self::hourly).
        ///
        /// Packages are kept for 7 days; an older minute is an error unless
        /// [`allow_expired`](Self::allow_expired) is set. A feed that begins in the future waits.
        pub fn from<M>(mut self, minute: M) -> Self
        where
            M: TryInto<$crate::FeedMinute, Error: Into<$crate::Error>>,
        {
            let minute = minute.try_into().map($crate::id::feed_cursor::FeedCursor::from);
            let minute: Result<_, $crate::Error> = minute.map_err(Into::into);
            self.$($options).+.begin(minute);
            self
        }

        /// Goes on behind an item: at its [`cursor`](crate::feed::FeedItem::cursor), or the
        /// text of one. In place of [`from`](Self::from). Cursors of the official Python and Go
        /// clients are the same.
        pub fn resume<C>(mut self, cursor: C) -> Self
        where
            C: TryInto<$crate::id::feed_cursor::FeedCursor, Error: Into<$crate::Error>>,
        {
            self.$($options).+.begin(cursor.try_into().map_err(Into::into));
            self
        }

        /// Ends before this minute, UTC: `YYYYMMDDhhmm`. By default a feed never ends.
        pub fn until<M>(mut self, minute: M) -> Self
        where
            M: TryInto<$crate::FeedMinute, Error: Into<$crate::Error>>,
        {
            let minute = minute.try_into().map($crate::id::feed_cursor::FeedCursor::from);
            self.$($options).+.end(minute.map_err(Into::into));
            self
        }

        /// Fetches a package per hour instead of one per minute: fewer requests, and an hour later.
        /// Cursors mean the same.
        pub fn hourly(mut self) -> Self {
            self.$($options).+.is_hourly = true;
            self
        }

        /// Asks for packages that are older than 7 days as well.
        pub fn allow_expired(mut self) -> Self {
            self.$($options).+.allow_expired = true;
            self
        }

        /// How many packages in a row may be missing (404); 3 by default. More of them end the feed
        /// with an error.
        pub fn tolerate_missing(mut self, packages: u32) -> Self {
            self.$($options).+.tolerated = packages;
            self
        }

        /// Is called for every package that is missing, and for every minute that an hourly package
        /// does not have, when the feed passes it. Those are told to `tracing`, too.
        pub fn on_gap(mut self, report: impl Fn(&$crate::jobs::feed::FeedGap) + Send + Sync + 'static) -> Self {
            self.$($options).+.on_gap = ::std::option::Option::Some(::std::sync::Arc::new(report));
            self
        }

        /// How many packages are fetched ahead of the one that is read; 1 by default.
        ///
        /// Each package on its way takes up to some 15 MB, and more with lines of many megabytes.
        pub fn prefetch(mut self, packages: usize) -> Self {
            self.$($options).+.prefetch = packages;
            self
        }

        /// How long to wait before a package that is not there yet, but should be, is asked for
        /// again; 60 seconds by default, at least 1. Further pauses for the same package grow up to
        /// 5 times this.
        pub fn poll_interval(mut self, pause: ::std::time::Duration) -> Self {
            self.$($options).+.poll_interval = pause;
            self
        }

        /// How often in a row a package that breaks off, is damaged or cannot be asked for is tried
        /// without anything new coming of it; 5 by default.
        ///
        /// Exceeded quotas are not among them: those are waited for as the client's
        /// [retry policy](crate::retry::RetryPolicy::at_quota) says.
        pub fn attempts(mut self, attempts: u32) -> Self {
            self.$($options).+.attempts = attempts;
            self
        }

        /// The longest line that is read, in bytes; 8 MiB by default. A longer one is an error in
        /// its place, and the feed goes on.
        pub fn max_line(mut self, bytes: usize) -> Self {
            self.$($options).+.max_line = bytes;
            self
        }

        /// Takes the time from here instead of the system: for tests. Pauses are tokio's.
        pub fn clock(mut self, now: impl Fn() -> ::std::time::SystemTime + Send + Sync + 'static) -> Self {
            self.$($options).+.now = ::std::sync::Arc::new(now);
            self
        }
    };
}

pub(crate) use feed_options;
