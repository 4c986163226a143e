//! Resume tokens: what they tell, and when they are refused.

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use vt_client::{AnyObject, Error, ResumeError, ResumeToken, Verb};

use crate::iteration_resume::{cursor, id, kept, page, refused, seven};
use crate::{BlockingThings, KEY, Things, blocking_client, client, usage};
use vt_testkit::{Server, answer};

/// The payload of a token: the text behind the version, without base64.
pub(crate) fn payload(token: &ResumeToken) -> String {
    let text = token.to_string();
    let (_, encoded) = text.split_once('-').unwrap();
    String::from_utf8_lossy(&BASE64_URL_SAFE_NO_PAD.decode(encoded).unwrap()).into_owned()
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

/// What is looked for stands in the body here.
#[tokio::test]
async fn a_request_with_another_body_is_another_request() {
    let server = seven();
    let vt = client(&server);
    let searching = |body: &str| {
        let request = vt.request(Verb::Post, "/things/search");
        let request = request.json_body(&serde_json::json!({ "query": body }));
        request.pages::<AnyObject>()
    };
    let mut items = searching("q").stream();
    items.next().await.unwrap().unwrap();
    let token = items.token();
    let mut same = searching("q").resume(token.clone()).stream();
    assert_eq!(id(same.next().await.unwrap()), "2");
    server.forget();
    for other in [
        searching("r"),
        vt.request(Verb::Post, "/things/search").pages(),
    ] {
        let mut items = other.resume(token.clone()).stream();
        refused(items.next().await, &ResumeError::OtherRequest);
    }
    assert!(server.requests().is_empty());
}

/// Whoever kept one goes on with it after an update of this library.
#[tokio::test]
async fn a_token_that_was_kept_is_read_by_later_versions() {
    const KEPT: &str = "r1-EgqOBzK1eyJzIjoiMXVFaldSNHNHNUFOMXJVcXFFdEIxUSIsInAiOnsiYyI6ImEifSwibiI6MzAwLCJvIjoxLCJsIjoid1hJUTdPZTNoRmFreWNvNnQwTERNZyIsImciOjQsImUiOiJuIn0";
    let server = seven();
    let pages = || client(&server).things().search("q").page_size(300);
    let mut items = pages().stream();
    for _ in 0..4 {
        items.next().await.unwrap().unwrap();
    }
    assert_eq!(items.token().to_string(), KEPT);
    let mut rest = pages().resume(KEPT.parse().unwrap()).stream();
    assert_eq!(id(rest.next().await.unwrap()), "5");
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
