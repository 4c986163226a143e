//! The commands: what is asked for, and in which order.

pub(crate) mod report;
pub(crate) mod scan;
pub(crate) mod serve;

use std::ffi::{OsStr, OsString};

use crate::cli::{ItemCommand, Scan};
use crate::outcome::exit::{Exit, Failure, Tally};
use crate::output::{Answer, WriteError, complain};
use crate::session::Session;
use crate::vtapi3::options::Vtapi3Action;

use crate::input::items::{FromLine, Items};
use crate::input::stop;
/// Does what a line of vtapi3 asks for.
pub(crate) async fn vtapi3(session: &Session, action: Vtapi3Action, resource: OsString) -> Exit {
    each(session, vec![resource], async |resource| {
        crate::vtapi3::run::run(session, action, resource).await
    })
    .await
}

/// Does what a command asks for.
pub(crate) async fn run(session: &Session, command: ItemCommand) -> Exit {
    match command {
        ItemCommand::File { files } => {
            each(session, files, async |file| {
                report::file(session, file).await
            })
            .await
        }
        ItemCommand::Url { urls } => {
            each(session, urls, async |url| report::url(session, url).await).await
        }
        ItemCommand::Domain { domains } => {
            each(session, domains, async |name| {
                report::domain(session, name).await
            })
            .await
        }
        ItemCommand::Ip { addresses } => {
            each(session, addresses, async |address| {
                report::ip(session, address).await
            })
            .await
        }
        ItemCommand::Analysis { ids } => {
            each(session, ids, async |id| report::analysis(session, id).await).await
        }
        ItemCommand::Scan(Scan::File {
            paths,
            wait,
            password,
        }) => {
            each(session, paths, async |path| {
                let analysis = scan::upload(session, path, password.as_deref()).await?;
                scan::shown(session, analysis, wait).await
            })
            .await
        }
        ItemCommand::Scan(Scan::Url { urls, wait }) => {
            each(session, urls, async |url| {
                let analysis = scan::submit(session, url).await?;
                scan::shown(session, analysis, wait).await
            })
            .await
        }
    }
}

/// Works through the items one after the other. A failure is reported, and the others go on, unless it concerns them as well.
async fn each<T: AsRef<OsStr> + FromLine + Send + 'static>(
    session: &Session,
    typed: Vec<T>,
    work: impl AsyncFn(&T) -> Result<Answer, Failure>,
) -> Exit {
    let mut tally = Tally::default();
    let mut items = Items::of(typed);
    while let Some(item) = items.next() {
        let item = match item {
            Ok(item) => item,
            Err(error) => {
                complain(&format!("the standard input cannot be read: {error}"));
                tally.failure(Exit::Failure);
                break;
            }
        };
        let outcome = match &item.content {
            Ok(content) => work(content).await,
            Err(why) => Err(Failure::new(Exit::Usage, *why)),
        };
        match outcome.map(|result| session.output.result(&result)) {
            Ok(Ok(())) => tally.success(),
            Ok(Err(WriteError::Closed)) => break,
            Ok(Err(WriteError::Io(error))) => {
                complain(&format!("cannot write the results: {error}"));
                return Exit::Failure;
            }
            Err(failure) => {
                complain(&format!("{}: {}", item.name(), failure.message));
                let before = tally.count();
                tally.failure(failure.exit);
                if let Some(at) = failure.stop {
                    stop::tell(at, &item, items, before);
                    break;
                }
            }
        }
    }
    tally.exit()
}
