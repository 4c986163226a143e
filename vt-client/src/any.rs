//! Items whose type only the answer tells. The enum itself is generated from the table.

use crate::item::{Item, ItemError};
use crate::objects::Dynamic;
use crate::{AnyObject, Object};

impl Item for AnyObject {
    fn from_element(text: &str) -> Result<Self, ItemError> {
        <Object<Dynamic> as Item>::from_element(text).map(Self::from)
    }
}
