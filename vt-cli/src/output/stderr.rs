//! Messages on standard error: bounded, escaped, and without the API key.

use std::borrow::Cow;
use std::io::{self, Write};

use vt_client::printable::{escape, escape_lines};

use super::progress;
use super::redaction::without_key;

/// Tells the user that something went wrong.
pub(crate) fn complain(message: &str) {
    write_error(&format!(
        "vt: {}\n",
        bounded(&escape(&without_key(message)))
    ));
}

/// A long message keeps its beginning, which says what is wrong, and its end, which says what to
/// do.
const LONGEST_BEGINNING: usize = 3_000;
const LONGEST_END: usize = 1_000;

/// A message without its middle if it is long: it may quote whatever was typed.
pub(crate) fn bounded(message: &str) -> String {
    let length = message.chars().count();
    if length <= LONGEST_BEGINNING + LONGEST_END {
        return message.to_owned();
    }
    let beginning: String = message.chars().take(LONGEST_BEGINNING).collect();
    let end: String = message.chars().skip(length - LONGEST_END).collect();
    format!("{beginning} … {end}")
}

/// The same, with the message's own line breaks. Not for messages that quote others: a line of
/// theirs could pass for one of ours.
pub(crate) fn complain_in_lines(message: &str) {
    write_error(&format!("vt: {}\n", escape_lines(message)));
}

/// The most characters of an item that a message shows.
const LONGEST_SHOWN: usize = 200;

/// An item as a message shows it: the beginning if it is long. The key is removed first, because
/// part of it would no longer be recognised.
pub(crate) fn shortened(item: &str) -> Cow<'_, str> {
    match item.char_indices().nth(LONGEST_SHOWN) {
        None => item.into(),
        Some(_) => {
            let item = without_key(item);
            let shown: String = item.chars().take(LONGEST_SHOWN).collect();
            format!("{shown}…").into()
        }
    }
}

/// Writes to standard error, without the API key. A closed standard error is not a reason to fail.
pub(crate) fn write_error(text: &str) {
    let _ = progress::above(|| io::stderr().write_all(without_key(text).as_bytes()));
}
