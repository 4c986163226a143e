//! Certificate authorities and the TLS library, set up when the first https URL is used.

#[cfg(feature = "tls")]
use super::authorities;
use crate::error::Error;
use crate::id::hint::Hint;

#[cfg(feature = "tls")]
pub(crate) use reqwest::Certificate;

/// What to do where there is no TLS.
#[cfg(not(feature = "tls"))]
const FEATURES: Hint = Hint::Program(std::borrow::Cow::Borrowed(
    "enable the feature `rustls` or `native-tls` of vt-client",
));

/// There are none without TLS.
#[cfg(not(feature = "tls"))]
#[derive(Clone)]
pub(crate) enum Certificate {}

/// Reads the authorities that the user adds.
#[cfg(feature = "tls")]
pub(crate) fn certificates(pems: &[Vec<u8>]) -> Result<Vec<Certificate>, Error> {
    let mut certificates = Vec::new();
    if pems.is_empty() {
        return Ok(certificates);
    }
    provider()?;
    let refused = |fault| Error::configuration(format!("the root certificate {fault}"));
    for pem in pems {
        certificates.extend(authorities::read(pem).map_err(refused)?);
    }
    authorities::check(&certificates).map_err(refused)?;
    Ok(certificates)
}

#[cfg(not(feature = "tls"))]
pub(crate) fn certificates(pems: &[Vec<u8>]) -> Result<Vec<Certificate>, Error> {
    if pems.is_empty() {
        return Ok(Vec::new());
    }
    Err(Error::configuration_with(
        "root certificates need TLS",
        FEATURES,
    ))
}

/// Gives an HTTP client the authorities of the system and the user's, or, where it will not speak
/// TLS, none: looking for the system's takes time and fails on machines without any.
#[cfg(feature = "tls")]
pub(crate) fn apply(
    builder: reqwest::ClientBuilder,
    certificates: &[Certificate],
    secure: bool,
) -> Result<reqwest::ClientBuilder, Error> {
    provider()?;
    Ok(if secure {
        let unread = authorities::of_environment()?;
        builder.tls_certs_merge(certificates.iter().cloned().chain(unread))
    } else {
        builder.tls_certs_only([])
    })
}

#[cfg(not(feature = "tls"))]
pub(crate) fn apply(
    builder: reqwest::ClientBuilder,
    _certificates: &[Certificate],
    secure: bool,
) -> Result<reqwest::ClientBuilder, Error> {
    if secure {
        return Err(Error::configuration_with("https needs TLS", FEATURES));
    }
    Ok(builder)
}

/// Without this check the HTTP client would panic.
#[cfg(all(
    feature = "rustls-no-provider",
    not(any(feature = "rustls", feature = "native-tls"))
))]
fn provider() -> Result<(), Error> {
    match rustls::crypto::CryptoProvider::get_default() {
        Some(_) => Ok(()),
        None => Err(Error::configuration_with(
            "no TLS provider",
            Hint::Program(
                "with the feature `rustls-no-provider`, install one with \
                 `rustls::crypto::CryptoProvider::install_default` before the first request"
                    .into(),
            ),
        )),
    }
}

#[cfg(all(
    feature = "tls",
    not(all(
        feature = "rustls-no-provider",
        not(any(feature = "rustls", feature = "native-tls"))
    ))
))]
fn provider() -> Result<(), Error> {
    Ok(())
}

/// What to tell about an HTTP client that could not be made.
pub(crate) fn refused(error: &reqwest::Error) -> Error {
    let cause = crate::error::cause::root_cause(error);
    if cause.contains("No CA certificates") {
        return Error::configuration_with(
            "https cannot be checked: this machine has no certificate authorities",
            Hint::NoAuthorities,
        );
    }
    Error::configuration(format!("the HTTP client cannot be set up: {cause}"))
}
