//! The memory that a feed takes has nothing to do with the size of its packages.

use std::process::Command;
use std::{env, fs};

use vt_client::feed::Files;

use crate::world::{Answer, World, lines, packed};

const CHILD: &str = "VT_CLIENT_TEST_OF_MEMORY";

/// Bytes of plain text in a package. Neither they nor the packed ones fit in the bound beside the
/// rest of the program.
const PLAIN: usize = 100_000_000;

/// Resident memory at its highest, in KiB.
fn peak() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status
        .lines()
        .find(|line| line.starts_with("VmHWM:"))
        .unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

/// The servers are in the parent, so that only the feed's memory counts.
#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
#[cfg(target_os = "linux")]
async fn a_package_of_100_mb_takes_less_than_64() {
    let world = World::new().await;
    // Several blocks of one line of 20 KB; streams of bzip2 that follow each other are one.
    let text = lines("x", 1, 20_000).repeat(200);
    let times = PLAIN / text.len() + 1;
    let body = packed(&text).repeat(times);
    let expected = times * 200 + 1;
    world
        .then("files/202611260800", Answer::Body(body.clone()))
        .then("files/202611260801", Answer::Body(body));
    let output = tokio::task::spawn_blocking(move || {
        Command::new(env::current_exe().unwrap())
            .args(["--exact", "memory::child", "--nocapture"])
            .env(CHILD, world.client().base_url())
            .output()
            .unwrap()
    });
    let output = output.await.unwrap();
    let text = String::from_utf8_lossy(&output.stdout);
    let figures = text
        .lines()
        .find_map(|line| line.strip_prefix("figures "))
        .unwrap_or_else(|| panic!("{output:?}"));
    let figures: Vec<u64> = figures
        .split(' ')
        .map(|figure| figure.parse().unwrap())
        .collect();
    assert_eq!(figures[0], expected as u64, "lines");
    assert!(figures[1] < 64 * 1024, "{} KiB", figures[1]);
    println!(
        "peak {} KiB, {} KiB before the feed",
        figures[1], figures[2]
    );
}

/// Reads such a package as lines, slower than they come at first, and tells its peak.
#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn child() {
    let Ok(base_url) = env::var(CHILD) else {
        return;
    };
    let before = peak();
    let vt = vt_client::Client::builder()
        .api_key("CANARY5f3a1c0de9b84a77")
        .base_url(base_url)
        .build()
        .unwrap();
    let feed = vt
        .feed(Files)
        .from("202611260800")
        .until("202611260802")
        .allow_expired()
        // When both packages are there.
        .clock(|| {
            std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_800_000_000)
        });
    let mut feed = feed.lines().stream();
    let mut count = 0;
    // Two packages are on their way; the first is read whole.
    while let Some(line) = feed.next().await {
        assert!(line.unwrap().object.len() > 20_000);
        count += 1;
        if feed.cursor().unwrap().minute().as_str() == "202611260801" {
            break;
        }
        if count == 1 {
            // Time enough to run ahead as far as it wants.
            tokio::time::sleep(std::time::Duration::from_secs(3)).await;
        }
    }
    println!("\nfigures {count} {} {before}", peak());
}
