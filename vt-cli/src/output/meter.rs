//! How much has come so far.

use std::time::{Duration, Instant};

use super::progress::Progress;

/// Often enough to be seen moving.
const INTERVAL: Duration = Duration::from_millis(100);

/// A count that is shown while it grows, to people only.
#[derive(Debug)]
pub(crate) struct Meter {
    /// Not there when the results go to the terminal themselves: they are progress enough.
    progress: Option<Progress>,
    name: String,
    unit: &'static str,
    count: u64,
    shown: Instant,
}

impl Meter {
    /// Shows the name of what is going on, until the meter is dropped.
    pub(crate) fn start(name: &str, unit: &'static str, is_shown: bool) -> Self {
        Self {
            progress: is_shown.then(|| Progress::start(name)),
            name: name.to_owned(),
            unit,
            count: 0,
            shown: Instant::now(),
        }
    }

    /// So many more have come.
    pub(crate) fn add(&mut self, more: u64) {
        self.set(self.count + more);
    }

    /// So many have come in all.
    pub(crate) fn set(&mut self, count: u64) {
        self.count = count;
        if let Some(progress) = &self.progress
            && self.shown.elapsed() >= INTERVAL
        {
            self.shown = Instant::now();
            progress
                .line()
                .update(&format!("{}: {} {}", self.name, self.count, self.unit));
        }
    }
}
