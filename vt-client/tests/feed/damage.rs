//! Packages that come damaged or not whole, and services that fail for a while.

use vt_client::feed::{FeedProblem, FeedRequest, Files};
use vt_client::objects::File;
use vt_client::{Error, Object};

use crate::world::{Answer, World, all, ids, line, lines, packed};

const PATH: &str = "files/202611260800";

fn request(world: &World) -> FeedRequest<Object<File>> {
    world.feed(Files).from("202611260800").until("202611260801")
}

/// With a bit of its last block wrong; and the ids of all its lines.
fn damaged() -> (Vec<u8>, Vec<u8>, Vec<String>) {
    let text = lines("202611260800", 20, 30_000);
    let ids = text
        .lines()
        .map(|line| line.split('"').nth(7).unwrap().to_owned())
        .collect();
    let whole = packed(text);
    let mut damaged = whole.clone();
    let place = damaged.len() - 20_000;
    damaged[place] ^= 1;
    (whole, damaged, ids)
}

#[tokio::test(start_paused = true)]
async fn a_damaged_package_is_fetched_again_and_no_line_comes_twice() {
    let world = World::new().await;
    let (whole, damaged, expected) = damaged();
    world
        .then(PATH, Answer::Body(damaged.clone()))
        .then(PATH, Answer::Cut(whole.clone(), whole.len() / 2))
        .then(PATH, Answer::Body(damaged))
        .then(PATH, Answer::Body(whole));
    let items = all(request(&world)).await;
    assert!(ids(&items) == expected);
    assert_eq!(world.fetched(), 4);
}

#[tokio::test(start_paused = true)]
async fn a_package_that_stays_damaged_ends_the_feed_where_it_is() {
    let world = World::new().await;
    let (whole, damaged, expected) = damaged();
    world.then(PATH, Answer::Body(damaged));
    let mut feed = request(&world).attempts(3).stream();
    let mut items = Vec::new();
    let error = loop {
        match feed.next().await.unwrap() {
            Ok(item) => items.push(item),
            Err(Error::Feed(error)) => break error,
            Err(error) => panic!("{error}"),
        }
    };
    // What came before the damage was given, and nothing of the damaged block.
    assert!(items.len() > 10);
    assert!(ids(&items) == expected[..items.len()]);
    assert_eq!(error.cursor, items.last().unwrap().cursor);
    assert_eq!(feed.cursor(), Some(error.cursor));
    assert!(
        matches!(&error.problem, FeedProblem::Damaged { attempts: 3, message, .. } if message.contains("damaged")),
        "{error}"
    );
    assert!(feed.next().await.is_none());
    // How soon a block is known to be good depends on the pieces that come, so more fetches may
    // have brought something.
    assert!(world.fetched() >= 3);
    // Mended, it goes on exactly there.
    world
        .then(PATH, Answer::Body(whole.clone()))
        .then(PATH, Answer::Body(whole));
    let rest = all(request(&world).resume(error.cursor)).await;
    assert!(ids(&rest) == expected[items.len()..]);
}

#[tokio::test(start_paused = true)]
async fn what_is_not_bzip2_is_told() {
    let world = World::new().await;
    world.then(PATH, Answer::Body(b"<html>maintenance</html>".to_vec()));
    let error = request(&world).stream().next().await.unwrap().unwrap_err();
    assert_eq!(
        error.to_string(),
        "feed at `202611260800-0`: the package was fetched 5 times and each time it is not bzip2"
    );
}

/// The connection ends exactly where a bzip2 stream does: that is not the end of the package.
#[tokio::test(start_paused = true)]
async fn a_cut_between_two_streams_is_a_cut() {
    let world = World::new().await;
    let first = packed(line("a") + "{\"type\": \"file\", ");
    let body = [
        first.clone(),
        packed("\"id\": \"b\"}\n".to_owned() + &line("c")),
    ]
    .concat();
    world
        .then(PATH, Answer::Cut(body.clone(), first.len()))
        .then(PATH, Answer::Body(body));
    assert_eq!(ids(&all(request(&world)).await), ["a", "b", "c"]);
    assert_eq!(world.fetched(), 2);
}

/// The pauses double: 1 s, 2 s, 4 s.
#[tokio::test(start_paused = true)]
async fn failures_of_the_service_pass() {
    let world = World::new().await;
    world
        .then(PATH, Answer::Error(503, "TransientError"))
        .then(PATH, Answer::Error(429, "TooManyRequestsError"))
        .then(PATH, Answer::Error(500, "UnknownError"))
        .minute("202611260800", line("a"));
    assert_eq!(ids(&all(request(&world)).await), ["a"]);
    assert_eq!(world.times(), [0, 1, 3, 7]);
}

#[tokio::test(start_paused = true)]
async fn failures_that_do_not_pass_are_given() {
    let world = World::new().await;
    world.then(PATH, Answer::Error(503, "TransientError"));
    let error = request(&world)
        .attempts(2)
        .stream()
        .next()
        .await
        .unwrap()
        .unwrap_err();
    assert_eq!(error.status(), Some(503));
    assert_eq!(world.asked().len(), 2);
}

/// A package that is lost while it is read is no gap: some of its lines were given.
#[tokio::test(start_paused = true)]
async fn a_package_that_vanishes_half_read_is_an_error() {
    let world = World::new().await;
    let (whole, _, _) = damaged();
    world
        .then(PATH, Answer::Cut(whole.clone(), whole.len() / 2))
        .then(PATH, Answer::Error(404, "NotFoundError"));
    let mut feed = request(&world).on_gap(|gap| panic!("{gap:?}")).stream();
    let mut items = 0;
    let error = loop {
        match feed.next().await.unwrap() {
            Ok(_) => items += 1,
            Err(error) => break error,
        }
    };
    assert!(items > 0);
    assert!(error.is_not_found());
    assert_eq!(feed.cursor().unwrap().lines(), items);
}

/// bzip2 of nothing has 14 bytes; a package without any is no minute without lines.
#[tokio::test(start_paused = true)]
async fn an_answer_without_bytes_is_damaged() {
    let world = World::new().await;
    world
        .then(PATH, Answer::Body(Vec::new()))
        .minute("202611260800", line("a"));
    assert_eq!(ids(&all(request(&world)).await), ["a"]);
    assert_eq!(world.fetched(), 2);

    let world = World::new().await;
    world.then(PATH, Answer::Body(Vec::new()));
    let error = request(&world).stream().next().await.unwrap().unwrap_err();
    assert_eq!(
        error.to_string(),
        "feed at `202611260800-0`: the package was fetched 5 times and each time it has no bytes"
    );

    let world = World::new().await;
    world.minute("202611260800", "");
    assert!(all(request(&world)).await.is_empty());
    assert_eq!(world.fetched(), 1);
}
