//! What bodies are checked for before they are sent.

use std::ops::RangeInclusive;

use serde_json::{Map, Value};

use super::BodyError;

/// The attribute is there and is neither a blank text nor an empty list.
pub(crate) fn required(
    attributes: &Map<String, Value>,
    field: &'static str,
) -> Result<(), BodyError> {
    let missing = match attributes.get(field) {
        None | Some(Value::Null) => true,
        Some(Value::String(text)) => text.trim().is_empty(),
        Some(Value::Array(items)) => items.is_empty(),
        Some(_) => false,
    };
    if missing {
        return Err(BodyError::empty(field));
    }
    Ok(())
}

/// The attribute, where it is there, is a number in the documented range.
pub(crate) fn within(
    attributes: &Map<String, Value>,
    field: &'static str,
    range: RangeInclusive<i64>,
) -> Result<(), BodyError> {
    match attributes.get(field) {
        Some(value) if !value.as_i64().is_some_and(|number| range.contains(&number)) => {
            let documented = format!("{} to {} is documented", range.start(), range.end());
            Err(BodyError::outside(field, value, &documented))
        }
        _ => Ok(()),
    }
}

/// An update changes something.
pub(crate) fn changes(attributes: &Map<String, Value>) -> Result<(), BodyError> {
    if attributes.is_empty() {
        return Err(BodyError::new(
            "attributes",
            "the update changes nothing; set at least one attribute",
        ));
    }
    Ok(())
}
