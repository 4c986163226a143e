//! Submissions. Apart from operations that `vt api` is told to call, nothing else gives away files
//! or URLs.

use std::path::Path;
use std::time::{Duration, Instant};

use vt_client::Object;
use vt_client::objects::Analysis;

use crate::outcome::exit::Exit;
use crate::outcome::failure::Failure;
use crate::output::progress::{Progress, Unit};
use crate::output::stdout::Output;
use crate::session::Session;

/// The longest pause between two looks.
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

/// Uploads a file of any size that the service accepts, under its base name. The answer names the
/// analysis.
pub(crate) async fn upload(
    session: &Session,
    path: &Path,
    password: Option<&str>,
) -> Result<Object<Analysis>, Failure> {
    let mut scan = session.client.files().scan(path);
    if let Some(password) = password {
        scan = scan.password(password);
    }
    let what = format!("uploading {}", path.display());
    let progress = Progress::start(&what, Unit::BytesOfTotal);
    let line = progress.line();
    let scan = scan.progress(move |sent, total| line.set_of(sent, total));
    Ok(scan.await?.analysis)
}

/// Submits a URL. The answer names the analysis.
pub(crate) async fn submit(session: &Session, url: &str) -> Result<Object<Analysis>, Failure> {
    Ok(session.client.urls().scan(url).await?)
}

/// The answer to a submission, or the completed analysis.
pub(crate) async fn shown(
    session: &Session,
    submitted: Object<Analysis>,
    wait: bool,
) -> Result<Output, Failure> {
    if wait {
        finished(session, &submitted).await
    } else {
        Ok(Output::document(&submitted))
    }
}

/// Waits for an analysis and returns it.
pub(crate) async fn finished(
    session: &Session,
    submitted: &Object<Analysis>,
) -> Result<Output, Failure> {
    let id = identifier(submitted)?;
    let progress = Progress::start("waiting for the analysis", Unit::Nothing);
    let (line, start) = (progress.line(), Instant::now());
    let waiting = session
        .client
        .analyses()
        .wait(id)
        .just_made()
        .without_item();
    let finished = waiting
        .deadline(session.wait_timeout)
        .intervals(session.interval, LONGEST_PAUSE)
        .progress(move |analysis| {
            let seconds = start.elapsed().as_secs();
            let status = status(analysis);
            line.update(&format!("waiting for the analysis: {status} ({seconds} s)"));
        })
        .await?;
    Ok(Output::document(&finished.analysis))
}

/// The identifier of an analysis, which may be missing in the answer.
pub(crate) fn identifier(analysis: &Object<Analysis>) -> Result<&str, Failure> {
    match analysis.id() {
        "" => Err(Failure::new(
            Exit::Failure,
            "it was submitted, but the answer holds no identifier of an analysis",
        )),
        id => Ok(id),
    }
}

fn status(analysis: &Object<Analysis>) -> &str {
    let status = analysis.attributes().status.as_ref();
    status.map_or("no status yet", |status| status.as_str())
}
