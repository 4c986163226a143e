//! Results on standard output.

use std::io::{self, Write};

use vt_client::objects::Dynamic;
use vt_client::{Attributes, Object};

use super::write::{WriteError, in_pieces};
use crate::format::json;

/// What a command returns for one item.
#[derive(Debug)]
pub(crate) enum Output {
    Line(String),
    /// The whole answer that an object came in.
    Document(Object<Dynamic>),
}

impl Output {
    pub(crate) fn document<A: Attributes>(object: &Object<A>) -> Self {
        Self::Document(object.clone().into_typed())
    }

    fn write(&self, output: &mut impl Write) -> io::Result<()> {
        match self {
            Self::Line(line) => output.write_all(line.as_bytes()),
            Self::Document(object) => json::pretty(object.envelope().text(), output),
        }
    }
}

/// Writes one result and a line break.
pub(crate) fn print(output: &Output) -> Result<(), WriteError> {
    in_pieces(io::stdout().lock(), |stdout| {
        output.write(stdout)?;
        stdout.write_all(b"\n")
    })
}

/// Whether standard output is open for writing. If it is not, the standard library silently drops
/// what is written to it.
///
/// A closed one looks like `/dev/null`, which the standard library opens in its place before this
/// program begins.
#[cfg(unix)]
pub(crate) fn is_writable() -> bool {
    use std::os::fd::AsFd;
    /// The error of a file that is not open for writing, on every Unix.
    const EBADF: i32 = 9;
    let stdout = io::stdout().as_fd().try_clone_to_owned();
    let outcome = stdout.and_then(|stdout| std::fs::File::from(stdout).write(&[]));
    !outcome.is_err_and(|error| error.raw_os_error() == Some(EBADF))
}

#[cfg(not(unix))]
pub(crate) fn is_writable() -> bool {
    true
}
