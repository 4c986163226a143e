//! The two addresses of a server.

use super::path::PREFIX;

/// Scheme, host and port of both listeners.
#[derive(Debug)]
pub(crate) struct Origins {
    pub(crate) api: String,
    /// Where downloads and signed URLs lead.
    pub(crate) second: String,
}

impl Origins {
    /// The API's base URL.
    pub(crate) fn base(&self) -> String {
        format!("{}{PREFIX}", self.api)
    }
}
