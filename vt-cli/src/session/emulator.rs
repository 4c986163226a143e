//! The emulator inside the program, for `--mock`.

use vt_client::ClientBuilder;
use vt_mock::MockServer;

use crate::outcome::exit::Exit;
use crate::outcome::failure::Failure;

/// Any key is good for the emulator, and the user's own is not shown to it.
const KEY: &str = "emulated";

/// Starts the emulator and leads the client to it. It runs until it is dropped.
pub(crate) fn start(client: ClientBuilder) -> Result<(ClientBuilder, MockServer), Failure> {
    let server = MockServer::start()
        .map_err(|error| Failure::new(Exit::Failure, format!("the emulator: {error}")))?;
    let client = client
        .api_key(KEY)
        .base_url(server.base_url())
        .system_proxy(false);
    Ok((client, server))
}
