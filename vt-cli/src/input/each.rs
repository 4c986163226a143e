//! Work on the items of a command, one after another.

use std::ffi::OsStr;

use super::items::{FromLine, Items};
use super::list_end;
use crate::outcome::exit::Exit;
use crate::outcome::failure::Failure;
use crate::outcome::tally::Tally;
use crate::output::stderr::complain;
use crate::output::stdout::{self, Output};

/// Works through the items one after another. A failed item is reported, and the others go on
/// unless they would fail as well.
pub(crate) async fn each<T: AsRef<OsStr> + FromLine + Send + 'static>(
    typed: Vec<T>,
    work: impl AsyncFn(&T) -> Result<Output, Failure>,
) -> Exit {
    let mut tally = Tally::default();
    let mut items = Items::of(typed);
    while let Some(item) = items.next() {
        let item = match item {
            Ok(item) => item,
            Err(error) => {
                complain(&format!("standard input cannot be read: {error}"));
                tally.failure(Exit::Failure);
                break;
            }
        };
        let outcome = match &item.content {
            Ok(content) => work(content).await,
            Err(why) => Err(Failure::usage(*why)),
        };
        match outcome.map(|output| stdout::print(&output)) {
            Ok(Ok(())) => tally.success(),
            Ok(Err(error)) => match error.failure() {
                None => break,
                Some(failure) => {
                    complain(&failure.message);
                    return failure.exit;
                }
            },
            Err(failure) => {
                complain(&format!("{}: {}", item.name(), failure.message));
                let before = tally.count();
                tally.failure(failure.exit);
                if let Some(at) = failure.list_end {
                    list_end::tell(at, &item, items, before);
                    break;
                }
            }
        }
    }
    tally.exit()
}
