//! Many requests at a time: order, duplicates, quotas, memory, cancellation.

use std::pin::Pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use futures_core::Stream;
use tokio::sync::Barrier;
use vt_client::{Checkpoint, Error, ErrorCode, ResumeError, bulk};

use crate::{BlockingThings, Things, blocking_client, client, usage};
use vt_testkit::{Server, answer, json};

/// Echoes the path in the identifier.
fn echo() -> Server {
    Server::new(|request| {
        json(format!(
            r#"{{"data": {{"type": "file", "id": "{}", "attributes": {{}}}}}}"#,
            request.target
        ))
    })
}

const HASHES: [&str; 3] = [
    "44d88612fea8a8f36de82e1278abb02f",
    "d41d8cd98f00b204e9800998ecf8427e",
    "900150983cd24fb0d6963f7d28e17f72",
];

#[tokio::test]
async fn reports_are_looked_up_in_both_clients() {
    let server = echo();
    let vt = client(&server);
    let sync = blocking_client(&server);
    let ids: Vec<String> = HASHES.map(str::to_owned).to_vec();
    let files = vt.files().lookup_many(&ids).all().await;
    let same = sync.files().lookup_many(HASHES).all();
    for (((id, report), (_, same)), hash) in files.into_iter().zip(same).zip(HASHES) {
        assert_eq!(id, hash);
        let target = format!("/api/v3/files/{hash}");
        assert_eq!(report.unwrap().id(), target);
        assert_eq!(same.unwrap().id(), target);
    }
    server.forget();
    let names = ["example.com", "example.org"];
    assert_eq!(vt.domains().lookup_many(names).all().await.len(), 2);
    assert_eq!(sync.domains().lookup_many(names).into_iter().count(), 2);
    let addresses = ["192.0.2.1"];
    assert_eq!(
        vt.ip_addresses().lookup_many(addresses).all().await.len(),
        1
    );
    assert_eq!(sync.ip_addresses().lookup_many(addresses).all().len(), 1);
    let urls = ["http://example.com/"];
    assert_eq!(vt.urls().lookup_many(urls).all().await.len(), 1);
    assert_eq!(sync.urls().lookup_many(urls).all().len(), 1);
    let mut targets = server.targets();
    targets.sort();
    // URLs are known by their unpadded base64.
    let expected = [
        "domains/example.com",
        "domains/example.com",
        "domains/example.org",
        "domains/example.org",
        "ip_addresses/192.0.2.1",
        "ip_addresses/192.0.2.1",
        "urls/aHR0cDovL2V4YW1wbGUuY29tLw",
        "urls/aHR0cDovL2V4YW1wbGUuY29tLw",
    ];
    assert_eq!(targets, expected.map(|path| format!("/api/v3/{path}")));
}

#[tokio::test]
async fn any_request_can_be_one_of_many() {
    let server = echo();
    let vt = client(&server);
    let all = bulk(["a", "b"], |id| vt.things().get(id).query("x", 1))
        .all()
        .await;
    assert_eq!(all[1].1.as_ref().unwrap().id(), "/api/v3/things/b?x=1");
    let all = bulk([7_u32], |id| {
        vt.things().get(id.to_string()).with_response()
    })
    .all()
    .await;
    assert_eq!(all[0].1.as_ref().unwrap().response.status(), 200);
    let all = bulk(["a"], |id| vt.things().content(id)).all().await;
    assert!(all[0].1.as_ref().unwrap().starts_with(b"{"));
    let sync = blocking_client(&server);
    let request = |id| BlockingThings::things(&sync).content(id);
    assert!(vt_client::blocking::bulk(["a"], request).all()[0].1.is_ok());
}

#[tokio::test]
async fn an_input_that_does_not_validate_is_its_own_error() {
    let server = echo();
    let ids = [HASHES[0], "not a hash", HASHES[1]];
    let all = client(&server).files().lookup_many(ids).all().await;
    assert!(all[0].1.is_ok() && all[2].1.is_ok());
    assert_eq!(all[1].0, "not a hash");
    assert!(matches!(&all[1].1, Err(Error::Usage(_))), "{:?}", all[1].1);
    assert_eq!(server.requests().len(), 2);
}

/// Spellings of one identifier are one request, and each comes out with its own text, in order.
#[tokio::test]
async fn spellings_of_one_identifier_are_asked_once() {
    let server = echo();
    let vt = client(&server);
    let sync = blocking_client(&server);
    let upper = HASHES[0].to_uppercase();
    let spaced = format!("\u{feff}{}\n", HASHES[0]);
    let hashes = [HASHES[0], HASHES[1], &upper, "no hash", &spaced, "no hash"];
    let names = [
        "münchen.de",
        "EXAMPLE.com.",
        "xn--mnchen-3ya.de",
        "example.com",
        "MÜNCHEN.de",
    ];
    let addresses = ["2001:DB8:0::1", "2001:db8::1", "[2001:db8::1]"];
    // The second is `printf %s FIRST | base64`.
    let urls = [
        "http://example.com/",
        "aHR0cDovL2V4YW1wbGUuY29tLw==",
        "aHR0cDovL2V4YW1wbGUuY29tLw",
    ];

    fn texts<T>(all: &[(&str, Result<T, Error>)]) -> Vec<String> {
        all.iter().map(|(text, _)| (*text).to_owned()).collect()
    }
    let expected = [
        format!("/api/v3/files/{}", HASHES[0]),
        format!("/api/v3/files/{}", HASHES[1]),
        "/api/v3/domains/xn--mnchen-3ya.de".to_owned(),
        "/api/v3/domains/EXAMPLE.com.".to_owned(),
        "/api/v3/ip_addresses/2001:db8::1".to_owned(),
        "/api/v3/urls/aHR0cDovL2V4YW1wbGUuY29tLw".to_owned(),
    ];
    let files = vt.files().lookup_many(hashes).concurrency(1).all().await;
    assert_eq!(texts(&files), hashes);
    assert!(files[3].1.is_err() && files[5].1.is_err() && files[4].1.is_ok());
    let domains = vt.domains().lookup_many(names).concurrency(1).all().await;
    assert_eq!(texts(&domains), names);
    assert_eq!(domains[4].1.as_ref().unwrap().id(), expected[2]);
    vt.ip_addresses().lookup_many(addresses).all().await;
    vt.urls().lookup_many(urls).all().await;
    assert_eq!(server.targets(), expected);

    server.forget();
    assert_eq!(
        texts(&sync.files().lookup_many(hashes).concurrency(1).all()),
        hashes
    );
    assert_eq!(
        texts(&sync.domains().lookup_many(names).concurrency(1).all()),
        names
    );
    sync.ip_addresses().lookup_many(addresses).all();
    sync.urls().lookup_many(urls).all();
    assert_eq!(server.targets(), expected);

    // A checkpoint in the middle of the duplicates: the rest of them is asked once more.
    server.forget();
    let mut items = vt.domains().lookup_many(names).concurrency(1).stream();
    for _ in 0..2 {
        items.next().await.unwrap().1.unwrap();
    }
    let checkpoint = items.checkpoint();
    drop(items);
    server.forget();
    let rest = vt
        .domains()
        .lookup_many(names)
        .concurrency(1)
        .resume(&checkpoint)
        .unwrap();
    assert_eq!(texts(&rest.all().await), names[2..]);
    assert_eq!(
        server.targets(),
        [&expected[2], "/api/v3/domains/example.com"]
    );
}

/// As many as asked for are on their way: none of them ends before all have begun.
#[tokio::test]
async fn so_many_are_on_their_way_at_a_time() {
    for concurrency in [1, 3, 8] {
        let barrier = Arc::new(Barrier::new(concurrency));
        let (now, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let request = |id: usize| {
            let (barrier, now, most) = (barrier.clone(), now.clone(), most.clone());
            async move {
                most.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                barrier.wait().await;
                now.fetch_sub(1, Ordering::SeqCst);
                Ok(id)
            }
        };
        let all = bulk(0..3 * concurrency, request)
            .concurrency(concurrency)
            .all()
            .await;
        assert_eq!(all.len(), 3 * concurrency);
        assert_eq!(most.load(Ordering::SeqCst), concurrency);
    }
    // None at a time would never end.
    let all = bulk([1], |id: u32| async move { Ok(id) })
        .concurrency(0)
        .all();
    assert_eq!(all.await.len(), 1);
}

/// Answers in this order, whatever the order of the requests.
async fn answered_in(order: [u32; 4], in_order: bool) -> Vec<u32> {
    let turn = Arc::new(tokio::sync::watch::Sender::new(0));
    let request = |id: u32| {
        let turn = turn.clone();
        let place = order.iter().position(|other| *other == id).unwrap();
        async move {
            let mut receiver = turn.subscribe();
            receiver.wait_for(|turn| *turn == place).await.unwrap();
            turn.send_modify(|turn| *turn += 1);
            Ok(())
        }
    };
    let mut bulk = bulk(0..4, request).concurrency(4);
    if !in_order {
        bulk = bulk.as_they_come();
    }
    bulk.all().await.into_iter().map(|(id, _)| id).collect()
}

#[tokio::test]
async fn results_are_in_the_order_of_the_inputs_or_as_they_come() {
    assert_eq!(answered_in([2, 3, 1, 0], true).await, [0, 1, 2, 3]);
    assert_eq!(answered_in([2, 3, 1, 0], false).await, [2, 3, 1, 0]);
}

#[tokio::test]
async fn a_slow_answer_does_not_have_all_others_kept() {
    let asked = Arc::new(AtomicUsize::new(0));
    let gate = Arc::new(tokio::sync::Notify::new());
    let request = |id: u32| {
        asked.fetch_add(1, Ordering::SeqCst);
        let gate = gate.clone();
        async move {
            if id == 0 {
                gate.notified().await;
            }
            Ok(())
        }
    };
    let mut items = bulk(0..1000, request).concurrency(2).stream();
    for _ in 0..500 {
        let polled = Pin::new(&mut items).poll_next(&mut Context::from_waker(Waker::noop()));
        assert!(polled.is_pending());
        tokio::task::yield_now().await;
    }
    // 8 times the concurrency.
    assert_eq!(asked.load(Ordering::SeqCst), 16);
    gate.notify_one();
    let mut given = 0;
    while items.next().await.is_some() {
        given += 1;
    }
    assert_eq!(given, 1000);
}

#[tokio::test]
async fn duplicates_are_asked_once_and_all_come_out() {
    let server = Server::new(|request| {
        if request.target.ends_with("/b") {
            answer(
                "404 Not Found",
                &[],
                r#"{"error": {"code": "NotFoundError", "message": "gone"}}"#,
            )
        } else {
            json(r#"{"data": {"type": "file", "id": "x"}}"#)
        }
    });
    let inputs = ["a", "b", "a", "c", "b", "a"];
    let vt = client(&server);
    for as_they_come in [false, true] {
        server.forget();
        let mut bulk = bulk(inputs, |id| vt.things().get(id)).concurrency(2);
        if as_they_come {
            bulk = bulk.as_they_come();
        }
        let mut all = bulk.all().await;
        if as_they_come {
            let mut ids: Vec<&str> = all.iter().map(|(id, _)| *id).collect();
            ids.sort_unstable();
            assert_eq!(ids, ["a", "a", "a", "b", "b", "c"]);
        } else {
            let ids: Vec<&str> = all.iter().map(|(id, _)| *id).collect();
            assert_eq!(ids, inputs);
        }
        all.retain(|(id, result)| match result {
            Ok(_) => *id != "b",
            Err(Error::Api(error)) => {
                assert_eq!((error.status, &*error.message), (404, "gone"));
                assert_eq!(error.code, Some(ErrorCode::NotFound));
                assert!(error.response.text().contains("gone"));
                *id == "b"
            }
            Err(_) => false,
        });
        assert_eq!(all.len(), 6);
        let mut targets = server.targets();
        targets.sort();
        assert_eq!(
            targets,
            ["a", "b", "c"].map(|id| format!("/api/v3/things/{id}"))
        );
    }
}

/// Answers so many requests; to all others, the quota is exceeded.
fn quota(answers: usize) -> (Server, Arc<AtomicUsize>) {
    let left = Arc::new(AtomicUsize::new(answers));
    let shared = left.clone();
    let server = Server::new(move |_| {
        let taken = shared.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| {
            left.checked_sub(1)
        });
        match taken {
            Ok(_) => json(r#"{"data": {"type": "file", "id": "x"}}"#),
            Err(_) => answer(
                "429 Too Many Requests",
                &[],
                r#"{"error": {"code": "QuotaExceededError"}}"#,
            ),
        }
    });
    (server, left)
}

#[tokio::test]
async fn it_stops_at_the_quota_and_goes_on_later() {
    for concurrency in [1, 3] {
        let (server, left) = quota(4);
        let vt = client(&server);
        let request = |id: u32| vt.things().get(id.to_string());
        let mut items = bulk(0..10_u32, request).concurrency(concurrency).stream();
        let mut done = Vec::new();
        let stopped = loop {
            match items.next().await.unwrap() {
                (id, Ok(_)) => done.push(id),
                (id, Err(error)) => {
                    assert!(error.is_quota_exceeded(), "{error}");
                    break id;
                }
            }
        };
        assert_eq!(done.len(), 4);
        assert!(!done.contains(&stopped));
        assert!(items.next().await.is_none());
        // At most those that were on their way when it happened.
        assert!(server.requests().len() < 5 + concurrency);
        let checkpoint = items.checkpoint();
        assert!(!checkpoint.is_finished());
        left.store(100, Ordering::SeqCst);
        server.forget();
        let mut items = bulk(0..10_u32, request)
            .resume(&checkpoint)
            .unwrap()
            .stream();
        while let Some((id, result)) = items.next().await {
            result.unwrap();
            done.push(id);
        }
        done.sort_unstable();
        assert_eq!(done, (0..10).collect::<Vec<_>>());
        assert_eq!(server.requests().len(), 6);
        assert!(items.checkpoint().is_finished());
    }
}

#[tokio::test]
async fn it_goes_on_at_the_quota_when_asked_to() {
    let (server, _) = quota(4);
    let vt = client(&server);
    let all = bulk(0..10_u32, |id| vt.things().get(id.to_string()))
        .keep_going()
        .all()
        .await;
    let failures = all.iter().filter(|(_, result)| result.is_err()).count();
    assert_eq!((all.len(), failures), (10, 6));
    assert_eq!(server.requests().len(), 10);
}

#[tokio::test]
async fn it_stops_at_what_every_request_would_meet() {
    let refusing = |status: &'static str, code: &'static str| {
        Server::new(move |_| answer(status, &[], format!(r#"{{"error": {{"code": "{code}"}}}}"#)))
    };
    for (status, code, requests) in [
        ("401 Unauthorized", "WrongCredentialsError", 1),
        ("401 Unauthorized", "UserNotActiveError", 1),
        ("429 Too Many Requests", "QuotaExceededError", 1),
        // These may concern one input, or pass.
        ("403 Forbidden", "ForbiddenError", 5),
        ("404 Not Found", "NotFoundError", 5),
        ("503 Service Unavailable", "TransientError", 5),
    ] {
        let server = refusing(status, code);
        let vt = client(&server);
        let mut items = bulk(0..5_u32, |id| vt.domains().get(format!("d{id}.example")))
            .concurrency(1)
            .stream();
        let mut given = Vec::new();
        while let Some((id, result)) = items.next().await {
            let error = result.map(drop).unwrap_err();
            assert_eq!(error.concerns_every_request(), requests == 1, "{error}");
            given.push(id);
        }
        let expected: Vec<u32> = (0..requests).collect();
        assert_eq!(
            (given, server.requests().len()),
            (expected, requests as usize)
        );
        assert_eq!(items.checkpoint().is_finished(), requests == 5);
    }
    // A page of HTML comes from something on the way.
    let server = Server::new(|_| answer("401 Unauthorized", &[], "<h1>Log in</h1>"));
    let vt = client(&server);
    let all = vt
        .domains()
        .lookup_many(["a.example", "b.example"])
        .all()
        .await;
    assert_eq!(all.len(), 2);
}

#[tokio::test]
async fn without_a_connection_it_stops_with_those_on_their_way() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let vt = vt_client::Client::builder()
        .api_key("k")
        .base_url(format!("http://{}", listener.local_addr().unwrap()))
        .retry(vt_client::RetryPolicy::none())
        .build()
        .unwrap();
    drop(listener);
    let asked = AtomicUsize::new(0);
    let request = |id: u32| {
        asked.fetch_add(1, Ordering::SeqCst);
        vt.domains().get(format!("d{id}.example"))
    };
    let all = bulk(0..30, request).concurrency(2).all().await;
    assert_eq!(all.len(), 1);
    let (id, error) = (all[0].0, all[0].1.as_ref().unwrap_err());
    assert!(
        id < 2 && matches!(error, Error::Transport(_)),
        "{id}: {error}"
    );
    assert_eq!(asked.load(Ordering::SeqCst), 2);
    let all = bulk(0..30_u32, |id| vt.domains().get(format!("d{id}.example")));
    assert_eq!(all.keep_going().all().await.len(), 30);
}

#[tokio::test]
async fn it_stops_at_a_proxy_that_refuses() {
    let proxy = Server::new(|_| answer("407 Proxy Authentication Required", &[], ""));
    let vt = vt_client::Client::builder()
        .api_key("k")
        .base_url("https://vt.example/api/v3")
        .proxy_all(&proxy.origin)
        .build()
        .unwrap();
    let names = ["a.example", "b.example", "c.example"];
    let all = vt.domains().lookup_many(names).concurrency(1);
    let all = all.all().await;
    assert_eq!(all.len(), 1);
    assert_eq!(all[0].0, "a.example");
    assert!(proxy.requests().len() <= 1);
}

#[tokio::test]
async fn a_look_ahead_bounds_what_is_read() {
    let read = Arc::new(AtomicUsize::new(0));
    let count = read.clone();
    let endless = (0_u64..).inspect(move |_| {
        count.fetch_add(1, Ordering::SeqCst);
    });
    let mut items = bulk(endless, |id| async move { Ok(id) })
        .look_ahead(5)
        .stream();
    assert_eq!(read.load(Ordering::SeqCst), 0);
    for given in 1..100 {
        let (id, _) = items.next().await.unwrap();
        assert_eq!(id, given as u64 - 1);
        assert!(read.load(Ordering::SeqCst) <= given + 4, "{given}");
    }
    // Without one, all are read before the first request.
    let read = Arc::new(AtomicUsize::new(0));
    let count = read.clone();
    let inputs = (0..100).inspect(move |_| {
        count.fetch_add(1, Ordering::SeqCst);
    });
    let mut items = bulk(inputs, |id: u32| async move { Ok(id) }).stream();
    items.next().await;
    assert_eq!(read.load(Ordering::SeqCst), 100);
}

/// Counts the requests that are alive.
struct Alive(Arc<AtomicUsize>);

impl Drop for Alive {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

#[tokio::test]
async fn dropping_it_gives_all_requests_up() {
    let alive = Arc::new(AtomicUsize::new(0));
    let request = |_: u32| {
        alive.fetch_add(1, Ordering::SeqCst);
        let guard = Alive(alive.clone());
        async move {
            std::future::pending::<()>().await;
            drop(guard);
            Ok(())
        }
    };
    let mut items = bulk(0..100, request).concurrency(7).stream();
    let polled = Pin::new(&mut items).poll_next(&mut Context::from_waker(Waker::noop()));
    assert!(polled.is_pending());
    tokio::task::yield_now().await;
    assert_eq!(alive.load(Ordering::SeqCst), 7);
    drop(items);
    for _ in 0..1000 {
        if alive.load(Ordering::SeqCst) == 0 {
            return;
        }
        tokio::task::yield_now().await;
    }
    panic!("{} requests are left", alive.load(Ordering::SeqCst));
}

#[tokio::test]
async fn requests_proceed_while_nobody_polls() {
    let done = Arc::new(AtomicUsize::new(0));
    let request = |_: u32| {
        let done = done.clone();
        async move {
            tokio::task::yield_now().await;
            done.fetch_add(1, Ordering::SeqCst);
            Ok(())
        }
    };
    let mut items = bulk(0..100, request).concurrency(4).stream();
    let _ = Pin::new(&mut items).poll_next(&mut Context::from_waker(Waker::noop()));
    while done.load(Ordering::SeqCst) < 4 {
        tokio::task::yield_now().await;
    }
    assert_eq!(done.load(Ordering::SeqCst), 4);
}

#[tokio::test]
async fn a_panic_is_the_error_of_its_input() {
    let request = |id: u32| async move {
        assert!(id != 1, "a test's panic");
        Ok(id)
    };
    let all = bulk(0..3, request).all().await;
    assert!(all[0].1.is_ok() && all[2].1.is_ok());
    let error = all[1].1.as_ref().unwrap_err();
    assert!(matches!(error, Error::Panicked(_)), "{error:?}");
    assert_eq!(
        error.to_string(),
        "a panic while an answer was waited for: a test's panic"
    );
}

#[test]
fn without_a_runtime_it_is_an_error() {
    let server = echo();
    let mut items = client(&server).files().lookup_many(HASHES).stream();
    let polled = Pin::new(&mut items).poll_next(&mut Context::from_waker(Waker::noop()));
    match polled {
        Poll::Ready(Some((_, result))) => usage(result, "on a tokio runtime"),
        other => panic!("{other:?}"),
    }
    assert_eq!(server.connections(), 0);
}

/// So many requests wait for each other on the server, so they are sent side by side.
#[test]
fn the_blocking_client_sends_as_many_at_a_time() {
    let waiting = Arc::new((Mutex::new(0), std::sync::Condvar::new()));
    let server = Server::new(move |_| {
        let (count, changed) = &*waiting;
        let mut count = count.lock().unwrap();
        *count += 1;
        changed.notify_all();
        // The next multiple: later requests may come before this one is awake.
        let enough = usize::next_multiple_of(*count, 3);
        while *count < enough {
            let (next, wait) = changed
                .wait_timeout(count, Duration::from_secs(20))
                .unwrap();
            count = next;
            if wait.timed_out() {
                return answer("500 Internal Server Error", &[], "");
            }
        }
        json(r#"{"data": {"type": "file", "id": "x"}}"#)
    });
    let sync = blocking_client(&server);
    let inputs: Vec<String> = (0..9).map(|id| id.to_string()).collect();
    let request = |id: String| BlockingThings::things(&sync).get(id);
    let mut items = vt_client::blocking::bulk(inputs.clone(), request)
        .concurrency(3)
        .into_iter();
    let mut ids = Vec::new();
    for (id, result) in items.by_ref() {
        result.unwrap();
        ids.push(id);
    }
    assert_eq!(ids, inputs);
    assert_eq!(server.connections(), 3);
    assert!(items.checkpoint().is_finished());
}

#[tokio::test]
async fn a_checkpoint_belongs_to_its_inputs() {
    let request = |id: &'static str| async move { Ok(id) };
    let mut items = bulk(["a", "b", "c"], request).concurrency(1).stream();
    items.next().await.unwrap().1.unwrap();
    let checkpoint: Checkpoint = items.checkpoint().to_string().parse().unwrap();
    assert!(checkpoint == items.checkpoint() && !checkpoint.is_finished());
    for other in [
        vec!["a", "b"],
        vec!["b", "a", "c"],
        vec!["a", "b", "d"],
        vec!["ab", "", "c"],
    ] {
        let error = bulk(other, request).resume(&checkpoint).unwrap_err();
        assert!(
            matches!(
                error,
                Error::Resume(ResumeError::OtherInputs { inputs: 3, .. })
            ),
            "{error}"
        );
    }
    // More may follow.
    let more = bulk(["a", "b", "c", "d", "a"], request)
        .resume(&checkpoint)
        .unwrap();
    let ids: Vec<&str> = more.all().await.into_iter().map(|(id, _)| id).collect();
    assert_eq!(ids, ["b", "c", "d", "a"]);
    let text = checkpoint.to_string();
    assert!(text.starts_with("b1-"));
    assert!(
        text.bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
    );
    for end in 0..text.len() {
        assert!(text[..end].parse::<Checkpoint>().is_err());
    }
    assert!(text.parse::<vt_client::ResumeToken>().is_err());
    let json = serde_json::to_value(&checkpoint).unwrap();
    assert_eq!(json, text);
    assert!(serde_json::from_value::<Checkpoint>(json).unwrap() == checkpoint);
}
