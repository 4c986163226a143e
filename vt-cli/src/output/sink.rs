//! Where the results of a call go: standard output, a pipe or a device, or a file.

use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf, is_separator};

use tempfile::NamedTempFile;

use super::write::{WriteError, in_pieces};
use crate::outcome::failure::Failure;

/// What `--output` names. Nothing is opened yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    Stdout,
    /// A pipe or a device. What is written there cannot be taken back, so it is written as it
    /// comes.
    Stream(PathBuf),
    /// A regular file, or a path where nothing exists yet.
    File(PathBuf),
}

/// Other names of standard output: opening one would truncate the file that the shell has opened.
const STDOUT: [&str; 4] = ["-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"];

/// What is below these is open already.
const OPENED: [&str; 3] = ["/dev/stderr", "/dev/fd", "/proc/self/fd"];

impl Target {
    /// Looks at the path that the option names.
    ///
    /// # Errors
    ///
    /// When it is a folder, or a symbolic link to a file. A link is not followed: whoever can write
    /// in the folder could use it to choose which file is replaced.
    pub(crate) fn of(output: Option<&Path>) -> Result<Self, Failure> {
        let Some(path) = output.filter(|path| !STDOUT.iter().any(|name| *path == Path::new(name)))
        else {
            return Ok(Self::Stdout);
        };
        let refuse = |what: &str| {
            let path = path.display();
            Err(Failure::usage(format!(
                "`--output {path}` {what}; give the path of a file"
            )))
        };
        let is_opened = OPENED.iter().any(|name| path.starts_with(name));
        match std::fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => return refuse("is a folder"),
            Ok(metadata) if is_opened || !metadata.is_file() => {
                return Ok(Self::Stream(path.to_owned()));
            }
            _ => {}
        }
        if path.is_symlink() {
            return refuse("is a symbolic link, which is not followed");
        }
        if path.file_name().is_none() || path.to_string_lossy().ends_with(is_separator) {
            return refuse("does not name a file");
        }
        Ok(Self::File(path.to_owned()))
    }

    /// Whether a person sees at once what is written.
    pub(crate) fn is_terminal(&self) -> bool {
        *self == Self::Stdout && io::stdout().is_terminal()
    }
}

/// Results on their way.
#[derive(Debug)]
pub(crate) struct Sink(To);

#[derive(Debug)]
enum To {
    Stdout(io::Stdout),
    /// Opened when there is something to write, so that a failed request leaves an older file
    /// alone.
    AsItComes {
        path: PathBuf,
        is_stream: bool,
        file: Option<File>,
    },
    /// A temporary file that gets its name when it is complete.
    Whole {
        file: NamedTempFile,
        path: PathBuf,
    },
}

impl Sink {
    /// For results that are valid one by one: each is written when it comes, and stays whatever
    /// happens afterwards.
    pub(crate) fn as_it_comes(target: Target) -> Self {
        match target {
            Target::Stdout => Self(To::Stdout(io::stdout())),
            Target::Stream(path) => Self::opened_later(path, true),
            Target::File(path) => Self::opened_later(path, false),
        }
    }

    fn opened_later(path: PathBuf, is_stream: bool) -> Self {
        Self(To::AsItComes {
            path,
            is_stream,
            file: None,
        })
    }

    /// For a single result: a file receives the whole of it or stays as it is.
    pub(crate) fn whole(target: Target) -> Result<Self, WriteError> {
        let Target::File(path) = target else {
            return Ok(Self::as_it_comes(target));
        };
        let file = temporary(&path).map_err(|error| named(&path, error))?;
        Ok(Self(To::Whole { file, path }))
    }

    pub(crate) fn write(&mut self, bytes: &[u8]) -> Result<(), WriteError> {
        Ok(self.writer()?.write_all(bytes)?)
    }

    /// Writes a text and a line break, and flushes.
    pub(crate) fn line(
        &mut self,
        write: impl FnOnce(&mut BufWriter<&mut dyn Write>) -> io::Result<()>,
    ) -> Result<(), WriteError> {
        in_pieces(self.writer()?, |output| {
            write(output)?;
            output.write_all(b"\n")
        })
    }

    /// Completes the output. A file exists afterwards even if nothing was written.
    pub(crate) fn finish(mut self) -> Result<(), WriteError> {
        self.writer()?.flush()?;
        if let To::Whole { file, path } = self.0 {
            let saved = file.persist(&path);
            saved.map_err(|error| named(&path, error.error))?;
        }
        Ok(())
    }

    /// What the results are written to.
    pub(crate) fn writer(&mut self) -> io::Result<&mut dyn Write> {
        Ok(match &mut self.0 {
            To::Stdout(stdout) => stdout,
            To::AsItComes {
                path,
                is_stream,
                file,
            } => match file {
                Some(file) => file,
                None => file.insert(open(path, *is_stream)?),
            },
            To::Whole { file, .. } => file,
        })
    }
}

/// A stream is not truncated, because it may be a file that the shell has opened.
fn open(path: &Path, is_stream: bool) -> io::Result<File> {
    let file = if is_stream {
        OpenOptions::new().append(true).open(path)
    } else {
        File::create(path)
    };
    file.map_err(|error| named(path, error))
}

/// A temporary file in the folder of the file, with the mode of a new file.
fn temporary(path: &Path) -> io::Result<NamedTempFile> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut builder = tempfile::Builder::new();
    builder.prefix(".vt-output-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // The process's umask still applies.
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

fn named(path: &Path, error: io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("`{}`: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_names_of_open_files_are_not_files() {
        let of = |path: &str| Target::of(Some(Path::new(path))).unwrap();
        assert_eq!(Target::of(None).unwrap(), Target::Stdout);
        for path in ["-", "/dev/stdout", "/dev/fd/1"] {
            assert_eq!(of(path), Target::Stdout, "{path}");
        }
        for path in ["a", "./-", "/dev/fd2"] {
            assert_eq!(of(path), Target::File(path.into()), "{path}");
        }
        #[cfg(unix)]
        assert_eq!(of("/dev/null"), Target::Stream("/dev/null".into()));
    }
}
