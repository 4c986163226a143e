//! Errors of the HTTP client in our words, without URLs.

use std::error::Error as StdError;
use std::io;

use crate::config::timeouts::Timeouts;
use crate::error::cause::root_cause;
use crate::error::{Error, TransportError, TransportKind, Waiting};
use crate::id::hint::Hint;
use crate::model::spent::Spent;
use crate::redact::printable;

/// Translates an error of sending to, or receiving from, this host, and through this proxy if there
/// is one.
pub(super) fn translate(
    error: reqwest::Error,
    host: &str,
    proxy: Option<&str>,
    status: Option<u16>,
    timeouts: &Timeouts,
) -> Error {
    let error = error.without_url();
    let cause = root_cause(&error);
    if error.is_builder() {
        return Error::usage(format!("the request to `{host}` cannot be sent: {cause}"));
    }
    if error.is_connect() {
        if error.is_timeout() {
            return Error::Timeout {
                what: Waiting::Connection,
                after: timeouts.connect,
                spent: Spent::default(),
            };
        }
        if is_tls(&error) && !is_broken_off(&error) {
            return transport_with(
                TransportKind::Tls,
                host,
                status,
                format!("no secure connection to `{host}`: {cause}"),
                hint(&cause),
            );
        }
        return transport(
            TransportKind::Connect,
            host,
            status,
            could_not_connect(host, proxy, &cause),
        );
    }
    let is_parse = find(&error, |error: &hyper::Error| error.is_parse());
    if is_parse {
        return transport(
            TransportKind::Protocol,
            host,
            status,
            format!("`{host}` did not answer in HTTP: {cause}"),
        );
    }
    let message = match status {
        Some(status) => {
            format!("the answer of `{host}` with status {status} ended early: {cause}")
        }
        None => format!("the connection to `{host}` broke: {cause}"),
    };
    transport(TransportKind::Interrupted, host, status, message)
}

/// The proxy is named where there is one: it may be the one that cannot be reached.
pub(super) fn could_not_connect(host: &str, proxy: Option<&str>, cause: &str) -> String {
    let through = proxy.map_or_else(String::new, |proxy| format!(" through the proxy `{proxy}`"));
    format!("could not connect to `{host}`{through}: {cause}")
}

/// A transport error in these words.
pub(super) fn transport(
    kind: TransportKind,
    host: &str,
    status: Option<u16>,
    message: String,
) -> Error {
    transport_with(kind, host, status, message, None)
}

/// The same with what to do.
pub(super) fn transport_with(
    kind: TransportKind,
    host: &str,
    status: Option<u16>,
    message: String,
    hint: Option<Hint>,
) -> Error {
    TransportError {
        kind,
        host: host.into(),
        message: printable::escape(&message).into(),
        hint,
        status,
        spent: Spent::default(),
    }
    .into()
}

fn find<E: StdError + 'static>(
    error: &(dyn StdError + 'static),
    matches: impl Fn(&E) -> bool,
) -> bool {
    let mut next = Some(error);
    while let Some(error) = next {
        if error.downcast_ref::<E>().is_some_and(&matches) {
            return true;
        }
        next = error.source();
    }
    false
}

/// rustls reports what it refuses as invalid data; the other libraries are known by their words.
fn is_tls(error: &reqwest::Error) -> bool {
    if find(error, is_invalid_data) {
        return true;
    }
    let cause = root_cause(error);
    ["certificate", "SSL", "TLS", "handshake"]
        .iter()
        .any(|word| cause.contains(word))
}

/// Whether the connection ended during the handshake: unlike a certificate, that may be better next
/// time.
fn is_broken_off(error: &reqwest::Error) -> bool {
    find(error, |error: &io::Error| {
        matches!(
            error.kind(),
            io::ErrorKind::UnexpectedEof | io::ErrorKind::ConnectionReset
        )
    })
}

/// Looks into I/O errors that wrap others: `source` passes over what they wrap.
fn is_invalid_data(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::InvalidData
        || error
            .get_ref()
            .and_then(|inner| inner.downcast_ref::<io::Error>())
            .is_some_and(is_invalid_data)
}

fn hint(cause: &str) -> Option<Hint> {
    ["UnknownIssuer", "verify failed", "not trusted"]
        .iter()
        .any(|word| cause.contains(word))
        .then_some(Hint::UnknownAuthority)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::Client;
    use crate::client::builder::ClientBuilder;
    use crate::policy::retry::RetryPolicy;

    /// What is said when nobody listens at the proxy; port 1 is one that nobody uses.
    async fn refused(set: impl FnOnce(ClientBuilder) -> ClientBuilder) -> String {
        let builder = Client::builder()
            .api_key("key")
            .base_url("http://service.invalid")
            .allow_plain_http(true)
            .system_proxy(false)
            .retry(RetryPolicy::none());
        let client = set(builder).build().unwrap();
        let error = client.domains().get("example.com").await.unwrap_err();
        assert!(matches!(&error, Error::Transport(error) if error.kind == TransportKind::Connect));
        error.to_string()
    }

    #[tokio::test]
    async fn a_proxy_that_cannot_be_reached_is_named_without_its_password() {
        for (proxy, named) in [
            ("http://user:pass-word@127.0.0.1:1", "http://127.0.0.1:1"),
            ("127.0.0.1:1", "http://127.0.0.1:1"),
            (
                "socks5://user:pass-word@127.0.0.1:1",
                "socks5://127.0.0.1:1",
            ),
        ] {
            let message = refused(|builder| builder.proxy_all(proxy)).await;
            let start =
                format!("could not connect to `service.invalid` through the proxy `{named}`: ");
            assert!(message.starts_with(&start), "{message}");
            assert!(!message.contains("pass-word"), "{message}");
        }
    }

    #[tokio::test]
    async fn a_proxy_that_is_not_used_is_not_named() {
        let http = "http://127.0.0.1:1";
        for message in [
            refused(|builder| builder).await,
            refused(|builder| builder.proxy_https(http)).await,
            refused(|builder| builder.proxy_all(http).no_proxy("service.invalid")).await,
        ] {
            assert!(message.starts_with("could not connect to `service.invalid`: "));
        }
    }
}
