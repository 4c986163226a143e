//! Digital threat monitoring.

use crate::json::open_enum::open_enum;
use crate::json::raw::Raw;
use crate::model::plain::Plain;

/// An alert: something that a monitor found.
///
/// Source: [alerts](https://gtidocs.virustotal.com/reference/get-alerts).
pub type DtmAlert = Plain<DtmAlertFields>;

/// A monitor: what to look for. Its shape is not documented.
///
/// Source: [monitors](https://gtidocs.virustotal.com/reference/get-monitors).
pub type DtmMonitor = Plain;

/// A document of the open or dark web. Its shape is not documented.
///
/// Source: [documents](https://gtidocs.virustotal.com/reference/post-docs-search).
pub type DtmDocument = Plain;

crate::attributes! {
    /// The fields of an alert. Times are texts, RFC 3339.
    ///
    /// Source: [alerts](https://gtidocs.virustotal.com/reference/get-alerts), and answers that the
    /// [developer kit](https://github.com/VirusTotal/gti-dev-kit) shows.
    pub struct DtmAlertFields {
        /// Its identifier.
        pub id: Option<String>,
        /// The monitor that found it.
        pub monitor_id: Option<String>,
        /// The version of the monitor.
        pub monitor_version: Option<i64>,
        /// Its title.
        pub title: Option<String>,
        /// What kind of document it is about: `Message`, `Domain Discovery`.
        pub alert_type: Option<String>,
        /// The beginning of the document.
        pub alert_summary: Option<String>,
        /// A summary that was written by a machine.
        pub ai_doc_summary: Option<String>,
        /// What was done about it.
        pub status: Option<DtmAlertStatus>,
        /// How severe it is: `low`, `medium`, `high`.
        pub severity: Option<String>,
        /// Why it is that severe.
        pub severity_reasoning: Option<Raw>,
        /// How sure it is, 0 to 1.
        pub confidence: Option<f64>,
        /// Why it is that sure.
        pub confidence_reasoning: Option<Raw>,
        /// The score of the indicator in it, 0 to 100.
        pub indicator_mscore: Option<u64>,
        /// How alike it is to the alert that it is aggregated under, 0 to 1.
        pub similarity_score: Option<f64>,
        /// The alert that it is aggregated under.
        pub aggregated_under_id: Option<String>,
        /// When it was made.
        pub created_at: Option<String>,
        /// When it last changed.
        pub updated_at: Option<String>,
        /// When mail was sent; empty when none was.
        pub email_sent_at: Option<String>,
        /// Tags.
        pub tags: Vec<String>,
        /// Whether an analyst has written something.
        pub has_analysis: Option<bool>,
        /// Whether it is ignored.
        pub ignore: Option<bool>,
        /// Where the document is.
        pub doc_url: Option<String>,
        /// Where the document's labels are.
        pub labels_url: Option<String>,
        /// Where the document's topics are.
        pub topics_url: Option<String>,
        /// What of the document matches.
        pub doc_matches: Vec<Raw>,
        /// The labels that match.
        pub label_matches: Vec<Raw>,
        /// The topics that match.
        pub topic_matches: Vec<DtmTopicMatch>,
    }

    /// A topic of a document that matches.
    ///
    /// Source: answers that the [developer kit](https://github.com/VirusTotal/gti-dev-kit) shows.
    pub struct DtmTopicMatch {
        /// The topic.
        pub topic_id: Option<String>,
        /// What stands in the document.
        pub value: Option<String>,
        /// What the monitor looks for.
        pub term: Option<String>,
        /// Where it begins and ends.
        pub offsets: Vec<i64>,
    }
}

open_enum! {
    /// What was done about an alert.
    ///
    /// Source: the connectors of Google SecOps.
    pub enum DtmAlertStatus {
        /// Nobody has seen it.
        New = "new",
        /// It was seen.
        Read = "read",
        /// It is done.
        Closed = "closed",
        /// It was handed on.
        Escalated = "escalated",
        /// It is worked on.
        InProgress = "in_progress",
        /// Nothing has to be done.
        NoActionRequired = "no_action_required",
        /// There is another alert for it.
        Duplicate = "duplicate",
        /// It does not matter.
        NotRelevant = "not_relevant",
        /// It is worked on elsewhere.
        TrackedExternal = "tracked_external",
    }
}
