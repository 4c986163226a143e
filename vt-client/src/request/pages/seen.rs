//! Where pages began: a place that comes back would be gone through for ever.

use std::collections::HashSet;

use crate::request::resume::Digest;

/// As many places are remembered at a time; a digest has 16 bytes.
const MOST: usize = 1 << 16;

/// Places that were seen, in bounded memory.
///
/// When it is full, the places seen so far stay until the number of all has doubled, and then it
/// begins anew (as in Brent's search for cycles): a cycle of up to [`MOST`] places is noticed when
/// its first place comes back, and a longer one before three times its length.
#[derive(Default)]
pub(super) struct Seen {
    places: HashSet<Digest>,
    count: usize,
}

impl Seen {
    /// Notes a place; `false` if it was seen before.
    pub(super) fn insert(&mut self, place: Digest) -> bool {
        if self.places.contains(&place) {
            return false;
        }
        self.count += 1;
        if self.count.is_power_of_two() && self.places.len() >= MOST {
            self.places.clear();
        }
        if self.places.len() < MOST {
            self.places.insert(place);
        }
        true
    }

    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(number: usize) -> Digest {
        Digest::of([number.to_string()])
    }

    /// How many places are noted until one comes back, when they go in a cycle after a beginning.
    fn noticed_after(beginning: usize, cycle: usize) -> usize {
        let mut seen = Seen::default();
        let mut most = 0;
        for step in 0.. {
            let number = match step {
                step if step < beginning => step,
                step => beginning + (step - beginning) % cycle,
            };
            if !seen.insert(place(number)) {
                assert!(most <= MOST);
                return step;
            }
            most = most.max(seen.places.len());
        }
        0
    }

    #[test]
    fn a_short_cycle_is_noticed_when_its_first_place_comes_back() {
        for (beginning, cycle) in [(0, 1), (0, 2), (5, 1), (5, 2), (1, 40), (1000, 1000)] {
            assert_eq!(noticed_after(beginning, cycle), beginning + cycle);
        }
    }

    #[test]
    fn a_long_cycle_is_noticed_in_bounded_memory() {
        let cycle = MOST + 10;
        let noticed = noticed_after(MOST, cycle);
        assert!((MOST + cycle..=3 * (MOST + cycle)).contains(&noticed));
    }
}
