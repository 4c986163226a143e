//! Removes secrets from text that is about to be shown.

use std::borrow::Cow;
use std::sync::OnceLock;

use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use http::HeaderValue;
use zeroize::Zeroizing;

use crate::redact::secret::Secret;

mod credentials;

/// What is shown in place of a secret.
pub(crate) const REDACTED: &str = "[redacted]";

/// What stands where a text was cut.
const CUT: char = '…';

/// Keys, and pieces of one that was cut off, are left in place when they are shorter than this:
/// they occur by chance in every message.
const SHORTEST_KEY: usize = 4;

/// Headers marked sensitive and passwords may hold any word, so a chance occurrence is more likely.
const SHORTEST_HEADER: usize = 8;

/// A URL that leads elsewhere is only refused for keys that cannot stand there by chance; those of
/// the service have 64 characters.
const SHORTEST_UNMISTAKABLE: usize = 16;

/// Finds secrets in text that is about to be shown.
pub(crate) struct Redactor<'a> {
    key: &'a [u8],
    headers: Vec<&'a [u8]>,
    passwords: &'a [Secret],
    /// Made once, since a page may have many errors.
    needles: OnceLock<Vec<Needle>>,
}

impl<'a> Redactor<'a> {
    pub(crate) fn new(key: &'a str) -> Self {
        Self {
            key: key.as_bytes(),
            headers: Vec::new(),
            passwords: &[],
            needles: OnceLock::new(),
        }
    }

    /// Also looks for these passwords.
    pub(crate) fn with_passwords(mut self, passwords: &'a [Secret]) -> Self {
        self.passwords = passwords;
        self
    }

    /// Also looks for the values of these headers, where they are marked sensitive, and for the
    /// credentials in them.
    pub(crate) fn with(mut self, headers: impl IntoIterator<Item = &'a HeaderValue>) -> Self {
        let secret = headers.into_iter().filter(|value| value.is_sensitive());
        self.headers.extend(secret.map(HeaderValue::as_bytes));
        self
    }

    fn needles(&self) -> Vec<Needle> {
        let key = (self.key.len() >= SHORTEST_KEY).then(|| Needle::new(self.key, SHORTEST_KEY));
        let headers = self
            .headers
            .iter()
            .flat_map(|value| credentials::parts(value));
        let passwords = self.passwords.iter();
        let passwords = passwords.map(|password| password.expose().as_bytes().to_vec());
        let others = headers.chain(passwords.map(Zeroizing::new));
        let others = others.filter(|secret| secret.len() >= SHORTEST_HEADER);
        key.into_iter()
            .chain(others.map(|secret| Needle::new(&secret, SHORTEST_HEADER)))
            .collect()
    }

    /// Replaces each secret by `[redacted]`: in any case, where characters are percent-encoded
    /// (once or more often) or escaped as in JSON, within base64, and where a cut (the text's
    /// begin, its end, or `…`) left only a piece of it.
    pub(crate) fn redact<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let needles = self.needles.get_or_init(|| self.needles());
        let mut shown = String::new();
        let (mut copied, mut at) = (0, 0);
        let mut cuts = text
            .match_indices(CUT)
            .map(|(cut, _)| cut)
            .chain([text.len()])
            .peekable();
        while at < text.len() {
            let rest = &text.as_bytes()[at..];
            while cuts.next_if(|&cut| cut < at).is_some() {}
            let cut = cuts.peek().map_or(rest.len(), |cut| cut - at);
            let found = needles
                .iter()
                .filter_map(|needle| {
                    let begun = (at == 0).then(|| needle.tail(rest)).flatten();
                    let whole = needle.whole(rest);
                    whole.or_else(|| needle.head(&rest[..cut])).max(begun)
                })
                .max();
            match found {
                Some(length) => {
                    // Both ends are ASCII, so they are boundaries of characters.
                    shown.push_str(text.get(copied..at).unwrap_or_default());
                    shown.push_str(REDACTED);
                    at += length;
                    copied = at;
                }
                None => at += 1,
            }
        }
        if copied == 0 {
            return Cow::Borrowed(text);
        }
        shown.push_str(text.get(copied..).unwrap_or_default());
        Cow::Owned(shown)
    }

    /// Whether the key stands in this text, however it is written.
    pub(crate) fn finds_key(&self, text: &str) -> bool {
        if self.key.len() < SHORTEST_UNMISTAKABLE {
            return false;
        }
        let key = Needle::new(self.key, SHORTEST_KEY);
        (0..text.len()).any(|at| key.whole(&text.as_bytes()[at..]).is_some())
    }
}

/// A secret, and what of it stands in the base64 of every text that holds it.
struct Needle {
    secret: Zeroizing<Vec<u8>>,
    /// Of a piece that was cut off, the least number of characters that counts.
    shortest: usize,
    base64: Vec<Zeroizing<String>>,
}

impl Needle {
    fn new(secret: &[u8], shortest: usize) -> Self {
        // Three bytes become four characters, so there are three ways to fall among them. The
        // characters at both ends also depend on what stands beside the secret.
        let base64 = (0..3).map(|before| {
            let mut bytes = Zeroizing::new(vec![0; before]);
            bytes.extend_from_slice(secret);
            let text = Zeroizing::new(STANDARD_NO_PAD.encode(&*bytes));
            let core = (before * 8).div_ceil(6)..bytes.len() * 8 / 6;
            Zeroizing::new(text.get(core).unwrap_or_default().to_owned())
        });
        Self {
            secret: Zeroizing::new(secret.to_vec()),
            shortest,
            base64: base64
                .filter(|core| core.len() >= SHORTEST_HEADER)
                .collect(),
        }
    }

    /// The length of the secret's occurrence at the start of `text`.
    fn whole(&self, text: &[u8]) -> Option<usize> {
        let spelled = SPELLINGS
            .into_iter()
            .filter_map(|spelling| match spelled(text, &self.secret, spelling) {
                Match::Whole(length) => Some(length),
                Match::Head(..) | Match::None => None,
            })
            .max();
        let encoded = || self.base64.iter().find_map(|core| in_base64(text, core));
        spelled.or_else(encoded)
    }

    /// The length of `text` if it is the beginning of the secret.
    fn head(&self, text: &[u8]) -> Option<usize> {
        SPELLINGS
            .into_iter()
            .any(|spelling| {
                matches!(
                    spelled(text, &self.secret, spelling),
                    Match::Head(count) if count >= self.shortest
                )
            })
            .then_some(text.len())
    }

    /// The length of the secret's end at the start of `text`.
    fn tail(&self, text: &[u8]) -> Option<usize> {
        let longest = self.secret.len().checked_sub(self.shortest)?;
        (1..=longest).find_map(|missing| {
            let piece = self.secret.get(missing..)?;
            SPELLINGS
                .into_iter()
                .find_map(|spelling| match spelled(text, piece, spelling) {
                    Match::Whole(length) => Some(length),
                    Match::Head(..) | Match::None => None,
                })
        })
    }
}

/// How much of a secret stands at the start of a text.
enum Match {
    /// All of it, in so many bytes.
    Whole(usize),
    /// So many of its characters, and then the text ends.
    Head(usize),
    None,
}

/// Reads one character and the length of its spelling.
type Spelling = fn(&[u8]) -> Option<(u8, usize)>;

/// Texts may be quoted as they are even where they look encoded, so each way is tried by itself.
const SPELLINGS: [Spelling; 4] = [literal, percent_encoded, percent_encoded_once, escaped];

fn spelled(text: &[u8], secret: &[u8], spelling: Spelling) -> Match {
    let mut at = 0;
    for (count, wanted) in secret.iter().enumerate() {
        match text.get(at..).and_then(spelling) {
            Some((byte, length)) if byte.eq_ignore_ascii_case(wanted) => at += length,
            Some(_) => return Match::None,
            None => return Match::Head(count),
        }
    }
    Match::Whole(at)
}

fn literal(text: &[u8]) -> Option<(u8, usize)> {
    text.first().map(|&byte| (byte, 1))
}

/// `%41` and `%2541` are `A`.
fn percent_encoded(text: &[u8]) -> Option<(u8, usize)> {
    let &first = text.first()?;
    if first != b'%' {
        return Some((first, 1));
    }
    let mut digits = 1;
    while text.get(digits..digits + 2) == Some(b"25".as_slice())
        && hexadecimal(text, digits + 2).is_some()
    {
        digits += 2;
    }
    match hexadecimal(text, digits) {
        Some(byte) => Some((byte, digits + 2)),
        None => Some((first, 1)),
    }
}

/// `%2541` is `%41`.
fn percent_encoded_once(text: &[u8]) -> Option<(u8, usize)> {
    let &first = text.first()?;
    let byte = (first == b'%').then(|| hexadecimal(text, 1)).flatten();
    Some(byte.map_or((first, 1), |byte| (byte, 3)))
}

/// `\"` is `"`, `\u0041` is `A`: JSON, and near enough what `Debug` shows of a string.
fn escaped(text: &[u8]) -> Option<(u8, usize)> {
    match *text {
        [b'\\', b'u', b'0', b'0', ..] => match hexadecimal(text, 4) {
            Some(byte) => Some((byte, 6)),
            None => Some((b'\\', 1)),
        },
        [b'\\', byte, ..] if byte.is_ascii_punctuation() => Some((byte, 2)),
        _ => literal(text),
    }
}

fn hexadecimal(text: &[u8], at: usize) -> Option<u8> {
    let digit = |at: usize| char::from(*text.get(at)?).to_digit(16);
    u8::try_from(digit(at)? * 16 + digit(at + 1)?).ok()
}

/// The length of this base64 at the start of `text`, in either alphabet.
fn in_base64(text: &[u8], core: &str) -> Option<usize> {
    let mut at = 0;
    for wanted in core.bytes() {
        let (byte, length) = percent_encoded(text.get(at..)?)?;
        let byte = match byte {
            b'-' => b'+',
            b'_' => b'/',
            byte => byte,
        };
        if byte != wanted {
            return None;
        }
        at += length;
    }
    Some(at)
}

#[cfg(test)]
mod tests;
