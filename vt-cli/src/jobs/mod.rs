//! Jobs: the commands that work through items, and the emulator as a service.
//! Uses `outcome`, `output`, `input` and `session`.

pub(crate) mod item_command;
pub(crate) mod report;
pub(crate) mod scan;
pub(crate) mod serve;

use self::item_command::{ItemCommand, Scan};
use crate::input::each::each;
use crate::outcome::exit::Exit;
use crate::session::Session;

/// Runs a command.
pub(crate) async fn run(session: &Session, command: ItemCommand) -> Exit {
    match command {
        ItemCommand::File { files } => {
            each(files, async |file| report::file(session, file).await).await
        }
        ItemCommand::Url { urls } => each(urls, async |url| report::url(session, url).await).await,
        ItemCommand::Domain { domains } => {
            each(domains, async |name| report::domain(session, name).await).await
        }
        ItemCommand::Ip { addresses } => {
            each(addresses, async |address| {
                report::ip(session, address).await
            })
            .await
        }
        ItemCommand::Analysis { ids } => {
            each(ids, async |id| report::analysis(session, id).await).await
        }
        ItemCommand::Scan(Scan::File {
            paths,
            wait,
            password,
        }) => {
            each(paths, async |path| {
                let analysis = scan::upload(session, path, password.as_deref()).await?;
                scan::shown(session, analysis, wait).await
            })
            .await
        }
        ItemCommand::Scan(Scan::Url { urls, wait }) => {
            each(urls, async |url| {
                let analysis = scan::submit(session, url).await?;
                scan::shown(session, analysis, wait).await
            })
            .await
        }
    }
}
