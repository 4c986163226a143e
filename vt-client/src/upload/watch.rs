//! Watches a file on its way out: digests and progress.

use std::sync::{Mutex, PoisonError};

use crate::id::FileDigests;
use crate::id::digest::{DigestKind, Hasher};

/// What a caller wants to be told: bytes so far, and how many there are in all.
pub(crate) type ProgressFn = Box<dyn FnMut(u64, u64) + Send>;

/// Digests and progress of one file. A repeated upload begins them anew.
pub(crate) struct Watch {
    kinds: Vec<DigestKind>,
    hasher: Mutex<Hasher>,
    progress: Mutex<Progress>,
}

struct Progress {
    sent: u64,
    total: u64,
    tell: Option<ProgressFn>,
}

impl Watch {
    pub(crate) fn new(kinds: Vec<DigestKind>, tell: Option<ProgressFn>) -> Self {
        Self {
            hasher: Mutex::new(Hasher::new(&kinds)),
            kinds,
            progress: Mutex::new(Progress {
                sent: 0,
                total: 0,
                tell,
            }),
        }
    }

    /// A file of this length is about to be sent.
    pub(crate) fn start(&self, total: u64) {
        *self.hasher.lock().unwrap_or_else(PoisonError::into_inner) = Hasher::new(&self.kinds);
        let mut progress = self.progress();
        progress.sent = 0;
        progress.total = total;
    }

    /// The next bytes of the file, before they are sent.
    pub(crate) fn hash(&self, bytes: &[u8]) {
        let mut hasher = self.hasher.lock().unwrap_or_else(PoisonError::into_inner);
        hasher.update(bytes);
    }

    /// The connection took so many more bytes.
    pub(crate) fn sent(&self, bytes: u64) {
        let mut progress = self.progress();
        progress.sent += bytes;
        let (sent, total) = (progress.sent, progress.total);
        if let Some(tell) = &mut progress.tell {
            tell(sent, total);
        }
    }

    /// The digests of all that was given to [`Self::hash`].
    pub(crate) fn finish(&self) -> FileDigests {
        let mut hasher = self.hasher.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::replace(&mut *hasher, Hasher::new(&[])).finish()
    }

    fn progress(&self) -> std::sync::MutexGuard<'_, Progress> {
        self.progress.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
