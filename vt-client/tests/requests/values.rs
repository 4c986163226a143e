//! What request values are: sendable, inert until they are sent, and silent about secrets.

use std::future::IntoFuture;

use futures_core::Stream;
use vt_client::objects::File;
use vt_client::{
    AnyObject, CustomRequest, Download, Error, Items, Object, Page, Pages, Request,
    RequestWithResponse, Transfer, Verb, WithResponse, blocking,
};

use crate::{BlockingThings, KEY, Things, blocking_client, client, usage};
use vt_testkit::Server;

fn sendable<T: Send + 'static>() {}

/// A value that is sent by awaiting it, also in a task of its own.
fn spawnable<T>()
where
    T: IntoFuture<IntoFuture: Send + 'static> + Send + 'static,
{
}

#[test]
fn all_of_them_can_go_to_other_threads() {
    spawnable::<Request<Object<File>>>();
    spawnable::<Request<Option<AnyObject>>>();
    spawnable::<Request<()>>();
    spawnable::<Request<String>>();
    // The value is made at the end, so it need not be sendable itself.
    spawnable::<Request<std::rc::Rc<()>>>();
    spawnable::<RequestWithResponse<Object<File>>>();
    spawnable::<Pages<Object<File>>>();
    spawnable::<Pages<AnyObject>>();
    spawnable::<Pages<serde_json::Value>>();
    spawnable::<Download>();
    spawnable::<CustomRequest>();
    sendable::<Items<Object<File>>>();
    sendable::<Page<AnyObject>>();
    sendable::<WithResponse<Object<File>>>();
    sendable::<Transfer>();
    sendable::<blocking::Request<Object<File>>>();
    sendable::<blocking::Pages<AnyObject>>();
    sendable::<blocking::Items<AnyObject>>();
    sendable::<blocking::Download>();
    sendable::<blocking::Chunks>();
    sendable::<blocking::CustomRequest>();

    fn stream<S: Stream + Send + Unpin + 'static>() {}
    stream::<Items<Object<File>>>();

    fn future<F: Future + Send + 'static>(_: F) {}
    let vt = vt_client::Client::new(KEY).unwrap();
    future(vt.things().list().all());
    future(vt.things().content("a").open());
}

#[tokio::test]
async fn a_request_is_sent_when_it_is_awaited_and_not_before() {
    let server = Server::json(r#"{"data": {"type": "file", "id": "a"}}"#);
    let vt = client(&server);
    drop(vt.things().get("a"));
    drop(vt.things().get("a").with_response());
    drop(vt.things().get("a").into_future());
    drop(vt.things().list());
    drop(vt.things().list().stream());
    drop(vt.things().list().into_future());
    drop(vt.things().content("a"));
    drop(vt.things().content("a").into_future());
    drop(vt.request(Verb::Delete, "/things/a"));
    drop(vt.request(Verb::Delete, "/things/a").into_future());
    drop(blocking_client(&server).things().get("a"));
    drop(blocking_client(&server).things().list().into_iter());
    assert_eq!(server.connections(), 0);

    let spawned = tokio::spawn(vt.things().get("a").into_future());
    assert_eq!(spawned.await.unwrap().unwrap().id(), "a");
    assert_eq!(server.request().target, "/api/v3/things/a");
}

#[tokio::test]
async fn an_argument_that_does_not_validate_is_kept_until_it_is_sent() {
    let server = Server::json("{}");
    let vt = client(&server);
    let (things, files) = (vt.things(), vt.files());
    usage(files.get("no hash").await, "no hash");
    usage(files.get("no hash").with_response().await, "no hash");
    usage(files.comments("no hash").await, "no hash");
    usage(files.comments("no hash").all().await, "no hash");
    usage(files.download("no hash").await, "no hash");
    usage(files.download("no hash").open().await, "no hash");
    usage(things.get("").await, "the argument `id`: the text is empty");
    usage(things.get("..").await, "`..` cannot be an identifier");
    usage(things.search("").await, "the argument `query` is empty");
    usage(things.issues("").await, "the argument `project` is empty");

    let mut items = files.comments("no hash").stream();
    usage(items.next().await.unwrap(), "no hash");
    assert!(items.next().await.is_none());
    assert!(items.next().await.is_none());

    // The first error is the one that is given; what follows it is not even looked at.
    let request = files
        .comments("no hash")
        .page_size(0)
        .header("x-apikey", "1")
        .cursor("");
    usage(request.limit(0).await, "no hash");
    assert_eq!(server.connections(), 0);
}

#[tokio::test]
async fn headers_of_rows_carry_only_what_headers_can() {
    let server = Server::json("{}");
    let vt = client(&server);
    for (password, fault) in [
        ("", "is empty"),
        (" secret-a", "begins or ends with white space"),
        ("secret-a ", "begins or ends with white space"),
        ("secret-a\tb", "has a character outside printable ASCII"),
        (
            "secret-a\r\nx: y",
            "has a character outside printable ASCII",
        ),
        ("secret-ü", "has a character outside printable ASCII"),
        ("secret-a\u{7f}", "has a character outside printable ASCII"),
    ] {
        let error = vt.things().remove("a", password).await.unwrap_err();
        assert!(!format!("{error:?} {error}").contains("secret"), "{error}");
        usage(
            Err::<(), _>(error),
            &format!("the argument `password` {fault}"),
        );
    }
    assert_eq!(server.connections(), 0);
    vt.things().remove("a", "a ~!b").await.unwrap();
    let request = server.request();
    assert_eq!(request.verb, "DELETE");
    assert_eq!(request.values("x-password"), ["a ~!b"]);
}

#[tokio::test]
async fn a_secret_argument_is_redacted_where_the_service_repeats_it() {
    let server = Server::new(|request| {
        let echo = format!(
            r#"{{"error": {{"code": "ForbiddenError", "message": "not {}"}}}}"#,
            request.values("x-password")[0]
        );
        vt_testkit::answer("403 Forbidden", &[], echo)
    });
    let error = client(&server).things().remove("a", "long-password").await;
    assert_eq!(
        error.unwrap_err().to_string(),
        "403 ForbiddenError: not [redacted]"
    );
}

#[test]
fn debug_shows_what_will_be_sent_without_secrets() {
    let vt = vt_client::Client::new(KEY).unwrap();
    let request = vt.things().remove(KEY, "password").query("a", KEY);
    assert_eq!(
        format!("{request:?}"),
        r#"Request { call: "things.remove", verb: Delete, path: "/things/[redacted]", .. }"#
    );
    assert_eq!(
        format!("{:?}", vt.things().list()),
        r#"Pages { call: "things.list", verb: Get, path: "/things", .. }"#
    );
    assert_eq!(
        format!("{:?}", vt.things().content("a b")),
        r#"Download { call: "things.content", verb: Get, path: "/things/a%20b/content", .. }"#
    );
    assert_eq!(
        format!("{:?}", vt.request(Verb::Post, "/x/{id}")),
        r#"CustomRequest { call: "custom", verb: Post, path: "/x/{id}", .. }"#
    );
    assert!(format!("{:?}", vt.things().list().stream()).starts_with("Items { buffered: 0"));
}

/// People paste keys where identifiers belong.
#[tokio::test]
async fn errors_about_what_was_typed_do_not_show_the_key() {
    let server = Server::json("{}");
    let vt = client(&server);
    let header = format!("{KEY} ");
    let requests = [
        vt.request(Verb::Get, KEY),
        vt.request(Verb::Get, &format!("//{KEY}")),
        vt.request(Verb::Get, &format!("/{{{KEY}}}")),
        vt.request(Verb::Get, "/a").argument(KEY, "x"),
        vt.request(Verb::Get, "/a").header(&header, "x"),
    ];
    let mut errors: Vec<Error> = Vec::new();
    for request in requests {
        let shown = format!("{request:?}");
        assert!(!shown.contains(KEY), "{shown}");
        errors.push(request.await.unwrap_err());
    }
    errors.push(vt.files().get(KEY).await.unwrap_err());
    errors.push(vt.files().comments(KEY).all().await.unwrap_err());
    for error in errors {
        let shown = format!("{error:?} {error}");
        assert!(
            shown.contains("[redacted]") && !shown.contains(KEY),
            "{shown}"
        );
    }
    assert_eq!(server.connections(), 0);
}
