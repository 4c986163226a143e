//! Sends calls and receives their answers. The API key goes to the configured origin only.

mod body;
pub(crate) mod connect;
mod failure;
mod idle;
mod inflate;
pub(crate) mod proxy;
mod redirect;
mod respond;
mod send;
#[cfg(test)]
mod tests;
pub(crate) mod tls;

use std::fmt;
use std::time::Instant;

use bytes::{Bytes, BytesMut};
use http::HeaderMap;
use tracing::Instrument;
use url::{Position, Url};

use crate::call::Call;
use crate::client::Client;
use crate::error::{Error, TransportKind};
use crate::redact::Redactor;
use crate::response::Response;

/// Sends a call and reads its answer whole.
pub(crate) async fn document(client: &Client, call: &Call) -> Result<Response, Error> {
    let exchange = async {
        let answer = send::send(client, call, &secrets(client, call)).await?;
        respond::document(client.config(), answer).await
    };
    observe(client, call, exchange, |response: &Response| {
        (response.status, Some(response.body.len() as u64))
    })
    .await
}

/// Sends a call and hands out its answer piece by piece.
pub(crate) async fn transfer(client: &Client, call: &Call) -> Result<Transfer, Error> {
    let exchange = async {
        let answer = send::send(client, call, &secrets(client, call)).await?;
        if !answer.is_success() {
            return Err(respond::refusal(client.config(), answer).await);
        }
        Ok(Transfer {
            status: answer.status(),
            headers: answer.response.headers().clone(),
            length: answer.response.content_length(),
            client: client.clone(),
            answer,
        })
    };
    observe(client, call, exchange, |transfer: &Transfer| {
        (transfer.status, transfer.length)
    })
    .await
}

/// An answer whose body is handed out piece by piece, as the server has it: nothing is decompressed.
pub struct Transfer {
    status: u16,
    headers: HeaderMap,
    length: Option<u64>,
    client: Client,
    answer: send::Answer,
}

impl Transfer {
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

    /// The next bytes; `None` when all have come. A body that ends early is an error.
    ///
    /// # Errors
    ///
    /// When the connection breaks, the body ends early, or nothing comes within the idle limit.
    pub async fn chunk(&mut self) -> Result<Option<Bytes>, Error> {
        let chunk = self.answer.chunk(self.client.config()).await;
        chunk.map_err(|error| error.redacted(&self.client.redactor()))
    }
}

impl Transfer {
    /// Where redirects led, when that is not the service.
    pub(crate) fn redirected(&self) -> Option<&Url> {
        self.answer.redirected.as_ref()
    }

    /// All bytes, up to the limit for what is read into memory.
    pub(crate) async fn collect(mut self) -> Result<Bytes, Error> {
        let limit = self.client.config().max_document_size;
        let mut bytes = BytesMut::new();
        if self.length.is_some_and(|length| length > limit) {
            return Err(self.too_large(limit));
        }
        while let Some(chunk) = self.chunk().await? {
            if (bytes.len() + chunk.len()) as u64 > limit {
                return Err(self.too_large(limit));
            }
            bytes.extend_from_slice(&chunk);
        }
        Ok(bytes.freeze())
    }

    fn too_large(&self, limit: u64) -> Error {
        failure::transport(
            TransportKind::TooLarge,
            &self.answer.host,
            Some(self.status),
            format!(
                "the answer of `{}` is larger than the {limit} bytes of `max_document_size`, which is the limit for what is \
                 read into memory; use `open`",
                self.answer.host
            ),
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

/// What must not show up in messages: the key, and whatever headers carry that is marked so.
fn secrets<'a>(client: &'a Client, call: &'a Call) -> Redactor<'a> {
    client
        .redactor()
        .with(call.headers.iter().map(|(_, value)| value))
        .with(client.config().headers.values())
}

/// Runs an exchange in a span, tells its outcome, and keeps secrets out of its error.
async fn observe<T>(
    client: &Client,
    call: &Call,
    exchange: impl Future<Output = Result<T, Error>>,
    measure: impl FnOnce(&T) -> (u16, Option<u64>),
) -> Result<T, Error> {
    if tokio::runtime::Handle::try_current().is_err() {
        return Err(Error::usage(
            "a request can only be awaited on a tokio runtime; `vt_client::blocking` needs none",
        ));
    }
    let started = Instant::now();
    let span = tracing::debug_span!(
        "request",
        name = %call.name,
        method = call.verb.as_str(),
        path = %secrets(client, call).redact(&call.path),
        idempotent = call.idempotent,
    );
    let outcome = exchange.instrument(span.clone()).await;
    let outcome = outcome.map_err(|error| error.redacted(&secrets(client, call)));
    let _entered = span.enter();
    let elapsed = started.elapsed();
    match &outcome {
        Ok(answer) => {
            let (status, bytes) = measure(answer);
            tracing::debug!(status, bytes, ?elapsed, "answered");
        }
        Err(error) => tracing::debug!(status = error.status(), ?elapsed, %error, "failed"),
    }
    drop(_entered);
    outcome
}

/// Host and, where it is not the scheme's, port.
fn host(url: &Url) -> String {
    url[Position::BeforeHost..Position::AfterPort].to_owned()
}
