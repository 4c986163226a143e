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

/// Set back by 30 seconds: what was counted since is in the future, and is not waited for longer
/// than it counts.
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

/// Set back by less than a minute's stretch, or by all of it.
#[test]
fn what_was_counted_before_a_clock_was_set_back_counts_for_one_stretch() {
    let allowed = Allowed {
        minute: Some(1),
        ..Allowed::default()
    };
    let mut counts = Counts::default();
    counts.record(Duration::from_millis(MIDNIGHT + 62_000));
    let reached = |time| counts.reached(&allowed, Duration::from_millis(time));
    assert!(reached(MIDNIGHT + 1000).is_some());
    assert_eq!(reached(MIDNIGHT), None);
}

/// Others who share the counts may have a larger limit.
#[test]
fn where_more_were_made_than_are_allowed_enough_of_them_are_waited_for() {
    let mut counts = Counts::default();
    for second in [0, 10, 20, 30] {
        counts.record(Duration::from_millis(MIDNIGHT + second * 1000));
    }
    for (allowed, then) in [(4, 62), (3, 72), (2, 82), (1, 92)] {
        let allowed = Allowed {
            minute: Some(allowed),
            ..Allowed::default()
        };
        let now = Duration::from_millis(MIDNIGHT + 40_000);
        let reached = counts.reached(&allowed, now).unwrap();
        assert_eq!(reached.resets_in, Duration::from_secs(then - 40));
    }
}

#[test]
fn what_others_know_raises_this_day_and_this_month_and_lowers_nothing() {
    let now = Duration::from_millis(MIDNIGHT);
    let yesterday = Duration::from_millis(MIDNIGHT - DAY);
    let used = |counts: &Counts| {
        let reached = |day, month| {
            let allowed = Allowed {
                day,
                month,
                ..Allowed::default()
            };
            counts.reached(&allowed, now).is_some()
        };
        let most = |reached: &dyn Fn(u64) -> bool| (1..100).take_while(|n| reached(*n)).count();
        (
            most(&|n| reached(Some(n), None)),
            most(&|n| reached(None, Some(n))),
        )
    };
    for (own, others, expected) in [
        ((2, 3, now), (5, 7, now), (5, 7)),
        ((5, 7, now), (2, 3, now), (5, 7)),
        ((2, 7, now), (5, 3, now), (5, 7)),
        // Of another day only the month's number is of use.
        ((5, 7, now), (9, 8, yesterday), (5, 8)),
        ((9, 3, yesterday), (2, 7, now), (2, 7)),
    ] {
        let known = |(day, month, time)| Counts::known(day, month, time);
        let mut counts = known(own);
        counts.learn(&known(others), now);
        assert_eq!(used(&counts), expected, "{own:?} {others:?}");
    }
}

#[test]
fn the_same_month_of_another_year_is_another_month() {
    let allowed = Allowed {
        month: Some(1),
        ..Allowed::default()
    };
    let mut counts = Counts::default();
    counts.record(Duration::from_millis(MIDNIGHT));
    let reached = |days| counts.reached(&allowed, Duration::from_millis(MIDNIGHT + days * DAY));
    // Until the end of November.
    assert!(reached(4).is_some());
    for days in [5, 35, 365, 730] {
        assert_eq!(reached(days), None, "{days}");
    }
}
