//! The law of checkpoints: whatever interrupts a bulk, every input comes out once.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use proptest::prelude::*;
use vt_client::{Bulk, Checkpoint, Error, Verb, bulk};

use crate::client;
use vt_testkit::{Server, answer};

/// How one run works, and after how many results it is interrupted.
#[derive(Clone, Debug)]
struct Run {
    concurrency: usize,
    in_order: bool,
    look_ahead: Option<usize>,
    cut: usize,
    /// The quota is exceeded after so many requests.
    quota: Option<u64>,
}

fn runs() -> impl Strategy<Value = Vec<Run>> {
    let run = (
        1..6_usize,
        any::<bool>(),
        prop_oneof![Just(None), (1..12_usize).prop_map(Some)],
        0..14_usize,
        prop_oneof![Just(None), (0..9_u64).prop_map(Some)],
    )
        .prop_map(|(concurrency, in_order, look_ahead, cut, quota)| Run {
            concurrency,
            in_order,
            look_ahead,
            cut,
            quota,
        });
    proptest::collection::vec(run, 0..6)
}

/// The error of an exceeded quota, as the client makes it.
async fn quota_error() -> Error {
    let body = r#"{"error": {"code": "QuotaExceededError"}}"#;
    let server = Server::new(move |_| answer("429 Too Many Requests", &[], body));
    client(&server).request(Verb::Get, "/x").await.unwrap_err()
}

/// The error of an exceeded quota, once more.
fn again(error: &Error) -> Error {
    match error {
        Error::Api(error) => Error::Api(error.clone()),
        other => panic!("{other}"),
    }
}

#[test]
fn interruptions_neither_lose_nor_repeat_a_result() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let exceeded = Arc::new(runtime.block_on(quota_error()));
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        cases: crate::cases(600),
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    let law = |(inputs, runs): (Vec<u64>, Vec<Run>)| {
        let end = Run {
            concurrency: 3,
            in_order: true,
            look_ahead: None,
            cut: usize::MAX,
            quota: None,
        };
        let mut checkpoint: Option<Checkpoint> = None;
        let mut all: Vec<u64> = Vec::new();
        let is_in_order = runs.iter().all(|run| run.in_order && run.quota.is_none());
        for run in runs.iter().chain([&end]) {
            let asked = Arc::new(Mutex::new(BTreeMap::<u64, usize>::new()));
            let requests = AtomicU64::new(0);
            let request = |id: u64| {
                *asked.lock().unwrap().entry(id).or_default() += 1;
                let number = requests.fetch_add(1, Ordering::SeqCst);
                let is_exceeded = run.quota.is_some_and(|quota| number >= quota);
                let exceeded = exceeded.clone();
                async move {
                    // Some answers overtake others.
                    for _ in 0..(id * 7 + number * 3) % 11 {
                        tokio::task::yield_now().await;
                    }
                    match id % 4 {
                        _ if is_exceeded => Err(again(&exceeded)),
                        0 => Err(Error::RepeatedCursor),
                        _ => Ok(id),
                    }
                }
            };
            let mut bulk: Bulk<'_, u64, u64> =
                bulk(inputs.clone(), request).concurrency(run.concurrency);
            if !run.in_order {
                bulk = bulk.as_they_come();
            }
            if let Some(inputs) = run.look_ahead {
                bulk = bulk.look_ahead(inputs);
            }
            if let Some(checkpoint) = &checkpoint {
                bulk = bulk.resume(checkpoint).unwrap();
            }
            let next = runtime.block_on(async {
                let mut items = bulk.stream();
                let mut given = 0;
                while given < run.cut
                    && let Some((id, result)) = items.next().await
                {
                    given += 1;
                    match result {
                        Ok(same) => assert_eq!(same, id),
                        Err(Error::RepeatedCursor) => assert_eq!(id % 4, 0),
                        Err(error) => {
                            assert!(error.is_quota_exceeded(), "{error}");
                            assert!(items.next().await.is_none());
                            continue;
                        }
                    }
                    all.push(id);
                }
                items.checkpoint()
            });
            if run.look_ahead.is_none() {
                prop_assert!(asked.lock().unwrap().values().all(|asked| *asked == 1));
            }
            checkpoint = Some(next.to_string().parse().unwrap());
        }
        if is_in_order {
            prop_assert_eq!(&all, &inputs);
        }
        let mut expected = inputs;
        expected.sort_unstable();
        all.sort_unstable();
        prop_assert_eq!(all, expected);
        prop_assert!(checkpoint.is_some_and(|checkpoint| checkpoint.is_finished()));
        Ok(())
    };
    let inputs = proptest::collection::vec(0..20_u64, 0..30);
    runner.run(&(inputs, runs()), law).unwrap();
}
