//! Saving an answer.

use std::fs;
use std::io::Write;
use std::path::Path;

/// Writes whole files only: a reader never sees half of one.
pub(super) fn write(folder: &Path, name: &Path, content: &[u8]) -> Result<(), String> {
    let path = folder.join(name);
    let failed = |error: std::io::Error| format!("`{}`: {error}", path.display());
    let parent = path.parent().unwrap_or(folder);
    fs::create_dir_all(parent).map_err(failed)?;
    // Of its own for each, since the same may be asked for twice at a time.
    let mut unfinished = tempfile::Builder::new()
        .prefix(".")
        .suffix(".part")
        .tempfile_in(parent)
        .map_err(failed)?;
    unfinished.write_all(content).map_err(failed)?;
    unfinished
        .persist(&path)
        .map_err(|error| failed(error.error))?;
    Ok(())
}
