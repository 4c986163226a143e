//! `vt-mock`: the emulator as a program.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use vt_mock::{MockServer, StartError};

/// A VirusTotal API v3 that runs on your machine.
///
/// Prints its base URL and runs until it is interrupted. Any API key is good; one that begins with
/// `wrong` is refused, and one that begins with `public` is a key of the public API.
#[derive(Debug, Parser)]
#[command(version)]
struct Arguments {
    /// The loopback port to listen on; without it, a free one.
    #[arg(long, value_name = "N", default_value_t = 0)]
    port: u16,
    /// A folder of recorded answers (`*.json`, in folders of any depth), found by type and id.
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Another seed makes other numbers.
    #[arg(long, value_name = "N", default_value_t = 0)]
    seed: u64,
}

fn main() -> ExitCode {
    match run(Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let mut message = error.to_string();
            let mut source = error.source();
            while let Some(cause) = source {
                message.push_str(&format!(": {cause}"));
                source = cause.source();
            }
            eprintln!("vt-mock: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: Arguments) -> Result<(), Box<dyn std::error::Error>> {
    let server = start(arguments)?;
    for (path, message) in server.skipped() {
        eprintln!("vt-mock: passed over `{}`: {message}", path.display());
    }
    println!("{}", server.base_url());
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_io()
        .build()?;
    runtime.block_on(tokio::signal::ctrl_c())?;
    Ok(())
}

fn start(arguments: Arguments) -> Result<MockServer, StartError> {
    let builder = MockServer::builder()
        .port(arguments.port)
        .seed(arguments.seed)
        .system_clock();
    match arguments.data {
        Some(folder) => builder.data(folder).start(),
        None => builder.start(),
    }
}
