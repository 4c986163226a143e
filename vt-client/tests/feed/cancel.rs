//! Dropping a feed ends everything that it does, whatever it waits for.

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use vt_client::Error;
use vt_client::feed::Files;

use crate::world::{Answer, World, line, lines, packed};

/// Runs on a runtime of its own. A runtime waits for its threads for blocking work when it is
/// dropped, so a decoder that does not end is a test that does not end.
fn ends(test: impl AsyncFnOnce() + Send + 'static) {
    let (done, finished) = mpsc::channel();
    thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        runtime.block_on(test());
        drop(runtime);
        done.send(()).unwrap();
    });
    finished.recv_timeout(Duration::from_secs(60)).unwrap();
}

/// Waits until the storage sends nothing any more.
async fn quiet(world: &World) {
    for _ in 0..500 {
        if world.open() == 0 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("{} bodies are still sent", world.open());
}

#[test]
fn in_the_middle_of_a_package_that_stands_still() {
    ends(async || {
        let world = World::new().await;
        let mut body = packed(lines("x", 30, 30_000));
        body.truncate(body.len() / 2);
        world
            .then("files/202611260800", Answer::Stalled(body.clone()))
            .then("files/202611260801", Answer::Stalled(body));
        let mut feed = world.feed(Files).from("202611260800").stream();
        feed.next().await.unwrap().unwrap();
        while world.open() < 2 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        drop(feed);
        quiet(&world).await;
    });
}

#[test]
fn in_a_large_package_that_nobody_reads() {
    ends(async || {
        let world = World::new().await;
        let body = packed(lines("x", 50, 100)).repeat(5_000);
        world
            .then("files/202611260800", Answer::Body(body.clone()))
            .then("files/202611260801", Answer::Body(body));
        let mut feed = world.feed(Files).from("202611260800").stream();
        feed.next().await.unwrap().unwrap();
        // Both decoders have their budgets full now.
        tokio::time::sleep(Duration::from_millis(500)).await;
        drop(feed);
        quiet(&world).await;
    });
}

#[test]
fn while_it_waits_for_a_package() {
    ends(async || {
        let world = World::new().await;
        world
            .minute("202611260800", line("a"))
            .then("files/202611260801", Answer::Error(400, "NotAvailableYet"));
        let mut feed = world.feed(Files).from("202611260800").stream();
        feed.next().await.unwrap().unwrap();
        assert!(
            tokio::time::timeout(Duration::from_millis(300), feed.next())
                .await
                .is_err()
        );
        drop(feed);
        tokio::task::yield_now().await;
    });
}

/// A runtime that is dropped waits for its threads, but not for a reader that outlives it.
#[test]
fn a_runtime_that_ends_before_its_feed() {
    let (done, finished) = mpsc::channel();
    thread::spawn(move || {
        for mut builder in [
            tokio::runtime::Builder::new_current_thread(),
            tokio::runtime::Builder::new_multi_thread(),
        ] {
            let runtime = builder.enable_all().build().unwrap();
            let mut feed = runtime.block_on(async {
                let world = World::new().await;
                let body = packed(lines("x", 50, 100)).repeat(5_000);
                world.then("files/202611260800", Answer::Body(body));
                let mut feed = world.feed(Files).from("202611260800").stream();
                feed.next().await.unwrap().unwrap();
                // The decoder has its budget full now.
                tokio::time::sleep(Duration::from_millis(500)).await;
                feed
            });
            drop(runtime);
            let cursor = feed.cursor().unwrap();
            assert_eq!(cursor.to_string(), "202611260800-1");
            // What had come is still there; then it tells what happened.
            let runtime = builder.build().unwrap();
            let error = runtime.block_on(async {
                loop {
                    if let Err(error) = feed.next().await.unwrap() {
                        break error;
                    }
                }
            });
            assert!(matches!(error, Error::RuntimeEnded(_)), "{error:?}");
            assert!(feed.cursor().unwrap() > cursor);
        }
        done.send(()).unwrap();
    });
    finished.recv_timeout(Duration::from_secs(60)).unwrap();
}
