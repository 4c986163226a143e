//! What the program says besides its base URL.

use vt_client::printable::escape;

/// Writes one line on the standard error; it may quote file names and requests.
pub(crate) fn tell(message: &str) {
    eprintln!("vt-mock: {}", escape(message));
}
