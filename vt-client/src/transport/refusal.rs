//! What a proxy's refusal means, and what can be done about it.

use http::StatusCode;
use http::header::{HeaderMap, PROXY_AUTHENTICATE};
use hyper_util::client::proxy::matcher::Intercept;
use url::Url;

use super::failure::transport;
use super::tunnel;
use crate::config::Config;
use crate::config::proxy;
use crate::error::{Error, TransportKind};

/// The error for a refusal that the HTTP client met by itself, which it tells in these words.
pub(super) fn of(config: &Config, url: &Url, cause: &str) -> Option<Error> {
    let proxy = config.proxies.of(url)?;
    let (shown, host) = (proxy::shown(&proxy), crate::wire::host::host(url));
    let kind = match cause {
        "tunnel error: proxy authorization required" => {
            return log_in(config, url, &HeaderMap::new());
        }
        // The next attempt asks for the status.
        "tunnel error: unsuccessful" if tunnel::is_for(url, &proxy) => TransportKind::Connect,
        "tunnel error: unsuccessful" => TransportKind::Proxy,
        _ => {
            let what = cause.strip_prefix("SOCKS error: ")?;
            let advice = socks(what)?.replace("{source}", &source(config, url));
            let message = format!("the proxy `{shown}` refused: {what}{advice}");
            return Some(transport(TransportKind::Proxy, &host, None, message));
        }
    };
    let message = format!("the proxy `{shown}` refused a tunnel to `{host}`");
    Some(transport(kind, &host, None, message))
}

/// What to do about a refusal by a SOCKS proxy that stays so; nothing for all others.
fn socks(what: &str) -> Option<&'static str> {
    match what {
        "credentials not accepted" => Some("; check the user name and password in {source}"),
        "server does not support user/pass authentication" => {
            Some("; it takes no user name and password, or asks for them: look at {source}")
        }
        "server implements authentication incorrectly"
        | "connection not allowed"
        | "command not supported"
        | "address type not supported"
        | "IPV6 is not supported"
        | "server ident service failed"
        | "server ident service did not recognise client identifier" => Some(""),
        _ => None,
    }
}

/// What a proxy's refusal means. It is asked over plain http, or for a tunnel.
pub(super) fn told(
    config: &Config,
    url: &Url,
    proxy: &Intercept,
    status: StatusCode,
    headers: &HeaderMap,
) -> String {
    let shown = proxy::shown(proxy);
    if status != StatusCode::PROXY_AUTHENTICATION_REQUIRED {
        let host = crate::wire::host::host(url);
        return format!("the proxy `{shown}` refused a tunnel to `{host}` with {status}");
    }
    let source = source(config, url);
    let asked = schemes(headers);
    let advice = if !asked.is_empty()
        && !asked
            .iter()
            .any(|asked| asked.eq_ignore_ascii_case("basic"))
    {
        let asked = asked.join(", ");
        format!(
            "it asks for a log-in by {asked}, and only by a user name and password (Basic) is possible"
        )
    } else if proxy.basic_auth().is_some() {
        format!("check the user name and password in {source}")
    } else {
        format!("write a user name and password into {source}: `http://NAME:PASSWORD@HOST:PORT`")
    };
    format!("the proxy `{shown}` refused with {status}; {advice}")
}

/// The kinds of log-in that a proxy names.
fn schemes(headers: &HeaderMap) -> Vec<&str> {
    let values = headers.get_all(PROXY_AUTHENTICATE).iter();
    let names = values.filter_map(|value| value.to_str().ok()?.split([' ', ',']).next());
    let is_name = |name: &&str| {
        (1..=20).contains(&name.len())
            && name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    names.filter(is_name).take(4).collect()
}

/// The error for a proxy that asks for a log-in over plain http, where its answer looks like the
/// service's.
pub(super) fn log_in(config: &Config, url: &Url, headers: &HeaderMap) -> Option<Error> {
    let proxy = config.proxies.of(url)?;
    let status = StatusCode::PROXY_AUTHENTICATION_REQUIRED;
    let message = told(config, url, &proxy, status, headers);
    let host = crate::wire::host::host(url);
    Some(transport(
        TransportKind::Proxy,
        &host,
        Some(status.as_u16()),
        message,
    ))
}

/// Where the user name and password are written.
fn source(config: &Config, url: &Url) -> String {
    match config.proxies.variable(url) {
        Some(variable) => format!("`{variable}`"),
        None => "the proxy's URL".to_owned(),
    }
}
