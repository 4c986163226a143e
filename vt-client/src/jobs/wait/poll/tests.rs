//! Looks against a service whose time is tokio's, paused.

use std::cell::RefCell;
use std::future::ready;
use std::time::Duration;

use super::*;
use crate::error::limit::LimitReached;
use crate::error::{ApiError, ErrorCode, Waiting};
use crate::model::quota_period::QuotaPeriod;

const OF: Ongoing<'static> = Ongoing {
    what: Waiting::Analysis,
    id: "a1",
    call: "analyses().wait",
};

const fn seconds(count: u64) -> Duration {
    Duration::from_secs(count)
}

fn refused(status: u16, code: Option<ErrorCode>, retry_after: Option<Duration>) -> Error {
    Error::Api(Box::new(ApiError {
        status,
        code,
        message: "no".into(),
        retry_after,
        response: crate::model::response::Response {
            spent: Spent::default(),
            status,
            headers: http::HeaderMap::new(),
            body: bytes::Bytes::new(),
        },
    }))
}

fn quota(retry_after: Option<Duration>) -> Error {
    refused(429, Some(ErrorCode::QuotaExceeded), retry_after)
}

/// How the looks at something went that is done after this time.
struct Watched {
    outcome: Result<bool, Error>,
    /// When it was looked at, in seconds after the start.
    looks: Vec<u64>,
    ended: Duration,
}

/// Looks at the usual pace at what fails as the function says, and is done after this time.
async fn watch(
    pace: Pace,
    just_made: bool,
    done_after: Duration,
    fails: impl Fn(Duration) -> Option<Error>,
) -> Watched {
    let start = Instant::now();
    let looks = RefCell::new(Vec::new());
    let look = || {
        let elapsed = start.elapsed();
        looks.borrow_mut().push(elapsed.as_secs());
        ready(match fails(elapsed) {
            Some(error) => Err(error),
            None => Ok(elapsed >= done_after),
        })
    };
    let outcome = until(&pace, pace.end(), OF, just_made, look, |done| Ok(*done)).await;
    Watched {
        outcome,
        ended: start.elapsed(),
        looks: looks.into_inner(),
    }
}

fn unfinished(outcome: Result<bool, Error>) -> Error {
    match outcome {
        Err(Error::Unfinished(unfinished)) => {
            assert_eq!(
                (unfinished.what, &*unfinished.id),
                (Waiting::Analysis, "a1")
            );
            unfinished.error
        }
        other => panic!("{other:?}"),
    }
}

/// A quota of four requests a minute.
#[derive(Default)]
struct PublicKey {
    /// When requests were let through.
    counted: RefCell<Vec<Duration>>,
}

/// When the minutes of a quota begin; it is not documented.
#[derive(Clone, Copy, Debug)]
enum Minutes {
    /// The last 60 seconds at any time.
    Rolling,
    /// Those of a clock that is so far in its minute at the start.
    OfAClock(Duration),
}

impl PublicKey {
    fn ask(&self, now: Duration, minutes: Minutes) -> Result<(), Error> {
        let minute = |time: Duration, offset: Duration| (time + offset).as_secs() / 60;
        let mut counted = self.counted.borrow_mut();
        let used = counted.iter().filter(|&&time| match minutes {
            Minutes::Rolling => now - time < seconds(60),
            Minutes::OfAClock(offset) => minute(time, offset) == minute(now, offset),
        });
        if used.count() >= 4 {
            return Err(quota(None));
        }
        counted.push(now);
        Ok(())
    }
}

/// Report B01: an analysis of 45 seconds with four requests a minute, of which the upload takes
/// one, looking the file up before it another one, and its item one after it.
#[tokio::test(start_paused = true)]
async fn the_usual_pace_does_not_use_a_public_key_up() {
    let offsets = (0..60)
        .step_by(5)
        .map(|offset| Minutes::OfAClock(seconds(offset)));
    for minutes in offsets.chain([Minutes::Rolling]) {
        let usual = Pace::default();
        let ensured = usual.after_a_report();
        for (before, pace, duration) in [
            (1, usual, 20),
            (1, usual, 45),
            (1, usual, 300),
            (2, ensured, 20),
            (2, ensured, 45),
            (2, ensured, 300),
        ] {
            let key = PublicKey::default();
            for _ in 0..before {
                key.ask(Duration::ZERO, minutes).unwrap();
            }
            let refusals = RefCell::new(0);
            let watched = watch(pace, true, seconds(duration), |now| {
                let refusal = key.ask(now, minutes).err();
                *refusals.borrow_mut() += u32::from(refusal.is_some());
                refusal
            })
            .await;
            assert!(watched.outcome.unwrap());
            assert_eq!(refusals.into_inner(), 0, "{minutes:?} {before} {duration}");
            key.ask(watched.ended, minutes).unwrap();
            // Not much later than it was done.
            assert!(
                watched.ended <= seconds(duration + 30),
                "{:?}",
                watched.looks
            );
        }
    }
}

/// Others use the key, too: nothing is left of the minute when it is looked at.
#[tokio::test(start_paused = true)]
async fn a_minutes_quota_is_waited_out() {
    let watched = watch(Pace::default(), true, seconds(45), |now| {
        (now < seconds(60)).then(|| quota(None))
    })
    .await;
    assert!(watched.outcome.unwrap());
    // 60 seconds after the first refusal, at 15.
    assert_eq!(watched.looks, [15, 75]);
}

#[tokio::test(start_paused = true)]
async fn after_a_refusal_looks_are_rare() {
    let pace = Pace {
        first: seconds(1),
        longest: seconds(1),
        ..Pace::default()
    };
    let watched = watch(pace, false, seconds(150), |now| {
        (now < seconds(1)).then(|| quota(None))
    })
    .await;
    assert_eq!(watched.looks, [0, 60, 80, 100, 120, 140, 160]);
}

#[tokio::test(start_paused = true)]
async fn the_days_quota_ends_it_with_what_goes_on() {
    let watched = watch(Pace::default(), true, seconds(45), |now| {
        (now > seconds(20)).then(|| quota(None))
    })
    .await;
    assert_eq!(watched.looks, [15, 37, 97, 157]);
    let text = watched.outcome.as_ref().unwrap_err().to_string();
    assert!(
        text.contains(r#"to wait on, use `analyses().wait("a1")`"#),
        "{text}"
    );
    assert!(unfinished(watched.outcome).is_quota_exceeded());
}

/// A refusal that is over in between is of another minute.
#[tokio::test(start_paused = true)]
async fn several_minutes_quotas_are_waited_out() {
    let watched = watch(Pace::default(), true, seconds(400), |now| {
        (now.as_secs() % 100 < 60).then(|| quota(None))
    })
    .await;
    assert!(watched.outcome.unwrap());
}

#[tokio::test(start_paused = true)]
async fn the_service_knows_when_to_look_again() {
    let asks = |wait| {
        watch(Pace::default(), false, seconds(1), move |now| {
            (now < seconds(1)).then(|| quota(Some(seconds(wait))))
        })
    };
    assert_eq!(asks(40).await.looks, [0, 40]);
    assert_eq!(asks(0).await.looks, [0, 15]);
    // Tomorrow is after the deadline.
    let tomorrow = asks(86_400).await;
    assert_eq!(tomorrow.looks, [0]);
    assert!(unfinished(tomorrow.outcome).is_quota_exceeded());
}

#[tokio::test(start_paused = true)]
async fn a_limit_of_our_own_is_waited_for_within_the_deadline() {
    let limit = |resets_in| {
        watch(Pace::default(), false, seconds(1), move |now| {
            let reached = LimitReached {
                period: QuotaPeriod::Minute,
                allowed: 4,
                resets_in,
            };
            (now < seconds(1)).then(|| reached.into())
        })
    };
    assert_eq!(limit(seconds(50)).await.looks, [0, 50]);
    let tomorrow = limit(seconds(86_400)).await;
    assert_eq!(tomorrow.ended, Duration::ZERO);
    assert!(unfinished(tomorrow.outcome).is_quota_exceeded());
}

#[tokio::test(start_paused = true)]
async fn only_virustotal_says_what_is_not_known_yet() {
    let until_20 = |code: Option<ErrorCode>| {
        watch(Pace::default(), true, seconds(30), move |now| {
            (now < seconds(20)).then(|| refused(404, code.clone(), None))
        })
    };
    assert!(until_20(Some(ErrorCode::NotFound)).await.outcome.unwrap());
    for code in [None, Some(ErrorCode::Unknown("ResourceNotFound".into()))] {
        let watched = until_20(code).await;
        assert_eq!(watched.looks, [15]);
        assert_eq!(unfinished(watched.outcome).status(), Some(404));
    }
}

#[tokio::test(start_paused = true)]
async fn what_stays_unknown_is_an_error_after_the_first_seconds() {
    let unknown = |_| Some(refused(404, Some(ErrorCode::NotFound), None));
    let watched = watch(Pace::default(), false, seconds(0), unknown).await;
    assert_eq!(watched.looks, [0, 15, 37]);
    // Nothing goes on.
    let error = watched.outcome.unwrap_err();
    assert!(matches!(&error, Error::Api(_)), "{error:?}");
    // What was made is named all the same.
    let watched = watch(Pace::default(), true, seconds(0), unknown).await;
    assert_eq!(watched.looks, [15, 37]);
    assert!(unfinished(watched.outcome).is_not_found());
    // The first seconds are over with the thirtieth.
    let late = Pace::default().after_a_report();
    let watched = watch(late, true, seconds(0), unknown).await;
    assert_eq!(watched.looks, [30]);
}

/// It says so as soon as it is known that no further look is in time.
#[tokio::test(start_paused = true)]
async fn a_look_at_the_deadline_would_be_too_late() {
    let mut pace = Pace::default();
    pace.set_intervals(seconds(10), seconds(10));
    for (deadline, looks, ended) in [
        (19, vec![0, 10], 10),
        (20, vec![0, 10], 10),
        (21, vec![0, 10, 20], 20),
    ] {
        pace.set_deadline(seconds(deadline));
        let watched = watch(pace, false, Duration::MAX, |_| None).await;
        assert_eq!((watched.looks, watched.ended), (looks, seconds(ended)));
        assert!(unfinished(watched.outcome).is_timeout());
    }
}

#[tokio::test(start_paused = true)]
async fn a_look_that_hangs_ends_at_the_deadline() {
    let pace = Pace::default();
    let look = std::future::pending::<Result<(), Error>>;
    let start = Instant::now();
    let outcome = until(&pace, pace.end(), OF, false, look, |()| Ok(true)).await;
    let error = outcome.unwrap_err();
    assert!(error.is_timeout(), "{error:?}");
    assert_eq!(start.elapsed(), seconds(1800));
}

#[tokio::test(start_paused = true)]
async fn what_was_just_made_is_given_a_moment() {
    for (just_made, deadline, looks) in [
        (true, 1800, [15]),
        (false, 1800, [0]),
        // Whoever waits for less than the first interval gets a look, too.
        (true, 10, [5]),
    ] {
        let pace = Pace {
            deadline: seconds(deadline),
            ..Pace::default()
        };
        let watched = watch(pace, just_made, seconds(0), |_| None).await;
        assert_eq!(watched.looks, looks);
    }
}
