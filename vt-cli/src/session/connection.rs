//! The options that say how to reach the service and how to wait for an analysis.

use std::time::Duration;

use clap::Args;

/// The names by which clap knows options that are also named away from their definition: only debug
/// assertions would notice a misspelt literal.
const URL: &str = "url";
const PROXY: &str = "proxy";

/// How the service is reached.
#[derive(Args, Debug)]
#[command(next_help_heading = "Connection")]
pub(crate) struct ConnectionOptions {
    /// Ask an emulator inside this program: no key, and nothing leaves this machine
    #[arg(long, global = true, conflicts_with_all = [URL, PROXY])]
    pub(crate) mock: bool,

    /// Base URL of the API, instead of VirusTotal's
    #[arg(id = URL, long, global = true, value_name = "URL")]
    pub(crate) url: Option<String>,

    /// How long to wait for a connection, an answer, and a stalled transfer
    #[arg(
        long,
        global = true,
        value_name = "SECONDS",
        allow_negative_numbers = true,
        value_parser = seconds
    )]
    pub(crate) timeout: Option<Duration>,

    /// Proxy (http, https or socks5) for all requests, instead of the environment's
    #[arg(id = PROXY, long, global = true, value_name = "URL")]
    pub(crate) proxy: Option<String>,
}

/// How an analysis is waited for.
#[derive(Args, Clone, Copy, Debug)]
#[command(next_help_heading = "Waiting for an analysis")]
pub(crate) struct WaitOptions {
    /// How long to wait at most
    #[arg(
        long,
        global = true,
        value_name = "SECONDS",
        allow_negative_numbers = true,
        value_parser = seconds,
        default_value = "600"
    )]
    pub(crate) wait_timeout: Duration,

    /// First pause between two checks, growing to 30 [default: 15; --mock: 1]
    #[arg(
        long,
        global = true,
        value_name = "SECONDS",
        allow_negative_numbers = true,
        value_parser = seconds
    )]
    pub(crate) interval: Option<Duration>,
}

/// More than nothing and at most a day: waiting forever is not offered.
fn seconds(text: &str) -> Result<Duration, String> {
    const LONGEST: f64 = 86_400.0;
    let seconds: f64 = text
        .parse()
        .map_err(|_| "give a number of seconds".to_owned())?;
    if seconds > 0.0 && seconds <= LONGEST {
        // At least a nanosecond, so that more than nothing stays more than nothing.
        Ok(Duration::from_secs_f64(seconds).max(Duration::from_nanos(1)))
    } else {
        Err(format!("give more than 0 and at most {LONGEST} seconds"))
    }
}
