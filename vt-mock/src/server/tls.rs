//! https with a certificate that is made at the start.

use std::sync::Arc;

use rcgen::{CertifiedKey, generate_simple_self_signed};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::crypto::aws_lc_rs;
use tokio_rustls::rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use tokio_rustls::rustls::{self, ServerConfig};

use crate::base::start_error::StartError;

/// What both origins need to speak TLS.
#[derive(Clone)]
pub(crate) struct Tls {
    pub(crate) acceptor: TlsAcceptor,
    /// The certificate, which is its own authority.
    pub(crate) pem: String,
}

impl Tls {
    /// Makes a certificate for this machine's names. Its key stays in memory.
    pub(crate) fn new() -> Result<Self, StartError> {
        let names = ["127.0.0.1", "localhost", "::1"].map(str::to_owned);
        let CertifiedKey { cert, signing_key } = generate_simple_self_signed(names)
            .map_err(|error| StartError::Certificate(error.to_string()))?;
        let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(signing_key.serialize_der()));
        // The provider is named, since a program may have installed another or none.
        let config = ServerConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
            .with_safe_default_protocol_versions()
            .and_then(|config| {
                config
                    .with_no_client_auth()
                    .with_single_cert(vec![cert.der().clone()], key)
            })
            .map_err(|error: rustls::Error| StartError::Certificate(error.to_string()))?;
        Ok(Self {
            acceptor: TlsAcceptor::from(Arc::new(config)),
            pem: cert.pem(),
        })
    }
}
