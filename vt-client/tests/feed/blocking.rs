//! The same without an async runtime.

use vt_client::blocking::Client;
use vt_client::feed::Files;
use vt_client::{Error, FeedKind};

use crate::world::{Answer, World, line, lines};

/// The servers' runtime, the world, and a blocking client of it.
fn world() -> (tokio::runtime::Runtime, World, Client) {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .unwrap();
    let world = runtime.block_on(World::new());
    let client = Client::from_async(world.client()).unwrap();
    (runtime, world, client)
}

#[test]
fn items_cursors_and_resuming() {
    let (_runtime, world, vt) = world();
    world
        .minute("202611260800", lines("x", 3, 5))
        .minute("202611260801", line("y"));
    let request = || vt.feed(Files).clock(world.now()).until("202611260802");
    let all: Vec<String> = request()
        .from("202611260800")
        .into_iter()
        .map(|item| item.unwrap().object.id().to_owned())
        .collect();
    assert_eq!(all.len(), 4);
    let mut feed = request().from("202611260800").into_iter();
    let first = feed.next().unwrap().unwrap();
    assert_eq!(first.object.id(), all[0]);
    assert_eq!(feed.cursor(), Some(first.cursor));
    drop(feed);
    let rest: Vec<String> = request()
        .resume(first.cursor)
        .hourly()
        .into_iter()
        .map(|item| {
            item.map(|item| item.object.id().to_owned())
                .unwrap_or_default()
        })
        .collect();
    assert_eq!(rest.len(), 0, "there is no package of this hour");
    let rest: Vec<String> = request()
        .resume(first.cursor)
        .into_iter()
        .map(|item| item.unwrap().object.id().to_owned())
        .collect();
    assert_eq!(rest, all[1..]);
}

#[test]
fn mistakes_errors_and_gaps() {
    let (_runtime, world, vt) = world();
    world
        .minute("202611260800", "wrong\n".to_owned() + &line("a"))
        .then("files/202611260802", Answer::Error(403, "ForbiddenError"));
    let mut feed = vt.feed(FeedKind::Files).from("x").into_iter();
    assert!(matches!(feed.next(), Some(Err(Error::Usage(_)))));
    assert!(feed.next().is_none());

    let (gaps, reported) = std::sync::mpsc::channel();
    let request = vt
        .feed(FeedKind::Files)
        .clock(world.now())
        .from("202611260800");
    let mut feed = request
        .on_gap(move |gap| gaps.send(gap.minute.to_string()).unwrap())
        .lines()
        .into_iter();
    assert_eq!(feed.next().unwrap().unwrap().object, "wrong");
    assert_eq!(feed.next().unwrap().unwrap().object, line("a").trim());
    assert_eq!(feed.next().unwrap().unwrap_err().status(), Some(403));
    assert_eq!(feed.cursor().unwrap().to_string(), "202611260801-0");
    assert!(feed.next().is_none());
    assert_eq!(reported.try_iter().collect::<Vec<_>>(), ["202611260801"]);
}
