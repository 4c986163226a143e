//! References to publications.

use serde::Serialize;

use super::entity::{Entity, Envelope, attributes};
use super::{BodyError, JsonBody, check};

/// A publication to be referred to.
///
/// The reference of the API names no attributes; those here are the ones of its answers.
///
/// Source: <https://docs.virustotal.com/reference/references-api>.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(transparent)]
pub struct NewReference(Envelope<Entity>);

impl NewReference {
    /// The publication at this URL.
    pub fn new(url: impl Into<String>) -> Self {
        NewReference(Envelope::of(Entity::new("reference"))).url(url)
    }
}

attributes! {
    NewReference => {
        /// Where it is.
        url: String,
        /// Its title.
        title: String,
        /// Who wrote it.
        author: String,
        /// When it was published, in seconds since 1970.
        creation_date: i64,
    }
}

impl JsonBody for NewReference {
    fn check(&self) -> Result<(), BodyError> {
        check::required(&self.0.data.attributes, "url")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bodies::testing::value;
    use serde_json::json;

    #[test]
    fn a_minimal_and_a_full_reference() {
        assert_eq!(
            value(NewReference::new("https://example.com/")),
            json!({"data": {"type": "reference", "attributes": {"url": "https://example.com/"}}})
        );
        let reference = NewReference::new("https://example.com/")
            .title("Holiday lull?")
            .author("Staff")
            .creation_date(1_515_715_200);
        assert_eq!(
            value(reference),
            json!({"data": {"type": "reference", "attributes": {
                "url": "https://example.com/",
                "title": "Holiday lull?",
                "author": "Staff",
                "creation_date": 1_515_715_200,
            }}})
        );
        assert_eq!(NewReference::new("").check().unwrap_err().field(), "url");
    }
}
