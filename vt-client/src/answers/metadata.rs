//! What the service consists of.

use crate::json::Raw;
use crate::map::Map;

crate::attributes! {
    /// What the service consists of.
    ///
    /// Source: [metadata](https://docs.virustotal.com/reference/metadata).
    pub struct Metadata {
        /// The engines, by name.
        pub engines: Map<Raw>,
        /// The names of privileges.
        pub privileges: Vec<String>,
        /// The relationships of each type of object.
        pub relationships: Map<Vec<RelationshipInfo>>,
    }

    /// A relationship.
    ///
    /// Source: [metadata](https://docs.virustotal.com/reference/metadata).
    pub struct RelationshipInfo {
        /// Its name.
        pub name: Option<String>,
        /// What it leads to.
        pub description: Option<String>,
    }
}
