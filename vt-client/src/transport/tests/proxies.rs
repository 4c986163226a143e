//! Proxies: which requests go through them. Those of the environment are tested in a process of
//! their own, since a process' environment is shared by its tests.

use std::process::Command;

use super::server::{Server, answer, empty_object};
use super::{KEY, get};
use crate::client::Client;

#[tokio::test]
async fn a_proxy_for_http_gets_the_whole_url_and_its_password() {
    let proxy = Server::answering(empty_object).await;
    let client = Client::builder()
        .api_key(KEY)
        .base_url("http://service.example/api/v3")
        .allow_plain_http(true)
        .proxy_http(format!("http://user:pass%20word@{}", proxy.host))
        .build()
        .unwrap();
    client
        .transport()
        .document(&get("/files/abc"))
        .await
        .unwrap();
    let request = proxy.request();
    assert_eq!(
        request.line,
        "GET http://service.example/api/v3/files/abc HTTP/1.1"
    );
    assert_eq!(request.header("host"), Some("service.example"));
    // base64 of `user:pass word`
    assert_eq!(
        request.header("proxy-authorization"),
        Some("Basic dXNlcjpwYXNzIHdvcmQ=")
    );
}

#[tokio::test]
async fn a_proxy_for_https_is_asked_for_a_tunnel_without_the_key() {
    let proxy = Server::answering(|_| {
        b"HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\nconnection: close\r\n\r\n".to_vec()
    })
    .await;
    for builder in [
        Client::builder().proxy_https(&proxy.host),
        Client::builder().proxy_all(&proxy.url),
    ] {
        let client = builder
            .api_key(KEY)
            .base_url("https://service.example")
            .add_root_certificate_pem(super::secure::authority_pem())
            .retry(crate::policy::retry::RetryPolicy::none())
            .build()
            .unwrap();
        let error = client
            .transport()
            .document(&get("/files/abc"))
            .await
            .unwrap_err();
        assert!(
            matches!(error, crate::error::Error::Transport(_)),
            "{error:?}"
        );
    }
    let requests = proxy.requests();
    assert_eq!(requests.len(), 2);
    for request in requests {
        assert_eq!(request.line, "CONNECT service.example:443 HTTP/1.1");
        assert_eq!(request.header("x-apikey"), None);
    }
}

#[tokio::test]
async fn excepted_hosts_and_other_schemes_are_asked_directly() {
    let proxy = Server::answering(empty_object).await;
    let server = Server::answering(empty_object).await;
    for builder in [
        Client::builder()
            .proxy_all(&proxy.url)
            .no_proxy("example.com, 127.0.0.0/8"),
        Client::builder().proxy_https(&proxy.url),
    ] {
        let client = builder.api_key(KEY).base_url(&server.url).build().unwrap();
        client
            .transport()
            .document(&get("/files/abc"))
            .await
            .unwrap();
    }
    assert_eq!(server.requests().len(), 2);
    assert_eq!(proxy.connections(), 0);
}

/// Runs this same test again, with proxies in the environment.
async fn again_with_environment(test: &str, proxy: &Server, secure: &Server, server: &Server) {
    let program = std::env::current_exe().unwrap();
    let name = format!("transport::tests::proxies::{test}");
    let (proxy, secure, server) = (proxy.url.clone(), secure.url.clone(), server.url.clone());
    let output = tokio::task::spawn_blocking(move || {
        Command::new(program)
            .args(["--exact", &name])
            .env("HTTP_PROXY", &proxy)
            .env("http_proxy", &proxy)
            .env("HTTPS_PROXY", &secure)
            .env("https_proxy", &secure)
            .env("ALL_PROXY", &proxy)
            .env_remove("NO_PROXY")
            .env_remove("no_proxy")
            .env_remove("REQUEST_METHOD")
            .env(SERVER, server)
            .output()
    })
    .await
    .unwrap()
    .unwrap();
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{text}");
    assert!(text.contains("1 passed"), "{text}");
}

/// Runs a test of this file in a process of its own with this variable.
fn again_with(test: &str, name: &str, value: &str) {
    let output = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", &format!("transport::tests::proxies::{test}")])
        .env_remove("REQUEST_METHOD")
        .env(name, value)
        .env(SERVER, name)
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{text}");
    assert!(text.contains("1 passed"), "{text}");
}

#[test]
fn a_variable_that_cannot_be_used_is_an_error_and_no_direct_connection() {
    if let Ok(name) = std::env::var(SERVER) {
        let error = plain("https://service.example").build().unwrap_err();
        assert!(
            matches!(&error, crate::error::Error::Configuration(_)),
            "{error:?}"
        );
        let message = error.to_string();
        assert!(message.contains(&format!("`{name}`")), "{message}");
        assert!(!message.contains("s3cret"), "{message}");
        // Where it is not used, it does not matter.
        for builder in [
            plain("https://service.example").system_proxy(false),
            plain("https://service.example").proxy_all("127.0.0.1:1"),
            plain("http://127.0.0.1"),
        ] {
            builder.build().unwrap();
        }
        return;
    }
    let test = "a_variable_that_cannot_be_used_is_an_error_and_no_direct_connection";
    for (name, value) in [
        ("HTTPS_PROXY", "garbage://s3cret"),
        ("https_proxy", "http://bob:s3cret@#x@127.0.0.1:1"),
        ("ALL_PROXY", "\"http://s3cret:1\""),
        ("all_proxy", "http://s3 cret:1"),
    ] {
        again_with(test, name, value);
    }
}

#[test]
fn exceptions_that_would_be_missed_are_told() {
    if let Ok(name) = std::env::var(SERVER) {
        let error = plain("https://www.service.example").build().unwrap_err();
        assert!(error.to_string().contains(&format!("`{name}`")), "{error}");
        plain("https://www.service.example.org").build().unwrap();
        return;
    }
    let test = "exceptions_that_would_be_missed_are_told";
    let output = |name: &str| {
        Command::new(std::env::current_exe().unwrap())
            .args(["--exact", &format!("transport::tests::proxies::{test}")])
            .env_remove("NO_PROXY")
            .env_remove("no_proxy")
            .env("HTTPS_PROXY", "http://127.0.0.1:1")
            .env(name, "localhost,*.service.example")
            .env(SERVER, name)
            .output()
            .unwrap()
    };
    for name in ["NO_PROXY", "no_proxy"] {
        let output = output(name);
        let text = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success(), "{text}");
        assert!(text.contains("1 passed"), "{text}");
    }
    let error = plain("https://www.service.example")
        .proxy_all("127.0.0.1:1")
        .no_proxy("*.service.example")
        .build()
        .unwrap_err();
    assert!(error.to_string().contains("`no_proxy`"), "{error}");
}

/// The key is safe on its way to this machine, unless that leads elsewhere first.
#[tokio::test]
async fn plain_http_to_this_machine_is_not_asked_through_another() {
    let server = Server::answering(empty_object).await;
    let here = || Client::builder().api_key(KEY).base_url(&server.url);
    let there = "http://user:pass-word@proxy.invalid:3128";
    for builder in [
        here().proxy_all(there),
        here().proxy_http(there),
        here().proxy_all("https://192.0.2.1"),
        here().proxy_all("socks5://proxy.invalid"),
        here().proxy_http(there).no_proxy("service.example"),
    ] {
        let error = builder.build().unwrap_err();
        assert!(
            matches!(&error, crate::error::Error::Configuration(_)),
            "{error:?}"
        );
        let message = error.to_string();
        assert!(message.contains("unprotected"), "{message}");
        assert!(message.contains("allow_plain_http"), "{message}");
        assert!(!message.contains("pass-word"), "{message}");
    }
    for builder in [
        here().proxy_all(there).allow_plain_http(true),
        here().proxy_https(there),
        here().proxy_all(there).no_proxy("127.0.0.1"),
        here().proxy_all(&server.url),
        here().proxy_all("socks5://localhost:1"),
        here().proxy_all("[::1]:1"),
    ] {
        builder.build().unwrap();
    }
    // The service may name another address of this machine for an upload, which then goes through
    // the proxy.
    let client = here()
        .proxy_all(there)
        .no_proxy("127.0.0.1")
        .build()
        .unwrap();
    let elsewhere =
        crate::wire::upload::UploadUrl::new("http://localhost:1/upload", &server.url).unwrap();
    let call = crate::wire::call::Call {
        elsewhere: Some(crate::wire::call::Elsewhere::Upload(elsewhere)),
        ..super::post("/files", crate::wire::call::Payload::Empty)
    };
    let error = client.transport().document(&call).await.unwrap_err();
    assert!(
        matches!(&error, crate::error::Error::Configuration(_)),
        "{error:?}"
    );
    assert!(error.to_string().contains("unprotected"), "{error}");
    assert_eq!(server.connections(), 0);
}

/// Set in the process of its own: the server to ask.
const SERVER: &str = "VT_TEST_SERVER";

fn plain(url: &str) -> crate::client::builder::ClientBuilder {
    Client::builder()
        .api_key(KEY)
        .base_url(url)
        .allow_plain_http(true)
}

#[tokio::test]
async fn proxies_of_the_environment_are_used_but_not_for_this_machine() {
    if let Ok(server) = std::env::var(SERVER) {
        let through = plain("http://service.example").build().unwrap();
        through
            .transport()
            .document(&get("/through"))
            .await
            .unwrap();
        let directly = plain(&server).build().unwrap();
        directly
            .transport()
            .document(&get("/directly"))
            .await
            .unwrap();
        let secure = plain("https://service.example")
            .add_root_certificate_pem(super::secure::authority_pem())
            .retry(crate::policy::retry::RetryPolicy::none());
        let tunnel = secure
            .build()
            .unwrap()
            .transport()
            .document(&get("/tunnel"))
            .await;
        tunnel.unwrap_err();
        return;
    }
    let proxy = Server::answering(empty_object).await;
    let secure = Server::answering(|_| answer("403 Forbidden", &[], "")).await;
    let server = Server::answering(empty_object).await;
    let test = "proxies_of_the_environment_are_used_but_not_for_this_machine";
    again_with_environment(test, &proxy, &secure, &server).await;
    let tunnel = secure.request();
    assert_eq!(tunnel.line, "CONNECT service.example:443 HTTP/1.1");
    assert_eq!(tunnel.header("x-apikey"), None);
    assert_eq!(
        proxy.request().line,
        "GET http://service.example/through HTTP/1.1"
    );
    assert_eq!(server.request().line, "GET /directly HTTP/1.1");
}

#[tokio::test]
async fn proxies_of_the_environment_can_be_switched_off() {
    if std::env::var(SERVER).is_ok() {
        let client = plain("http://service.invalid").system_proxy(false);
        let client = client.build().unwrap();
        client
            .transport()
            .document(&get("/through"))
            .await
            .unwrap_err();
        return;
    }
    let proxy = Server::answering(empty_object).await;
    let server = Server::answering(empty_object).await;
    let test = "proxies_of_the_environment_can_be_switched_off";
    again_with_environment(test, &proxy, &proxy, &server).await;
    assert_eq!(proxy.connections(), 0);
}
