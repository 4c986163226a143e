//! Resume tokens: where an iteration goes on, what a token tells, and when it is refused.

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use vt_client::{AnyObject, Error, ResumeError, ResumeToken, Verb};

use crate::server::{Recorded, Server, answer, json};
use crate::{BlockingThings, KEY, Things, blocking_client, client, usage};

/// What a token is after it was kept as text and as JSON.
fn kept(token: &ResumeToken) -> ResumeToken {
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

/// The payload of a token: the text behind the version, without base64.
fn payload(token: &ResumeToken) -> String {
    let text = token.to_string();
    let (_, encoded) = text.split_once('-').unwrap();
    String::from_utf8_lossy(&BASE64_URL_SAFE_NO_PAD.decode(encoded).unwrap()).into_owned()
}

fn refused(outcome: Option<Result<AnyObject, Error>>, expected: &ResumeError) {
    match outcome {
        Some(Err(Error::Resume(error))) if error == *expected => {}
        other => panic!("{other:?} is not {expected:?}"),
    }
}

/// `1 2!` is a page with the item 1 and an error in place of the item 2.
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
    let meta = cursor.map_or_else(String::new, |cursor| format!(r#""cursor": "{cursor}""#));
    json(format!(
        r#"{{"data": [{}], "meta": {{{meta}}}}}"#,
        items.join(",")
    ))
}

fn cursor(request: &Recorded) -> Option<String> {
    request.parameter("cursor")
}

/// Four pages, one of them empty, with an error among the items.
fn seven() -> Server {
    Server::new(|request| match cursor(request).as_deref() {
        None => page("1 2 3", Some("a")),
        Some("a") => page("4 5!", Some("b")),
        Some("b") => page("", Some("c")),
        Some("c") => page("6 7", None),
        other => panic!("{other:?}"),
    })
}

fn id(item: Result<AnyObject, Error>) -> String {
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
fn newest_first(new: &'static [&'static str]) -> Server {
    Server::new(move |request| {
        let all: Vec<&str> = [new, &["a", "b", "c", "d", "e", "f"]].concat();
        let start = cursor(request).map_or(0, |cursor| cursor.parse().unwrap());
        let end = (start + 2).min(all.len());
        let next = (end < all.len()).then(|| end.to_string());
        page(&all[start..end].join(" "), next.as_deref())
    })
}

/// A token behind so many items of the collection before anything new came.
async fn token_behind(items: usize) -> ResumeToken {
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
async fn another_request_is_refused() {
    let server = seven();
    let vt = client(&server);
    let mut items = vt.things().search("q").query("order", "date-").stream();
    items.next().await.unwrap().unwrap();
    let token = items.token();
    server.forget();
    let things = vt.things();
    for other in [
        things.search("q"),
        things.search("r").query("order", "date-"),
        things.search("q").query("order", "date+"),
        things.search("q").query("order", "date-").query("x", 1),
        things.search("q").query("order", "date-").page_size(300),
        things.search("q").query("order", "date-").attributes(["x"]),
        vt.request(Verb::Get, "/other?query=q&order=date-").pages(),
        vt.request(Verb::Post, "/things/search?query=q&order=date-")
            .pages(),
    ] {
        let mut items = other.resume(token.clone()).stream();
        refused(items.next().await, &ResumeError::OtherRequest);
        // What is saved after this is still the place.
        assert!(items.token() == token);
    }
    let sync = blocking_client(&server).things();
    let mut items = sync.search("r").resume(token.clone()).into_iter();
    refused(items.next(), &ResumeError::OtherRequest);
    assert!(items.token() == token);
    usage(
        things
            .search("q")
            .query("order", "date-")
            .resume(token.clone())
            .await,
        "a resume token is for iterating",
    );
    assert!(server.requests().is_empty());
    // The same request in another spelling, with other options that do not count.
    let same = vt
        .request(Verb::Get, "/things/{what}?order=date-&query=q")
        .argument("what", "search")
        .header("x-note", "new")
        .pages::<AnyObject>()
        .limit(100)
        .prefetch();
    let mut items = same.resume(token).stream();
    assert_eq!(id(items.next().await.unwrap()), "2");
}

#[tokio::test]
async fn neither_arguments_nor_key_nor_url_are_in_a_token() {
    let server = Server::new(|request| match cursor(request) {
        None => page("1 2", Some("a")),
        Some(_) => page("3 4", None),
    });
    let pages = client(&server).request(Verb::Get, "/secret-path/{id}?filter=secret-filter");
    let pages = pages.argument("id", "secret-argument").pages::<AnyObject>();
    let mut items = pages.query("order", "secret-order").stream();
    for _ in 0..3 {
        items.next().await.unwrap().unwrap();
    }
    let token = items.token();
    let text = format!("{token} {token:?} {}", payload(&token));
    for absent in ["secret", KEY, "http", "127.0.0.1", "/"] {
        assert!(!text.contains(absent), "`{absent}` in {text}");
    }
    assert_eq!(
        format!("{token:?}"),
        "ResumeToken { given: 3, finished: false, .. }"
    );
}

/// A service that hands the key out is not helped to get it into a file.
#[tokio::test]
async fn a_cursor_that_holds_the_key_is_withheld() {
    let server = Server::new(|request| match cursor(request) {
        None => page("1", Some(&format!("x{KEY}"))),
        Some(_) => page("2 3", None),
    });
    let things = client(&server).things();
    let mut items = things.search("q").stream();
    items.next().await.unwrap().unwrap();
    items.next().await.unwrap().unwrap();
    let token = items.token();
    assert!(!payload(&token).contains(KEY));
    let mut items = things.search("q").resume(kept(&token)).stream();
    refused(items.next().await, &ResumeError::Withheld);
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
async fn a_link_to_another_path_is_not_kept() {
    let server = Server::new(|request| {
        let headers = ["link: </api/v3/elsewhere>; rel=next"];
        let headers = &headers[..usize::from(request.target.contains("dtm"))];
        answer(
            "200 OK",
            headers,
            format!(r#"{{"alerts": [{{"id": "{}"}}]}}"#, request.target),
        )
    });
    let things = client(&server).things();
    let mut items = things.alerts().stream();
    for _ in 0..2 {
        items.next().await.unwrap().unwrap();
    }
    let mut items = things.alerts().resume(items.token()).stream();
    let error = items.next().await.unwrap().unwrap_err();
    assert!(
        matches!(error, Error::Resume(ResumeError::Withheld)),
        "{error}"
    );
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

#[tokio::test]
async fn a_request_that_cannot_be_made_keeps_the_token() {
    let server = seven();
    let things = client(&server).things();
    let mut items = things.search("q").stream();
    items.next().await.unwrap().unwrap();
    let token = items.token();
    let mut items = things.search("").resume(token.clone()).stream();
    usage(items.next().await.unwrap(), "`query` is empty");
    assert!(items.token() == token);
    // Without one, it is the beginning.
    let mut items = things.search("").stream();
    assert!(items.next().await.unwrap().is_err());
    let all = things.search("q").resume(kept(&items.token())).stream();
    assert_eq!(all.token().given(), 0);
}

#[test]
fn what_is_no_token_is_refused() {
    let server = seven();
    let mut items = blocking_client(&server).things().search("q").into_iter();
    items.next().unwrap().unwrap();
    let text = items.token().to_string();
    let malformed = |text: &str| {
        let error = text.parse::<ResumeToken>().err();
        assert!(
            matches!(error, Some(ResumeError::Malformed { .. })),
            "{text}: {error:?}"
        );
        assert!(serde_json::from_value::<ResumeToken>(text.into()).is_err());
    };
    for text in ["", "r1", "r1-", "r1-AAAA", "x", "https://h/a?cursor=b"] {
        malformed(text);
    }
    // Cut off, or changed in any place.
    for end in 0..text.len() {
        malformed(&text[..end]);
    }
    for at in 3..text.len() {
        let other = if text.as_bytes()[at] == b'A' {
            "B"
        } else {
            "A"
        };
        let mut changed = text.clone();
        changed.replace_range(at..=at, other);
        malformed(&changed);
    }
    assert!(format!(" {text}\n").parse::<ResumeToken>().is_ok());
}
