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
async fn secure_server(bytes: Vec<u8>) -> (Server, String) {
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
    let response = trusting(&url).execute(&get("/a")).await.unwrap();
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
    let error = client.execute(&get("/a")).await.unwrap_err();
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
    let error = client.execute(&get("/a")).await.unwrap_err();
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
    let error = trusting(&url).execute(&get("/a")).await.unwrap_err();
    assert!(matches!(&error, Error::Redirect(_)), "{error:?}");
    assert_eq!(plain.connections(), 0);
}

#[test]
fn certificates_are_checked_when_the_client_is_built() {
    let broken = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
    for pem in ["", "no certificate", broken] {
        let error = Client::builder()
            .api_key(KEY)
            .add_root_certificate_pem(pem)
            .build()
            .unwrap_err();
        assert!(matches!(&error, Error::Configuration(_)), "{error:?}");
    }
}

/// Set in a process of its own, where no authorities are found.
const BARE: &str = "VT_TEST_BARE";

#[tokio::test]
async fn without_authorities_http_works_and_https_says_what_to_do() {
    if std::env::var(BARE).is_err() {
        let program = std::env::current_exe().unwrap();
        let test = "without_authorities_http_works_and_https_says_what_to_do";
        let output = Command::new(program)
            .args(["--exact", &format!("transport::tests::secure::{test}")])
            .env("SSL_CERT_FILE", "/nowhere/there.pem")
            .env("SSL_CERT_DIR", "/nowhere")
            .env(BARE, "1")
            .output()
            .unwrap();
        let text = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success(), "{text}");
        assert!(text.contains("1 passed"), "{text}");
        return;
    }
    let server = Server::answering(empty_object).await;
    client(&server).execute(&get("/a")).await.unwrap();
    let (_server, url) = secure_server(answer("200 OK", &[], "{}")).await;
    trusting(&url).execute(&get("/a")).await.unwrap();
    if cfg!(all(target_os = "linux", not(feature = "native-tls"))) {
        let client = Client::builder()
            .api_key(KEY)
            .base_url(&url)
            .build()
            .unwrap();
        let error = client.execute(&get("/a")).await.unwrap_err();
        assert!(matches!(&error, Error::Configuration(_)), "{error:?}");
        assert!(error.to_string().contains("ca-certificates"), "{error}");
        assert!(
            error.to_string().contains("add_root_certificate_pem"),
            "{error}"
        );
    }
}
