//! The list of received requests.

use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::received::Received;

/// A test that panics while it holds a lock must not take the server down with it.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Every request since the start or the last clearing, in the order of arrival.
#[derive(Debug, Default)]
pub(crate) struct Log(Mutex<Vec<Received>>);

impl Log {
    pub(crate) fn push(&self, request: Received) {
        lock(&self.0).push(request);
    }

    pub(crate) fn all(&self) -> Vec<Received> {
        lock(&self.0).clone()
    }

    pub(crate) fn clear(&self) {
        lock(&self.0).clear();
    }
}
