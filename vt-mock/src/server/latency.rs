//! How long an answer takes.

use std::ops::RangeInclusive;
use std::sync::Mutex;
use std::time::Duration;

use crate::base::lock::lock;

/// A pause before each answer, of a length within a range that the seed decides.
#[derive(Debug)]
pub(super) struct Latency {
    range: Option<RangeInclusive<Duration>>,
    random: Mutex<fastrand::Rng>,
}

impl Latency {
    pub(super) fn new(range: Option<RangeInclusive<Duration>>, seed: u64) -> Self {
        Self {
            range: range.filter(|range| !range.end().is_zero()),
            random: Mutex::new(fastrand::Rng::with_seed(seed)),
        }
    }

    pub(super) async fn wait(&self) {
        if let Some(pause) = self.next() {
            tokio::time::sleep(pause).await;
        }
    }

    fn next(&self) -> Option<Duration> {
        let (low, high) = self
            .range
            .as_ref()
            .map(|range| (*range.start(), *range.end()))?;
        let share = lock(&self.random).f64();
        Some(low + high.saturating_sub(low).mul_f64(share))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_are_within_the_range_and_of_the_seed() {
        let (low, high) = (Duration::from_millis(5), Duration::from_millis(50));
        let pauses = |seed| {
            let latency = Latency::new(Some(low..=high), seed);
            (0..100).filter_map(|_| latency.next()).collect::<Vec<_>>()
        };
        let first = pauses(1);
        assert_eq!(first, pauses(1));
        assert_ne!(first, pauses(2));
        assert_eq!(first.len(), 100);
        assert!(first.iter().all(|pause| (low..=high).contains(pause)));
        assert!(Latency::new(None, 1).next().is_none());
    }
}
