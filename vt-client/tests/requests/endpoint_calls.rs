//! Calls of endpoints that are chosen at run time. That they send what the generated methods send
//! is seen for every row in `vt-tests`.

use vt_client::{ENDPOINTS, Endpoint, Error, MultipartForm};
use vt_table::{Body, Parameter};

use crate::{KEY, Things, blocking_client, client, table, usage};
use vt_testkit::{Server, answer, json};

const HASH: &str = "44d88612fea8a8f36de82e1278abb02f";

fn row(name: &str) -> &'static Endpoint {
    ENDPOINTS.iter().find(|row| row.name() == name).unwrap()
}

/// A row of the table of these tests.
fn thing(method: &str) -> &'static Endpoint {
    let mut rows = table::ENDPOINTS.iter();
    rows.find(|row| row.method == method).unwrap()
}

/// A row that a program made itself.
fn own(path: &str, body: Body) -> Endpoint {
    Endpoint {
        path: path.to_owned().into(),
        body,
        ..thing("get").clone()
    }
}

#[tokio::test]
async fn arguments_are_encoded_for_their_place() {
    let server = Server::json(r#"{"data": []}"#);
    let vt = client(&server);
    vt.call(thing("get"))
        .argument("id", "../a b/{id}")
        .await
        .unwrap();
    assert_eq!(
        server.request().target,
        "/api/v3/things/..%2Fa%20b%2F%7Bid%7D"
    );
    server.forget();

    vt.call(thing("search"))
        .argument("query", "a&b=c d")
        .pages()
        .await
        .unwrap();
    assert_eq!(
        server.request().target,
        "/api/v3/things/search?query=a%26b%3Dc%20d"
    );
    server.forget();

    // In any order; the last value counts.
    let request = vt.call(thing("remove")).argument("password", "first");
    request
        .argument("id", "a")
        .argument("password", "pass word")
        .await
        .unwrap();
    let request = server.request();
    assert_eq!(
        (&*request.verb, &*request.target),
        ("DELETE", "/api/v3/things/a")
    );
    assert_eq!(request.values("x-password"), ["pass word"]);
}

#[tokio::test]
async fn arguments_are_checked_by_the_type_that_the_table_names() {
    let server = Server::json(r#"{"data": {"type": "url", "id": "x"}}"#);
    let vt = client(&server);
    vt.call(row("files.get"))
        .argument("id", &HASH.to_uppercase())
        .await
        .unwrap();
    // From `printf %s http://www.example.com/ | base64`.
    vt.call(row("urls.get"))
        .argument("id", "http://www.example.com/")
        .await
        .unwrap();
    vt.call(row("domains.get"))
        .argument("domain", "Bücher.example")
        .await
        .unwrap();
    assert_eq!(
        server.targets(),
        [
            format!("/api/v3/files/{HASH}"),
            "/api/v3/urls/aHR0cDovL3d3dy5leGFtcGxlLmNvbS8".to_owned(),
            "/api/v3/domains/xn--bcher-kva.example".to_owned(),
        ]
    );
    server.forget();
    let refused = vt.call(row("files.get")).argument("id", "44d8").await;
    usage(refused, "the argument `id`: `44d8` is not a file hash");
    let refused = vt
        .call(row("feeds.files"))
        .argument("time", "2024")
        .download()
        .await;
    usage(refused, "the argument `time`: `2024`");
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn the_query_is_in_the_order_of_the_methods() {
    let server = Server::json(r#"{"data": []}"#);
    let vt = client(&server);
    let call = || {
        vt.call(thing("search"))
            .query("order", "date-")
            .attributes(["a", "b"])
    };
    call()
        .argument("query", "x")
        .pages()
        .page_size(7)
        .cursor("C=")
        .await
        .unwrap();
    call().argument("query", "x").await.unwrap();
    vt.things()
        .search("x")
        .query("order", "date-")
        .attributes(["a", "b"])
        .page_size(7)
        .cursor("C=")
        .await
        .unwrap();
    let targets = server.targets();
    assert_eq!(targets[0], targets[2]);
    assert_eq!(
        targets[..2],
        [
            "/api/v3/things/search?query=x&limit=7&cursor=C%3D&order=date-&attributes=a%2Cb",
            "/api/v3/things/search?query=x&order=date-&attributes=a%2Cb",
        ]
    );
}

#[tokio::test]
async fn what_does_not_fit_the_row_is_told_before_anything_is_sent() {
    let server = Server::json("{}");
    let vt = client(&server);
    let call = |method: &str| vt.call(thing(method));
    usage(
        call("get").argument("hash", "x").await,
        "`things.get` has no argument `hash`; it takes `id`",
    );
    usage(
        call("remove").argument("x\u{1b}", "x").await,
        "it takes `id`, `password`",
    );
    usage(
        call("list").argument("id", "x").await,
        "`things.list` has no argument `id`; it takes none",
    );
    usage(
        call("remove").argument("id", "x").await,
        "the argument `password` of `things.remove` is missing: the password",
    );
    usage(
        call("search").argument("query", "").await,
        "the argument `query` is empty",
    );
    usage(
        call("get").argument("id", "..").await,
        "the argument `id`: ",
    );
    usage(
        call("get").argument("id", "x").pages().await,
        "`things.get` answers no collection, so it has no pages",
    );
    // The first mistake is the one that is told.
    usage(
        call("get").argument("a", "x").argument("id", "..").await,
        "`a`",
    );
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn a_body_has_to_be_of_the_kind_of_the_row() {
    let server = Server::json("{}");
    let vt = client(&server);
    let kind = || "Made".into();
    let rows = [
        ("no body", own("/things", Body::None)),
        ("a JSON body", own("/things", Body::Json(kind()))),
        ("a form", own("/things", Body::Form(kind()))),
        ("a multipart form", own("/things", Body::Multipart(kind()))),
        ("a body", own("/things", Body::Raw(kind()))),
    ]
    .map(|(takes, row)| {
        (
            takes,
            Endpoint {
                arguments: (&[]).into(),
                ..row
            },
        )
    });
    for (index, (takes, row)) in rows.iter().enumerate() {
        let call = || vt.call(row);
        let given = [
            ("JSON", call().json_text("{}")),
            ("a form", call().form([("a", "b")])),
            (
                "a multipart form",
                call().multipart(MultipartForm::new().text("a", "b")),
            ),
        ];
        for (other, (given, request)) in given.into_iter().enumerate() {
            if other + 1 == index {
                request.await.unwrap();
            } else {
                let message = format!("`things.get` takes {takes}, and {given} was given");
                usage(request.await, &message);
            }
        }
        let any = call().body("text/x", "abc").await;
        if index == 0 {
            usage(any, "takes no body, and a body was given");
            call().await.unwrap();
        } else {
            any.unwrap();
            usage(call().await, &format!("takes {takes}, and none was given"));
        }
    }
    let bodies: Vec<(String, String)> = server
        .requests()
        .into_iter()
        .map(|request| {
            let kind = request
                .values("content-type")
                .join("")
                .split(';')
                .next()
                .unwrap()
                .to_owned();
            (kind, String::from_utf8(request.body).unwrap())
        })
        .filter(|(kind, _)| !kind.starts_with("multipart/"))
        .collect();
    let any = ("text/x".to_owned(), "abc".to_owned());
    assert_eq!(
        bodies,
        [
            (String::new(), String::new()),
            ("application/json".to_owned(), "{}".to_owned()),
            any.clone(),
            (
                "application/x-www-form-urlencoded".to_owned(),
                "a=b".to_owned()
            ),
            any.clone(),
            any.clone(),
            any,
        ]
    );
}

#[tokio::test]
async fn json_is_sent_byte_for_byte_and_mistakes_have_a_place() {
    let server = Server::json("{}");
    let vt = client(&server);
    let row = Endpoint {
        arguments: (&[]).into(),
        ..own("/things", Body::Json("Value".into()))
    };
    let text = "{ \"b\": 1e400,\n\"a\" :\t1.10, \"a\": null } \n";
    vt.call(&row).json_text(text).await.unwrap();
    assert_eq!(server.request().body, text.as_bytes());
    server.forget();

    let long = format!(
        "{{\"é{}\": [1,], \"x\": \"{}\"}}",
        "a".repeat(80),
        "b".repeat(80)
    );
    for (text, place, excerpt) in [
        ("", "line 1 column 1", "``"),
        ("{\"a\": tru}", "line 1 column 10", "`{\"a\": tru}`"),
        ("{\r\n  \"ü\": x\r\n}", "line 2 column 8", "`  \"ü\": x`"),
        ("{}\n{}", "line 2 column 1", "`{}`"),
        // Of a long line what is around the mistake.
        (
            &*long,
            "line 1 column 90",
            &*format!("`…{}\": [1,], \"x\": \"bbbb", "a".repeat(44)),
        ),
    ] {
        let Err(Error::Usage(refusal)) = vt.call(&row).json_text(text).await else {
            panic!("{text} passes")
        };
        let message = refusal.message;
        assert!(message.starts_with("the body is not JSON: "), "{message}");
        assert!(
            message.contains(&format!("{place}: {excerpt}")),
            "{message}"
        );
        assert!(message.chars().count() < 200, "{message}");
    }
    assert!(server.requests().is_empty());
}

const MIXED: &str = r#"{"data": [{"type": "thing", "id": "1", "n": 1.0},
    {"type": "thing", "id": "2", "error": {"code": "NotFoundError", "message": "gone"}}, "word",
    {"type": "thing", "id": "3", "attributes": {}, "error": {"code": "x"}}]}"#;

#[tokio::test]
async fn items_are_text_as_it_came_and_errors_are_errors() {
    let server = Server::json(MIXED);
    let vt = client(&server);
    let mut items = vt.call(thing("list")).pages().stream();
    let mut shown = Vec::new();
    while let Some(item) = items.next().await {
        shown.push(match item {
            Ok(item) => item.get().to_owned(),
            Err(Error::Item(error)) => error.to_string(),
            Err(error) => panic!("{error}"),
        });
    }
    assert_eq!(
        shown,
        [
            r#"{"type": "thing", "id": "1", "n": 1.0}"#,
            "thing `2`: NotFoundError: gone",
            r#""word""#,
            r#"{"type": "thing", "id": "3", "attributes": {}, "error": {"code": "x"}}"#,
        ]
    );
    // What is no object may well have a field of that name.
    let items = vt.call(thing("words")).pages().all().await.unwrap();
    assert_eq!(items.len(), 4);
    // In both clients.
    let items = blocking_client(&server).call(thing("list")).pages();
    assert_eq!(items.into_iter().filter(Result::is_err).count(), 1);
}

#[tokio::test]
async fn all_styles_of_paging_are_followed() {
    let server = Server::new(|request| {
        let is_first = !request.target.contains("cursor=")
            && request.parameter("page").as_deref() != Some("1");
        match &request.target {
            target if target.contains("/issues") => json(format!(
                r#"{{"result": {{"hits": [1, 2], "more": {is_first}}}}}"#
            )),
            target if target.contains("/dtm/") && is_first => {
                let link = "link: </api/v3/dtm/alerts?cursor=x>; rel=\"next\"";
                answer("200 OK", &[link], r#"{"alerts": [{"id": 1}]}"#)
            }
            target if target.contains("/dtm/") => json(r#"{"alerts": [{"id": 2}]}"#),
            _ if is_first => json(r#"{"data": [{"id": "1"}], "meta": {"cursor": "x"}}"#),
            _ => json(r#"{"data": [{"id": "2"}]}"#),
        }
    });
    let vt = client(&server);
    for (method, count) in [("list", 2), ("alerts", 2), ("issues", 4)] {
        let mut call = vt.call(thing(method));
        if method == "issues" {
            call = call.argument("project", "p");
        }
        assert_eq!(call.pages().all().await.unwrap().len(), count, "{method}");
    }
    // One object in place of a list is a page of one.
    let server = Server::json(r#"{"data": {"type": "thing", "id": "1"}}"#);
    let call = client(&server).call(thing("either")).argument("id", "x");
    let page = call.pages().await.unwrap();
    assert_eq!(
        page.items[0].as_ref().unwrap().get(),
        r#"{"type": "thing", "id": "1"}"#
    );
}

#[tokio::test]
async fn bytes_are_streamed_whatever_the_row_answers() {
    let server = Server::new(|_| answer("200 OK", &[], b"\0\xff{".as_slice()));
    let vt = client(&server);
    for method in ["content", "get"] {
        let call = vt.call(thing(method)).argument("id", "x");
        assert_eq!(&*call.download().await.unwrap(), b"\0\xff{");
        let requests = server.requests();
        let encoding = requests.last().unwrap().values("accept-encoding").join("");
        assert_eq!(encoding, "identity");
    }
    let call = blocking_client(&server)
        .call(thing("content"))
        .argument("id", "x");
    assert_eq!(call.download().send().unwrap(), b"\0\xff{".as_slice());
}

#[tokio::test]
async fn rows_may_be_the_programs_own() {
    let server = Server::json("{}");
    let vt = client(&server);
    let row = Endpoint {
        root: Some("/ui".into()),
        authenticated: false,
        query: vec![Parameter {
            name: "order".into(),
            doc: "".into(),
            values: Vec::new().into(),
            default: None,
            range: None,
        }]
        .into(),
        ..own("/a b/{id}/%2f", Body::None)
    };
    let request = vt.call(&row).argument("id", "x");
    drop(row);
    request.await.unwrap();
    let sent = server.request();
    assert_eq!(sent.target, "/ui/a%20b/x/%2f");
    assert!(sent.values("x-apikey").is_empty());
    for (path, text) in [
        ("things/{id}", "the path `things/{id}` must begin with `/`"),
        ("/things/../{id}", "the path `/things/../{id}`: "),
        ("/things/%2e%2e/{id}", "the path `/things/%2e%2e/{id}`: "),
    ] {
        let refused = vt.call(&own(path, Body::None)).argument("id", "x").await;
        usage(refused, text);
    }
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn secrets_are_not_shown() {
    let server = Server::json("{}");
    let vt = client(&server);
    let call = |password: &str| {
        let call = vt.call(thing("remove")).argument("id", KEY);
        call.argument("password", password)
    };
    let shown = format!("{:?}", call("hunter2"));
    assert!(
        shown.starts_with("EndpointRequest { call: \"things.remove\""),
        "{shown}"
    );
    for wrong in ["hunter2\n", " hunter2", "hünter2"] {
        let error = call(wrong).await.unwrap_err();
        let shown = format!("{error} {error:?}");
        assert!(shown.contains("the argument `password`"), "{shown}");
        assert!(!shown.contains("nter2") && !shown.contains(KEY), "{shown}");
    }
    let error = vt
        .call(row("files.get"))
        .argument("id", KEY)
        .await
        .unwrap_err();
    assert!(!format!("{error} {error:?}").contains(KEY));
    let error = vt
        .call(row("files.get"))
        .argument(KEY, "x")
        .await
        .unwrap_err();
    assert!(!format!("{error} {error:?}").contains(KEY));
    assert!(server.requests().is_empty());
}

#[test]
fn the_blocking_form_refuses_the_same() {
    let server = Server::json("{}");
    let vt = blocking_client(&server);
    usage(
        vt.call(thing("get")).send(),
        "the argument `id` of `things.get` is missing",
    );
    usage(
        vt.call(thing("get")).argument("x", "").send(),
        "`things.get` has no argument `x`",
    );
    usage(
        vt.call(thing("get")).json_text("{}").send(),
        "takes no body",
    );
    usage(
        vt.call(thing("get")).argument("id", "x").pages().send(),
        "answers no collection",
    );
    usage(
        vt.call(thing("get")).argument("id", "..").download().send(),
        "`id`",
    );
    assert!(server.requests().is_empty());
}
