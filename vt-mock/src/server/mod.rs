//! Listeners, and the life of a server.

pub(crate) mod builder;
mod connection;
pub(crate) mod gate;
pub(crate) mod latency;
mod tls;

use std::fmt;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use tokio::net::TcpStream;
use tokio::sync::oneshot;

use crate::base::start_error::StartError;
use crate::faults::{Fault, On, SpecError, parse};
use crate::http::received::{Origin, Received};
use crate::routing::router as route;
use crate::routing::router::PREFIX;
use crate::server::builder::Builder;
use crate::server::gate::Doorman;
use crate::server::tls::Tls;
use crate::service::Service;

/// An emulator of the API on two loopback ports, on a thread of its own. It stops when dropped.
pub struct MockServer {
    service: Arc<Service>,
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

    pub(crate) fn with(options: Builder) -> Result<Self, StartError> {
        let tls = options.tls.then(Tls::new).transpose()?;
        let scheme = if tls.is_some() { "https" } else { "http" };
        let (api, address) = listen(options.port)?;
        let (second, second_address) = listen(0)?;
        let service = Arc::new(Service::new(
            options,
            format!("{scheme}://{address}"),
            format!("{scheme}://{second_address}"),
        )?);
        let certificate = tls.as_ref().map(|tls| tls.pem.clone());
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(StartError::Thread)?;
        let (stop, stopped) = oneshot::channel();
        let shared = service.clone();
        // Watched from now on, so that doors closed at once are seen to be.
        let (doorman, second_doorman) = (service.doors.watch(), Doorman::idle());
        let thread = std::thread::Builder::new()
            .name("vt-mock".to_owned())
            .spawn(move || {
                runtime.block_on(async {
                    tokio::select! {
                        () = accept(shared.clone(), Origin::Api, api, doorman, tls.clone()) => {}
                        () = accept(shared.clone(), Origin::Second, second, second_doorman, tls) => {}
                        _ = stopped => {}
                    }
                });
                // Dropping the runtime drops every open connection, so nothing is waited for.
            })
            .map_err(StartError::Thread)?;
        Ok(Self {
            service,
            certificate,
            stop: Some(stop),
            thread: Some(thread),
        })
    }

    /// Where the API is, to be given to a client: `http://127.0.0.1:40123/api/v3`.
    pub fn base_url(&self) -> String {
        format!("{}{PREFIX}", self.service.origin)
    }

    /// Scheme, host and port of the API: `http://127.0.0.1:40123`.
    pub fn origin(&self) -> &str {
        &self.service.origin
    }

    /// Scheme, host and port of the other host, where downloads and signed URLs lead. It refuses
    /// requests that carry an API key.
    pub fn second_origin(&self) -> &str {
        &self.service.second_origin
    }

    /// Every request since the start or the last [`MockServer::clear_received`], in order. A
    /// request is in the list before its answer is sent.
    pub fn received(&self) -> Vec<Received> {
        self.service.log.all()
    }

    /// Forgets the requests so far.
    pub fn clear_received(&self) {
        self.service.log.clear();
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

    /// Lets something go wrong from now on, see [`Builder::fault`].
    pub fn inject(&self, fault: impl Into<Fault>, on: On) {
        self.service.faults.add(fault.into(), on);
    }

    /// The same as text, see [`Builder::faults`].
    ///
    /// # Errors
    /// When a rule is not understood; then none is injected.
    pub fn inject_text(&self, text: &str) -> Result<(), SpecError> {
        for (fault, on) in parse(text)? {
            self.service.faults.add(fault, on);
        }
        Ok(())
    }

    /// Lets everything go right from now on.
    pub fn clear_faults(&self) {
        self.service.faults.clear();
    }

    /// The faults in the order in which they are asked, as text, and how often each has struck.
    pub fn faults(&self) -> Vec<(String, u64)> {
        self.service.faults.list()
    }

    /// Refuses new connections to the API until [`MockServer::accept_connections`]. Those that are open stay so.
    pub fn refuse_connections(&self) {
        self.service.doors.set(false);
    }

    /// Takes connections again.
    pub fn accept_connections(&self) {
        self.service.doors.set(true);
    }

    /// Forgets what requests have changed and used: uploads, comments, quotas. The received requests, the faults and the clock stay.
    ///
    /// # Errors
    /// When the folder of recorded answers cannot be read any more.
    pub fn reset(&self) -> Result<(), StartError> {
        self.service.reset()
    }

    /// The certificate of a server with [`Builder::tls`], to be trusted by clients.
    pub fn certificate_pem(&self) -> Option<&str> {
        self.certificate.as_deref()
    }

    /// The time by the server's clock.
    pub fn time(&self) -> SystemTime {
        UNIX_EPOCH + Duration::from_secs(self.service.clock.now())
    }

    /// Sets the server's clock, forward or back.
    pub fn set_time(&self, time: SystemTime) {
        self.service.clock.set(time);
    }

    /// Stops a clock that runs, see [`Builder::system_clock`].
    pub fn freeze(&self) {
        self.service.clock.freeze();
    }

    /// Lets the clock run from where it is.
    pub fn unfreeze(&self) {
        self.service.clock.unfreeze();
    }

    /// Moves the server's clock forward. New analyses are in progress after 15 seconds and
    /// completed after 60, and signed URLs end after an hour.
    pub fn advance(&self, by: Duration) {
        self.service.clock.advance(by);
    }

    /// The files of the data folder that could not be used, and why.
    pub fn skipped(&self) -> &[(PathBuf, String)] {
        &self.service.skipped
    }

    /// The requests that faults name and that no row of the table, and nothing else here, answers.
    pub(crate) fn stray_faults(&self) -> Vec<String> {
        let endpoints = &self.service.endpoints;
        let mut patterns = self.service.faults.patterns();
        patterns.retain(|pattern| !route::may_meet(pattern, endpoints));
        patterns
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

/// Binds before the thread starts, so that the port is known and errors reach the caller.
fn listen(port: u16) -> Result<(TcpListener, SocketAddr), StartError> {
    let failed = |source| StartError::Listen { port, source };
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(failed)?;
    listener.set_nonblocking(true).map_err(failed)?;
    let address = listener.local_addr().map_err(failed)?;
    Ok((listener, address))
}

async fn accept(
    service: Arc<Service>,
    origin: Origin,
    listener: TcpListener,
    mut doorman: Doorman,
    tls: Option<Tls>,
) {
    let Ok(mut listener) = tokio::net::TcpListener::from_std(listener) else {
        return;
    };
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = doorman.until_closing() => {
                match doorman.closed(listener).await {
                    Ok(reopened) => listener = reopened,
                    // Another program has the port.
                    Err(_) => return,
                }
                continue;
            }
        };
        match accepted {
            Ok((stream, _)) => {
                tokio::spawn(serve(service.clone(), origin, stream, tls.clone()));
            }
            // Out of file descriptors or a connection that went away: others may still come.
            Err(_) => tokio::time::sleep(Duration::from_millis(1)).await,
        }
    }
}

async fn serve(service: Arc<Service>, origin: Origin, stream: TcpStream, tls: Option<Tls>) {
    // Answers are small and waited for; an error leaves the default, which is only slower.
    let _ = stream.set_nodelay(true);
    match tls {
        None => connection::serve(service, origin, stream).await,
        Some(tls) => {
            // A client that does not trust the certificate goes away, which is its right.
            if let Ok(stream) = tls.acceptor.accept(stream).await {
                connection::serve(service, origin, stream).await;
            }
        }
    }
}
