//! Counts in a file: shared by processes, private, and worth nothing when damaged.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use fs4::FileExt;
use tokio::time::Instant;

use super::{KEY, acquire, from, limiter, reached, time};
use crate::error::Error;
use crate::policy::limit::{Limiter, RateLimit};

const NOON: &str = "Thu, 26 Nov 2026 12:00:00 GMT";

/// A limit whose clock stands still.
fn shared(folder: &Path, per_day: u64) -> RateLimit {
    RateLimit::new()
        .per_day(per_day)
        .shared_in(folder)
        .clock(|| time(NOON))
}

/// How many of these requests are let through at once.
async fn passed(limiter: &Limiter, requests: usize) -> u64 {
    let mut passed = 0;
    for _ in 0..requests {
        match limiter.acquire(Duration::ZERO).await {
            Ok(()) => passed += 1,
            Err(Error::LimitReached(_)) => {}
            Err(error) => panic!("{error}"),
        }
    }
    passed
}

fn only_file(folder: &Path) -> PathBuf {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    assert_eq!(files.len(), 1, "{files:?}");
    files.remove(0)
}

#[tokio::test]
async fn the_next_process_goes_on_counting() {
    let folder = tempfile::tempdir().unwrap();
    let first = limiter(shared(folder.path(), 5));
    assert_eq!(passed(&first, 3).await, 3);
    drop(first);
    assert_eq!(passed(&limiter(shared(folder.path(), 5)), 9).await, 2);
    // Another key and another service have counts of their own.
    let limit = shared(folder.path(), 5);
    for (service, key) in [
        ("https://example.com/api/v3", "another key of the same user"),
        ("http://127.0.0.1:8000", KEY),
    ] {
        let other = Limiter::new(&limit, service, key).unwrap();
        assert_eq!(passed(&other, 9).await, 5, "{service}");
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3);
}

#[test]
fn threads_with_limiters_of_their_own_share_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let count = || {
        let limiter = limiter(shared(folder.path(), 60));
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        runtime.block_on(passed(&limiter, 40))
    };
    let counts: Vec<u64> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..3).map(|_| scope.spawn(count)).collect();
        threads
            .into_iter()
            .map(|thread| thread.join().unwrap())
            .collect()
    });
    assert_eq!(counts.iter().sum::<u64>(), 60, "{counts:?}");
}

/// The folder, in a process that is another one's part.
const PART: &str = "VT_TEST_LIMIT_FOLDER";

#[tokio::test]
async fn processes_share_a_file() {
    if let Some(folder) = std::env::var_os(PART) {
        let passed = passed(&limiter(shared(Path::new(&folder), 60)), 40).await;
        println!("passed:{passed};");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let (_krate, module) = module_path!().split_once("::").unwrap();
    let test = format!("{module}::processes_share_a_file");
    let start = |_| {
        Command::new(std::env::current_exe().unwrap())
            .args(["--exact", &test, "--nocapture"])
            .env(PART, folder.path())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap()
    };
    let processes: Vec<_> = (0..2).map(start).collect();
    let mut counts = Vec::new();
    for process in processes {
        let output = process.wait_with_output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        let (_, count) = text.split_once("passed:").unwrap();
        let (count, _) = count.split_once(';').unwrap();
        counts.push(count.parse::<u64>().unwrap());
    }
    assert_eq!(counts.iter().sum::<u64>(), 60, "{counts:?}");
}

#[tokio::test]
async fn a_damaged_file_holds_nothing_known_and_is_written_anew() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(passed(&limiter(shared(folder.path(), 5)), 5).await, 5);
    let file = only_file(folder.path());
    let whole = fs::read(&file).unwrap();
    for torn in [
        &whole[..whole.len() / 2],
        b"",
        b"[1]",
        b"\xff\xfe\0",
        &[whole.as_slice(), b"}"].concat(),
    ] {
        fs::write(&file, torn).unwrap();
        assert_eq!(passed(&limiter(shared(folder.path(), 5)), 9).await, 5);
        assert_eq!(fs::read(&file).unwrap(), whole);
    }
}

#[tokio::test]
async fn the_file_tells_the_key_to_nobody() {
    let parent = tempfile::tempdir().unwrap();
    // Made when it is first needed.
    let folder = parent.path().join("vt").join("limits");
    let limiter = limiter(shared(&folder, 5));
    assert!(!folder.exists());
    assert_eq!(passed(&limiter, 1).await, 1);
    let file = only_file(&folder);
    let name = file.file_name().unwrap().to_str().unwrap().to_owned();
    let text = fs::read_to_string(&file).unwrap();
    assert!(!name.contains(KEY) && !text.contains(KEY), "{name}: {text}");
    assert_eq!(name.len(), 32 + ".json".len());
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&file), 0o600);
        assert_eq!(mode(&folder), 0o700);
    }
}

#[tokio::test]
async fn a_folder_that_cannot_be_used_is_told() {
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("file");
    fs::write(&folder, "").unwrap();
    let error = limiter(shared(&folder, 5))
        .acquire(Duration::ZERO)
        .await
        .unwrap_err();
    assert!(matches!(error, Error::Io { .. }), "{error:?}");
    assert!(error.to_string().contains("file"), "{error}");
}

/// A request in each second of a minute, and one in each minute of the hour before.
#[tokio::test]
async fn a_file_with_all_that_counts_is_read_whole() {
    let folder = tempfile::tempdir().unwrap();
    let shown = Arc::new(Mutex::new(time(NOON)));
    let clock = shown.clone();
    let limit = RateLimit::new()
        .per_hour(120)
        .shared_in(folder.path())
        .clock(move || *clock.lock().unwrap());
    let first = limiter(limit.clone());
    for step in [60, 1] {
        for _ in 0..58 {
            *shown.lock().unwrap() += Duration::from_secs(step);
            assert_eq!(passed(&first, 1).await, 1);
        }
    }
    assert_eq!(passed(&limiter(limit), 9).await, 120 - 2 * 58);
}

/// What the operating system says is told, and nothing else is taken for a link.
#[tokio::test]
async fn a_folder_in_the_place_of_the_file_is_told() {
    let parent = tempfile::tempdir().unwrap();
    let limiter = limiter(shared(parent.path(), 5));
    assert_eq!(passed(&limiter, 1).await, 1);
    let file = only_file(parent.path());
    fs::remove_file(&file).unwrap();
    fs::create_dir(&file).unwrap();
    let expected = fs::OpenOptions::new().write(true).open(&file).unwrap_err();
    let error = limiter.acquire(Duration::ZERO).await.unwrap_err();
    let Error::Io { source, path, .. } = &error else {
        panic!("{error:?}");
    };
    assert_eq!(source.raw_os_error(), expected.raw_os_error(), "{error}");
    assert_eq!(path, &file);
}

#[tokio::test(start_paused = true)]
async fn a_shared_minute_is_waited_for() {
    let folder = tempfile::tempdir().unwrap();
    let limit = RateLimit::new()
        .per_minute(2)
        .shared_in(folder.path())
        .clock(from(NOON));
    let (one, two) = (limiter(limit.clone()), limiter(limit));
    acquire(&one).await;
    acquire(&two).await;
    let waited = acquire(&one).await;
    assert!((60..=62).contains(&waited.as_secs()), "{waited:?}");
    let limit = shared(folder.path(), 3);
    reached(limiter(limit).acquire(Duration::ZERO).await);
}

/// Locks the only file of a folder as another process would: locks belong to handles.
fn lock(folder: &Path) -> fs::File {
    let file = fs::File::open(only_file(folder)).unwrap();
    FileExt::lock(&file).unwrap();
    file
}

/// It is waited for once, by one request for all that follow it.
#[tokio::test(start_paused = true)]
async fn a_lock_that_is_held_for_ever_is_not_waited_for_for_ever() {
    let folder = tempfile::tempdir().unwrap();
    let limiter = limiter(shared(folder.path(), 5));
    assert_eq!(passed(&limiter, 1).await, 1);
    let held = lock(folder.path());
    let began = Instant::now();
    // What was read last counts, and what is counted since: 1 + 2 of 5.
    assert_eq!(passed(&limiter, 2).await, 2);
    limiter.count().await.unwrap();
    assert_eq!(passed(&limiter, 9).await, 1);
    let waited = began.elapsed();
    assert!((2..4).contains(&waited.as_secs()), "{waited:?}");
    drop(held);
    // What the file missed is in it as soon as it can be locked, so that others know.
    assert_eq!(passed(&limiter, 1).await, 0);
    let other = super::limiter(shared(folder.path(), 7));
    assert_eq!(passed(&other, 9).await, 2);
    // The file is what counts again.
    assert_eq!(
        passed(&super::limiter(shared(folder.path(), 9)), 9).await,
        2
    );
    let limiter = super::limiter(shared(folder.path(), 10));
    assert_eq!(passed(&limiter, 9).await, 1);
}

#[tokio::test]
async fn a_lock_that_is_let_go_is_waited_for() {
    let folder = tempfile::tempdir().unwrap();
    let first = limiter(shared(folder.path(), 5));
    assert_eq!(passed(&first, 3).await, 3);
    let held = lock(folder.path());
    // It has never read the file: had it not waited, it would let five through.
    let second = limiter(shared(folder.path(), 5));
    let waiting = tokio::spawn(async move { passed(&second, 9).await });
    // Long enough for it to have tried, in most runs.
    tokio::time::sleep(Duration::from_millis(50)).await;
    drop(held);
    assert_eq!(waiting.await.unwrap(), 2);
}

/// A runtime waits for its threads when it is dropped, so none may wait for a lock.
#[test]
fn a_runtime_ends_while_a_lock_is_waited_for() {
    let folder = tempfile::tempdir().unwrap();
    let runtime = || {
        tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
    };
    let limiter = limiter(shared(folder.path(), 5));
    let begun = runtime().unwrap();
    begun.block_on(passed(&limiter, 1));
    let held = lock(folder.path());
    begun.spawn(async move { passed(&limiter, 1).await });
    begun.block_on(tokio::task::yield_now());
    // With a thread that waits for the lock, this would never end.
    drop(begun);
    drop(held);
}

#[cfg(unix)]
#[tokio::test]
async fn only_a_file_is_taken_for_the_file() {
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;

    let folder = tempfile::tempdir().unwrap();
    assert_eq!(passed(&limiter(shared(folder.path(), 5)), 1).await, 1);
    let file = only_file(folder.path());
    let elsewhere = folder.path().join("elsewhere");
    let refused = async || {
        let limiter = limiter(shared(folder.path(), 5));
        let error = limiter.acquire(Duration::ZERO).await.unwrap_err();
        assert!(matches!(error, Error::Io { .. }), "{error:?}");
        error.to_string()
    };
    // A link, to a file and to nothing.
    fs::rename(&file, &elsewhere).unwrap();
    let before = fs::read(&elsewhere).unwrap();
    symlink(&elsewhere, &file).unwrap();
    assert!(refused().await.contains("must be a file"));
    assert_eq!(fs::read(&elsewhere).unwrap(), before);
    fs::remove_file(&elsewhere).unwrap();
    assert!(refused().await.contains("must be a file"));
    assert!(!elsewhere.exists());
    fs::remove_file(&file).unwrap();
    // A pipe.
    let made = Command::new("mkfifo").arg(&file).status().unwrap();
    assert!(made.success());
    assert!(refused().await.contains("must be a file"));
    fs::remove_file(&file).unwrap();
    // A device.
    symlink("/dev/null", &file).unwrap();
    assert!(refused().await.contains("must be a file"));
    fs::remove_file(&file).unwrap();
    let _socket = UnixListener::bind(&file).unwrap();
    refused().await;
    fs::remove_file(&file).unwrap();
    fs::create_dir(&file).unwrap();
    refused().await;
}
