//! What a behaviour is a sign of.

use crate::json::any_value::AnyValue;

crate::attributes! {
    /// A technique of MITRE ATT&CK.
    ///
    /// Source: [file behaviours](https://docs.virustotal.com/reference/file-behaviour-summary).
    pub struct AttackTechnique {
        /// Its identifier: `T1055`.
        pub id: Option<String>,
        /// What in the report shows it.
        pub refs: Vec<BehaviourRef>,
        /// The signature that shows it.
        pub signature_description: Option<String>,
        /// How severe it is: `IMPACT_SEVERITY_HIGH`.
        pub severity: Option<String>,
    }

    /// A signature that matches.
    ///
    /// Source: [file behaviours](https://docs.virustotal.com/reference/file-behaviour-summary).
    pub struct SignatureMatch {
        /// Who wrote it.
        pub authors: Vec<String>,
        /// What it looks for.
        pub description: Option<String>,
        /// Its format: `SIG_FORMAT_YARA`, `SIG_FORMAT_SIGMA`, `SIG_FORMAT_CAPA`,
        /// `SIG_FORMAT_OPENIOC`.
        pub format: Option<String>,
        /// Its identifier in the sandbox.
        pub id: Option<AnyValue>,
        /// What it matches.
        pub match_data: Vec<AnyValue>,
        /// Its name.
        pub name: Option<String>,
        /// What in the report shows it.
        pub refs: Vec<BehaviourRef>,
        /// Its source text.
        pub rule_src: Option<String>,
        /// How severe it is: `IMPACT_SEVERITY_HIGH`.
        pub severity: Option<String>,
    }

    /// A place in a report.
    ///
    /// Source: [file behaviours](https://docs.virustotal.com/reference/file-behaviour-summary).
    pub struct BehaviourRef {
        /// The field of the report: `#registry_keys_opened`.
        pub reference: Option<String> = "ref",
        /// What it has there.
        pub value: Option<AnyValue>,
    }
}
