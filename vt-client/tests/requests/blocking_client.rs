//! The blocking client on every kind of thread.

use std::thread;

use vt_client::{Error, Verb, blocking};

use crate::{BlockingThings, KEY, Things, blocking_client, usage};
use vt_testkit::{Server, json};

const PAGE: &str = r#"{"data": [{"type": "thing", "id": "1"}, {"type": "thing", "id": "2"}]}"#;

/// Builds, calls, iterates and drops.
fn everything(server: &Server) {
    let vt = blocking_client(server);
    assert_eq!(vt.things().list().send().unwrap().items.len(), 2);
    assert_eq!(vt.things().list().into_iter().count(), 2);
    assert_eq!(vt.things().list().all().unwrap().len(), 2);
    assert_eq!(vt.things().content("a").send().unwrap(), PAGE);
    assert_eq!(vt.request(Verb::Get, "/x").send().unwrap().text(), PAGE);
    let chunks = vt.things().content("a").open().unwrap();
    drop(vt);
    // What was made from it lives on.
    assert_eq!(
        chunks.map(|chunk| chunk.unwrap().len()).sum::<usize>(),
        PAGE.len()
    );
}

#[test]
fn it_works_without_a_runtime() {
    everything(&Server::json(PAGE));
}

#[test]
fn it_works_inside_every_kind_of_runtime() {
    let server = std::sync::Arc::new(Server::json(PAGE));
    for mut builder in [
        tokio::runtime::Builder::new_current_thread(),
        tokio::runtime::Builder::new_multi_thread(),
    ] {
        let runtime = builder.enable_all().build().unwrap();
        runtime.block_on(async { everything(&server) });
        let moved = server.clone();
        let task = runtime.spawn(async move { everything(&moved) });
        runtime.block_on(task).unwrap();
        let moved = server.clone();
        let task = runtime.spawn_blocking(move || everything(&moved));
        runtime.block_on(task).unwrap();
    }
}

/// A connection lives on the runtime that it was made on, and this one is blocked while the other
/// client waits.
#[tokio::test]
async fn it_shares_no_connection_with_an_async_client() {
    let server = Server::json(PAGE);
    let vt = crate::client(&server);
    vt.things().list().await.unwrap();
    let sync = blocking::Client::from_async(vt.clone()).unwrap();
    sync.things().list().send().unwrap();
    sync.to_async().things().list().await.unwrap();
    sync.things().list().send().unwrap();
    assert_eq!(server.connections(), 3);
}

#[test]
fn many_threads_share_one_client() {
    // Each answer waits for all requests, so they must be under way at once.
    let barrier = std::sync::Arc::new(std::sync::Barrier::new(8));
    let server = Server::new(move |request| {
        barrier.wait();
        let id = request.target.rsplit('/').next().unwrap();
        json(format!(r#"{{"data": {{"type": "file", "id": "{id}"}}}}"#))
    });
    let vt = blocking_client(&server);
    let threads: Vec<_> = (0..8)
        .map(|number| {
            let vt = vt.clone();
            thread::spawn(move || {
                let number = number.to_string();
                assert_eq!(vt.things().get(&number).send().unwrap().id(), number);
            })
        })
        .collect();
    for thread in threads {
        thread.join().unwrap();
    }
    assert_eq!(server.requests().len(), 8);
}

#[test]
fn it_is_made_of_a_key_or_of_an_async_client() {
    let vt = blocking::Client::new(KEY).unwrap();
    assert_eq!(vt.base_url(), "https://www.virustotal.com/api/v3");
    assert!(!format!("{vt:?}").contains(KEY));
    match blocking::Client::new("a b") {
        Err(Error::Configuration(refusal)) => {
            assert!(refusal.message.contains("space"), "{refusal}");
        }
        other => panic!("{other:?}"),
    }
    let server = Server::json(PAGE);
    assert_eq!(
        blocking_client(&server).to_async().base_url(),
        format!("{}/api/v3", server.origin)
    );
}

/// The variable is not set in this process: tests run side by side, so none may set it.
#[test]
fn the_key_may_come_from_the_environment() {
    let made = blocking::Client::from_env();
    match std::env::var("VT_API_KEY") {
        Ok(_) => assert!(made.is_ok()),
        Err(_) => assert!(matches!(
            made,
            Err(Error::MissingKey {
                variable: "VT_API_KEY",
                ..
            })
        )),
    }
}

#[test]
fn arguments_that_do_not_validate_send_nothing() {
    let server = Server::json(PAGE);
    let vt = blocking_client(&server);
    usage(vt.things().get("..").send(), "`..` cannot be an identifier");
    usage(vt.things().get("..").with_response().send(), "`..`");
    usage(vt.things().search("").send(), "`query` is empty");
    usage(vt.things().search("").all(), "`query` is empty");
    usage(vt.things().content("").send(), "`id`");
    usage(vt.things().content("").open(), "`id`");
    usage(vt.request(Verb::Get, "x").send(), "must begin with `/`");
    usage(
        vt.request(Verb::Get, "/{a}")
            .argument("a", "")
            .json::<()>()
            .send(),
        "`a`",
    );
    usage(vt.things().list().page_size(0).send(), "page size of 0");
    usage(vt.things().list().cursor("").all(), "cursor is empty");
    let mut items = vt.things().search("").into_iter();
    usage(items.next().unwrap(), "`query` is empty");
    assert!(items.next().is_none());
    assert_eq!(server.connections(), 0);
}

#[test]
fn requests_say_what_they_are_without_secrets() {
    let vt = blocking::Client::new(KEY).unwrap();
    for shown in [
        format!("{:?}", vt.things().get(KEY)),
        format!("{:?}", vt.things().get(KEY).with_response()),
        format!("{:?}", vt.things().list().query("a", KEY)),
        format!("{:?}", vt.things().list().into_iter()),
        format!("{:?}", vt.things().content(KEY)),
        format!("{:?}", vt.request(Verb::Get, &format!("/{KEY}"))),
        format!("{:?}", vt.things()),
    ] {
        assert!(!shown.contains(KEY), "{shown}");
        assert!(
            shown.contains("Runtime") && shown.contains("inner"),
            "{shown}"
        );
    }
}
