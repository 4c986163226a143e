//! Text without the API key.

use vt_client::{API_KEY_VARIABLE, ApiKey};

/// The text without the API key.
pub(crate) fn without_key(text: &str) -> String {
    let key = std::env::var_os(API_KEY_VARIABLE).unwrap_or_default();
    redacted(text, &key.to_string_lossy())
}

/// The text without the API key, which somebody may have typed in place of an identifier.
fn redacted(text: &str, key: &str) -> String {
    // Each piece of a key that cannot be sent, such as one with a line break in it, is a secret.
    key.split(|character: char| !character.is_ascii_graphic())
        .filter_map(|piece| ApiKey::new(piece).ok())
        .fold(text.to_owned(), |text, piece| {
            piece.redact(&text).into_owned()
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_is_replaced() {
        let text = "`canary` is not CANARY, nor `/%63anar%79`";
        let without = "`[redacted]` is not [redacted], nor `/[redacted]`";
        for key in ["canary", "canary\n", "\u{e9}canary of"] {
            assert_eq!(redacted(text, key), without, "{key:?}");
        }
        for key in ["is", "", "\n"] {
            assert_eq!(redacted(text, key), text);
        }
    }
}
