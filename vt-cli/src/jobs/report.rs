//! Reports: one request each, printed as it came. Nothing here uploads anything.

use std::ffi::OsStr;
use std::path::Path;

use vt_client::{Error, FileHash, IdError, UrlId};

use crate::outcome::failure::Failure;
use crate::output::progress::{Progress, Unit};
use crate::output::stdout::Output;
use crate::session::Session;

/// The report on the file with this hash, or on the file at this path.
pub(crate) async fn file(session: &Session, file: &OsStr) -> Result<Output, Failure> {
    // A hash is a hash, whatever lies in the current folder.
    let hash = match file.to_str().map(FileHash::try_from) {
        Some(Ok(hash)) => hash,
        _ if Path::new(file).exists() => hash_of(Path::new(file))?,
        Some(Err(error)) => return Err(neither(error)),
        None => return Err(Failure::usage("there is no such file")),
    };
    file_by_hash(session, hash).await
}

/// What is neither the hash nor the path of a file is a mistake in what was typed, just as a
/// malformed domain is.
fn neither(error: IdError) -> Failure {
    let failure = Failure::from(Error::from(error));
    Failure::new(
        failure.exit,
        format!("there is no such file, and {}", failure.message),
    )
}

/// The report on the file at this path, which is hashed and stays on this machine.
pub(crate) async fn file_at(session: &Session, path: &Path) -> Result<Output, Failure> {
    let hash = hash_of(path)?;
    file_by_hash(session, hash).await
}

pub(crate) async fn file_by_hash(session: &Session, hash: FileHash) -> Result<Output, Failure> {
    Ok(Output::document(&session.client.files().get(hash).await?))
}

pub(crate) async fn url(session: &Session, url: &str) -> Result<Output, Failure> {
    Ok(Output::document(&session.client.urls().get(url).await?))
}

pub(crate) async fn url_by_id(session: &Session, id: UrlId) -> Result<Output, Failure> {
    Ok(Output::document(&session.client.urls().get(id).await?))
}

pub(crate) async fn domain(session: &Session, name: &str) -> Result<Output, Failure> {
    Ok(Output::document(&session.client.domains().get(name).await?))
}

pub(crate) async fn ip(session: &Session, address: &str) -> Result<Output, Failure> {
    Ok(Output::document(
        &session.client.ip_addresses().get(address).await?,
    ))
}

pub(crate) async fn analysis(session: &Session, id: &str) -> Result<Output, Failure> {
    Ok(Output::document(&session.client.analyses().get(id).await?))
}

fn hash_of(path: &Path) -> Result<FileHash, Failure> {
    let _progress = Progress::start(&format!("hashing {}", path.display()), Unit::Nothing);
    Ok(FileHash::of_path(path).map_err(Error::from)?)
}
