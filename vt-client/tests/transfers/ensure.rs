//! A file is uploaded only if the service does not know it well enough.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::{blocking_client, client, millis};
use vt_testkit::{Server, error, json};

const SHA256: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// Knows the file by an analysis of this age.
fn service(age: Option<Duration>) -> Server {
    let analysed = age.map(|age| {
        let time = SystemTime::now() - age;
        time.duration_since(UNIX_EPOCH).unwrap().as_secs()
    });
    Server::new(move |request| match (request.line().as_str(), analysed) {
        ("POST /api/v3/files", _) => json(crate::ANALYSIS),
        ("GET /api/v3/analyses/a1", _) => json(
            r#"{"data": {"type": "analysis", "id": "a1", "attributes": {"status": "completed"}}}"#,
        ),
        ("GET /api/v3/analyses/a1/item", _) => json(format!(
            r#"{{"data": {{"type": "file", "id": "{SHA256}"}}}}"#
        )),
        (_, Some(time)) => json(format!(
            r#"{{"data": {{"type": "file", "id": "{SHA256}", "attributes": {{"last_analysis_date": {time}}}}}}}"#
        )),
        (_, None) => error("404 Not Found", &[], "NotFoundError"),
    })
}

fn look_up() -> String {
    format!("GET /api/v3/files/{SHA256}")
}

#[tokio::test]
async fn a_fresh_report_is_enough() {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(&file, "abc").unwrap();
    let server = service(Some(DAY / 2));
    let ensured = client(&server)
        .files()
        .ensure_scanned(file.path(), DAY)
        .await
        .unwrap();
    assert_eq!(ensured.file.id(), SHA256);
    assert!(ensured.analysis.is_none());
    assert_eq!(server.lines(), [look_up()]);
}

#[tokio::test]
async fn what_is_stale_or_unknown_is_uploaded() {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(&file, "abc").unwrap();
    for age in [Some(2 * DAY), None] {
        let server = service(age);
        let vt = client(&server);
        let ensure = vt.files().ensure_scanned(file.path(), DAY);
        let ensured = ensure
            .intervals(millis(1), millis(1))
            .deadline(millis(60_000))
            .await
            .unwrap();
        assert_eq!(ensured.file.id(), SHA256);
        assert_eq!(ensured.analysis.unwrap().id(), "a1");
        assert_eq!(
            server.lines(),
            [
                &look_up(),
                "POST /api/v3/files",
                "GET /api/v3/analyses/a1",
                "GET /api/v3/analyses/a1/item"
            ]
        );
    }
}

/// What is not VirusTotal's word says nothing of the file, and nothing is given away for it.
#[tokio::test]
async fn a_gateways_404_uploads_nothing() {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(&file, "abc").unwrap();
    let html = &["content-type: text/html"][..];
    for (headers, body, said) in [
        (
            html,
            "<html><title>Not here</title></html>",
            "404 Not Found: not from VirusTotal: a page of text/html, `Not here`",
        ),
        (&[], "", "404 Not Found: not from VirusTotal: an empty body"),
        (
            &[],
            r#"{"message": "no route"}"#,
            "404 Not Found: no route (without an error code of VirusTotal)",
        ),
        (
            &[],
            r#"{"error": {"code": 404, "message": "no route"}}"#,
            "404 Not Found: no route (without an error code of VirusTotal)",
        ),
        // The form of the errors, but none of their codes: of some other API behind a gateway.
        (
            &[],
            r#"{"error": {"code": "ResourceNotFound", "message": "no route"}}"#,
            "404 ResourceNotFound: no route",
        ),
    ] {
        let server = Server::new(move |_| vt_testkit::answer("404 Not Found", headers, body));
        let ensure = client(&server).files().ensure_scanned(file.path(), DAY);
        let error = ensure.await.unwrap_err();
        assert_eq!(error.to_string(), said);
        assert!(!error.is_not_found() && !error.is_retryable());
        let ensure = blocking_client(&server)
            .files()
            .ensure_scanned(file.path(), DAY);
        assert_eq!(ensure.send().unwrap_err().to_string(), said);
        assert_eq!(server.lines(), [look_up(), look_up()]);
    }
}

/// It would be read for ever.
#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_device_is_no_file() {
    let server = service(None);
    let ensure = client(&server).files().ensure_scanned("/dev/zero", DAY);
    let error = ensure.await.unwrap_err();
    assert!(
        matches!(&error, vt_client::Error::Usage(text) if text.message.contains("not a regular file")),
        "{error:?}"
    );
    assert!(server.requests().is_empty());
}

#[test]
fn the_blocking_client_ensures_too() {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(&file, "abc").unwrap();
    let server = service(None);
    let vt = blocking_client(&server);
    let ensure = vt
        .files()
        .ensure_scanned(file.path(), DAY)
        .intervals(millis(1), millis(1));
    assert_eq!(ensure.send().unwrap().file.id(), SHA256);
    let missing = vt
        .files()
        .ensure_scanned("/nowhere/missing.bin", DAY)
        .send()
        .unwrap_err();
    assert!(missing.to_string().contains("missing.bin"), "{missing}");
}
