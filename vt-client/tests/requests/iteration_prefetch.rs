//! Pages that are asked for ahead: one, never more, and none beyond the limit.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use vt_client::Error;

use crate::{BlockingThings, Things, blocking_client, client};
use vt_testkit::{Recorded, Server, answer, json};

fn cursor(request: &Recorded) -> u32 {
    request
        .parameter("cursor")
        .map_or(0, |cursor| cursor.parse().unwrap())
}

/// A page of two numbers, and where the next one begins.
fn two(start: u32) -> Vec<u8> {
    json(format!(
        r#"{{"data": [{{"type": "thing", "id": {start}}}, {{"type": "thing", "id": {}}}], "meta": {{"cursor": "{}"}}}}"#,
        start + 1,
        start + 2
    ))
}

/// Pages of two numbers that never end.
fn endless() -> Server {
    Server::new(|request| two(cursor(request)))
}

/// Waits until so many requests came, and gives others the time to come.
async fn asked(server: &Server, requests: usize) -> usize {
    for _ in 0..2000 {
        if server.requests().len() >= requests {
            break;
        }
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    tokio::time::sleep(Duration::from_millis(20)).await;
    server.requests().len()
}

#[tokio::test]
async fn the_next_page_is_asked_for_while_this_one_is_used() {
    let server = endless();
    let mut items = client(&server).things().list().prefetch().stream();
    assert_eq!(asked(&server, 0).await, 0);
    assert_eq!(items.next().await.unwrap().unwrap().id(), "0");
    // Nobody polls now.
    assert_eq!(asked(&server, 2).await, 2);
    assert_eq!(items.next().await.unwrap().unwrap().id(), "1");
    assert_eq!(asked(&server, 2).await, 2);
    assert_eq!(items.next().await.unwrap().unwrap().id(), "2");
    assert_eq!(asked(&server, 3).await, 3);
}

#[tokio::test]
async fn without_it_a_page_is_asked_for_when_it_is_needed() {
    let server = endless();
    let mut items = client(&server).things().list().stream();
    for requests in [1, 1, 2, 2, 3] {
        items.next().await.unwrap().unwrap();
        assert_eq!(asked(&server, requests).await, requests);
    }
}

#[test]
fn it_works_between_the_calls_of_an_iterator() {
    let server = endless();
    let mut items = blocking_client(&server)
        .things()
        .list()
        .prefetch()
        .into_iter();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    for (id, requests) in [(0, 2), (1, 2), (2, 3)] {
        assert_eq!(items.next().unwrap().unwrap().id(), id.to_string());
        assert_eq!(runtime.block_on(asked(&server, requests)), requests);
    }
}

#[tokio::test]
async fn no_page_is_asked_for_beyond_the_limit() {
    let server = endless();
    for (limit, pages) in [(0, 0), (1, 1), (2, 1), (3, 2), (4, 2), (5, 3)] {
        server.forget();
        let things = client(&server).things();
        let items = things.list().limit(limit).prefetch().all().await.unwrap();
        assert_eq!(items.len() as u64, limit);
        assert_eq!(asked(&server, pages).await, pages, "{limit}");
    }
}

#[tokio::test]
async fn an_error_of_the_page_ahead_comes_after_the_items() {
    let server = Server::new(|request| match cursor(request) {
        0 => two(0),
        _ => answer("403 Forbidden", &[], "{}"),
    });
    let mut items = client(&server).things().list().prefetch().stream();
    items.next().await.unwrap().unwrap();
    assert_eq!(asked(&server, 2).await, 2);
    items.next().await.unwrap().unwrap();
    let error = items.next().await.unwrap().unwrap_err();
    assert!(
        matches!(&error, Error::Api(error) if error.status == 403),
        "{error}"
    );
    assert!(items.next().await.is_none());
    assert_eq!(asked(&server, 2).await, 2);
}

/// A page that hangs is given up with the stream, by its task and by its connection.
#[tokio::test]
async fn dropping_the_stream_gives_the_page_ahead_up() {
    let hangs = Arc::new(AtomicBool::new(false));
    let server = Server::new({
        let hangs = Arc::clone(&hangs);
        move |request| {
            let start = cursor(request);
            if start > 0 {
                hangs.store(true, Ordering::SeqCst);
                std::thread::sleep(Duration::from_secs(50));
            }
            two(start)
        }
    });
    let vt = client(&server);
    let mut items = vt.things().list().prefetch().stream();
    items.next().await.unwrap().unwrap();
    while !hangs.load(Ordering::SeqCst) {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    let tasks = || {
        tokio::runtime::Handle::current()
            .metrics()
            .num_alive_tasks()
    };
    let before = tasks();
    drop(items);
    for _ in 0..10_000 {
        if tasks() + 2 <= before {
            return;
        }
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    panic!("{} of {before} tasks are left", tasks());
}
