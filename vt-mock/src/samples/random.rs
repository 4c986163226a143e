//! Random numbers that depend on the seed and a name alone.

use sha2::{Digest, Sha256};

use crate::base::time::DAY;

/// When the made-up world was last updated: 2025-12-01 00:00:00 UTC. Its dates lie before.
pub(crate) const WORLD_DATE: u64 = 1_764_547_200;

/// A source of numbers for one object.
#[derive(Debug)]
pub(crate) struct Random(fastrand::Rng);

impl Random {
    pub(crate) fn new(seed: u64, names: &[&str]) -> Self {
        let mut hash = Sha256::new();
        hash.update(seed.to_le_bytes());
        for name in names {
            hash.update((name.len() as u64).to_le_bytes());
            hash.update(name);
        }
        let mut bytes = [0; 8];
        bytes.copy_from_slice(&hash.finalize()[..8]);
        Self(fastrand::Rng::with_seed(u64::from_le_bytes(bytes)))
    }

    /// A number below `end`, 0 if `end` is 0.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        if end == 0 { 0 } else { self.0.usize(..end) }
    }

    pub(crate) fn between(&mut self, start: u64, end: u64) -> u64 {
        self.0.u64(start..end.max(start + 1))
    }

    pub(crate) fn chance(&mut self, percent: u8) -> bool {
        self.0.u8(..100) < percent
    }

    pub(crate) fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from.get(self.below(from.len()))
            .copied()
            .unwrap_or_default()
    }

    /// Hexadecimal digits.
    pub(crate) fn hex(&mut self, digits: usize) -> String {
        (0..digits)
            .map(|_| char::from_digit(self.0.u32(..16), 16).unwrap_or('0'))
            .collect()
    }

    pub(crate) fn uuid(&mut self) -> String {
        [8, 4, 4, 4, 12].map(|digits| self.hex(digits)).join("-")
    }

    /// A date in the two years before the world's.
    pub(crate) fn date(&mut self) -> u64 {
        WORLD_DATE - self.between(DAY, 2 * 365 * DAY)
    }
}
