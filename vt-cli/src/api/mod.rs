//! `vt api`: any operation of the table, and any path.

mod answer;
mod body;
mod bytes;
pub(crate) mod operation;

use self::operation::Operation;
use crate::outcome::exit::{Exit, Failure, Tally};
use crate::output::{WriteError, complain};
use crate::session::Session;
use crate::session::interrupt::Interrupted;

/// Why a call ended early.
#[derive(Debug)]
enum Stop {
    Failed(Failure),
    /// Whoever reads the results has had enough.
    Closed,
    Interrupted(Interrupted),
}

impl<F: Into<Failure>> From<F> for Stop {
    fn from(failure: F) -> Self {
        Self::Failed(failure.into())
    }
}

impl From<Interrupted> for Stop {
    fn from(interrupted: Interrupted) -> Self {
        Self::Interrupted(interrupted)
    }
}

impl From<WriteError> for Stop {
    fn from(error: WriteError) -> Self {
        match error {
            WriteError::Closed => Self::Closed,
            WriteError::Io(error) => Self::Failed(Failure::new(
                Exit::Failure,
                format!("cannot write the results: {error}"),
            )),
        }
    }
}

/// Calls an operation and prints what it answers.
pub(crate) async fn run(session: &Session, operation: &Operation<'_>) -> Exit {
    let mut tally = Tally::default();
    let outcome = match operation.request(session) {
        Ok(request) => answer::print(session, operation, request, &mut tally).await,
        Err(failure) => Err(Stop::Failed(failure)),
    };
    match outcome {
        Err(Stop::Failed(failure)) => {
            complain(&format!("`{}`: {}", operation.name, failure.message));
            tally.failure(failure.exit);
        }
        Err(Stop::Interrupted(Interrupted(exit))) => return exit,
        Ok(()) | Err(Stop::Closed) => {}
    }
    tally.exit()
}
