//! Why a server does not start.

use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

/// Why a server did not start.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum StartError {
    /// The port is taken or not allowed.
    #[error("cannot listen on port {port} of 127.0.0.1")]
    Listen {
        /// The port that was asked for; 0 stands for any free one.
        port: u16,
        /// What the system says.
        source: io::Error,
    },
    /// The thread or its runtime could not be made.
    #[error("cannot start the server's thread")]
    Thread(#[source] io::Error),
    /// The folder of recorded answers cannot be read.
    #[error("cannot read the folder of recorded answers `{}`", path.display())]
    Data {
        /// The folder, or the part of it that cannot be read.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// An object that the builder was given has no `type` or no `id`.
    #[error("an object needs `type` and `id`; this one is: {0}")]
    Object(String),
    /// The base URL to be recorded cannot be used.
    #[error("cannot record `{url}`: {message}")]
    Record {
        /// The URL as it was given.
        url: String,
        /// What is wrong.
        message: String,
    },
    /// The certificate could not be made.
    #[error("cannot make a certificate: {0}")]
    Certificate(String),
}

impl StartError {
    pub(crate) fn data(path: &Path, source: io::Error) -> Self {
        Self::Data {
            path: path.to_owned(),
            source,
        }
    }
}
