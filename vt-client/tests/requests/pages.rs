//! One page of a collection, and what is asked for.

use vt_client::Error;

use crate::{BlockingThings, Things, blocking_client, client, usage};
use vt_testkit::{Server, answer, json};

const PAGE: &str = r#"{
    "data": [
        {"type": "thing", "id": "1"},
        {"error": {"code": "NotFoundError", "message": "gone"}, "type": "thing", "id": "2"},
        {"type": "thing", "id": "3"}
    ],
    "meta": {"cursor": "next=", "count": 7},
    "links": {"self": "https://h/s", "next": "https://h/n?cursor=other"},
    "beside": [1]
}"#;

/// Awaits a request and gives what it asked for, after the path.
macro_rules! asked {
    ($server:expr, $request:expr) => {{
        $server.forget();
        $request.await.unwrap();
        let target = $server.request().target;
        match target.split_once('?') {
            Some((_, query)) => query.to_owned(),
            None => String::new(),
        }
    }};
}

/// The same for the first request of an iteration.
macro_rules! asked_first {
    ($server:expr, $request:expr) => {
        asked!($server, $request.all())
    };
}

#[tokio::test]
async fn a_page_holds_all_that_came() {
    let server = Server::json(PAGE);
    let page = client(&server).things().list().await.unwrap();
    assert_eq!(page.items.len(), 3);
    assert_eq!(page.items[0].as_ref().unwrap().id(), "1");
    match &page.items[1] {
        Err(Error::Item(error)) => {
            assert_eq!((&*error.code, &*error.message), ("NotFoundError", "gone"));
            assert_eq!(error.id.as_deref(), Some("2"));
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(page.items[2].as_ref().unwrap().id(), "3");
    assert_eq!(page.cursor.as_deref(), Some("next="));
    assert!(page.is_more);
    assert_eq!(page.meta().get("count"), Some(7.into()));
    assert_eq!(page.envelope().get("beside.0"), Some(1.into()));
    assert_eq!(page.links().own.as_deref(), Some("https://h/s"));
    assert_eq!(page.response.status(), 200);
    assert_eq!(page.response.text(), PAGE);
    assert_eq!(
        format!("{page:?}"),
        format!(
            "Page {{ items: [Ok(Object {{ type: \"thing\", id: \"1\", bytes: 28 }}), {:?}, Ok(Object {{ type: \"thing\", id: \"3\", bytes: 28 }})], \
             cursor: Some(\"next=\"), is_more: true, response: Response {{ status: 200, bytes: {} }}, .. }}",
            page.items[1],
            PAGE.len()
        )
    );
}

#[tokio::test]
async fn the_last_page_has_no_cursor() {
    let server = Server::json(r#"{"data": [], "meta": {"count": 0}, "links": {"self": "x"}}"#);
    let page = client(&server).things().list().await.unwrap();
    assert!(page.items.is_empty() && page.cursor.is_none() && !page.is_more);
    assert!(page.meta().get("cursor").is_none());
}

#[tokio::test]
async fn the_cursor_is_in_the_next_link_where_meta_has_none() {
    let server = Server::json(
        r#"{"data": [], "links": {"next": "https://h/api/v3/things?limit=2&cursor=STEwCi4%3D"}}"#,
    );
    let page = client(&server).things().list().await.unwrap();
    assert_eq!(page.cursor.as_deref(), Some("STEwCi4="));
}

#[tokio::test]
async fn one_page_asks_for_a_size_only_when_one_is_wanted() {
    let server = Server::json(r#"{"data": []}"#);
    let things = client(&server).things();
    assert_eq!(asked!(server, things.list()), "");
    assert_eq!(asked!(server, things.list().page_size(7)), "limit=7");
    // No maximum is documented.
    assert_eq!(
        asked!(server, things.list().page_size(4_000_000_000)),
        "limit=4000000000"
    );
    assert_eq!(asked!(server, things.list().limit(7)), "limit=7");
    assert_eq!(asked!(server, things.list().limit(41)), "limit=40");
    assert_eq!(asked!(server, things.list().limit(0)), "limit=1");
    assert_eq!(
        asked!(server, things.list().limit(7).page_size(9)),
        "limit=9"
    );
    assert_eq!(
        asked!(server, things.list().query("limit", 1000)),
        "limit=1000"
    );
    assert_eq!(
        asked!(server, things.list().query("limit", "x").page_size(3)),
        "limit=x"
    );
    assert_eq!(
        asked!(server, things.list().limit(3).query("limit", 5)),
        "limit=5"
    );
    assert_eq!(asked!(server, things.sizeless().limit(3)), "");
    assert_eq!(asked!(server, things.few().limit(3)), "");
    assert_eq!(
        asked!(server, things.search("q").limit(301)),
        "query=q&limit=300"
    );
}

#[tokio::test]
async fn iteration_asks_for_the_largest_page() {
    let server = Server::json(r#"{"data": []}"#);
    let things = client(&server).things();
    assert_eq!(asked_first!(server, things.list()), "limit=40");
    assert_eq!(
        asked_first!(server, things.search("q")),
        "query=q&limit=300"
    );
    assert_eq!(
        asked_first!(server, things.search("q").limit(u64::MAX)),
        "query=q&limit=300"
    );
    assert_eq!(
        asked_first!(server, things.search("q").limit(299)),
        "query=q&limit=299"
    );
    assert_eq!(asked_first!(server, things.list().page_size(7)), "limit=7");
    assert_eq!(
        asked_first!(server, things.list().page_size(7).limit(3)),
        "limit=7"
    );
    assert_eq!(
        asked_first!(server, things.list().query("limit", 5)),
        "limit=5"
    );
    assert_eq!(asked_first!(server, things.sizeless()), "");
    assert_eq!(asked_first!(server, things.few()), "");
}

#[tokio::test]
async fn the_order_of_parameters_is_required_size_cursor_then_the_callers() {
    let server = Server::json(r#"{"data": []}"#);
    let request = || {
        client(&server)
            .things()
            .search("tag:a b")
            .query("order", "date-")
            .cursor("c/1=")
            .attributes(["names"])
            .page_size(10)
    };
    let expected = "query=tag%3Aa%20b&limit=10&cursor=c%2F1%3D&order=date-&attributes=names";
    assert_eq!(asked!(server, request()), expected);
    assert_eq!(asked_first!(server, request()), expected);
}

#[tokio::test]
async fn page_sizes_are_checked_against_the_documented_maximum() {
    let server = Server::json(r#"{"data": []}"#);
    let things = client(&server).things();
    usage(
        things.search("q").page_size(301).await,
        "a page size of 301 is over the documented maximum of 300; to send it all the same, use `.query(\"limit\", \"301\")`",
    );
    usage(
        things.alerts().page_size(26).all().await,
        "`.query(\"size\", \"26\")`",
    );
    usage(
        things.list().page_size(0).await,
        "a page size of 0 asks for nothing",
    );
    usage(
        things.sizeless().page_size(1).await,
        "this collection has no page size",
    );
    usage(
        things.few().page_size(1).await,
        "this collection has no page size",
    );
    assert_eq!(server.connections(), 0);
    assert_eq!(
        asked!(server, things.search("q").page_size(300)),
        "query=q&limit=300"
    );
}

#[tokio::test]
async fn cursors_are_for_collections_that_have_them() {
    let server = Server::json(r#"{"data": []}"#);
    let (things, sync) = (client(&server).things(), blocking_client(&server).things());
    let text = "this collection is not paged by cursors";
    usage(things.few().cursor("c").await, text);
    usage(things.issues("1").cursor("c").all().await, text);
    usage(
        things.alerts().cursor("c").stream().next().await.unwrap(),
        text,
    );
    usage(sync.alerts().cursor("c").send(), text);
    usage(sync.few().cursor("c").into_iter().next().unwrap(), text);
    usage(things.list().cursor("").await, "the cursor is empty");
    assert_eq!(server.connections(), 0);
}

#[tokio::test]
async fn a_cursor_may_be_a_raw_parameter() {
    let server = Server::json(r#"{"data": []}"#);
    let things = client(&server).things();
    assert_eq!(
        asked!(server, things.list().query("cursor", "a")),
        "cursor=a"
    );
    // What is raw wins, and an empty cursor is the beginning.
    let request = things.list().cursor("b").query("cursor", "a").query("x", 1);
    assert_eq!(asked!(server, request), "cursor=a&x=1");
    assert_eq!(asked!(server, things.list().query("cursor", "")), "");
    // Where there are no cursors, it is a parameter like any other.
    assert_eq!(
        asked!(server, things.few().query("cursor", "a")),
        "cursor=a"
    );
}

#[tokio::test]
async fn a_limit_cuts_a_page() {
    let server = Server::json(PAGE);
    let things = client(&server).things();
    for (limit, length) in [(0, 0), (1, 1), (2, 2), (3, 3), (4, 3)] {
        let page = things.list().limit(limit).await.unwrap();
        assert_eq!(page.items.len(), length, "{limit}");
        assert_eq!(page.cursor.as_deref(), Some("next="));
    }
}

#[tokio::test]
async fn a_page_that_names_its_own_cursor_says_so_after_its_items() {
    let server = Server::json(PAGE);
    let things = client(&server).things();
    let mut page = things.list().cursor("next=").await.unwrap();
    assert_eq!(page.items.len(), 4);
    assert!(matches!(page.items.pop(), Some(Err(Error::RepeatedCursor))));
    assert!(page.cursor.is_none() && !page.is_more);
    // Not when the limit is reached: then nobody asks for the next one.
    let page = things.list().cursor("next=").limit(3).await.unwrap();
    assert_eq!(page.items.len(), 3);
}

#[tokio::test]
async fn a_page_that_cannot_be_read_is_an_error_with_its_answer() {
    for (body, text) in [
        (r#"{"data": 7}"#, "expected a list, found a number"),
        (r#"{"meta": {}}"#, "expected `data`, which is missing"),
        ("[]", "expected a list"),
        ("oops", "expected JSON"),
    ] {
        let server = Server::json(body);
        let error = client(&server).things().list().await.unwrap_err();
        assert!(matches!(error, Error::Decode { .. }), "{error:?}");
        assert!(error.to_string().contains(text), "{error}");
        assert_eq!(error.response().unwrap().text(), body);
        assert_eq!(error.status(), Some(200));
    }
    let server = Server::new(|_| answer("429 Too Many Requests", &["retry-after: 9"], "{}"));
    let error = client(&server).things().list().await.unwrap_err();
    assert_eq!(error.status(), Some(429));
    assert_eq!(error.response().unwrap().headers()["retry-after"], "9");
}

#[tokio::test]
async fn errors_of_items_and_of_reading_do_not_show_the_key() {
    let server = Server::new(|request| {
        let key = crate::KEY;
        json(match request.target.as_str() {
            "/api/v3/things" => format!(
                r#"{{"data": [{{"error": {{"code": "X", "message": "{key} is wrong"}}, "type": "user", "id": "{key}"}}]}}"#
            ),
            _ => format!(r#"{{"data": 7, "note": "{key}"}}"#),
        })
    });
    let vt = client(&server);
    let page = vt.things().list().await.unwrap();
    let errors = [
        page.items.into_iter().next().unwrap().unwrap_err(),
        vt.things().few().await.unwrap_err(),
        vt.things().get("a").await.unwrap_err(),
    ];
    for error in errors {
        let shown = format!("{error} {error:?}");
        assert!(
            shown.contains("[redacted]") && !shown.contains(crate::KEY),
            "{shown}"
        );
    }
}
