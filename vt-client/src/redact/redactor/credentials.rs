//! What of a header's value is a secret by itself.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use zeroize::Zeroizing;

/// The value, the credentials behind the name of a scheme (`Bearer …`), what `Basic` encodes and
/// the password in it, and the values of cookies: a server may echo each without the rest.
pub(super) fn parts(value: &[u8]) -> Vec<Zeroizing<Vec<u8>>> {
    let mut parts = vec![value];
    let cookies = value.split(|&byte| byte == b';');
    parts.extend(cookies.filter_map(|cookie| behind(cookie, b'=')));
    let mut decoded = None;
    if let Some(credentials) = behind(value, b' ') {
        parts.push(credentials);
        if is_basic(value) {
            decoded = STANDARD.decode(credentials).ok().map(Zeroizing::new);
        }
    }
    if let Some(pair) = &decoded {
        parts.push(pair);
        parts.extend(behind(pair, b':'));
    }
    parts
        .into_iter()
        .map(|part| Zeroizing::new(part.to_vec()))
        .collect()
}

/// What follows the first of these bytes, without white space and quotes around it.
fn behind(text: &[u8], byte: u8) -> Option<&[u8]> {
    let at = text.iter().position(|&other| other == byte)?;
    let rest = text.get(at + 1..)?.trim_ascii();
    Some(
        rest.strip_prefix(b"\"")
            .and_then(|rest| rest.strip_suffix(b"\""))
            .unwrap_or(rest),
    )
}

fn is_basic(value: &[u8]) -> bool {
    value
        .get(..6)
        .is_some_and(|scheme| scheme.eq_ignore_ascii_case(b"basic "))
}
