//! A download that goes on where a connection broke.

use std::time::Duration;

use bytes::Bytes;
use http::header::HeaderValue;
use tokio::time::sleep;

use super::range::{Range, is_another, validator};
use crate::call::{Call, Elsewhere, Rest};
use crate::error::{Error, TransportKind, Waiting};
use crate::transfer_error::TransferError;
use crate::transport::Transfer;
use crate::upload::ProgressFn;
use crate::{Client, FileHash};

/// How often in a row a connection may break without a byte between, where requests are repeated at all.
const MOST_FAILURES: u32 = 5;

/// The pause before the second attempt in a row; it doubles.
const PAUSE: Duration = Duration::from_millis(250);

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
    /// The most bytes that ever came: a server that begins anew each time and breaks again makes no progress.
    furthest: u64,
    failures: u32,
    resumed: u32,
}

impl Resuming {
    pub(crate) async fn open(
        client: Client,
        call: Call,
        expected: Option<FileHash>,
        progress: Option<ProgressFn>,
    ) -> Result<Self, Error> {
        let transfer = client.open(&call).await?;
        if transfer.status() == 206 {
            return Err(TransferError::Range {
                problem: "the server gave a part of it; use `open` to ask for parts".into(),
            }
            .into());
        }
        let mut resuming = Self {
            client,
            call,
            transfer: None,
            expected,
            progress,
            received: 0,
            total: None,
            validator: None,
            furthest: 0,
            failures: 0,
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

    /// The next piece; `None` when all have come.
    pub(crate) async fn next(&mut self) -> Result<Option<Piece>, Error> {
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
                    if self.received > self.furthest {
                        self.furthest = self.received;
                        self.failures = 0;
                    }
                    if let Some(tell) = &mut self.progress {
                        tell(self.received, self.total.unwrap_or(0));
                    }
                    return Ok(Some(Piece::Bytes(bytes)));
                }
                Ok(None) => return Ok(None),
                Err(error) => self.failed(error)?,
            }
        }
    }

    /// A whole body begins.
    fn begin(&mut self, transfer: Transfer) {
        self.received = 0;
        self.total = transfer.length();
        self.validator = validator(transfer.headers());
        self.remember(&transfer);
        self.transfer = Some(transfer);
    }

    /// Where redirects led is asked for the rest: asking the service again would count as another download.
    fn remember(&mut self, transfer: &Transfer) {
        if let Some(url) = transfer.redirected() {
            self.call.elsewhere = Some(Elsewhere::Redirected(url.clone()));
        }
    }

    /// Counts a broken connection; gives the error back when it is not to be made again.
    fn failed(&mut self, error: Error) -> Result<(), Error> {
        self.transfer = None;
        self.failures += 1;
        let passes = match &error {
            Error::Transport(error) => error.kind == TransportKind::Interrupted,
            Error::Timeout { what, .. } => *what == Waiting::Download,
            _ => false,
        };
        // The rest of something else would go unnoticed.
        let is_known = self.validator.is_some() || self.expected.is_some() || self.received == 0;
        if passes && is_known && self.failures <= self.most_failures() {
            return Ok(());
        }
        Err(error)
    }

    /// Going on is another request: none is sent where it would act twice, or where the policy sends everything once.
    fn most_failures(&self) -> u32 {
        let policy = self.call.retry.as_ref();
        let policy = policy.unwrap_or(&self.client.config().retry);
        if self.call.idempotent && policy.attempts > 1 {
            MOST_FAILURES
        } else {
            0
        }
    }

    /// Asks for the rest. `false` when the whole comes instead.
    async fn reconnect(&mut self) -> Result<bool, Error> {
        let mut pause = match self.failures {
            0 | 1 => Duration::ZERO,
            failures => PAUSE.saturating_mul(1 << (failures - 2).min(8)),
        };
        loop {
            sleep(pause).await;
            self.call.rest = (self.received > 0).then(|| Rest {
                from: self.received,
                validator: self.validator.clone(),
            });
            let error = match self.client.open(&self.call).await {
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
        if transfer.status() != 206 {
            let nothing_lost = self.received == 0;
            self.begin(transfer);
            return Ok(nothing_lost);
        }
        let refuse = |problem: String| {
            Err(TransferError::Range {
                problem: problem.into(),
            }
            .into())
        };
        let Some(range) = Range::of(transfer.headers()) else {
            return refuse("the server does not tell which part it gave".to_owned());
        };
        if range.start != self.received {
            return refuse(format!(
                "the server went on at byte {} and not at byte {}",
                range.start, self.received
            ));
        }
        if let (Some(total), Some(before)) = (range.total, self.total)
            && total != before
        {
            return refuse(format!("it had {before} bytes and has {total} now"));
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
