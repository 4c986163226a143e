//! The options that say how the service is reached, and how an analysis is waited for.

use std::time::Duration;

use clap::Args;

/// What clap knows options by that are named elsewhere than at their definition: a literal that is
/// misspelt is noticed under debug assertions only.
const URL: &str = "url";
const PROXY: &str = "proxy";

/// How the service is reached.
#[derive(Args, Debug)]
#[command(next_help_heading = "Connection")]
pub(crate) struct ConnectionOptions {
    /// Asks an emulator inside this program: needs no key, and nothing leaves the machine
    #[arg(long, global = true, conflicts_with_all = [URL, PROXY])]
    pub(crate) mock: bool,

    /// Base URL of the API, in place of VirusTotal's
    #[arg(id = URL, long, global = true, value_name = "URL")]
    pub(crate) url: Option<String>,

    /// How long to wait for a connection, for an answer, and for a transfer that stands still
    #[arg(long, global = true, value_name = "SECONDS", allow_negative_numbers = true, value_parser = seconds)]
    pub(crate) timeout: Option<Duration>,

    /// Proxy for all requests (http, https or socks5), in place of those of the environment
    #[arg(id = PROXY, long, global = true, value_name = "URL")]
    pub(crate) proxy: Option<String>,
}

/// How an analysis is waited for.
#[derive(Args, Clone, Copy, Debug)]
#[command(next_help_heading = "Waiting for an analysis")]
pub(crate) struct WaitOptions {
    /// How long to wait at most
    #[arg(long, global = true, value_name = "SECONDS", allow_negative_numbers = true, value_parser = seconds, default_value = "600")]
    pub(crate) wait_timeout: Duration,

    /// The first pause between two looks; pauses grow up to 30 seconds [default: 15; 1 with --mock]
    #[arg(long, global = true, value_name = "SECONDS", allow_negative_numbers = true, value_parser = seconds)]
    pub(crate) interval: Option<Duration>,
}

/// More than nothing and at most a day: "never" is not offered.
fn seconds(text: &str) -> Result<Duration, String> {
    const LONGEST: f64 = 86_400.0;
    let seconds: f64 = text
        .parse()
        .map_err(|_| "give a number of seconds".to_owned())?;
    if seconds > 0.0 && seconds <= LONGEST {
        // At least a nanosecond, so that what is more than nothing stays so.
        Ok(Duration::from_secs_f64(seconds).max(Duration::from_nanos(1)))
    } else {
        Err(format!("give more than 0 and at most {LONGEST} seconds"))
    }
}
