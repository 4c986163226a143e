//! Sigma rules that a file's behaviour matched.

use crate::json::map::Map;
use crate::json::timestamp::Timestamp;
use crate::model::objects::{SigmaMatch, SigmaStats};

crate::attributes! {
    /// Attributes of a Sigma analysis, which is superseded by [`File`](super::File)'s fields on
    /// Sigma.
    ///
    /// Source: [Sigma analyses](https://docs.virustotal.com/reference/sigma-analysis-object).
    pub struct SigmaAnalysis {
        /// When the rules were matched.
        pub analysis_date: Option<Timestamp>,
        /// When it changed last.
        pub last_modification_date: Option<Timestamp>,
        /// The rules that matched, and the events that they matched.
        pub rule_matches: Vec<SigmaMatch>,
        /// How many rules of each level matched.
        pub severity_stats: Option<SigmaStats>,
        /// The same, by ruleset.
        pub source_severity_stats: Map<SigmaStats>,
    }
}
