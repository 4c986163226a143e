//! Writes answers to files.

use std::fs;
use std::io::Write;
use std::path::Path;

/// Writes whole files only: a reader never sees half of one.
pub(super) fn write(folder: &Path, name: &Path, content: &[u8]) -> Result<(), String> {
    let path = folder.join(name);
    let failed = |error: std::io::Error| format!("`{}`: {error}", path.display());
    let parent = path.parent().unwrap_or(folder);
    fs::create_dir_all(parent).map_err(failed)?;
    // Each has a name of its own, since two requests for the same may come at once.
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
