//! Objects whose type only the answer tells. The enum itself is generated from the table.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::json::raw::Json;
use crate::model::item::{Item, ItemError};
use crate::model::object::Object;
use crate::model::objects::Dynamic;
use crate::table::resources::AnyObject;

impl Item for AnyObject {
    fn from_element(text: &str) -> Result<Self, ItemError> {
        <Object<Dynamic> as Item>::from_element(text).map(Self::from)
    }
}

/// Writes the object's text as it came, with a serialiser of `serde_json`.
impl Serialize for AnyObject {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Json::trusted(self.raw()).serialize(serializer)
    }
}

/// Reads an object, with or without an envelope, from a deserialiser of `serde_json`.
impl<'de> Deserialize<'de> for AnyObject {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Object::<Dynamic>::deserialize(deserializer).map(Self::from)
    }
}
