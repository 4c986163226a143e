//! Decisions, without a network and without a clock.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use proptest::prelude::*;

use super::*;
use crate::error::unfinished::Unfinished;
use crate::error::{ApiError, Error, ErrorCode, TransportError, TransportKind, Waiting};
use crate::id::hint::Hint;
use crate::model::answers::OverallQuotas;

const fn seconds(count: u64) -> Duration {
    Duration::from_secs(count)
}

fn refused(status: u16, code: Option<ErrorCode>) -> Failure {
    Failure::Refused {
        status,
        code,
        retry_after: None,
    }
}

fn asking(status: u16, code: Option<ErrorCode>, wait: Duration) -> Failure {
    Failure::Refused {
        status,
        code,
        retry_after: Some(wait),
    }
}

fn repeats(situation: &Situation) -> bool {
    matches!(
        RetryPolicy::default().decide(situation, 0.5),
        Decision::Repeat { .. }
    )
}

fn pause(policy: &RetryPolicy, situation: &Situation, random: f64) -> Option<Duration> {
    match policy.decide(situation, random) {
        Decision::Repeat { pause } => Some(pause),
        Decision::Return => None,
    }
}

/// Every kind of failure, whether an idempotent request is repeated after it, and one that is not.
fn table() -> Vec<(Failure, bool, bool)> {
    use ErrorCode::*;
    let mut table = vec![
        (refused(429, Some(TooManyRequests)), true, true),
        // Somebody else's: whether anything was done is not known.
        (refused(429, None), true, false),
        (refused(429, Some(Unknown("New".into()))), true, false),
        (refused(408, None), true, false),
        (refused(500, None), true, false),
        (refused(502, None), true, false),
        (refused(503, Some(Transient)), true, false),
        (refused(503, None), true, false),
        (refused(504, Some(DeadlineExceeded)), true, false),
        (Failure::Broken(TransportKind::Connect), true, true),
        (Failure::Broken(TransportKind::Interrupted), true, false),
        (Failure::Broken(TransportKind::Tls), false, false),
        (Failure::Broken(TransportKind::Proxy), false, false),
        (Failure::Broken(TransportKind::Protocol), false, false),
        (Failure::Broken(TransportKind::TooLarge), false, false),
        (Failure::TimedOut(Waiting::Connection), true, true),
        (Failure::TimedOut(Waiting::Completion), true, false),
        (Failure::TimedOut(Waiting::Upload), true, false),
        (Failure::TimedOut(Waiting::Answer), true, false),
        (Failure::TimedOut(Waiting::Download), true, false),
        (Failure::Lasting, false, false),
    ];
    for (status, code) in [
        (400, Some(BadRequest)),
        (400, Some(NotAvailableYet)),
        (401, Some(WrongCredentials)),
        (403, Some(Forbidden)),
        (404, Some(NotFound)),
        (409, Some(AlreadyExists)),
        (424, Some(FailedDependency)),
        (501, None),
    ] {
        table.push((refused(status, code), false, false));
    }
    table
}

#[test]
fn what_is_repeated() {
    for (failure, idempotent, creating) in table() {
        let mut situation = Situation::new(failure);
        assert_eq!(repeats(&situation), idempotent, "{situation:?}");
        situation.idempotent = false;
        assert_eq!(repeats(&situation), creating, "{situation:?}");
        situation.replayable = false;
        assert!(!repeats(&situation), "{situation:?}");
        situation.idempotent = true;
        assert!(!repeats(&situation), "{situation:?}");
    }
}

#[test]
fn a_creating_request_whose_redirect_was_answered_has_arrived() {
    let mut situation = Situation::new(Failure::Broken(TransportKind::Connect));
    situation.idempotent = false;
    assert!(!situation.may_have_arrived && repeats(&situation));
    situation.may_have_arrived = true;
    assert!(!repeats(&situation));
}

#[test]
fn pauses_double_and_are_a_random_part_of_it() {
    let policy = RetryPolicy::default()
        .attempts(100)
        .first_pause(seconds(1))
        .longest_pause(seconds(10))
        .budget(seconds(1000));
    for (attempts, ceiling) in [(1, 1), (2, 2), (3, 4), (4, 8), (5, 10), (40, 10), (99, 10)] {
        let mut situation = Situation::new(refused(503, None));
        situation.attempts = attempts;
        let at = |random| pause(&policy, &situation, random).unwrap();
        assert_eq!(at(0.0), Duration::ZERO);
        assert_eq!(at(0.5), seconds(ceiling) / 2);
        assert_eq!(at(1.0), seconds(ceiling));
    }
}

#[test]
fn retry_after_is_obeyed_up_to_the_budget() {
    let policy = RetryPolicy::default();
    let of = |wait| Situation::new(asking(429, Some(ErrorCode::TooManyRequests), wait));
    assert_eq!(pause(&policy, &of(seconds(7)), 1.0), Some(seconds(7)));
    // Longer than the longest pause of our own choice.
    assert_eq!(pause(&policy, &of(seconds(45)), 1.0), Some(seconds(45)));
    assert_eq!(pause(&policy, &of(seconds(60)), 1.0), Some(seconds(60)));
    assert_eq!(pause(&policy, &of(seconds(61)), 1.0), None);
    // Zero seconds are no reason not to spread out.
    let at_once = pause(&policy, &of(Duration::ZERO), 0.5).unwrap();
    assert_eq!(at_once, policy.first_pause / 2);
    let mut later = of(seconds(30));
    later.elapsed = seconds(31);
    assert_eq!(pause(&policy, &later, 0.0), None);
    later.elapsed = seconds(30);
    assert_eq!(pause(&policy, &later, 0.0), Some(seconds(30)));
}

/// What a wait ended for is what matters.
#[test]
fn a_wait_that_ended_failed_as_its_last_look_did() {
    for (failure, _, _) in table() {
        let unfinished = Error::Unfinished(Box::new(Unfinished {
            what: Waiting::Analysis,
            id: "a".into(),
            error: error_of(&failure),
            hint: Hint::Program("wait".into()),
        }));
        assert_eq!(Failure::of(&unfinished), failure);
    }
}

#[test]
fn none_repeats_nothing() {
    for (failure, ..) in table() {
        let situation = Situation::new(failure);
        assert_eq!(
            RetryPolicy::none().decide(&situation, 0.0),
            Decision::Return
        );
    }
    let quota = Situation::new(refused(429, Some(ErrorCode::QuotaExceeded)));
    assert_eq!(RetryPolicy::none().decide(&quota, 0.0), Decision::Return);
}

/// 2026-11-26, 08:10:00 UTC
const THURSDAY: u64 = 1_795_680_600;

fn at_quota(quota_errors: u32, quota: Option<QuotaPeriod>) -> Situation {
    let mut situation = Situation::new(refused(429, Some(ErrorCode::QuotaExceeded)));
    situation.now = UNIX_EPOCH + seconds(THURSDAY);
    situation.quota_errors = quota_errors;
    situation.attempts = quota_errors + 1;
    situation.quota = quota;
    situation
}

/// Until the next day and the next month.
const DAY_LEFT: Duration = seconds(15 * 3600 + 50 * 60);
const MONTH_LEFT: Duration = seconds(4 * 86_400 + 15 * 3600 + 50 * 60);

#[test]
fn an_unknown_quota_is_the_minutes_once_then_the_days_then_the_months() {
    let standard = RetryPolicy::default();
    assert_eq!(pause(&standard, &at_quota(0, None), 0.0), Some(seconds(60)));
    assert_eq!(pause(&standard, &at_quota(1, None), 0.0), None);
    let waiting = RetryPolicy::default().at_quota(AtQuota::Wait);
    for (errors, expected) in [(0, seconds(60)), (1, DAY_LEFT), (2, MONTH_LEFT)] {
        assert_eq!(
            pause(&waiting, &at_quota(errors, None), 0.0),
            Some(expected)
        );
    }
    let returning = RetryPolicy::default().at_quota(AtQuota::Return);
    assert_eq!(pause(&returning, &at_quota(0, None), 0.0), None);
}

#[test]
fn a_known_quota_is_waited_for_as_long_as_the_caller_says() {
    use QuotaPeriod::{Day, Hour, Minute, Month};
    let standard = RetryPolicy::default();
    assert_eq!(
        pause(&standard, &at_quota(2, Some(Minute)), 0.0),
        Some(seconds(60))
    );
    for period in [Hour, Day, Month] {
        assert_eq!(pause(&standard, &at_quota(0, Some(period)), 0.0), None);
    }
    let patient = RetryPolicy::default().at_quota(AtQuota::WaitAtMost(seconds(20 * 3600)));
    assert_eq!(
        pause(&patient, &at_quota(0, Some(Day)), 0.0),
        Some(DAY_LEFT)
    );
    assert_eq!(pause(&patient, &at_quota(0, Some(Month)), 0.0), None);
    // The service knows best.
    let mut told = at_quota(1, None);
    told.failure = asking(429, Some(ErrorCode::QuotaExceeded), seconds(12));
    assert_eq!(pause(&standard, &told, 0.0), Some(seconds(12)));
    told.failure = asking(429, Some(ErrorCode::QuotaExceeded), seconds(600));
    assert_eq!(pause(&standard, &told, 0.0), None);
    // The budget is for failures; a quota has a choice of its own.
    let mut late = at_quota(0, Some(Minute));
    late.elapsed = seconds(59);
    assert_eq!(pause(&standard, &late, 0.0), Some(seconds(60)));
    assert_eq!(pause(&standard.attempts(1), &late, 0.0), None);
}

#[test]
fn quotas_reset_with_the_calendar_of_utc() {
    let at = |text| httpdate::parse_http_date(text).unwrap();
    for (now, day, month) in [
        ("Thu, 26 Nov 2026 08:10:00 GMT", DAY_LEFT, MONTH_LEFT),
        ("Thu, 31 Dec 2026 23:59:59 GMT", seconds(1), seconds(1)),
        (
            "Fri, 01 Jan 2027 00:00:00 GMT",
            seconds(86_400),
            seconds(31 * 86_400),
        ),
        // A leap day.
        (
            "Mon, 28 Feb 2028 12:00:00 GMT",
            seconds(43_200),
            seconds(86_400 + 43_200),
        ),
    ] {
        assert_eq!(QuotaPeriod::Day.resets_in(at(now)), day, "{now}");
        assert_eq!(QuotaPeriod::Month.resets_in(at(now)), month, "{now}");
        assert_eq!(QuotaPeriod::Minute.resets_in(at(now)), seconds(60));
    }
    let before = UNIX_EPOCH - seconds(5);
    assert_eq!(QuotaPeriod::Day.resets_in(before), seconds(86_400));
    let far = SystemTime::now() + seconds(u32::MAX.into());
    assert!(QuotaPeriod::Month.resets_in(far) <= seconds(31 * 86_400));
}

fn quotas(text: &str) -> OverallQuotas {
    serde_json::from_str(text).unwrap()
}

#[test]
fn the_exceeded_quota_of_an_account() {
    for (text, expected) in [
        ("{}", QuotaPeriod::Minute),
        (
            r#"{"api_requests_daily": {"user": {"allowed": 500, "used": 499}}}"#,
            QuotaPeriod::Minute,
        ),
        (
            r#"{"api_requests_daily": {"user": {"allowed": 500, "used": 500}}}"#,
            QuotaPeriod::Day,
        ),
        (
            r#"{"api_requests_hourly": {"user": {"allowed": 240, "used": 241}}}"#,
            QuotaPeriod::Hour,
        ),
        (
            r#"{"api_requests_daily": {"user": {"allowed": 500, "used": 500}},
                "api_requests_monthly": {"user": {"allowed": 15500, "used": 15500}}}"#,
            QuotaPeriod::Month,
        ),
        // The group's quota is the one that counts.
        (
            r#"{"api_requests_daily": {"user": {"allowed": 500, "used": 900},
                "group": {"allowed": 30000, "used": 900, "inherited_from": "g"}}}"#,
            QuotaPeriod::Minute,
        ),
        // No such quota; and quotas of other things.
        (
            r#"{"api_requests_daily": {"user": {"allowed": 0, "used": 0}},
                "intelligence_downloads_monthly": {"user": {"allowed": 1, "used": 5}}}"#,
            QuotaPeriod::Minute,
        ),
    ] {
        assert_eq!(QuotaPeriod::exceeded(&quotas(text)), expected, "{text}");
    }
}

#[test]
fn a_decision_of_the_callers_own_takes_the_place_of_the_standard_one() {
    let policy =
        RetryPolicy::default().decide_with(|policy, situation, random| match situation.failure {
            Failure::Refused { status: 404, .. } => Decision::Repeat {
                pause: policy.first_pause,
            },
            _ => policy.standard(situation, random),
        });
    let of = |status| Situation::new(refused(status, None));
    assert_eq!(pause(&policy, &of(404), 0.0), Some(policy.first_pause));
    assert_eq!(pause(&policy, &of(403), 0.0), None);
    assert_eq!(pause(&policy.clone(), &of(503), 0.0), Some(seconds(0)));
    assert!(format!("{policy:?}").contains("a function"));
}

#[test]
fn the_account_is_not_shown() {
    let policy = RetryPolicy::default().quotas_of("0123456789abcdef");
    assert!(!format!("{policy:?}").contains("0123"), "{policy:?}");
}

/// All failures but those of quotas, which have a choice of their own.
fn failures() -> impl Strategy<Value = Failure> {
    use TransportKind::*;
    let statuses = prop_oneof![
        prop::sample::select(vec![
            200_u16, 400, 401, 403, 404, 408, 409, 424, 429, 500, 502, 503, 504
        ]),
        100..600_u16,
    ];
    let codes = prop::sample::select(vec![
        None,
        Some(ErrorCode::TooManyRequests),
        Some(ErrorCode::Transient),
        Some(ErrorCode::DeadlineExceeded),
        Some(ErrorCode::NotAvailableYet),
        Some(ErrorCode::NotFound),
        Some(ErrorCode::Unknown("NewError".into())),
    ]);
    let broken = prop::sample::select(vec![Connect, Proxy, Tls, Interrupted, Protocol, TooLarge]);
    let waiting = prop::sample::select(vec![
        Waiting::Connection,
        Waiting::Completion,
        Waiting::Upload,
        Waiting::Answer,
        Waiting::Download,
    ]);
    let waits = prop::option::of((0..200_000_u64).prop_map(Duration::from_millis));
    prop_oneof![
        (statuses, codes, waits).prop_map(|(status, code, retry_after)| Failure::Refused {
            status,
            code,
            retry_after
        }),
        broken.prop_map(Failure::Broken),
        waiting.prop_map(Failure::TimedOut),
        Just(Failure::Lasting),
    ]
}

fn durations() -> impl Strategy<Value = Duration> {
    prop_oneof![
        4 => (0..300_000_u64).prop_map(Duration::from_millis),
        1 => Just(Duration::MAX),
        1 => Just(Duration::ZERO),
    ]
}

/// An error of the library that fails like this.
fn error_of(failure: &Failure) -> Error {
    match failure.clone() {
        Failure::Refused {
            status,
            code,
            retry_after,
        } => Error::Api(Box::new(ApiError {
            status,
            code,
            message: "no".into(),
            retry_after,
            response: crate::model::response::Response {
                status,
                headers: http::HeaderMap::new(),
                body: bytes::Bytes::new(),
                spent: Spent::default(),
            },
        })),
        Failure::Broken(kind) => Error::from(TransportError {
            kind,
            host: "h".into(),
            message: "no".into(),
            hint: None,
            status: None,
            spent: Spent::default(),
        }),
        Failure::TimedOut(what) => Error::Timeout {
            what,
            after: Duration::ZERO,
            spent: Spent::default(),
        },
        Failure::Lasting => Error::RepeatedCursor,
    }
}

proptest! {
    /// What the error says of a repeat and what the policy does are one truth.
    #[test]
    fn what_is_repeated_is_retryable_and_the_other_way_round(
        failure in failures(),
        idempotent: bool,
        replayable: bool,
        may_have_arrived: bool,
        attempts in 1..6_u32,
        elapsed in durations(),
        exceeded in prop::option::of(prop::option::of(0..200_u64)),
    ) {
        let failure = match exceeded {
            Some(wait) => Failure::Refused {
                status: 429,
                code: Some(ErrorCode::QuotaExceeded),
                retry_after: wait.map(seconds),
            },
            None => failure,
        };
        let error = error_of(&failure);
        prop_assert_eq!(&Failure::of(&error), &failure);
        let patient = RetryPolicy::default().budget(Duration::MAX).at_quota(AtQuota::Wait);
        let favourable = Situation::new(failure.clone());
        // Data that is yet to be made is not there a moment later.
        let is_later = error.code() == Some(&ErrorCode::NotAvailableYet);
        let repeated = pause(&patient, &favourable, 0.5).is_some();
        prop_assert_eq!(repeated, error.is_retryable() && !is_later);

        let mut situation = favourable;
        situation.idempotent = idempotent;
        situation.replayable = replayable;
        situation.may_have_arrived = may_have_arrived;
        situation.attempts = attempts;
        situation.elapsed = elapsed;
        for policy in [RetryPolicy::default(), patient, RetryPolicy::none()] {
            if pause(&policy, &situation, 0.5).is_some() {
                prop_assert!(error.is_retryable() && replayable && attempts < policy.attempts);
                let is_refusal = matches!(
                    error.code(),
                    Some(ErrorCode::QuotaExceeded | ErrorCode::TooManyRequests)
                );
                prop_assert!(idempotent || !may_have_arrived || is_refusal);
            }
        }
    }

    /// A request that fails again and again, each attempt taking some time.
    #[test]
    fn attempts_and_budget_are_never_exceeded(
        attempts in 0..20_u32,
        first in durations(),
        longest in durations(),
        budget in durations(),
        idempotent: bool,
        failures in prop::collection::vec((failures(), 0..20_000_u64, 0.0..1.0_f64), 1..30),
    ) {
        let policy = RetryPolicy::default()
            .attempts(attempts)
            .first_pause(first)
            .longest_pause(longest)
            .budget(budget);
        let (mut sent, mut elapsed) = (0, Duration::ZERO);
        for (failure, took, random) in failures {
            // An attempt begins within the budget.
            prop_assert!(sent == 0 || elapsed <= budget);
            sent += 1;
            elapsed = elapsed.saturating_add(Duration::from_millis(took));
            let mut situation = Situation::new(failure);
            situation.idempotent = idempotent;
            situation.attempts = sent;
            situation.elapsed = elapsed;
            let asked = situation.failure.retry_after().unwrap_or_default();
            let Decision::Repeat { pause } = policy.decide(&situation, random) else {
                break;
            };
            prop_assert!(pause >= asked);
            prop_assert!(pause <= longest.max(asked));
            let doubled = first.saturating_mul(1_u32.checked_shl(sent - 1).unwrap_or(u32::MAX));
            prop_assert!(pause <= doubled.max(asked));
            elapsed = elapsed.saturating_add(pause);
        }
        prop_assert!(sent <= attempts.max(1));
    }

    /// Whatever is said about a quota, the pause is not longer than the caller allows and not
    /// shorter than the reset.
    #[test]
    fn quotas_are_waited_for_within_the_callers_limit(
        errors in 0..5_u32,
        known in prop::option::of(prop::sample::select(QuotaPeriod::ALL.to_vec())),
        now in 0..4_000_000_000_u64,
        limit in durations(),
        first in (0..5000_u64).prop_map(Duration::from_millis),
        random in 0.0..1.0_f64,
    ) {
        let policy = RetryPolicy::default()
            .attempts(100)
            .first_pause(first)
            .at_quota(AtQuota::WaitAtMost(limit));
        let mut situation = at_quota(errors, known);
        situation.now = UNIX_EPOCH + seconds(now);
        if let Some(pause) = pause(&policy, &situation, random) {
            prop_assert!(pause <= limit.saturating_add(first));
            if let Some(known) = known {
                prop_assert!(pause >= known.resets_in(situation.now));
            }
        }
    }
}
