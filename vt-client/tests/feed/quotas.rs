//! Exceeded quotas are waited for as the client's policy says, and by nobody else.

use std::time::Duration;

use vt_client::feed::{Feed, Files};
use vt_client::objects::File;
use vt_client::retry::{AtQuota, RetryPolicy};
use vt_client::{ClientBuilder, Error, Object, RateLimit};

use crate::world::{Answer, World, line};

const PATH: &str = "files/202611260800";
const EXCEEDED: Answer = Answer::Error(429, "QuotaExceededError");

fn feed(world: &World, builder: ClientBuilder) -> Feed<Object<File>> {
    let request = builder.build().unwrap().feed(Files).clock(world.now());
    request.from("202611260800").until("202611260802").stream()
}

/// By default the minute's quota is waited for, and only that: it resets within a minute.
#[tokio::test(start_paused = true)]
async fn the_minutes_quota_is_waited_for() {
    let world = World::new().await;
    world.then(PATH, EXCEEDED).minute("202611260800", line("a"));
    let item = feed(&world, world.builder()).next().await;
    assert_eq!(item.unwrap().unwrap().object.id(), "a");
    assert_eq!(world.times()[..2], [0, 60]);
}

#[tokio::test(start_paused = true)]
async fn a_quota_that_is_not_to_be_waited_for_ends_the_feed() {
    let world = World::new().await;
    world.then(PATH, EXCEEDED);
    let policy = RetryPolicy::default().at_quota(AtQuota::Return);
    let mut feed = feed(&world, world.builder().retry(policy));
    let error = feed.next().await.unwrap().unwrap_err();
    assert!(error.is_quota_exceeded(), "{error:?}");
    assert_eq!(world.times(), [0]);
    assert_eq!(feed.cursor().unwrap().to_string(), "202611260800-0");
}

#[tokio::test(start_paused = true)]
async fn the_clients_own_limit_ends_the_feed_at_once() {
    let world = World::new().await;
    world
        .minute("202611260800", line("a"))
        .minute("202611260801", line("b"));
    let limit = RateLimit::new().per_day(1).clock(world.now());
    let mut feed = feed(&world, world.builder().rate_limit(limit));
    assert!(feed.next().await.unwrap().is_ok());
    let began = tokio::time::Instant::now();
    let error = feed.next().await.unwrap().unwrap_err();
    assert!(matches!(error, Error::LimitReached(_)), "{error:?}");
    assert!(
        began.elapsed() < Duration::from_secs(1),
        "{:?}",
        began.elapsed()
    );
    assert_eq!(feed.cursor().unwrap().to_string(), "202611260801-0");
}

/// A 429 without a code may be a proxy's, and passes.
#[tokio::test(start_paused = true)]
async fn too_many_requests_is_no_matter_of_quota() {
    let world = World::new().await;
    world
        .then(PATH, Answer::Error(429, ""))
        .minute("202611260800", line("a"));
    let item = feed(&world, world.builder()).next().await;
    assert_eq!(item.unwrap().unwrap().object.id(), "a");
    assert_eq!(world.times()[..2], [0, 1]);
}
