//! Events of MISP.

use serde::Serialize;
use serde_json::Value;

use super::{BodyError, JsonBody};

/// An event of MISP that becomes a collection: the document that MISP exports, with `Event` at its
/// top, sent as it is.
///
/// Source: <https://github.com/MISP/misp-modules>, which sends it; not in the reference.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(transparent)]
pub struct MispEvent(Value);

impl MispEvent {
    /// The event in this document.
    pub fn new(document: impl Into<Value>) -> Self {
        MispEvent(document.into())
    }
}

impl JsonBody for MispEvent {
    fn check(&self) -> Result<(), BodyError> {
        if self.0.get("Event").is_none_or(|event| !event.is_object()) {
            return Err(BodyError::new(
                "Event",
                "the document has no object `Event` at its top; give it as MISP exports it",
            ));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bodies::testing::{json, refused};
    use serde_json::json;

    #[test]
    fn events_are_sent_as_they_are() {
        let event = json!({"Event": {"id": "7", "Attribute": []}});
        assert_eq!(
            json(MispEvent::new(event)),
            r#"{"Event":{"Attribute":[],"id":"7"}}"#
        );
        for wrong in [json!({"id": "7"}), json!({"Event": 1}), json!([])] {
            assert_eq!(
                refused(MispEvent::new(wrong)),
                "the document has no object `Event` at its top; give it as MISP exports it"
            );
        }
    }
}
