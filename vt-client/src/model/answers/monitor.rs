//! Events of VirusTotal Monitor.

use crate::json::raw::Raw;
use crate::json::timestamp::Timestamp;
use crate::model::plain::Plain;

/// Something that happened to an item of Monitor.
///
/// Source: [events](https://docs.virustotal.com/reference/events).
pub type MonitorEvent = Plain<MonitorEventFields>;

crate::attributes! {
    /// The fields of an event.
    ///
    /// Source: [events](https://docs.virustotal.com/reference/events).
    pub struct MonitorEventFields {
        /// What was done.
        pub action: Option<String>,
        /// Who did it.
        pub creator_id: Option<String>,
        /// More about it.
        pub details: Option<Raw>,
        /// How important it is.
        pub level: Option<Raw>,
        /// The item's key.
        pub monitor_key: Option<String>,
        /// Whose item it is.
        pub owner_id: Option<String>,
        /// What was done, in a sentence.
        pub plaintext_description: Option<String>,
        /// By what means it was done.
        pub source: Option<String>,
        /// What it was done to.
        pub subject: Option<String>,
        /// When it was done.
        pub timestamp: Option<Timestamp>,
    }
}
