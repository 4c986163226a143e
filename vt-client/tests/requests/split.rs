//! However a collection is split into pages, every way to go through it gives the same items.

use std::sync::{Arc, Mutex};

use proptest::prelude::*;
use vt_client::objects::Dynamic;
use vt_client::{Error, Object, Page};

use crate::{BlockingThings, Things, blocking_client, client};
use vt_testkit::{Recorded, Server, json};

/// `None` stands for an item that the service could not give.
type Content = Vec<Vec<Option<u16>>>;

/// Items in pages, some of them empty, and for each page whether `meta` has the cursor (or else
/// only the link).
fn collections() -> impl Strategy<Value = (Content, Vec<bool>)> {
    let item = prop_oneof![6 => any::<u16>().prop_map(Some), 1 => Just(None)];
    prop::collection::vec((prop::collection::vec(item, 0..4), any::<bool>()), 1..7)
        .prop_map(|pages| pages.into_iter().unzip())
}

fn body(content: &Content, in_meta: &[bool], page: usize) -> Vec<u8> {
    let items: Vec<String> = content[page]
        .iter()
        .map(|item| match item {
            Some(id) => format!(r#"{{"type": "thing", "id": "{id}"}}"#),
            None => r#"{"error": {"code": "NotFoundError"}, "type": "thing"}"#.to_owned(),
        })
        .collect();
    let next = match page + 1 {
        next if next == content.len() => String::new(),
        next if in_meta[page] => format!(r#", "meta": {{"cursor": "page {next}"}}"#),
        next => format!(
            r#", "meta": {{}}, "links": {{"next": "http://h/?limit=1&cursor=page%20{next}"}}"#
        ),
    };
    json(format!(r#"{{"data": [{}]{next}}}"#, items.join(",")))
}

fn page_of(request: &Recorded) -> usize {
    request.parameter("cursor").map_or(0, |cursor| {
        cursor.strip_prefix("page ").unwrap().parse().unwrap()
    })
}

fn noted(item: Result<Object<Dynamic>, Error>) -> Option<u16> {
    match item {
        Ok(object) => Some(object.id().parse().unwrap()),
        Err(Error::Item(_)) => None,
        Err(error) => panic!("{error:?}"),
    }
}

fn all(outcome: Result<Vec<Object<Dynamic>>, Error>) -> Result<Vec<Option<u16>>, ()> {
    match outcome {
        Ok(items) => Ok(items.into_iter().map(Ok).map(noted).collect()),
        Err(Error::Item(_)) => Err(()),
        Err(error) => panic!("{error:?}"),
    }
}

/// How many pages are needed for this many items.
fn pages_for(content: &Content, limit: usize) -> usize {
    let mut items = 0;
    for (index, page) in content.iter().enumerate() {
        if items >= limit {
            return index;
        }
        items += page.len();
    }
    content.len()
}

#[test]
fn every_way_gives_the_same_items() {
    let script: Arc<Mutex<(Content, Vec<bool>)>> = Arc::default();
    let served = script.clone();
    let server = Server::new(move |request| {
        let script = served.lock().unwrap();
        body(&script.0, &script.1, page_of(request))
    });
    let (vt, sync) = (client(&server), blocking_client(&server));
    let runtime = tokio::runtime::Runtime::new().unwrap();
    // A second cursor in a request, or a page out of order, panics in the server and fails the
    // request.
    let asked = |pages: usize| {
        let asked: Vec<usize> = server.requests().iter().map(page_of).collect();
        server.forget();
        prop_assert_eq!(asked, (0..pages).collect::<Vec<_>>());
        Ok(())
    };
    proptest!(|((content, in_meta) in collections(), limit in prop::option::of(0_usize..20))| {
        let items: Vec<Option<u16>> = content.concat();
        let wanted = limit.unwrap_or(usize::MAX);
        let expected: Vec<Option<u16>> = items.iter().copied().take(wanted).collect();
        let expected_all = if expected.contains(&None) { Err(()) } else { Ok(expected.clone()) };
        let pages = pages_for(&content, wanted);
        *script.lock().unwrap() = (content.clone(), in_meta);
        let (list, blocking_list) = (
            || match limit {
                Some(limit) => vt.things().list().limit(limit as u64),
                None => vt.things().list(),
            },
            || match limit {
                Some(limit) => sync.things().list().limit(limit as u64),
                None => sync.things().list(),
            },
        );

        let streamed = runtime.block_on(async {
            let mut stream = list().stream();
            let mut items = Vec::new();
            while let Some(item) = stream.next().await {
                items.push(noted(item));
            }
            assert!(stream.next().await.is_none());
            items
        });
        prop_assert_eq!(&streamed, &expected);
        asked(pages)?;

        let iterated: Vec<_> = blocking_list().into_iter().map(noted).collect();
        prop_assert_eq!(&iterated, &expected);
        asked(pages)?;

        prop_assert_eq!(&all(runtime.block_on(list().all())), &expected_all);
        server.forget();
        prop_assert_eq!(&all(blocking_list().all()), &expected_all);
        server.forget();

        let by_hand = |page: &dyn Fn(Option<String>) -> Page<Object<Dynamic>>| {
            let (mut items, mut cursor) = (Vec::new(), None);
            loop {
                let page = page(cursor.take());
                assert_eq!(page.is_more, page.cursor.is_some());
                items.extend(page.items.into_iter().map(noted));
                match page.cursor {
                    Some(next) => cursor = Some(next),
                    None => return items,
                }
            }
        };
        let pages = by_hand(&|cursor| {
            let list = vt.things().list();
            runtime.block_on(match cursor {
                Some(cursor) => list.cursor(cursor),
                None => list,
            }.into_future()).unwrap()
        });
        prop_assert_eq!(&pages, &items);
        asked(content.len())?;
        let pages = by_hand(&|cursor| {
            let list = sync.things().list();
            match cursor {
                Some(cursor) => list.cursor(cursor),
                None => list,
            }.send().unwrap()
        });
        prop_assert_eq!(&pages, &items);
        asked(content.len())?;
    });
}
