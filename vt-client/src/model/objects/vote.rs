//! Votes.

use crate::json::open_enum::open_enum;
use crate::json::timestamp::Timestamp;

crate::attributes! {
    /// Attributes of a vote on an item.
    ///
    /// Source: [votes](https://docs.virustotal.com/reference/vote-object).
    pub struct Vote {
        /// When it was given.
        pub date: Option<Timestamp>,
        /// Its weight for the community score; positive for harmless, negative for malicious.
        pub value: Option<i64>,
        /// What it says.
        pub verdict: Option<Verdict>,
    }
}

open_enum! {
    /// What a vote says.
    ///
    /// Source: [votes](https://docs.virustotal.com/reference/vote-object).
    pub enum Verdict {
        /// The item is harmless.
        Harmless = "harmless",
        /// The item is malicious.
        Malicious = "malicious",
    }
}
