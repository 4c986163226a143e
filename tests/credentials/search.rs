//! Looks for a secret in text, however it is written there. Shares no code with the client.

use std::error::Error as _;

use base64::Engine;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use vt_client::Error;

/// The way in which the secret, or a telling piece of it, stands in the text.
pub(crate) fn found(text: &str, secret: &str) -> Option<&'static str> {
    let secret = secret.to_lowercase();
    let (head, tail) = (&secret[..12], &secret[secret.len() - 12..]);
    let plain = |text: &str| {
        let text = text.to_lowercase();
        text.contains(head) || text.contains(tail)
    };
    // Most texts have none of these marks, and millions of bytes are searched.
    let decoded = text
        .contains('%')
        .then(|| percent_decoded(&percent_decoded(text)));
    let forms: [(&str, &dyn Fn() -> bool); 5] = [
        ("plain", &|| plain(text)),
        ("percent-encoded", &|| {
            decoded.as_ref().is_some_and(|text| plain(text))
        }),
        ("escaped", &|| {
            text.contains('\\') && plain(&unescaped(text))
        }),
        ("as base64", &|| {
            base64(text, &plain) || decoded.as_ref().is_some_and(|text| base64(text, &plain))
        }),
        ("as a list of bytes", &|| {
            text.contains('[') && bytes(text, &secret)
        }),
    ];
    forms
        .into_iter()
        .find_map(|(form, is_found)| is_found().then_some(form))
}

/// Fails when the secret is found.
#[track_caller]
pub(crate) fn assert_absent(what: &str, text: &str, secret: &str) {
    if let Some(form) = found(text, secret) {
        panic!("{what} holds the secret {form}: {text}");
    }
}

/// Everything that an error shows, its causes and its answer included.
pub(crate) fn shown(error: &Error) -> String {
    let mut shown = format!("{error} {error:?} {error:#?} {:?}", error.response());
    let mut next = error.source();
    while let Some(error) = next {
        shown.push_str(&format!(" {error} {error:?} {error:#?}"));
        next = error.source();
    }
    shown
}

fn percent_decoded(text: &str) -> String {
    percent_encoding::percent_decode_str(text)
        .decode_utf8_lossy()
        .into_owned()
}

/// `\u{63}`, `\u0063` and `\x63` as `c`, `\"` as `"`.
fn unescaped(text: &str) -> String {
    let mut shown = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        shown.push_str(before);
        let digits = match after.as_bytes() {
            [b'u', b'{', ..] => after[2..].find('}').map(|end| (2, end, 1)),
            [b'u', ..] => Some((1, 4, 0)),
            [b'x', ..] => Some((1, 2, 0)),
            _ => None,
        };
        let character = digits.and_then(|(start, length, close)| {
            let code = u32::from_str_radix(after.get(start..start + length)?, 16).ok()?;
            Some((char::from_u32(code)?, start + length + close))
        });
        rest = match character {
            Some((character, length)) => {
                shown.push(character);
                &after[length..]
            }
            None => after,
        };
    }
    shown + rest
}

/// Whether something is found in what any stretch of base64 in the text says.
fn base64(text: &str, is_found: &dyn Fn(&str) -> bool) -> bool {
    let lenient = GeneralPurposeConfig::new()
        .with_decode_allow_trailing_bits(true)
        .with_decode_padding_mode(DecodePaddingMode::Indifferent);
    let engine = GeneralPurpose::new(&base64::alphabet::STANDARD, lenient);
    text.split(|character: char| !character.is_ascii_alphanumeric() && !"+/-_".contains(character))
        .filter(|stretch| stretch.len() >= 16)
        .any(|stretch| {
            let stretch = stretch.replace('-', "+").replace('_', "/");
            (0..4).any(|start| {
                let stretch = &stretch[start..];
                // One character alone says nothing.
                let whole = stretch.len() - usize::from(stretch.len() % 4 == 1);
                let bytes = engine.decode(&stretch[..whole]).unwrap_or_default();
                is_found(&String::from_utf8_lossy(&bytes))
            })
        })
}

/// `[99, 97, 57]`, as `Debug` shows bytes.
fn bytes(text: &str, secret: &str) -> bool {
    let text: String = text.split_ascii_whitespace().collect();
    let numbers: Vec<String> = secret[..12].bytes().map(|byte| byte.to_string()).collect();
    text.contains(&numbers.join(","))
}

#[test]
fn the_search_finds_what_it_is_for() {
    use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
    use vt_tests::cases::KEY;

    let percent: String = KEY.bytes().map(|byte| format!("%{byte:02x}")).collect();
    let twice = percent.replace('%', "%25");
    let unicode: String = KEY
        .chars()
        .map(|c| c.escape_unicode().to_string())
        .collect();
    let json: String = KEY.bytes().map(|byte| format!("\\u{byte:04X}")).collect();
    let mut planted = vec![
        (KEY.to_owned(), "plain"),
        (KEY.to_uppercase(), "plain"),
        (KEY[..12].to_owned(), "plain"),
        (percent.to_uppercase(), "percent-encoded"),
        (percent, "percent-encoded"),
        (twice, "percent-encoded"),
        (unicode, "escaped"),
        (json, "escaped"),
        (format!("{:?}", KEY.as_bytes()), "as a list of bytes"),
        (format!("{:#?}", KEY.as_bytes()), "as a list of bytes"),
    ];
    for before in ["", "a", "ab", "https://example.com/?key="] {
        let text = format!("{before}{KEY}/x");
        planted.push((STANDARD.encode(&text), "as base64"));
        planted.push((URL_SAFE_NO_PAD.encode(&text), "as base64"));
    }
    for (text, form) in planted {
        for text in [format!("a \"{text}\" b"), format!("/{text}?")] {
            assert_eq!(found(&text, KEY), Some(form), "{text}");
        }
    }
    assert_eq!(
        found(
            "[redacted] %41 \\u{41} aHR0cHM6Ly93d3cuZXhhbXBsZS5jb20v [1, 2]",
            KEY
        ),
        None
    );
}
