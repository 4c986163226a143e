//! The same error once more, for the next occurrence of an input.

use std::io;

use crate::error::Error;
use crate::error::unfinished::Unfinished;

/// The same error. Only what the operating system said of a file is told by its text.
pub(crate) fn repeated(error: &Error) -> Error {
    match error {
        Error::Api(error) => Error::Api(error.clone()),
        Error::Decode { error, response } => Error::Decode {
            error: error.clone(),
            response: response.clone(),
        },
        Error::Item(error) => Error::Item(error.clone()),
        Error::RepeatedCursor => Error::RepeatedCursor,
        Error::Resume(error) => Error::Resume(error.clone()),
        Error::Transport(error) => Error::Transport(error.clone()),
        Error::Timeout { what, after, spent } => Error::Timeout {
            what: *what,
            after: *after,
            spent: *spent,
        },
        Error::LimitReached(error) => Error::LimitReached(error.clone()),
        Error::Redirect(error) => Error::Redirect(error.clone()),
        Error::Io { path, kind, source } => Error::Io {
            path: path.clone(),
            kind: *kind,
            source: io::Error::new(source.kind(), source.to_string()),
        },
        Error::MissingKey { variable } => Error::MissingKey { variable },
        Error::Configuration(message) => Error::Configuration(message.clone()),
        Error::Usage(message) => Error::Usage(message.clone()),
        Error::EmptyPages { pages, hint } => Error::EmptyPages {
            pages: *pages,
            hint: hint.clone(),
        },
        Error::Unfinished(unfinished) => Error::Unfinished(Box::new(Unfinished {
            what: unfinished.what,
            id: unfinished.id.clone(),
            error: repeated(&unfinished.error),
            hint: unfinished.hint.clone(),
        })),
        Error::RuntimeEnded(doing) => Error::RuntimeEnded(doing),
        Error::Panicked(message) => Error::Panicked(message.clone()),
        Error::Feed(error) => Error::Feed(error.clone()),
        Error::Transfer(error) => Error::Transfer(error.clone()),
    }
}
