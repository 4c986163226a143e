//! Exactly once: however often a feed is interrupted and resumed, the items are the same.

use proptest::prelude::*;
use vt_client::feed::{FeedRequest, Files};
use vt_client::objects::File;
use vt_client::{Error, Object};

use crate::world::{Answer, World, all, archived, ids, line, lines, packed};

/// Items, and the lines that are errors, as text with their cursors.
async fn some(request: FeedRequest<Object<File>>, most: usize) -> (Vec<String>, Option<String>) {
    let mut feed = request.stream();
    let mut seen = Vec::new();
    while seen.len() < most {
        match feed.next().await {
            None => return (seen, None),
            Some(Ok(item)) => seen.push(format!("{} {}", item.cursor, item.object.id())),
            Some(Err(Error::Feed(error))) if error.is_line() => {
                seen.push(format!("{} wrong", error.cursor))
            }
            Some(Err(error)) => panic!("{error}"),
        }
    }
    (seen, feed.cursor().map(|cursor| cursor.to_string()))
}

/// Minutes of all shapes: empty, missing, with errors, with empty lines, larger than a block.
async fn world() -> World {
    let world = World::new().await;
    let texts = [
        Some(lines("202611260700", 3, 10)),
        Some(String::new()),
        None,
        Some(line("a") + "not json\n\n" + &line("b")),
        Some(lines("202611260704", 6, 60_000)),
        Some("\n\n".to_owned()),
        Some(lines("202611260706", 40, 10)),
    ];
    let mut files = Vec::new();
    for (minute, text) in texts.into_iter().enumerate() {
        let Some(text) = text else { continue };
        let name = format!("20261126070{minute}");
        world.minute(&name, &text);
        files.push((format!("x/{name}"), text.into_bytes()));
    }
    world.then("files/hourly/2026112607", Answer::Body(archived(&files)));
    world
}

fn resumed(
    steps: &[usize],
    hourly: impl Fn(usize) -> bool,
    by_item: bool,
) -> (Vec<String>, Vec<String>) {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let world = world().await;
        let request = |hourly| {
            let request = world.feed(Files).until("202611260707");
            if hourly { request.hourly() } else { request }
        };
        let (expected, _) = some(request(false).from("202611260700"), usize::MAX).await;
        assert_eq!(expected.len(), 52);
        let mut seen: Vec<String> = Vec::new();
        let mut cursor = "202611260700".to_owned();
        for (index, &most) in steps.iter().chain([&usize::MAX]).enumerate() {
            let (items, next) = some(request(hourly(index)).resume(&cursor), most).await;
            seen.extend(items);
            let Some(next) = next else { break };
            cursor = match seen.last() {
                Some(last) if by_item => last.split(' ').next().unwrap().to_owned(),
                _ => next,
            };
        }
        (expected, seen)
    })
}

/// So many cases, or as many as `PROPTEST_CASES` says, which `.ci/nightly` sets.
fn cases(few: u32) -> u32 {
    let many = std::env::var("PROPTEST_CASES").ok();
    many.and_then(|many| many.parse().ok()).unwrap_or(few)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases(24)))]

    /// By the cursor of the last item or of the feed, with packages of minutes and hours in turn.
    #[test]
    fn any_interruptions_give_the_same_items(
        steps in proptest::collection::vec(0_usize..20, 0..8),
        hourly in proptest::collection::vec(any::<bool>(), 9),
        by_item in any::<bool>(),
    ) {
        let (expected, seen) = resumed(&steps, |index| hourly[index], by_item);
        prop_assert_eq!(expected, seen);
    }

    /// The connection is cut at any places, in fetches that follow each other; then the package
    /// comes whole.
    #[test]
    fn any_cuts_give_the_same_items(cuts in proptest::collection::vec(0_usize..1_000, 0..4), hourly in any::<bool>()) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().start_paused(true).build().unwrap();
        let (seen, expected, fetched) = runtime.block_on(async {
            let world = World::new().await;
            let text = lines("202611260700", 30, 20_000);
            let (path, body) = if hourly {
                let file = ("202611260700".to_owned(), text.clone().into_bytes());
                ("files/hourly/2026112607", archived(&[file]))
            } else {
                ("files/202611260700", packed(&text))
            };
            for cut in &cuts {
                world.then(path, Answer::Cut(body.clone(), body.len() * cut / 1_000));
            }
            world.then(path, Answer::Body(body));
            let request = world.feed(Files).from("202611260700").until("202611260701");
            let items = all(if hourly { request.hourly() } else { request }).await;
            let expected: Vec<String> = text.lines().map(|line| line.split('"').nth(7).unwrap().to_owned()).collect();
            (ids(&items), expected, world.fetched())
        });
        prop_assert_eq!(fetched, cuts.len() + 1);
        prop_assert!(seen == expected);
    }
}

/// What is not wanted of an hour is not read, so it comes when the feed is resumed.
#[tokio::test]
async fn an_hour_that_was_read_in_part_goes_on_where_it_ended() {
    let world = World::new().await;
    let names: Vec<String> = (0..60)
        .map(|minute| format!("2026112607{minute:02}"))
        .collect();
    let files: Vec<_> = names
        .iter()
        .map(|name| (name.clone(), line(name).into_bytes()))
        .collect();
    world.then("files/hourly/2026112607", Answer::Body(archived(&files)));
    let hour = || world.feed(Files).hourly();
    let mut feed = hour().from("202611260700").until("202611260730").stream();
    let mut items = Vec::new();
    while let Some(item) = feed.next().await {
        items.push(item.unwrap());
    }
    let cursor = feed.cursor().unwrap();
    assert_eq!(cursor.to_string(), "202611260730-0");
    items.extend(all(hour().resume(cursor).until("202611260800")).await);
    assert_eq!(ids(&items), names);
}

/// Each time the package breaks off a line further on: there is progress, but each line would be a
/// download of the whole.
#[tokio::test(start_paused = true)]
async fn a_package_that_breaks_off_again_and_again_is_given_up() {
    let world = World::new().await;
    let streams: Vec<Vec<u8>> = (0..200)
        .map(|index| packed(line(&format!("{index:03}"))))
        .collect();
    let body = streams.concat();
    for index in 1..200 {
        let cut = streams[..index].concat().len();
        world.then("files/202611260700", Answer::Cut(body.clone(), cut));
    }
    let request = world.feed(Files).from("202611260700");
    let mut feed = request.until("202611260701").stream();
    let mut items = 0;
    let error = loop {
        match feed.next().await.unwrap() {
            Ok(_) => items += 1,
            Err(error) => break error,
        }
    };
    assert!(items > 10, "{items}: {error}");
    assert_eq!(world.fetched(), 50);
    // It can be resumed where it broke off.
    assert_eq!(
        feed.cursor().unwrap().to_string(),
        format!("202611260700-{items}")
    );
}
