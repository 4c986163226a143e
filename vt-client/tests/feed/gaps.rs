//! Packages that are missing: tolerated, reported, and too many.

use std::sync::{Arc, Mutex};

use vt_client::Error;
use vt_client::feed::{FeedGap, FeedProblem, Files};

use crate::world::{Answer, World, all, archived, ids, line};

/// Gaps as text, and the function that keeps them.
fn recorder() -> (
    Arc<Mutex<Vec<String>>>,
    impl Fn(&FeedGap) + Send + Sync + 'static,
) {
    let gaps = Arc::new(Mutex::new(Vec::new()));
    let kept = Arc::clone(&gaps);
    let record = move |gap: &FeedGap| {
        let text = format!("{} {} {}+{}", gap.kind, gap.run, gap.minute, gap.minutes);
        kept.lock().unwrap().push(text);
    };
    (gaps, record)
}

#[tokio::test]
async fn a_run_that_is_tolerated_is_reported_and_passed() {
    let world = World::new().await;
    world
        .minute("202611260800", line("a"))
        .minute("202611260804", line("b"))
        .minute("202611260806", line("c"));
    let (gaps, record) = recorder();
    let request = world.feed(Files).from("202611260800").until("202611260807");
    assert_eq!(ids(&all(request.on_gap(record)).await), ["a", "b", "c"]);
    assert_eq!(
        *gaps.lock().unwrap(),
        [
            "files 1 202611260801+1",
            "files 2 202611260802+1",
            "files 3 202611260803+1",
            "files 1 202611260805+1"
        ]
    );
}

/// A minute that a gateway does not let through is there all the same.
#[tokio::test]
async fn a_gateways_404_is_no_gap() {
    let world = World::new().await;
    world
        .minute("202611260800", line("a"))
        .then("files/202611260801", Answer::Error(404, ""))
        .minute("202611260802", line("c"));
    let (gaps, record) = recorder();
    let request = world.feed(Files).from("202611260800").until("202611260803");
    let mut feed = request.on_gap(record).stream();
    assert_eq!(feed.next().await.unwrap().unwrap().object.id(), "a");
    let error = feed.next().await.unwrap().unwrap_err();
    assert!(
        matches!(&error, Error::Api(error) if error.status == 404),
        "{error:?}"
    );
    assert!(feed.next().await.is_none());
    assert!(gaps.lock().unwrap().is_empty());
    // The token of the place leads back to the minute.
    assert_eq!(feed.cursor().unwrap().to_string(), "202611260801-0");
}

#[tokio::test]
async fn one_more_than_tolerated_ends_the_feed_where_the_run_began() {
    let world = World::new().await;
    world
        .minute("202611260800", line("a"))
        .minute("202611260805", line("b"));
    let (gaps, record) = recorder();
    let request = || world.feed(Files).from("202611260800").until("202611260806");
    let mut feed = request().on_gap(record).stream();
    assert_eq!(feed.next().await.unwrap().unwrap().object.id(), "a");
    let Some(Err(Error::Feed(error))) = feed.next().await else {
        panic!("four are missing, three are tolerated");
    };
    assert!(
        matches!(error.problem, FeedProblem::Missing { packages: 4, .. }),
        "{error:?}"
    );
    assert!(!error.is_line());
    assert_eq!(error.cursor.to_string(), "202611260801-0");
    assert_eq!(feed.cursor(), Some(error.cursor));
    assert_eq!(gaps.lock().unwrap().len(), 4);
    assert!(feed.next().await.is_none());
    assert!(feed.next().await.is_none());
    // Resumed with more tolerance, nothing is lost.
    let rest = all(request().resume(error.cursor).tolerate_missing(4)).await;
    assert_eq!(ids(&rest), ["b"]);
}

#[tokio::test]
async fn no_gap_is_tolerated_when_none_is_wanted() {
    let world = World::new().await;
    let mut feed = world
        .feed(Files)
        .from("202611260800")
        .tolerate_missing(0)
        .stream();
    let error = feed.next().await.unwrap().unwrap_err();
    assert_eq!(
        error.to_string(),
        "feed at `202611260800-0`: 1 packages in a row are missing, from this one on; `tolerate_missing` says how many may be"
    );
}

#[tokio::test]
async fn hours_and_minutes_of_hours() {
    let world = World::new().await;
    let files = (0..60)
        .filter(|minute| ![0, 17, 18, 59].contains(minute))
        .map(|minute| (format!("2026112606{minute:02}"), line("x").into_bytes()))
        .collect::<Vec<_>>();
    world.then("files/hourly/2026112606", Answer::Body(archived(&files)));
    let (gaps, record) = recorder();
    let request = world
        .feed(Files)
        .hourly()
        .from("202611260500")
        .until("202611260800");
    assert_eq!(all(request.on_gap(record)).await.len(), 56);
    assert_eq!(
        *gaps.lock().unwrap(),
        [
            "files 1 202611260500+60",
            "files 0 202611260600+1",
            "files 0 202611260617+1",
            "files 0 202611260618+1",
            "files 0 202611260659+1",
            "files 1 202611260700+60"
        ]
    );
}

/// A feed must not take an error for a gap.
#[tokio::test]
async fn other_errors_are_no_gaps() {
    for (status, code) in [
        (401, "WrongCredentialsError"),
        (403, "ForbiddenError"),
        (400, "BadRequestError"),
    ] {
        let world = World::new().await;
        world
            .minute("202611260800", line("a"))
            .then("files/202611260801", Answer::Error(status, code));
        let mut feed = world
            .feed(Files)
            .from("202611260800")
            .on_gap(|gap| panic!("{gap:?}"))
            .stream();
        assert!(feed.next().await.unwrap().is_ok());
        let error = feed.next().await.unwrap().unwrap_err();
        assert_eq!(error.status(), Some(status));
        assert_eq!(error.code().unwrap().as_str(), code);
        assert_eq!(feed.cursor().unwrap().to_string(), "202611260801-0");
        assert!(feed.next().await.is_none());
        assert_eq!(world.asked().len(), 2);
    }
}
