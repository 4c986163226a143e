//! Kinds of objects without typed attributes.

use crate::json::attributes::Attributes;
use crate::json::raw::Json;
use crate::json::reader::JsonReader;

/// No typed attributes: for kinds that have none here, and for descriptors (type and id alone).
/// All attributes are reachable with [`Object::get`](crate::Object::get) and
/// [`Object::attributes_as`](crate::Object::attributes_as).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Dynamic;

impl Attributes for Dynamic {
    fn from_json(_: Json<'_>) -> Self {
        Dynamic
    }

    fn read_from(reader: &mut JsonReader<'_>) -> Self {
        reader.skip();
        Dynamic
    }
}
