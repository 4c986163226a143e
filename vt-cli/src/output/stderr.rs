//! Messages on the standard error: bounded, escaped, and without the API key.

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

/// Of a message its beginning and its end, where it says what is wrong and what to do.
const LONGEST_BEGINNING: usize = 3_000;
const LONGEST_END: usize = 1_000;

/// A message without its middle, if it is long: it may quote whatever was typed.
pub(crate) fn bounded(message: &str) -> String {
    let length = message.chars().count();
    if length <= LONGEST_BEGINNING + LONGEST_END {
        return message.to_owned();
    }
    let beginning: String = message.chars().take(LONGEST_BEGINNING).collect();
    let end: String = message.chars().skip(length - LONGEST_END).collect();
    format!("{beginning} … {end}")
}

/// The same in as many lines as the message has. Not for messages that quote a stranger, whose line
/// could pass for one of ours.
pub(crate) fn complain_in_lines(message: &str) {
    write_error(&format!("vt: {}\n", escape_lines(message)));
}

/// As much of an item is shown, in characters.
const LONGEST_SHOWN: usize = 200;

/// An item as a message shows it: of one that is long, the beginning. A piece of the key would not
/// be known for one any more, so that the key is taken out before.
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

/// Writes to the standard error, without the API key. A standard error that is closed is no reason
/// to fail.
pub(crate) fn write_error(text: &str) {
    let _ = progress::above(|| io::stderr().write_all(without_key(text).as_bytes()));
}
