//! Texts of URLs, and what no URL can be.

use std::borrow::Cow;
use std::net::Ipv6Addr;

use super::IdError;
use super::looks::{after_at, analysis, begins_with_quote, look};
use super::refang::{refang, split_host, split_port, split_scheme};
use super::text::trimmed;
use crate::id::hint::Hint;

/// The longest URL whose base64 fits into the URL of a request, with room for the rest of that.
pub(super) const LONGEST_ENCODED: usize = 48_000;

/// The text of a URL without the white space around it, or why it is none.
///
/// Only what is sure is refused, and only for its scheme and host: paths and queries of real URLs
/// hold anything.
pub(crate) fn url_text<'t>(
    kind: &'static str,
    accepted: &'static str,
    text: &'t str,
) -> Result<&'t str, IdError> {
    let url = trimmed(text);
    match fault(url) {
        None => Ok(url),
        Some(problem) => {
            let (problem, hint) =
                advice(url).map_or((problem, None), |(problem, hint)| (problem, Some(hint)));
            Err(IdError::new(kind, text, problem, accepted).with_hint(hint))
        }
    }
}

fn advice(url: &str) -> Option<(&'static str, Hint)> {
    if let Some(hint) = analysis(url) {
        return Some((ANALYSIS, hint));
    }
    look(url, |meant| fault(meant).is_none())
}

pub(super) const ANALYSIS: &str = "it is the identifier of an analysis";

/// What no URL can have.
fn fault(url: &str) -> Option<&'static str> {
    if url.is_empty() {
        return Some("it is empty");
    }
    if url.contains(|character: char| character.is_control()) {
        return Some("it has a control character in it");
    }
    if begins_with_quote(url) {
        return Some("it begins with a quotation mark");
    }
    if analysis(url).is_some() {
        return Some(ANALYSIS);
    }
    if matches!(refang(url), Cow::Owned(_)) {
        return Some("it is defanged");
    }
    let (_, rest) = split_scheme(url);
    let (user, host, tail) = split_host(rest);
    if user.is_empty() && host.is_empty() {
        return Some("it has no host");
    }
    let is_mail = !url.contains("://") && tail.is_empty() && after_at(url).is_some();
    if is_mail {
        return Some("it is an e-mail address");
    }
    let (host, _) = split_port(host);
    let bracketed = host
        .strip_prefix('[')
        .and_then(|host| host.strip_suffix(']'));
    if bracketed.is_some_and(is_ipv6) {
        return None;
    }
    host_fault(host)
}

/// An IPv6 address with or without a zone.
fn is_ipv6(text: &str) -> bool {
    let address = text.split_once('%').map_or(text, |(address, _)| address);
    address.parse::<Ipv6Addr>().is_ok()
}

/// What no name of a host can have. Names of the world break rules; these break the resolver.
pub(super) fn host_fault(host: &str) -> Option<&'static str> {
    if host.contains(['[', ']', '(', ')', '{', '}']) {
        Some("it has brackets in the name of the host")
    } else if host.contains(|character: char| character.is_whitespace()) {
        Some("it has white space in it")
    } else if host.contains([',', ';', '|']) {
        Some("it has a comma, a semicolon or a bar in the name of the host")
    } else if host.contains(['"', '<', '>', '^', '`', '“', '”', '„', '«', '»']) {
        Some("it has a quotation mark or another mark that no host has")
    } else if has_empty_label(host) {
        Some("it has two dots in a row, or begins with one")
    } else {
        None
    }
}

/// No name in DNS has an empty label but the root's, after the last dot. Dots of other scripts
/// count as dots.
fn has_empty_label(host: &str) -> bool {
    let is_dot = |character| matches!(character, '.' | '。' | '．' | '｡');
    let mut labels = host.split(is_dot);
    labels.next_back();
    labels.any(str::is_empty)
}
