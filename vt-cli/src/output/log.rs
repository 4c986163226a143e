//! What `-v` shows.

use std::io::{self, Write};

use tracing_subscriber::Layer;
use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::fmt::format::FmtSpan;
use tracing_subscriber::fmt::time::Uptime;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

use vt_client::printable::escape_lines;

use super::stderr::write_error;

/// Begins to log to standard error: with `-v` requests and answers, with `-vv` also when they
/// happened, how long each request took, and the steps in between.
///
/// Only this project's own crates are logged, since nothing checks what other crates log for
/// secrets.
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
        .with_ansi(false);
    let format = match verbose {
        1 => format.without_time().boxed(),
        // The span of a request: its beginning and its end.
        _ => format
            .with_timer(Uptime::default())
            .with_span_events(FmtSpan::NEW | FmtSpan::CLOSE)
            .boxed(),
    };
    tracing_subscriber::registry()
        .with(format)
        .with(targets)
        .init();
}

/// The log takes the same way as every message.
#[derive(Debug)]
struct LogWriter;

impl Write for LogWriter {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        write_error(&escape_lines(&String::from_utf8_lossy(buffer)));
        Ok(buffer.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
