//! Saves a download as a file that has its name only when it is whole.

use std::io::{self, Seek, Write};
use std::path::{Path, PathBuf, is_separator};

use bytes::Bytes;
use tempfile::NamedTempFile;
use tokio::task::{JoinHandle, spawn_blocking};

use super::{Check, Download, Piece, Resuming, Saved};
use crate::error::Error;
use crate::transport::on_runtime;

/// Bytes that are written at once, on the threads for blocking work.
const BLOCK: usize = 512 * 1024;

pub(super) async fn save(download: Download, path: PathBuf) -> Result<Saved, Error> {
    on_runtime()?;
    // Before anything is asked: a download counts.
    let wanted = path.clone();
    let file = blocking(move || create(&wanted)).await?;
    let mut resuming = download.resuming().await?;
    let check = Check::new(resuming.expected());
    let mut writing = Writing::new(PartialFile { file, check });
    if let Err(error) = fill(&mut writing, &mut resuming).await {
        // Waits until the temporary file is gone.
        drop(writing.idle().await);
        return Err(error);
    }
    let partial = writing.idle().await?;
    let resumed = resuming.resumed();
    blocking(move || partial.persist(&path, resumed)).await
}

async fn fill(writing: &mut Writing, resuming: &mut Resuming) -> Result<(), Error> {
    while let Some(piece) = resuming.next().await? {
        match piece {
            Piece::Bytes(bytes) => writing.push(bytes).await?,
            Piece::Restart => writing.restart().await?,
        }
    }
    writing.flush().await
}

/// The temporary file; dropping it removes it.
struct PartialFile {
    file: NamedTempFile,
    check: Check,
}

/// Refuses a path that has something else than a regular file, which would be lost with the
/// renaming.
fn is_free(path: &Path) -> Result<(), Error> {
    let refuse = |why: &str| {
        Err(Error::usage(format!(
            "`{}` {why}; give the path of a regular file, or of none that is there",
            path.display()
        )))
    };
    if path.file_name().is_none() || path.to_string_lossy().ends_with(is_separator) {
        return refuse("is not a file's name");
    }
    match std::fs::symlink_metadata(path) {
        Ok(metadata) if metadata.is_file() => Ok(()),
        Ok(metadata) if metadata.is_dir() => refuse("is a folder"),
        Ok(metadata) if metadata.is_symlink() => {
            refuse("is a symbolic link, which is not followed")
        }
        Ok(_) => refuse("is a pipe or a device"),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(Error::io(path, error)),
    }
}

/// A temporary file in the folder of the final one, so that it can be renamed. Its mode is 0600.
fn create(path: &Path) -> Result<NamedTempFile, Error> {
    is_free(path)?;
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let file = tempfile::Builder::new()
        .prefix(".vt-download-")
        .tempfile_in(folder);
    file.map_err(|error| Error::io(folder, error))
}

impl PartialFile {
    fn write(mut self, blocks: &[Bytes]) -> Result<Self, Error> {
        for block in blocks {
            self.check.update(block);
            let written = self.file.write_all(block);
            written.map_err(|error| Error::io(self.file.path(), error))?;
        }
        Ok(self)
    }

    fn restart(mut self) -> Result<Self, Error> {
        let file = self.file.as_file_mut();
        let emptied = file.set_len(0).and_then(|()| file.rewind());
        emptied.map_err(|error| Error::io(self.file.path(), error))?;
        self.check.restart();
        Ok(self)
    }

    /// Gives the file its name, if it is what was asked for.
    fn persist(self, path: &Path, resumed: u32) -> Result<Saved, Error> {
        let saved = self.check.finish(resumed)?;
        // It may have taken long.
        is_free(path)?;
        // Without this, a machine that stops could leave the name with half of the bytes.
        let synced = self.file.as_file().sync_data();
        synced.map_err(|error| Error::io(path, error))?;
        let renamed = self.file.persist(path);
        renamed.map_err(|error| Error::io(path, error.error))?;
        Ok(saved)
    }
}

/// Collects a block while the one before is written and hashed.
struct Writing {
    busy: Option<JoinHandle<Result<PartialFile, Error>>>,
    collected: Vec<Bytes>,
    length: usize,
}

impl Writing {
    fn new(half: PartialFile) -> Self {
        Self {
            busy: Some(spawn_blocking(|| Ok(half))),
            collected: Vec::new(),
            length: 0,
        }
    }

    async fn push(&mut self, bytes: Bytes) -> Result<(), Error> {
        self.length += bytes.len();
        self.collected.push(bytes);
        if self.length < BLOCK {
            return Ok(());
        }
        self.flush().await
    }

    async fn flush(&mut self) -> Result<(), Error> {
        let half = self.idle().await?;
        let blocks = std::mem::take(&mut self.collected);
        self.length = 0;
        self.busy = Some(spawn_blocking(move || half.write(&blocks)));
        Ok(())
    }

    async fn restart(&mut self) -> Result<(), Error> {
        let half = self.idle().await?;
        self.collected.clear();
        self.length = 0;
        self.busy = Some(spawn_blocking(|| half.restart()));
        Ok(())
    }

    /// Waits until nothing is written.
    async fn idle(&mut self) -> Result<PartialFile, Error> {
        match self.busy.take() {
            Some(busy) => busy.await.map_err(stopped)?,
            None => Err(Error::usage("an earlier write has failed")),
        }
    }
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Error> + Send + 'static,
) -> Result<T, Error> {
    spawn_blocking(work).await.map_err(stopped)?
}

fn stopped(error: tokio::task::JoinError) -> Error {
    Error::no_result(error, "a download was written")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// However small the pieces are that come, blocks are written, and no more than one is kept.
    #[tokio::test]
    async fn pieces_are_collected_to_blocks() {
        let folder = tempfile::tempdir().unwrap();
        let file = create(&folder.path().join("a")).unwrap();
        let check = Check::new(None);
        let mut writing = Writing::new(PartialFile { file, check });
        let collected = |writing: &Writing| writing.collected.iter().map(Bytes::len).sum::<usize>();
        let piece = Bytes::from(vec![7; BLOCK / 4]);
        for count in [1, 2, 3, 0, 1, 2, 3, 0, 1] {
            writing.push(piece.clone()).await.unwrap();
            assert_eq!(collected(&writing), count * (BLOCK / 4));
        }
        writing.push(Bytes::from(vec![7; 3 * BLOCK])).await.unwrap();
        assert_eq!(collected(&writing), 0);
        writing.push(piece).await.unwrap();
        writing.flush().await.unwrap();
        let partial = writing.idle().await.unwrap();
        let written = partial.file.as_file().metadata().unwrap().len();
        assert_eq!(written, (10 * (BLOCK / 4) + 3 * BLOCK) as u64);
    }
}
