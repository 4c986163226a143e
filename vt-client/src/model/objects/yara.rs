//! Crowdsourced YARA rules.

use crate::json::any_value::AnyValue;
use crate::json::timestamp::Timestamp;

crate::attributes! {
    /// Attributes of a crowdsourced YARA rule.
    ///
    /// Source: [YARA rules](https://gtidocs.virustotal.com/reference/list-crowdsourced-yara-rules).
    pub struct YaraRule {
        /// Who wrote it.
        pub author: Option<String>,
        /// When it was written.
        pub creation_date: Option<Timestamp>,
        /// Whether it is matched.
        pub enabled: Option<bool>,
        /// When VirusTotal took it up.
        pub included_date: Option<Timestamp>,
        /// When it last changed.
        pub last_modification_date: Option<Timestamp>,
        /// How many files match.
        pub matches: Option<u64>,
        /// What it says of itself.
        pub meta: Vec<YaraMeta>,
        /// Its name.
        pub name: Option<String>,
        /// Its text.
        pub rule: Option<String>,
        /// Tags.
        pub tags: Vec<String>,
        /// What sorts of threats it finds.
        pub threat_categories: Vec<AnyValue>,
    }

    /// Something that a YARA rule says of itself.
    ///
    /// Source: [YARA rules](https://gtidocs.virustotal.com/reference/list-crowdsourced-yara-rules).
    pub struct YaraMeta {
        /// Its name: `description`.
        pub key: Option<String>,
        /// What it says.
        pub value: Option<AnyValue>,
    }

    /// Attributes of a crowdsourced ruleset of YARA.
    ///
    /// Source: [YARA rulesets](https://docs.virustotal.com/reference/yara-rulesets).
    pub struct YaraRuleset {
        /// When it was made.
        pub creation_date: Option<Timestamp>,
        /// When it last changed.
        pub modification_date: Option<Timestamp>,
        /// Its name.
        pub name: Option<String>,
        /// The text of its rules.
        pub rules: Option<String>,
        /// Where it comes from, a URL.
        pub source: Option<String>,
    }
}
