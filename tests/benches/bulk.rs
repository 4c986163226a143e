//! CPU of `files().lookup_many()` against bare reqwest and `serde_json::Value` doing the same, in
//! one run.
//!
//! `cargo bench -p vt-tests --bench bulk`. 2,000 look-ups of a report of some 39 KB, 16 at a time.
//! A child process serves them over keep-alive connections, so its CPU is not counted; the two
//! clients take turns on one thread, and the ratio is of this process' own CPU time. Linux only.

mod support;

use tokio::task::JoinSet;

use support::{Outcome, beside_a_server, report, ticks};

const ROUNDS: usize = 5;
const LOOK_UPS: usize = 2000;
const CONCURRENCY: usize = 16;

/// So many names make a report of 39 KB.
const NAMES: usize = 310;

fn main() -> Outcome<()> {
    beside_a_server(NAMES, compare)
}

/// The hashes that are looked up: all different, since duplicates are asked once.
fn hashes() -> Vec<String> {
    (0..LOOK_UPS).map(|index| format!("{index:032x}")).collect()
}

fn compare(origin: &str) -> Outcome<()> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let vt = vt_client::Client::builder()
        .api_key("key")
        .base_url(format!("{origin}/api/v3"))
        .build()?;
    let sync = vt_client::blocking::Client::from_async(vt.clone())?;
    let bare = reqwest::Client::builder().no_proxy().build()?;

    let ours = || {
        runtime.block_on(async {
            let mut reports = vt
                .files()
                .lookup_many(hashes())
                .concurrency(CONCURRENCY)
                .stream();
            let mut count = 0;
            while let Some((_, report)) = reports.next().await {
                assert_eq!(report?.attributes().reputation, Some(-7));
                count += 1;
            }
            assert_eq!(count, LOOK_UPS);
            Ok(())
        })
    };
    let blocking = || {
        let mut count = 0;
        for (_, report) in sync.files().lookup_many(hashes()).concurrency(CONCURRENCY) {
            assert_eq!(report?.attributes().reputation, Some(-7));
            count += 1;
        }
        assert_eq!(count, LOOK_UPS);
        Ok(())
    };
    let theirs = || runtime.block_on(bare_look_ups(&bare, origin));
    // Connections and caches are warm when the counting starts.
    ours()?;
    blocking()?;
    theirs()?;
    let mut used = [0; 3];
    for _ in 0..ROUNDS {
        used[0] += counted(&ours)?;
        used[1] += counted(&theirs)?;
        used[2] += counted(&blocking)?;
    }
    let [ours, theirs, blocking] = used;
    let look_ups = ROUNDS * LOOK_UPS;
    println!(
        "files().lookup_many(): {ours} ticks of CPU for {look_ups} look-ups of {} bytes, {CONCURRENCY} at a time",
        report(NAMES).len()
    );
    println!("reqwest + Value: {theirs} ticks");
    println!("blocking lookup_many(): {blocking} ticks");
    println!("ratio: {:.2}", ours as f64 / theirs as f64);
    println!("ratio, blocking: {:.2}", blocking as f64 / theirs as f64);
    Ok(())
}

/// The same with a set of tasks and nothing else.
async fn bare_look_ups(bare: &reqwest::Client, origin: &str) -> Outcome<()> {
    let mut hashes = hashes().into_iter();
    let mut tasks = JoinSet::new();
    let mut count = 0;
    loop {
        while tasks.len() < CONCURRENCY
            && let Some(hash) = hashes.next()
        {
            let request = bare
                .get(format!("{origin}/api/v3/files/{hash}"))
                .header("x-apikey", "key");
            tasks.spawn(async move {
                let answer = request.send().await?.error_for_status()?.bytes().await?;
                let report: serde_json::Value = serde_json::from_slice(&answer).unwrap_or_default();
                Ok::<_, reqwest::Error>(report)
            });
        }
        let Some(report) = tasks.join_next().await else {
            break;
        };
        assert_eq!(report??["data"]["attributes"]["reputation"], -7);
        count += 1;
    }
    assert_eq!(count, LOOK_UPS);
    Ok(())
}

/// The CPU that this takes, in clock ticks.
fn counted(work: &dyn Fn() -> Outcome<()>) -> Outcome<u64> {
    let start = ticks()?;
    work()?;
    Ok(ticks()? - start)
}
