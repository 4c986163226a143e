//! Iterations over answers that are made here, without a server.

use http::header::LINK;
use vt_table::PagingStyle;

use super::*;
use crate::client::Client;
use crate::id::hint::Hint;
use crate::model::object::Object;
use crate::model::spent::Spent;
use crate::request::read;
use crate::request::resume::Place;
use crate::request::resume::ResumeToken;
use crate::wire::call::Call;

type Thing = Object<crate::model::objects::Dynamic>;

fn client() -> Client {
    // Nobody listens there, and nothing is sent.
    let client = Client::builder().api_key("0123456789abcdef");
    client.base_url("http://127.0.0.1:9/api").build().unwrap()
}

fn call() -> Call {
    Call::new("things.list", vt_table::Verb::Get, "/things")
}

fn items(style: PagingStyle, token: Option<ResumeToken>) -> Items<Thing> {
    let paging = Paging {
        style,
        items: "data".into(),
        size_parameter: "limit".into(),
        default_size: Some(10),
        maximum_size: Some(40),
    };
    let pager = Pager::new(paging, 0);
    let read = read::objects::<crate::model::objects::Dynamic>;
    let walk = Walk::new(client(), call(), read, pager, token).unwrap();
    Items::new(walk, false)
}

/// The page of this number, which says that more follow: all are empty but the first and those of
/// these numbers.
fn page(style: PagingStyle, number: u32, filled: &[u32]) -> Response {
    let data = match number == 0 || filled.contains(&number) {
        true => format!(r#"{{"type": "thing", "id": "{number}"}}"#),
        false => String::new(),
    };
    let next = number + 1;
    let mut headers = http::HeaderMap::new();
    let beside = match style {
        PagingStyle::Cursor => format!(r#""meta": {{"cursor": "c{next}"}}"#),
        PagingStyle::PageNumber => r#""more": true"#.to_owned(),
        _ => {
            let link = format!("</api/things?page={next}>; rel=next");
            headers.insert(LINK, link.parse().unwrap());
            r#""x": 1"#.to_owned()
        }
    };
    Response {
        status: 200,
        headers,
        body: format!(r#"{{"data": [{data}], {beside}}}"#).into(),
        spent: Spent::default(),
    }
}

/// Goes through pages until an error, at most so many; gives the number of the next page, and the
/// error.
fn go_through(
    items: &mut Items<Thing>,
    style: PagingStyle,
    begin: u32,
    filled: &[u32],
) -> (u32, Option<Error>) {
    for number in begin..begin + 250 {
        items.receive(&page(style, number, filled)).unwrap();
        while items.buffered().is_some() {}
        if let Some(error) = items.failure() {
            return (number + 1, Some(error));
        }
    }
    (begin + 250, None)
}

#[test]
fn empty_pages_end_it_and_the_token_lies_behind_them() {
    for style in [
        PagingStyle::Cursor,
        PagingStyle::PageNumber,
        PagingStyle::LinkHeader,
    ] {
        let mut first = items(style, None);
        let (next, error) = go_through(&mut first, style, 0, &[]);
        // The first page has an item.
        assert_eq!(next, 101, "{style:?}");
        let Some(Error::EmptyPages {
            pages: 100, hint, ..
        }) = error
        else {
            panic!("{style:?}: {error:?}");
        };
        let (expected, place) = match style {
            PagingStyle::Cursor => (
                Some(Hint::Cursor("c101".into())),
                Place::Cursor("c101".into()),
            ),
            PagingStyle::PageNumber => (None, Place::Number(101)),
            _ => (None, Place::Link(Some("page=101".into()))),
        };
        assert_eq!(hint, expected);
        let token = first.token();
        assert!(token.0.place == place && token.0.last.is_none());
        assert!(!token.is_finished());
        assert_eq!(token.given(), 1);

        // It goes on there, and there is an item two pages behind.
        let token: ResumeToken = token.to_string().parse().unwrap();
        let mut rest = items(style, Some(token));
        let (next, _) = go_through(&mut rest, style, 101, &[103]);
        assert_eq!(rest.token().given(), 2, "{style:?}");
        assert_eq!(next, 204);
    }
}

#[test]
fn an_item_in_between_is_enough() {
    let style = PagingStyle::Cursor;
    let mut some = items(style, None);
    let (_, error) = go_through(&mut some, style, 0, &[99, 198]);
    assert!(error.is_none(), "{error:?}");
    assert_eq!(some.token().given(), 3);
}

/// Pages that lead back to an earlier one, however long the way is.
#[test]
fn cursors_that_go_in_a_cycle_are_noticed() {
    for cycle in [1, 2, 5] {
        let mut endless = items(PagingStyle::Cursor, None);
        let mut pages = 0;
        let error = loop {
            let mut page = page(PagingStyle::Cursor, pages % cycle, &[0, 1, 2, 3, 4]);
            page.body = String::from_utf8(page.body.to_vec())
                .unwrap()
                .replace(&format!("\"c{cycle}\""), "\"c0\"")
                .into();
            endless.receive(&page).unwrap();
            while endless.buffered().is_some() {}
            pages += 1;
            if let Some(error) = endless.failure() {
                break error;
            }
            assert!(pages < 50);
        };
        assert!(matches!(error, Error::RepeatedCursor), "{error:?}");
        assert_eq!(pages, cycle + 1);
    }
}

/// Nothing is sent before the pause is over, by whoever polls it.
#[tokio::test(start_paused = true)]
async fn the_pages_behind_many_empty_ones_are_asked_for_slowly() {
    let style = PagingStyle::Cursor;
    let mut slow = items(style, None);
    for number in 0..=20 {
        slow.receive(&page(style, number, &[])).unwrap();
        while slow.buffered().is_some() {}
    }
    let almost = std::time::Duration::from_millis(499);
    let asked = tokio::time::timeout(almost, slow.ask().unwrap()).await;
    assert!(asked.is_err(), "{asked:?}");
}
