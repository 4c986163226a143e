//! Sends calls and receives their answers. The API key goes to the configured origin, and to a
//! checked upload host for one upload; nowhere else.

mod attempts;
mod body;
mod connect;
mod failure;
mod idle;
mod inflate;
mod observe;
mod redirect;
mod refusal;
mod respond;
mod send;
#[cfg(test)]
mod tests;
mod tunnel;

use std::fmt;
use std::ops::ControlFlow;
use std::sync::Arc;

use bytes::Bytes;
use http::{HeaderMap, HeaderValue};
use url::Url;

use self::attempts::Attempts;
pub(crate) use self::observe::on_runtime;
use crate::config::Config;
use crate::error::{Error, TransportKind};
use crate::id::hint::Hint;
use crate::model::response::Response;
use crate::model::spent::Spent;
use crate::policy::limit::Limiter;
use crate::redact::redactor::Redactor;
use crate::transport::connect::Connections;
use crate::wire::call::Call;

/// What sends: a configuration, connections, and the limiter. Clones share all three.
#[derive(Clone)]
pub(crate) struct Transport {
    config: Arc<Config>,
    connections: Arc<Connections>,
    limiter: Option<Arc<Limiter>>,
}

impl Transport {
    pub(crate) fn new(config: Config, limiter: Option<Limiter>) -> Self {
        Self {
            config: Arc::new(config),
            connections: Arc::default(),
            limiter: limiter.map(Arc::new),
        }
    }

    /// The same configuration and rate limit, and connections of its own.
    ///
    /// A connection is driven by the runtime that it was made on: another one must not wait for it,
    /// since the first may be blocked meanwhile.
    pub(crate) fn with_own_connections(&self) -> Self {
        let limiter = self.limiter.as_deref().map(Limiter::apart);
        Self {
            config: Arc::clone(&self.config),
            connections: Arc::default(),
            limiter: limiter.map(Arc::new),
        }
    }

    pub(crate) fn config(&self) -> &Config {
        &self.config
    }

    pub(crate) fn limiter(&self) -> Option<&Limiter> {
        self.limiter.as_deref()
    }

    /// Sends a call, again where that is due, and reads its answer whole.
    pub(crate) async fn document(&self, call: &Call) -> Result<Response, Error> {
        let exchange = async {
            let secrets = self.secrets(call);
            let mut attempts = Attempts::new(self, call);
            loop {
                let mut attempt = attempts.begin().await?;
                let outcome = match send::send(self, call, &secrets, &mut attempt).await {
                    Ok(answer) => respond::document(&self.config, answer).await,
                    Err(error) => Err(error),
                };
                if let ControlFlow::Break(outcome) = attempts.end(attempt, outcome).await {
                    return outcome;
                }
            }
        };
        observe::request(self, call, exchange).await
    }

    /// Sends a call, again where that is due, until the head of its answer has come, and hands out
    /// its body piece by piece.
    pub(crate) async fn transfer(&self, call: &Call) -> Result<Transfer, Error> {
        let exchange = async {
            let secrets = self.secrets(call);
            let mut attempts = Attempts::new(self, call);
            loop {
                let mut attempt = attempts.begin().await?;
                let outcome = match send::send(self, call, &secrets, &mut attempt).await {
                    Ok(answer) if answer.is_success() => Ok(Transfer::new(self, call, answer)),
                    Ok(answer) => Err(respond::refusal(&self.config, answer).await),
                    Err(error) => Err(error),
                };
                if let ControlFlow::Break(outcome) = attempts.end(attempt, outcome).await {
                    return outcome;
                }
            }
        };
        observe::request(self, call, exchange).await
    }

    /// What must not show up in messages about a call.
    pub(crate) fn secrets<'a>(&'a self, call: &'a Call) -> Redactor<'a> {
        self.config
            .redactor()
            .with(call.headers.iter().map(|(_, value)| value))
    }
}

/// An answer whose body is handed out piece by piece, as the server has it: nothing is
/// decompressed.
pub struct Transfer {
    status: u16,
    headers: HeaderMap,
    length: Option<u64>,
    spent: Spent,
    transport: Transport,
    /// Values of the call's headers, which errors must not show.
    sent: Vec<HeaderValue>,
    answer: send::Answer,
}

impl Transfer {
    fn new(transport: &Transport, call: &Call, answer: send::Answer) -> Self {
        Self {
            status: answer.status(),
            headers: answer.response.headers().clone(),
            length: answer.response.content_length(),
            spent: Spent::default(),
            transport: transport.clone(),
            sent: call
                .headers
                .iter()
                .map(|(_, value)| value.clone())
                .collect(),
            answer,
        }
    }

    /// The HTTP status.
    pub fn status(&self) -> u16 {
        self.status
    }

    /// The answer's headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The body's length in bytes, when the server told it.
    pub fn length(&self) -> Option<u64> {
        self.length
    }

    /// How often the request was sent until the answer began, and how long it was held back.
    pub fn spent(&self) -> Spent {
        self.spent
    }

    /// The next bytes; `None` when all have come. A body that ends early is an error.
    ///
    /// # Errors
    ///
    /// When the connection breaks, the body ends early, or nothing comes within the idle limit.
    pub async fn chunk(&mut self) -> Result<Option<Bytes>, Error> {
        let chunk = self.answer.chunk(self.transport.config()).await;
        chunk.map_err(|error| {
            error
                .redacted(&self.transport.config.redactor().with(&self.sent))
                .with_spent(self.spent)
        })
    }
}

impl Transfer {
    /// Where redirects led, when that is not the service.
    pub(crate) fn redirected(&self) -> Option<&Url> {
        self.answer.redirected.as_ref()
    }

    /// The error about a body that has fewer bytes than it was told to have.
    pub(crate) fn ended_early(&self, came: u64, total: u64) -> Error {
        let host = &self.answer.host;
        let error = failure::transport(
            TransportKind::Interrupted,
            host,
            Some(self.status),
            format!(
                "the answer of `{host}` with status {} ended early: {came} of {total} bytes came",
                self.status
            ),
        );
        error.with_spent(self.spent)
    }

    /// The error about a body that is larger than what is read into memory.
    pub(crate) fn too_large(&self, limit: u64) -> Error {
        failure::transport_with(
            TransportKind::TooLarge,
            &self.answer.host,
            Some(self.status),
            format!(
                "the answer of `{}` is larger than {limit} bytes, the most that is read into memory",
                self.answer.host
            ),
            Some(Hint::DocumentTooLarge),
        )
    }
}

impl fmt::Debug for Transfer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Transfer")
            .field("status", &self.status)
            .field("length", &self.length)
            .finish_non_exhaustive()
    }
}
