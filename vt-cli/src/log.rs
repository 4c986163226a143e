//! What `-v` shows.

use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

use crate::output::LogWriter;

/// Begins to log to the standard error: `-v` what is sent and answered, `-vv` all there is.
///
/// Only the project's own crates are heard: what others log is not checked for secrets.
pub(crate) fn start(verbose: u8) {
    let level = match verbose {
        0 => return,
        1 => LevelFilter::DEBUG,
        _ => LevelFilter::TRACE,
    };
    let targets = Targets::new()
        .with_target("vt_client", level)
        .with_target("vt_mock", level);
    let format = tracing_subscriber::fmt::layer()
        .with_writer(|| LogWriter)
        .with_ansi(false)
        .without_time();
    tracing_subscriber::registry()
        .with(format)
        .with(targets)
        .init();
}
