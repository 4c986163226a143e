//! Packages that are not there yet, in paused time: hours pass in no time.

use std::time::Duration;

use vt_client::feed::Files;

use crate::world::{Answer, World, archived, ids, line};

const NOT_YET: Answer = Answer::Error(400, "NotAvailableYet");

async fn take(
    request: vt_client::feed::FeedRequest<vt_client::Object<vt_client::objects::File>>,
    number: usize,
) -> Vec<String> {
    let mut feed = request.stream();
    let mut items = Vec::new();
    while items.len() < number {
        items.push(feed.next().await.unwrap().unwrap());
    }
    ids(&items)
}

/// It is 10:00; packages are there 60 minutes after their minute, and none is asked for before.
#[tokio::test(start_paused = true)]
async fn minutes_are_asked_for_when_they_can_be_there() {
    let world = World::new().await;
    for minute in [
        "202611260859",
        "202611260900",
        "202611260901",
        "202611260902",
    ] {
        world.minute(minute, line(minute));
    }
    let items = take(world.feed(Files).from("202611260859").prefetch(0), 4).await;
    assert_eq!(items.len(), 4);
    assert_eq!(world.times(), [0, 0, 60, 120]);
}

/// An hour is there 2 hours after it began.
#[tokio::test(start_paused = true)]
async fn hours_are_asked_for_when_they_can_be_there() {
    let world = World::new().await;
    for hour in ["2026112608", "2026112609"] {
        let file = (format!("{hour}00"), line(hour).into_bytes());
        world.then(
            &format!("files/hourly/{hour}"),
            Answer::Body(archived(&[file])),
        );
    }
    let items = take(world.feed(Files).hourly().from("202611260800"), 2).await;
    assert_eq!(items, ["2026112608", "2026112609"]);
    assert_eq!(world.times(), [0, 3600]);
}

/// The service is late: pauses are a minute at first, and grow. All codes that begin so mean the
/// same.
#[tokio::test(start_paused = true)]
async fn packages_that_are_late_are_asked_for_again() {
    let world = World::new().await;
    world
        .then("files/202611260900", NOT_YET)
        .then(
            "files/202611260900",
            Answer::Error(400, "NotAvailableYetError"),
        )
        .then(
            "files/202611260900",
            Answer::Error(400, "NotAvailableYetTryLater"),
        )
        .minute("202611260900", line("a"));
    let items = take(world.feed(Files).from("202611260900"), 1).await;
    assert_eq!(items, ["a"]);
    // Nobody asks for the next package while this one is not there.
    assert_eq!(world.times()[..4], [0, 60, 180, 360]);
    assert!(
        world.asked()[..4]
            .iter()
            .all(|path| path == "files/202611260900"),
        "{:?}",
        world.asked()
    );
}

#[tokio::test(start_paused = true)]
async fn pauses_are_bounded_and_can_be_chosen() {
    let world = World::new().await;
    for _ in 0..8 {
        world.then("files/202611260900", NOT_YET);
    }
    world.minute("202611260900", line("a"));
    let request = world
        .feed(Files)
        .from("202611260900")
        .poll_interval(Duration::from_secs(10));
    take(request, 1).await;
    assert_eq!(world.times()[..9], [0, 10, 30, 60, 100, 150, 200, 250, 300]);
}

/// A feed that is up to date goes on for hours, minute by minute, each asked for once.
#[tokio::test(start_paused = true)]
async fn a_feed_follows_the_present() {
    let world = World::new().await;
    let minutes: Vec<String> = (0..180)
        .map(|minute| format!("20261126{:02}{:02}", 8 + minute / 60, minute % 60))
        .collect();
    for minute in &minutes {
        world.minute(minute, line(minute));
    }
    let items = take(world.feed(Files).from("202611260800"), 180).await;
    assert_eq!(items, minutes);
    let times = world.times();
    assert_eq!(times.len(), 180);
    assert_eq!(
        times[60..],
        (0..120).map(|minute| minute * 60).collect::<Vec<_>>()
    );
}

/// 70 minutes ago, as the official Python client; the newest hour.
#[tokio::test(start_paused = true)]
async fn where_a_feed_begins_by_default() {
    let world = World::new().await;
    world.minute("202611260850", line("a"));
    let file = ("202611260800".to_owned(), line("b").into_bytes());
    world.then("files/hourly/2026112608", Answer::Body(archived(&[file])));
    assert_eq!(take(world.feed(Files), 1).await, ["a"]);
    assert_eq!(take(world.feed(Files).hourly(), 1).await, ["b"]);
}

#[tokio::test(start_paused = true)]
async fn a_feed_of_the_future_waits() {
    let world = World::new().await;
    world.minute("202611261100", line("a"));
    assert_eq!(take(world.feed(Files).from("202611261100"), 1).await, ["a"]);
    assert_eq!(world.times()[0], 7200);
}
