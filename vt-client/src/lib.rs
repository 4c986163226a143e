//! A client of the VirusTotal API v3. (This branch: its objects.)

pub mod answers;
mod cursor;
mod decode;
mod envelope;
mod item;
mod json;
mod links;
mod map;
mod object;
pub mod objects;
mod open_enum;
mod secret_text;
mod timestamp;
#[doc(hidden)]
pub mod tolerant;

pub use decode::DecodeError;
pub use item::{Item, ItemError};
pub use json::{Json, Raw};
pub use links::{Links, Relationship};
pub use map::Map;
pub use object::Object;
pub use secret_text::SecretText;
pub use timestamp::Timestamp;
pub use tolerant::{Attributes, FieldInfo, Kind};

#[doc(hidden)]
pub mod __private {
    pub use crate::envelope::{
        PageBody, read_data, read_nullable, read_object, read_page, read_page_with, read_whole,
    };
    pub use crate::item::plain_item;
}
