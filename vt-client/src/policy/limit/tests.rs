//! Limits in time that does not pass by itself: the wall clock follows tokio's paused one.

mod counts;
mod files;

use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use tokio::time::{Instant, advance};

use super::{Limiter, RateLimit};
use crate::error::Error;
use crate::error::limit::LimitReached;
use crate::model::answers::OverallQuotas;
use crate::model::quota_period::QuotaPeriod;

const KEY: &str = "CANARY5f3a1c0de9b84a77";

const fn seconds(count: u64) -> Duration {
    Duration::from_secs(count)
}

fn time(text: &str) -> SystemTime {
    httpdate::parse_http_date(text).unwrap()
}

/// A wall clock that shows this time now and goes on with tokio's.
fn from(text: &str) -> impl Fn() -> SystemTime + Send + Sync + 'static {
    let (start, began) = (time(text), Instant::now());
    move || start + began.elapsed()
}

const MORNING: &str = "Thu, 26 Nov 2026 08:00:00 GMT";

fn limiter(limit: RateLimit) -> Limiter {
    Limiter::new(&limit, "https://example.com/api/v3", KEY).unwrap()
}

fn reached(outcome: Result<(), Error>) -> LimitReached {
    match outcome {
        Err(Error::LimitReached(reached)) => *reached,
        other => panic!("{other:?}"),
    }
}

/// Waits as long as it takes.
async fn acquire(limiter: &Limiter) -> Duration {
    let began = Instant::now();
    limiter.acquire(Duration::MAX).await.unwrap();
    began.elapsed()
}

#[tokio::test(start_paused = true)]
async fn the_public_api_lets_four_requests_through_per_minute() {
    let limiter = limiter(RateLimit::public_api().clock(from(MORNING)));
    let began = Instant::now();
    let mut times = Vec::new();
    for _ in 0..9 {
        acquire(&limiter).await;
        times.push(began.elapsed().as_secs());
    }
    assert_eq!(times[..4], [0; 4]);
    // More than a minute, and not much more.
    assert!((60..=62).contains(&times[4]), "{times:?}");
    assert_eq!(times[7], times[4]);
    assert!((120..=124).contains(&times[8]), "{times:?}");
}

#[tokio::test(start_paused = true)]
async fn the_public_api_allows_500_requests_a_day() {
    let limiter = limiter(RateLimit::public_api().clock(from(MORNING)));
    for _ in 0..500 {
        acquire(&limiter).await;
    }
    let error = limiter.acquire(Duration::ZERO).await.unwrap_err();
    assert!(error.is_quota_exceeded() && error.is_retryable());
    assert!(
        error.to_string().contains("500 requests per day"),
        "{error}"
    );
    let reached = reached(Err(error));
    assert_eq!((reached.period, reached.allowed), (QuotaPeriod::Day, 500));
}

#[tokio::test(start_paused = true)]
async fn a_minute_is_any_sixty_seconds() {
    let limiter = limiter(RateLimit::new().per_minute(3).clock(from(MORNING)));
    for pause in [0, 30, 25] {
        advance(seconds(pause)).await;
        assert_eq!(acquire(&limiter).await, Duration::ZERO);
    }
    // The first was 55 seconds ago, across the full minute.
    let waited = acquire(&limiter).await;
    assert!((5..=7).contains(&waited.as_secs()), "{waited:?}");
    // The second was 30 seconds after the first.
    let waited = acquire(&limiter).await;
    assert!((28..=30).contains(&waited.as_secs()), "{waited:?}");
}

#[tokio::test(start_paused = true)]
async fn a_day_ends_at_midnight_utc() {
    let clock = from("Thu, 26 Nov 2026 12:00:00 GMT");
    let limiter = limiter(RateLimit::new().per_day(2).clock(clock));
    acquire(&limiter).await;
    acquire(&limiter).await;
    let refused = reached(limiter.acquire(seconds(11 * 3600)).await);
    assert_eq!(refused.resets_in, seconds(12 * 3600));
    // Who may wait that long, does.
    assert_eq!(acquire(&limiter).await.as_secs(), 12 * 3600);
    acquire(&limiter).await;
    let refused = reached(limiter.acquire(Duration::ZERO).await);
    assert_eq!(refused.period, QuotaPeriod::Day);
    assert_eq!(refused.resets_in.as_secs().div_ceil(60), 24 * 60);
}

#[tokio::test(start_paused = true)]
async fn a_month_ends_before_the_first() {
    let clock = from("Thu, 31 Dec 2026 22:00:00 GMT");
    let limiter = limiter(RateLimit::new().per_month(1).per_day(100).clock(clock));
    acquire(&limiter).await;
    let refused = reached(limiter.acquire(seconds(60)).await);
    assert_eq!(
        (refused.period, refused.resets_in),
        (QuotaPeriod::Month, seconds(7200))
    );
    assert_eq!(acquire(&limiter).await.as_secs(), 7200);
    let refused = reached(limiter.acquire(seconds(60)).await);
    assert_eq!(refused.resets_in.as_secs().div_ceil(86_400), 31);
}

#[tokio::test(start_paused = true)]
async fn an_hour_is_any_sixty_minutes() {
    let limiter = limiter(RateLimit::new().per_hour(1).clock(from(MORNING)));
    acquire(&limiter).await;
    assert_eq!(
        reached(limiter.acquire(seconds(60)).await).period,
        QuotaPeriod::Hour
    );
    let waited = acquire(&limiter).await;
    assert!((3600..=3660).contains(&waited.as_secs()), "{waited:?}");
}

/// Starts waiters one after the other; each tells its number when it is let through.
fn queue(limiter: &Arc<Limiter>, count: usize) -> (Log, Vec<tokio::task::JoinHandle<()>>) {
    let log = Log::default();
    let began = Instant::now();
    let waiters = (0..count).map(|number| {
        let (limiter, log) = (limiter.clone(), log.clone());
        tokio::spawn(async move {
            limiter.acquire(Duration::MAX).await.unwrap();
            let passed = began.elapsed().as_secs();
            log.lock().unwrap().push((number, passed));
        })
    });
    let waiters = waiters.collect();
    (log, waiters)
}

type Log = Arc<Mutex<Vec<(usize, u64)>>>;

fn order(log: &Log) -> Vec<usize> {
    log.lock()
        .unwrap()
        .iter()
        .map(|(number, _)| *number)
        .collect()
}

#[tokio::test(start_paused = true)]
async fn who_came_first_goes_first() {
    let limiter = Arc::new(limiter(RateLimit::new().per_minute(2).clock(from(MORNING))));
    let (log, waiters) = queue(&limiter, 20);
    for waiter in waiters {
        waiter.await.unwrap();
    }
    assert_eq!(order(&log), (0..20).collect::<Vec<_>>());
}

#[tokio::test(start_paused = true)]
async fn a_waiter_that_is_dropped_gives_its_place_back() {
    let limiter = Arc::new(limiter(RateLimit::new().per_minute(1).clock(from(MORNING))));
    let (log, waiters) = queue(&limiter, 6);
    tokio::time::sleep(seconds(30)).await;
    // One that has the turn, and one in the queue.
    waiters[1].abort();
    waiters[3].abort();
    for waiter in waiters {
        let _ = waiter.await;
    }
    assert_eq!(order(&log), [0, 2, 4, 5]);
    let log = log.lock().unwrap();
    assert_eq!(log[0].1, 0);
    for (place, (number, passed)) in log.iter().enumerate() {
        let expected = 60 * place as u64..=62 * place as u64;
        assert!(expected.contains(passed), "{number} after {passed} s");
    }
}

#[tokio::test(start_paused = true)]
async fn who_may_not_wait_does_not_queue_behind_who_may() {
    let limiter = Arc::new(limiter(RateLimit::new().per_day(1).clock(from(MORNING))));
    let (_log, _waiters) = queue(&limiter, 3);
    tokio::time::sleep(seconds(5)).await;
    let began = Instant::now();
    reached(limiter.acquire(Duration::ZERO).await);
    assert_eq!(began.elapsed(), Duration::ZERO);
}

#[tokio::test(start_paused = true)]
async fn what_must_be_sent_is_counted() {
    let limiter = limiter(RateLimit::new().per_minute(2).clock(from(MORNING)));
    for _ in 0..5 {
        limiter.count().await.unwrap();
    }
    assert_eq!(limiter.exceeded().await, Some(QuotaPeriod::Minute));
    assert!(acquire(&limiter).await >= seconds(60));
}

#[tokio::test(start_paused = true)]
async fn two_queues_share_the_counts() {
    let one = limiter(RateLimit::new().per_day(3).clock(from(MORNING)));
    let two = one.apart();
    acquire(&one).await;
    acquire(&two).await;
    acquire(&one).await;
    reached(two.acquire(Duration::ZERO).await);
    assert_eq!(one.exceeded().await, Some(QuotaPeriod::Day));
}

/// What was known of the day that the clock showed first says nothing of this one.
#[tokio::test]
async fn days_and_months_are_counted_after_the_clock_was_set_back() {
    let folder = tempfile::tempdir().unwrap();
    for (limit, wrong) in [
        (RateLimit::new().per_day(2), "Fri, 27 Nov 2026 08:00:00 GMT"),
        (
            RateLimit::new().per_month(2),
            "Tue, 01 Dec 2026 08:00:00 GMT",
        ),
        (
            RateLimit::new().per_day(2).shared_in(folder.path()),
            "Fri, 27 Nov 2026 08:00:00 GMT",
        ),
    ] {
        let shown = Arc::new(Mutex::new(time(wrong)));
        let clock = shown.clone();
        let limiter = limiter(limit.clock(move || *clock.lock().unwrap()));
        limiter.acquire(Duration::ZERO).await.unwrap();
        *shown.lock().unwrap() = time(MORNING);
        limiter.acquire(Duration::ZERO).await.unwrap();
        limiter.acquire(Duration::ZERO).await.unwrap();
        reached(limiter.acquire(Duration::ZERO).await);
    }
}

#[tokio::test(start_paused = true)]
async fn an_account_tells_its_limits_and_what_is_used() {
    let quotas: OverallQuotas = serde_json::from_str(
        r#"{
            "api_requests_hourly": {"user": {"allowed": 240, "used": 1}},
            "api_requests_daily": {"user": {"allowed": 10, "used": 9}, "group": {"allowed": 500, "used": 498}},
            "api_requests_monthly": {"user": {"allowed": 15500, "used": 700}},
            "intelligence_searches_monthly": {"user": {"allowed": 0, "used": 0}}
        }"#,
    )
    .unwrap();
    let limit = RateLimit::from_quotas(&quotas).clock(from(MORNING));
    assert_eq!(limit.per_minute, None);
    assert_eq!(limit.per_hour, Some(240));
    assert_eq!((limit.per_day, limit.used_today), (Some(500), 498));
    assert_eq!((limit.per_month, limit.used_this_month), (Some(15500), 700));
    let limiter = limiter(limit);
    acquire(&limiter).await;
    acquire(&limiter).await;
    let refused = reached(limiter.acquire(Duration::ZERO).await);
    assert_eq!(refused.period, QuotaPeriod::Day);
    // What was used yesterday does not count tomorrow.
    acquire(&limiter).await;
    acquire(&limiter).await;
    acquire(&limiter).await;
}

#[test]
fn a_limit_of_nothing_is_refused() {
    for limit in [
        RateLimit::new().per_minute(0),
        RateLimit::new().per_hour(0),
        RateLimit::new().per_day(0),
        RateLimit::new().per_month(0),
    ] {
        let builder = crate::client::Client::builder()
            .api_key(KEY)
            .rate_limit(limit);
        let error = builder.build().unwrap_err();
        assert!(matches!(error, Error::Configuration(_)), "{error:?}");
        assert!(error.to_string().contains("rate limit is 0"), "{error}");
    }
}

#[tokio::test(start_paused = true)]
async fn who_may_wait_exactly_as_long_as_it_takes_does() {
    let limiter = limiter(RateLimit::new().per_day(1).clock(from(MORNING)));
    acquire(&limiter).await;
    let until_midnight = seconds(16 * 3600);
    let error = limiter.acquire(until_midnight - seconds(1)).await;
    assert_eq!(reached(error).resets_in, until_midnight);
    limiter.acquire(until_midnight).await.unwrap();
}

/// The minute is waited for, and then the hour is used up by whoever came first.
#[tokio::test(start_paused = true)]
async fn what_is_used_up_while_a_request_queues_is_told() {
    let limit = RateLimit::new().per_minute(1).per_hour(2);
    let limiter = limiter(limit.clock(from(MORNING)));
    acquire(&limiter).await;
    let began = Instant::now();
    let (first, second) = tokio::join!(
        limiter.acquire(Duration::ZERO),
        limiter.acquire(Duration::ZERO)
    );
    first.unwrap();
    assert_eq!(reached(second).period, QuotaPeriod::Hour);
    assert!(began.elapsed() <= seconds(62), "{:?}", began.elapsed());
}
