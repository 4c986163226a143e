//! Counts in a file that several processes share.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use sha2::{Digest, Sha256};

use super::counts::Counts;
use crate::error::Error;

/// As much is read of a file; ours are far shorter.
const LONGEST: u64 = 64 * 1024;

/// A file of counts. It is locked while it is read and written.
#[derive(Debug)]
pub(crate) struct StateFile {
    path: PathBuf,
    /// Never locked while a file is waited for.
    own: Mutex<Own>,
}

/// What this process knows by itself, for as long as it cannot have the lock.
#[derive(Debug, Default)]
struct Own {
    /// Those of the file when it was read last, and what was counted since.
    counts: Counts,
    /// How many requests the file does not have yet.
    unwritten: u64,
    is_alone: bool,
}

/// Whoever holds the lock has not let go of it within the patience of a request.
pub(crate) struct Held;

impl StateFile {
    /// The file of a key at a service. Its name is made of a digest of both, which does not tell
    /// the key.
    pub(crate) fn new(folder: &Path, service: &str, key: &str) -> Self {
        let mut digest = Sha256::new();
        for text in ["vt-client rate limit", service, key] {
            digest.update(text);
            digest.update([0]);
        }
        let digest = digest.finalize();
        let name: String = digest
            .iter()
            .take(16)
            .map(|byte| format!("{byte:02x}"))
            .collect();
        Self {
            path: folder.join(format!("{name}.json")),
            own: Mutex::default(),
        }
    }

    /// Gives the function the counts in the file, and what it makes of them to the caller. They are
    /// written if the function says so. Does not wait while another process does the same.
    ///
    /// A file that cannot be read as counts, such as one that a crash has left half-written, holds
    /// nothing known.
    pub(crate) fn update<T>(
        &self,
        now: Duration,
        change: impl FnOnce(&mut Counts) -> (T, bool),
    ) -> Result<Result<T, Held>, Error> {
        let failed = |error| Error::io(&self.path, error);
        let mut file = open(&self.path).map_err(failed)?;
        // The lock ends with the handle, also when the process is killed. `File::try_lock` of the
        // standard library is newer than the oldest compiler that is supported.
        match fs4::FileExt::try_lock(&file) {
            Ok(()) => {}
            Err(fs4::TryLockError::WouldBlock) => return Ok(Err(Held)),
            Err(fs4::TryLockError::Error(error)) => return Err(failed(error)),
        }
        let mut own = self.own();
        let mut text = Vec::new();
        (&mut file)
            .take(LONGEST)
            .read_to_end(&mut text)
            .map_err(failed)?;
        let mut counts: Counts = serde_json::from_slice(&text).unwrap_or_default();
        for _ in 0..own.unwritten {
            counts.record(now);
        }
        let (outcome, is_changed) = change(&mut counts);
        if is_changed || own.unwritten > 0 {
            write(&mut file, &counts).map_err(failed)?;
        }
        *own = Own {
            counts,
            ..Own::default()
        };
        Ok(Ok(outcome))
    }

    /// The same with what this process knows by itself. The file gets it when it can be locked
    /// again.
    pub(crate) fn update_alone<T>(&self, change: impl FnOnce(&mut Counts) -> (T, bool)) -> T {
        let mut own = self.own();
        if !own.is_alone {
            own.is_alone = true;
            tracing::warn!(
                "another process does not let go of the rate limit's file (`shared_in`); requests are counted apart from it until it does"
            );
        }
        let (outcome, is_changed) = change(&mut own.counts);
        own.unwritten += u64::from(is_changed);
        outcome
    }

    /// Whether the lock was waited for in vain, and not had since: then it is not waited for again.
    pub(crate) fn is_alone(&self) -> bool {
        self.own().is_alone
    }

    fn own(&self) -> MutexGuard<'_, Own> {
        self.own.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn open(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    do_not_follow(&mut options);
    let opened = match options.open(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let mut folder = fs::DirBuilder::new();
            folder.recursive(true);
            #[cfg(unix)]
            std::os::unix::fs::DirBuilderExt::mode(&mut folder, 0o700);
            if let Some(parent) = path.parent() {
                folder.create(parent)?;
            }
            options.open(path)
        }
        opened => opened,
    };
    match opened {
        Ok(file) if file.metadata()?.is_file() => Ok(file),
        Err(error) if !is_link(&error) => Err(error),
        // What is written there may be another's file, and what is read there may never end.
        _ => Err(io::Error::new(
            io::ErrorKind::InvalidInput,
            "it is a link, a pipe or a device, and must be a file; remove it, and it is made anew",
        )),
    }
}

/// Opens a link itself, or not at all, and does not wait for the other end of a pipe.
#[cfg(unix)]
fn do_not_follow(options: &mut OpenOptions) {
    use rustix::fs::OFlags;
    let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK;
    std::os::unix::fs::OpenOptionsExt::custom_flags(options, flags.bits().cast_signed());
}

#[cfg(windows)]
fn do_not_follow(options: &mut OpenOptions) {
    const FILE_FLAG_OPEN_REPARSE_POINT: u32 = 0x0020_0000;
    std::os::windows::fs::OpenOptionsExt::custom_flags(options, FILE_FLAG_OPEN_REPARSE_POINT);
}

#[cfg(not(any(unix, windows)))]
fn do_not_follow(_options: &mut OpenOptions) {}

/// Whether a file was not opened because it is a link.
#[cfg(unix)]
fn is_link(error: &io::Error) -> bool {
    error.raw_os_error() == Some(rustix::io::Errno::LOOP.raw_os_error())
}

#[cfg(not(unix))]
fn is_link(_error: &io::Error) -> bool {
    false
}

/// Writes in place: the file itself is what is locked, so none may take its place.
fn write(file: &mut File, counts: &Counts) -> io::Result<()> {
    let text = serde_json::to_vec(counts)?;
    file.rewind()?;
    file.write_all(&text)?;
    file.set_len(text.len() as u64)
}
