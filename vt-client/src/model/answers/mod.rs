//! Answers that are not objects: what is in `data`, or the whole body.
//!
//! What is a dictionary is [`Plain`]: like an object it keeps its text beside the fields that have a type, so that a field that
//! nobody knew is there for [`Plain::get`]. Texts, truths and lists of texts are what they are.

mod account;
mod asm;
mod code_insight;
mod dtm;
mod metadata;
mod mitre;
mod monitor;
mod plain;
mod threat_list;
mod widget;

use crate::json::map::Map;
use crate::json::raw::Raw;
use crate::model::objects::{
    AttackTechnique, CopiedFile, DnsLookup, DroppedFile, HttpConversation, IdsAlert, IpTraffic,
    KeyValue, Process, SigmaMatch, SignatureMatch, TlsConnection, behaviour_fields,
};

pub use account::{ApiUsage, ApiUsageFields, GroupQuota, OverallQuota, OverallQuotas};
pub use asm::{
    AsmEntity, AsmEntityDetail, AsmIssue, AsmIssueDetail, AsmIssueFields, AsmIssueStatus,
    AsmIssueSummary, AsmOutcome, AsmOutcomeFields, AsmProject, AsmProjectFields,
};
pub use code_insight::CodeInsight;
pub use dtm::{DtmAlert, DtmAlertFields, DtmAlertStatus, DtmDocument, DtmMonitor, DtmTopicMatch};
pub use metadata::{Metadata, MetadataFields, RelationshipInfo};
pub use mitre::{
    MitreSignature, MitreTactic, MitreTechnique, MitreTree, MitreTreeFields, MitreTrees,
};
pub use monitor::{MonitorEvent, MonitorEventFields};
pub use plain::Plain;
pub use threat_list::{IocsSummary, ThreatList, ThreatLists};
pub use widget::{DetectionRatio, Widget, WidgetFields};

pub use crate::json::secret_text::SecretText;
pub use serde_json::Value;
pub use std::string::String;

/// A list of strings.
pub type Strings = Vec<String>;

/// A dictionary without documented names, for tables of the caller's. [`Plain`] keeps its text.
pub type Dictionary = serde_json::Map<String, Value>;

/// The votes on a comment, counted.
///
/// Source: [voting on a comment](https://docs.virustotal.com/reference/vote-comment).
pub type CommentVotes = Plain<crate::model::objects::CommentVotes>;

/// A report that a machine wrote about a private file. Its shape is not documented.
pub type AiReport = Plain;

/// The behaviour of a file, merged from the reports of all sandboxes.
///
/// Source: [summary of behaviours](https://docs.virustotal.com/reference/file-all-behaviours-summary).
pub type BehaviourSummary = Plain<BehaviourSummaryFields>;

behaviour_fields! {
    /// The fields of the behaviour of a file, merged from the reports of all sandboxes.
    ///
    /// Source: [summary of behaviours](https://docs.virustotal.com/reference/file-all-behaviours-summary).
    pub struct BehaviourSummaryFields {}
}
