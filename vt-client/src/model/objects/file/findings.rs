//! What rules, sandboxes and models say of a file.

use crate::json::timestamp::Timestamp;
use crate::model::objects::{AlertContext, EngineCategory, Severity};

crate::attributes! {
    /// A YARA rule that matches.
    ///
    /// Source: [files](https://docs.virustotal.com/reference/files).
    pub struct YaraMatch {
        /// What it looks for.
        pub description: Option<String>,
        /// Whether it matches in a file inside of this one.
        pub match_in_subfile: Option<bool>,
        /// When it matched.
        pub match_date: Option<Timestamp>,
        /// The rule's name.
        pub rule_name: Option<String>,
        /// The identifier of its ruleset in VirusTotal.
        pub ruleset_id: Option<String>,
        /// The name of its ruleset.
        pub ruleset_name: Option<String>,
        /// The version of its ruleset.
        pub ruleset_version: Option<String>,
        /// Where the ruleset comes from, a URL.
        pub source: Option<String>,
        /// Who wrote it.
        pub author: Option<String>,
    }

    /// A network rule that matches the traffic of a file.
    ///
    /// Source: [files](https://docs.virustotal.com/reference/files).
    pub struct IdsResult {
        /// The connections that match.
        pub alert_context: Vec<AlertContext>,
        /// How severe it is.
        pub alert_severity: Option<Severity>,
        /// The category of the rule.
        pub rule_category: Option<String>,
        /// The identifier of the rule (SID).
        pub rule_id: Option<String>,
        /// The message of the rule.
        pub rule_msg: Option<String>,
        /// The text of the rule.
        pub rule_raw: Option<String>,
        /// Pages about it.
        pub rule_references: Vec<String>,
        /// The ruleset it belongs to.
        pub rule_source: Option<String>,
        /// Where the ruleset comes from.
        pub rule_url: Option<String>,
    }

    /// How many network rules of each severity match.
    ///
    /// Source: [files](https://docs.virustotal.com/reference/files).
    pub struct IdsStats {
        /// Rules of high severity.
        pub high: Option<u64>,
        /// Rules of medium severity.
        pub medium: Option<u64>,
        /// Rules of low severity.
        pub low: Option<u64>,
        /// Rules for information only.
        pub info: Option<u64>,
    }

    /// What a language model says about the code.
    ///
    /// Source: [files](https://docs.virustotal.com/reference/files).
    pub struct AiAnalysis {
        /// What it says.
        pub analysis: Option<String>,
        /// What sort of analysis it is: `code_insight`.
        pub category: Option<String>,
        /// When it was made.
        pub creation_date: Option<Timestamp>,
        /// The identifier of the analysis.
        pub id: Option<String>,
        /// When it last changed.
        pub last_modification_date: Option<Timestamp>,
        /// Who runs the model.
        pub source: Option<String>,
        /// Its verdict, when it gives one.
        pub verdict: Option<String>,
    }

    /// The verdict of a sandbox.
    ///
    /// Source: [files](https://docs.virustotal.com/reference/files).
    pub struct SandboxVerdict {
        /// The verdict in one word.
        pub category: Option<EngineCategory>,
        /// How sure it is, 0 to 100.
        pub confidence: Option<i64>,
        /// What sorts of malware it is: `MALWARE`, `RANSOM`, `CLEAN`.
        pub malware_classification: Vec<String>,
        /// Names of the malware.
        pub malware_names: Vec<String>,
        /// The sandbox.
        pub sandbox_name: Option<String>,
    }
}
