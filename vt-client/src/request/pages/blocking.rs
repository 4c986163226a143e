//! Collections without an async runtime.

use std::future::IntoFuture;

use crate::client::runtime::Runtime;
use crate::error::Error;
use crate::request::options::request_options;
use crate::request::pages::Page;
use crate::request::resume::ResumeToken;

/// A collection: one page by [`send`](Self::send), all items by iterating. The blocking form of
/// [`crate::Pages`].
#[must_use = "a collection is asked for only by `send` or by iterating"]
#[derive(Debug)]
pub struct Pages<T> {
    pub(crate) inner: crate::request::pages::Pages<T>,
    pub(crate) runtime: Runtime,
}

impl<T: Send + 'static> Pages<T> {
    pub(crate) fn new(inner: crate::request::pages::Pages<T>, runtime: Runtime) -> Self {
        Self { inner, runtime }
    }

    request_options!(inner.draft);

    /// Asks for one page.
    pub fn send(self) -> Result<Page<T>, Error> {
        self.runtime.run(self.inner.into_future())
    }

    /// All items, in memory. The first error ends it.
    pub fn all(self) -> Result<Vec<T>, Error> {
        self.runtime.run(self.inner.all())
    }
}

impl<T: Send + 'static> IntoIterator for Pages<T> {
    type Item = Result<T, Error>;
    type IntoIter = Items<T>;

    fn into_iter(self) -> Items<T> {
        Items {
            inner: Ok(self.inner.stream()),
            runtime: self.runtime,
        }
    }
}

/// The items of a collection, page after page.
#[must_use = "an iterator does nothing unless it is asked for items"]
#[derive(Debug)]
pub struct Items<T> {
    /// After a failure of the background thread, only where the iteration stood.
    inner: Result<crate::request::pages::Items<T>, ResumeToken>,
    pub(crate) runtime: Runtime,
}

impl<T> Items<T> {
    /// Where the iteration stands now, for [`Pages::resume`]; see [`crate::Items::token`].
    pub fn token(&self) -> ResumeToken {
        match &self.inner {
            Ok(items) => items.token(),
            Err(token) => token.clone(),
        }
    }
}

impl<T: Send + 'static> Iterator for Items<T> {
    type Item = Result<T, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let items = self.inner.as_mut().ok()?;
        // Going to the other thread takes longer than most items' work.
        if let Some(item) = items.buffered() {
            return Some(item);
        }
        let lost = Err(items.token());
        let mut inner = std::mem::replace(&mut self.inner, lost).ok()?;
        let next = self.runtime.run(async move {
            let item = inner.next().await;
            Ok((item, inner))
        });
        match next {
            Ok((item, inner)) => {
                self.inner = Ok(inner);
                item
            }
            Err(error) => Some(Err(error)),
        }
    }
}
