//! Saved searches.

use crate::json::open_enum::open_enum;
use crate::json::timestamp::Timestamp;

crate::attributes! {
    /// Attributes of a saved search. [`Object::context`](crate::Object::context) tell what the
    /// account may do with it: `role`, `shared_with_me`.
    ///
    /// Source: [saved searches](https://docs.virustotal.com/reference/saved-search-object).
    pub struct SavedSearch {
        /// When it was made.
        pub creation_date: Option<Timestamp>,
        /// What it is for.
        pub description: Option<String>,
        /// When it last ran; 0 when it never did.
        pub last_execution_date: Option<Timestamp>,
        /// When it last changed.
        pub last_modification_date: Option<Timestamp>,
        /// Its name.
        pub name: Option<String>,
        /// Who made it.
        pub origin: Option<SearchOrigin>,
        /// Whether only its owner and those it is shared with see it.
        pub private: Option<bool>,
        /// The query, in the language of the search.
        pub search_query: Option<String>,
        /// Tags.
        pub tags: Vec<String>,
    }
}

open_enum! {
    /// Who made a saved search.
    ///
    /// Source: [saved searches](https://docs.virustotal.com/reference/saved-search-object).
    pub enum SearchOrigin {
        /// A member of the community.
        Crowdsourced = "Crowdsourced",
        /// A partner.
        Partner = "Partner",
    }
}
