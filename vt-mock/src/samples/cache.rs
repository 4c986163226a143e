//! What was made up is kept for the next request.

use std::collections::HashMap;
use std::sync::Mutex;

use crate::base::lock::lock;
use crate::samples::object::Key;

/// How many objects are kept; the largest, reports of files, take some 60 kB of memory.
const MOST: usize = 512;

/// Results that depend on an object's key alone, so they can be made again at any time.
#[derive(Debug)]
pub(crate) struct Cache<T>(Mutex<HashMap<Key, T>>);

impl<T> Default for Cache<T> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<T: Clone> Cache<T> {
    pub(crate) fn get(&self, key: &Key) -> Option<T> {
        lock(&self.0).get(key).cloned()
    }

    /// Keeps a result. A full cache is emptied first; what is asked for often is soon back.
    pub(crate) fn put(&self, key: Key, result: T) {
        let mut kept = lock(&self.0);
        if kept.len() >= MOST {
            kept.clear();
        }
        kept.insert(key, result);
    }
}

#[cfg(test)]
mod tests {
    use super::{Cache, Key, MOST};

    #[test]
    fn what_is_kept_is_found_and_bounded() {
        let cache = Cache::default();
        for number in 0..3 * MOST {
            let key = Key::new("file", number.to_string());
            cache.put(key.clone(), number);
            assert_eq!(cache.get(&key), Some(number));
            assert_eq!(cache.get(&Key::new("url", key.id)), None);
            assert!(cache.0.lock().unwrap().len() <= MOST);
        }
    }
}
