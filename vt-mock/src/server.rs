//! Listeners, and the life of a server.

use std::fmt;
use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

use thiserror::Error;
use tokio::sync::oneshot;

use crate::connection;
use crate::options::Builder;
use crate::received::{Origin, Received};
use crate::route::PREFIX;
use crate::service::Service;

/// Why a server did not start.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum StartError {
    /// The port is taken or not allowed.
    #[error("cannot listen on port {port} of 127.0.0.1")]
    Listen {
        /// The port that was asked for; 0 stands for any free one.
        port: u16,
        /// What the system says.
        source: io::Error,
    },
    /// The thread or its runtime could not be made.
    #[error("cannot start the server's thread")]
    Thread(#[source] io::Error),
    /// The folder of recorded answers cannot be read.
    #[error("cannot read the folder of recorded answers `{}`", path.display())]
    Data {
        /// The folder, or the part of it that cannot be read.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// An object given to the builder has no `type` or no `id`.
    #[error("an object to know needs `type` and `id`, this one has: {0}")]
    Object(String),
}

/// An emulator of the API on two loopback ports, on a thread of its own. It stops when dropped.
pub struct MockServer {
    service: Arc<Service>,
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
        let (api, origin) = listen(options.port)?;
        let (second, second_origin) = listen(0)?;
        let service = Arc::new(Service::new(
            options,
            origin.to_string(),
            second_origin.to_string(),
        )?);
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_io()
            .build()
            .map_err(StartError::Thread)?;
        let (stop, stopped) = oneshot::channel();
        let shared = service.clone();
        let thread = std::thread::Builder::new()
            .name("vt-mock".to_owned())
            .spawn(move || {
                runtime.block_on(async {
                    tokio::select! {
                        () = accept(shared.clone(), Origin::Api, api) => {}
                        () = accept(shared.clone(), Origin::Second, second) => {}
                        _ = stopped => {}
                    }
                });
                // Dropping the runtime drops every open connection, so nothing is waited for.
            })
            .map_err(StartError::Thread)?;
        Ok(Self {
            service,
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

    /// Moves the server's clock forward. New analyses are in progress after 15 seconds and
    /// completed after 60, and signed URLs end after an hour.
    pub fn advance(&self, by: Duration) {
        self.service.clock.advance(by);
    }

    /// The files of the data folder that could not be used, and why.
    pub fn skipped(&self) -> &[(PathBuf, String)] {
        &self.service.skipped
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
fn listen(port: u16) -> Result<(TcpListener, Url), StartError> {
    let failed = |source| StartError::Listen { port, source };
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(failed)?;
    listener.set_nonblocking(true).map_err(failed)?;
    let address = listener.local_addr().map_err(failed)?;
    Ok((listener, Url(address)))
}

struct Url(SocketAddr);

impl fmt::Display for Url {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "http://{}", self.0)
    }
}

async fn accept(service: Arc<Service>, origin: Origin, listener: TcpListener) {
    let Ok(listener) = tokio::net::TcpListener::from_std(listener) else {
        return;
    };
    loop {
        match listener.accept().await {
            Ok((stream, _)) => {
                tokio::spawn(connection::serve(service.clone(), origin, stream));
            }
            // Out of file descriptors or a connection that went away: others may still come.
            Err(_) => tokio::task::yield_now().await,
        }
    }
}

impl StartError {
    pub(crate) fn data(path: &Path, source: io::Error) -> Self {
        Self::Data {
            path: path.to_owned(),
            source,
        }
    }
}
