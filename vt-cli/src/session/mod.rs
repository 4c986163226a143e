//! Session: the client that the options describe, how long to wait, and the runtime of a run.
//! Uses `outcome`.

mod seconds;
pub(crate) mod connection;
pub(crate) mod waiting;
mod emulator;
pub(crate) mod interrupt;

use std::time::Duration;

use vt_client::retry::{AtQuota, RetryPolicy};
use vt_client::{API_KEY_VARIABLE, ApiKey, Client};
use vt_mock::MockServer;

use self::connection::ConnectionOptions;
use self::waiting::WaitOptions;
use crate::outcome::exit::Exit;
use crate::outcome::failure::Failure;

/// Each look at an analysis is a request, of which a public key has four per minute.
const INTERVAL: Duration = Duration::from_secs(15);

/// The emulator has no quota, and finishes after a few looks.
const EMULATORS_INTERVAL: Duration = Duration::from_secs(1);

/// How long an interrupted program may take to remove its unfinished files.
const CLEARING: Duration = Duration::from_secs(2);

/// One run of the program.
#[derive(Debug)]
pub(crate) struct Session {
    pub(crate) client: Client,
    /// How long to wait for an analysis.
    pub(crate) wait_timeout: Duration,
    /// The first pause between two looks at it.
    pub(crate) interval: Duration,
    _emulator: Option<MockServer>,
}

impl Session {
    /// Makes the client; nothing is sent.
    pub(crate) fn open(connection: &ConnectionOptions, wait: WaitOptions) -> Result<Self, Failure> {
        let mut builder = Client::builder()
            .user_agent(concat!("vt-cli/", env!("CARGO_PKG_VERSION")))
            // A command that says nothing for a minute looks broken. The exit status tells that the
            // quota is exceeded.
            .retry(RetryPolicy::default().at_quota(AtQuota::Return));
        let mut emulator = None;
        if connection.mock {
            let (client, server) = emulator::start(builder)?;
            (builder, emulator) = (client, Some(server));
        } else {
            builder = builder.api_key(key()?);
        }
        if let Some(url) = &connection.url {
            builder = builder.base_url(url);
        }
        if let Some(proxy) = &connection.proxy {
            builder = builder.proxy_all(proxy);
        }
        if let Some(limit) = connection.timeout {
            builder = builder
                .connect_timeout(limit)
                .response_timeout(limit)
                .idle_timeout(limit)
                .answer_timeout(limit);
        }
        Ok(Self {
            client: builder.build()?,
            wait_timeout: wait.wait_timeout,
            interval: wait.interval.unwrap_or(match connection.mock {
                true => EMULATORS_INTERVAL,
                false => INTERVAL,
            }),
            _emulator: emulator,
        })
    }

    /// Does work that talks to the service.
    pub(crate) fn run(&self, work: impl AsyncFnOnce(&Self) -> Exit) -> Result<Exit, Failure> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|error| Failure::new(Exit::Failure, format!("cannot start: {error}")))?;
        let exit = runtime.block_on(work(self));
        if let Exit::Interrupted | Exit::Terminated = exit {
            // Unfinished files are removed with the work that was dropped.
            runtime.shutdown_timeout(CLEARING);
            interrupt::end(exit);
        } else {
            // A name lookup that is no longer needed is not waited for.
            runtime.shutdown_background();
        }
        Ok(exit)
    }
}

/// The key, which only the environment provides: other users of the machine can read a command
/// line.
fn key() -> Result<ApiKey, Failure> {
    let refuse = |why: String| Err(Failure::new(Exit::Authentication, why));
    match std::env::var(API_KEY_VARIABLE) {
        Ok(key) if !key.is_empty() => match ApiKey::new(key) {
            Ok(key) => Ok(key),
            Err(error) => refuse(format!(
                "the environment variable `{API_KEY_VARIABLE}`: {error}"
            )),
        },
        Err(std::env::VarError::NotUnicode(_)) => refuse(format!(
            "the environment variable `{API_KEY_VARIABLE}` is not text"
        )),
        _ => refuse(format!(
            "no API key: set the environment variable `{API_KEY_VARIABLE}`, or try `--mock`, which \
             needs none"
        )),
    }
}
