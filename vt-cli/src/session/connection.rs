//! The options that say how to reach the service.

use std::time::Duration;

use clap::Args;

use super::seconds::seconds;

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
