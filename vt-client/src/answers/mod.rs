//! Answers that are not objects: what is in `data`, or the whole body.
//!
//! Most are structs, read as tolerantly as the attributes of objects. What has fields that are not documented, or that are lost in
//! a list otherwise, is [`Plain`]: it keeps its text.

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

use crate::json::Raw;
use crate::map::Map;
use crate::objects::{
    AttackTechnique, CopiedFile, DnsLookup, DroppedFile, HttpConversation, IdsAlert, IpTraffic,
    KeyValue, Process, SigmaMatch, SignatureMatch, TlsConnection, behaviour_fields,
};

pub use account::{ApiUsage, GroupQuota, OverallQuota, OverallQuotas};
pub use asm::{
    AsmEntity, AsmEntityDetail, AsmIssue, AsmIssueDetail, AsmIssueFields, AsmIssueStatus,
    AsmIssueSummary, AsmOutcome, AsmProject, AsmProjectFields,
};
pub use code_insight::CodeInsight;
pub use dtm::{DtmAlert, DtmAlertFields, DtmAlertStatus, DtmDocument, DtmMonitor, DtmTopicMatch};
pub use metadata::{Metadata, RelationshipInfo};
pub use mitre::{MitreSignature, MitreTactic, MitreTechnique, MitreTree, MitreTrees};
pub use monitor::{MonitorEvent, MonitorEventFields};
pub use plain::Plain;
pub use threat_list::{IocsSummary, ThreatList, ThreatLists};
pub use widget::{DetectionRatio, Widget};

pub use crate::SecretText;
pub use crate::objects::CommentVotes;
pub use serde_json::Value;
pub use std::string::String;

/// A list of strings.
pub type Strings = Vec<String>;

/// A dictionary without documented names.
pub type Dictionary = serde_json::Map<String, Value>;

behaviour_fields! {
    /// The behaviour of a file, merged from the reports of all sandboxes.
    ///
    /// Source: [summary of behaviours](https://docs.virustotal.com/reference/file-all-behaviours-summary).
    pub struct BehaviourSummary {}
}
