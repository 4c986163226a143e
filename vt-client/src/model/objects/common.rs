//! Structures that several kinds of objects share.

use crate::json::any_value::AnyValue;
use crate::json::map::Map;
use crate::json::open_enum::open_enum;
use crate::json::raw::Raw;
use crate::json::timestamp::Timestamp;

crate::attributes! {
    /// Unweighted votes of the community.
    ///
    /// Source: [files](https://docs.virustotal.com/reference/files).
    pub struct Votes {
        /// Votes for harmless.
        pub harmless: Option<u64>,
        /// Votes for malicious.
        pub malicious: Option<u64>,
    }

    /// An icon, to search for items with the same or a similar one.
    ///
    /// Source: [files](https://docs.virustotal.com/reference/files).
    pub struct Icon {
        /// The difference hash, which is alike for icons that look alike.
        pub dhash: Option<String>,
        /// MD5 of the icon.
        pub raw_md5: Option<String>,
    }

    /// How many Sigma rules of each level match.
    ///
    /// Source: [files](https://docs.virustotal.com/reference/files).
    pub struct SigmaStats {
        /// Rules of level critical.
        pub critical: Option<u64>,
        /// Rules of level high.
        pub high: Option<u64>,
        /// Rules of level medium.
        pub medium: Option<u64>,
        /// Rules of level low.
        pub low: Option<u64>,
    }

    /// A Sigma rule that matches events of a sandbox.
    ///
    /// Source: [file behaviours](https://docs.virustotal.com/reference/file-behaviour-summary).
    pub struct SigmaMatch {
        /// The rule's title.
        pub rule_title: Option<String>,
        /// The ruleset that it belongs to.
        pub rule_source: Option<String>,
        /// Its level.
        pub rule_level: Option<Severity>,
        /// What it looks for.
        pub rule_description: Option<String>,
        /// Who wrote it.
        pub rule_author: Option<String>,
        /// Its identifier in VirusTotal, to find other files that match.
        pub rule_id: Option<String>,
        /// The events that match.
        pub match_context: Vec<SigmaMatchContext>,
    }

    /// An event that a Sigma rule matches.
    ///
    /// Source: [file behaviours](https://docs.virustotal.com/reference/file-behaviour-summary).
    pub struct SigmaMatchContext {
        /// The event's fields.
        pub values: Map<AnyValue>,
    }

    /// Google Threat Intelligence's assessment; with its licence only.
    ///
    /// Source: [GTI assessment](https://gtidocs.virustotal.com/reference/gti-assessment).
    pub struct GtiAssessment {
        /// The verdict: `VERDICT_MALICIOUS`.
        pub verdict: Option<GtiWord>,
        /// The severity: `SEVERITY_HIGH`.
        pub severity: Option<GtiWord>,
        /// The score, 0 to 100.
        pub threat_score: Option<GtiScore>,
        /// What the assessment is based on; the names differ by kind of object.
        pub contributing_factors: Option<Raw>,
        /// The assessment in a sentence.
        pub description: Option<String>,
    }

    /// A word of the assessment.
    pub struct GtiWord {
        /// The word.
        pub value: Option<String>,
    }

    /// A score of the assessment.
    pub struct GtiScore {
        /// The number.
        pub value: Option<u64>,
    }

    /// How severe the threat is; premium.
    ///
    /// Source: [files](https://docs.virustotal.com/reference/files).
    pub struct ThreatSeverity {
        /// The level: `SEVERITY_NONE`, `SEVERITY_LOW`, `SEVERITY_MEDIUM`, `SEVERITY_HIGH`.
        pub threat_severity_level: Option<String>,
        /// The level in a sentence.
        pub level_description: Option<String>,
        /// What it is based on; the names differ by kind of object.
        pub threat_severity_data: Option<Raw>,
        /// When it was computed, in seconds since the Unix epoch; a string on the wire.
        pub last_analysis_date: Option<Timestamp>,
        /// The version of the computation; a number or a string.
        pub version: Option<Raw>,
    }
}

crate::attributes! {
    /// What someone knows about a domain, an IP address or a URL.
    ///
    /// Source: [IP addresses](https://docs.virustotal.com/reference/ip-object).
    pub struct CrowdsourcedContext {
        /// A short title.
        pub title: Option<String>,
        /// The details.
        pub details: Option<String>,
        /// How severe it is.
        pub severity: Option<Severity>,
        /// Who says so.
        pub source: Option<String>,
        /// When it was said.
        pub timestamp: Option<Timestamp>,
    }
}

open_enum! {
    /// How severe an alert or a rule is.
    ///
    /// Source: [files](https://docs.virustotal.com/reference/files).
    pub enum Severity {
        /// The highest level.
        Critical = "critical",
        /// High.
        High = "high",
        /// Medium.
        Medium = "medium",
        /// Low.
        Low = "low",
        /// For information only.
        Info = "info",
    }
}
