//! What did not happen in time.

use std::fmt;

/// What did not happen in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Waiting {
    /// A connection was made.
    Connection,
    /// The whole request was made and its answer received.
    Completion,
    /// The next bytes of the request were taken.
    Upload,
    /// The answer began after the request's last byte.
    Answer,
    /// The next bytes of the answer came.
    Download,
    /// An analysis was completed.
    Analysis,
    /// A ZIP file was made.
    Zip,
}

impl fmt::Display for Waiting {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Connection => "no connection",
            Self::Completion => "no complete answer",
            Self::Upload => "no byte of the upload was taken",
            Self::Answer => "no answer after the last byte of the request",
            Self::Download => "no byte of the answer came",
            Self::Analysis => "the analysis was not completed",
            Self::Zip => "the ZIP file was not made",
        })
    }
}
