//! TLS: authorities of the user's own, unknown ones, and machines without any.

use std::process::Command;
use std::sync::{Arc, LazyLock};

use rcgen::{CertifiedKey, generate_simple_self_signed};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::PrivateKeyDer;

use super::server::{Server, answer, empty_object, read_request};
use super::{KEY, client, get};
use crate::client::Client;
use crate::error::{Error, TransportKind};

static AUTHORITY: LazyLock<CertifiedKey<rcgen::KeyPair>> =
    LazyLock::new(|| generate_simple_self_signed(vec!["localhost".into()]).unwrap());

/// The certificate that the servers here show.
pub(super) fn authority_pem() -> String {
    AUTHORITY.cert.pem()
}

/// A server with TLS that answers every request with these bytes; its URL has the name `localhost`.
pub(super) async fn secure_server(bytes: Vec<u8>) -> (Server, String) {
    let key = PrivateKeyDer::try_from(AUTHORITY.signing_key.serialize_der()).unwrap();
    let mut config = ServerConfig::builder()
        .with_no_client_auth()
        .with_single_cert(vec![AUTHORITY.cert.der().clone()], key)
        .unwrap();
    // It would speak HTTP/2 if it were asked to, and then understand nothing.
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let server = Server::talking(move |stream| {
        let (acceptor, bytes) = (acceptor.clone(), bytes.clone());
        async move {
            let Ok(mut stream) = acceptor.accept(stream).await else {
                return;
            };
            while read_request(&mut stream).await.is_some() {
                stream.write_all(&bytes).await.unwrap();
            }
        }
    })
    .await;
    let url = format!(
        "https://localhost:{}",
        server.host.split(':').next_back().unwrap()
    );
    (server, url)
}

fn trusting(url: &str) -> Client {
    Client::builder()
        .api_key(KEY)
        .base_url(url)
        .add_root_certificate_pem(authority_pem())
        .build()
        .unwrap()
}

#[tokio::test]
async fn an_added_authority_is_trusted() {
    let (_server, url) = secure_server(answer("200 OK", &[], "{}")).await;
    let response = trusting(&url)
        .transport()
        .document(&get("/a"))
        .await
        .unwrap();
    assert_eq!(response.text(), "{}");
}

#[tokio::test]
async fn an_unknown_authority_is_refused_with_advice() {
    let (_server, url) = secure_server(answer("200 OK", &[], "{}")).await;
    let mut other = rcgen::CertificateParams::new(vec!["other".into()]).unwrap();
    let name = rcgen::DnType::CommonName;
    other.distinguished_name.push(name, "another authority");
    let other = other
        .self_signed(&rcgen::KeyPair::generate().unwrap())
        .unwrap();
    let client = Client::builder()
        .api_key(KEY)
        .base_url(&url)
        .add_root_certificate_pem(other.pem())
        .build()
        .unwrap();
    let error = client.transport().document(&get("/a")).await.unwrap_err();
    let Error::Transport(inner) = &error else {
        panic!("{error:?}");
    };
    assert_eq!(inner.kind, TransportKind::Tls, "{error}");
    assert!(error.to_string().contains("ca-certificates"), "{error}");
    assert!(
        error.to_string().contains("add_root_certificate_pem"),
        "{error}"
    );
    assert!(!error.is_retryable());
}

#[tokio::test]
async fn https_to_a_server_without_tls_is_told() {
    let server = Server::talking(|mut stream| async move {
        let _ = stream
            .write_all(&answer("400 Bad Request", &[], "plain"))
            .await;
        let _ = stream.read_u8().await;
    })
    .await;
    let client = trusting(&server.url.replace("http", "https"));
    let error = client.transport().document(&get("/a")).await.unwrap_err();
    let Error::Transport(inner) = &error else {
        panic!("{error:?}");
    };
    assert_eq!(inner.kind, TransportKind::Tls, "{error}");
}

#[tokio::test]
async fn https_is_not_redirected_to_http() {
    let plain = Server::answering(empty_object).await;
    let location = format!("location: {}/a", plain.url);
    let (_server, url) = secure_server(answer("302 Found", &[&location], "")).await;
    let error = trusting(&url)
        .transport()
        .document(&get("/a"))
        .await
        .unwrap_err();
    assert!(matches!(&error, Error::Redirect(_)), "{error:?}");
    assert_eq!(plain.connections(), 0);
}

#[test]
fn certificates_are_checked_when_the_client_is_built() {
    let broken = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
    let no_der: &[u8] = b"0\x82\x01\x00";
    for (pem, expected) in [
        ("".as_bytes(), "empty"),
        (b"\xEF\xBB\xBF\r\n", "empty"),
        (b"no certificate", "no certificate"),
        (broken.as_bytes(), "certificate"),
        (no_der, "certificate"),
    ] {
        let error = Client::builder()
            .api_key(KEY)
            .add_root_certificate_pem(pem)
            .build()
            .unwrap_err();
        assert!(matches!(&error, Error::Configuration(_)), "{error:?}");
        assert!(error.to_string().contains(expected), "{error}");
    }
}

/// The same certificate in each form in which programs write it.
fn forms() -> Vec<(&'static str, Vec<u8>)> {
    let pem = authority_pem();
    let crlf = pem.replace("\r\n", "\n").replace('\n', "\r\n");
    let utf16 = "\u{feff}".to_owned() + &crlf;
    vec![
        ("pem", pem.clone().into_bytes()),
        ("crlf", crlf.into_bytes()),
        ("mark", ["\u{feff}", &pem].concat().into_bytes()),
        (
            "utf16",
            utf16.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        ),
        ("der", AUTHORITY.cert.der().to_vec()),
    ]
}

#[tokio::test]
async fn an_authority_may_have_any_form() {
    let (_server, url) = secure_server(answer("200 OK", &[], "{}")).await;
    for (form, bytes) in forms() {
        let client = Client::builder()
            .api_key(KEY)
            .base_url(&url)
            .add_root_certificate_pem(bytes)
            .build()
            .unwrap();
        client.transport().document(&get("/a")).await.expect(form);
    }
}

/// Runs a test of this file in a process of its own, whose environment names these authorities.
async fn again_with(test: &str, variables: &[(&str, &std::path::Path)], url: &str) {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command
        .args(["--exact", &format!("transport::tests::secure::{test}")])
        .env_remove("SSL_CERT_FILE")
        .env_remove("SSL_CERT_DIR")
        .envs(variables.iter().copied())
        .env(BARE, url);
    let run = tokio::task::spawn_blocking(move || command.output().unwrap());
    let output = run.await.unwrap();
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{variables:?}: {text}");
    assert!(text.contains("1 passed"), "{text}");
}

/// Whether the variables are looked at, which on other systems no TLS library does.
const READS_VARIABLES: bool = cfg!(all(
    unix,
    not(any(target_vendor = "apple", target_os = "android"))
));

#[tokio::test]
async fn authorities_that_the_environment_names_may_have_any_form() {
    if let Ok(url) = std::env::var(BARE) {
        let client = Client::builder()
            .api_key(KEY)
            .base_url(&url)
            .build()
            .unwrap();
        client.transport().document(&get("/a")).await.unwrap();
        return;
    }
    if !READS_VARIABLES {
        return;
    }
    let test = "authorities_that_the_environment_names_may_have_any_form";
    let (_server, url) = secure_server(answer("200 OK", &[], "{}")).await;
    for (form, bytes) in forms() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("notes.txt"), "none here").unwrap();
        let file = folder.path().join(form);
        std::fs::write(&file, bytes).unwrap();
        again_with(test, &[("SSL_CERT_FILE", &file)], &url).await;
        again_with(test, &[("SSL_CERT_DIR", folder.path())], &url).await;
    }
}

#[tokio::test]
async fn authorities_that_cannot_be_used_are_told_when_they_are_needed() {
    if let Ok(url) = std::env::var(BARE) {
        // Plain http needs none.
        let server = Server::answering(empty_object).await;
        client(&server)
            .transport()
            .document(&get("/a"))
            .await
            .unwrap();
        for builder in [
            Client::builder(),
            Client::builder().add_root_certificate_pem(authority_pem()),
        ] {
            let client = builder.api_key(KEY).base_url(&url).build().unwrap();
            let error = client.transport().document(&get("/a")).await.unwrap_err();
            assert!(matches!(&error, Error::Configuration(_)), "{error:?}");
            for name in ["SSL_CERT_FILE", "SSL_CERT_DIR"] {
                if let Ok(path) = std::env::var(name) {
                    let message = error.to_string();
                    let told = format!("`{name}`");
                    assert!(
                        message.contains(&told) && message.contains(&path),
                        "{error}"
                    );
                    assert!(message.contains("unset"), "{error}");
                }
            }
        }
        return;
    }
    if !READS_VARIABLES {
        return;
    }
    let test = "authorities_that_cannot_be_used_are_told_when_they_are_needed";
    let (_server, url) = secure_server(answer("200 OK", &[], "{}")).await;
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("missing");
    let empty = folder.path().join("empty");
    std::fs::write(&empty, "").unwrap();
    let none = folder.path().join("none");
    std::fs::write(
        &none,
        "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----\n",
    )
    .unwrap();
    for file in [&missing, &empty, &none, &folder.path().to_owned()] {
        again_with(test, &[("SSL_CERT_FILE", file)], &url).await;
    }
    for there in [&missing, &folder.path().to_owned()] {
        again_with(test, &[("SSL_CERT_DIR", there)], &url).await;
    }
}

/// Set in a process of its own, where no authorities are found.
const BARE: &str = "VT_TEST_BARE";

#[tokio::test]
async fn without_authorities_http_works_and_https_says_what_to_do() {
    if std::env::var(BARE).is_err() {
        let program = std::env::current_exe().unwrap();
        let test = "without_authorities_http_works_and_https_says_what_to_do";
        // One that only looks like an authority, and that the TLS library passes over.
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("authorities.pem");
        let useless = "-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n";
        std::fs::write(&file, useless).unwrap();
        let output = Command::new(program)
            .args(["--exact", &format!("transport::tests::secure::{test}")])
            .env("SSL_CERT_FILE", &file)
            .env_remove("SSL_CERT_DIR")
            .env(BARE, "1")
            .output()
            .unwrap();
        let text = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success(), "{text}");
        assert!(text.contains("1 passed"), "{text}");
        return;
    }
    let server = Server::answering(empty_object).await;
    client(&server)
        .transport()
        .document(&get("/a"))
        .await
        .unwrap();
    let (_server, url) = secure_server(answer("200 OK", &[], "{}")).await;
    trusting(&url)
        .transport()
        .document(&get("/a"))
        .await
        .unwrap();
    if cfg!(all(target_os = "linux", not(feature = "native-tls"))) {
        let client = Client::builder()
            .api_key(KEY)
            .base_url(&url)
            .build()
            .unwrap();
        let error = client.transport().document(&get("/a")).await.unwrap_err();
        assert!(matches!(&error, Error::Configuration(_)), "{error:?}");
        assert!(error.to_string().contains("ca-certificates"), "{error}");
        assert!(
            error.to_string().contains("add_root_certificate_pem"),
            "{error}"
        );
    }
}
