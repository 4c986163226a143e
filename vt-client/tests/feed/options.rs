//! Options that are wrong, and the age of packages.

use vt_client::Error;
use vt_client::Object;
use vt_client::feed::{FeedKind, FeedRequest, Files};
use vt_client::objects::File;

use crate::world::{World, all, ids, line};

async fn usage(request: FeedRequest<Object<File>>) -> String {
    let mut feed = request.stream();
    let Some(Err(Error::Usage(refusal))) = feed.next().await else {
        panic!("no usage error");
    };
    assert!(feed.next().await.is_none());
    refusal.to_string()
}

/// It is 2026-11-26 10:00; packages are kept for 7 days.
#[tokio::test]
async fn a_start_that_is_too_old_is_refused_unless_it_is_wanted() {
    let world = World::new().await;
    world
        .minute("202611190959", line("old"))
        .minute("202611191000", line("oldest"));
    let feed = || world.feed(Files).until("202611191001");
    let expected = "the feed cannot begin at `202611190959`: packages are kept for 7 days, the oldest is `202611191000`; \
        begin there; to ask for older ones all the same, set `allow_expired`";
    assert_eq!(usage(feed().from("202611190959")).await, expected);
    assert_eq!(usage(feed().resume("202611190959-7")).await, expected);
    assert!(world.asked().is_empty());
    assert_eq!(ids(&all(feed().from("202611191000")).await), ["oldest"]);
    let items = all(feed().from("202611190959").allow_expired()).await;
    assert_eq!(ids(&items), ["old", "oldest"]);
}

#[tokio::test]
async fn the_first_mistake_is_the_first_item() {
    let world = World::new().await;
    let feed = || world.feed(Files);
    assert_eq!(
        usage(feed().from("2026-11-26").until("x")).await,
        "`2026-11-26` is not a minute of a feed: it has other characters than digits; give it as `YYYYMMDDhhmm`, in UTC"
    );
    assert_eq!(
        usage(feed().resume("202611260800-x")).await,
        "`202611260800-x` is not a place in a feed: what follows the hyphen is not a number of lines; \
         give `YYYYMMDDhhmm-N`, in UTC, with the number of lines to skip"
    );
    let key = usage(feed().resume("CANARY5f3a1c0de9b84a77")).await;
    assert!(!key.contains("CANARY5f3a"), "{key}");
    assert!(world.asked().is_empty());
}

#[tokio::test]
async fn a_feed_that_ends_before_it_begins_is_empty() {
    let world = World::new().await;
    assert!(
        all(world
            .feed(FeedKind::Urls)
            .from("202611260800")
            .until("202611260800"))
        .await
        .is_empty()
    );
    let feed = world
        .feed(FeedKind::Urls)
        .hourly()
        .from("202611260810")
        .until("202611260805");
    assert!(all(feed).await.is_empty());
    assert!(world.asked().is_empty());
}

#[test]
fn a_feed_outside_a_runtime_says_what_to_do() {
    let vt = vt_client::Client::new("0123456789abcdef").unwrap();
    let mut feed = vt.feed(Files).stream();
    let mut next = std::pin::pin!(feed.next());
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    let outcome = next.as_mut().poll(&mut context);
    assert!(
        format!("{outcome:?}").contains("tokio runtime"),
        "{outcome:?}"
    );
}
