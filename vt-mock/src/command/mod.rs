//! The program, in a form that other programs can include, as `vt mock` does. It may use all
//! floors.

use std::fmt;
use std::io::Write;
use std::ops::RangeInclusive;
use std::path::PathBuf;
use std::time::Duration;

use clap::Args;
use vt_client::printable::escape_lines;
use vt_table::TableSource;

use crate::base::tell::tell;
use crate::checks::quota::Quota;
use crate::faults::fault::Fault;
use crate::faults::on::On;
use crate::faults::spec;
use crate::server::MockServer;
use crate::server::builder::Builder;

/// How many requests the program remembers.
const REMEMBERED: usize = 1_000;

const FAULTS_HELP: &str = "\
What goes wrong: rules `REQUEST: FAULT [WORD ...]`, separated by `;`

REQUEST is `VERB PATH` (`GET /files/{}`; `{}` is any one segment, `*` any verb or path) or `*` \
for every request.
FAULT is a status (503), or one of reset, reset-upload, reset-body, close, stall, stall-body, \
truncated-gzip, length-too-long, length-too-short, redirect-loop, redirect-away, \
gzip-bomb[=BYTES], huge[=BYTES], drip=BYTES/MS, delay=MS, refuse=MS, not-http.
WORDs select: xN (N times at most), after=N, every=N, chance=P, seed=N; and after a status: \
retry-after=S, retry-after-date=S, code=CODE, type=TYPE, body=TEXT, empty.

Example: --faults 'GET /files/{}: 503 x2; POST /files: reset-body; *: 429 retry-after=1 chance=0.1 seed=7'";

/// The options of the program.
#[derive(Args, Clone, Debug)]
pub struct Arguments {
    /// The loopback port to listen on; without it, a free one
    #[arg(long, value_name = "N", default_value_t = 0)]
    port: u16,

    /// A folder of recorded answers, found by path and query, and of objects (`*.json`), found by
    /// type and id; with --record, where they are saved
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,

    /// Another seed makes other numbers
    #[arg(long, value_name = "N", default_value_t = 0)]
    seed: u64,

    /// A pause before each answer, in milliseconds; with two numbers, of a random length between
    /// them
    #[arg(long, value_name = "MS[-MS]", value_parser = latency)]
    latency: Option<Latency>,

    /// Requests that each key may make within a minute, a day and a month, such as 4,500
    #[arg(long, value_name = "MINUTE,DAY[,MONTH]")]
    quota: Option<Quota>,

    /// What goes wrong: `GET /files/{}: 503 x2; POST /files: reset-body`
    #[arg(long, value_name = "SPEC", long_help = FAULTS_HELP, value_parser = faults)]
    faults: Option<Faults>,

    /// Speaks https, with a certificate that is made at the start and printed on the standard error
    #[arg(long)]
    tls: bool,

    /// Where the certificate is saved, in place of printing it
    #[arg(long, value_name = "FILE", requires = "tls")]
    certificate: Option<PathBuf>,

    /// Passes requests on to the API at this base URL, and saves what it answers, without
    /// secrets, in the folder of --data
    #[arg(long, value_name = "URL", requires = "data")]
    record: Option<String>,

    /// A table of endpoints (TOML) to answer, in place of the built-in one
    #[arg(long, value_name = "FILE")]
    endpoints: Option<PathBuf>,
}

#[derive(Clone, Debug)]
struct Latency(RangeInclusive<Duration>);

#[derive(Clone, Debug)]
struct Faults(Vec<(Fault, On)>);

/// Why the program did not run; the whole text, to be shown after the program's name.
#[derive(Debug)]
pub struct CommandError(String);

impl fmt::Display for CommandError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&escape_lines(&self.0))
    }
}

impl std::error::Error for CommandError {}

impl CommandError {
    fn of(error: &dyn std::error::Error) -> Self {
        let mut message = error.to_string();
        let mut source = error.source();
        while let Some(cause) = source {
            message.push_str(&format!(": {cause}"));
            source = cause.source();
        }
        Self(message)
    }
}

/// Starts a server, prints its base URL on the standard output and everything else on the standard
/// error, and runs until it is interrupted.
///
/// # Errors
/// When an option cannot be used, or the server does not start.
pub fn run(arguments: Arguments) -> Result<(), CommandError> {
    let certificate = arguments.certificate.clone();
    let server = builder(arguments)?
        .start()
        .map_err(|error| CommandError::of(&error))?;
    for (path, message) in server.skipped() {
        tell(&format!("skipped `{}`: {message}", path.display()));
    }
    for pattern in server.stray_faults() {
        tell(&format!("`{pattern}` of --faults names no path of the API"));
    }
    if let Some(pem) = server.certificate_pem() {
        match certificate {
            None => eprint!("{pem}"),
            Some(path) => std::fs::write(&path, pem).map_err(|error| {
                CommandError(format!(
                    "cannot save the certificate: `{}`: {error}",
                    path.display()
                ))
            })?,
        }
    }
    until_interrupted(|| {
        let mut output = std::io::stdout().lock();
        // A program that does not read it knows the port.
        let _ = writeln!(output, "{}", server.base_url()).and_then(|()| output.flush());
    })
    .map_err(|error| CommandError::of(&error))
}

fn builder(arguments: Arguments) -> Result<Builder, CommandError> {
    let mut builder = MockServer::builder()
        .port(arguments.port)
        .seed(arguments.seed)
        .keep_received(REMEMBERED)
        .system_clock();
    if let Some(path) = arguments.endpoints {
        builder = builder.endpoints(table(&path)?);
    }
    if let Some(Latency(range)) = arguments.latency {
        builder = builder.latency(range);
    }
    if let Some(quota) = arguments.quota {
        builder = builder.quota(quota);
    }
    for (fault, on) in arguments.faults.into_iter().flat_map(|faults| faults.0) {
        builder = builder.fault(fault, on);
    }
    if arguments.tls {
        builder = builder.tls();
    }
    Ok(match (arguments.record, arguments.data) {
        (Some(url), folder) => builder.record(url, folder),
        (None, Some(folder)) => builder.data(folder),
        (None, None) => builder,
    })
}

/// The operations of a user's table.
fn table(path: &std::path::Path) -> Result<Vec<vt_table::Endpoint>, CommandError> {
    let shown = path.display().to_string();
    let (source, _) = TableSource::open(path, &shown).map_err(|error| CommandError::of(&error))?;
    let loaded = vt_table::read(&source);
    if loaded.diagnostics.is_empty() {
        return Ok(loaded.api.endpoints().cloned().collect());
    }
    let mistakes: Vec<String> = loaded.diagnostics.iter().map(ToString::to_string).collect();
    Err(CommandError(format!(
        "`{shown}` cannot be used:\n{}",
        mistakes.join("\n")
    )))
}

fn faults(text: &str) -> Result<Faults, String> {
    spec::parse(text)
        .map(Faults)
        .map_err(|error| error.to_string())
}

fn latency(text: &str) -> Result<Latency, String> {
    let (low, high) = text.split_once('-').unwrap_or((text, text));
    let milliseconds = |text: &str| text.trim().parse().ok().map(Duration::from_millis);
    match (milliseconds(low), milliseconds(high)) {
        (Some(low), Some(high)) if low <= high => Ok(Latency(low..=high)),
        _ => {
            Err("write milliseconds, such as `200`, or `50-300` with the smaller first".to_owned())
        }
    }
}

/// Calls `ready` as soon as an interruption would be noticed, and returns when one comes.
fn until_interrupted(ready: impl FnOnce()) -> std::io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_io()
        .build()?;
    runtime.block_on(async {
        #[cfg(unix)]
        {
            use tokio::signal::unix::{SignalKind, signal};
            let mut interrupted = signal(SignalKind::interrupt())?;
            let mut told_to_end = signal(SignalKind::terminate())?;
            ready();
            tokio::select! {
                _ = interrupted.recv() => {}
                _ = told_to_end.recv() => {}
            }
            Ok(())
        }
        #[cfg(not(unix))]
        {
            ready();
            tokio::signal::ctrl_c().await
        }
    })
}
