//! What goes wrong on the way to the service and back.

use super::Error;
use crate::id::hint::{Hint, advised};
use crate::model::spent::Spent;

/// The request could not be sent or its answer not received.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{}", advised(message, hint.as_ref()))]
#[non_exhaustive]
pub struct TransportError {
    /// The kind of failure.
    pub kind: TransportKind,
    /// The host that was asked.
    pub host: Box<str>,
    /// What happened, with its cause.
    pub message: Box<str>,
    /// What to do.
    pub hint: Option<Hint>,
    /// The status, when the failure came after it.
    pub status: Option<u16>,
    /// What the request took; see [`Error::spent`].
    pub spent: Spent,
}

impl From<TransportError> for Error {
    fn from(error: TransportError) -> Self {
        Self::Transport(Box::new(error))
    }
}

/// Kinds of transport failures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TransportKind {
    /// There was no connection: name resolution, refusal, a proxy that cannot be reached.
    Connect,
    /// The proxy refuses to let the request pass: a wrong password, a host that its rules do not
    /// allow.
    Proxy,
    /// The connection could not be secured: an unknown certificate authority, a wrong name.
    Tls,
    /// The connection broke while sending or receiving.
    Interrupted,
    /// The answer is not HTTP, or is compressed in a way that was not asked for or is broken.
    Protocol,
    /// The answer is larger than `max_document_size`.
    TooLarge,
}

/// A redirect that is not followed.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{message}")]
#[non_exhaustive]
pub struct RedirectError {
    /// The redirect's status.
    pub status: u16,
    /// The host it leads to, when it could be read.
    pub host: Option<Box<str>>,
    /// Why it is not followed.
    pub message: Box<str>,
    /// What the request took; see [`Error::spent`].
    pub spent: Spent,
}
