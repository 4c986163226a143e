//! `vt api`: calls of any operation of the table, and of any path.
//! Uses `outcome`, `format`, `output`, `operations` and `session`.

mod body;
pub(crate) mod operation;
mod abort;
mod bytes;
mod answer;

use self::abort::Abort;
use self::operation::Operation;
use crate::outcome::exit::Exit;
use crate::outcome::tally::Tally;
use crate::output::stderr::complain;
use crate::session::Session;
use crate::session::interrupt::Interrupted;

/// Calls an operation and prints its answer.
pub(crate) async fn run(session: &Session, operation: &Operation<'_>) -> Exit {
    let mut tally = Tally::default();
    let outcome = match operation.request(session) {
        Ok(request) => answer::print(operation, request, &mut tally).await,
        Err(failure) => Err(Abort::Failed(failure)),
    };
    match outcome {
        Err(Abort::Failed(failure)) => {
            complain(&format!("`{}`: {}", operation.name, failure.message));
            tally.failure(failure.exit);
        }
        Err(Abort::Interrupted(Interrupted(exit))) => return exit,
        Ok(()) | Err(Abort::Closed) => {}
    }
    tally.exit()
}
