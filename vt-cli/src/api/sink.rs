//! Where the results of a call go: the standard output, or a file.

use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

use crate::output::{WriteError, in_pieces};

/// Results on their way. A file is made when there is something to write, so that a failed request leaves an older file as it is.
#[derive(Debug)]
pub(super) struct Sink {
    path: Option<PathBuf>,
    file: Option<File>,
}

impl Sink {
    /// The file that an option names, or the standard output.
    pub(super) fn new(output: Option<&Path>) -> Self {
        let path = output.filter(|path| *path != Path::new("-"));
        Self {
            path: path.map(Path::to_owned),
            file: None,
        }
    }

    /// Whether what is written is seen at once by a person.
    pub(super) fn is_terminal(&self) -> bool {
        self.path.is_none() && io::stdout().is_terminal()
    }

    pub(super) fn write(&mut self, bytes: &[u8]) -> Result<(), WriteError> {
        match self.file()? {
            Some(file) => file.write_all(bytes)?,
            None => io::stdout().lock().write_all(bytes)?,
        }
        Ok(())
    }

    /// Writes a text and a line break, and hands it on at once.
    pub(super) fn line(
        &mut self,
        write: impl FnOnce(&mut BufWriter<&mut dyn Write>) -> io::Result<()>,
    ) -> Result<(), WriteError> {
        let mut stdout = io::stdout().lock();
        let output: &mut dyn Write = match self.file()? {
            Some(file) => file,
            None => &mut stdout,
        };
        in_pieces(output, |output| {
            write(output)?;
            output.write_all(b"\n")
        })
    }

    /// Ends the writing: the file is there now, even if nothing was written.
    pub(super) fn flush(&mut self) -> Result<(), WriteError> {
        match self.file()? {
            Some(file) => file.flush()?,
            None => io::stdout().flush()?,
        }
        Ok(())
    }

    /// Removes a file that is not complete. What is no regular file, such as a pipe, stays.
    pub(super) fn discard(self) {
        let is_regular = |file: &File| file.metadata().is_ok_and(|metadata| metadata.is_file());
        if let (Some(path), Some(file)) = (&self.path, &self.file)
            && is_regular(file)
        {
            // It is told already that the transfer failed.
            let _ = std::fs::remove_file(path);
        }
    }

    fn file(&mut self) -> io::Result<Option<&mut File>> {
        if let (Some(path), None) = (&self.path, &self.file) {
            let file = File::create(path).map_err(|error| {
                io::Error::new(error.kind(), format!("`{}`: {error}", path.display()))
            })?;
            self.file = Some(file);
        }
        Ok(self.file.as_mut())
    }
}
