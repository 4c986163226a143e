//! Padding of base64 that came percent-encoded.

use std::borrow::Cow;

/// An identifier in base64 with its padding, where that came percent-encoded: whoever copies one
/// out of a URL gets `%3D` for each `=` at its end, which would be encoded a second time. No
/// identifier has a `%` of its own behind nothing but base64.
pub(crate) fn with_padding(text: &str) -> Cow<'_, str> {
    let mut base64 = text;
    let mut padding = 0;
    while let Some(rest) = base64.strip_suffix("%3D").or(base64.strip_suffix("%3d")) {
        base64 = rest;
        padding += 1;
    }
    let is_base64 = |byte: u8| byte.is_ascii_alphanumeric() || b"+/-_".contains(&byte);
    if matches!(padding, 1 | 2) && !base64.is_empty() && base64.bytes().all(is_base64) {
        Cow::Owned(format!("{base64}{}", "=".repeat(padding)))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn padding_that_was_encoded_is_padding() {
        for (text, padded) in [
            ("NjY0%3D%3D", "NjY0=="),
            ("NjY0%3d", "NjY0="),
            ("a-_b%3D", "a-_b="),
            ("a+/b%3D", "a+/b="),
        ] {
            assert_eq!(with_padding(text), padded);
        }
        for text in [
            "",
            "NjY0==",
            "NjY0",
            "%3D",
            "a%3D%3D%3D",
            "a b%3D",
            "a%2Fb%3D",
            "a=%3D",
            "a%3Db",
        ] {
            assert_eq!(with_padding(text), text);
        }
    }
}
