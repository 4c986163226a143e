//! Items of a collection, which may be errors one by one.

use std::fmt;

use serde::de::DeserializeOwned;
use serde::{Serialize, Serializer};

use crate::json::attributes::{Attributes, Tolerant};
use crate::json::decode::{describe, problem};
use crate::json::raw::Raw;
use crate::json::reader::JsonReader;
use crate::model::object::Object;
use crate::model::relationship::read_identifier;
use crate::redact::printable::beginning;

/// As many characters are shown of a code, a type or an identifier, and of a message.
const LONGEST_WORD: usize = 160;
const LONGEST_MESSAGE: usize = 2000;

/// What a collection can hold.
pub trait Item: Sized {
    /// Reads an item from its JSON text, which is valid.
    ///
    /// # Errors
    ///
    /// When the service sent an error in place of the item, or something else than such an item.
    fn from_element(text: &str) -> Result<Self, ItemError>;
}

/// An item that the service could not give, such as a related file that is not in its data set.
///
/// Source: [relationships](https://docs.virustotal.com/reference/relationships).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ItemError {
    /// The error code, `NotFoundError`; empty when the item is not an error object but something
    /// that cannot be read.
    pub code: String,
    /// What is wrong.
    pub message: String,
    /// The type of the item, `file`.
    pub kind: Option<String>,
    /// The item's identifier.
    pub id: Option<String>,
    /// The text that stands in the item's place.
    pub raw: Raw,
}

/// What the service wrote is cut and [escaped](crate::printable::escape).
impl fmt::Display for ItemError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = |text: &str| beginning(text, LONGEST_WORD);
        formatter.write_str(&shown(self.kind.as_deref().unwrap_or("item")))?;
        if let Some(id) = &self.id {
            write!(formatter, " `{}`", shown(id))?;
        }
        let message = beginning(&self.message, LONGEST_MESSAGE);
        match (&*shown(&self.code), &*message) {
            ("", "") => formatter.write_str(": the service gave no reason"),
            ("", message) => write!(formatter, ": {message}"),
            (code, "") => write!(formatter, ": {code}"),
            (code, message) => write!(formatter, ": {code}: {message}"),
        }
    }
}

impl std::error::Error for ItemError {}

/// Writes the text that stands in the item's place, with a serialiser of `serde_json`.
impl Serialize for ItemError {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.raw.serialize(serializer)
    }
}

impl ItemError {
    /// Something that is no item.
    fn unreadable(text: &str, message: String) -> Self {
        ItemError {
            code: String::new(),
            message,
            kind: None,
            id: None,
            raw: Raw::trusted(text),
        }
    }

    /// The error in place of an item: `{"error": {"code", "message"}, "type", "id"}`.
    fn find(text: &str) -> Option<Self> {
        let mut error = ItemError::unreadable(text, String::new());
        let mut is_error = false;
        JsonReader::new(text).entries(|name, reader| match name {
            "error" => is_error = error.read_error(reader),
            "type" => error.kind = String::read(reader),
            "id" => error.id = read_identifier(reader),
            _ => {
                reader.skip();
            }
        });
        is_error.then_some(error)
    }

    fn read_error(&mut self, reader: &mut JsonReader<'_>) -> bool {
        reader.entries(|name, reader| match name {
            "code" => self.code = read_identifier(reader).unwrap_or_default(),
            "message" => self.message = String::read(reader).unwrap_or_default(),
            _ => {
                reader.skip();
            }
        })
    }
}

impl<A: Attributes> Item for Object<A> {
    fn from_element(text: &str) -> Result<Self, ItemError> {
        let Some(object) = Object::alone(text) else {
            let found = describe(&mut JsonReader::new(text));
            let message = format!("expected an object, found {found}");
            return Err(ItemError::unreadable(text, message));
        };
        // An object with attributes is no error, whatever else it has.
        let error = object
            .raw_attributes()
            .is_null()
            .then(|| ItemError::find(text));
        error.flatten().map_or(Ok(object), Err)
    }
}

/// Reads an item that is a plain value.
pub fn plain_item<T: DeserializeOwned>(text: &str) -> Result<T, ItemError> {
    serde_json::from_str(text).map_err(|error| ItemError::unreadable(text, problem(&error)))
}
