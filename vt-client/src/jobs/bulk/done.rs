//! Which inputs are done: all below a number, and ranges behind it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A set of indices, small when most of them are at the beginning.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Done {
    /// All below are done.
    #[serde(rename = "b")]
    below: u64,
    /// The others: start, and the first that is not in the range. Ranges neither overlap nor touch.
    #[serde(rename = "r")]
    ranges: BTreeMap<u64, u64>,
}

impl Done {
    /// The first index that is not done.
    pub(crate) fn below(&self) -> u64 {
        self.below
    }

    pub(crate) fn contains(&self, index: u64) -> bool {
        let before = self.ranges.range(..=index).next_back();
        index < self.below || before.is_some_and(|(_, end)| index < *end)
    }

    pub(crate) fn insert(&mut self, index: u64) {
        if self.contains(index) {
            return;
        }
        let mut start = index;
        let end = self.ranges.remove(&(index + 1)).unwrap_or(index + 1);
        if index == self.below {
            self.below = end;
            return;
        }
        if let Some((before, before_end)) = self.ranges.range(..index).next_back()
            && *before_end == index
        {
            start = *before;
        }
        self.ranges.insert(start, end);
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn it_is_a_set(indices in proptest::collection::vec(0..40_u64, 0..60)) {
            let mut done = Done::default();
            let mut set = BTreeSet::new();
            for index in indices {
                done.insert(index);
                set.insert(index);
                for index in 0..42 {
                    prop_assert_eq!(done.contains(index), set.contains(&index));
                }
                let first = (0..).find(|index| !set.contains(index)).unwrap();
                prop_assert_eq!(done.below(), first);
                let mut last = done.below;
                for (start, end) in &done.ranges {
                    prop_assert!(last < *start && start < end, "{:?}", done);
                    last = *end;
                }
            }
        }
    }
}
