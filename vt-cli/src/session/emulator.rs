//! The emulator inside this program, for `--mock`.

use vt_client::ClientBuilder;
use vt_mock::MockServer;

use crate::outcome::exit::Exit;
use crate::outcome::failure::Failure;

/// The emulator accepts any key, and must not see the user's own.
const KEY: &str = "emulated";

/// Starts the emulator and points the client at it. It runs until it is dropped.
pub(crate) fn start(client: ClientBuilder) -> Result<(ClientBuilder, MockServer), Failure> {
    let server = MockServer::start().map_err(|error| {
        Failure::new(Exit::Failure, format!("the emulator cannot start: {error}"))
    })?;
    let client = client
        .api_key(KEY)
        .base_url(server.base_url())
        .system_proxy(false);
    Ok((client, server))
}
