//! Submissions: the only commands that give anything away.

use std::path::Path;

use vt_client::bodies::FileUpload;
use vt_client::objects::Analysis;
use vt_client::{Error, Object};

use super::report;
use crate::exit::{Exit, Failure};
use crate::session::Session;
use crate::wait::{Found, WaitError, until_done};

/// Uploads a file, under its base name. The answer names the analysis.
pub(crate) async fn upload(
    session: &Session,
    path: &Path,
    password: Option<&str>,
) -> Result<Object<Analysis>, Failure> {
    let mut file = FileUpload::path(path);
    if let Some(password) = password {
        file = file.password(password);
    }
    let _progress = session
        .output
        .progress(&format!("uploading {}", path.display()));
    Ok(session.client.files().upload(file).await?)
}

/// Submits a URL. The answer names the analysis.
pub(crate) async fn submit(session: &Session, url: &str) -> Result<Object<Analysis>, Failure> {
    Ok(session.client.urls().scan(url).await?)
}

/// The answer to a submission, or the finished analysis.
pub(crate) async fn shown(
    session: &Session,
    submitted: Object<Analysis>,
    wait: bool,
) -> Result<String, Failure> {
    if wait {
        finished(session, &submitted).await
    } else {
        report::shown(&submitted)
    }
}

/// Waits for an analysis and gives it.
pub(crate) async fn finished(
    session: &Session,
    submitted: &Object<Analysis>,
) -> Result<String, Failure> {
    let id = identifier(submitted)?;
    let mut progress = session.output.progress("waiting for the analysis");
    let finished = until_done(
        session.patience,
        async || match session.client.analyses().get(id).await {
            Ok(analysis) => Ok(match status(&analysis) {
                "completed" => Found::Done(analysis),
                status => Found::Pending(status.to_owned()),
            }),
            Err(error) if error.is_not_found() => Ok(Found::Unknown(error)),
            Err(error) => Err(error),
        },
        |status, elapsed| {
            progress.update(&format!(
                "waiting for the analysis: {status} ({} s)",
                elapsed.as_secs()
            ));
        },
    )
    .await
    .map_err(|error| unfinished(session, id, error))?;
    report::shown(&finished)
}

/// The identifier of an analysis, which a tolerant reader may have found missing.
pub(crate) fn identifier(analysis: &Object<Analysis>) -> Result<&str, Failure> {
    match analysis.id() {
        "" => Err(Failure::new(
            Exit::Failure,
            "it was submitted, but the answer has no identifier of an analysis",
        )),
        id => Ok(id),
    }
}

fn status(analysis: &Object<Analysis>) -> &str {
    let status = analysis.attributes().status.as_ref();
    status.map_or("without a status", |status| status.as_str())
}

/// What was submitted stays submitted: the message says how to come back to it.
fn unfinished(session: &Session, id: &str, error: WaitError<Error>) -> Failure {
    let failure = match error {
        WaitError::Deadline { last } => Failure::new(
            Exit::Network,
            format!(
                "the analysis is not completed within {:?}, but {last}",
                session.patience.timeout
            ),
        ),
        WaitError::Failed(error) => Failure::from(error),
    };
    Failure::new(
        failure.exit,
        format!(
            "{}; for the analysis, use `vt analysis {id}`",
            failure.message
        ),
    )
}
