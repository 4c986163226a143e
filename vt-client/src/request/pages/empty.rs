//! Pages without items that say that more follow: how many in a row are believed, and the pauses
//! between them.

use std::time::Duration;

/// After so many in a row an iteration ends with [`Error::EmptyPages`](crate::Error::EmptyPages).
pub(super) const MOST: u32 = 100;

/// So many are asked for without a pause: a filter may well leave a few pages empty.
const AT_ONCE: u32 = 5;

const FIRST_PAUSE: Duration = Duration::from_millis(100);
const LONGEST_PAUSE: Duration = Duration::from_millis(500);

/// The pause after this many empty pages in a row.
pub(super) fn pause(empty: u32) -> Duration {
    match empty.checked_sub(AT_ONCE) {
        None => Duration::ZERO,
        Some(more) => FIRST_PAUSE
            .saturating_mul(1 << more.min(8))
            .min(LONGEST_PAUSE),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_after_the_first_few() {
        let pauses = [0, 1, 4, 5, 6, 7, 8, 99].map(|empty| pause(empty).as_millis());
        assert_eq!(pauses, [0, 0, 0, 100, 200, 400, 500, 500]);
        let all: Duration = (0..MOST).map(pause).sum();
        assert!(all < Duration::from_secs(60), "{all:?}");
    }
}
