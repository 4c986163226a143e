//! Typed request bodies.
//!
//! A method that sends a body takes the type of this module, the shorter forms that its
//! documentation names (a comment may be plain text), or a [`serde_json::Value`], which is sent as
//! it is: nothing of it is checked.

mod account;
mod alerting_asset;
mod analyse_binary;
mod asm;
mod attachments;
mod check;
mod collection;
mod comment;
mod descriptors;
mod dtm;
mod entity;
mod error;
mod file_source;
mod file_upload;
mod form;
mod graph;
mod group_members;
mod hunting_ruleset;
mod iocs_summary;
mod json;
mod misp;
mod monitor;
mod monitor_upload;
mod multipart;
mod private_file_upload;
mod private_scan;
mod raw;
mod reference;
mod retrohunt_job;
mod saved_search;
mod subscription;
mod threat_profile;
mod url_to_scan;
mod vote;
mod yara;
mod zip_request;

pub use account::{GroupUpdate, UserUpdate};
pub use alerting_asset::{AssetType, NewAlertingAsset};
pub use analyse_binary::{AnalyseBinary, CodeType};
pub use asm::AsmIssueStatus;
pub use attachments::DtmAttachments;
pub use collection::{CollectionUpdate, NewCollection};
pub use comment::NewComment;
pub use descriptors::{Descriptor, Descriptors};
pub use dtm::{DtmAlertStatus, DtmAnalysis, DtmSearch};
pub use error::BodyError;
pub use file_upload::FileUpload;
pub use form::{FormBody, IntoForm, Pairs, RawForm};
pub use graph::{GraphLink, GraphNode, GraphUpdate, NewGraph};
pub use group_members::{GroupMembers, MemberRoles, MemberSettings, NewOwner, NewServiceAccounts};
pub use hunting_ruleset::{HuntingRulesetUpdate, MatchObjectType, NewHuntingRuleset};
pub use iocs_summary::IocsSummaryRequest;
pub use json::{IntoJson, JsonBody, RawJson};
pub use misp::MispEvent;
pub use monitor::{MonitorCommentUpdate, MonitorDetection, MonitorItemConfig, NewMonitorComment};
pub use monitor_upload::MonitorUpload;
pub use multipart::{IntoMultipart, MultipartBody};
pub use private_file_upload::PrivateFileUpload;
pub use private_scan::{PrivateFileOptions, PrivateUrlScan, SandboxLocale, StorageRegion};
pub use raw::{IntoRaw, RawBody, RawBytes};
pub use reference::NewReference;
pub use retrohunt_job::{Corpus, NewRetrohuntJob};
pub use saved_search::{NewSavedSearch, SavedSearchUpdate};
pub use subscription::SubscriptionPreferences;
pub use threat_profile::{InterestType, NewThreatProfile, ThreatProfileUpdate};
pub use url_to_scan::UrlToScan;
pub use vote::{CommentVote, NewVote, Verdict};
pub use zip_request::ZipRequest;

#[cfg(test)]
mod testing {
    use super::*;

    /// The text of a body that passes its check.
    pub(crate) fn json<T>(body: impl IntoJson<T>) -> String {
        String::from_utf8(body.into_json().unwrap().to_vec()).unwrap()
    }

    /// The same, read as JSON.
    pub(crate) fn value<T: JsonBody>(body: T) -> serde_json::Value {
        serde_json::from_str(&json(body)).unwrap()
    }

    /// The message of a body that does not.
    pub(crate) fn refused<T>(body: impl IntoJson<T>) -> String {
        body.into_json().unwrap_err().to_string()
    }

    /// The parts of a multipart body that passes its check, in their order: `name=text` or
    /// `name=@file name:content`.
    pub(crate) fn parts(body: &impl MultipartBody) -> Vec<String> {
        body.check().unwrap();
        let open = body.form().open().unwrap();
        let text: Vec<u8> = open
            .parts
            .into_iter()
            .flat_map(|part| match part.content {
                crate::wire::upload::Content::Bytes(bytes) => bytes,
                _ => panic!("not in memory"),
            })
            .collect();
        let boundary = open.content_type.split_once("boundary=").unwrap().1;
        let text = String::from_utf8(text).unwrap();
        let end = format!("--{boundary}--\r\n");
        let start = format!("--{boundary}\r\n");
        let parts = text.strip_suffix(&end).unwrap().split(&start).skip(1);
        parts
            .map(|part| {
                let (head, content) = part.split_once("\r\n\r\n").unwrap();
                let content = content.strip_suffix("\r\n").unwrap();
                let quoted: Vec<&str> = head.split('"').collect();
                match quoted[..] {
                    [_, name, _] => format!("{name}={content}"),
                    [_, name, _, file, _] => format!("{name}=@{file}:{content}"),
                    _ => panic!("{head}"),
                }
            })
            .collect()
    }
}
