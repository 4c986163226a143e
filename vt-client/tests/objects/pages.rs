//! Pages of items: where they are, what follows, and items that are errors.

use crate::support::{COMMENTS, VOTES};
use serde_json::json;
use vt_client::__private::{PageBody, plain_item, read_page, read_page_with};
use vt_client::Object;
use vt_client::objects::{Comment, Dynamic, File, Verdict, Vote};

#[test]
fn a_page_goes_on_after_an_item_that_is_an_error() {
    let page: PageBody<Object<Comment>> = read_page(COMMENTS.as_bytes(), "data").unwrap();
    assert_eq!(page.items.len(), 3);
    let first = page.items[0].as_ref().unwrap();
    assert_eq!(first.attributes().tags, ["odd"]);
    assert_eq!(first.attributes().votes.as_ref().unwrap().positive, Some(3));
    assert!(COMMENTS.contains(first.raw()));
    assert!(first.meta().is_null());
    let error = page.items[1].as_ref().unwrap_err();
    assert_eq!(error.code, "NotFoundError");
    assert_eq!(error.message, "Comment not found");
    assert_eq!(error.kind.as_deref(), Some("comment"));
    assert_eq!(error.id.as_deref(), Some("f-gone"));
    assert_eq!(
        error.raw.json().get("error.code"),
        Some(json!("NotFoundError"))
    );
    assert_eq!(
        error.to_string(),
        "comment `f-gone`: NotFoundError: Comment not found"
    );
    assert_eq!(page.items[2].as_ref().unwrap().id(), "1571524923");
    assert_eq!(page.cursor.as_deref(), Some("eyJsaW1pdCI6IDN9=="));
    assert!(page.is_more);
    assert_eq!(page.meta().get("count"), Some(json!(12)));
    assert!(page.links().own.is_some());

    let page: PageBody<Object<Vote>> = read_page(VOTES.as_bytes(), "data").unwrap();
    let vote = page.items[0].as_ref().unwrap().attributes();
    assert_eq!(
        (vote.value, vote.verdict.clone()),
        (Some(-47), Some(Verdict::Malicious))
    );
    assert_eq!((page.cursor, page.is_more), (None, false));
}

#[test]
fn items_of_any_kind_are_kept() {
    let text = r#"{"data": [null, 5, "x", [1], {"error": {"code": "E"}, "attributes": {"size": 1}},
        {"error": "text", "type": "file", "id": "1"}, {"error": {}, "attributes": null}, {}]}"#;
    let page: PageBody<Object<File>> = read_page(text.as_bytes(), "data").unwrap();
    let items: Vec<_> = page
        .items
        .iter()
        .map(|item| match item {
            Ok(object) => object.raw().to_owned(),
            Err(error) => format!("{}: {}", error.raw.get(), error),
        })
        .collect();
    assert_eq!(
        items,
        [
            "null: item: expected an object, found null",
            "5: item: expected an object, found a number",
            "\"x\": item: expected an object, found a string",
            "[1]: item: expected an object, found a list",
            r#"{"error": {"code": "E"}, "attributes": {"size": 1}}"#,
            r#"{"error": "text", "type": "file", "id": "1"}"#,
            r#"{"error": {}, "attributes": null}: item: the service gave no reason"#,
            "{}",
        ]
    );
}

#[test]
fn pages_are_found_where_the_items_are() {
    let page = |text: &str, path: &str| -> PageBody<Object<Dynamic>> {
        read_page(text.as_bytes(), path).unwrap_or_else(|error| panic!("{text}: {error}"))
    };
    let object = r#"{"type": "a", "id": "1"}"#;
    assert_eq!(
        page(&format!(r#"{{"data": {object}}}"#), "data")
            .items
            .len(),
        1
    );
    assert_eq!(page(r#"{"data": null}"#, "data").items.len(), 0);
    assert_eq!(page(r#"{"data": []}"#, "data").items.len(), 0);
    assert_eq!(
        page(&format!(r#"{{"alerts": [{object}]}}"#), "alerts")
            .items
            .len(),
        1
    );
    let twice = format!(r#"{{"data": [{object}, {object}], "data": [{object}]}}"#);
    assert_eq!(page(&twice, "data").items.len(), 1);

    for (more, is_more) in [
        ("true", true),
        ("false", false),
        ("null", false),
        ("\"true\"", false),
    ] {
        let text = format!(
            r#"{{"success": true, "result": {{"more": {more}, "hits": [{object}]}}, "more": true}}"#
        );
        let page = page(&text, "result.hits");
        assert_eq!((page.items.len(), page.is_more), (1, is_more));
        assert_eq!(page.envelope().get("success"), Some(json!(true)));
    }
}

#[test]
fn cursors_come_from_meta_or_from_the_next_link() {
    let next = |text: &str| format!(r#", "links": {{"next": "https://h.example/a?{text}"}}"#);
    for (text, cursor) in [
        (r#", "meta": {"cursor": "a=="}"#.to_owned(), Some("a==")),
        (r#", "meta": {"cursor": 7}"#.to_owned(), Some("7")),
        (r#", "meta": {"cursor": ""}"#.to_owned(), None),
        (r#", "meta": {"cursor": null}"#.to_owned(), None),
        (r#", "meta": {"cursor": {}}"#.to_owned(), None),
        (r#", "meta": []"#.to_owned(), None),
        (next("limit=3&cursor=STEwCi4%3D#x"), Some("STEwCi4=")),
        (next("cursor=a%2Bb%2Fc%C3%A9&limit=3"), Some("a+b/cé")),
        (next("cursor="), None),
        (next("limit=3"), None),
        (r#", "links": {"next": "no query"}"#.to_owned(), None),
        (r#", "links": 5"#.to_owned(), None),
        (
            format!(r#", "meta": {{"cursor": "m"}}{}"#, next("cursor=l")),
            Some("m"),
        ),
    ] {
        let text = format!(r#"{{"data": []{text}}}"#);
        let page: PageBody<Object<Dynamic>> = read_page(text.as_bytes(), "data").unwrap();
        assert_eq!(page.cursor.as_deref(), cursor, "{text}");
        assert_eq!(page.is_more, cursor.is_some(), "{text}");
    }
}

#[test]
fn plain_items_are_read_as_any_type() {
    let text = br#"{"data": ["a", 5, "b"]}"#;
    let page = read_page_with::<String>(text, "data", plain_item).unwrap();
    assert_eq!(page.items[0].as_deref(), Ok("a"));
    let error = page.items[1].as_ref().unwrap_err();
    assert_eq!(error.raw.get(), "5");
    assert!(error.message.contains("expected a string"), "{error}");
    assert_eq!(page.items[2].as_deref(), Ok("b"));
}

/// What stands beside nested items is no envelope: cursor and links are the page's.
#[test]
fn only_the_outermost_meta_and_links_are_the_pages() {
    let text = br#"{"meta": {"cursor": "a"}, "links": {"self": "https://h.example/a"}, "result":
        {"meta": {"cursor": "b"}, "links": {"self": "https://h.example/b"}, "hits": []}}"#;
    let page: PageBody<Object<Dynamic>> = read_page(text, "result.hits").unwrap();
    assert_eq!(page.cursor.as_deref(), Some("a"));
    assert_eq!(page.meta().get("cursor"), Some(json!("a")));
    assert_eq!(page.links().own.as_deref(), Some("https://h.example/a"));
}
