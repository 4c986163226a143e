//! What lies behind an error of another library.

use std::error::Error as StdError;

/// The deepest error's text: those above only say what was being done.
pub(crate) fn root_cause(error: &dyn StdError) -> String {
    let mut deepest = error;
    while let Some(source) = deepest.source() {
        deepest = source;
    }
    deepest.to_string()
}
