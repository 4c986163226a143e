//! How often a download may break: whether what came was worth an attempt, and how long to pause.
//! No I/O.

use std::time::Duration;

/// How often in a row a connection may break without having brought what an attempt is worth.
pub(super) const MOST_IN_A_ROW: u32 = 5;

/// An attempt, which may count as a download of its own, is worth at least this many bytes.
const WORTH: u64 = 64 * 1024;

/// Of a large body it is worth this part, so that there are only so many attempts.
const PARTS: u64 = 256;

/// The pause before the second attempt in a row; it doubles.
const PAUSE: Duration = Duration::from_millis(250);

/// The broken connections of one download.
#[derive(Debug, Default)]
pub(super) struct Breaks {
    /// The most bytes that ever came: a server that begins anew each time and breaks again makes no
    /// progress.
    furthest: u64,
    /// The same when an attempt that was worth it ended.
    worth_from: u64,
    in_a_row: u32,
}

impl Breaks {
    /// So many bytes have come in all.
    pub(super) fn came(&mut self, received: u64) {
        self.furthest = self.furthest.max(received);
    }

    /// Counts a broken connection, and tells how many in a row that makes. `total` is the length of
    /// the body, if it is known.
    pub(super) fn count(&mut self, total: Option<u64>) -> u32 {
        let worth = WORTH.max(total.unwrap_or(self.furthest) / PARTS);
        if self.furthest - self.worth_from >= worth {
            self.worth_from = self.furthest;
            self.in_a_row = 0;
        }
        self.in_a_row += 1;
        self.in_a_row
    }

    /// How long to wait before the next attempt.
    pub(super) fn pause(&self) -> Duration {
        match self.in_a_row {
            0 | 1 => Duration::ZERO,
            breaks => PAUSE.saturating_mul(1 << (breaks - 2).min(8)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lets each attempt bring so many bytes of a body: how many there are before it is given up or
    /// whole, and how long they pause.
    fn attempts(per_attempt: u64, length: u64, is_told: bool) -> (u32, Duration) {
        let mut breaks = Breaks::default();
        let (mut attempts, mut received, mut pauses) = (0, 0, Duration::ZERO);
        loop {
            attempts += 1;
            received += per_attempt;
            breaks.came(received);
            if received >= length || breaks.count(is_told.then_some(length)) > MOST_IN_A_ROW {
                return (attempts, pauses);
            }
            pauses += breaks.pause();
        }
    }

    #[test]
    fn a_byte_is_worth_no_attempt() {
        for is_told in [true, false] {
            for length in [1000, 650 << 20] {
                let (attempts, pauses) = attempts(1, length, is_told);
                assert_eq!((attempts, pauses), (6, Duration::from_millis(3750)));
            }
        }
    }

    /// Less than 64 KiB are worth an attempt only together.
    #[test]
    fn a_few_kilobytes_are_worth_no_attempt() {
        for is_told in [true, false] {
            let whole = |per_attempt| attempts(per_attempt, 1 << 20, is_told);
            assert_eq!(whole(10_000).0, MOST_IN_A_ROW + 1);
            assert_eq!(whole(64 * 1024), (16, Duration::ZERO));
        }
    }

    #[test]
    fn attempts_at_a_large_body_are_bounded() {
        let length = 650 << 20;
        for per_attempt in [WORTH, 1 << 20, length / PARTS + 1, 100 << 20] {
            let (attempts, _) = attempts(per_attempt, length, true);
            let most = PARTS as u32 * MOST_IN_A_ROW;
            assert!(attempts <= most, "{per_attempt}: {attempts}");
        }
        // Those that are worth it go on at once, and come to the end.
        let whole = attempts(length / PARTS + 1, length, true);
        assert_eq!(whole, (256, Duration::ZERO));
    }

    #[test]
    fn what_begins_anew_and_breaks_earlier_is_no_progress() {
        let mut breaks = Breaks::default();
        breaks.came(1 << 20);
        assert_eq!(breaks.count(None), 1);
        for in_a_row in 2..5 {
            breaks.came(1 << 19);
            assert_eq!(breaks.count(None), in_a_row);
        }
        breaks.came(2 << 20);
        assert_eq!(breaks.count(None), 1);
    }
}
