//! A download that goes on where a connection broke.

use std::time::Duration;

use bytes::{Bytes, BytesMut};
use http::header::{CONTENT_ENCODING, HeaderValue};
use tokio::time::sleep;

use super::Check;
use super::breaks::{Breaks, MOST_IN_A_ROW};
use super::range::{Range, is_another, validator};
use crate::client::Client;
use crate::error::TransferError;
use crate::error::{Error, TransportKind, Waiting};
use crate::id::FileHash;
use crate::transport::Transfer;
use crate::wire::call::{Call, Elsewhere, ResumeFrom};
use crate::wire::callback;
use crate::wire::callback::TELLING;
use crate::wire::upload::ProgressFn;

/// What comes of a download.
pub(crate) enum Piece {
    /// The next bytes.
    Bytes(Bytes),
    /// What came so far is void: the server begins anew.
    Restart,
}

/// The state of a download between two pieces.
pub(crate) struct Resuming {
    client: Client,
    call: Call,
    /// Absent while there is no connection.
    transfer: Option<Transfer>,
    expected: Option<FileHash>,
    progress: Option<ProgressFn>,
    received: u64,
    total: Option<u64>,
    validator: Option<HeaderValue>,
    breaks: Breaks,
    resumed: u32,
}

impl Resuming {
    pub(crate) async fn open(
        client: Client,
        call: Call,
        expected: Option<FileHash>,
        progress: Option<ProgressFn>,
    ) -> Result<Self, Error> {
        let transfer = client.transport().transfer(&call).await?;
        is_whole(&transfer, expected.as_ref())
            .map_err(|error| error.redacted(&client.transport().secrets(&call)))?;
        let mut resuming = Self {
            client,
            call,
            transfer: None,
            expected,
            progress,
            received: 0,
            total: None,
            validator: None,
            breaks: Breaks::default(),
            resumed: 0,
        };
        resuming.begin(transfer);
        Ok(resuming)
    }

    pub(crate) fn expected(&self) -> Option<&FileHash> {
        self.expected.as_ref()
    }

    /// How often the connection was made again.
    pub(crate) fn resumed(&self) -> u32 {
        self.resumed
    }

    /// The next piece; `None` when all have come. Errors quote the server, which may echo what was
    /// sent.
    pub(crate) async fn next(&mut self) -> Result<Option<Piece>, Error> {
        let next = self.piece().await;
        next.map_err(|error| error.redacted(&self.client.transport().secrets(&self.call)))
    }

    async fn piece(&mut self) -> Result<Option<Piece>, Error> {
        loop {
            let Some(transfer) = &mut self.transfer else {
                if self.reconnect().await? {
                    continue;
                }
                return Ok(Some(Piece::Restart));
            };
            match transfer.chunk().await {
                Ok(Some(bytes)) => {
                    self.received += bytes.len() as u64;
                    self.breaks.came(self.received);
                    if let Some(total) = self.total.filter(|total| self.received > *total) {
                        return Err(refusal(format!(
                            "the server gave more than the {total} bytes that it told"
                        )));
                    }
                    if let Some(tell) = &mut self.progress {
                        let (received, total) = (self.received, self.total.unwrap_or(0));
                        callback::call(TELLING, || tell(received, total))?;
                    }
                    return Ok(Some(Piece::Bytes(bytes)));
                }
                Ok(None) => match self.total {
                    // A part may bring less than it told.
                    Some(total) if self.received < total => {
                        let error = transfer.ended_early(self.received, total);
                        self.failed(error)?;
                    }
                    _ => return Ok(None),
                },
                Err(error) => self.failed(error)?,
            }
        }
    }

    /// All bytes, up to the limit for what is read into memory.
    pub(super) async fn collect(mut self) -> Result<Bytes, Error> {
        let limit = self.client.config().max_document_size;
        let mut check = Check::new(self.expected());
        let mut bytes = BytesMut::new();
        loop {
            let length = self.total.unwrap_or_default().max(self.received);
            if let Some(transfer) = self.transfer.as_ref().filter(|_| length > limit) {
                let secrets = self.client.transport().secrets(&self.call);
                return Err(transfer.too_large(limit).redacted(&secrets));
            }
            match self.next().await? {
                Some(Piece::Bytes(piece)) => {
                    check.update(&piece);
                    bytes.extend_from_slice(&piece);
                }
                Some(Piece::Restart) => {
                    check.restart();
                    bytes.clear();
                }
                None => break,
            }
        }
        check.finish(self.resumed)?;
        Ok(bytes.freeze())
    }

    /// A whole body begins.
    fn begin(&mut self, transfer: Transfer) {
        self.received = 0;
        self.total = transfer.length();
        self.validator = validator(transfer.headers());
        self.remember(&transfer);
        self.transfer = Some(transfer);
    }

    /// Where redirects led is asked for the rest: asking the service again would count as another
    /// download.
    fn remember(&mut self, transfer: &Transfer) {
        if let Some(url) = transfer.redirected() {
            self.call.elsewhere = Some(Elsewhere::Redirected(url.clone()));
        }
    }

    /// Counts a broken connection; gives the error back when it is not to be made again.
    fn failed(&mut self, error: Error) -> Result<(), Error> {
        self.transfer = None;
        let breaks = self.breaks.count(self.total);
        let passes = match &error {
            Error::Transport(error) => error.kind == TransportKind::Interrupted,
            Error::Timeout { what, .. } => *what == Waiting::Download,
            _ => false,
        };
        // The rest of something else would go unnoticed.
        let is_known = self.validator.is_some() || self.expected.is_some() || self.received == 0;
        if passes && is_known && breaks <= self.most_breaks() {
            return Ok(());
        }
        Err(error)
    }

    /// Going on is another request: none is sent where it would act twice, or where the policy
    /// sends everything once.
    fn most_breaks(&self) -> u32 {
        let policy = self.call.retry.as_ref();
        let policy = policy.unwrap_or(&self.client.config().retry);
        if self.call.idempotent && policy.attempts > 1 {
            MOST_IN_A_ROW
        } else {
            0
        }
    }

    /// Asks for the rest. `false` when the whole comes instead.
    async fn reconnect(&mut self) -> Result<bool, Error> {
        let mut pause = self.breaks.pause();
        loop {
            sleep(pause).await;
            self.call.resume_from = (self.received > 0).then(|| ResumeFrom {
                from: self.received,
                validator: self.validator.clone(),
            });
            let error = match self.client.transport().transfer(&self.call).await {
                Ok(transfer) => {
                    self.resumed += 1;
                    return self.go_on(transfer);
                }
                Err(error) => error,
            };
            let status = match &error {
                Error::Api(error) => Some(error.status),
                _ => None,
            };
            pause = match status {
                // A signed URL is good for an hour: the service gives another.
                Some(400..=404 | 410) if self.call.elsewhere.is_some() => {
                    self.call.elsewhere = None;
                    Duration::ZERO
                }
                // There is no such rest: it is something else by now.
                Some(416) if self.received > 0 => {
                    self.received = 0;
                    return Ok(false);
                }
                // What passes was repeated by the policy of the request already.
                _ => return Err(error),
            };
        }
    }

    fn go_on(&mut self, transfer: Transfer) -> Result<bool, Error> {
        is_as_asked(&transfer, self.expected.as_ref())?;
        if transfer.status() != 206 {
            let nothing_lost = self.received == 0;
            self.begin(transfer);
            return Ok(nothing_lost);
        }
        let refuse = |problem: String| Err(refusal(problem));
        let Some(range) = Range::of(transfer.headers()) else {
            return refuse("the server does not tell which part it gave".to_owned());
        };
        if range.start != self.received {
            return refuse(format!(
                "the server went on at byte {} and not at byte {}",
                range.start, self.received
            ));
        }
        let total = *self.total.get_or_insert(range.end);
        if range.end != total {
            return refuse(format!("it had {total} bytes and has {} now", range.end));
        }
        if let Some(known) = &self.validator
            && is_another(known, transfer.headers())
        {
            return refuse("the server went on with another version of it".to_owned());
        }
        self.remember(&transfer);
        self.transfer = Some(transfer);
        Ok(true)
    }
}

/// Refuses a part of it, and what is not as it was asked for.
fn is_whole(transfer: &Transfer, expected: Option<&FileHash>) -> Result<(), Error> {
    if transfer.status() == 206 {
        return Err(refusal(
            "the server gave a part of it, and the whole is wanted".to_owned(),
        ));
    }
    is_as_asked(transfer, expected)
}

/// Refuses what a server, or a gateway before it, compressed although nothing but the bytes
/// themselves was asked for. Where a digest is known, that decides: a sample may be a gzip file,
/// and a server may say so.
fn is_as_asked(transfer: &Transfer, expected: Option<&FileHash>) -> Result<(), Error> {
    let encodings = transfer.headers().get_all(CONTENT_ENCODING).into_iter();
    let mut encodings = encodings.map(|encoding| String::from_utf8_lossy(encoding.as_bytes()));
    match encodings.find(|encoding| !encoding.trim().eq_ignore_ascii_case("identity")) {
        Some(encoding) if expected.is_none() => Err(TransferError::Encoded {
            encoding: encoding.into(),
        }
        .into()),
        _ => Ok(()),
    }
}

fn refusal(problem: String) -> Error {
    TransferError::Range {
        problem: problem.into(),
    }
    .into()
}
