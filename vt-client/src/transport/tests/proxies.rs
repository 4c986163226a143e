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
    client.execute(&get("/files/abc")).await.unwrap();
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
            .retry(crate::RetryPolicy::none())
            .build()
            .unwrap();
        let error = client.execute(&get("/files/abc")).await.unwrap_err();
        assert!(matches!(error, crate::Error::Transport(_)), "{error:?}");
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
        client.execute(&get("/files/abc")).await.unwrap();
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

/// Set in the process of its own: the server to ask.
const SERVER: &str = "VT_TEST_SERVER";

fn plain(url: &str) -> crate::ClientBuilder {
    Client::builder()
        .api_key(KEY)
        .base_url(url)
        .allow_plain_http(true)
}

#[tokio::test]
async fn proxies_of_the_environment_are_used_but_not_for_this_machine() {
    if let Ok(server) = std::env::var(SERVER) {
        let through = plain("http://service.example").build().unwrap();
        through.execute(&get("/through")).await.unwrap();
        let directly = plain(&server).build().unwrap();
        directly.execute(&get("/directly")).await.unwrap();
        let secure = plain("https://service.example")
            .add_root_certificate_pem(super::secure::authority_pem())
            .retry(crate::RetryPolicy::none());
        let tunnel = secure.build().unwrap().execute(&get("/tunnel")).await;
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
        client.execute(&get("/through")).await.unwrap_err();
        return;
    }
    let proxy = Server::answering(empty_object).await;
    let server = Server::answering(empty_object).await;
    let test = "proxies_of_the_environment_can_be_switched_off";
    again_with_environment(test, &proxy, &proxy, &server).await;
    assert_eq!(proxy.connections(), 0);
}
