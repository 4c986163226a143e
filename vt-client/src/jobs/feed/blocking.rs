//! Feeds without an async runtime.

use bytes::Bytes;

use crate::client::blocking::Client;
use crate::client::runtime::Runtime;
use crate::error::Error;
use crate::id::feed_cursor::FeedCursor;
use crate::jobs::feed::{FeedItem, FeedLine, FeedSource, feed_options};

impl Client {
    /// Reads a feed, package after package; see [`crate::Client::feed`].
    ///
    /// ```no_run
    /// # fn main() -> Result<(), vt_client::Error> {
    /// let vt = vt_client::blocking::Client::from_env()?;
    /// for item in vt.feed(vt_client::feed::Urls).hourly() {
    ///     println!("{:?}", item?.object.attributes().url);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn feed<S: FeedSource>(&self, feed: S) -> FeedRequest<S::Object> {
        FeedRequest {
            inner: self.as_async().feed(feed),
            runtime: self.__runtime().clone(),
        }
    }
}

/// A feed that is read by iterating. The blocking form of [`crate::feed::FeedRequest`].
#[must_use = "a feed is read only by iterating"]
#[derive(Debug)]
pub struct FeedRequest<T> {
    pub(crate) inner: crate::jobs::feed::FeedRequest<T>,
    pub(crate) runtime: Runtime,
}

impl<T> FeedRequest<T> {
    feed_options!(inner.options);

    /// Gives the lines as they are, byte for byte, without looking into them: to store a feed.
    pub fn lines(self) -> FeedRequest<Bytes> {
        FeedRequest {
            inner: self.inner.lines(),
            runtime: self.runtime,
        }
    }
}

impl<T: FeedLine> IntoIterator for FeedRequest<T> {
    type Item = Result<FeedItem<T>, Error>;
    type IntoIter = Feed<T>;

    fn into_iter(self) -> Feed<T> {
        let inner = self.inner.stream();
        Feed {
            cursor: inner.cursor(),
            inner: Some(inner),
            runtime: self.runtime,
        }
    }
}

/// The items of a feed. It waits, on the thread that asks for an item, until the next package is
/// there.
///
/// The blocking form of [`crate::feed::Feed`].
#[must_use = "an iterator does nothing unless it is asked for items"]
#[derive(Debug)]
pub struct Feed<T> {
    /// Absent after a failure of the background thread.
    inner: Option<crate::jobs::feed::Feed<T>>,
    cursor: Option<FeedCursor>,
    pub(crate) runtime: Runtime,
}

impl<T> Feed<T> {
    /// Where a feed is to be resumed that goes on behind the last item; see
    /// [`crate::feed::Feed::cursor`].
    pub fn cursor(&self) -> Option<FeedCursor> {
        match &self.inner {
            Some(inner) => inner.cursor(),
            None => self.cursor,
        }
    }
}

impl<T: FeedLine> Iterator for Feed<T> {
    type Item = Result<FeedItem<T>, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        // Going to the other thread takes longer than reading most lines.
        if let Some(item) = self.inner.as_mut()?.buffered() {
            return Some(item);
        }
        let mut inner = self.inner.take()?;
        self.cursor = inner.cursor();
        let next = self.runtime.run(async move {
            let item = inner.next().await;
            Ok((item, inner))
        });
        match next {
            Ok((item, inner)) => {
                self.inner = Some(inner);
                item
            }
            Err(error) => Some(Err(error)),
        }
    }
}
