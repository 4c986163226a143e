//! What the service consists of.

use crate::json::map::Map;
use crate::json::raw::Raw;
use crate::model::plain::Plain;

/// What the service consists of.
///
/// Source: [metadata](https://docs.virustotal.com/reference/metadata).
pub type Metadata = Plain<MetadataFields>;

crate::attributes! {
    /// The fields of what the service consists of.
    ///
    /// Source: [metadata](https://docs.virustotal.com/reference/metadata).
    pub struct MetadataFields {
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
