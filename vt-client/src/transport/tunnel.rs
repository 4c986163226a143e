//! Tunnels through HTTP proxies: whether a proxy makes one is asked once, before the HTTP client
//! makes its own. The client does not tell with which status a proxy refuses, and every connection
//! that it tries sends the password again, which locks accounts.

use std::collections::HashMap;
use std::io;
use std::sync::atomic::{AtomicU64, Ordering};

use http::header::{HOST, HeaderMap, PROXY_AUTHORIZATION, USER_AGENT};
use http::{Method, Request, StatusCode};
use hyper::client::conn::http1;
use hyper_util::client::proxy::matcher::Intercept;
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio::time::timeout;
use url::Url;

use super::{failure, refusal};
use crate::config::Config;
use crate::config::proxy;
use crate::error::{Error, TransportError, TransportKind, Waiting};
use crate::model::spent::Spent;

/// What proxies have answered, by the host and port that a tunnel leads to.
#[derive(Default)]
pub(super) struct Tunnels {
    /// Locked while a proxy is asked, so that it is asked once for all that wait.
    answers: tokio::sync::Mutex<HashMap<String, Answer>>,
    asked: AtomicU64,
}

/// An answer, and how many there were before.
struct Answer {
    number: u64,
    outcome: Result<(), Refusal>,
}

#[derive(Clone)]
enum Refusal {
    Failed(Box<TransportError>),
    TimedOut,
}

impl Tunnels {
    /// Asks this URL's proxy for a tunnel if there is such a proxy and it has not made one yet.
    pub(super) async fn check(&self, config: &Config, url: &Url) -> Result<(), Error> {
        let Some(proxy) = config.proxies.of(url).filter(|proxy| is_for(url, proxy)) else {
            return Ok(());
        };
        let target = target(url);
        let began = self.asked.load(Ordering::SeqCst);
        let mut answers = self.answers.lock().await;
        let outcome = match answers.get(&target) {
            // A refusal that came while this request waited is the answer to it, too.
            Some(answer) if answer.outcome.is_ok() || answer.number >= began => {
                answer.outcome.clone()
            }
            _ => {
                let limit = config.timeouts.connect;
                let asking = ask(config, url, &proxy, &target);
                let outcome = timeout(limit, asking)
                    .await
                    .unwrap_or(Err(Refusal::TimedOut));
                let answer = Answer {
                    number: self.asked.fetch_add(1, Ordering::SeqCst),
                    outcome: outcome.clone(),
                };
                answers.insert(target, answer);
                outcome
            }
        };
        outcome.map_err(|refusal| match refusal {
            Refusal::Failed(error) => Error::Transport(error),
            Refusal::TimedOut => Error::Timeout {
                what: Waiting::Connection,
                after: config.timeouts.connect,
                spent: Spent::default(),
            },
        })
    }

    /// Forgets that there was a tunnel: the HTTP client has got none.
    pub(super) async fn forget(&self, url: &Url) {
        self.answers.lock().await.remove(&target(url));
    }
}

/// Whether this proxy makes tunnels and is spoken to without TLS.
pub(super) fn is_for(url: &Url, proxy: &Intercept) -> bool {
    url.scheme() == "https" && proxy.uri().scheme_str() == Some("http")
}

fn target(url: &Url) -> String {
    let port = url.port_or_known_default().unwrap_or(443);
    format!("{}:{port}", url.host_str().unwrap_or_default())
}

async fn ask(config: &Config, url: &Url, proxy: &Intercept, target: &str) -> Result<(), Refusal> {
    let (status, headers) = connect(config, proxy, target).await.map_err(|cause| {
        let shown = proxy::shown(proxy);
        let message =
            failure::could_not_connect(&crate::wire::host::host(url), Some(&shown), &cause);
        failed(url, TransportKind::Connect, None, message)
    })?;
    if status.is_success() {
        return Ok(());
    }
    let message = refusal::told(config, url, proxy, status, &headers);
    Err(failed(url, kind(status), Some(status.as_u16()), message))
}

fn failed(url: &Url, kind: TransportKind, status: Option<u16>, message: String) -> Refusal {
    Refusal::Failed(Box::new(TransportError {
        kind,
        host: crate::wire::host::host(url).into(),
        message: message.into(),
        hint: None,
        status,
        spent: Spent::default(),
    }))
}

/// Asks for the tunnel, and leaves it again.
async fn connect(
    config: &Config,
    proxy: &Intercept,
    target: &str,
) -> Result<(StatusCode, HeaderMap), String> {
    let shown = |error: io::Error| error.to_string();
    let host = proxy.uri().host().unwrap_or_default();
    let host = host.trim_start_matches('[').trim_end_matches(']');
    let port = proxy.uri().port_u16().unwrap_or(80);
    let stream = TcpStream::connect((host, port)).await.map_err(shown)?;
    let mut request = Request::builder()
        .method(Method::CONNECT)
        .uri(target)
        .header(HOST, target)
        .header(USER_AGENT, config.user_agent.clone());
    if let Some(authorization) = proxy.basic_auth() {
        request = request.header(PROXY_AUTHORIZATION, authorization.clone());
    }
    let request = request
        .body(String::new())
        .map_err(|error| error.to_string())?;
    let cause = |error: hyper::Error| crate::error::cause::root_cause(&error);
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream))
        .await
        .map_err(cause)?;
    let connection = Connected(tokio::spawn(async move {
        let _ = connection.await;
    }));
    let answer = sender.send_request(request).await.map_err(cause)?;
    drop(connection);
    Ok((answer.status(), answer.headers().clone()))
}

/// A connection that ends with its handle.
struct Connected(tokio::task::JoinHandle<()>);

impl Drop for Connected {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// What may pass is a matter of the connection; all else stays as it is.
fn kind(status: StatusCode) -> TransportKind {
    match status.as_u16() {
        408 | 429 | 502..=504 => TransportKind::Connect,
        _ => TransportKind::Proxy,
    }
}
