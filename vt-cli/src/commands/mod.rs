//! The commands: what is asked for, and in which order.

mod items;
pub(crate) mod mock;
mod report;
mod scan;
mod vtapi3;

use std::ffi::{OsStr, OsString};
use std::io;
use std::path::Path;

use crate::cli::{ItemCommand, Scan, Vtapi3Action};
use crate::exit::{Exit, Failure, Tally};
use crate::output::{WriteError, complain};
use crate::session::Session;

use items::items;

/// Does what a line of vtapi3 asks for.
pub(crate) async fn vtapi3(session: &Session, action: Vtapi3Action, resource: OsString) -> Exit {
    each(session, items(vec![resource]), async |resource| {
        vtapi3::run(session, action, resource).await
    })
    .await
}

/// Does what a command asks for.
pub(crate) async fn run(session: &Session, command: ItemCommand) -> Exit {
    match command {
        ItemCommand::File { files } => {
            each(session, items(files), async |file| {
                report::file(session, file).await
            })
            .await
        }
        ItemCommand::Url { urls } => {
            each(session, items(urls), async |url| {
                report::url(session, url).await
            })
            .await
        }
        ItemCommand::Domain { domains } => {
            each(session, items(domains), async |name| {
                report::domain(session, name).await
            })
            .await
        }
        ItemCommand::Ip { addresses } => {
            each(session, items(addresses), async |address| {
                report::ip(session, address).await
            })
            .await
        }
        ItemCommand::Analysis { ids } => {
            each(session, items(ids), async |id| {
                report::analysis(session, id).await
            })
            .await
        }
        ItemCommand::Scan(Scan::File {
            paths,
            wait,
            password,
        }) => {
            each(session, items(paths), async |path| {
                let analysis = scan::upload(session, path, password.as_deref()).await?;
                scan::shown(session, analysis, wait).await
            })
            .await
        }
        ItemCommand::Scan(Scan::Url { urls, wait }) => {
            each(session, items(urls), async |url| {
                let analysis = scan::submit(session, url).await?;
                scan::shown(session, analysis, wait).await
            })
            .await
        }
    }
}

/// Works through the items one after the other. A failure is reported, and the others go on.
async fn each<T: AsRef<OsStr>>(
    session: &Session,
    items: impl IntoIterator<Item = io::Result<T>>,
    work: impl AsyncFn(&T) -> Result<String, Failure>,
) -> Exit {
    let mut tally = Tally::default();
    for item in items {
        let item = match item {
            Ok(item) => item,
            Err(error) => {
                complain(&format!("the standard input cannot be read: {error}"));
                tally.failure(Exit::Failure);
                break;
            }
        };
        let result = match work(&item).await {
            Ok(result) => result,
            Err(failure) => {
                let item = Path::new(&item).display();
                complain(&format!("`{item}`: {}", failure.message));
                tally.failure(failure.exit);
                continue;
            }
        };
        match session.output.result(&result) {
            Ok(()) => tally.success(),
            Err(WriteError::Closed) => break,
            Err(WriteError::Io(error)) => {
                complain(&format!("cannot write the results: {error}"));
                return Exit::Failure;
            }
        }
    }
    tally.exit()
}
