//! Answers that are not objects.

mod account;
mod asm;
mod code_insight;
mod dtm;
mod metadata;
mod mitre;
mod monitor;
mod widget;

use crate::json::map::Map;
use crate::json::raw::Raw;
use crate::model::objects::{
    AttackTechnique, CopiedFile, DnsLookup, DroppedFile, HttpConversation, IdsAlert, IpTraffic,
    KeyValue, Process, SigmaMatch, SignatureMatch, TlsConnection, behaviour_fields,
};

pub use crate::model::plain::Plain;
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

/// The threat lists that the account may read. Its shape is not documented.
///
/// Source: [threat lists](https://gtidocs.virustotal.com/reference/list-provisioned-threat-lists).
pub type ThreatLists = Plain;

/// Summaries of indicators, in the order of the request. Its shape is not documented.
///
/// Source: [summaries](https://gtidocs.virustotal.com/reference/get-ioc-summary).
pub type IocsSummary = Plain;

/// A report that a machine wrote about a private file. Its shape is not documented.
pub type AiReport = Plain;

/// The behaviour of a file, merged from the reports of all sandboxes.
///
/// Source: [summary of
/// behaviours](https://docs.virustotal.com/reference/file-all-behaviours-summary).
pub type BehaviourSummary = Plain<BehaviourSummaryFields>;

behaviour_fields! {
    /// The fields of the behaviour of a file, merged from the reports of all sandboxes.
    ///
    /// Source: [summary of
    /// behaviours](https://docs.virustotal.com/reference/file-all-behaviours-summary).
    pub struct BehaviourSummaryFields {}
}
