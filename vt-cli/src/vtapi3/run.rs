//! What vtapi3's options do: the same requests in the same order, except that scan reports wait for
//! their analysis.

use std::ffi::{OsStr, OsString};
use std::path::Path;

use vt_client::{Error, FileHash, UrlId};

use super::options::Vtapi3Action;
use crate::input::each::each;
use crate::input::items::NO_TEXT;
use crate::jobs::{report, scan};
use crate::outcome::exit::Exit;
use crate::outcome::failure::Failure;
use crate::output::stdout::Output;
use crate::session::Session;

/// Runs a command line of vtapi3.
pub(crate) async fn run(session: &Session, action: Vtapi3Action, resource: OsString) -> Exit {
    each(vec![resource], async |resource| {
        act(session, action, resource).await
    })
    .await
}

/// Does what an option asks for, with one resource.
async fn act(session: &Session, action: Vtapi3Action, resource: &OsStr) -> Result<Output, Failure> {
    let path = Path::new(resource);
    match action {
        Vtapi3Action::FileId => {
            let analysis = scan::upload(session, path, None).await?;
            Ok(Output::Line(format!(
                "File ID: {}",
                scan::identifier(&analysis)?
            )))
        }
        Vtapi3Action::FileScanReport => {
            let analysis = scan::upload(session, path, None).await?;
            scan::finished(session, &analysis).await
        }
        Vtapi3Action::FileAnalyseReport => report::file_at(session, path)
            .await
            .map_err(|failure| with_hint(failure, path)),
        Vtapi3Action::HashReport => {
            let hash = FileHash::try_from(text(resource)?).map_err(Error::from)?;
            report::file_by_hash(session, hash).await
        }
        Vtapi3Action::UrlId => {
            let analysis = scan::submit(session, text(resource)?).await?;
            Ok(Output::Line(format!(
                "URL ID: {}",
                scan::identifier(&analysis)?
            )))
        }
        Vtapi3Action::UrlScanReport => {
            let analysis = scan::submit(session, text(resource)?).await?;
            scan::finished(session, &analysis).await
        }
        Vtapi3Action::UrlAnalyseReport => {
            // Any text is a URL here, even one that looks like an identifier.
            let id = UrlId::for_url(text(resource)?).map_err(Error::from)?;
            report::url_by_id(session, id).await
        }
        Vtapi3Action::IpReport => report::ip(session, text(resource)?).await,
        Vtapi3Action::DomainReport => report::domain(session, text(resource)?).await,
    }
}

fn text(resource: &OsStr) -> Result<&str, Failure> {
    resource.to_str().ok_or_else(|| Failure::usage(NO_TEXT))
}

/// A resource without an option is a path, as in vtapi3. For anything else, the message says what
/// to type.
fn with_hint(failure: Failure, path: &Path) -> Failure {
    if path.exists() {
        return failure;
    }
    failure.with_hint("for a hash, use `vt file`; for anything else, see `vt --help`")
}
