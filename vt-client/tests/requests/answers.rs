//! What requests answer: objects, none, any, other JSON; and the response beside it, on errors too.

use vt_client::objects::{Dynamic, File};
use vt_client::{AnyObject, Error, ErrorCode, Object};

use crate::{BlockingThings, Things, blocking_client, client};
use vt_testkit::{Server, answer};

const FILE: &str = r#"{"data": {"type": "file", "id": "f", "attributes": {"size": 68, "new": [1e400]}}, "meta": {"a": 1}}"#;
const WALLET: &str = r#"{"data": {"type": "wallet", "id": 7, "attributes": {"coins": 3}}}"#;

#[tokio::test]
async fn an_object() {
    let server = Server::json(FILE);
    let file = client(&server).things().get("a").await.unwrap();
    assert_eq!((file.kind(), file.id()), ("file", "f"));
    assert_eq!(file.attributes().size, Some(68));
    assert_eq!(file.meta().get("a"), Some(1.into()));
    assert_eq!(file.envelope().text(), FILE);
}

#[tokio::test]
async fn null_is_none_where_it_is_documented_and_an_error_where_it_is_not() {
    let server = Server::json(r#"{"data": null}"#);
    let things = client(&server).things();
    assert!(things.maybe("a").await.unwrap().is_none());
    assert!(things.any_or("a").await.unwrap().is_none());
    for error in [
        things.get("a").await.unwrap_err(),
        things.any("a").await.unwrap_err(),
        things.word("a").await.unwrap_err(),
    ] {
        assert!(matches!(error, Error::Decode { .. }), "{error:?}");
    }
    let server = Server::json(FILE);
    let things = client(&server).things();
    assert_eq!(things.maybe("a").await.unwrap().unwrap().id(), "f");
    assert_eq!(things.any_or("a").await.unwrap().unwrap().id(), "f");
}

#[tokio::test]
async fn an_object_of_any_type_is_typed_by_what_came() {
    let server = Server::json(FILE);
    match client(&server).things().any("a").await.unwrap() {
        AnyObject::File(file) => assert_eq!(file.attributes().size, Some(68)),
        other => panic!("{other:?}"),
    }
    let server = Server::json(WALLET);
    let object = client(&server).things().any("a").await.unwrap();
    assert_eq!((object.kind(), object.id()), ("wallet", "7"));
    match object {
        AnyObject::Other(object) => assert_eq!(object.get("coins"), Some(3.into())),
        other => panic!("{other:?}"),
    }
}

#[test]
fn any_objects_convert_both_ways_and_lose_nothing() {
    for (text, is_typed) in [(FILE, true), (WALLET, false)] {
        let object: Object<Dynamic> = text.parse().unwrap();
        let (raw, envelope) = (object.raw().to_owned(), object.envelope().text().to_owned());
        let any = AnyObject::from(object);
        assert_eq!(!matches!(any, AnyObject::Other(_)), is_typed);
        assert_eq!(any.raw(), raw);
        assert_eq!(serde_json::to_string(&any).unwrap(), raw);
        let back = any.clone().into_dynamic();
        assert_eq!((back.raw(), back.envelope().text()), (&*raw, &*envelope));
        let again: AnyObject = serde_json::from_str(&raw).unwrap();
        assert_eq!(
            (again.kind(), again.id(), again.raw()),
            (any.kind(), any.id(), &*raw)
        );
        assert_eq!(AnyObject::from(back).kind(), any.kind());
    }
    assert!(serde_json::from_str::<AnyObject>("[]").is_err());
    // Every type that has a struct has a variant.
    for kind in [
        "url",
        "domain",
        "ip_address",
        "analysis",
        "submission",
        "comment",
        "vote",
        "resolution",
        "whois",
        "ssl_cert",
        "file_behaviour",
    ] {
        let text = format!(r#"{{"type": "{kind}", "id": "1", "attributes": {{"x": 1}}}}"#);
        let any: AnyObject = serde_json::from_str(&text).unwrap();
        assert!(!matches!(any, AnyObject::Other(_)), "{kind}");
        assert_eq!((any.kind(), any.id(), any.raw()), (kind, "1", &*text));
        assert_eq!(any.into_dynamic().get("x"), Some(1.into()));
    }
}

#[tokio::test]
async fn an_answer_may_be_one_object_several_or_none() {
    for (body, expected) in [
        (FILE, &["file f"][..]),
        (WALLET, &["wallet 7"]),
        (r#"{"data": null}"#, &[]),
        (r#"{"data": []}"#, &[]),
        (
            r#"{"data": [{"type": "wallet", "id": 7}, {"type": "file", "id": "f"}]}"#,
            &["wallet 7", "file f"],
        ),
    ] {
        let server = Server::json(body);
        let shown = |objects: Vec<AnyObject>| -> Vec<String> {
            let shown = |object: AnyObject| format!("{} {}", object.kind(), object.id());
            objects.into_iter().map(shown).collect()
        };
        let page = client(&server).things().either("a").await.unwrap();
        let items: Result<Vec<AnyObject>, _> = page.items.into_iter().collect();
        assert_eq!(shown(items.unwrap()), expected);
        let all = client(&server).things().either("a").all().await.unwrap();
        assert_eq!(shown(all), expected);
        let all = blocking_client(&server).things().either("a").all().unwrap();
        assert_eq!(shown(all), expected);
    }
}

#[tokio::test]
async fn answers_that_are_no_objects() {
    let server = Server::json(r#"{"data": "word", "more": [1]}"#);
    let things = client(&server).things();
    assert_eq!(things.word("a").await.unwrap(), "word");
    let whole = things.whole("a").await.unwrap();
    assert_eq!(whole, serde_json::json!({"data": "word", "more": [1]}));
    assert_eq!(
        things.text("a").await.unwrap(),
        r#"{"data": "word", "more": [1]}"#
    );
    assert!(things.allowed("a").await.is_err());
    let server = Server::json(r#"{"data": true}"#);
    assert!(client(&server).things().allowed("a").await.unwrap());
}

#[tokio::test]
async fn text_is_read_whatever_its_bytes_are() {
    let server = Server::new(|_| answer("200 OK", &[], b"<a>\xff\xc3\xa9"));
    assert_eq!(
        client(&server).things().text("a").await.unwrap(),
        "<a>\u{fffd}é"
    );
}

#[tokio::test]
async fn nothing_is_read_of_an_answer_that_holds_nothing() {
    for body in ["", "{}", "oops"] {
        let server = Server::json(body);
        client(&server)
            .things()
            .remove("a", "password")
            .await
            .unwrap();
        assert_eq!(server.request().verb, "DELETE");
    }
}

#[tokio::test]
async fn the_response_comes_beside_the_value() {
    let server = Server::new(|_| answer("202 Accepted", &["x-cloud-trace: t"], FILE));
    let asynchronous = client(&server)
        .things()
        .get("a")
        .with_response()
        .await
        .unwrap();
    let blocking = blocking_client(&server)
        .things()
        .get("a")
        .with_response()
        .send()
        .unwrap();
    for answered in [asynchronous, blocking] {
        assert_eq!(answered.value.id(), "f");
        assert_eq!(answered.response.status(), 202);
        assert_eq!(answered.response.headers()["x-cloud-trace"], "t");
        assert_eq!(answered.response.text(), FILE);
        assert_eq!(answered.response.body(), FILE);
    }
}

#[tokio::test]
async fn the_response_is_in_the_error_too() {
    let body = r#"{"error": {"code": "NotFoundError", "message": "no such thing"}}"#;
    let server = Server::new(move |_| answer("404 Not Found", &["x-cloud-trace: t"], body));
    let (vt, sync) = (client(&server), blocking_client(&server));
    for error in [
        vt.things().get("a").await.unwrap_err(),
        vt.things().get("a").with_response().await.unwrap_err(),
        vt.things().list().await.unwrap_err(),
        vt.things().content("a").await.unwrap_err(),
        vt.things().content("a").open().await.unwrap_err(),
        sync.things().get("a").send().unwrap_err(),
        sync.things().get("a").with_response().send().unwrap_err(),
        sync.things().content("a").send().unwrap_err(),
    ] {
        assert!(error.is_not_found());
        assert_eq!(error.code(), Some(&ErrorCode::NotFound));
        let response = error.response().unwrap();
        assert_eq!(response.status(), 404);
        assert_eq!(response.headers()["x-cloud-trace"], "t");
        assert_eq!(response.text(), body);
    }
}

#[tokio::test]
async fn an_answer_that_cannot_be_read_is_in_the_error() {
    for body in [
        "",
        "<html>",
        r#"{"meta": 1}"#,
        r#"{"data": [1]}"#,
        r#"{"data": 1"#,
    ] {
        let server = Server::json(body);
        let things = client(&server).things();
        for error in [
            things.get("a").await.unwrap_err(),
            things.get("a").with_response().await.unwrap_err(),
            things.maybe("a").await.unwrap_err(),
            things.any("a").await.unwrap_err(),
            things.any_or("a").await.unwrap_err(),
            things.word("a").await.unwrap_err(),
        ] {
            assert!(matches!(error, Error::Decode { .. }), "{error:?}");
            assert_eq!(error.response().unwrap().text(), body);
            assert_eq!(error.status(), Some(200));
        }
    }
    let server = Server::json("<html>");
    let error = client(&server).things().whole("a").await.unwrap_err();
    assert_eq!(error.response().unwrap().text(), "<html>");
}

/// The table's own kinds of objects are those of the client.
#[tokio::test]
async fn a_typed_object_can_become_another() {
    let server = Server::json(FILE);
    let object = client(&server).things().get("a").await.unwrap();
    let object: Object<File> = object.into_typed::<Dynamic>().into_typed();
    assert_eq!(object.attributes().size, Some(68));
}
