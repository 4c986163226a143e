//! CPU of a generated `files().get()` against bare reqwest and `serde_json::Value` doing the same,
//! in one run.
//!
//! `cargo bench -p vt-tests --bench get`. A child process serves a fixed report of some 40 KB over
//! keep-alive connections, so its CPU is not counted; the two clients take turns, and the ratio is
//! of this process' own CPU time. Linux only.

mod support;

use support::{HASH, Outcome, beside_a_server, report, ticks};

const ROUNDS: usize = 8;
const REQUESTS: usize = 500;

/// So many names make a report of some 35 KB.
const NAMES: usize = 200;

fn main() -> Outcome<()> {
    beside_a_server(NAMES, compare)
}

fn compare(origin: &str) -> Outcome<()> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let vt = vt_client::Client::builder()
        .api_key("key")
        .base_url(format!("{origin}/api/v3"))
        .build()?;
    let bare = reqwest::Client::builder().no_proxy().build()?;
    let url = format!("{origin}/api/v3/files/{HASH}");

    let ours = || {
        runtime.block_on(async {
            for _ in 0..REQUESTS {
                let report = vt.files().get(HASH).await?;
                assert_eq!(report.attributes().reputation, Some(-7));
            }
            Ok::<(), vt_client::Error>(())
        })
    };
    let theirs = || {
        runtime.block_on(async {
            for _ in 0..REQUESTS {
                let answer = bare
                    .get(&url)
                    .header("x-apikey", "key")
                    .send()
                    .await?
                    .error_for_status()?
                    .bytes()
                    .await?;
                let report: serde_json::Value = serde_json::from_slice(&answer).unwrap_or_default();
                assert_eq!(report["data"]["attributes"]["reputation"], -7);
            }
            Ok::<(), reqwest::Error>(())
        })
    };
    // Connections and caches are warm when the counting starts.
    ours()?;
    theirs()?;
    let (mut our_ticks, mut their_ticks) = (0, 0);
    for _ in 0..ROUNDS {
        let start = ticks()?;
        ours()?;
        let middle = ticks()?;
        theirs()?;
        our_ticks += middle - start;
        their_ticks += ticks()? - middle;
    }
    let requests = ROUNDS * REQUESTS;
    println!(
        "files().get(): {our_ticks} ticks of CPU for {requests} requests of {} bytes",
        report(NAMES).len()
    );
    println!("reqwest + Value: {their_ticks} ticks");
    println!("ratio: {:.2}", our_ticks as f64 / their_ticks as f64);
    Ok(())
}
