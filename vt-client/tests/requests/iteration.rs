//! Iteration over all pages: where it goes on, where it ends, and what an error does to it.

use std::pin::Pin;
use std::task::{Context, Poll, Waker};

use futures_core::Stream;
use vt_client::{AnyObject, Error};

use crate::{BlockingThings, Things, blocking_client, client, usage};
use vt_testkit::{Recorded, Server, answer, json};

/// `1 2!` is a page with the item 1 and, in place of the item 2, an error.
fn page(items: &str, cursor: Option<&str>) -> Vec<u8> {
    let items: Vec<String> = items
        .split_whitespace()
        .map(|item| match item.strip_suffix('!') {
            Some(id) => format!(
                r#"{{"error": {{"code": "NotFoundError"}}, "type": "thing", "id": "{id}"}}"#
            ),
            None => format!(r#"{{"type": "thing", "id": "{item}"}}"#),
        })
        .collect();
    let meta = cursor.map_or_else(
        || "{}".to_owned(),
        |cursor| format!(r#"{{"cursor": "{cursor}"}}"#),
    );
    json(format!(
        r#"{{"data": [{}], "meta": {meta}}}"#,
        items.join(",")
    ))
}

/// What came, in the notation of pages; `end` for the end, `fail` for an error that is not an
/// item's.
fn noted(item: Option<Result<AnyObject, Error>>) -> String {
    match item {
        Some(Ok(object)) => object.id().to_owned(),
        Some(Err(Error::Item(error))) => format!("{}!", error.id.unwrap()),
        Some(Err(Error::RepeatedCursor)) => "repeated".to_owned(),
        Some(Err(_)) => "fail".to_owned(),
        None => "end".to_owned(),
    }
}

/// Iterates in both clients, beyond the end, and gives what came; both must have sent the same
/// requests.
fn iterated(
    answer: impl Fn(&Recorded) -> Vec<u8> + Send + Sync + 'static,
    polls: usize,
) -> (String, Vec<String>) {
    let server = Server::new(answer);
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let from_stream = runtime.block_on(async {
        let mut items = client(&server).things().search("q").stream();
        let mut all = Vec::new();
        for _ in 0..polls {
            all.push(noted(items.next().await));
        }
        all.join(" ")
    });
    let targets = server.targets();
    server.forget();
    let mut items = blocking_client(&server).things().search("q").into_iter();
    let from_iterator: Vec<String> = (0..polls).map(|_| noted(items.next())).collect();
    assert_eq!(from_iterator.join(" "), from_stream);
    assert_eq!(server.targets(), targets);
    (from_stream, targets)
}

fn cursor(request: &Recorded) -> Option<String> {
    request.parameter("cursor")
}

#[test]
fn pages_follow_their_cursors_and_empty_ones_do_not_end_it() {
    let (items, targets) = iterated(
        |request| match cursor(request).as_deref() {
            None => page("1 2!", Some("a=")),
            Some("a=") => page("", Some("b")),
            Some("b") => page("", Some("c")),
            Some("c") => page("3", None),
            other => panic!("{other:?}"),
        },
        6,
    );
    assert_eq!(items, "1 2! 3 end end end");
    assert_eq!(
        targets,
        [
            "/api/v3/things/search?query=q&limit=300",
            "/api/v3/things/search?query=q&limit=300&cursor=a%3D",
            "/api/v3/things/search?query=q&limit=300&cursor=b",
            "/api/v3/things/search?query=q&limit=300&cursor=c",
        ]
    );
}

/// Of the link only the cursor counts: neither its host nor its other parameters are asked.
#[test]
fn the_cursor_of_the_next_link_is_used_and_the_link_is_not_followed() {
    let elsewhere = Server::json(r#"{"data": []}"#);
    let origin = elsewhere.origin.clone();
    let (items, targets) = iterated(
        move |request| {
            let next = match cursor(request).as_deref() {
                None => format!("{origin}/other?x=1&cursor=a%3D&limit=1"),
                Some("a=") => format!("{origin}/other?cursor=b"),
                Some("b") => String::new(),
                other => panic!("{other:?}"),
            };
            let item = request.parameter("cursor").unwrap_or_default();
            json(format!(
                r#"{{"data": [{{"type": "thing", "id": "<{item}>"}}], "links": {{"next": "{next}"}}}}"#
            ))
        },
        5,
    );
    assert_eq!(items, "<> <a=> <b> end end");
    assert_eq!(
        targets[1..],
        [
            "/api/v3/things/search?query=q&limit=300&cursor=a%3D",
            "/api/v3/things/search?query=q&limit=300&cursor=b",
        ]
    );
    assert_eq!(elsewhere.connections(), 0);
}

/// What `meta` says counts, where the link says something else.
#[test]
fn the_cursor_of_meta_goes_before_that_of_the_link() {
    let (items, targets) = iterated(
        |request| match cursor(request).as_deref() {
            None => json(
                r#"{"data": [], "meta": {"cursor": "m"}, "links": {"next": "https://h/?cursor=l"}}"#,
            ),
            Some(_) => page("1", None),
        },
        2,
    );
    assert_eq!(items, "1 end");
    assert!(targets[1].ends_with("&cursor=m"));
}

#[test]
fn a_cursor_that_comes_back_is_an_error_after_the_items() {
    let (items, targets) = iterated(
        |request| match cursor(request).as_deref() {
            None => page("1", Some("a")),
            Some("a") => page("2", Some("b")),
            Some(_) => page("3", Some("a")),
        },
        7,
    );
    assert_eq!(items, "1 2 3 repeated end end end");
    assert_eq!(targets.len(), 3);
}

#[test]
fn an_error_ends_it() {
    for (status, body) in [
        (
            "500 Internal Server Error",
            r#"{"error": {"code": "TransientError"}}"#,
        ),
        ("404 Not Found", ""),
        ("200 OK", "oops"),
    ] {
        let (items, targets) = iterated(
            move |request| match cursor(request).as_deref() {
                None => page("1 2", Some("a")),
                Some(_) => answer(status, &[], body),
            },
            6,
        );
        assert_eq!(items, "1 2 fail end end end");
        assert_eq!(targets.len(), 2);
    }
}

#[test]
fn one_object_or_none_in_place_of_a_list_is_a_page() {
    let (items, _) = iterated(|_| json(r#"{"data": {"type": "thing", "id": "1"}}"#), 3);
    assert_eq!(items, "1 end end");
    let (items, _) = iterated(|_| json(r#"{"data": null}"#), 2);
    assert_eq!(items, "end end");
}

/// Pages of three items that never end.
fn endless() -> Server {
    Server::new(|request| {
        let start = cursor(request).map_or(0, |cursor| cursor.parse().unwrap());
        let ids: Vec<String> = (start..start + 3).map(|id: u32| id.to_string()).collect();
        page(&ids.join(" "), Some(&(start + 3).to_string()))
    })
}

#[tokio::test]
async fn a_limit_ends_it_and_no_further_page_is_asked_for() {
    let server = endless();
    let (things, sync) = (client(&server).things(), blocking_client(&server).things());
    for (limit, sizes) in [
        (0, &[][..]),
        (1, &["1"]),
        (3, &["3"]),
        (4, &["4", "1"]),
        (6, &["6", "3"]),
        (7, &["7", "4", "1"]),
    ] {
        let asked = || -> Vec<String> {
            let requests = server.requests();
            server.forget();
            requests
                .iter()
                .map(|request| request.parameter("limit").unwrap())
                .collect()
        };
        let expected: Vec<String> = (0..limit).map(|id| id.to_string()).collect();
        let items = things.list().limit(limit).all().await.unwrap();
        let ids: Vec<&str> = items.iter().map(|item| item.id()).collect();
        assert_eq!(ids, expected);
        assert_eq!(asked(), sizes);
        let items = sync.list().limit(limit).all().unwrap();
        assert_eq!(items.len() as u64, limit);
        assert_eq!(asked(), sizes);
        assert_eq!(sync.list().limit(limit).into_iter().count() as u64, limit);
        assert_eq!(asked(), sizes);
    }
    // The size that is asked for stays.
    assert_eq!(
        things
            .list()
            .limit(4)
            .page_size(3)
            .all()
            .await
            .unwrap()
            .len(),
        4
    );
    let asked: Vec<_> = server
        .requests()
        .iter()
        .map(|request| request.parameter("limit"))
        .collect();
    assert_eq!(asked, [Some("3".to_owned()), Some("3".to_owned())]);
}

#[tokio::test]
async fn it_can_begin_at_a_cursor() {
    let server = endless();
    let things = client(&server).things();
    let items = things.list().cursor("90").limit(4).all().await.unwrap();
    assert_eq!(items[0].id(), "90");
    assert_eq!(items[3].id(), "93");
    server.forget();
    // A raw one is the beginning too, and only that.
    let items = things
        .list()
        .query("cursor", "90")
        .query("x", 1)
        .limit(4)
        .all()
        .await
        .unwrap();
    assert_eq!(items[3].id(), "93");
    assert_eq!(
        server.targets(),
        [
            "/api/v3/things?limit=4&cursor=90&x=1",
            "/api/v3/things?limit=1&cursor=93&x=1"
        ]
    );
}

#[tokio::test]
async fn a_beginning_that_comes_back_is_noticed() {
    let server = Server::new(|_| page("1", Some("a")));
    let mut items = client(&server).things().list().cursor("a").stream();
    assert_eq!(items.next().await.unwrap().unwrap().id(), "1");
    assert!(matches!(
        items.next().await,
        Some(Err(Error::RepeatedCursor))
    ));
    assert!(items.next().await.is_none());
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn a_collection_of_one_page_has_no_next_one() {
    let server = Server::new(|_| page("1 2", Some("a")));
    let things = client(&server).things();
    assert_eq!(things.few().all().await.unwrap().len(), 2);
    assert_eq!(things.few().limit(1).all().await.unwrap().len(), 1);
    let page = things.few().await.unwrap();
    assert!(page.cursor.is_none() && !page.is_more);
    assert_eq!(server.requests().len(), 3);
}

#[tokio::test]
async fn all_of_them_end_with_the_first_error() {
    let server = Server::new(|_| page("1 2! 3", None));
    let error = client(&server).things().list().all().await.unwrap_err();
    assert!(matches!(&error, Error::Item(error) if error.id.as_deref() == Some("2")));
    let error = blocking_client(&server).things().list().all().unwrap_err();
    assert!(matches!(&error, Error::Item(error) if error.id.as_deref() == Some("2")));
}

#[tokio::test]
async fn items_may_be_plain_values() {
    let server = Server::json(r#"{"data": ["a", 7, "b"]}"#);
    let mut items = client(&server).things().words().stream();
    assert_eq!(items.next().await.unwrap().unwrap(), "a");
    let error = items.next().await.unwrap().unwrap_err();
    assert!(
        matches!(&error, Error::Item(error) if error.raw.get() == "7"),
        "{error:?}"
    );
    assert_eq!(items.next().await.unwrap().unwrap(), "b");
    assert!(items.next().await.is_none());
}

/// The future of `next` may be dropped half-way, as `select!` does: the item is not lost.
#[tokio::test]
async fn a_wait_that_is_given_up_loses_nothing() {
    let server = Server::new(|request| match cursor(request) {
        None => page("1 2", Some("a")),
        Some(_) => page("3", None),
    });
    let mut items = client(&server).things().list().stream();
    let mut ids = Vec::new();
    loop {
        let polled = Pin::new(&mut items).poll_next(&mut Context::from_waker(Waker::noop()));
        match polled {
            Poll::Ready(None) => break,
            Poll::Ready(Some(item)) => ids.push(item.unwrap().id().to_owned()),
            Poll::Pending => tokio::time::sleep(std::time::Duration::from_millis(1)).await,
        }
    }
    assert_eq!(ids, ["1", "2", "3"]);
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn buffered_items_are_counted_in_debug() {
    let server = Server::new(|_| page("1 2 3", None));
    let mut items = client(&server).things().list().stream();
    items.next().await.unwrap().unwrap();
    assert_eq!(format!("{items:?}"), "Items { buffered: 2, .. }");
}

#[test]
fn without_a_runtime_it_is_an_error() {
    let server = Server::json(r#"{"data": []}"#);
    let mut items = client(&server).things().list().stream();
    let polled = Pin::new(&mut items).poll_next(&mut Context::from_waker(Waker::noop()));
    match polled {
        Poll::Ready(Some(item)) => usage(item, "on a tokio runtime"),
        other => panic!("{other:?}"),
    }
    assert_eq!(server.connections(), 0);
}
