//! Counts in a file that several processes share.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::counts::Counts;
use crate::error::Error;

/// As much is read of a file; ours are far shorter.
const LONGEST: u64 = 64 * 1024;

/// A file of counts. It is locked while it is read and written.
#[derive(Debug)]
pub(super) struct StateFile {
    path: PathBuf,
}

impl StateFile {
    /// The file of a key at a service. Its name is made of a digest of both, which does not tell the key.
    pub(super) fn new(folder: &Path, service: &str, key: &str) -> Self {
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
        }
    }

    /// Gives the function the counts in the file, and what it makes of them to the caller. They are written if the function says so.
    /// Blocks while another process does the same.
    ///
    /// A file that cannot be read as counts, such as one that a crash has left half-written, holds nothing known.
    pub(super) fn update<T>(
        &self,
        change: impl FnOnce(&mut Counts) -> (T, bool),
    ) -> Result<T, Error> {
        let failed = |error| Error::io(&self.path, error);
        let mut file = open(&self.path).map_err(failed)?;
        // The lock ends with the handle, also when the process is killed. `File::lock` of the standard library is newer than the
        // oldest compiler that is supported.
        fs4::FileExt::lock(&file).map_err(failed)?;
        let mut text = Vec::new();
        (&mut file)
            .take(LONGEST)
            .read_to_end(&mut text)
            .map_err(failed)?;
        let mut counts: Counts = serde_json::from_slice(&text).unwrap_or_default();
        let (outcome, is_changed) = change(&mut counts);
        if is_changed {
            write(&mut file, &counts).map_err(failed)?;
        }
        Ok(outcome)
    }
}

fn open(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
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
    }
}

/// Writes in place: the file itself is what is locked, so none may take its place.
fn write(file: &mut File, counts: &Counts) -> io::Result<()> {
    let text = serde_json::to_vec(counts)?;
    file.rewind()?;
    file.write_all(&text)?;
    file.set_len(text.len() as u64)
}
