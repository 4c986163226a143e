//! Settings of a server.

use std::ops::RangeInclusive;
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use serde_json::Value;
use vt_table::Endpoint;

use crate::base::start_error::StartError;
use crate::checks::quota::Quota;
use crate::faults::fault::Fault;
use crate::faults::on::On;
use crate::faults::spec::{self, SpecError};
use crate::server::MockServer;
use crate::service::options::Options;

/// Settings of a [`MockServer`], from [`MockServer::builder`].
#[derive(Clone, Debug, Default)]
pub struct Builder {
    pub(super) options: Options,
    pub(super) port: u16,
    pub(super) latency: Option<RangeInclusive<Duration>>,
    pub(super) tls: bool,
}

impl Builder {
    /// The operations to answer, in place of the built-in table.
    pub fn endpoints(mut self, endpoints: impl Into<Vec<Endpoint>>) -> Self {
        self.options.endpoints = endpoints.into();
        self
    }

    /// The loopback port of the API; 0, the default, takes a free one.
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// A folder of recorded answers, in folders of any depth. What [`Builder::record`] has saved is
    /// answered byte for byte to the same path and query; the objects in every `*.json` are
    /// answered in place of made-up ones, found by type and identifier. Files that are neither are
    /// skipped, see [`MockServer::skipped`].
    pub fn data(mut self, folder: impl Into<PathBuf>) -> Self {
        self.options.world.data = Some(folder.into());
        self
    }

    /// An object to know, with `type`, `id` and `attributes`.
    pub fn object(mut self, object: Value) -> Self {
        self.options.world.objects.push(object);
        self
    }

    /// Another seed makes other numbers; the same seed makes the same ones. The default is 0.
    pub fn seed(mut self, seed: u64) -> Self {
        self.options.world.seed = seed;
        self
    }

    /// How many items a made-up collection has; the default is 25, three pages of ten.
    pub fn collection_size(mut self, items: usize) -> Self {
        self.options.collection_size = items;
        self
    }

    /// How often a new analysis is answered unfinished before it is completed; the default is 2,
    /// `queued` and then `in-progress`. With 0 it is completed at once.
    pub fn analysis_polls(mut self, polls: u32) -> Self {
        self.options.world.analysis_polls = polls;
        self
    }

    /// The clock runs, from the system's time or that of [`Builder::time`]. Without this the time
    /// is 2026-01-01 00:00:00 UTC and moves only by [`MockServer::advance`] and
    /// [`MockServer::set_time`].
    pub fn system_clock(mut self) -> Self {
        self.options.follows_system = true;
        self
    }

    /// The time at the start.
    pub fn time(mut self, time: SystemTime) -> Self {
        self.options.time = Some(time);
        self
    }

    /// Something that goes wrong, with the requests that `on` names. Faults are asked in the order
    /// in which they were given; the first that strikes wins, and those behind it do not see the
    /// request.
    ///
    /// ```
    /// use vt_mock::{Fault, MockServer, On};
    ///
    /// let server = MockServer::builder()
    ///     .fault(Fault::status(503), On::request("GET /files/{}").first(2))
    ///     .fault(Fault::ResetBody, On::request("POST /files"))
    ///     .start()?;
    /// # Ok::<(), vt_mock::StartError>(())
    /// ```
    pub fn fault(mut self, fault: impl Into<Fault>, on: On) -> Self {
        self.options.faults.push((fault.into(), on));
        self
    }

    /// Faults as text: rules `REQUEST: FAULT [WORD…]`, separated by `;` or ends of lines.
    ///
    /// * REQUEST is `VERB PATH`, as in [`On::request`], or `*` for all.
    /// * FAULT is a status (`503`, with `retry-after=S`, `retry-after-date=S`, `code=C`, `type=T`,
    ///   `body=TEXT` in percent-encoding, `empty`), or one of `reset`, `reset-upload`,
    ///   `reset-body`, `close`, `stall`, `stall-body`, `truncated-gzip`, `length-too-long`,
    ///   `length-too-short`, `redirect-loop`, `redirect-away`, `gzip-bomb[=BYTES]`, `huge[=BYTES]`,
    ///   `drip=BYTES/MS`, `delay=MS`, `refuse=MS`, `not-http`: the kinds of [`Fault`].
    /// * Words that select: `xN` (N times at most), `after=N`, `every=N`, `chance=P`, `seed=N`: the
    ///   methods of [`On`].
    ///
    /// ```
    /// let server = vt_mock::MockServer::builder()
    ///     .faults("GET /files/{}: 503 x2; POST /files: reset-body; *: 429 chance=0.1 seed=7")?
    ///     .start()?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// When a rule is not understood; the error names it and says what can be written.
    pub fn faults(mut self, text: &str) -> Result<Self, SpecError> {
        self.options.faults.extend(spec::parse(text)?);
        Ok(self)
    }

    /// A pause before each answer, of a length within this range that the seed decides.
    pub fn latency(mut self, range: RangeInclusive<Duration>) -> Self {
        self.latency = Some(range);
        self
    }

    /// What each key may ask by the server's clock; more answers 429 `QuotaExceededError`. Without
    /// it there is no quota.
    pub fn quota(mut self, quota: Quota) -> Self {
        self.options.quota = Some(quota);
        self
    }

    /// Speaks https on both origins, with a certificate that is made at the start:
    /// [`MockServer::certificate_pem`].
    pub fn tls(mut self) -> Self {
        self.tls = true;
        self
    }

    /// Passes requests on to the API at this base URL, with the key that the client sent, in
    /// place of answering them. What it answers is saved below `folder`, to be given to
    /// [`Builder::data`] later, without keys, `apikey` attributes, signed URLs and passwords.
    ///
    /// Redirects are handed to the client and not followed. No other host is asked than that of
    /// `url`.
    pub fn record(mut self, url: impl Into<String>, folder: Option<PathBuf>) -> Self {
        self.options.record = Some((url.into(), folder));
        self
    }

    /// Keeps the last `requests` only, and 16 MiB of their bodies, for servers that run long.
    /// Without it all are kept.
    pub fn keep_received(mut self, requests: usize) -> Self {
        self.options.most_received = Some(requests);
        self
    }

    /// Takes this API key, and refuses every other that is not named here or by
    /// [`Builder::accept_public_key`]. Without it any key is good that does not begin with
    /// `wrong`.
    pub fn accept_key(mut self, key: impl Into<String>) -> Self {
        self.options.keys.premium.push(key.into());
        self
    }

    /// A key of the public API: premium operations answer 403.
    pub fn accept_public_key(mut self, key: impl Into<String>) -> Self {
        self.options.keys.public.push(key.into());
        self
    }

    /// Lets the second origin answer requests that carry an API key, as the storage behind the
    /// service does. Without this it refuses them, so that no client's leak goes unseen; the
    /// official vt-py needs it, because it sends its key along with redirects.
    /// [`Received::has_key`](crate::Received) tells either way.
    pub fn take_stray_keys(mut self) -> Self {
        self.options.world.takes_stray_keys = true;
        self
    }

    /// Starts the server.
    ///
    /// # Errors
    /// When a port cannot be had, or the folder of recorded answers cannot be read.
    pub fn start(self) -> Result<MockServer, StartError> {
        MockServer::with(self)
    }
}
