//! What can be wrong in a feed.

use std::fmt;

use bytes::Bytes;

use crate::error::Error;
use crate::id::feed_cursor::FeedCursor;
use crate::json::decode::DecodeError;
use crate::model::item::ItemError;
use crate::redact::redactor::Redactor;

/// A line or a package that a feed could not give, and where the feed goes on.
///
/// After a line ([`is_line`](Self::is_line)) the others follow; after anything else the feed has
/// ended.
#[derive(Clone, thiserror::Error)]
#[error("feed at `{cursor}`: {problem}")]
#[non_exhaustive]
pub struct FeedError {
    /// Where a feed is to be resumed: behind the line, or where the package broke off.
    pub cursor: FeedCursor,
    /// What is wrong.
    pub problem: FeedProblem,
    /// The line as it came; empty when the problem is no line, or the line is too long.
    pub line: Bytes,
}

/// What is wrong in a feed.
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum FeedProblem {
    /// The line is no JSON.
    #[error("the line before it cannot be read: {0}")]
    Unreadable(Box<DecodeError>),
    /// The line is JSON, but no object of the feed.
    #[error("the line before it is no object: {0}")]
    NoObject(Box<ItemError>),
    /// The line is longer than the maximum.
    #[error("the line before it has {length} bytes, more than the {maximum} of `max_line`")]
    #[non_exhaustive]
    TooLong {
        /// The line's length in bytes.
        length: u64,
        /// What it may be at most.
        maximum: u64,
    },
    /// More packages in a row are missing than tolerated.
    #[error(
        "{packages} packages in a row are missing, from this one on; `tolerate_missing` says how many may be"
    )]
    #[non_exhaustive]
    Missing {
        /// How many were looked for.
        packages: u32,
    },
    /// A package is damaged each time it is fetched.
    #[error("the package was fetched {attempts} times and each time {message}")]
    #[non_exhaustive]
    Damaged {
        /// How often it was fetched.
        attempts: u32,
        /// What is wrong with it.
        message: Box<str>,
    },
}

impl FeedError {
    /// Whether a single line is wrong, and the feed goes on.
    pub fn is_line(&self) -> bool {
        matches!(
            self.problem,
            FeedProblem::Unreadable(_) | FeedProblem::NoObject(_) | FeedProblem::TooLong { .. }
        )
    }

    /// The same error without the secrets in its texts. The line stays as it came.
    pub(crate) fn redacted(mut self, secrets: &Redactor<'_>) -> Self {
        self.problem = match self.problem {
            FeedProblem::Unreadable(error) => match Error::from(*error).redacted(secrets) {
                Error::Decode { error, .. } => FeedProblem::Unreadable(error),
                _ => unreachable!("redaction keeps the kind"),
            },
            FeedProblem::NoObject(error) => match Error::from(*error).redacted(secrets) {
                Error::Item(error) => FeedProblem::NoObject(error),
                _ => unreachable!("redaction keeps the kind"),
            },
            other => other,
        };
        self
    }
}

/// Shows no line: it may be long.
impl fmt::Debug for FeedError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("FeedError")
            .field("cursor", &format_args!("{}", self.cursor))
            .field("problem", &self.problem)
            .field("line_bytes", &self.line.len())
            .finish()
    }
}

impl From<FeedError> for Error {
    fn from(error: FeedError) -> Self {
        Error::Feed(Box::new(error))
    }
}
