//! The one error type: what can go wrong, and what a program may ask about it.

mod api;
pub(crate) mod cause;
mod code;
mod convert;
pub(crate) mod feed;
mod failure;
mod io;
pub(crate) mod limit;
pub(crate) mod outlook;
mod questions;
mod redacted;
mod refusal;
pub(crate) mod resume;
pub(crate) mod transfer;
mod transport;
pub(crate) mod unfinished;
mod waiting;

use std::any::Any;
use std::convert::Infallible;
use std::path::PathBuf;
use std::time::Duration;

use tokio::task::JoinError;

use crate::id::hint::{Hint, advised};
use crate::json::decode::DecodeError;
use crate::model::item::ItemError;
use crate::model::response::Response;
use crate::model::spent::Spent;

pub use self::io::IoKind;
use self::io::describe_io;
pub use api::ApiError;
pub use code::ErrorCode;
pub use failure::Failure;
pub use feed::{FeedError, FeedProblem};
pub use limit::LimitReached;
pub use refusal::Refusal;
pub use resume::ResumeError;
pub use transfer::TransferError;
pub use transport::{RedirectError, TransportError, TransportKind};
pub use unfinished::Unfinished;
pub use waiting::Waiting;

/// Why a request failed, or was not sent.
///
/// Messages never contain the API key, not even where the key is part of a path, and nothing that
/// is not [printable](crate::printable).
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The service answered with a status other than success.
    #[error(transparent)]
    Api(Box<ApiError>),
    /// The answer was received but is not what the operation documents.
    #[error("{error}")]
    #[non_exhaustive]
    Decode {
        /// What is wrong, and where.
        #[source]
        error: Box<DecodeError>,
        /// The answer, when it is at hand.
        response: Option<Box<Response>>,
    },
    /// An item of a collection that the service could not give; the others of its page follow.
    #[error(transparent)]
    Item(Box<ItemError>),
    /// A line or a package that a feed could not give;
    /// [`is_line`](crate::feed::FeedError::is_line) tells whether the feed goes on.
    #[error(transparent)]
    Feed(Box<FeedError>),
    /// Page after page had no items, and each said that more follow: going on might never end.
    #[error("{}", advised(&many_empty_pages(*pages), hint.as_ref()))]
    #[non_exhaustive]
    EmptyPages {
        /// How many pages in a row were empty.
        pages: u32,
        /// Where the next page begins, if that is a cursor. [`Items::token`](crate::Items::token)
        /// goes on there in any case.
        hint: Option<Hint>,
    },
    /// A page said that the next one begins where an earlier one did: going on would never end.
    #[error(
        "the service gave the same cursor twice, so the collection would never end; the items until here are good"
    )]
    RepeatedCursor,
    /// Work cannot go on where it was interrupted.
    #[error(transparent)]
    Resume(ResumeError),
    /// Waiting for an analysis or a ZIP file has ended before it was done.
    #[error(transparent)]
    Unfinished(Box<Unfinished>),
    /// The request could not be sent or its answer not received.
    #[error(transparent)]
    Transport(Box<TransportError>),
    /// Nothing happened for too long.
    #[error("timed out: {what} within {after:?}")]
    #[non_exhaustive]
    Timeout {
        /// What did not happen.
        what: Waiting,
        /// The limit that was exceeded.
        after: Duration,
        /// What the request took; see [`Error::spent`].
        spent: Spent,
    },
    /// The client's own rate limit is used up for longer than the request waits; nothing was sent.
    #[error(transparent)]
    LimitReached(Box<LimitReached>),
    /// A redirect that is not followed.
    #[error(transparent)]
    Redirect(Box<RedirectError>),
    /// A file could not be read or written.
    #[error("{}", describe_io(path, *kind, source))]
    #[non_exhaustive]
    Io {
        /// The file.
        path: PathBuf,
        /// The kind of failure.
        kind: IoKind,
        /// What the operating system said.
        source: std::io::Error,
    },
    /// A file's upload or download is refused or useless.
    #[error(transparent)]
    Transfer(Box<TransferError>),
    /// There is no API key in the environment.
    #[error("no API key: set the environment variable `{variable}`")]
    #[non_exhaustive]
    MissingKey {
        /// The variable that was looked at.
        variable: &'static str,
    },
    /// The client cannot work as it is configured.
    #[error(transparent)]
    Configuration(Box<Refusal>),
    /// A request that cannot be sent as it is: an argument that does not validate.
    #[error(transparent)]
    Usage(Box<Refusal>),
    /// The tokio runtime ended before the work on it was done; what is said is the work.
    #[error("the runtime ended while {0}")]
    RuntimeEnded(&'static str),
    /// Code that ran for a request panicked: a function that is told of progress, a reader or a
    /// stream that is uploaded.
    #[error("{0}")]
    Panicked(Box<str>),
}

impl Error {
    pub(crate) fn configuration(message: impl Into<Box<str>>) -> Self {
        Self::Configuration(Box::new(Refusal::new(message, None)))
    }

    /// What is wrong with an answer, together with the answer.
    pub(crate) fn decode(mut error: DecodeError, response: &Response) -> Self {
        if let Some(found) = response.unlike_json() {
            error.message = format!("expected JSON, found {found}").into();
        }
        Self::Decode {
            error: Box::new(error),
            response: Some(Box::new(response.clone())),
        }
    }

    pub(crate) fn usage(message: impl Into<Box<str>>) -> Self {
        Self::usage_with(message, None)
    }

    pub(crate) fn usage_with(message: impl Into<Box<str>>, hint: impl Into<Option<Hint>>) -> Self {
        Self::Usage(Box::new(Refusal::new(message, hint.into())))
    }

    /// The same error, which says what of the request it is about.
    pub(crate) fn about(mut self, what: &str) -> Self {
        if let Self::Usage(refusal) = &mut self {
            refusal.message = format!("{what}: {}", refusal.message).into();
        }
        self
    }

    pub(crate) fn configuration_with(message: impl Into<Box<str>>, hint: Hint) -> Self {
        Self::Configuration(Box::new(Refusal::new(message, Some(hint))))
    }

    /// Why a task of the runtime has no result; `doing` goes on after "while".
    pub(crate) fn no_result(error: JoinError, doing: &'static str) -> Self {
        match error.try_into_panic() {
            Ok(panic) => Self::panicked(&*panic, doing),
            Err(_) => Self::RuntimeEnded(doing),
        }
    }

    /// What a panic said; `doing` goes on after "while".
    pub(crate) fn panicked(panic: &(dyn Any + Send), doing: &'static str) -> Self {
        let said = panic.downcast_ref::<&str>().copied();
        let said = said.or_else(|| panic.downcast_ref::<String>().map(String::as_str));
        Self::Panicked(match said {
            Some(said) => format!("a panic while {doing}: {said}").into(),
            None => format!("a panic while {doing}").into(),
        })
    }

    pub(crate) fn io(path: impl Into<PathBuf>, source: std::io::Error) -> Self {
        Self::Io {
            path: path.into(),
            kind: IoKind::of(&source),
            source,
        }
    }

    /// The same error, which knows what its request took.
    #[must_use]
    pub(crate) fn with_spent(mut self, spent: Spent) -> Self {
        match &mut self {
            Self::Api(error) => error.response.spent = spent,
            Self::Transport(error) => error.spent = spent,
            Self::Redirect(error) => error.spent = spent,
            Self::Timeout { spent: own, .. } => *own = spent,
            _ => {}
        }
        self
    }
}

fn many_empty_pages(pages: u32) -> String {
    format!("the service gave {pages} pages without items in a row and says that more follow")
}

/// Conversions that cannot fail are accepted wherever arguments convert.
impl From<Infallible> for Error {
    fn from(never: Infallible) -> Self {
        match never {}
    }
}

impl From<DecodeError> for Error {
    fn from(error: DecodeError) -> Self {
        Self::Decode {
            error: Box::new(error),
            response: None,
        }
    }
}

impl From<LimitReached> for Error {
    fn from(reached: LimitReached) -> Self {
        Self::LimitReached(Box::new(reached))
    }
}

impl From<TransferError> for Error {
    fn from(error: TransferError) -> Self {
        Self::Transfer(Box::new(error))
    }
}

impl From<ResumeError> for Error {
    fn from(error: ResumeError) -> Self {
        Self::Resume(error)
    }
}

impl From<ItemError> for Error {
    fn from(error: ItemError) -> Self {
        Self::Item(Box::new(error))
    }
}
