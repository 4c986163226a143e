//! The HTTP clients, made when first needed.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use url::Url;

use super::tunnel::Tunnels;
use crate::config::Config;
use crate::config::headers::THIRD_PARTY_USER_AGENT;
use crate::config::tls;
use crate::error::Error;
use crate::wire::host::is_loopback;

/// Who is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Destination {
    /// The configured origin.
    Api,
    /// The host that the service named for one upload.
    UploadHost,
    /// Any other, reached by a redirect; shares no connection with the service.
    ThirdParty,
}

/// HTTP clients by what they must be able to do.
#[derive(Default)]
pub(crate) struct Connections {
    made: Mutex<HashMap<Purpose, reqwest::Client>>,
    pub(super) tunnels: Tunnels,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Purpose {
    destination: Destination,
    https: bool,
    loopback: bool,
}

impl Connections {
    /// The HTTP client for this URL.
    pub(super) fn client(
        &self,
        config: &Config,
        destination: Destination,
        url: &Url,
    ) -> Result<reqwest::Client, Error> {
        let purpose = Purpose {
            destination,
            https: url.scheme() == "https",
            loopback: is_loopback(url),
        };
        // Held while a client is made, so that each is made once.
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(client) = made.get(&purpose) {
            return Ok(client.clone());
        }
        let client = make(config, purpose)?;
        made.insert(purpose, client.clone());
        Ok(client)
    }
}

fn make(config: &Config, purpose: Purpose) -> Result<reqwest::Client, Error> {
    if purpose.https {
        return build(config, purpose, true);
    }
    // Plain http needs certificate authorities only when it goes through a proxy with TLS; where
    // there are none, that proxy will be the one to fail.
    if config.proxies.may_be_secure(purpose.loopback)
        && cfg!(feature = "tls")
        && let Ok(client) = build(config, purpose, true)
    {
        return Ok(client);
    }
    build(config, purpose, false)
}

fn build(config: &Config, purpose: Purpose, secure: bool) -> Result<reqwest::Client, Error> {
    // Other crates may enable features of reqwest, so all that must not happen is switched off
    // even where we do not enable it: decoding, redirects, repeats, cookies (off by default).
    let builder = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .referer(false)
        .retry(reqwest::retry::never())
        .no_gzip()
        .no_brotli()
        .no_deflate()
        .no_zstd()
        .http1_only()
        .user_agent(match purpose.destination {
            Destination::ThirdParty => THIRD_PARTY_USER_AGENT,
            Destination::Api | Destination::UploadHost => config.user_agent.clone(),
        })
        .connect_timeout(config.timeouts.connect);
    // The kernel's own limit for unacknowledged bytes, 30 s, would end a slow upload too early.
    #[cfg(any(target_os = "android", target_os = "fuchsia", target_os = "linux"))]
    let builder = builder.tcp_user_timeout(None);
    let builder = config.proxies.apply(builder, purpose.loopback);
    tls::apply(builder, &config.certificates, secure)?
        .build()
        .map_err(|error| tls::refused(&error))
}
