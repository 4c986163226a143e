//! What proxies refuse: asked once, told with the status, and repeated only where it may pass.

use std::sync::Arc;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt, copy_bidirectional};
use tokio::net::TcpStream;
use tokio::sync::Semaphore;

use super::server::{Server, answer, read_request};
use super::{KEY, get, secure};
use crate::client::Client;
use crate::error::{Error, TransportError, TransportKind};
use crate::policy::retry::RetryPolicy;

const PASSWORD: &str = "pass-word";

/// A client that repeats what may pass, without a pause, behind this proxy.
fn behind(proxy: &str) -> Client {
    Client::builder()
        .api_key(KEY)
        .base_url("https://service.example")
        .add_root_certificate_pem(secure::authority_pem())
        .proxy_https(proxy)
        .retry(RetryPolicy::default().first_pause(Duration::ZERO))
        .build()
        .unwrap()
}

fn with_password(proxy: &Server) -> String {
    format!("http://user:{PASSWORD}@{}", proxy.host)
}

#[track_caller]
fn transport(error: &Error) -> &TransportError {
    assert!(
        !format!("{error} {error:?}").contains(PASSWORD),
        "{error:?}"
    );
    match error {
        Error::Transport(error) => error,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_refusal_that_lasts_is_met_once_and_told() {
    for (status, shown) in [
        ("407 Whatever", "407 Proxy Authentication Required"),
        ("403 Forbidden", "403 Forbidden"),
        ("401 X", "401 Unauthorized"),
        ("404 X", "404 Not Found"),
        ("500 X", "500 Internal Server Error"),
    ] {
        let proxy = Server::answering(move |_| answer(status, &["connection: close"], "no")).await;
        let error = behind(&with_password(&proxy))
            .transport()
            .document(&get("/files/abc"))
            .await
            .unwrap_err();
        let inner = transport(&error);
        assert_eq!(inner.kind, TransportKind::Proxy, "{error}");
        assert_eq!(inner.spent.attempts, 1);
        assert_eq!(error.status(), status[..3].parse().ok());
        assert!(!error.is_retryable());
        let message = error.to_string();
        assert!(message.contains(shown), "{message}");
        assert!(
            message.contains(&format!("`http://{}`", proxy.host)),
            "{message}"
        );
        assert_eq!(proxy.connections(), 1, "{status}");
        let request = proxy.request();
        assert_eq!(request.line, "CONNECT service.example:443 HTTP/1.1");
        assert_eq!(request.header("host"), Some("service.example:443"));
        // base64 of `user:pass-word`
        assert_eq!(
            request.header("proxy-authorization"),
            Some("Basic dXNlcjpwYXNzLXdvcmQ=")
        );
        assert_eq!(request.header("x-apikey"), None);
    }
}

#[tokio::test]
async fn what_to_do_about_a_log_in_is_told() {
    for (offered, has_password, advice) in [
        (
            vec![],
            true,
            "check the user name and password in the proxy's URL",
        ),
        (
            vec!["proxy-authenticate: Basic realm=\"a\""],
            true,
            "check the user name",
        ),
        (vec![], false, "http://NAME:PASSWORD@HOST:PORT"),
        (
            vec!["proxy-authenticate: Negotiate", "proxy-authenticate: NTLM"],
            true,
            "by Negotiate, NTLM",
        ),
        (
            vec![
                "proxy-authenticate: Negotiate",
                "proxy-authenticate: basic realm=\"a\"",
            ],
            true,
            "check the user name",
        ),
    ] {
        let shown = format!("{offered:?}");
        let proxy = Server::answering(move |_| answer("407 X", &offered, "")).await;
        let url = if has_password {
            with_password(&proxy)
        } else {
            proxy.url.clone()
        };
        let error = behind(&url)
            .transport()
            .document(&get("/a"))
            .await
            .unwrap_err();
        assert!(error.to_string().contains(advice), "{shown}: {error}");
    }
}

#[tokio::test]
async fn a_proxy_that_does_not_reach_the_host_is_asked_again() {
    for status in ["502 X", "503 X", "504 X"] {
        let proxy = Server::answering(move |_| answer(status, &[], "")).await;
        let client = behind(&proxy.url);
        let error = client.transport().document(&get("/a")).await.unwrap_err();
        assert_eq!(transport(&error).kind, TransportKind::Connect, "{error}");
        assert!(error.to_string().contains(&status[..3]), "{error}");
        assert_eq!(proxy.requests().len(), 4);
    }
}

#[tokio::test]
async fn requests_that_begin_together_send_a_wrong_password_once() {
    let go = Arc::new(Semaphore::new(0));
    let gate = go.clone();
    let proxy = Server::talking(move |mut stream| {
        let gate = gate.clone();
        async move {
            while read_request(&mut stream).await.is_some() {
                let _pass = gate.acquire().await.unwrap();
                let _ = stream.write_all(&answer("407 X", &[], "")).await;
            }
        }
    })
    .await;
    let client = behind(&with_password(&proxy));
    let requests: Vec<_> = (0..8)
        .map(|_| {
            let client = client.clone();
            tokio::spawn(async move { client.transport().document(&get("/a")).await })
        })
        .collect();
    // All of them wait by now.
    for _ in 0..100 {
        tokio::task::yield_now().await;
    }
    go.add_permits(100);
    for request in requests {
        let error = request.await.unwrap().unwrap_err();
        assert_eq!(transport(&error).kind, TransportKind::Proxy, "{error}");
    }
    assert_eq!(proxy.connections(), 1);
    // Who comes later asks anew: the password may be right by now.
    client.transport().document(&get("/a")).await.unwrap_err();
    assert_eq!(proxy.connections(), 2);
}

#[tokio::test]
async fn a_tunnel_that_is_made_is_asked_for_once() {
    let (server, url) = secure::secure_server(answer("200 OK", &[], "{}")).await;
    let target = server.host.clone();
    let proxy = Server::talking(move |mut stream| {
        let target = target.clone();
        async move {
            if read_request(&mut stream).await.is_some() {
                let mut there = TcpStream::connect(target).await.unwrap();
                let made = b"HTTP/1.1 200 Connection established\r\n\r\n";
                stream.write_all(made).await.unwrap();
                let _ = copy_bidirectional(&mut stream, &mut there).await;
            }
        }
    })
    .await;
    let client = Client::builder()
        .api_key(KEY)
        .base_url(&url)
        .add_root_certificate_pem(secure::authority_pem())
        .proxy_all(&proxy.url)
        .build()
        .unwrap();
    for _ in 0..3 {
        let response = client.transport().document(&get("/a")).await.unwrap();
        assert_eq!(response.text(), "{}");
    }
    // One to see whether it is made, and the one that is used.
    assert_eq!(proxy.connections(), 2);
}

#[tokio::test]
async fn a_log_in_for_plain_http_is_told_as_the_proxys() {
    let proxy = Server::answering(|_| answer("407 X", &[], "<html>")).await;
    let client = Client::builder()
        .api_key(KEY)
        .base_url("http://service.example")
        .allow_plain_http(true)
        .proxy_all(with_password(&proxy))
        .build()
        .unwrap();
    let error = client.transport().document(&get("/a")).await.unwrap_err();
    assert_eq!(transport(&error).kind, TransportKind::Proxy);
    assert!(error.to_string().contains("407"), "{error}");
    assert_eq!(proxy.connections(), 1);
}

/// RFC 1928 and 1929.
#[tokio::test]
async fn a_socks_proxy_that_does_not_take_the_password_is_asked_once() {
    let proxy = Server::talking(|mut stream| async move {
        let mut greeting = [0; 2];
        stream.read_exact(&mut greeting).await.unwrap();
        let mut methods = vec![0; usize::from(greeting[1])];
        stream.read_exact(&mut methods).await.unwrap();
        // User name and password, please; and they are wrong.
        stream.write_all(&[5, 2]).await.unwrap();
        let mut request = [0; 2];
        stream.read_exact(&mut request).await.unwrap();
        let _ = stream.write_all(&[1, 1]).await;
        let _ = stream.read_to_end(&mut Vec::new()).await;
    })
    .await;
    let url = format!("socks5h://user:{PASSWORD}@{}", proxy.host);
    let error = behind(&url)
        .transport()
        .document(&get("/a"))
        .await
        .unwrap_err();
    assert_eq!(transport(&error).kind, TransportKind::Proxy, "{error}");
    let message = error.to_string();
    assert!(message.contains("credentials not accepted"), "{message}");
    assert!(
        message.contains("check the user name and password"),
        "{message}"
    );
    assert_eq!(proxy.connections(), 1);
}
