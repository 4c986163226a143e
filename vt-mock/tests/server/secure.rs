//! https with the certificate that the server makes.

use std::process::Command;

use vt_client::{Client, Error, FileHash, TransportKind};
use vt_mock::{EICAR_SHA256, Fault, MockServer, On};

use crate::client::KEY;

fn server() -> MockServer {
    MockServer::builder().tls().start().unwrap()
}

/// What the client says to a report on a known file.
fn ask(server: &MockServer, trusts: bool) -> Result<String, Error> {
    let mut builder = Client::builder().api_key(KEY).base_url(server.base_url());
    if trusts {
        builder = builder.add_root_certificate_pem(server.certificate_pem().unwrap());
    }
    let client = builder.build()?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let hash: FileHash = EICAR_SHA256.parse().unwrap();
    let report = runtime.block_on(async { client.files().get(hash).await })?;
    Ok(report.id().to_owned())
}

#[test]
fn a_client_that_trusts_the_certificate_is_answered() {
    let server = server();
    assert!(server.base_url().starts_with("https://127.0.0.1:"));
    assert!(server.second_origin().starts_with("https://"));
    assert_eq!(ask(&server, true).unwrap(), EICAR_SHA256);
    server.assert_received_times("GET /api/v3/files/{}", 1);
}

#[test]
fn a_client_that_does_not_is_not() {
    let server = server();
    match ask(&server, false).unwrap_err() {
        Error::Transport(error) => assert_eq!(error.kind, TransportKind::Tls, "{error}"),
        other => panic!("{other}"),
    }
    server.assert_nothing_received();
}

#[test]
fn faults_of_the_connection_work_below_tls() {
    let server = server();
    server.inject(Fault::Reset, On::any());
    match ask(&server, true).unwrap_err() {
        Error::Transport(error) => assert_eq!(error.kind, TransportKind::Interrupted, "{error}"),
        other => panic!("{other}"),
    }
}

#[test]
fn curl_accepts_the_certificate() {
    if Command::new("curl").arg("--version").output().is_err() {
        // Machines without it have nothing to check with.
        return;
    }
    let server = server();
    let folder = tempfile::tempdir().unwrap();
    let certificate = folder.path().join("mock.pem");
    std::fs::write(&certificate, server.certificate_pem().unwrap()).unwrap();
    let status = |arguments: &[&str]| {
        let url = format!("{}/domains/example.com", server.base_url());
        let output = Command::new("curl")
            .args([
                "-sS",
                "--noproxy",
                "*",
                "-o",
                "/dev/null",
                "-w",
                "%{http_code}",
            ])
            .args(["-H", "x-apikey: any"])
            .args(arguments)
            .arg(url)
            .output()
            .unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    assert_eq!(status(&["--cacert", certificate.to_str().unwrap()]), "200");
    assert_eq!(status(&[]), "000");
}
