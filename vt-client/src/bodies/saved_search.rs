//! Saved searches.

use serde::Serialize;

use super::entity::{Entity, Envelope, attributes};
use super::{BodyError, JsonBody, check};

/// A search to be saved.
///
/// Source: <https://docs.virustotal.com/reference/create-saved-searches>.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(transparent)]
pub struct NewSavedSearch(Envelope<Entity>);

/// A change of a saved search. What is not set stays; tags are replaced as a whole.
///
/// Source: <https://docs.virustotal.com/reference/update-saved-searches>.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(transparent)]
pub struct SavedSearchUpdate(Envelope<Entity>);

impl NewSavedSearch {
    /// A search with this name and query.
    pub fn new(name: impl Into<String>, search_query: impl Into<String>) -> Self {
        NewSavedSearch(Envelope::of(Entity::new("saved_search")))
            .name(name)
            .search_query(search_query)
    }
}

impl SavedSearchUpdate {
    /// An update that changes nothing yet.
    #[expect(clippy::new_without_default, reason = "an empty update is of no use")]
    pub fn new() -> Self {
        SavedSearchUpdate(Envelope::of(Entity::new("saved_search")))
    }
}

attributes! {
    NewSavedSearch, SavedSearchUpdate => {
        /// Its name.
        name: String,
        /// What it is for.
        description: String,
        /// The query, in the language of the search.
        search_query: String,
        /// Whether only its owner and those it is shared with see it; if not, everybody does.
        private: bool,
        /// Its tags.
        tags: [String],
    }
}

impl JsonBody for NewSavedSearch {
    fn check(&self) -> Result<(), BodyError> {
        check::required(&self.0.data.attributes, "name")?;
        check::required(&self.0.data.attributes, "search_query")
    }
}

impl JsonBody for SavedSearchUpdate {
    fn check(&self) -> Result<(), BodyError> {
        check::changes(&self.0.data.attributes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bodies::testing::{refused, value};
    use serde_json::json;

    #[test]
    fn a_minimal_and_a_full_search() {
        assert_eq!(
            value(NewSavedSearch::new("n", "type:document")),
            json!({"data": {
                "type": "saved_search",
                "attributes": {"name": "n", "search_query": "type:document"},
            }})
        );
        let search = NewSavedSearch::new("n", "type:document")
            .description("d")
            .private(true)
            .tags(["FILE", "Gamaredon"]);
        assert_eq!(
            value(search),
            json!({"data": {"type": "saved_search", "attributes": {
                "name": "n",
                "description": "d",
                "search_query": "type:document",
                "private": true,
                "tags": ["FILE", "Gamaredon"],
            }}})
        );
    }

    #[test]
    fn updates_hold_what_is_set() {
        assert_eq!(
            value(SavedSearchUpdate::new().private(false)),
            json!({"data": {"type": "saved_search", "attributes": {"private": false}}})
        );
        let none: [&str; 0] = [];
        assert_eq!(
            value(SavedSearchUpdate::new().tags(none)),
            json!({"data": {"type": "saved_search", "attributes": {"tags": []}}})
        );
        assert_eq!(
            refused(SavedSearchUpdate::new()),
            "the update changes nothing; set at least one attribute"
        );
    }

    #[test]
    fn name_and_query_are_required() {
        let field = |name, query| {
            let error = NewSavedSearch::new(name, query).check().unwrap_err();
            error.field().to_owned()
        };
        assert_eq!(field("", "x"), "name");
        assert_eq!(field("x", ""), "search_query");
    }
}
