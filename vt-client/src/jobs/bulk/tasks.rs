//! The requests on their way, as tasks of a runtime.

use std::collections::HashMap;
use std::task::{Context, Poll, ready};

use tokio::runtime::Handle;
use tokio::task::{Id, JoinSet};
use tracing::Instrument;

use crate::error::Error;
use crate::request::resume::Digest;
use crate::request::single::Sending;

/// Requests on their way; dropping them gives all of them up.
pub(crate) struct Tasks<T> {
    set: JoinSet<Result<T, Error>>,
    keys: HashMap<Id, Digest>,
}

impl<T: Send + 'static> Tasks<T> {
    pub(crate) fn new() -> Self {
        Self {
            set: JoinSet::new(),
            keys: HashMap::new(),
        }
    }

    pub(crate) fn spawn(&mut self, key: Digest, request: Sending<T>, runtime: &Handle) {
        let task = self.set.spawn_on(request.in_current_span(), runtime);
        self.keys.insert(task.id(), key);
    }

    /// What is on its way.
    pub(crate) fn keys(&self) -> Vec<Digest> {
        self.keys.values().copied().collect()
    }

    /// The next answer; `None` when nothing is on its way.
    pub(crate) fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Answer<T>>> {
        Poll::Ready(match ready!(self.set.poll_join_next_with_id(context)) {
            Some(Ok((id, result))) => self.keys.remove(&id).map(|key| (key, result)),
            Some(Err(error)) => {
                let key = self.keys.remove(&error.id());
                key.map(|key| {
                    (
                        key,
                        Err(Error::no_result(error, "an answer was waited for")),
                    )
                })
            }
            None => None,
        })
    }
}

/// What was asked, and its result.
type Answer<T> = (Digest, Result<T, Error>);
