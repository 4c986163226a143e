//! Sends calls and receives their answers. The API key goes to the configured origin, and to a checked upload host for one
//! upload; nowhere else.

mod attempts;
#[cfg(feature = "tls")]
mod authorities;
mod body;
pub(crate) mod connect;
mod failure;
mod idle;
mod inflate;
mod observe;
pub(crate) mod proxy;
mod redirect;
mod refusal;
mod respond;
mod send;
#[cfg(test)]
mod tests;
pub(crate) mod tls;
mod tunnel;

use std::fmt;
use std::ops::ControlFlow;

use bytes::Bytes;
use http::{HeaderMap, HeaderValue};
use url::{Position, Url};

use self::attempts::Attempts;
pub(crate) use self::observe::on_runtime;
use crate::client::Client;
use crate::error::{Error, TransportKind};
use crate::id::hint::Hint;
use crate::model::response::Response;
use crate::model::spent::Spent;
use crate::redact::redactor::Redactor;
use crate::wire::call::Call;

/// Sends a call, again where that is due, and reads its answer whole.
pub(crate) async fn document(client: &Client, call: &Call) -> Result<Response, Error> {
    let exchange = async {
        let secrets = secrets(client, call);
        let mut attempts = Attempts::new(client, call);
        loop {
            let mut attempt = attempts.begin().await?;
            let outcome = match send::send(client, call, &secrets, &mut attempt).await {
                Ok(answer) => respond::document(client.config(), answer).await,
                Err(error) => Err(error),
            };
            if let ControlFlow::Break(outcome) = attempts.end(attempt, outcome).await {
                return outcome;
            }
        }
    };
    observe::request(client, call, exchange).await
}

/// Sends a call, again where that is due, until the head of its answer has come, and hands out its body piece by piece.
pub(crate) async fn transfer(client: &Client, call: &Call) -> Result<Transfer, Error> {
    let exchange = async {
        let secrets = secrets(client, call);
        let mut attempts = Attempts::new(client, call);
        loop {
            let mut attempt = attempts.begin().await?;
            let outcome = match send::send(client, call, &secrets, &mut attempt).await {
                Ok(answer) if answer.is_success() => Ok(Transfer::new(client, call, answer)),
                Ok(answer) => Err(respond::refusal(client.config(), answer).await),
                Err(error) => Err(error),
            };
            if let ControlFlow::Break(outcome) = attempts.end(attempt, outcome).await {
                return outcome;
            }
        }
    };
    observe::request(client, call, exchange).await
}

/// An answer whose body is handed out piece by piece, as the server has it: nothing is decompressed.
pub struct Transfer {
    status: u16,
    headers: HeaderMap,
    length: Option<u64>,
    spent: Spent,
    client: Client,
    /// Values of the call's headers, which errors must not show.
    sent: Vec<HeaderValue>,
    answer: send::Answer,
}

impl Transfer {
    fn new(client: &Client, call: &Call, answer: send::Answer) -> Self {
        Self {
            status: answer.status(),
            headers: answer.response.headers().clone(),
            length: answer.response.content_length(),
            spent: Spent::default(),
            client: client.clone(),
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
        let chunk = self.answer.chunk(self.client.config()).await;
        chunk.map_err(|error| {
            error
                .redacted(&self.client.redactor().with(&self.sent))
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

/// What must not show up in messages about a call.
pub(crate) fn secrets<'a>(client: &'a Client, call: &'a Call) -> Redactor<'a> {
    client
        .redactor()
        .with(call.headers.iter().map(|(_, value)| value))
}

/// Host and, where it is not the scheme's, port.
fn host(url: &Url) -> String {
    url[Position::BeforeHost..Position::AfterPort].to_owned()
}
