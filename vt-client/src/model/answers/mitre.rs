//! Tactics and techniques of MITRE ATT&CK.

use crate::json::any_value::AnyValue;
use crate::json::map::Map;
use crate::model::plain::Plain;

/// The techniques of MITRE ATT&CK that each sandbox observed, by sandbox; a sandbox that observed
/// none may be missing.
///
/// Source: [MITRE ATT&CK techniques of a
/// file](https://docs.virustotal.com/reference/get-a-summary-of-all-mitre-attck-techniques-observed-in-a-file).
pub type MitreTrees = Plain<Map<MitreTreeFields>>;

/// What a threat does, as tactics of MITRE ATT&CK.
///
/// Source: [MITRE ATT&CK tree of a
/// threat](https://gtidocs.virustotal.com/reference/get-threat-mitre-tree).
pub type MitreTree = Plain<MitreTreeFields>;

crate::attributes! {
    /// What one sandbox observed, or what a threat does, as tactics of MITRE ATT&CK.
    ///
    /// Source: [MITRE ATT&CK tree of a
    /// threat](https://gtidocs.virustotal.com/reference/get-threat-mitre-tree).
    pub struct MitreTreeFields {
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
        /// The techniques.
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
        pub match_data: Vec<AnyValue>,
    }
}
