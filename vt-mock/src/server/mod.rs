//! A running server: its listeners, its connections, and what a test may ask of it. It may use all
//! floors but `command`.

pub(crate) mod builder;
mod connection;
mod gate;
mod latency;
mod listener;
mod shared;
mod tls;

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use tokio::sync::oneshot;

use crate::base::start_error::StartError;
use crate::faults::fault::Fault;
use crate::faults::on::On;
use crate::faults::spec::{SpecError, parse};
use crate::http::received::{Origin, Received};
use crate::routing::origins::Origins;
use crate::routing::pattern;
use crate::server::builder::Builder;
use crate::server::gate::{ConnectionGate, GateControl};
use crate::server::latency::Latency;
use crate::server::listener::{accept, listen};
use crate::server::shared::Shared;
use crate::server::tls::Tls;
use crate::service::Service;

/// An emulator of the API on two loopback ports, on a thread of its own. It stops when dropped.
pub struct MockServer {
    shared: Arc<Shared>,
    certificate: Option<String>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl MockServer {
    /// Starts a server with the built-in table and made-up data on a free port.
    ///
    /// # Errors
    /// When no port or thread can be had.
    pub fn start() -> Result<Self, StartError> {
        Self::builder().start()
    }

    /// Settings for a server.
    pub fn builder() -> Builder {
        Builder::default()
    }

    pub(super) fn with(settings: Builder) -> Result<Self, StartError> {
        let tls = settings.tls.then(Tls::new).transpose()?;
        let scheme = if tls.is_some() { "https" } else { "http" };
        let (api, address) = listen(settings.port)?;
        let (second, second_address) = listen(0)?;
        let origins = Origins {
            api: format!("{scheme}://{address}"),
            second: format!("{scheme}://{second_address}"),
        };
        let latency = Latency::new(settings.latency, settings.options.world.seed);
        let shared = Arc::new(Shared {
            service: Service::new(settings.options, origins)?,
            latency,
            gate: GateControl::default(),
        });
        let certificate = tls.as_ref().map(|tls| tls.pem.clone());
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(StartError::Thread)?;
        let (stop, stopped) = oneshot::channel();
        let [for_api, for_second] = [shared.clone(), shared.clone()];
        // Made before the thread starts, so that a gate that is closed at once is seen to close.
        let (gate, second_gate) = (shared.gate.gate(), ConnectionGate::always_open());
        let thread = std::thread::Builder::new()
            .name("vt-mock".to_owned())
            .spawn(move || {
                runtime.block_on(async {
                    tokio::select! {
                        () = accept(for_api, Origin::Api, api, gate, tls.clone()) => {}
                        () = accept(for_second, Origin::Second, second, second_gate, tls) => {}
                        _ = stopped => {}
                    }
                });
                // Dropping the runtime drops every open connection, so nothing is waited for.
            })
            .map_err(StartError::Thread)?;
        Ok(Self {
            shared,
            certificate,
            stop: Some(stop),
            thread: Some(thread),
        })
    }

    /// Where the API is, to be given to a client: `http://127.0.0.1:40123/api/v3`.
    pub fn base_url(&self) -> String {
        self.service().origins.base()
    }

    /// Scheme, host and port of the API: `http://127.0.0.1:40123`.
    pub fn origin(&self) -> &str {
        &self.service().origins.api
    }

    /// Scheme, host and port of the other host, where downloads and signed URLs lead. It refuses
    /// requests that carry an API key.
    pub fn second_origin(&self) -> &str {
        &self.service().origins.second
    }

    /// Every request since the start or the last [`MockServer::clear_received`], in order. A
    /// request is in the list before its answer is sent.
    pub fn received(&self) -> Vec<Received> {
        self.service().log.all()
    }

    /// Forgets the requests that have come.
    pub fn clear_received(&self) {
        self.service().log.clear();
    }

    /// The requests that `pattern` names, see [`Received::matches`].
    pub fn received_as(&self, pattern: &str) -> Vec<Received> {
        let mut received = self.received();
        received.retain(|request| request.matches(pattern));
        received
    }

    /// Asserts that a request came, and gives the first of them. `pattern` is a verb and a path
    /// such as `GET /api/v3/files/{}/comments?limit=10`, see [`Received::matches`].
    ///
    /// # Panics
    /// When none came; the message lists what did come.
    #[track_caller]
    #[allow(clippy::panic, reason = "an assertion")]
    pub fn assert_received(&self, pattern: &str) -> Received {
        match self.received_as(pattern).into_iter().next() {
            Some(request) => request,
            None => panic!(
                "`{pattern}` was not received; received were:\n{}",
                self.listing()
            ),
        }
    }

    /// Asserts that a request came exactly this often.
    ///
    /// # Panics
    /// When it came more or less often; the message lists what did come.
    #[track_caller]
    #[allow(clippy::panic, reason = "an assertion")]
    pub fn assert_received_times(&self, pattern: &str, times: usize) {
        let came = self.received_as(pattern).len();
        if came != times {
            panic!(
                "`{pattern}` was received {came} times and not {times}; received were:\n{}",
                self.listing()
            );
        }
    }

    /// Asserts that no request came at all, on either origin.
    ///
    /// # Panics
    /// When one came; the message lists them.
    #[track_caller]
    #[allow(clippy::panic, reason = "an assertion")]
    pub fn assert_nothing_received(&self) {
        if !self.received().is_empty() {
            panic!(
                "no request was expected; received were:\n{}",
                self.listing()
            );
        }
    }

    /// Injects a fault into requests from now on, see [`Builder::fault`].
    pub fn inject(&self, fault: impl Into<Fault>, on: On) {
        self.service().faults.add(fault.into(), on);
    }

    /// The same as text, see [`Builder::faults`].
    ///
    /// # Errors
    /// When a rule is not understood; then none is injected.
    pub fn inject_text(&self, text: &str) -> Result<(), SpecError> {
        for (fault, on) in parse(text)? {
            self.service().faults.add(fault, on);
        }
        Ok(())
    }

    /// Removes all faults.
    pub fn clear_faults(&self) {
        self.service().faults.clear();
    }

    /// The faults in the order in which they are asked, as text, and how often each has struck.
    pub fn faults(&self) -> Vec<(String, u64)> {
        self.service().faults.list()
    }

    /// Refuses new connections to the API until [`MockServer::accept_connections`]. Open ones stay
    /// open.
    pub fn refuse_connections(&self) {
        self.shared.gate.set(false);
    }

    /// Accepts connections again.
    pub fn accept_connections(&self) {
        self.shared.gate.set(true);
    }

    /// Forgets what requests have changed and used: uploads, comments, quotas. The received
    /// requests, the faults and the clock stay as they are.
    ///
    /// # Errors
    /// When the folder of recorded answers cannot be read any more.
    pub fn reset(&self) -> Result<(), StartError> {
        self.service().reset()
    }

    /// The certificate of a server with [`Builder::tls`], to be trusted by clients.
    pub fn certificate_pem(&self) -> Option<&str> {
        self.certificate.as_deref()
    }

    /// The time by the server's clock.
    pub fn time(&self) -> SystemTime {
        UNIX_EPOCH + Duration::from_secs(self.service().clock.now())
    }

    /// Sets the server's clock, forward or back.
    pub fn set_time(&self, time: SystemTime) {
        self.service().clock.set(time);
    }

    /// Stops a clock that runs, see [`Builder::system_clock`].
    pub fn freeze(&self) {
        self.service().clock.freeze();
    }

    /// Lets the clock run from where it is.
    pub fn unfreeze(&self) {
        self.service().clock.unfreeze();
    }

    /// Moves the server's clock forward. New analyses are in progress after 15 seconds and
    /// completed after 60, and signed URLs end after an hour.
    pub fn advance(&self, by: Duration) {
        self.service().clock.advance(by);
    }

    /// The files of the data folder that could not be used, and why.
    pub fn skipped(&self) -> &[(PathBuf, String)] {
        &self.service().skipped
    }

    /// The requests that faults name and that nothing here answers.
    pub(crate) fn stray_faults(&self) -> Vec<String> {
        let endpoints = &self.service().table.endpoints;
        let mut patterns = self.service().faults.patterns();
        patterns.retain(|text| !pattern::may_meet(text, endpoints));
        patterns
    }

    fn service(&self) -> &Service {
        &self.shared.service
    }

    fn listing(&self) -> String {
        let received = self.received();
        if received.is_empty() {
            return "  nothing".to_owned();
        }
        let lines: Vec<String> = received
            .iter()
            .map(|request| format!("  {request}"))
            .collect();
        lines.join("\n")
    }
}

impl Drop for MockServer {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            // Fails only when the thread has ended already.
            let _ = stop.send(());
        }
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl fmt::Debug for MockServer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("MockServer")
            .field("base_url", &self.base_url())
            .field("second_origin", &self.second_origin())
            .finish_non_exhaustive()
    }
}
