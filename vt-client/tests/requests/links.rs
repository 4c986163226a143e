//! The other styles of paging: numbered pages, and the `Link` header.

use vt_client::{Client, Error};

use crate::{BlockingThings, KEY, Things, blocking_client, client, usage};
use vt_testkit::{Recorded, Server, answer, json};

/// Numbered pages of three items, of which the last is the one with this number.
fn numbered(last: u64) -> Server {
    Server::new(move |request| {
        let number: u64 = request
            .parameter("page")
            .map_or(0, |page| page.parse().unwrap());
        let first = number * 3;
        let items = if number == 1 {
            String::new()
        } else {
            format!("{first}, {}, {}", first + 1, first + 2)
        };
        json(format!(
            r#"{{"success": true, "more": "no", "result": {{"hits": [{items}], "more": {}}}}}"#,
            number < last
        ))
    })
}

#[tokio::test]
async fn numbered_pages_are_counted_from_0_while_there_is_more() {
    let server = numbered(2);
    let items = client(&server)
        .things()
        .issues("p 1")
        .query("x", 1)
        .all()
        .await
        .unwrap();
    assert_eq!(items, [0, 1, 2, 6, 7, 8]);
    assert_eq!(
        server.targets(),
        [
            "/api/v3/issues?page_size=100&x=1",
            "/api/v3/issues?page_size=100&page=1&x=1",
            "/api/v3/issues?page_size=100&page=2&x=1",
        ]
    );
    for request in server.requests() {
        assert_eq!(request.values("project-id"), ["p 1"]);
    }
    server.forget();
    let items: Result<Vec<_>, _> = blocking_client(&server)
        .things()
        .issues("p")
        .into_iter()
        .collect();
    assert_eq!(items.unwrap(), [0, 1, 2, 6, 7, 8]);
    assert_eq!(server.requests().len(), 3);
}

/// Where page 2 begins depends on the size of the pages before it.
#[tokio::test]
async fn numbered_pages_keep_their_size() {
    let server = numbered(9);
    let items = client(&server)
        .things()
        .issues("p")
        .limit(5)
        .all()
        .await
        .unwrap();
    assert_eq!(items, [0, 1, 2, 6, 7]);
    assert_eq!(
        server.targets(),
        [
            "/api/v3/issues?page_size=5",
            "/api/v3/issues?page_size=5&page=1",
            "/api/v3/issues?page_size=5&page=2",
        ]
    );
}

#[tokio::test]
async fn numbered_pages_may_begin_anywhere() {
    let server = numbered(7);
    let things = client(&server).things();
    let items = things.issues("p").query("page", 6).all().await.unwrap();
    assert_eq!(items, [18, 19, 20, 21, 22, 23]);
    assert_eq!(
        server.targets(),
        [
            "/api/v3/issues?page_size=100&page=6",
            "/api/v3/issues?page_size=100&page=7",
        ]
    );
    server.forget();
    let page = things.issues("p").query("page", 7).await.unwrap();
    assert_eq!(page.items.len(), 3);
    assert!(!page.is_more && page.cursor.is_none());
    assert_eq!(server.request().target, "/api/v3/issues?page=7");
    assert!(things.issues("p").await.unwrap().is_more);
    server.forget();
    usage(
        things.issues("p").query("page", "x").await,
        "the page `x` is not a number",
    );
    assert!(server.requests().is_empty());
}

fn linked(link: String, items: &str) -> Vec<u8> {
    let link = format!("link: {link}");
    answer("200 OK", &[&link], format!(r#"{{"alerts": [{items}]}}"#))
}

/// Two pages, where the first has this link.
fn two_pages(link: impl Fn(&Recorded) -> String + Send + Sync + 'static) -> Server {
    Server::new(move |request| {
        if request.parameter("token").is_some() {
            json(r#"{"alerts": [3]}"#)
        } else {
            linked(link(request), "1, 2")
        }
    })
}

fn host(request: &Recorded) -> String {
    request.values("host")[0].to_owned()
}

#[tokio::test]
async fn a_link_is_used_as_it_is_and_nothing_is_added() {
    let server = two_pages(|request| {
        format!(
            "<http://{}/api/v3/dtm/alerts?b=%2f+%20x&token=a,b%3D;c&flag>; rel=\"next\"",
            host(request)
        )
    });
    let things = client(&server).things();
    let request = || {
        things
            .alerts()
            .query("x", 1)
            .attributes(["a"])
            .header("x-a", "1")
    };
    assert_eq!(request().all().await.unwrap(), [1, 2, 3]);
    let requests = server.requests();
    assert_eq!(
        requests[0].target,
        "/api/v3/dtm/alerts?size=25&x=1&attributes=a"
    );
    assert_eq!(
        requests[1].target,
        "/api/v3/dtm/alerts?b=%2f+%20x&token=a,b%3D;c&flag"
    );
    assert_eq!(requests[1].values("x-apikey"), [KEY]);
    assert_eq!(requests[1].values("x-a"), ["1"]);
    assert_eq!(requests.len(), 2);

    server.forget();
    let items = blocking_client(&server).things().alerts().all().unwrap();
    assert_eq!(items, [1, 2, 3]);
    assert_eq!(server.requests().len(), 2);

    server.forget();
    let page = request().await.unwrap();
    assert_eq!(page.items.len(), 2);
    assert!(page.is_more && page.cursor.is_none());
    assert_eq!(
        server.request().target,
        "/api/v3/dtm/alerts?x=1&attributes=a"
    );
}

#[tokio::test]
async fn links_may_be_relative_or_name_the_former_address() {
    for link in [
        "</api/v3/dtm/alerts?token=1>; rel=next",
        "<?token=1>; rel=next",
        "<alerts?token=1>; rel=next",
        "<https://api.intelligence.mandiant.com/v4/dtm/alerts?token=1>; rel=next",
        "</api/v3/other>; rel=prev, </api/v3/dtm/alerts?token=1>; rel=next",
    ] {
        let server = two_pages(move |_| link.to_owned());
        let items = client(&server).things().alerts().all().await.unwrap();
        assert_eq!(items, [1, 2, 3], "{link}");
        let targets = server.targets();
        assert_eq!(targets[1], "/api/v3/dtm/alerts?token=1", "{link}");
        for request in server.requests() {
            assert_eq!(request.values("x-apikey"), [KEY]);
        }
    }
}

#[tokio::test]
async fn a_link_to_elsewhere_is_an_error_after_the_items_and_nothing_is_sent() {
    let other = Server::json(r#"{"alerts": [9]}"#);
    let foreign = other.origin.clone();
    let port = other.origin.rsplit(':').next().unwrap().to_owned();
    for target in [
        format!("{foreign}/api/v3/dtm/alerts?token=1"),
        format!("//127.0.0.1:{port}/api/v3/dtm/alerts?token=1"),
        format!("http://user@127.0.0.1:{port}/api/v3/dtm/alerts"),
        // The former address at the front of another.
        format!("https://api.intelligence.mandiant.com/v4@127.0.0.1:{port}/api/v3/dtm"),
        "https://api.intelligence.mandiant.com/v4evil/dtm/alerts".to_owned(),
        "https://api.intelligence.mandiant.com/dtm/alerts".to_owned(),
        "ftp://127.0.0.1/api/v3/dtm/alerts".to_owned(),
        "http://[/".to_owned(),
        // The same host, but not the API.
        "/dtm/alerts?token=1".to_owned(),
        "/api/v3evil/dtm/alerts?token=1".to_owned(),
        "/api/v3/../v2/alerts?token=1".to_owned(),
    ] {
        let link = format!("<{target}>; rel=next");
        let server = two_pages(move |_| link.clone());
        let mut items = client(&server).things().alerts().stream();
        assert_eq!(items.next().await.unwrap().unwrap(), 1);
        assert_eq!(items.next().await.unwrap().unwrap(), 2);
        usage(
            items.next().await.unwrap(),
            "on another host, which is not followed",
        );
        assert!(items.next().await.is_none(), "{target}");
        assert_eq!(server.requests().len(), 1, "{target}");
        // With the limit reached nobody asks for it.
        let items = client(&server).things().alerts().limit(2).all().await;
        assert_eq!(items.unwrap(), [1, 2]);
    }
    assert_eq!(other.connections(), 0);
}

/// A base URL without a path is where a prefix that is cut short could become a host.
#[tokio::test]
async fn the_former_address_cannot_be_turned_into_a_host() {
    let other = Server::json(r#"{"alerts": [9]}"#);
    let port = other.origin.rsplit(':').next().unwrap().to_owned();
    for rest in [
        format!("@127.0.0.1:{port}/a"),
        format!(".127.0.0.1:{port}/a"),
        format!("1/{port}"),
    ] {
        let link = format!("<https://api.intelligence.mandiant.com/v4{rest}>; rel=next");
        let server = two_pages(move |_| link.clone());
        let vt = Client::builder()
            .api_key(KEY)
            .base_url(&server.origin)
            .build()
            .unwrap();
        let mut items = vt.things().alerts().stream();
        items.next().await.unwrap().unwrap();
        items.next().await.unwrap().unwrap();
        assert!(items.next().await.unwrap().is_err(), "{rest}");
    }
    assert_eq!(other.connections(), 0);
}

#[tokio::test]
async fn a_link_that_comes_back_is_an_error_after_the_items() {
    let server = Server::new(|_| linked("<?token=1>; rel=next".to_owned(), "1"));
    let mut items = client(&server).things().alerts().stream();
    assert_eq!(items.next().await.unwrap().unwrap(), 1);
    assert_eq!(items.next().await.unwrap().unwrap(), 1);
    assert!(matches!(
        items.next().await,
        Some(Err(Error::RepeatedCursor))
    ));
    assert!(items.next().await.is_none());
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn an_answer_without_a_next_link_is_the_last_page() {
    for link in ["<?token=1>; rel=prev", "nonsense", "<?token=1>"] {
        let server = two_pages(move |_| link.to_owned());
        let page = client(&server).things().alerts().await.unwrap();
        assert!(!page.is_more, "{link}");
        assert_eq!(
            client(&server).things().alerts().all().await.unwrap(),
            [1, 2]
        );
        assert_eq!(server.requests().len(), 2);
    }
}
