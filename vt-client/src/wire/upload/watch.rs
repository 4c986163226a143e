//! Watches a file on its way out: digests and progress.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::error::Error;
use crate::id::FileDigests;
use crate::id::digest::{DigestKind, Hasher};
use crate::wire::callback;
use crate::wire::callback::TELLING;

/// What a caller wants to be told: bytes so far, and how many there are in all.
pub(crate) type ProgressFn = Box<dyn FnMut(u64, u64) + Send>;

/// Digests and progress of one file. A repeated upload begins them anew.
///
/// The body of an attempt that failed may still be on its way when the next one begins, so attempts
/// are numbered, and only the last one counts.
pub(crate) struct Watch {
    kinds: Vec<DigestKind>,
    hashing: Mutex<Hashing>,
    progress: Mutex<Progress>,
}

struct Hashing {
    attempt: u64,
    hasher: Hasher,
}

struct Progress {
    attempt: u64,
    sent: u64,
    total: u64,
    tell: Option<ProgressFn>,
}

/// One attempt to send the file. What it tells after a later one has begun, or after the end, is
/// ignored.
#[derive(Clone)]
pub(crate) struct Watching {
    watch: Arc<Watch>,
    attempt: u64,
}

impl Watch {
    pub(crate) fn new(kinds: Vec<DigestKind>, tell: Option<ProgressFn>) -> Self {
        Self {
            hashing: Mutex::new(Hashing {
                attempt: 0,
                hasher: Hasher::new(&kinds),
            }),
            kinds,
            progress: Mutex::new(Progress {
                attempt: 0,
                sent: 0,
                total: 0,
                tell,
            }),
        }
    }

    /// A file of this length is about to be sent.
    pub(crate) fn start(self: &Arc<Self>, total: u64) -> Watching {
        let attempt = self.begin(Hasher::new(&self.kinds));
        self.progress().total = total;
        Watching {
            watch: Arc::clone(self),
            attempt,
        }
    }

    /// The digests of all that the last attempt has hashed.
    pub(crate) fn finish(&self) -> FileDigests {
        let mut hashing = self.hashing();
        std::mem::replace(&mut hashing.hasher, Hasher::new(&[])).finish()
    }

    /// Nothing is told from now on.
    pub(crate) fn end(&self) {
        self.begin(Hasher::new(&[]));
    }

    fn begin(&self, hasher: Hasher) -> u64 {
        let mut hashing = self.hashing();
        hashing.attempt += 1;
        hashing.hasher = hasher;
        let mut progress = self.progress();
        progress.attempt = hashing.attempt;
        progress.sent = 0;
        hashing.attempt
    }

    fn hashing(&self) -> MutexGuard<'_, Hashing> {
        self.hashing.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn progress(&self) -> MutexGuard<'_, Progress> {
        self.progress.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Watching {
    /// The next bytes of the file, before they are sent.
    pub(crate) fn hash(&self, bytes: &[u8]) {
        let mut hashing = self.watch.hashing();
        if hashing.attempt == self.attempt {
            hashing.hasher.update(bytes);
        }
    }

    /// The connection took so many more bytes. Fails when what is told of it panics.
    pub(crate) fn sent(&self, bytes: u64) -> Result<(), Error> {
        let mut progress = self.watch.progress();
        if progress.attempt != self.attempt {
            return Ok(());
        }
        progress.sent += bytes;
        let (sent, total) = (progress.sent, progress.total);
        match &mut progress.tell {
            Some(tell) => callback::call(TELLING, || tell(sent, total)),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_earlier_attempt_is_ignored() {
        let told: Arc<Mutex<Vec<(u64, u64)>>> = Arc::default();
        let tell = told.clone();
        let tell = move |sent, total| tell.lock().unwrap().push((sent, total));
        let watch = Arc::new(Watch::new(vec![DigestKind::Md5], Some(Box::new(tell))));
        let first = watch.start(3);
        first.hash(b"x");
        first.sent(1).unwrap();
        let second = watch.start(3);
        for (attempt, bytes) in [(&second, "a"), (&first, "yz"), (&second, "bc")] {
            attempt.hash(bytes.as_bytes());
            attempt.sent(bytes.len() as u64).unwrap();
        }
        let digests = watch.finish();
        assert_eq!(digests.size, 3);
        // RFC 1321, of `abc`.
        let md5 = digests.md5.unwrap();
        assert_eq!(md5.as_str(), "900150983cd24fb0d6963f7d28e17f72");
        watch.end();
        second.sent(1).unwrap();
        assert_eq!(*told.lock().unwrap(), [(1, 3), (1, 3), (3, 3)]);
    }
}
