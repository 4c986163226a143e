//! The options that say how to wait for an analysis.

use std::time::Duration;

use clap::Args;

use super::seconds::seconds;

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
