//! The list of received requests.

use std::collections::VecDeque;
use std::sync::Mutex;

use crate::base::lock::lock;
use crate::http::received::Received;

/// How many bytes of bodies a limited log keeps.
const LIMITED_BYTES: usize = 16 << 20;

/// How many bytes of its body a request holds.
fn held(request: &Received) -> usize {
    let parts = request.parts.iter().map(|part| part.bytes.len());
    request.body.len() + parts.sum::<usize>()
}

/// Every request since the start or the last clearing, in the order of arrival; a limited log has
/// the last ones.
#[derive(Debug, Default)]
pub(crate) struct Log {
    requests: Mutex<Requests>,
    most: Option<usize>,
}

#[derive(Debug, Default)]
struct Requests {
    kept: VecDeque<Received>,
    bytes: usize,
    count: u64,
}

impl Log {
    /// A log that keeps this many requests at most, or all.
    pub(crate) fn new(most: Option<usize>) -> Self {
        Self {
            requests: Mutex::default(),
            most,
        }
    }

    pub(crate) fn push(&self, request: Received) {
        let mut requests = lock(&self.requests);
        requests.count += 1;
        requests.bytes += held(&request);
        requests.kept.push_back(request);
        let Some(most) = self.most else { return };
        while requests.kept.len() > most || requests.bytes > LIMITED_BYTES {
            let Some(oldest) = requests.kept.pop_front() else {
                break;
            };
            requests.bytes -= held(&oldest);
        }
    }

    pub(crate) fn all(&self) -> Vec<Received> {
        lock(&self.requests).kept.iter().cloned().collect()
    }

    /// How many came, kept or not.
    pub(crate) fn count(&self) -> u64 {
        lock(&self.requests).count
    }

    pub(crate) fn clear(&self) {
        *lock(&self.requests) = Requests::default();
    }
}
