//! Attack surface management: answers of the form `{"success", "message", "result"}`.

use crate::json::open_enum::open_enum;
use crate::json::raw::Raw;
use crate::model::plain::Plain;

/// A project.
///
/// Source: [projects](https://gtidocs.virustotal.com/reference/get_projects).
pub type AsmProject = Plain<AsmProjectFields>;

/// A part of the attack surface. Its shape is not documented.
///
/// Source: [searching
/// entities](https://gtidocs.virustotal.com/reference/get_search-entities-search-string).
pub type AsmEntity = Plain;

/// A weakness of the attack surface.
///
/// Source: [searching
/// issues](https://gtidocs.virustotal.com/reference/get_search-issues-search-string).
pub type AsmIssue = Plain<AsmIssueFields>;

/// All about one entity, in `result`.
///
/// Source: [one entity](https://gtidocs.virustotal.com/reference/get_entities-entity-uid-raw).
pub type AsmEntityDetail = AsmOutcome;

/// All about one issue, in `result`.
///
/// Source: [one issue](https://gtidocs.virustotal.com/reference/get_issues-id).
pub type AsmIssueDetail = AsmOutcome;

/// What came of a request.
///
/// Source: [the status of an
/// issue](https://gtidocs.virustotal.com/reference/post_issues-id-status).
pub type AsmOutcome = Plain<AsmOutcomeFields>;

crate::attributes! {
    /// The fields of what came of a request.
    ///
    /// Source: [the status of an
    /// issue](https://gtidocs.virustotal.com/reference/post_issues-id-status).
    pub struct AsmOutcomeFields {
        /// Whether it was done.
        pub success: Option<bool>,
        /// Why it was not.
        pub message: Option<String>,
        /// What was asked for; its shape is not documented.
        pub result: Option<Raw>,
    }

    /// The fields of a project.
    ///
    /// Source: [projects](https://gtidocs.virustotal.com/reference/get_projects).
    pub struct AsmProjectFields {
        /// Its number, for the header `PROJECT-ID`.
        pub id: Option<i64>,
        /// Its UUID.
        pub uuid: Option<String>,
        /// Its name.
        pub name: Option<String>,
    }

    /// The fields of an issue. Times are texts, RFC 3339.
    ///
    /// Source: [searching
    /// issues](https://gtidocs.virustotal.com/reference/get_search-issues-search-string), and
    /// answers that the [developer kit](https://github.com/VirusTotal/gti-dev-kit) shows.
    pub struct AsmIssueFields {
        /// Its identifier.
        pub id: Option<String>,
        /// Its identifier, too.
        pub uid: Option<String>,
        /// Its UUID.
        pub uuid: Option<String>,
        /// Its number.
        pub dynamic_id: Option<i64>,
        /// What it is, in one word: `weak_ssl_ciphers_enabled`.
        pub name: Option<String>,
        /// What it is, in words.
        pub pretty_name: Option<String>,
        /// What it is, in a sentence.
        pub description: Option<String>,
        /// What found it.
        pub upstream: Option<String>,
        /// When it was first seen.
        pub first_seen: Option<String>,
        /// When it was last seen.
        pub last_seen: Option<String>,
        /// The entity that has it.
        pub entity_uid: Option<String>,
        /// The entity's type.
        pub entity_type: Option<String>,
        /// The entity's name.
        pub entity_name: Option<String>,
        /// The group of entities that are one.
        pub alias_group: Option<String>,
        /// The collection that it belongs to.
        pub collection: Option<String>,
        /// The UUID of the collection.
        pub collection_uuid: Option<String>,
        /// The type of the collection: `user_collection`.
        pub collection_type: Option<String>,
        /// The UUID of the organisation.
        pub organization_uuid: Option<String>,
        /// How severe it is and what was done about it.
        pub summary: Option<AsmIssueSummary>,
        /// Tags.
        pub tags: Vec<String>,
        /// Whether it is in CISA's catalogue of known exploited vulnerabilities.
        pub cisa_known_exploited: Option<bool>,
    }

    /// How severe an issue is and what was done about it.
    ///
    /// Source: answers that the [developer kit](https://github.com/VirusTotal/gti-dev-kit) shows.
    pub struct AsmIssueSummary {
        /// What it is, in words.
        pub pretty_name: Option<String>,
        /// How severe it is, from 1, the worst, to 5.
        pub severity: Option<i64>,
        /// Whether it belongs to the organisation.
        pub scoped: Option<bool>,
        /// How sure it is: `confirmed`, `potential`.
        pub confidence: Option<String>,
        /// What was done about it.
        pub status: Option<AsmIssueStatus>,
        /// Whether that is `open` or `closed`.
        pub status_new: Option<String>,
        /// What was done about it, without whether it is open.
        pub status_new_detailed: Option<String>,
        /// Its category: `misconfiguration`.
        pub category: Option<String>,
        /// Names in catalogues, such as CVE.
        pub identifiers: Vec<Raw>,
        /// Tickets of other systems.
        pub ticket_list: Vec<Raw>,
    }
}

open_enum! {
    /// What was done about an issue.
    ///
    /// Source: the connectors of Google SecOps.
    pub enum AsmIssueStatus {
        /// Nobody has looked at it.
        OpenNew = "open_new",
        /// It was looked at.
        OpenTriaged = "open_triaged",
        /// It is worked on.
        OpenInProgress = "open_in_progress",
        /// It is done.
        Closed = "closed",
        /// It was put right.
        ClosedResolved = "closed_resolved",
        /// There is another issue for it.
        ClosedDuplicate = "closed_duplicate",
        /// It is somebody else's.
        ClosedOutOfScope = "closed_out_of_scope",
        /// It does no harm.
        ClosedBenign = "closed_benign",
        /// It is lived with.
        ClosedRiskAccepted = "closed_risk_accepted",
        /// There is no issue.
        ClosedFalsePositive = "closed_false_positive",
        /// It was not seen again.
        ClosedNoRepro = "closed_no_repro",
        /// It is worked on elsewhere.
        ClosedTrackedExternally = "closed_tracked_externally",
    }
}
