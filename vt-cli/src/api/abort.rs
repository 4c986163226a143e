//! Why a call ended early.

use crate::outcome::failure::Failure;
use crate::output::write::WriteError;
use crate::session::interrupt::Interrupted;

/// Why a call ended early.
#[derive(Debug)]
pub(super) enum Abort {
    Failed(Failure),
    /// The reader of the results has had enough.
    Closed,
    Interrupted(Interrupted),
}

impl<F: Into<Failure>> From<F> for Abort {
    fn from(failure: F) -> Self {
        Self::Failed(failure.into())
    }
}

impl From<Interrupted> for Abort {
    fn from(interrupted: Interrupted) -> Self {
        Self::Interrupted(interrupted)
    }
}

impl From<WriteError> for Abort {
    fn from(error: WriteError) -> Self {
        error.failure().map_or(Self::Closed, Self::Failed)
    }
}
