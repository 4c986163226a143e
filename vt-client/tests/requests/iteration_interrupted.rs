//! The law of resuming: any sequence of interruptions gives the same items as none.

use std::sync::{Arc, Mutex};

use proptest::prelude::*;
use vt_client::{AnyObject, Error, Pages, ResumeToken};

use crate::{BlockingThings, Things, blocking_client, client};
use vt_testkit::{Recorded, Server, json};

/// A collection, and how it is cut into pages.
#[derive(Clone, Debug, Default)]
struct World {
    /// The newest first.
    ids: Vec<u32>,
    /// The service gives pages of at most so many items.
    largest: usize,
    /// Whether cursors name the item they stand behind, or count items from the front.
    anchored: bool,
    /// Empty pages stand in front of the positions that this number divides; none for 0.
    empty: usize,
    /// Errors stand in place of the identifiers that this number divides; none for 0.
    errors: u32,
}

fn divides(divisor: usize, number: usize) -> bool {
    divisor > 0 && number.is_multiple_of(divisor)
}

impl World {
    fn answer(&self, request: &Recorded) -> Vec<u8> {
        let size: usize = request.parameter("limit").unwrap().parse().unwrap();
        let size = size.min(self.largest);
        let cursor = request.parameter("cursor");
        // `e7` is an empty page in front of 7.
        let (is_empty, start) = match cursor.as_deref() {
            None => (false, 0),
            Some(cursor) => {
                let (kind, place) = cursor.split_at(1);
                let place: usize = place.parse().unwrap();
                let start = if self.anchored {
                    self.ids
                        .iter()
                        .position(|id| *id as usize == place)
                        .unwrap()
                        + 1
                } else {
                    place
                };
                (kind == "e", start)
            }
        };
        let end = if is_empty {
            start
        } else {
            (start + size).min(self.ids.len())
        };
        let items: Vec<String> = self.ids[start..end]
            .iter()
            .map(|id| {
                if divides(self.errors as usize, *id as usize) {
                    format!(
                        r#"{{"error": {{"code": "NotFoundError"}}, "type": "thing", "id": "{id}"}}"#
                    )
                } else {
                    format!(r#"{{"type": "thing", "id": "{id}"}}"#)
                }
            })
            .collect();
        let meta = if end < self.ids.len() {
            let kind = if !is_empty && divides(self.empty, end) {
                "e"
            } else {
                "p"
            };
            let place = if self.anchored {
                self.ids[end - 1] as usize
            } else {
                end
            };
            format!(r#""cursor": "{kind}{place}""#)
        } else {
            String::new()
        };
        json(format!(
            r#"{{"data": [{}], "meta": {{{meta}}}}}"#,
            items.join(",")
        ))
    }
}

/// One server for all cases, whose world changes.
struct Stage {
    world: Arc<Mutex<World>>,
    server: Server,
    runtime: tokio::runtime::Runtime,
}

impl Stage {
    fn new() -> Self {
        let world = Arc::new(Mutex::new(World::default()));
        let shared = Arc::clone(&world);
        Self {
            world,
            server: Server::new(move |request| {
                let world = shared.lock().unwrap().clone();
                world.answer(request)
            }),
            runtime: tokio::runtime::Runtime::new().unwrap(),
        }
    }
}

fn noted(item: Result<AnyObject, Error>) -> String {
    match item {
        Ok(object) => object.id().to_owned(),
        Err(Error::Item(error)) => format!("{}!", error.id.unwrap()),
        Err(error) => panic!("{error}"),
    }
}

/// What came before the interruption, and the token.
type Piece = (Vec<String>, ResumeToken);

async fn asynchronous(pages: Pages<AnyObject>, most: usize) -> Piece {
    let mut items = pages.stream();
    let mut notes = Vec::new();
    while notes.len() < most
        && let Some(item) = items.next().await
    {
        notes.push(noted(item));
    }
    (notes, items.token())
}

fn blocking(pages: vt_client::blocking::Pages<AnyObject>, most: usize) -> Piece {
    let mut items = pages.into_iter();
    let mut notes = Vec::new();
    while notes.len() < most
        && let Some(item) = items.next()
    {
        notes.push(noted(item));
    }
    (notes, items.token())
}

/// An interruption after so many items, after which so many new ones come in front; and how it goes
/// on.
#[derive(Clone, Debug)]
struct Cut {
    items: usize,
    new: u32,
    prefetch: bool,
    blocking: bool,
}

fn worlds() -> impl Strategy<Value = World> {
    (0..25_u32, 1..8_usize, any::<bool>(), 0..4_usize, 0..4_u32).prop_map(
        |(length, largest, anchored, empty, errors)| World {
            ids: (1000..1000 + length).collect(),
            largest,
            anchored,
            empty,
            errors,
        },
    )
}

fn cuts() -> impl Strategy<Value = Vec<Cut>> {
    let cut = (0..9_usize, 0..2_u32, any::<bool>(), any::<bool>()).prop_map(
        |(items, new, prefetch, blocking)| Cut {
            items,
            new,
            prefetch,
            blocking,
        },
    );
    proptest::collection::vec(cut, 0..5)
}

#[test]
fn interruptions_neither_lose_nor_repeat_an_item() {
    let stage = Stage::new();
    let vt = client(&stage.server);
    let sync = blocking_client(&stage.server);
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        cases: crate::cases(300),
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    let limits = prop_oneof![Just(None), (0..30_u64).prop_map(Some)];
    let sizes = prop_oneof![Just(None), (1..9_u32).prop_map(Some)];
    let law = |(world, limit, size, cuts): (World, Option<u64>, Option<u32>, Vec<Cut>)| {
        // What one iteration gives.
        let length = limit.map_or(world.ids.len(), |limit| world.ids.len().min(limit as usize));
        let expected: Vec<String> = world.ids[..length]
            .iter()
            .map(|id| {
                let mark = if divides(world.errors as usize, *id as usize) {
                    "!"
                } else {
                    ""
                };
                format!("{id}{mark}")
            })
            .collect();
        *stage.world.lock().unwrap() = world;
        let mut all = Vec::new();
        let mut token: Option<ResumeToken> = None;
        let end = Cut {
            items: usize::MAX,
            new: 0,
            prefetch: false,
            blocking: false,
        };
        for (index, cut) in cuts.iter().chain([&end]).enumerate() {
            let (notes, next) = if cut.blocking {
                let mut pages = sync.things().search("q");
                pages = limit.map_or_else(|| sync.things().search("q"), |limit| pages.limit(limit));
                if let Some(size) = size {
                    pages = pages.page_size(size);
                }
                if cut.prefetch {
                    pages = pages.prefetch();
                }
                if let Some(token) = token {
                    pages = pages.resume(token);
                }
                blocking(pages, cut.items)
            } else {
                let mut pages = vt.things().search("q");
                if let Some(limit) = limit {
                    pages = pages.limit(limit);
                }
                if let Some(size) = size {
                    pages = pages.page_size(size);
                }
                if cut.prefetch {
                    pages = pages.prefetch();
                }
                if let Some(token) = token {
                    pages = pages.resume(token);
                }
                stage.runtime.block_on(asynchronous(pages, cut.items))
            };
            all.extend(notes);
            prop_assert_eq!(next.given(), all.len() as u64);
            prop_assert!(!next.is_finished() || all == expected);
            token = Some(next.to_string().parse().unwrap());
            // What comes in front before anything was given is part of the collection.
            if !all.is_empty() {
                let mut world = stage.world.lock().unwrap();
                for new in 0..cut.new {
                    world.ids.insert(0, 10 * (index as u32 + 1) + new);
                }
            }
        }
        prop_assert_eq!(&all, &expected);
        prop_assert!(token.is_some_and(|token| token.is_finished()));
        Ok(())
    };
    runner.run(&(worlds(), limits, sizes, cuts()), law).unwrap();
}
