//! What `tracing` is told: one span per request, events per attempt. Never the key, values of the
//! query, or bodies.

use std::time::Duration;

use tracing::Instrument;

use super::{Transfer, Transport};
use crate::error::Error;
use crate::model::response::Response;
use crate::model::spent::Spent;
use crate::redact::printable::escape;
use crate::wire::call::Call;

/// An answer that an attempt ends with.
pub(super) trait Answered {
    fn status(&self) -> u16;
    /// The body's length, where it is known.
    fn bytes(&self) -> Option<u64>;
    /// What the request took.
    fn spent(&mut self) -> &mut Spent;
}

impl Answered for Response {
    fn status(&self) -> u16 {
        self.status
    }

    fn bytes(&self) -> Option<u64> {
        Some(self.body.len() as u64)
    }

    fn spent(&mut self) -> &mut Spent {
        &mut self.spent
    }
}

impl Answered for Transfer {
    fn status(&self) -> u16 {
        self.status
    }

    fn bytes(&self) -> Option<u64> {
        self.length
    }

    fn spent(&mut self) -> &mut Spent {
        &mut self.spent
    }
}

/// Runs a request with all its attempts in a span, and keeps secrets out of its error.
pub(super) async fn request<T>(
    transport: &Transport,
    call: &Call,
    exchange: impl Future<Output = Result<T, Error>>,
) -> Result<T, Error> {
    on_runtime()?;
    // `files.comments`; a custom request belongs to no group.
    let (group, method) = call.name.split_once('.').unwrap_or(("", &call.name));
    let span = tracing::debug_span!(
        "request",
        group,
        method,
        verb = call.verb.as_str(),
        path = %escape(&transport.secrets(call).redact(&call.template)),
    );
    let outcome = exchange.instrument(span).await;
    outcome.map_err(|error| error.redacted(&transport.secrets(call)))
}

/// Files that are read or written for a request are tokio's matter too, which would panic without a
/// runtime.
pub(crate) fn on_runtime() -> Result<(), Error> {
    match tokio::runtime::Handle::try_current() {
        Ok(_) => Ok(()),
        Err(_) => Err(Error::usage(
            "a request can only be awaited on a tokio runtime; `vt_client::blocking` needs none",
        )),
    }
}

pub(super) fn answered(attempt: u32, answer: &impl Answered, elapsed: Duration) {
    let (status, bytes) = (answer.status(), answer.bytes());
    tracing::debug!(attempt, status, bytes, ?elapsed, "answered");
}

/// The error is one without secrets.
pub(super) fn failed(attempt: u32, error: &Error, elapsed: Duration) {
    let bytes = error.response().map(|answer| answer.body().len());
    tracing::debug!(attempt, status = error.status(), bytes, ?elapsed, %error, "failed");
}

pub(super) fn pausing(attempt: u32, pause: Duration) {
    tracing::debug!(attempt, ?pause, "pausing before the next attempt");
}
