//! Resuming: where an iteration goes on.

use vt_client::{AnyObject, Error, ResumeError, ResumeToken};

use crate::resume_tokens::payload;
use crate::{BlockingThings, Things, blocking_client, client};
use vt_testkit::{Recorded, Server, answer, json};

/// What a token is after it was kept as text and as JSON.
pub(crate) fn kept(token: &ResumeToken) -> ResumeToken {
    let text = token.to_string();
    assert!(
        text.bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte)),
        "{text}"
    );
    let from_text: ResumeToken = text.parse().unwrap();
    let written = serde_json::to_string(token).unwrap();
    assert_eq!(written, format!("\"{text}\""));
    let from_json: ResumeToken = serde_json::from_str(&written).unwrap();
    assert!(from_text == *token && from_json == *token);
    from_json
}

pub(crate) fn refused(outcome: Option<Result<AnyObject, Error>>, expected: &ResumeError) {
    match outcome {
        Some(Err(Error::Resume(error))) if error == *expected => {}
        other => panic!("{other:?} is not {expected:?}"),
    }
}

/// `1 2!` is a page with the item 1 and an error in place of the item 2.
pub(crate) fn page(items: &str, cursor: Option<&str>) -> Vec<u8> {
    let items: Vec<String> = items
        .split_whitespace()
        .map(|item| match item.strip_suffix('!') {
            Some(id) => format!(
                r#"{{"error": {{"code": "NotFoundError"}}, "type": "thing", "id": "{id}"}}"#
            ),
            None => format!(r#"{{"type": "thing", "id": "{item}"}}"#),
        })
        .collect();
    let meta = cursor.map_or_else(String::new, |cursor| format!(r#""cursor": "{cursor}""#));
    json(format!(
        r#"{{"data": [{}], "meta": {{{meta}}}}}"#,
        items.join(",")
    ))
}

pub(crate) fn cursor(request: &Recorded) -> Option<String> {
    request.parameter("cursor")
}

/// Four pages, one of them empty, with an error among the items.
pub(crate) fn seven() -> Server {
    Server::new(|request| match cursor(request).as_deref() {
        None => page("1 2 3", Some("a")),
        Some("a") => page("4 5!", Some("b")),
        Some("b") => page("", Some("c")),
        Some("c") => page("6 7", None),
        other => panic!("{other:?}"),
    })
}

pub(crate) fn id(item: Result<AnyObject, Error>) -> String {
    match item {
        Ok(object) => object.id().to_owned(),
        Err(Error::Item(error)) => error.id.unwrap(),
        Err(error) => panic!("{error}"),
    }
}

#[tokio::test]
async fn it_goes_on_behind_the_item_given_last() {
    let server = seven();
    for prefetch in [false, true] {
        for cut in 0..=7 {
            let pages = || {
                let pages = client(&server).things().search("q");
                if prefetch { pages.prefetch() } else { pages }
            };
            let mut items = pages().stream();
            let mut ids = Vec::new();
            for _ in 0..cut {
                ids.push(id(items.next().await.unwrap()));
            }
            let token = items.token();
            assert_eq!(token.given(), cut);
            assert_eq!(token.is_finished(), cut == 7);
            drop(items);
            let mut items = pages().resume(kept(&token)).stream();
            assert!(items.token() == token, "nothing was given yet");
            while let Some(item) = items.next().await {
                ids.push(id(item));
            }
            assert_eq!(ids.join(" "), "1 2 3 4 5 6 7", "cut at {cut}");
            let end = items.token();
            assert!(end.is_finished() && end.given() == 7);
            // The blocking client goes on with tokens of the async one.
            let rest: Vec<String> = blocking_client(&server)
                .things()
                .search("q")
                .resume(token)
                .into_iter()
                .map(id)
                .collect();
            assert_eq!(rest, ids[cut as usize..]);
        }
    }
}

#[tokio::test]
async fn only_the_page_of_the_last_item_is_asked_for_again() {
    let server = seven();
    let things = client(&server).things();
    let mut items = things.search("q").stream();
    for _ in 0..4 {
        let _ = items.next().await;
    }
    server.forget();
    let mut items = things.search("q").resume(items.token()).stream();
    assert_eq!(id(items.next().await.unwrap()), "5");
    assert_eq!(
        server.targets(),
        ["/api/v3/things/search?query=q&limit=300&cursor=a"]
    );
}

/// The page of the last item is asked for in its old size, so that it is the same page; those after
/// it as large as the rest needs.
#[tokio::test]
async fn pages_have_their_usual_size_again_behind_the_place() {
    let server = seven();
    let things = client(&server).things();
    let mut items = things.search("q").limit(3).stream();
    for _ in 0..2 {
        let _ = items.next().await;
    }
    server.forget();
    let mut items = things.search("q").limit(50).resume(items.token()).stream();
    while items.next().await.is_some() {}
    let sizes: Vec<_> = server
        .requests()
        .iter()
        .map(|request| request.parameter("limit").unwrap())
        .collect();
    // Of 50, 2 were given before, and 3, 5 and 5 when the others are asked for.
    assert_eq!(sizes, ["3", "47", "45", "45"]);
}

#[tokio::test]
async fn a_finished_iteration_gives_nothing_and_asks_for_nothing() {
    let server = seven();
    let things = client(&server).things();
    let mut items = things.search("q").stream();
    while items.next().await.is_some() {}
    let token = kept(&items.token());
    assert!(token.is_finished());
    server.forget();
    let mut items = things.search("q").resume(token.clone()).stream();
    assert!(items.next().await.is_none());
    assert!(items.token() == token);
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn an_error_is_no_end() {
    let broken = std::sync::atomic::AtomicBool::new(true);
    let server = Server::new(move |request| match cursor(request).as_deref() {
        None => page("1 2", Some("a")),
        Some(_) if broken.swap(false, std::sync::atomic::Ordering::SeqCst) => {
            answer("403 Forbidden", &[], "{}")
        }
        Some(_) => page("3", None),
    });
    let things = client(&server).things();
    let mut items = things.search("q").stream();
    for _ in 0..2 {
        items.next().await.unwrap().unwrap();
    }
    assert!(matches!(items.next().await, Some(Err(Error::Api(_)))));
    assert!(items.next().await.is_none());
    let token = items.token();
    assert!(!token.is_finished());
    let mut items = things.search("q").resume(token).stream();
    assert_eq!(id(items.next().await.unwrap()), "3");
    assert!(items.next().await.is_none());
}

#[tokio::test]
async fn a_repeated_cursor_is_an_error_again_and_not_an_end() {
    let server = Server::new(|request| match cursor(request).as_deref() {
        None => page("1", Some("a")),
        Some(_) => page("2", Some("a")),
    });
    let things = client(&server).things();
    let mut items = things.search("q").stream();
    for _ in 0..2 {
        items.next().await.unwrap().unwrap();
    }
    for _ in 0..2 {
        let token = items.token();
        assert!(!token.is_finished() && token.given() == 2);
        assert!(matches!(
            items.next().await,
            Some(Err(Error::RepeatedCursor))
        ));
        assert!(items.token() == token);
        assert!(items.next().await.is_none());
        items = things.search("q").resume(token).stream();
    }
}

#[tokio::test]
async fn the_limit_counts_what_was_given_before() {
    let server = seven();
    let things = client(&server).things();
    let mut items = things.search("q").limit(4).stream();
    for _ in 0..2 {
        items.next().await.unwrap().unwrap();
    }
    let mut items = things.search("q").limit(4).resume(items.token()).stream();
    let rest = [items.next().await.unwrap(), items.next().await.unwrap()];
    assert_eq!(rest.map(id), ["3", "4"]);
    assert!(items.next().await.is_none());
    let token = items.token();
    assert!(token.is_finished() && token.given() == 4);
    server.forget();
    let none = things.search("q").limit(4).resume(token.clone()).all();
    assert!(none.await.unwrap().is_empty());
    assert!(server.requests().is_empty());
    // A larger limit goes on.
    let mut items = things.search("q").limit(6).resume(token).stream();
    let rest = [items.next().await.unwrap(), items.next().await.unwrap()];
    assert_eq!(rest.map(id), ["5", "6"]);
    assert!(items.next().await.is_none());
}

/// A collection with the newest first, whose cursors count items from the front.
pub(crate) fn newest_first(new: &'static [&'static str]) -> Server {
    Server::new(move |request| {
        let all: Vec<&str> = [new, &["a", "b", "c", "d", "e", "f"]].concat();
        let start = cursor(request).map_or(0, |cursor| cursor.parse().unwrap());
        let end = (start + 2).min(all.len());
        let next = (end < all.len()).then(|| end.to_string());
        page(&all[start..end].join(" "), next.as_deref())
    })
}

/// A token behind so many items of the collection before anything new came.
pub(crate) async fn token_behind(items: usize) -> ResumeToken {
    let server = newest_first(&[]);
    let mut stream = client(&server).things().search("q").stream();
    for _ in 0..items {
        stream.next().await.unwrap().unwrap();
    }
    stream.token()
}

#[tokio::test]
async fn new_items_in_front_are_stepped_over() {
    for new in [&["x"][..], &["x", "y"], &["x", "y", "z", "w", "v"]] {
        let server = newest_first(new);
        for given in 1..=5 {
            let token = token_behind(given).await;
            let rest = client(&server).things().search("q").resume(token).all();
            let rest: Vec<String> = (rest.await.unwrap().into_iter())
                .map(|item| item.id().to_owned())
                .collect();
            assert_eq!(rest, ["a", "b", "c", "d", "e", "f"][given..], "{new:?}");
        }
    }
}

#[tokio::test]
async fn a_last_item_that_is_gone_is_an_error_with_a_way_out() {
    let server = Server::new(|request| match cursor(request).as_deref() {
        None => page("a c", Some("2")),
        Some("2") => page("d e", Some("4")),
        Some(_) => page("f", None),
    });
    let things = client(&server).things();
    let token = token_behind(2).await; // behind `b`
    let mut items = things.search("q").resume(token.clone()).stream();
    refused(items.next().await, &ResumeError::NotExact);
    assert!(items.next().await.is_none());
    assert!(items.token() == token);
    let mut items = things.search("q").resume(token.from_page_start()).stream();
    let mut ids = Vec::new();
    while let Some(item) = items.next().await {
        ids.push(id(item));
    }
    assert_eq!(ids, ["a", "c", "d", "e", "f"]);
}

#[tokio::test]
async fn the_search_for_the_last_item_has_an_end() {
    let server = Server::new(|request| {
        let start: u32 = cursor(request).map_or(0, |cursor| cursor.parse().unwrap());
        page(&format!("new{start}"), Some(&(start + 1).to_string()))
    });
    let token = token_behind(1).await;
    let mut items = client(&server).things().search("q").resume(token).stream();
    refused(items.next().await, &ResumeError::NotExact);
    assert_eq!(server.requests().len(), 11);
}

#[tokio::test]
async fn numbered_pages_are_resumed() {
    let server = Server::new(|request| {
        let number: u32 = request
            .parameter("page")
            .map_or(0, |page| page.parse().unwrap());
        let size: u32 = request.parameter("page_size").unwrap().parse().unwrap();
        let ids: Vec<String> = (number * size..((number + 1) * size).min(7))
            .map(|id| format!(r#"{{"id": {id}}}"#))
            .collect();
        json(format!(
            r#"{{"result": {{"hits": [{}], "more": {}}}}}"#,
            ids.join(","),
            (number + 1) * size < 7
        ))
    });
    let things = client(&server).things();
    for limit in [3, 7, 100] {
        for cut in 0..=7.min(limit) {
            let pages = || things.issues("p").page_size(3).limit(limit);
            let mut items = pages().stream();
            let mut all = Vec::new();
            for _ in 0..cut {
                all.push(items.next().await.unwrap().unwrap());
            }
            let token = kept(&items.token());
            all.extend(pages().resume(token.clone()).all().await.unwrap());
            let ids: Vec<u64> = all
                .iter()
                .map(|item| item["id"].as_u64().unwrap())
                .collect();
            assert_eq!(ids, (0..7.min(limit)).collect::<Vec<_>>());
            // The argument is in a header here.
            if cut > 0 {
                let mut other = things.issues("other").page_size(3).resume(token).stream();
                let error = other.next().await.unwrap().unwrap_err();
                assert!(
                    matches!(error, Error::Resume(ResumeError::OtherRequest)),
                    "{error}"
                );
            }
        }
    }
}

#[tokio::test]
async fn linked_pages_are_resumed() {
    let server = Server::new(|request| {
        let (number, next) = match request.parameter("after").as_deref() {
            None => (0, "?after=a%2Fb&size=25"),
            Some("a/b") => (2, "/api/v3/dtm/alerts?size=25&after=c"),
            Some(_) => (4, ""),
        };
        let link = format!("link: <{next}>; rel=next");
        let headers = if next.is_empty() {
            vec![]
        } else {
            vec![&*link]
        };
        let body = format!(
            r#"{{"alerts": [{{"id": "{number}"}}, {{"id": "{}"}}]}}"#,
            number + 1
        );
        answer("200 OK", &headers, body)
    });
    let things = client(&server).things();
    for cut in 0..=6 {
        let mut items = things.alerts().stream();
        let mut all = Vec::new();
        for _ in 0..cut {
            all.push(items.next().await.unwrap().unwrap());
        }
        let token = kept(&items.token());
        assert!(!payload(&token).contains("/dtm"));
        server.forget();
        all.extend(things.alerts().resume(token).all().await.unwrap());
        let ids: Vec<&str> = all
            .iter()
            .map(|item| item["id"].as_str().unwrap())
            .collect();
        assert_eq!(ids, ["0", "1", "2", "3", "4", "5"]);
        if (3..=4).contains(&cut) {
            // The link's query as the service wrote it.
            assert_eq!(
                server.targets()[0],
                "/api/v3/dtm/alerts?after=a%2Fb&size=25"
            );
        }
    }
}

#[tokio::test]
async fn it_works_for_endpoints_chosen_at_run_time() {
    let server = seven();
    let vt = client(&server);
    let row = (vt_client::ENDPOINTS.iter())
        .find(|row| row.name() == "domains.comments")
        .unwrap();
    let pages = || vt.call(row).argument("domain", "example.com").pages();
    let mut items = pages().stream();
    let mut all = Vec::new();
    for _ in 0..4 {
        all.push(items.next().await.unwrap().unwrap());
    }
    let token = kept(&items.token());
    let mut rest = pages().resume(token.clone()).stream();
    // The fifth is an error that the service gave in place of the item.
    assert!(
        matches!(rest.next().await, Some(Err(Error::Item(error))) if error.id.as_deref() == Some("5"))
    );
    while let Some(item) = rest.next().await {
        all.push(item.unwrap());
    }
    assert_eq!(all.len(), 6);
    // So does the method of that row, which is the same request.
    let mut rest = vt.domains().comments("example.com").resume(token).stream();
    assert!(
        matches!(rest.next().await, Some(Err(Error::Item(error))) if error.id.as_deref() == Some("5"))
    );
}
