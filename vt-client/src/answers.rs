//! Answers that are not objects: what is in `data`, or the whole body.

use crate::json::Raw;
use crate::map::Map;
use crate::objects::{
    AttackTechnique, CopiedFile, DnsLookup, DroppedFile, HttpConversation, IdsAlert, IpTraffic,
    KeyValue, Process, SigmaMatch, SignatureMatch, TlsConnection, behaviour_fields,
};

pub use crate::objects::CommentVotes;
pub use serde_json::Value;
pub use std::string::String;

/// A list of strings.
pub type Strings = Vec<String>;

/// A dictionary without documented names.
pub type Dictionary = serde_json::Map<String, Value>;

/// The techniques of MITRE ATT&CK that each sandbox observed, by sandbox; a sandbox that observed
/// none may be missing.
///
/// Source: [MITRE ATT&CK techniques of a file](https://docs.virustotal.com/reference/get-a-summary-of-all-mitre-attck-techniques-observed-in-a-file).
pub type MitreTrees = Map<MitreTree>;

behaviour_fields! {
    /// The behaviour of a file, merged from the reports of all sandboxes.
    ///
    /// Source: [summary of behaviours](https://docs.virustotal.com/reference/file-all-behaviours-summary).
    pub struct BehaviourSummary {}
}

crate::attributes! {
    /// What one sandbox observed, as tactics of MITRE ATT&CK.
    pub struct MitreTree {
        /// The tactics.
        pub tactics: Vec<MitreTactic>,
    }

    /// A tactic: why something was done.
    pub struct MitreTactic {
        /// Its identifier: `TA0005`.
        pub id: Option<String>,
        /// Its name: `Defense Evasion`.
        pub name: Option<String>,
        /// What it means.
        pub description: Option<String>,
        /// Its page.
        pub link: Option<String>,
        /// The techniques observed.
        pub techniques: Vec<MitreTechnique>,
    }

    /// A technique: how something was done.
    pub struct MitreTechnique {
        /// Its identifier: `T1055`.
        pub id: Option<String>,
        /// Its name: `Process Injection`.
        pub name: Option<String>,
        /// What it means.
        pub description: Option<String>,
        /// Its page.
        pub link: Option<String>,
        /// The signatures that show it.
        pub signatures: Vec<MitreSignature>,
    }

    /// A signature that shows a technique.
    pub struct MitreSignature {
        /// What was seen.
        pub description: Option<String>,
        /// How severe it is: `INFO`, `LOW`, `MEDIUM`, `HIGH`, `UNKNOWN`.
        pub severity: Option<String>,
        /// What matches.
        pub match_data: Vec<String>,
    }
}
