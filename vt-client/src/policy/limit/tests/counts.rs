//! Laws of the counts, at any times.

use std::time::Duration;

use proptest::prelude::*;

use crate::policy::limit::counts::{Allowed, Counts};

/// 2026-11-26, 00:00 UTC, in milliseconds.
const MIDNIGHT: u64 = 1_795_651_200_000;

const DAY: u64 = 86_400_000;

/// Lets through what is allowed of the requests that come after these pauses, in milliseconds.
fn run(allowed: &Allowed, start: u64, pauses: &[u64]) -> Vec<u64> {
    let (mut counts, mut now, mut passed) = (Counts::default(), start, Vec::new());
    for pause in pauses {
        now += pause;
        let at = Duration::from_millis(now);
        match counts.reached(allowed, at) {
            None => {
                counts.record(at);
                passed.push(now);
            }
            Some(reached) => {
                // Not a moment earlier than it says, and then surely.
                let early = at + reached.resets_in - Duration::from_millis(1);
                assert!(counts.reached(allowed, early).is_some());
                let then = counts.reached(allowed, at + reached.resets_in);
                assert!(then.is_none(), "{reached:?}, then {then:?}");
            }
        }
        let text = serde_json::to_string(&counts).unwrap();
        assert_eq!(serde_json::from_str::<Counts>(&text).unwrap(), counts);
        assert!(text.len() < 4096, "{} bytes", text.len());
    }
    passed
}

fn most_within(passed: &[u64], window: u64) -> usize {
    let within = |start: &u64| {
        let window = *start..start + window;
        passed.iter().filter(|time| window.contains(time)).count()
    };
    passed.iter().map(within).max().unwrap_or(0)
}

proptest! {
    #[test]
    fn no_sixty_seconds_see_more_than_the_limit(
        limit in 1..8_u64,
        start in MIDNIGHT..MIDNIGHT + DAY,
        pauses in prop::collection::vec(0..20_000_u64, 1..200),
    ) {
        let allowed = Allowed { minute: Some(limit), ..Allowed::default() };
        let passed = run(&allowed, start, &pauses);
        prop_assert!(most_within(&passed, 60_000) as u64 <= limit);
        // Nor is it needlessly slow: what comes after the rest of a minute and a bit passes.
        prop_assert!(!passed.is_empty());
    }

    #[test]
    fn no_hour_sees_more_than_the_limit(
        limit in 1..8_u64,
        start in MIDNIGHT..MIDNIGHT + DAY,
        pauses in prop::collection::vec(0..1_200_000_u64, 1..100),
    ) {
        let allowed = Allowed { hour: Some(limit), ..Allowed::default() };
        let passed = run(&allowed, start, &pauses);
        prop_assert!(most_within(&passed, 3_600_000) as u64 <= limit);
    }

    #[test]
    fn no_day_sees_more_than_the_limit_and_each_can_have_it_all(
        limit in 1..8_u64,
        start in MIDNIGHT..MIDNIGHT + DAY,
        pauses in prop::collection::vec(0..8_000_000_u64, 1..100),
    ) {
        let allowed = Allowed { day: Some(limit), ..Allowed::default() };
        let passed = run(&allowed, start, &pauses);
        let mut now = start;
        let asked: Vec<u64> = pauses.iter().map(|pause| { now += pause; now / DAY }).collect();
        for day in start / DAY..=now / DAY {
            let count = |days: &mut dyn Iterator<Item = u64>| days.filter(|of| *of == day).count() as u64;
            let passed = count(&mut passed.iter().map(|time| time / DAY));
            prop_assert_eq!(passed, count(&mut asked.iter().copied()).min(limit));
        }
    }
}

#[test]
fn a_clock_that_was_wrong_blocks_nothing() {
    let allowed = Allowed {
        minute: Some(1),
        hour: Some(1),
        day: Some(1),
        month: Some(1),
    };
    let mut counts = Counts::default();
    // Years ahead, then set right.
    counts.record(Duration::from_millis(MIDNIGHT + 2000 * DAY));
    let now = Duration::from_millis(MIDNIGHT);
    assert_eq!(counts.reached(&allowed, now), None);
    counts.record(now);
    assert!(counts.reached(&allowed, now).is_some());
    // Before 1970.
    assert_eq!(Counts::default().reached(&allowed, Duration::ZERO), None);
}

/// Set back by 30 seconds: what was counted since is in the future, and is not waited for longer than it counts.
#[test]
fn a_clock_that_is_set_back_adds_nothing_to_a_wait() {
    let allowed = Allowed {
        minute: Some(1),
        hour: Some(1),
        ..Allowed::default()
    };
    for (allowed, most) in [
        (
            Allowed {
                hour: None,
                ..allowed
            },
            62,
        ),
        (
            Allowed {
                minute: None,
                ..allowed
            },
            61 * 60,
        ),
    ] {
        let mut counts = Counts::default();
        counts.record(Duration::from_millis(MIDNIGHT + 90_000));
        let now = Duration::from_millis(MIDNIGHT + 60_000);
        let reached = counts.reached(&allowed, now).unwrap();
        assert!(
            reached.resets_in <= Duration::from_secs(most),
            "{reached:?}"
        );
    }
}

#[test]
fn many_requests_take_little_room() {
    let allowed = Allowed {
        minute: Some(60_000),
        ..Allowed::default()
    };
    let pauses = vec![1; 61_000];
    let mut counts = Counts::default();
    let mut now = MIDNIGHT;
    let mut passed = 0_u32;
    for pause in pauses {
        now += pause;
        let at = Duration::from_millis(now);
        if counts.reached(&allowed, at).is_none() {
            counts.record(at);
            passed += 1;
        }
    }
    assert_eq!(passed, 60_000);
    assert!(serde_json::to_string(&counts).unwrap().len() < 4096);
}
