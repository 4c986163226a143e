//! What goes wrong with files of this machine.

use std::io;
use std::path::Path;

use super::Error;
use crate::id::source_file;
use crate::redact::printable::escape;

/// Kinds of failures with files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum IoKind {
    /// There is no such file or folder.
    NotFound,
    /// The user may not do this.
    PermissionDenied,
    /// Anything else.
    Other,
}

impl IoKind {
    pub(crate) fn of(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::NotFound,
            io::ErrorKind::PermissionDenied => Self::PermissionDenied,
            _ => Self::Other,
        }
    }
}

pub(crate) fn describe_io(path: &Path, kind: IoKind, source: &io::Error) -> String {
    let path = path.display();
    let message = match kind {
        IoKind::NotFound => format!("`{path}` does not exist"),
        IoKind::PermissionDenied => format!("no permission to use `{path}`"),
        IoKind::Other => format!("cannot use `{path}`: {source}"),
    };
    escape(&message).into_owned()
}

impl Error {
    /// The error about a file that was to be hashed or uploaded, and could not be opened or read.
    pub(crate) fn source_file(path: &Path, source: io::Error) -> Self {
        if source_file::is_refusal(&source) {
            return Self::usage(format!(
                "`{}` can neither be hashed nor uploaded: {source}",
                path.display()
            ));
        }
        Self::io(path, source)
    }
}
